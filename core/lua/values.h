/* Values: whether a rule reads a field as what it is, and compares it so. */
#ifndef HENG_LUA_VALUES_H
#define HENG_LUA_VALUES_H

#include "core/lua/scan.h"
#include "core/lua/state.h"
#include "core/model/path.h"

/* A literal path behind an accessor, as the check of paths met it. */
typedef struct heng_access {
	const heng_source *source;
	heng_token method, literal;
	heng_token before;   /* what stands before the receiver */
	heng_scan behind;    /* after the literal */
	bool in_brackets;    /* and before its ) */
	heng_definitions to; /* what the path reaches */
} heng_access;

/* Called with each literal path of a source and what it is from the root,
 * beginning with "…" where its node is not known. */
typedef void heng_path_fn(const heng_access *access, const char *path,
			  void *userdata);

/* Walks the literal paths of a source that was loaded; `visit` NULL: checks
 * them. */
heng_rc heng_lua_visit_paths(const heng_source *source, heng_path_fn *visit,
			     void *userdata, heng_error *error);

/* The label of the field that an access ends at, in the grammar's words. */
heng_text heng_access_label(const heng_access *access);

/*
 * Refuses an accessor that can never read the field, and a comparison with a
 * literal that can never hold or is none: a date with a string, basis points
 * with a fraction, a token that the field does not have.
 */
heng_rc heng_values_check(const heng_access *access, heng_error *error);

/* At the name `partial`, with the scan behind it: a share that is a literal
 * and no whole number of basis points from 1 to 9999. */
heng_rc heng_values_check_share(const heng_source *source, heng_scan behind,
				heng_error *error);

#endif
