/* The scanner: Lua source as tokens, to find where a declaration stands. */
#include "core/lua/scan.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/utf8.h"

void heng_scan_init(heng_scan *scan, const char *text, size_t size)
{
	*scan = (heng_scan){.text = text, .size = size, .line = 1};
	/* Lua skips a first line that starts with '#'. */
	if (size > 0 && text[0] == '#') {
		while (scan->at < size && text[scan->at] != '\n' &&
		       text[scan->at] != '\r')
			scan->at++;
	}
}

static bool is_name_start(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char peek(const heng_scan *scan, size_t ahead)
{
	return scan->at + ahead < scan->size ? scan->text[scan->at + ahead] : 0;
}

static bool is_newline(char c)
{
	return c == '\n' || c == '\r';
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || is_newline(c) || c == '\v' || c == '\f';
}

/* Past one character; past both of the two that end a line together. What
 * ends a line is Lua's to say, for its messages have its lines. */
static void advance(heng_scan *scan)
{
	char c = scan->text[scan->at++];

	if (!is_newline(c))
		return;
	if (is_newline(peek(scan, 0)) && peek(scan, 0) != c)
		scan->at++;
	scan->line++;
	scan->line_start = scan->at;
}

/* At '[': the number of '=' of a long bracket, or -1 if it is none. */
static int long_level(const heng_scan *scan)
{
	size_t n = 1;

	while (peek(scan, n) == '=')
		n++;
	return peek(scan, n) == '[' ? (int)n - 1 : -1;
}

static void skip_long(heng_scan *scan, int level)
{
	for (int i = 0; i < level + 2 && scan->at < scan->size; i++)
		advance(scan);
	while (scan->at < scan->size) {
		if (peek(scan, 0) == ']') {
			int n = 0;

			while (peek(scan, 1 + (size_t)n) == '=')
				n++;
			if (n == level && peek(scan, 1 + (size_t)n) == ']') {
				scan->at += (size_t)n + 2;
				return;
			}
		}
		advance(scan);
	}
}

static void skip_space(heng_scan *scan)
{
	while (scan->at < scan->size) {
		char c = peek(scan, 0);

		if (is_space(c)) {
			advance(scan);
		} else if (c == '-' && peek(scan, 1) == '-') {
			scan->at += 2;
			int level =
			    peek(scan, 0) == '[' ? long_level(scan) : -1;
			if (level >= 0) {
				skip_long(scan, level);
				continue;
			}
			while (scan->at < scan->size &&
			       !is_newline(peek(scan, 0)))
				scan->at++;
		} else {
			return;
		}
	}
}

static void skip_quoted(heng_scan *scan)
{
	char quote = peek(scan, 0);

	scan->at++;
	while (scan->at < scan->size) {
		char c = peek(scan, 0);

		if (is_newline(c))
			return; /* unfinished: Lua will say so */
		if (c == '\\' && scan->at + 1 < scan->size) {
			bool skips = peek(scan, 1) == 'z';

			scan->at++;
			advance(scan);
			while (skips && scan->at < scan->size &&
			       is_space(peek(scan, 0)))
				advance(scan);
			continue;
		}
		scan->at++;
		if (c == quote)
			return;
	}
}

/* Counts every byte once, however long a line is. */
static uint32_t column_here(heng_scan *scan)
{
	if (scan->counted < scan->line_start) {
		scan->counted = scan->line_start;
		scan->points = 0;
	}
	scan->points += (uint32_t)heng_utf8_length(scan->text + scan->counted,
						   scan->at - scan->counted);
	scan->counted = scan->at;
	return scan->points + 1;
}

heng_token heng_scan_next(heng_scan *scan)
{
	skip_space(scan);

	heng_token token = {.text = scan->text + scan->at,
			    .line = scan->line,
			    .column = column_here(scan)};
	size_t start = scan->at;
	if (scan->at >= scan->size)
		return token;
	char c = peek(scan, 0);

	if (is_name_start(c)) {
		token.kind = HENG_TOKEN_NAME;
		while (is_name_start(peek(scan, 0)) || is_digit(peek(scan, 0)))
			scan->at++;
	} else if (c == '"' || c == '\'') {
		token.kind = HENG_TOKEN_STRING;
		skip_quoted(scan);
	} else if (c == '[' && long_level(scan) >= 0) {
		token.kind = HENG_TOKEN_STRING;
		skip_long(scan, long_level(scan));
	} else if (is_digit(c)) {
		token.kind = HENG_TOKEN_NUMBER;
		while (is_name_start(peek(scan, 0)) ||
		       is_digit(peek(scan, 0)) || peek(scan, 0) == '.')
			scan->at++;
	} else {
		token.kind = HENG_TOKEN_MARK;
		scan->at++;
	}
	token.size = scan->at - start;
	return token;
}

bool heng_token_string(const heng_token *token, const char **text, size_t *size)
{
	if (token->kind != HENG_TOKEN_STRING || token->size < 2)
		return false;
	if (token->text[0] != '[') {
		if (memchr(token->text, '\\', token->size))
			return false;
		*text = token->text + 1;
		*size = token->size - 2;
		return true;
	}
	size_t level = 0;
	while (token->text[1 + level] == '=')
		level++;
	if (token->size < 2 * (level + 2))
		return false;
	*text = token->text + level + 2;
	*size = token->size - 2 * (level + 2);
	return true;
}

/*
 * With `scan` behind a '{', finds the key at this depth. On success `scan`
 * stands behind the '=' and `out` is the key's token.
 */
static bool find_in_table(heng_scan *scan, const char *key, heng_token *out)
{
	int depth = 0;
	heng_token last = {0};
	bool bracketed = false;

	for (;;) {
		heng_token token = heng_scan_next(scan);

		if (token.kind == HENG_TOKEN_END)
			return false;
		if (token.kind == HENG_TOKEN_MARK) {
			char c = token.text[0];

			if (c == '=' && depth == 0 && last.kind) {
				const char *text = last.text;
				size_t size = last.size;

				if (bracketed &&
				    !heng_token_string(&last, &text, &size))
					size = 0;
				if (size == strlen(key) &&
				    memcmp(text, key, size) == 0) {
					*out = last;
					return true;
				}
			}
			if (c == '[' && depth == 0) {
				last = heng_scan_next(scan);
				bracketed = true;
				(void)heng_scan_next(scan); /* the ']' */
				continue;
			}
			if (c == '{' || c == '(')
				depth++;
			if ((c == '}' || c == ')') && depth-- == 0)
				return false;
			last.kind = HENG_TOKEN_END;
			continue;
		}
		last = token;
		bracketed = false;
		if (token.kind != HENG_TOKEN_NAME)
			last.kind = HENG_TOKEN_END;
	}
}

/* Behind the first token of an entry: to the end of it. False: that is the
 * table's end too. */
static bool skip_entry(heng_scan *scan, heng_token token)
{
	int depth = 0;

	for (;; token = heng_scan_next(scan)) {
		if (token.kind == HENG_TOKEN_END)
			return false;
		if (token.kind != HENG_TOKEN_MARK)
			continue;
		char c = *token.text;

		if (c == '{' || c == '(')
			depth++;
		if ((c == '}' || c == ')') && depth-- == 0)
			return false;
		if ((c == ',' || c == ';') && depth == 0)
			return true;
	}
}

/* With `scan` behind a '{', finds element `index` (from 1) of its list. On
 * success `scan` stands before it and `out` is its first token. */
static bool find_item(heng_scan *scan, unsigned long index, heng_token *out)
{
	for (;;) {
		heng_scan before = *scan;
		heng_token token = heng_scan_next(scan), next;
		heng_scan ahead = *scan;

		next = heng_scan_next(&ahead);
		bool keyed = token.kind == HENG_TOKEN_NAME
				 ? heng_token_is(&next, "=")
				 : heng_token_is(&token, "[");
		if (token.kind == HENG_TOKEN_END || heng_token_is(&token, "}"))
			return false;
		if (!keyed && --index == 0) {
			*out = token;
			*scan = before;
			return true;
		}
		if (!skip_entry(scan, token))
			return false;
	}
}

/* Leaves `scan` behind the '=' of the key, or before the element. */
static bool find_path(heng_scan *scan, const char *function, uint32_t line,
		      const char *const *keys, size_t n, heng_token *out)
{
	heng_token token;

	for (;;) {
		token = heng_scan_next(scan);
		if (token.kind == HENG_TOKEN_END) {
			*out = (heng_token){.line = line, .column = 1};
			return false;
		}
		if (token.line < line || !heng_token_is(&token, function))
			continue;
		*out = token;
		if (heng_token_is(&token, "{"))
			break; /* `function` is the brace itself */
		token = heng_scan_next(scan);
		if (heng_token_is(&token, "("))
			token = heng_scan_next(scan);
		if (heng_token_is(&token, "{"))
			break;
	}
	for (size_t i = 0; i < n; i++) {
		bool found =
		    keys[i][0] == '['
			? find_item(scan, strtoul(keys[i] + 1, NULL, 10), out)
			: find_in_table(scan, keys[i], out);

		if (!found)
			return false;
		if (i + 1 == n)
			break;
		token = heng_scan_next(scan);
		if (!heng_token_is(&token, "{"))
			return false;
	}
	return true;
}

bool heng_scan_find_key(const char *text, size_t size, const char *function,
			uint32_t line, const char *const *keys, size_t n,
			heng_token *out)
{
	heng_scan scan;

	heng_scan_init(&scan, text, size);
	return find_path(&scan, function, line, keys, n, out);
}

bool heng_scan_find_value(const char *text, size_t size, const char *function,
			  uint32_t line, const char *const *keys, size_t n,
			  heng_token *out)
{
	heng_scan scan;

	heng_scan_init(&scan, text, size);
	if (!find_path(&scan, function, line, keys, n, out))
		return false;
	if (n > 0)
		*out = heng_scan_next(&scan);
	return true;
}
