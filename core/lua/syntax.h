/* Syntax: what of a source Lua cannot read, and where. */
#ifndef HENG_LUA_SYNTAX_H
#define HENG_LUA_SYNTAX_H

#include <stddef.h>

#include "core/base/error.h"

/*
 * Fills the error of a source that Lua refused in `line` with `message` ("…
 * near 'x'"): place to the column, source line, fact and hint. `path` is the
 * file as the user named it. Returns HENG_EINPUT.
 */
heng_rc heng_syntax_fail(const char *path, const char *text, size_t size,
			 uint32_t line, const char *message, const char *code,
			 heng_error *error);

/* The width of a token in code points, at most to the end of its line. */
uint32_t heng_syntax_width(const char *text, size_t size);

#endif
