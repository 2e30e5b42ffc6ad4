/* The ballots of a stored report: combined again, and held against it. */
#include "core/cli/stored_parts.h"

#include <stdlib.h>
#include <string.h>

#include "core/assess/tally.h"
#include "core/base/fixed.h"

enum { CONFIDENCE_MAX = 3 }; /* by the grammar of panels */

bool heng_stored_says(const heng_image *image, uint32_t node, const char *name,
		      int64_t value, bool present)
{
	int64_t said;

	if (!heng_stored_number(image, node, name, &said))
		return !present;
	return present && said == value;
}

/* A number within bounds. */
static bool read_level(const heng_image *image, uint32_t node, const char *name,
		       int64_t min, int64_t max, int *out)
{
	int64_t value;

	if (!heng_stored_number(image, node, name, &value) || value < min ||
	    value > max)
		return false;
	*out = (int)value;
	return true;
}

static heng_rc read_rule(const heng_stored_report *report, uint32_t node,
			 heng_rule *rule, heng_tally *tally, heng_error *error)
{
	const heng_image *image = report->image;
	const char *method = heng_stored_attribute(image, node, "method");

	if (!read_level(image, node, "quorum", 1, INT32_MAX, &rule->quorum))
		return heng_stored_wrong(report, node, "quorum", error);
	if (!read_level(image, node, "passAt", 0, HENG_BP, &rule->pass_at))
		return heng_stored_wrong(report, node, "passAt", error);
	if (!read_level(image, node, "failBelow", 0, HENG_BP,
			&rule->fail_below))
		return heng_stored_wrong(report, node, "failBelow", error);
	rule->majority = heng_stored_is_true(image, node, "majority");
	/* A report of a program that knew but the mean. */
	if (!method)
		return HENG_OK;
	if (!heng_mean_find(method, &tally->method))
		return heng_stored_wrong(report, node, "method", error);
	if (!read_level(image, node, "trimFrom", HENG_TRIM_FROM_MIN,
			HENG_TRIM_FROM_MAX, &tally->trim_from))
		return heng_stored_wrong(report, node, "trimFrom", error);
	return HENG_OK;
}

static heng_rc read_ballot(heng_stored_report *report, uint32_t node,
			   heng_ballot *ballot, heng_error *error)
{
	const heng_image *image = report->image;

	ballot->expert = heng_stored_attribute(image, node, "expert");
	ballot->why_not = heng_stored_attribute(image, node, "whyNot");
	if (!ballot->expert)
		return heng_stored_wrong(report, node, "expert", error);
	if (!read_level(image, node, "score", 0, 100, &ballot->score))
		return heng_stored_wrong(report, node, "score", error);
	if (!read_level(image, node, "round", 1, HENG_ROUNDS_MAX,
			&ballot->round))
		return heng_stored_wrong(report, node, "round", error);
	if (heng_stored_attribute(image, node, "confidence") &&
	    !read_level(image, node, "confidence", 1, CONFIDENCE_MAX,
			&ballot->confidence))
		return heng_stored_wrong(report, node, "confidence", error);
	if (heng_stored_is_true(image, node, "counted") == !!ballot->why_not)
		return heng_stored_wrong(report, node, "counted", error);
	return HENG_OK;
}

/* A ballot beside its place, to be sorted. */
typedef struct cast_ballot {
	const heng_ballot *ballot;
	uint32_t node;
} cast_ballot;

static int by_expert(const void *a, const void *b)
{
	const heng_ballot *x = ((const cast_ballot *)a)->ballot;
	const heng_ballot *y = ((const cast_ballot *)b)->ballot;
	int order = strcmp(x->expert, y->expert);

	return order ? order : (x->round > y->round) - (x->round < y->round);
}

/* Of an expert's ballots on a rule only that of the last round may count. */
static heng_rc check_rounds(const heng_stored_report *report, cast_ballot *cast,
			    size_t n, heng_error *error)
{
	qsort(cast, n, sizeof(*cast), by_expert);
	for (size_t i = 0; i < n; i++) {
		const heng_ballot *one = cast[i].ballot;
		const heng_ballot *later =
		    i + 1 < n ? cast[i + 1].ballot : NULL;
		bool followed =
		    later && strcmp(one->expert, later->expert) == 0;
		bool as_round =
		    one->why_not && strcmp(one->why_not, "round") == 0;

		if ((followed &&
		     (!one->why_not || one->round == later->round)) ||
		    (!followed && as_round))
			return heng_stored_wrong(report, cast[i].node, "round",
						 error);
	}
	return HENG_OK;
}

static heng_rc read_ballots(heng_stored_report *report, uint32_t node,
			    heng_tally *tally, heng_error *error)
{
	const heng_image *image = report->image;
	heng_ballot **end = &tally->ballots;
	uint32_t at = heng_stored_child(image, node, "ballot");
	cast_ballot *cast = NULL;
	size_t n = 0;
	heng_rc rc = HENG_OK;

	for (; at != HENG_NO_NODE; at = heng_stored_next(image, at))
		n++;
	cast = malloc((n + 1) * sizeof(*cast));
	if (!cast)
		return heng_fail_memory(error);
	at = heng_stored_child(image, node, "ballot");
	for (size_t i = 0; rc == HENG_OK && i < n; i++) {
		heng_ballot *ballot =
		    heng_arena_alloc(&report->arena, sizeof(*ballot));

		if (!ballot) {
			rc = heng_fail_memory(error);
			break;
		}
		rc = read_ballot(report, at, ballot, error);
		cast[i] = (cast_ballot){ballot, at};
		*end = ballot;
		end = &ballot->next;
		at = heng_stored_next(image, at);
	}
	if (rc == HENG_OK)
		rc = check_rounds(report, cast, n, error);
	free(cast);
	return rc;
}

