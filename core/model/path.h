/* Paths: a strict subset of XPath 1.0 over an image, compiled once. */
#ifndef HENG_MODEL_PATH_H
#define HENG_MODEL_PATH_H

#include "core/base/error.h"
#include "core/model/grammar.h"
#include "core/model/image.h"

/*
 * Grammar, with the meaning XPath 1.0 gives it (an unprefixed name is in the
 * document's namespace):
 *   path      = "." | attribute | [ "//" | ".//" ] step ( ("/"|"//") step )*
 *               [ "/" attribute ]
 *   step      = ( NAME | "*" ) predicate*
 *   attribute = "@" NAME [ ":" NAME ]
 *   predicate = "[" ( INTEGER | ( "@" NAME | NAME ) "=" LITERAL ) "]"
 * "//" at the start means the whole document, ".//" below the context node.
 * White space is allowed where XPath allows it.
 */
typedef struct heng_path heng_path;

enum {
	HENG_PATH_MAX = 1024, /* bytes of a path; longer ones are refused */
	HENG_PATH_STEPS_MAX = 32,
	HENG_PATH_PREDICATES_MAX = 8, /* of one step */
};

/* The places a path selects, in document order without duplicates. */
typedef struct heng_places {
	heng_place *items;
	size_t count;
	size_t capacity;
	size_t looked; /* nodes that the last selection looked at */
} heng_places;

void heng_places_fini(heng_places *places);

/* Compiles text[0..size). Errors have the column in the path as their
 * column. Free with heng_path_free. */
heng_rc heng_path_compile(const char *text, size_t size, heng_path **out,
			  heng_error *error);
void heng_path_free(heng_path *path);
const char *heng_path_text(const heng_path *path); /* as written */

/* The selected places from `node`, replacing what `out` held. */
heng_rc heng_path_select(const heng_path *path, const heng_image *image,
			 uint32_t node, heng_places *out);

/* The first place in document order without collecting the others where
 * that is possible; false: there is none. `scratch` may be used. */
heng_rc heng_path_first(const heng_path *path, const heng_image *image,
			uint32_t node, heng_places *scratch, heng_place *out,
			bool *found);

/* A set of element definitions of a grammar, one bit each. */
enum { HENG_DEFINITIONS_MAX = 512 };
typedef struct heng_definitions {
	uint64_t bits[HENG_DEFINITIONS_MAX / 64];
} heng_definitions;

static inline bool heng_definitions_has(const heng_definitions *set,
					unsigned index)
{
	return set->bits[index / 64] >> (index % 64) & 1;
}
static inline void heng_definitions_add(heng_definitions *set, unsigned index)
{
	set->bits[index / 64] |= (uint64_t)1 << (index % 64);
}

/*
 * Whether the grammar allows the path to select anything from any of the
 * definitions in `from`; `to` receives the definitions it can reach (those
 * of the owning elements if it ends in an attribute). Where it never can,
 * HENG_EINPUT with the column of the first step or predicate name that
 * fails in the path's text, and a did-you-mean from the names that are
 * possible there.
 */
heng_rc heng_path_check(const heng_path *path, const heng_grammar *grammar,
			const heng_definitions *from, heng_definitions *to,
			heng_error *error);

#endif
