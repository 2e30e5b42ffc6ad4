/* A mistake: an error of Lua's in a file that runs, as an error with place. */
#ifndef HENG_LUA_MISTAKE_H
#define HENG_LUA_MISTAKE_H

#include <stddef.h>

#include "core/base/error.h"
#include "core/lua/state.h"

/* Splits "name:12: text" of a source: the line, and where the text begins.
 * False, with both untouched, where the message does not begin so. */
bool heng_mistake_split(const char *name, const char **message, uint32_t *line);

/*
 * Fills fact and hint of the error from Lua's text (without name and line),
 * and the place: the token of the line that the text is about.
 */
void heng_mistake_fail(const char *path, const char *text, size_t size,
		       uint32_t line, const char *message, const char *code,
		       heng_error *error);

/* The same for what ended a rule; the place is its policy's. */
void heng_mistake_of_rule(const heng_policies *policies, const heng_rule *rule,
			  const char *message, heng_error *error);

#endif
