/* The scanner: Lua source as tokens, to find where a declaration stands. */
#ifndef HENG_LUA_SCAN_H
#define HENG_LUA_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef enum heng_token_kind {
	HENG_TOKEN_END,
	HENG_TOKEN_NAME, /* keywords too */
	HENG_TOKEN_STRING,
	HENG_TOKEN_NUMBER,
	HENG_TOKEN_MARK, /* one character of punctuation */
} heng_token_kind;

typedef struct heng_token {
	heng_token_kind kind;
	const char *text; /* into the source, quotes included */
	size_t size;
	uint32_t line;	 /* from 1 */
	uint32_t column; /* from 1, code points */
} heng_token;

/* Walks a source once; it need not be valid Lua, what is odd is a MARK. */
typedef struct heng_scan {
	const char *text;
	size_t size;
	size_t at;
	uint32_t line;
	size_t line_start;
	size_t counted;	 /* up to here the line's code points are known */
	uint32_t points; /* so many */
} heng_scan;

void heng_scan_init(heng_scan *scan, const char *text, size_t size);
heng_token heng_scan_next(heng_scan *scan);

/* Inline: a source's every token is held against many words. */
static inline bool heng_token_is(const heng_token *token, const char *text)
{
	return token->size == strlen(text) &&
	       memcmp(token->text, text, token->size) == 0;
}

/* The contents of a string token that has no escapes, as a slice of the
 * source; false for one that has, or is no string. */
bool heng_token_string(const heng_token *token, const char **text,
		       size_t *size);

/*
 * Finds the key keys[n-1] inside keys[n-2] … inside the table of the call
 * `function { … }` that starts on `line` or later. A key is `name =` or
 * `["name"] =`; one written "[2]" means element 2 of a list; with n == 0 the
 * place is that of the function's name. With "{" for `function` it is the
 * first table that starts there. False: not found, and `out` is the innermost
 * key that was.
 */
bool heng_scan_find_key(const char *text, size_t size, const char *function,
			uint32_t line, const char *const *keys, size_t n,
			heng_token *out);

/* The same for the first token of the key's value. */
bool heng_scan_find_value(const char *text, size_t size, const char *function,
			  uint32_t line, const char *const *keys, size_t n,
			  heng_token *out);

#endif
