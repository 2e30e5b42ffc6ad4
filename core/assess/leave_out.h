/* Leave-one-out: the verdict as if one expert had cast no ballot. */
#ifndef HENG_ASSESS_LEAVE_OUT_H
#define HENG_ASSESS_LEAVE_OUT_H

#include "core/base/error.h"
#include "core/model/assessment.h"

/*
 * Fills `out` with what the results come to without the ballots of one
 * expert, by the same tally, scores and verdict: exactly what an assessment
 * with a panel document without them gives, quorum included. `verdict` is
 * the one with all; where it is withheld for a reason, so is this. `scratch`
 * has room for the n results. Fails only for want of memory.
 */
heng_rc heng_leave_out_expert(const heng_profile *profile,
			      const heng_result *results, size_t n,
			      const heng_verdict *verdict, const char *expert,
			      heng_result *scratch, heng_leave_out *out,
			      heng_error *error);

#endif
