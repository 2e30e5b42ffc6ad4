/* A mistake: an error of Lua's in a file that runs, as an error with place. */
#include "core/lua/mistake.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/utf8.h"
#include "core/lua/phrase.h"
#include "core/lua/scan.h"
#include "core/lua/syntax.h"
#include "core/lua/syntax_blocks.h"

enum { LINES_AHEAD = 20 /* in which what a message names may stand */ };

static const char *const constructors[] = {
    "pass", "fail", "partial", "insufficient", "not_applicable", NULL};

bool heng_mistake_split(const char *name, const char **message, uint32_t *line)
{
	size_t n = strlen(name);
	char *end;

	/* Lua cuts long names. */
	if (n >= LUA_IDSIZE)
		n = LUA_IDSIZE - 1;
	if (strncmp(*message, name, n) != 0 || (*message)[n] != ':')
		return false;
	unsigned long number = strtoul(*message + n + 1, &end, 10);
	if (*end != ':' || number == 0 || number >= UINT32_MAX)
		return false;
	*line = (uint32_t)number;
	*message = end + 1 + (end[1] == ' ');
	return true;
}

/* Where a piece of text stands from the line on, inside strings too. */
static bool find_text(const char *text, size_t size, uint32_t line,
		      const char *wanted, heng_token *out)
{
	const char *start = text, *end = text + size;
	size_t n = strlen(wanted);

	for (uint32_t at = 1; start && start < end; at++) {
		const char *stop = memchr(start, '\n', (size_t)(end - start));
		const char *last = stop ? stop : end;

		for (const char *p = start;
		     at >= line && p + n <= last && at < line + LINES_AHEAD;
		     p++) {
			if (memcmp(p, wanted, n) != 0)
				continue;
			*out = (heng_token){
			    .text = p,
			    .size = n,
			    .line = at,
			    .column = (uint32_t)heng_utf8_length(
					  start, (size_t)(p - start)) +
				      1};
			return true;
		}
		start = stop ? stop + 1 : NULL;
	}
	return false;
}

/* Whether the token is what the phrase looks for. */
static bool is_wanted(const heng_token *token, const char *wanted)
{
	if (wanted[0] != '?')
		return heng_token_is(token, wanted);
	if (!wanted[1])
		return heng_token_is_one(token, constructors);
	return token->kind == HENG_TOKEN_MARK &&
	       strchr(wanted + 1, *token->text) != NULL;
}

/* The token under which the caret goes. */
static void find_token(const char *text, size_t size, uint32_t line,
		       const char *wanted, heng_token *out)
{
	bool marks = wanted[0] == '?';
	heng_scan scan;
	heng_token first = {.line = line, .column = 1};

	heng_scan_init(&scan, text, size);
	for (;;) {
		heng_token token = heng_scan_next(&scan);

		if (token.kind == HENG_TOKEN_END ||
		    token.line > line + (marks ? 0 : LINES_AHEAD))
			break;
		if (token.line < line)
			continue;
		if (!first.size && token.line == line)
			first = token;
		if (!wanted[0])
			break;
		if (!is_wanted(&token, wanted))
			continue;
		*out = token;
		/* Two marks that belong together. */
		if (marks && wanted[1] && token.text + 1 < text + size &&
		    (token.text[1] == '=' || token.text[1] == *token.text))
			out->size = 2;
		return;
	}
	*out = first;
	if (!marks && wanted[0])
		(void)find_text(text, size, line, wanted, out);
}

static void put_place(const char *path, const char *text, size_t size,
		      const heng_token *token, heng_error *error)
{
	heng_error_at(error, path, token->line, token->column,
		      token->size ? heng_syntax_width(token->text, token->size)
				  : 1);
	heng_error_source(error, text, size);
}

/* Fact and hint; leaves in `wanted` what the caret goes under. */
static void put_words(const char *message, const char *code, char *wanted,
		      size_t max, heng_error *error)
{
	heng_said said = {0};
	char rest[400];

	*wanted = 0;
	if (heng_said_find(&said, heng_phrases_run, message)) {
		const char *find = said.phrase->find;
		size_t n = 0;

		heng_said_put(&said, code, error);
		for (; *find && n + 1 < max; find++) {
			size_t index = (size_t)(find[1] - '1');
			const char *word;

			if (*find != '$' || index >= said.n) {
				wanted[n++] = *find;
				continue;
			}
			find++;
			for (word = said.words[index]; *word && n + 1 < max;)
				wanted[n++] = *word++;
		}
		wanted[n] = 0;
		return;
	}
	snprintf(rest, sizeof(rest), "%s", message);
	heng_lua_clean(rest, strlen(rest));
	heng_fail(error, HENG_EINPUT, code, "程序出错：%s", "%s", rest);
}

