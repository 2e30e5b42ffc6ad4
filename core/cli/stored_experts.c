/* The experts of a stored report: counted again, and held against it. */
#include "core/cli/stored_parts.h"

#include <string.h>

#include "core/assess/experts.h"
#include "core/base/fixed.h"
#include "reports/expert_words.h"
#include "reports/public.h"

static heng_rc read_list(heng_stored_report *report, uint32_t node,
			 heng_experts *experts, heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t at = heng_stored_child(image, node, "expert");

	experts->n = heng_stored_children(image, node, "expert");
	experts->list = heng_arena_alloc(
	    &report->arena, (experts->n + 1) * sizeof(*experts->list));
	if (!experts->list)
		return heng_fail_memory(error);
	for (size_t i = 0; i < experts->n; i++) {
		heng_expert *expert = &experts->list[i];

		expert->id = heng_stored_attribute(image, at, "id");
		if (!expert->id)
			return heng_stored_wrong(report, at, "id", error);
		expert->recused = heng_stored_is_true(image, at, "recused");
		expert->conflict = heng_stored_is_true(image, at, "conflict");
		at = heng_stored_next(image, at);
	}
	return HENG_OK;
}

/* Each ballot is of somebody on the list, and counts or not as that says. */
static heng_rc check_ballots(const heng_stored_report *report,
			     const heng_experts *experts, heng_error *error)
{
	size_t index;
	heng_rc rc = heng_experts_contradict(experts, report->results,
					     report->n_results, &index, error);

	if (rc != HENG_OK || index == report->n_results)
		return rc;
	return heng_stored_wrong(
	    report,
	    heng_stored_child(report->image, report->nodes[index], "ballots"),
	    "ballot", error);
}

static heng_rc check_list(const heng_stored_report *report, uint32_t node,
			  const heng_experts *experts, heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t at = heng_stored_child(image, node, "expert");

	for (size_t i = 0; i < experts->n; i++) {
		const heng_expert *expert = &experts->list[i];

		if (!heng_stored_says(image, at, "ballots",
				      (int64_t)expert->ballots, true))
			return heng_stored_wrong(report, at, "ballots", error);
		if (!heng_stored_says(image, at, "counted",
				      (int64_t)expert->counted, true))
			return heng_stored_wrong(report, at, "counted", error);
		at = heng_stored_next(image, at);
	}
	return HENG_OK;
}

static heng_rc check_rounds(const heng_stored_report *report, uint32_t node,
			    const heng_experts *experts, heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t at = heng_stored_child(image, node, "round");

	for (int i = 1; i <= HENG_ROUNDS_MAX; i++) {
		const heng_round *round = &experts->rounds[i];

		if (round->ballots == 0)
			continue;
		if (at == HENG_NO_NODE)
			return heng_stored_wrong(report, node, "round", error);
		if (!heng_stored_says(image, at, "number", i, true) ||
		    !heng_stored_says(image, at, "ballots",
				      (int64_t)round->ballots, true) ||
		    !heng_stored_says(image, at, "counted",
				      (int64_t)round->counted, true))
			return heng_stored_wrong(report, at, "round", error);
		at = heng_stored_next(image, at);
	}
	if (at != HENG_NO_NODE)
		return heng_stored_wrong(report, at, "round", error);
	return HENG_OK;
}

static bool says_coefficient(const heng_image *image, uint32_t node,
			     const char *const names[3],
			     const heng_coefficient *is)
{
	return heng_stored_says(image, node, names[0], is->value,
				is->why_not == HENG_FIGURE) &&
	       heng_stored_is_called(image, node, names[1],
				     heng_no_figure_name(is->why_not)) &&
	       heng_stored_says(image, node, names[2], (int64_t)is->rules,
				true);
}

static heng_rc check_agreement(const heng_stored_report *report, uint32_t node,
			       const heng_agreement *is, heng_error *error)
{
	static const char *const alpha[] = {"alpha", "alphaWhyNot",
					    "alphaCriteria"};
	static const char *const icc[] = {"icc", "iccWhyNot", "iccCriteria"};
	const heng_image *image = report->image;

	if (!heng_stored_says(image, node, "experts", (int64_t)is->experts,
			      true))
		return heng_stored_wrong(report, node, "experts", error);
	if (!heng_stored_says(image, node, "criteria", (int64_t)is->rules,
			      true))
		return heng_stored_wrong(report, node, "criteria", error);
	if (!heng_stored_says(image, node, "ballots", (int64_t)is->ballots,
			      true))
		return heng_stored_wrong(report, node, "ballots", error);
	if (!says_coefficient(image, node, alpha, &is->alpha))
		return heng_stored_wrong(report, node, "alpha", error);
	if (!says_coefficient(image, node, icc, &is->icc))
		return heng_stored_wrong(report, node, "icc", error);
	if (heng_stored_is_true(image, node, "low") != is->is_low)
		return heng_stored_wrong(report, node, "low", error);
	return HENG_OK;
}

