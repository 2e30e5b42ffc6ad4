/* Waivers weighed: the standing without them, and what came of each. */
#include <string.h>

#include "core/assess/waivers.h"

heng_waiver_ground heng_waiver_ground_of(const heng_assessment *assessment)
{
	return (heng_waiver_ground){
	    .profile = assessment->profile,
	    .not_selected = assessment->not_selected,
	    .n_not_selected = assessment->n_not_selected,
	    .subject_id = assessment->subject_id,
	    .subject_sha256 = assessment->subject_sha256,
	    .as_of = assessment->as_of,
	};
}

heng_rc heng_waivers_reapply(const heng_waiving *waiving, heng_waiver *scratch,
			     heng_result *results, size_t n_results,
			     heng_error *error)
{
	for (size_t i = 0; i < n_results; i++)
		results[i].waiver = NULL;
	for (size_t i = 0; i < waiving->n; i++)
		scratch[i] = waiving->waivers[i];
	return heng_waivers_apply(waiving->ground, results, n_results, scratch,
				  waiving->n, error);
}

heng_rc heng_waivers_weigh(const heng_waivers *given, heng_arena *arena,
			   heng_assessment *assessment, heng_error *error)
{
	const heng_waiver_ground ground = heng_waiver_ground_of(assessment);
	heng_waived *waived = heng_arena_alloc(arena, sizeof(*waived));
	heng_waiver *waivers =
	    heng_arena_alloc(arena, given->n_items * sizeof(*waivers));

	if (!waived || !waivers)
		return heng_fail_memory(error);
	/* The states are this dossier's alone. */
	for (size_t i = 0; i < given->n_items; i++)
		waivers[i] = given->items[i];
	*waived = (heng_waived){.sha256 = given->sha256,
				.verdict = assessment->verdict,
				.total = assessment->total,
				.waivers = waivers,
				.n_waivers = given->n_items};
	memcpy(waived->dimensions, assessment->dimensions,
	       sizeof(waived->dimensions));
	assessment->waived = waived;
	return heng_waivers_apply(&ground, assessment->results,
				  assessment->n_results, waivers,
				  given->n_items, error);
}
