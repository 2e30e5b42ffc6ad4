/* The check of a stored report: do its figures follow from its results. */
#include "core/cli/stored_parts.h"
#include "reports/public.h"

#include "core/assess/score.h"
#include "core/assess/verdict.h"
#include "core/base/fixed.h"

heng_rc heng_stored_differs(const heng_stored_report *report, uint32_t node,
			    const char *name, int64_t said, int64_t is,
			    heng_error *error)
{
	char said_text[24], is_text[24];

	if (said == is)
		return HENG_OK;
	heng_fail(error, HENG_EINPUT, "H4102",
		  "报告的“%s”为 %s，但按报告自己的结果应为 %s",
		  "'%s' of the report is %s, but by its own results it is %s",
		  name, heng_format_scaled(said, 2, said_text),
		  heng_format_scaled(is, 2, is_text));
	return heng_stored_at(report, node, error);
}

heng_rc heng_stored_check_interval(const heng_stored_report *report,
				   uint32_t node, const heng_score *score,
				   heng_error *error)
{
	const heng_image *image = report->image;
	int64_t low = 0, high = 0;
	bool has_low = heng_stored_number(image, node, "low", &low);
	bool has_high = heng_stored_number(image, node, "high", &high);
	heng_rc rc;

	if (has_low != score->has_score || has_high != score->has_score)
		return heng_stored_wrong(report, node, "low", error);
	if (!score->has_score)
		return HENG_OK;
	rc = heng_stored_differs(report, node, "low", low, score->low, error);
	if (rc == HENG_OK)
		rc = heng_stored_differs(report, node, "high", high,
					 score->high, error);
	return rc;
}

heng_rc heng_stored_check_dimension(const heng_stored_report *report,
				    uint32_t node, const heng_score *score,
				    heng_error *error)
{
	const heng_image *image = report->image;
	int64_t applicable = 0, effective = 0;
	heng_rc rc = heng_stored_check_interval(report, node, score, error);

	if (rc != HENG_OK)
		return rc;
	if (!heng_stored_number(image, node, "applicable", &applicable) ||
	    applicable != (int64_t)score->applicable)
		return heng_stored_wrong(report, node, "applicable", error);
	if (!heng_stored_number(image, node, "effectiveWeight", &effective))
		return heng_stored_wrong(report, node, "effectiveWeight",
					 error);
	return heng_stored_differs(report, node, "effectiveWeight", effective,
				   score->effective_weight, error);
}

static heng_rc check_dimensions(heng_stored_report *report, heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t parent = heng_stored_child(image, 0, "dimensions");
	uint32_t at = heng_stored_child(image, parent, "dimension");
	heng_rc rc = HENG_OK;

	for (int d = 0; rc == HENG_OK && d < HENG_DIMENSIONS; d++) {
		rc = heng_stored_check_dimension(report, at,
						 &report->dimensions[d], error);
		at = heng_stored_next(image, at);
	}
	return rc;
}

/* Scores the results again and holds every figure against that. */
static heng_rc check_scores(heng_stored_report *report, heng_error *error)
{
	uint32_t verdict = heng_stored_child(report->image, 0, "verdict");
	heng_rc rc = heng_score_results(&report->profile, report->results,
					report->n_results, report->dimensions,
					&report->total, error);

	if (rc == HENG_OK)
		rc = check_dimensions(report, error);
	if (rc == HENG_OK)
		rc = heng_stored_check_interval(report, verdict, &report->total,
						error);
	for (size_t i = 0; rc == HENG_OK && i < report->n_results; i++) {
		int64_t said = 0;

		if (!heng_stored_number(report->image, report->nodes[i],
					"effectiveWeight", &said))
			return heng_stored_wrong(report, report->nodes[i],
						 "effectiveWeight", error);
		rc = heng_stored_differs(
		    report, report->nodes[i], "effectiveWeight", said,
		    report->results[i].effective_weight, error);
	}
	return rc;
}

/* The reasons that the page prints are those that follow from the results. */
static heng_rc check_reasons(heng_stored_report *report,
			     const heng_verdict *verdict, heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t node = heng_stored_child(image, 0, "verdict");
	uint32_t at = heng_stored_child(image, node, "because");

	for (size_t i = 0; i < verdict->n_because; i++) {
		const heng_because *because = &verdict->because[i];

		if (at == HENG_NO_NODE ||
		    !heng_stored_is_called(image, at, "rule", because->rule) ||
		    !heng_stored_is_called(image, at, "condition",
					   because->condition))
			return heng_stored_wrong(report,
						 at == HENG_NO_NODE ? node : at,
						 "because", error);
		at = heng_stored_next(image, at);
	}
	if (at != HENG_NO_NODE)
		return heng_stored_wrong(report, at, "because", error);
	at = heng_stored_child(image, node, "deciding");
	for (size_t i = 0; i < verdict->n_deciding; i++) {
		if (at == HENG_NO_NODE ||
		    !heng_stored_is_called(image, at, "rule",
					   verdict->deciding[i]))
			return heng_stored_wrong(report,
						 at == HENG_NO_NODE ? node : at,
						 "deciding", error);
		at = heng_stored_next(image, at);
	}
	if (at != HENG_NO_NODE)
		return heng_stored_wrong(report, at, "deciding", error);
	if (heng_stored_is_true(image, node, "exact") != verdict->exact)
		return heng_stored_wrong(report, node, "exact", error);
	return HENG_OK;
}

static heng_rc check_verdict(heng_stored_report *report, heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t node = heng_stored_child(image, 0, "verdict");
	const char *reason = heng_stored_attribute(image, node, "reason");
	heng_verdict verdict = {0};
	heng_rc rc = heng_verdict_reach(&report->profile, report->results,
					report->n_results, reason != NULL,
					&report->arena, &verdict, error);

	if (rc != HENG_OK)
		return rc;
	/* Where nobody knows what else would count, nothing is excluded. */
	if (reason) {
		verdict.best = 0;
		verdict.worst = (int)report->profile.n_outcomes - 1;
	}
	if (verdict.best == report->best && verdict.worst == report->worst &&
	    verdict.determined == report->determined)
		return check_reasons(report, &verdict, error);
	heng_fail(error, HENG_EINPUT, "H4103",
		  "报告的结论是“%s”，但按报告自己的结果应在“%s”与“%s”之间",
		  "the report's verdict is '%s', but by its own results it "
		  "lies between '%s' and '%s'",
		  heng_stored_attribute(image, node, "outcome"),
		  report->profile.outcomes[verdict.best].id,
		  report->profile.outcomes[verdict.worst].id);
	return heng_stored_at(report, node, error);
}

heng_rc heng_stored_check(heng_stored_report *report, heng_error *error)
{
	heng_rc rc = heng_public_check(report->image, error);

	if (rc == HENG_OK)
		rc = check_scores(report, error);
	if (rc == HENG_OK)
		rc = check_verdict(report, error);
	return rc;
}
