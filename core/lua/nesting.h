/* Nesting: a walk over Lua's tokens that knows what they stand in. */
#ifndef HENG_LUA_NESTING_H
#define HENG_LUA_NESTING_H

#include "core/base/error.h"
#include "core/lua/scan.h"

enum {
	/* Lua itself admits 200 levels; deeper is for Lua to refuse. */
	HENG_NESTING_MAX = 256,
	HENG_SHOWN_MAX = 64, /* bytes of a key or name in a message */
};

typedef enum heng_nest {
	HENG_NEST_TABLE,
	HENG_NEST_BLOCK,
	HENG_NEST_REPEAT,
	HENG_NEST_PAREN
} heng_nest;

typedef struct heng_nesting_level {
	heng_nest kind;
	bool is_field;	 /* a field of the table begins here */
	size_t first;	 /* its first key */
	int64_t n_items; /* fields without a key */
} heng_nesting_level;

/* A heng_nesting over the tokens that knows what they are nested in. */
typedef struct heng_nesting {
	heng_scan scan;
	heng_token before, token;
	bool begins_field; /* the token is the first of a table's field */
	heng_nesting_level levels[HENG_NESTING_MAX];
	size_t depth;
	bool is_lost; /* not valid Lua, or too deep */
} heng_nesting;

/* A keyword or name; a string of the same letters is none. */
static inline bool heng_token_is_word(const heng_token *token, const char *word)
{
	return token->kind == HENG_TOKEN_NAME && heng_token_is(token, word);
}
bool heng_token_is_keyword(const heng_token *token);

/* The '=' of a field or an assignment, which "==" is not. */
bool heng_token_is_equals(const heng_scan *scan, const heng_token *token);

/* What the token at hand stands in; NULL: nothing. */
heng_nesting_level *heng_nesting_inside(heng_nesting *w);

/* Takes the next token; what it opens or closes is opened or closed by
 * heng_nesting_settle. False: the end, or no valid Lua. */
bool heng_nesting_step(heng_nesting *w);

/* `n_keys` is the caller's: where the keys of a table that opens begin. */
void heng_nesting_settle(heng_nesting *w, size_t n_keys);

/* At the first token of a field: its key's token, if it has a literal one. */
bool heng_nesting_key(const heng_nesting *w, heng_token *key);

void heng_nesting_place(const char *file, const heng_scan *scan,
			const heng_token *token, heng_error *error);

/* A copy that may go into a message. */
void heng_nesting_show(const char *text, size_t size, char out[HENG_SHOWN_MAX]);

#endif
