/* Leave-one-out: the verdict as if one expert had cast no ballot. */
#include "core/assess/leave_out.h"

#include <stdlib.h>
#include <string.h>

#include "core/assess/score.h"
#include "core/assess/tally.h"
#include "core/assess/verdict.h"
#include "core/base/fixed.h"

static bool counts_in(const heng_tally *tally, const char *expert)
{
	for (const heng_ballot *b = tally->ballots; b; b = b->next)
		if (!b->why_not && strcmp(b->expert, expert) == 0)
			return true;
	return false;
}

/* One result without the expert; `tally` must live as long as `result`. */
static void judge_again(heng_result *result, const char *expert,
			heng_tally *tally, heng_leave_out *out)
{
	const heng_tally *full = result->tally;

	if (!full || !counts_in(full, expert))
		return;
	heng_tally_without(full, result->rule, expert, tally);
	out->below_quorum +=
	    tally->outcome == HENG_PENDING && full->outcome != HENG_PENDING;
	heng_tally_apply_again(result, tally);
}

static void conclude(const heng_profile *profile, const heng_result *results,
		     size_t n, const heng_verdict *verdict,
		     const int32_t *all_pass, heng_leave_out *out)
{
	out->worst = heng_verdict_outcome(profile, results, n, NULL);
	out->best = heng_verdict_outcome(profile, results, n, all_pass);
	out->determined = out->best == out->worst;
	if (verdict->reason) {
		out->best = verdict->best;
		out->worst = verdict->worst;
		out->determined = false;
	}
	out->differs = out->best != verdict->best ||
		       out->worst != verdict->worst ||
		       out->determined != verdict->determined;
}

heng_rc heng_leave_out_expert(const heng_profile *profile,
			      const heng_result *results, size_t n,
			      const heng_verdict *verdict, const char *expert,
			      heng_result *scratch, heng_leave_out *out,
			      heng_error *error)
{
	heng_score dimensions[HENG_DIMENSIONS], total;
	heng_tally *tallies = malloc((n + 1) * sizeof(*tallies));
	int32_t *all_pass = malloc((n + 1) * sizeof(*all_pass));
	heng_rc rc = HENG_OK;

	*out = (heng_leave_out){.expert = expert};
	if (!tallies || !all_pass) {
		rc = heng_fail_memory(error);
		goto out;
	}
	if (n > 0)
		memcpy(scratch, results, n * sizeof(*scratch));
	for (size_t i = 0; i < n; i++) {
		all_pass[i] = HENG_BP;
		judge_again(&scratch[i], expert, &tallies[i], out);
	}
	rc = heng_score_results(profile, scratch, n, dimensions, &total, error);
	if (rc != HENG_OK)
		goto out;
	out->has_score = total.has_score;
	out->low = total.low;
	out->high = total.high;
	conclude(profile, scratch, n, verdict, all_pass, out);
out:
	free(tallies);
	free(all_pass);
	return rc;
}
