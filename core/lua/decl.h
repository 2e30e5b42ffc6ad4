/* A declaration: a table that a policy, norm or profile hands over. */
#ifndef HENG_LUA_DECL_H
#define HENG_LUA_DECL_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/model/text.h"

enum {
	HENG_DECL_DEPTH_MAX = 8,
	HENG_DECL_TEXT_MAX = 4096,  /* bytes of one text */
	HENG_DECL_ID_MAX = 64,	    /* bytes of an id */
	HENG_DECL_KEYS_MAX = 10000, /* of one table */
	HENG_DECL_LIST_MAX = 256,   /* elements of one list */
};

/* A file in which a declaration's keys may stand. */
typedef struct heng_decl_source {
	const char *file; /* as messages name it */
	const char *text;
	size_t size;
	uint32_t line; /* of the call */
} heng_decl_source;

/*
 * A Lua table being read. Every function below returns false after filling
 * `error` with the place of the key in the source, found by the scanner.
 * Tables are read raw: metatables of a stranger's table run no code here.
 */
struct heng_decl {
	lua_State *L;
	int table;	  /* absolute stack index */
	const char *what; /* "rule": the declaring function */
	const char *file; /* as messages name it */
	const char *text; /* the file's source */
	size_t size;
	uint32_t line; /* of the call */
	const char *keys[HENG_DECL_DEPTH_MAX];
	size_t depth;
	heng_arena *arena; /* strings are copied into it */
	heng_error *error;
	/* Where keys stand that the file itself does not have. */
	const heng_decl_source *inherited;
	size_t n_inherited;
};
typedef struct heng_decl heng_decl;

/* Fails at a key of this table (NULL: at the table itself). The formats
 * are those of heng_fail. Always returns false. */
bool heng_decl_fail(heng_decl *decl, const char *key, const char *code,
		    const char *zh, const char *en, ...);

/*
 * Fills `error` with the place of keys[n-1] inside keys[n-2] … of the call
 * `what { … }`: in the first of the sources that has them all, otherwise as
 * near as the very first comes.
 */
void heng_decl_locate(const heng_decl_source *sources, size_t n_sources,
		      const char *what, const char *const *keys, size_t n,
		      heng_error *error);

/* The same where not the key but its value is wrong: the caret is there. */
bool heng_decl_fail_value(heng_decl *decl, const char *key, const char *code,
			  const char *zh, const char *en, ...);

/* The same of element `index` (from 1) of the list that this table is. */
bool heng_decl_fail_item(heng_decl *decl, int index, const char *code,
			 const char *zh, const char *en, ...);

/* What a type of Lua's is called; HENG_DECL_FRACTION: a number that is no
 * integer. */
enum { HENG_DECL_FRACTION = 100 };
heng_text heng_decl_type(lua_State *L, int type);

/* Adds how a key is written, with an example, if there is one for it. */
void heng_decl_show(heng_decl *decl, const char *key);

/* Refuses keys that are not in `known` (NULL-ended), with a did-you-mean. */
bool heng_decl_only(heng_decl *decl, const char *const *known);

bool heng_decl_has(heng_decl *decl, const char *key);

/* Each reads one key; where it is absent and not required, `out` keeps its
 * value. Ids match [A-Za-z0-9][A-Za-z0-9._-]*. */
bool heng_decl_id(heng_decl *decl, const char *key, bool required,
		  const char **out);
bool heng_decl_string(heng_decl *decl, const char *key, bool required,
		      const char **out);
bool heng_decl_int(heng_decl *decl, const char *key, bool required, int64_t min,
		   int64_t max, int64_t *out);
bool heng_decl_bool(heng_decl *decl, const char *key, bool *out);

/* A table { zh = "…", en = "…" }; one language missing is an error. */
bool heng_decl_text(heng_decl *decl, const char *key, bool required,
		    heng_text *out);

/*
 * Opens the table under a key as a declaration of its own and pushes it;
 * the caller pops one value when done. `*present` false: absent, nothing
 * is pushed.
 */
bool heng_decl_open(heng_decl *decl, const char *key, bool required,
		    heng_decl *child, bool *present);

/* The same for element `index` (from 1) of a list. */
bool heng_decl_open_item(heng_decl *decl, int index, heng_decl *child);

/* The length of the table's sequence; false if it has other keys or more
 * than `most` elements. */
bool heng_decl_list(heng_decl *decl, size_t most, size_t *count);

/* String `index` (from 1) of a list. */
bool heng_decl_item(heng_decl *decl, int index, const char **out);

/* The table's string keys, sorted by bytes, NULL-ended, in the arena. */
bool heng_decl_keys(heng_decl *decl, const char ***out, size_t *count);

/* [A-Za-z0-9][A-Za-z0-9._-]*, at most HENG_DECL_ID_MAX bytes. */
bool heng_decl_is_id(const char *text);

/* Checks that text is UTF-8 without control characters. */
bool heng_decl_is_clean(const char *text, size_t size);

#endif
