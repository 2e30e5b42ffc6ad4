/* Rules: policies that a test writes or names, loaded and judged. */
#ifndef TESTS_UNIT_LUA_RULES_H
#define TESTS_UNIT_LUA_RULES_H

#include "tests/unit/lua_fixture.h"

/* The head of a policy "own". */
extern const char lua_rules_head[];

/* Loads a policy of the source tree; the test fails if it cannot. */
void lua_rules_load(lua_fixture *f, const char *below);

/* A file of the test's own, and its policy loaded. */
heng_rc lua_rules_load_text(lua_fixture *f, const char *name, const char *text,
			    size_t size, heng_error *error);

/* A policy of one rule R-1 with that check, what stands `before` it and the
 * policy's head, loaded and frozen. */
void lua_rules_load_check(lua_fixture *f, const char *before,
			  const char *check);
void lua_rules_freeze(lua_fixture *f);

/* What the rule comes to, as text; the caller frees it. */
char *lua_rules_judge(lua_fixture *f, const char *id);

/* The same has to contain `wanted`. */
void lua_rules_say(lua_fixture *f, const char *id, const char *wanted);

#endif
