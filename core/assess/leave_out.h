/* Leave-one-out: the verdict as if one expert had cast no ballot. */
#ifndef HENG_ASSESS_LEAVE_OUT_H
#define HENG_ASSESS_LEAVE_OUT_H

#include "core/base/error.h"
#include "core/assess/waivers.h"
#include "core/model/assessment.h"

/* What all experts are left out of in turn. Borrowed. */
typedef struct heng_leaving {
	const heng_profile *profile;
	const heng_result *results;
	size_t n;
	const size_t *const *named;  /* of all outcomes but the last */
	const heng_verdict *verdict; /* with everybody */
	const heng_waiving *waiving; /* NULL: no waivers */
} heng_leaving;

/*
 * Fills `out` with what the results come to without the ballots of one
 * expert, by the same tally, scores and verdict: exactly what an assessment
 * with a panel document without them gives, quorum included. A verdict that
 * is withheld for a reason stays so. Fails only for want of memory.
 */
heng_rc heng_leave_out_expert(const heng_leaving *leaving, const char *expert,
			      heng_leave_out *out, heng_error *error);

#endif