/* What the program has written since it knows more than the mean. */
static heng_rc check_means(const heng_stored_report *report, uint32_t node,
			   const heng_tally *tally, heng_error *error)
{
	const struct {
		const char *name;
		int64_t value;
	} figures[] = {
	    {"median", tally->median},
	    {"trimmed", tally->trimmed},
	    {"combined", tally->combined},
	    {"lowest", tally->lowest},
	    {"highest", tally->highest},
	    {"range", tally->highest - tally->lowest},
	};
	const heng_image *image = report->image;

	for (size_t i = 0; i < sizeof(figures) / sizeof(*figures); i++)
		if (!heng_stored_says(image, node, figures[i].name,
				      figures[i].value, tally->counted > 0))
			return heng_stored_wrong(report, node, figures[i].name,
						 error);
	if (!heng_stored_says(image, node, "dropped", (int64_t)tally->dropped,
			      true))
		return heng_stored_wrong(report, node, "dropped", error);
	if (!heng_stored_is_called(image, node, "outcome",
				   heng_outcome_name(tally->outcome)))
		return heng_stored_wrong(report, node, "outcome", error);
	node = heng_stored_child(image, node, "ballot");
	for (const heng_ballot *b = tally->ballots; b;
	     b = b->next, node = heng_stored_next(image, node)) {
		if (!heng_stored_is_called(image, node, "trimmed",
					   b->trimmed < 0   ? "lowest"
					   : b->trimmed > 0 ? "highest"
							    : NULL))
			return heng_stored_wrong(report, node, "trimmed",
						 error);
		if (heng_stored_is_true(image, node, "dissent") != b->dissents)
			return heng_stored_wrong(report, node, "dissent",
						 error);
	}
	return HENG_OK;
}

static heng_rc check_tally(const heng_stored_report *report, uint32_t node,
			   const heng_tally *tally, heng_error *error)
{
	const heng_image *image = report->image;

	if (!heng_stored_says(image, node, "counted", (int64_t)tally->counted,
			      true))
		return heng_stored_wrong(report, node, "counted", error);
	if (!heng_stored_says(image, node, "inFavour", tally->in_favour, true))
		return heng_stored_wrong(report, node, "inFavour", error);
	if (!heng_stored_says(image, node, "mean", tally->mean,
			      tally->counted > 0))
		return heng_stored_wrong(report, node, "mean", error);
	if (!heng_stored_attribute(image, node, "method"))
		return HENG_OK;
	return check_means(report, node, tally, error);
}

/* What was known before the ballots; false: it cannot have been. */
static bool read_precheck(const heng_image *image, uint32_t node,
			  heng_result *result)
{
	const char *name = heng_stored_attribute(image, node, "precheck");
	int share = 0;

	if (!name) {
		/* As heng_result_init leaves it: nobody has judged. */
		result->precheck = HENG_ERROR;
		result->precheck_share = -1;
		return result->rule->kind == HENG_EXPERT;
	}
	if (!heng_outcome_find(name, &result->precheck))
		return false;
	if (result->precheck == HENG_PASS)
		share = HENG_BP;
	else if (result->precheck == HENG_PARTIAL &&
		 !read_level(image, node, "precheckScore", 1, HENG_BP - 1,
			     &share))
		return false;
	result->precheck_share = share;
	return true;
}

/*
 * The outcome is the worse of both parts. Reports without means do not say
 * all that was known before; of them it is asked that the outcome is no
 * better than the ballots alone.
 */
static heng_rc check_outcome(const heng_stored_report *report, uint32_t node,
			     heng_result *result, bool has_means,
			     heng_error *error)
{
	heng_outcome outcome = result->outcome;
	int32_t share = result->share;

	if (!has_means) {
		if (outcome < result->tally->outcome)
			return heng_stored_wrong(report, node, "outcome",
						 error);
		return HENG_OK;
	}
	if (!read_precheck(report->image, node, result))
		return heng_stored_wrong(report, node, "precheck", error);
	heng_tally_apply_again(result, result->tally);
	if (result->outcome != outcome || result->share != share)
		return heng_stored_wrong(report, node, "outcome", error);
	return HENG_OK;
}

heng_rc heng_stored_ballots(heng_stored_report *report, uint32_t node,
			    heng_result *result, heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t ballots = heng_stored_child(image, node, "ballots");
	heng_rule *rule;
	heng_tally *tally;
	bool has_means;
	heng_rc rc;

	if (ballots == HENG_NO_NODE)
		return HENG_OK;
	if (result->rule->kind == HENG_AUTOMATIC)
		return heng_stored_wrong(report, ballots, "ballots", error);
	rule = heng_arena_alloc(&report->arena, sizeof(*rule));
	tally = heng_arena_alloc(&report->arena, sizeof(*tally));
	if (!rule || !tally)
		return heng_fail_memory(error);
	*rule = *result->rule;
	result->rule = rule;
	result->tally = tally;
	has_means = heng_stored_attribute(image, ballots, "method") != NULL;
	report->has_means |= has_means;
	rc = read_rule(report, ballots, rule, tally, error);
	if (rc == HENG_OK)
		rc = read_ballots(report, ballots, tally, error);
	if (rc != HENG_OK)
		return rc;
	heng_tally_combine(tally, rule);
	rc = check_tally(report, ballots, tally, error);
	if (rc == HENG_OK)
		rc = check_outcome(report, node, result, has_means, error);
	return rc;
}
