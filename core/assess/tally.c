/* The tally: three means or a majority, and the pre-check beside it. */
#include "core/assess/tally.h"

#include <string.h>

#include "core/base/fixed.h"
#include "core/model/profile.h"

enum {
	BP_PER_POINT = 100, /* a ballot's 0…100 in basis points */
	IN_FAVOUR = 60,	    /* a ballot from here on is in favour */
	SCORES = 101,	    /* 0…100 */
};

/* What counted ballots come to if they are no majority's. */
static heng_outcome judge_level(int32_t level, const heng_rule *rule)
{
	if (level >= rule->pass_at)
		return HENG_PASS;
	/* A share of 0 is a fail by name, whatever the threshold. */
	if (level < rule->fail_below || level == 0)
		return HENG_FAIL;
	return HENG_PARTIAL;
}

static heng_outcome judge(const heng_tally *tally, const heng_rule *rule)
{
	if (tally->counted == 0 || tally->counted < (size_t)rule->quorum)
		return HENG_PENDING;
	if (rule->majority)
		return 2 * (size_t)tally->in_favour > tally->counted
			   ? HENG_PASS
			   : HENG_FAIL;
	return judge_level(tally->combined, rule);
}

/* The outcome that a ballot alone would lead to. */
static heng_outcome judge_alone(const heng_ballot *ballot,
				const heng_rule *rule)
{
	if (rule->majority)
		return ballot->score >= IN_FAVOUR ? HENG_PASS : HENG_FAIL;
	return judge_level(ballot->score * BP_PER_POINT, rule);
}

/* The score at `index` (from 0) of the sorted counted ballots. */
static int score_at(const size_t scores[SCORES], size_t index)
{
	int score = 0;

	while (index >= scores[score])
		index -= scores[score++];
	return score;
}

static bool counts(const heng_ballot *ballot, const char *without)
{
	return !ballot->why_not &&
	       (!without || strcmp(ballot->expert, without) != 0);
}

/* The three means; the sum stays far below 2^63, since a ballot is at most
 * 100 and takes more than one byte of its document. */
static void compute_means(heng_tally *tally, const size_t scores[SCORES],
			  int64_t sum)
{
	size_t n = tally->counted;

	tally->mean = tally->median = tally->trimmed = -1;
	tally->lowest = tally->highest = -1;
	tally->dropped = 0;
	if (n == 0)
		return;
	tally->lowest = score_at(scores, 0);
	tally->highest = score_at(scores, n - 1);
	tally->mean =
	    (int32_t)heng_div_half_even(sum * BP_PER_POINT, (int64_t)n);
	/* Half the sum of the middle two; 100 is even, so nothing is lost. */
	tally->median =
	    (score_at(scores, (n - 1) / 2) + score_at(scores, n / 2)) *
	    (BP_PER_POINT / 2);
	tally->trimmed = tally->mean;
	if (tally->trim_from < HENG_TRIM_FROM_MIN ||
	    n < (size_t)tally->trim_from)
		return;
	tally->dropped = 2;
	sum -= tally->lowest + tally->highest;
	tally->trimmed =
	    (int32_t)heng_div_half_even(sum * BP_PER_POINT, (int64_t)n - 2);
}

static void combine(heng_tally *tally, const heng_rule *rule,
		    const char *without)
{
	size_t scores[SCORES] = {0};
	int64_t sum = 0;

	tally->counted = 0;
	tally->in_favour = 0;
	for (const heng_ballot *b = tally->ballots; b; b = b->next) {
		if (!counts(b, without))
			continue;
		sum += b->score;
		scores[b->score]++;
		tally->counted++;
		tally->in_favour += b->score >= IN_FAVOUR;
	}
	compute_means(tally, scores, sum);
	tally->combined = tally->method == HENG_MEDIAN	       ? tally->median
			  : tally->method == HENG_TRIMMED_MEAN ? tally->trimmed
							       : tally->mean;
	tally->outcome = judge(tally, rule);
	tally->share = 0;
	if (tally->outcome == HENG_PASS)
		tally->share = HENG_BP;
	else if (tally->outcome == HENG_PARTIAL)
		tally->share = tally->combined;
}

/* Whether a is nearer than b to the lowest end (sign -1) or the highest (1). */
static bool is_further(const heng_ballot *a, const heng_ballot *b, int sign)
{
	int order = (a->score > b->score) - (a->score < b->score);

	if (order == 0)
		order = strcmp(a->expert, b->expert);
	return order * sign > 0;
}

/* The counted ballot at one end, `but` left aside. */
static heng_ballot *find_end(const heng_tally *tally, int sign,
			     const heng_ballot *but)
{
	heng_ballot *found = NULL;

	for (heng_ballot *b = tally->ballots; b; b = b->next) {
		if (b->why_not || b == but)
			continue;
		if (!found || is_further(b, found, sign))
			found = b;
	}
	return found;
}

static void mark(heng_tally *tally, const heng_rule *rule)
{
	bool decided = tally->outcome != HENG_PENDING;

	for (heng_ballot *b = tally->ballots; b; b = b->next) {
		b->trimmed = 0;
		b->dissents = decided && !b->why_not &&
			      judge_alone(b, rule) != tally->outcome;
	}
	if (tally->dropped == 0)
		return;
	heng_ballot *lowest = find_end(tally, -1, NULL);
	heng_ballot *highest = find_end(tally, 1, lowest);
	lowest->trimmed = -1;
	highest->trimmed = 1;
}

void heng_tally_combine(heng_tally *tally, const heng_rule *rule)
{
	combine(tally, rule, NULL);
	mark(tally, rule);
}

void heng_tally_without(const heng_tally *tally, const heng_rule *rule,
			const char *expert, heng_tally *out)
{
	*out = *tally;
	combine(out, rule, expert);
}

static void apply(heng_result *result)
{
	const heng_tally *tally = result->tally;

	if (result->rule->kind == HENG_BOTH_KINDS) {
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

void heng_tally_apply(heng_result *result)
{
	result->precheck = result->outcome;
	result->precheck_share = result->share;
	apply(result);
}

void heng_tally_apply_again(heng_result *result, heng_tally *tally)
{
	result->outcome = result->precheck;
	result->share = result->precheck_share;
	result->tally = tally;
	apply(result);
}
