/* Confidential places: what the dossier's grammar marks as such. */
#ifndef HENG_MODEL_CONFIDENTIAL_H
#define HENG_MODEL_CONFIDENTIAL_H

#include <stdbool.h>

#include "core/base/error.h"
#include "core/model/grammar.h"
#include "core/model/image.h"

/* Whether a place of an image of that grammar is marked, or lies inside of
 * what is. */
bool heng_place_is_confidential(const heng_grammar *grammar,
				const heng_image *image, heng_place place);

/*
 * The same of a path as reports print it: a place ("org[2]/contact"), a path
 * that led nowhere, or "count(PATH)". True where the path could select what
 * is marked or looks at it in a predicate, and where it is no path that the
 * grammar knows: what cannot be told is kept back. HENG_ENOMEM, with no more
 * said.
 */
heng_rc heng_path_is_confidential(const heng_grammar *grammar,
				  const char *path, bool *is_confidential);

#endif
