/* A fixture: policies over one sample dossier, judged without a program. */
#ifndef TESTS_UNIT_LUA_FIXTURE_H
#define TESTS_UNIT_LUA_FIXTURE_H

#include "core/base/buf.h"
#include "core/lua/policies.h"
#include "core/read/reader.h"

typedef struct lua_fixture {
	heng_policies *policies;
	heng_reader *reader;
	const heng_image *image;
	heng_arena arena;
	heng_buf dossier;
} lua_fixture;

/* Below the source tree: $top_srcdir, or what can be seen from here. */
const char *lua_fixture_path(const char *below, char out[4096]);

/* Reads the sample and makes an empty set of policies; ends the program if
 * it cannot. */
void lua_fixture_init(lua_fixture *f);
void lua_fixture_fini(lua_fixture *f);

/* Begins the dossier anew. */
void lua_fixture_begin(lua_fixture *f);

/* Judges a rule and appends all that a report says of it. */
heng_rc lua_fixture_judge(lua_fixture *f, const heng_rule *rule, heng_buf *out);

#endif
