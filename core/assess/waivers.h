/* Waivers: from their document to what stands with those in force. */
#ifndef HENG_ASSESS_WAIVERS_H
#define HENG_ASSESS_WAIVERS_H

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/model/assessment.h"
#include "core/model/image.h"

/* A waivers document as read. Borrowed. */
typedef struct heng_waivers {
	const char *name; /* of the file, for messages */
	const char *text; /* its source, for messages */
	size_t size;
	const heng_image *image; /* checked against the waivers grammar */
	char sha256[65];
	heng_waiver *items; /* in the document's order; states mean nothing */
	size_t n_items;
} heng_waivers;

/*
 * Fills items from the image; they live in the arena and borrow from the
 * image. What no grammar can say is checked here: a waiver that ends before
 * it begins, one without reason, risk or authority, a subject that is
 * neither number nor digest, more than HENG_WAIVERS_MAX. Every mistake goes
 * to `fn` with its place (`fn` may be NULL; it ends the search by not
 * returning 0), the first is left in `error`.
 */
heng_rc heng_waivers_take(heng_waivers *waivers, heng_arena *arena,
			  heng_error_fn *fn, void *userdata, heng_error *error);

/*
 * Whether the waiver is in force on a day: if it covers every second of the
 * day, by the clocks of the zone that each of its ends is written in. It
 * begins at 00:00:00 of the day at the latest, and ends at 23:59:59 at the
 * earliest. This alone decides; heng(1) has it in words.
 */
bool heng_waiver_in_force(const heng_waiver *waiver, heng_date day);

/* What waivers are held against. */
typedef struct heng_waiver_ground {
	const heng_profile *profile;
	const heng_not_selected *not_selected;
	size_t n_not_selected;
	const char *subject_id; /* application number; "": none */
	const char *subject_sha256;
	heng_date as_of;
} heng_waiver_ground;

/*
 * Decides on each waiver, in waivers[i].state, and sets result->waiver where
 * one is applied; results come without any.
 *
 * One after the other, those of failures first, then of missing evidence,
 * then of partials from the lowest share, else in the order of results and
 * document: each is applied only if with it the worst possible outcome and
 * the lowest total are no worse than just before; where the rule is resolved,
 * neither the best outcome and the highest total. (Missing evidence leaves
 * the best open, and that a waiver closes; it never reaches below the worst.)
 * So all together make nothing worse. Fails only for want of memory.
 */
heng_rc heng_waivers_apply(const heng_waiver_ground *ground,
			   heng_result *results, size_t n_results,
			   heng_waiver *waivers, size_t n_waivers,
			   heng_error *error);

/* Waivers that are decided on again for other results of the same rules. */
typedef struct heng_waiving {
	const heng_waiver_ground *ground;
	const heng_waiver *waivers; /* as heng_waivers_take leaves them */
	size_t n;
} heng_waiving;

/*
 * Applies the waivers to results that may have some: takes these away and
 * decides anew. `scratch` has room for waiving->n waivers and lives as long
 * as the results. Fails only for want of memory.
 */
heng_rc heng_waivers_reapply(const heng_waiving *waiving, heng_waiver *scratch,
			     heng_result *results, size_t n_results,
			     heng_error *error);

/* What an assessment holds waivers against. */
heng_waiver_ground heng_waiver_ground_of(const heng_assessment *assessment);

/*
 * Applies the waivers to an assessment that stands without them: keeps that
 * standing in assessment->waived, in the arena. Score and verdict have to be
 * reached again. Fails only for want of memory.
 */
heng_rc heng_waivers_weigh(const heng_waivers *given, heng_arena *arena,
			   heng_assessment *assessment, heng_error *error);

#endif
