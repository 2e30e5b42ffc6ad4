/* Leave-one-out: the verdict as if one expert had cast no ballot. */
#include "core/assess/leave_out.h"

#include <stdlib.h>
#include <string.h>

#include "core/assess/score.h"
#include "core/assess/standing.h"
#include "core/assess/tally.h"
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
			heng_tally *tally)
{
	const heng_tally *full = result->tally;

	if (!full || !counts_in(full, expert))
		return;
	heng_tally_without(full, result->rule, expert, tally);
	heng_tally_apply_again(result, tally);
}

/* All rules that lack their quorum, those too that do so in any case: that
 * is what the finding says of them. */
static size_t count_short(const heng_result *results, size_t n)
{
	size_t below = 0;

	for (size_t i = 0; i < n; i++)
		below += results[i].tally &&
			 results[i].tally->outcome == HENG_PENDING;
	return below;
}

static int outcome_of(const heng_leaving *leaving, const heng_result *results,
		      int32_t share)
{
	const heng_profile *profile = leaving->profile;
	const heng_assumption assumption = {NULL, share};
	heng_standing standing;

	heng_standing_of(&standing, results, leaving->n, &assumption);
	return heng_standing_outcome(&standing, profile, results, leaving->n,
				     &assumption, leaving->named, 0,
				     (int)profile->n_outcomes - 1);
}

static void conclude(const heng_leaving *leaving, const heng_result *results,
		     heng_leave_out *out)
{
	const heng_verdict *verdict = leaving->verdict;

	out->worst = outcome_of(leaving, results, 0);
	out->best = outcome_of(leaving, results, HENG_BP);
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

heng_rc heng_leave_out_expert(const heng_leaving *leaving, const char *expert,
			      heng_leave_out *out, heng_error *error)
{
	heng_score dimensions[HENG_DIMENSIONS], total;
	size_t n = leaving->n;
	heng_tally *tallies = malloc((n + 1) * sizeof(*tallies));
	heng_result *results = malloc((n + 1) * sizeof(*results));
	const heng_waiving *waiving = leaving->waiving;
	heng_waiver *waivers =
	    malloc(((waiving ? waiving->n : 0) + 1) * sizeof(*waivers));
	heng_rc rc = HENG_OK;

	*out = (heng_leave_out){.expert = expert};
	if (!tallies || !results || !waivers) {
		rc = heng_fail_memory(error);
		goto out;
	}
	if (n > 0)
		memcpy(results, leaving->results, n * sizeof(*results));
	for (size_t i = 0; i < n; i++)
		judge_again(&results[i], expert, &tallies[i]);
	out->below_quorum = count_short(results, n);
	/* What was waived may need no waiver now, or may not be waived. */
	if (waiving)
		rc = heng_waivers_reapply(waiving, waivers, results, n, error);
	if (rc == HENG_OK)
		rc = heng_score_results(leaving->profile, results, n,
					dimensions, &total, error);
	if (rc != HENG_OK)
		goto out;
	out->has_score = total.has_score;
	out->low = total.low;
	out->high = total.high;
	conclude(leaving, results, out);
out:
	free(waivers);
	free(tallies);
	free(results);
	return rc;
}