static heng_rc check_leave_out(const heng_stored_report *report, uint32_t at,
			       const heng_leave_out *is, heng_error *error)
{
	const heng_image *image = report->image;
	const heng_profile_outcome *outcomes = report->profile.outcomes;
	const char *best = outcomes[is->best].id;
	int64_t low = 0, high = 0;
	heng_rc rc;

	if (!heng_stored_is_called(image, at, "expert", is->expert))
		return heng_stored_wrong(report, at, "expert", error);
	if (!heng_stored_is_called(image, at, "best", best) ||
	    !heng_stored_is_called(image, at, "worst",
				   outcomes[is->worst].id) ||
	    !heng_stored_is_called(image, at, "outcome",
				   is->determined ? best : "undetermined"))
		return heng_stored_wrong(report, at, "outcome", error);
	if (heng_stored_is_true(image, at, "differs") != is->differs)
		return heng_stored_wrong(report, at, "differs", error);
	if (!heng_stored_says(image, at, "belowQuorum",
			      (int64_t)is->below_quorum, true))
		return heng_stored_wrong(report, at, "belowQuorum", error);
	if (heng_stored_number(image, at, "low", &low) != is->has_score ||
	    heng_stored_number(image, at, "high", &high) != is->has_score)
		return heng_stored_wrong(report, at, "low", error);
	if (!is->has_score)
		return HENG_OK;
	rc = heng_stored_differs(report, at, "low", low, is->low, error);
	if (rc == HENG_OK)
		rc = heng_stored_differs(report, at, "high", high, is->high,
					 error);
	return rc;
}

static heng_rc check_each(const heng_stored_report *report, uint32_t node,
			  const heng_experts *experts, heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t at = heng_stored_child(image, node, "leaveOut");
	bool beyond = experts->n_leave_out < experts->agreement.experts;

	if (!heng_stored_is_called(image, node, "leaveOutWhyNot",
				   beyond ? "limit" : NULL))
		return heng_stored_wrong(report, node, "leaveOutWhyNot", error);
	if (heng_stored_is_true(image, node, "differs") != experts->differs)
		return heng_stored_wrong(report, node, "differs", error);
	for (size_t i = 0; i < experts->n_leave_out; i++) {
		heng_rc rc;

		if (at == HENG_NO_NODE)
			return heng_stored_wrong(report, node, "leaveOut",
						 error);
		rc = check_leave_out(report, at, &experts->leave_out[i], error);
		if (rc != HENG_OK)
			return rc;
		at = heng_stored_next(image, at);
	}
	if (at != HENG_NO_NODE)
		return heng_stored_wrong(report, at, "leaveOut", error);
	return HENG_OK;
}

/* A sentence about an expert has the id in it. */
static bool is_withheld(const heng_image *image, const char *expert)
{
	return expert && heng_report_is_public(image);
}

/* The sentences are those that the program would write. */
static heng_rc check_findings(const heng_stored_report *report, uint32_t node,
			      const heng_experts *experts,
			      const heng_verdict *verdict, heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t at = heng_stored_child(image, node, "finding");
	heng_buf zh = {0}, en = {0};
	const char *expert;
	heng_rc rc = HENG_OK;

	for (size_t i = 0; rc == HENG_OK && heng_expert_finding_put(
						experts, &report->profile,
						verdict, i, &expert, &zh, &en);
	     i++) {
		heng_text text = {NULL, NULL};

		if (at != HENG_NO_NODE)
			text = heng_stored_text(image, at, "message");
		if (zh.failed || en.failed)
			rc = heng_fail_memory(error);
		else if (!text.zh || !text.en ||
			 (!is_withheld(image, expert) &&
			  (strcmp(text.zh, heng_buf_str(&zh)) != 0 ||
			   strcmp(text.en, heng_buf_str(&en)) != 0)) ||
			 !heng_stored_is_called(image, at, "expert", expert))
			rc = heng_stored_wrong(report,
					       at == HENG_NO_NODE ? node : at,
					       "finding", error);
		else
			at = heng_stored_next(image, at);
		heng_buf_clear(&zh);
		heng_buf_clear(&en);
	}
	if (rc == HENG_OK && at != HENG_NO_NODE)
		rc = heng_stored_wrong(report, at, "finding", error);
	heng_buf_fini(&zh);
	heng_buf_fini(&en);
	return rc;
}

