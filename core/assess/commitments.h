/* The commitments of a dossier, and what ran beyond its declaration. */
#ifndef HENG_ASSESS_COMMITMENTS_H
#define HENG_ASSESS_COMMITMENTS_H

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/model/commitment.h"
#include "core/model/image.h"

/*
 * Holds each commitment of the dossier (an image of the dossier's grammar)
 * against what is said to have come of it, and the operation record against
 * the declaration. *out is in the arena and borrows from the image; it is
 * NULL where the dossier has neither a pledge nor a result of a commitment.
 * HENG_ENOMEM only.
 */
heng_rc heng_commitments_make(const heng_image *dossier, heng_arena *arena,
			      const heng_commitments **out, heng_error *error);

#endif
