/* The tally: a half-even mean or a majority, and the pre-check beside it. */
#include "core/assess/tally.h"

#include "core/base/fixed.h"

enum {
	BP_PER_POINT = 100, /* a ballot's 0…100 in basis points */
	IN_FAVOUR = 60,	    /* a ballot from here on is in favour */
};

static heng_outcome judge(const heng_tally *tally, const heng_rule *rule)
{
	if (tally->counted == 0 || tally->counted < (size_t)rule->quorum)
		return HENG_PENDING;
	if (rule->majority)
		return 2 * (size_t)tally->in_favour > tally->counted
			   ? HENG_PASS
			   : HENG_FAIL;
	if (tally->mean >= rule->pass_at)
		return HENG_PASS;
	/* A share of 0 is a fail by name, whatever the threshold. */
	if (tally->mean < rule->fail_below || tally->mean == 0)
		return HENG_FAIL;
	return HENG_PARTIAL;
}

void heng_tally_combine(heng_tally *tally, const heng_rule *rule)
{
	int64_t sum = 0;

	tally->counted = 0;
	tally->in_favour = 0;
	tally->mean = -1;
	for (heng_ballot *b = tally->ballots; b; b = b->next) {
		if (b->why_not)
			continue;
		sum += b->score;
		tally->counted++;
		tally->in_favour += b->score >= IN_FAVOUR;
	}
	if (tally->counted > 0)
		tally->mean = (int32_t)heng_div_half_even(
		    sum * BP_PER_POINT, (int64_t)tally->counted);
	tally->outcome = judge(tally, rule);
	tally->share = 0;
	if (tally->outcome == HENG_PASS)
		tally->share = HENG_BP;
	else if (tally->outcome == HENG_PARTIAL)
		tally->share = tally->mean;
}

void heng_tally_apply(heng_result *result)
{
	const heng_tally *tally = result->tally;

	if (result->rule->kind == HENG_BOTH_KINDS) {
		result->precheck = result->outcome;
		/* A pre-check that judged nothing stays an error. */
		if (result->share < 0)
			result->share = 0;
	} else if (result->outcome == HENG_NOT_APPLICABLE) {
		return; /* by `applies`: nobody is asked to score it */
	}
	if (tally)
		heng_result_merge(result, tally->outcome, tally->share);
	else
		heng_result_merge(result, HENG_PENDING, 0);
}