/* SQ-07 without quotes is a subtraction to Lua. */
static void blame_hyphens(const char *text, size_t size, heng_token *token,
			  heng_error *error)
{
	static const char of_ids[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789._-";
	size_t left = (size_t)(text + size - token->text), n = token->size;
	char id[64];

	if (n == 0 || n >= left || token->text[n] != '-')
		return;
	while (n < left && token->text[n] && strchr(of_ids, token->text[n]))
		n++;
	if (n >= sizeof(id) || n < token->size + 2)
		return;
	memcpy(id, token->text, n);
	id[n] = 0;
	token->size = n;
	heng_error_hint(error, "字符串要加引号：\"%s\"",
			"a string needs quotes: \"%s\"", id);
}

void heng_mistake_fail(const char *path, const char *text, size_t size,
		       uint32_t line, const char *message, const char *code,
		       heng_error *error)
{
	char wanted[HENG_CAPTURE_MAX];
	heng_token token;

	put_words(message, code, wanted, sizeof(wanted), error);
	find_token(text, size, line, wanted, &token);
	if (strstr(message, " is not defined"))
		blame_hyphens(text, size, &token, error);
	put_place(path, text, size, &token, error);
}

/*
 * In the lines of a function, an outcome that is made and left lying: a
 * constructor at the beginning of a statement. False: there is none.
 */
static bool find_unreturned(const heng_source *source, uint32_t from,
			    uint32_t to, heng_token *out)
{
	static const char *const before[] = {"then", "else", "do", "end",
					     ")",    "}",    NULL};
	heng_scan scan;
	heng_token last = {0};

	heng_scan_init(&scan, source->text, source->size);
	for (;;) {
		heng_token token = heng_scan_next(&scan);

		if (token.kind == HENG_TOKEN_END || token.line > to)
			return false;
		if (token.line >= from &&
		    heng_token_is_one(&token, constructors) &&
		    (heng_token_is_one(&last, before) ||
		     last.kind == HENG_TOKEN_STRING ||
		     last.kind == HENG_TOKEN_NUMBER)) {
			*out = token;
			return true;
		}
		last = token;
	}
}

/* The last `end` of the lines: where the function falls off. */
static bool find_last_end(const heng_source *source, uint32_t line,
			  heng_token *out)
{
	bool found = false;
	heng_scan scan;

	heng_scan_init(&scan, source->text, source->size);
	for (;;) {
		heng_token token = heng_scan_next(&scan);

		if (token.kind == HENG_TOKEN_END || token.line > line)
			return found;
		if (token.line == line && heng_token_is(&token, "end")) {
			*out = token;
			found = true;
		}
	}
}

/* Lines of a rule's function, of which the registry has the reference. */
static bool function_lines(const heng_policies *policies, int reference,
			   uint32_t *from, uint32_t *to)
{
	lua_Debug debug = {0};

	if (reference == LUA_NOREF)
		return false;
	lua_rawgeti(policies->L, LUA_REGISTRYINDEX, reference);
	if (!lua_isfunction(policies->L, -1) ||
	    !lua_getinfo(policies->L, ">S", &debug) || debug.linedefined <= 0)
		return false;
	*from = (uint32_t)debug.linedefined;
	*to = (uint32_t)debug.lastlinedefined;
	return true;
}

static const heng_source *source_of(const heng_policies *policies,
				    const char *name)
{
	for (size_t i = 0; i < policies->n_sources; i++) {
		if (strcmp(policies->sources[i]->name, name) == 0)
			return policies->sources[i];
	}
	return NULL;
}

/* What no line of Lua is to blame for: what a function returned. */
static void place_function(const heng_policies *policies, const heng_rule *rule,
			   const heng_source *source, const char *message,
			   heng_error *error)
{
	const heng_rule_code *code = &policies->code[rule - policies->rules];
	bool applies = strncmp(message, "applies ", 8) == 0;
	bool is_nil = strstr(message, " a nil") != NULL;
	heng_token token;
	uint32_t from, to;

	heng_policies_locate(policies, rule, applies ? "applies" : "check",
			     error);
	if (!is_nil ||
	    !function_lines(policies, applies ? code->applies : code->check,
			    &from, &to))
		return;
	if (!applies && find_unreturned(source, from, to, &token)) {
		char name[32];

		snprintf(name, sizeof(name), "%.*s", (int)token.size,
			 token.text);
		heng_error_hint(error, "这里没有 return：写成 return %s …",
				"it is not returned here: write return %s …",
				name);
	} else if (!find_last_end(source, to, &token)) {
		return;
	}
	put_place(source->path, source->text, source->size, &token, error);
}

/* The first place where a function of the file assigns to the variable that
 * the rule has changed. */
static bool place_write(const heng_policies *policies,
			const heng_source *source, heng_error *error)
{
	heng_scan scan;
	heng_token last[2] = {{0}};

	heng_scan_init(&scan, source->text, source->size);
	for (;;) {
		heng_token token = heng_scan_next(&scan);
		heng_scan ahead = scan;
		heng_token next = heng_scan_next(&ahead);

		if (token.kind == HENG_TOKEN_END)
			return false;
		if (heng_token_is(&token, "=") && !heng_token_is(&next, "=") &&
		    heng_token_is(&last[0], policies->changed) &&
		    !heng_token_is(&last[1], "local")) {
			put_place(source->path, source->text, source->size,
				  &last[0], error);
			return true;
		}
		last[1] = last[0];
		last[0] = token;
	}
}

void heng_mistake_of_rule(const heng_policies *policies, const heng_rule *rule,
			  const char *message, heng_error *error)
{
	const heng_source *source =
	    rule->file ? source_of(policies, rule->file) : NULL;
	char wanted[HENG_CAPTURE_MAX];
	uint32_t line;

	if (source && heng_mistake_split(source->name, &message, &line)) {
		heng_mistake_fail(source->path, source->text, source->size,
				  line, message, "H2040", error);
		return;
	}
	put_words(message, "H2040", wanted, sizeof(wanted), error);
	if (source && strncmp(message, "keeps state", 11) == 0 &&
	    place_write(policies, source, error))
		return;
	if (source)
		place_function(policies, rule, source, message, error);
}
