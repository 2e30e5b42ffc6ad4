/* Nesting: a walk over Lua's tokens that knows what they stand in. */
#include "core/lua/nesting.h"

#include <stdio.h>
#include <string.h>

#include "core/base/utf8.h"
#include "core/lua/state.h"

bool heng_token_is_keyword(const heng_token *token)
{
	static const char *const words[] = {
	    "and",   "break", "do",	  "else",  "elseif", "end",
	    "false", "for",   "function", "goto",  "if",     "in",
	    "local", "nil",   "not",	  "or",	   "repeat", "return",
	    "then",  "true",  "until",	  "while",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (heng_token_is_word(token, words[i]))
			return true;
	}
	return false;
}

heng_nesting_level *heng_nesting_inside(heng_nesting *w)
{
	return w->depth > 0 ? &w->levels[w->depth - 1] : NULL;
}

static void enter(heng_nesting *w, heng_nest kind, size_t first)
{
	if (w->depth == HENG_NESTING_MAX) {
		w->is_lost = true;
		return;
	}
	w->levels[w->depth++] = (heng_nesting_level){
	    .kind = kind, .is_field = kind == HENG_NEST_TABLE, .first = first};
}

static void leave(heng_nesting *w, heng_nest kind)
{
	heng_nesting_level *top = heng_nesting_inside(w);

	if (top && top->kind == kind)
		w->depth--;
	else
		w->is_lost = true;
}

bool heng_token_is_equals(const heng_scan *scan, const heng_token *token)
{
	const char *end = scan->text + scan->size;

	return heng_token_is(token, "=") &&
	       (token->text + 1 == end || token->text[1] != '=');
}

/* Takes the next token; `first` is where keys of a table that it opens go.
 * What a closing mark closes is still there: see heng_nesting_settle(). False:
 * the end. */
bool heng_nesting_step(heng_nesting *w)
{
	heng_nesting_level *top = heng_nesting_inside(w);

	w->before = w->token;
	w->token = heng_scan_next(&w->scan);
	w->begins_field = top && top->kind == HENG_NEST_TABLE &&
			  top->is_field && !heng_token_is(&w->token, "}");
	if (w->begins_field)
		top->is_field = false;
	return w->token.kind != HENG_TOKEN_END && !w->is_lost;
}

/* Opens and closes what the token opens and closes. */
void heng_nesting_settle(heng_nesting *w, size_t n_keys)
{
	const heng_token *token = &w->token;
	heng_nesting_level *top = heng_nesting_inside(w);

	if (token->kind == HENG_TOKEN_MARK) {
		switch (token->text[0]) {
		case '{':
			enter(w, HENG_NEST_TABLE, n_keys);
			break;
		case '(':
		case '[':
			enter(w, HENG_NEST_PAREN, 0);
			break;
		case '}':
			leave(w, HENG_NEST_TABLE);
			break;
		case ')':
		case ']':
			leave(w, HENG_NEST_PAREN);
			break;
		case ',':
		case ';':
			if (top && top->kind == HENG_NEST_TABLE)
				top->is_field = true;
			break;
		}
	} else if (heng_token_is_word(token, "function") ||
		   heng_token_is_word(token, "if") ||
		   heng_token_is_word(token, "do")) {
		enter(w, HENG_NEST_BLOCK, 0);
	} else if (heng_token_is_word(token, "repeat")) {
		enter(w, HENG_NEST_REPEAT, 0);
	} else if (heng_token_is_word(token, "end")) {
		leave(w, HENG_NEST_BLOCK);
	} else if (heng_token_is_word(token, "until")) {
		leave(w, HENG_NEST_REPEAT);
	}
}

/* At the first token of a field: its key's token, if it has a literal one. */
bool heng_nesting_key(const heng_nesting *w, heng_token *key)
{
	heng_scan ahead = w->scan;
	heng_token token = heng_scan_next(&ahead);

	*key = w->token;
	if (w->token.kind == HENG_TOKEN_NAME)
		return !heng_token_is_keyword(&w->token) &&
		       heng_token_is_equals(&ahead, &token);
	if (!heng_token_is(&w->token, "["))
		return false;
	*key = token;
	token = heng_scan_next(&ahead);
	if (!heng_token_is(&token, "]"))
		return false;
	token = heng_scan_next(&ahead);
	return heng_token_is_equals(&ahead, &token) &&
	       (key->kind == HENG_TOKEN_STRING ||
		key->kind == HENG_TOKEN_NUMBER);
}

void heng_nesting_place(const char *file, const heng_scan *scan,
			const heng_token *token, heng_error *error)
{
	size_t width = heng_utf8_length(token->text, token->size);

	heng_error_at(error, file, token->line, token->column,
		      width ? (uint32_t)width : 1);
	heng_error_source(error, scan->text, scan->size);
}

/* A copy that may go into a message. */
void heng_nesting_show(const char *text, size_t size, char out[HENG_SHOWN_MAX])
{
	int n = size < HENG_SHOWN_MAX ? (int)size : HENG_SHOWN_MAX - 1;

	snprintf(out, HENG_SHOWN_MAX, "%.*s", n, text);
	heng_lua_clean(out, strlen(out));
}
