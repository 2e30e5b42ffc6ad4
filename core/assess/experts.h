/* The experts of a panel: who counted, how far they agreed, who mattered. */
#ifndef HENG_ASSESS_EXPERTS_H
#define HENG_ASSESS_EXPERTS_H

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/assess/waivers.h"
#include "core/model/assessment.h"

/*
 * Fills everything but the list itself from the ballots in the results'
 * tallies: what each expert cast, the rounds, the agreement (below is the
 * profile's) and, up to HENG_AGREEMENT_EXPERTS_MAX who count, the verdict
 * without each. A ballot of somebody who is not listed counts for nobody.
 * `waiving`: the waivers, which without an expert are decided on again; NULL:
 * none.
 * Fails only for want of memory.
 */
heng_rc heng_experts_fill(heng_experts *experts, const heng_profile *profile,
			  const heng_result *results, size_t n,
			  const heng_verdict *verdict,
			  const heng_waiving *waiving, heng_arena *arena,
			  heng_error *error);

/*
 * Finds the first result with a ballot that contradicts the list: of nobody
 * on it, or counted or not as the expert's recusal and conflict forbid; n if
 * there is none. With two experts of one id every ballot does.
 */
heng_rc heng_experts_contradict(const heng_experts *experts,
				const heng_result *results, size_t n,
				size_t *result, heng_error *error);

#endif