static heng_rc check_counts(const heng_stored_report *report, uint32_t node,
			    const heng_experts *experts, heng_error *error)
{
	const heng_image *image = report->image;
	const heng_agreement *agreement = &experts->agreement;
	int64_t ballots = 0;

	for (size_t i = 0; i < experts->n; i++)
		ballots += (int64_t)experts->list[i].ballots;
	if (!heng_stored_says(image, node, "listed", (int64_t)experts->n, true))
		return heng_stored_wrong(report, node, "listed", error);
	if (!heng_stored_says(image, node, "counted",
			      (int64_t)agreement->experts, true))
		return heng_stored_wrong(report, node, "counted", error);
	if (!heng_stored_says(image, node, "ballots", ballots, true))
		return heng_stored_wrong(report, node, "ballots", error);
	if (!heng_stored_says(image, node, "ballotsCounted",
			      (int64_t)agreement->ballots, true))
		return heng_stored_wrong(report, node, "ballotsCounted", error);
	return HENG_OK;
}

/* Means and experts come from one program: all of them or none. */
static heng_rc check_parts(const heng_stored_report *report, uint32_t node,
			   heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t basis = heng_stored_child(image, 0, "basis");

	if (node == HENG_NO_NODE)
		return report->has_means
			   ? heng_stored_wrong(report, 0, "experts", error)
			   : HENG_OK;
	if (heng_stored_child(image, basis, "panel") == HENG_NO_NODE)
		return heng_stored_wrong(report, node, "experts", error);
	for (size_t i = 0; i < report->n_results; i++) {
		const heng_result *result = &report->results[i];
		uint32_t ballots =
		    heng_stored_child(image, report->nodes[i], "ballots");

		if (result->rule->kind == HENG_AUTOMATIC ||
		    (ballots == HENG_NO_NODE &&
		     result->outcome == HENG_NOT_APPLICABLE))
			continue;
		if (ballots == HENG_NO_NODE)
			return heng_stored_wrong(report, report->nodes[i],
						 "ballots", error);
		if (!heng_stored_attribute(image, ballots, "method"))
			return heng_stored_wrong(report, ballots, "method",
						 error);
	}
	return HENG_OK;
}

static heng_rc compute(heng_stored_report *report, uint32_t node,
		       heng_experts *experts, const heng_verdict *verdict,
		       heng_error *error)
{
	uint32_t agreement =
	    heng_stored_child(report->image, node, "agreement");
	int64_t below;
	heng_rc rc = read_list(report, node, experts, error);

	if (rc == HENG_OK)
		rc = check_ballots(report, experts, error);
	if (rc != HENG_OK)
		return rc;
	if (agreement == HENG_NO_NODE ||
	    !heng_stored_number(report->image, agreement, "below", &below))
		return heng_stored_wrong(report, node, "agreement", error);
	report->profile.ballots.agreement_below = (int32_t)below;
	rc = heng_experts_fill(experts, &report->profile, report->results,
			       report->n_results, verdict, report->waiving,
			       &report->arena, error);
	if (rc == HENG_OK)
		rc = check_counts(report, node, experts, error);
	if (rc == HENG_OK)
		rc = check_list(report, node, experts, error);
	if (rc == HENG_OK)
		rc = check_rounds(report, node, experts, error);
	if (rc == HENG_OK)
		rc = check_agreement(report, agreement, &experts->agreement,
				     error);
	if (rc == HENG_OK)
		rc = check_each(report, node, experts, error);
	if (rc == HENG_OK)
		rc = check_findings(report, node, experts, verdict, error);
	return rc;
}

heng_rc heng_stored_experts(heng_stored_report *report, heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t node = heng_stored_child(image, 0, "experts");
	const heng_verdict verdict = {
	    .best = report->best,
	    .worst = report->worst,
	    .determined = report->determined,
	    .reason = heng_stored_attribute(
		image, heng_stored_child(image, 0, "verdict"), "reason"),
	};
	heng_experts *experts;
	heng_rc rc = check_parts(report, node, error);

	if (rc != HENG_OK || node == HENG_NO_NODE)
		return rc;
	experts = heng_arena_alloc(&report->arena, sizeof(*experts));
	if (!experts)
		return heng_fail_memory(error);
	rc = compute(report, node, experts, &verdict, error);
	if (rc == HENG_OK)
		report->experts = experts;
	return rc;
}
