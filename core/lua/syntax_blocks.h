/* Blocks and brackets of a source that is no Lua: which lacks its end. */
#ifndef HENG_LUA_SYNTAX_BLOCKS_H
#define HENG_LUA_SYNTAX_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/lua/scan.h"

/* Whether the token is one of the words (NULL-ended). */
bool heng_token_is_one(const heng_token *token, const char *const *words);

/*
 * The block that most likely lacks its `end`: the first one inside which an
 * `end` stands further left than where it began, by which authors show what
 * they meant. Otherwise, with `or_last`, the innermost of those still open
 * at the end of the text.
 */
bool heng_find_open_block(const char *text, size_t size, bool or_last,
			  heng_token *out);

/*
 * The same of brackets; `size` is up to where Lua came. *closed: there is
 * rather one too many of them, and `out` is that.
 */
bool heng_find_open_bracket(const char *text, size_t size, heng_token *out,
			    bool *closed);

#endif
