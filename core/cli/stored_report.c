/* A stored report: its figures as the engine had them, checked again. */
#include "core/cli/stored_report.h"

#include <string.h>

#include "core/base/fixed.h"
#include "core/cli/stored_parts.h"

uint32_t heng_stored_child(const heng_image *image, uint32_t node,
			   const char *name)
{
	uint32_t child = heng_image_node_at(image, node)->first_child;

	while (child != HENG_NO_NODE) {
		const heng_image_node *item = heng_image_node_at(image, child);

		if (!strcmp(heng_image_string(image, item->name), name))
			return child;
		child = item->next_sibling;
	}
	return HENG_NO_NODE;
}

uint32_t heng_stored_next(const heng_image *image, uint32_t node)
{
	const heng_image_node *item = heng_image_node_at(image, node);
	const char *name = heng_image_string(image, item->name);

	for (node = item->next_sibling; node != HENG_NO_NODE;
	     node = item->next_sibling) {
		item = heng_image_node_at(image, node);
		if (!strcmp(heng_image_string(image, item->name), name))
			return node;
	}
	return HENG_NO_NODE;
}

const char *heng_stored_attribute(const heng_image *image, uint32_t node,
				  const char *name)
{
	uint32_t attribute = heng_image_attribute_find(image, node, name);

	if (attribute == HENG_NO_ATTRIBUTE)
		return NULL;
	return heng_image_string(
	    image, heng_image_attribute_at(image, attribute)->value);
}

heng_text heng_stored_text(const heng_image *image, uint32_t node,
			   const char *name)
{
	heng_text text = {NULL, NULL};

	for (uint32_t at = heng_stored_child(image, node, name);
	     at != HENG_NO_NODE; at = heng_stored_next(image, at)) {
		const char *lang = heng_stored_attribute(image, at, "xml:lang");
		const char *value = heng_image_string(
		    image, heng_image_node_at(image, at)->text);

		if (lang && !strncmp(lang, "en", 2))
			text.en = value;
		else
			text.zh = value;
	}
	if (!text.zh)
		text.zh = text.en;
	if (!text.en)
		text.en = text.zh;
	return text;
}

heng_rc heng_stored_at(const heng_stored_report *report, uint32_t node,
		       heng_error *error)
{
	const heng_image_node *item = heng_image_node_at(report->image, node);

	heng_error_at(error, NULL, item->line, item->column, 1);
	heng_error_hint(error,
			"报告可能被改动过；请用原卷宗重新运行 heng assess",
			"the report may have been altered; run heng assess "
			"on the dossier again");
	return HENG_EINPUT;
}

heng_rc heng_stored_wrong(const heng_stored_report *report, uint32_t node,
			  const char *name, heng_error *error)
{
	heng_fail(
	    error, HENG_EINPUT, "H4101", "这份报告的“%s”缺失或与其他内容矛盾",
	    "'%s' of this report is missing or contradicts the rest", name);
	return heng_stored_at(report, node, error);
}

bool heng_stored_number(const heng_image *image, uint32_t node,
			const char *name, int64_t *out)
{
	const char *value = heng_stored_attribute(image, node, name);
	size_t size;

	if (!value)
		return false;
	value += strspn(value, " \t\r\n");
	size = strcspn(value, " \t\r\n");
	return heng_parse_int(value, size, out);
}

bool heng_stored_is_true(const heng_image *image, uint32_t node,
			 const char *name)
{
	const char *value = heng_stored_attribute(image, node, name);

	return value && strstr(value, "true");
}

bool heng_stored_is_called(const heng_image *image, uint32_t node,
			   const char *name, const char *wanted)
{
	const char *value = heng_stored_attribute(image, node, name);

	return value && wanted ? strcmp(value, wanted) == 0 : value == wanted;
}

static const char *token(const heng_image *image, uint32_t node,
			 const char *name)
{
	const char *value = heng_stored_attribute(image, node, name);

	return value ? value : "";
}

size_t heng_stored_children(const heng_image *image, uint32_t node,
			    const char *name)
{
	size_t n = 0;

	for (uint32_t at = heng_stored_child(image, node, name);
	     at != HENG_NO_NODE; at = heng_stored_next(image, at))
		n++;
	return n;
}

heng_rc heng_stored_too_many(const heng_stored_report *report, uint32_t node,
			     const char *name, int max, heng_error *error)
{
	const heng_image_node *item = heng_image_node_at(report->image, node);

	heng_fail(error, HENG_ELIMIT, "H4106",
		  "这份报告的“%s”超过 %d 个，没有说明",
		  "this report has more '%s' than %d; it is not explained",
		  name, max);
	heng_error_at(error, NULL, item->line, item->column, 1);
	return HENG_ELIMIT;
}

static heng_rc read_at_least(heng_stored_report *report, uint32_t node,
			     heng_profile_outcome *outcome, heng_error *error)
{
	const heng_image *image = report->image;
	size_t n = heng_stored_children(image, node, "atLeast");
	heng_at_least *items;

	report->n_named += n;
	if (report->n_named > HENG_STORED_NAMED_MAX)
		return heng_stored_too_many(report, node, "atLeast",
					    HENG_STORED_NAMED_MAX, error);
	items = heng_arena_alloc(&report->arena, n * sizeof(*items));
	if (!items)
		return heng_fail_memory(error);
	outcome->at_least = items;
	for (uint32_t at = heng_stored_child(image, node, "atLeast");
	     at != HENG_NO_NODE; at = heng_stored_next(image, at)) {
		heng_at_least *item = &items[outcome->n_at_least++];
		int64_t share = 0;

		if (!heng_stored_number(image, at, "share", &share))
			return heng_stored_wrong(report, at, "share", error);
		item->rule = token(image, at, "rule");
		item->share = (int32_t)share;
	}
	return HENG_OK;
}

static heng_rc read_outcome(heng_stored_report *report, uint32_t node,
			    heng_profile_outcome *outcome, heng_error *error)
{
	static const char *const severities[] = {
	    [HENG_MINOR] = "minor",
	    [HENG_MAJOR] = "major",
	    [HENG_CRITICAL] = "critical",
	};
	const heng_image *image = report->image;
	int64_t value;

	outcome->id = token(image, node, "id");
	outcome->label = heng_stored_text(image, node, "label");
	outcome->no_veto = heng_stored_is_true(image, node, "noVeto");
	outcome->minimums = heng_stored_is_true(image, node, "minimums");
	outcome->total = HENG_UNSET;
	if (heng_stored_number(image, node, "total", &value))
		outcome->total = (int32_t)value;
	for (int s = 0; s < HENG_SEVERITIES; s++) {
		outcome->failures[s] = HENG_UNSET;
		if (!heng_stored_number(image, node, severities[s], &value))
			continue;
		if (value < 0)
			return heng_stored_wrong(report, node, severities[s],
						 error);
		outcome->failures[s] = value;
	}
	for (int d = 0; d < HENG_DIMENSIONS; d++)
		outcome->minimum[d] = HENG_UNSET;
	for (uint32_t at = heng_stored_child(image, node, "minimum");
	     at != HENG_NO_NODE; at = heng_stored_next(image, at)) {
		heng_dimension d;

		if (!heng_dimension_find(token(image, at, "dimension"), &d) ||
		    !heng_stored_number(image, at, "score", &value))
			return heng_stored_wrong(report, at, "minimum", error);
		outcome->minimum[d] = (int32_t)value;
	}
	return read_at_least(report, node, outcome, error);
}

static heng_rc read_outcomes(heng_stored_report *report, heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t basis = heng_stored_child(image, 0, "basis"), node, at;
	heng_profile_outcome *outcomes;
	size_t n;
	heng_rc rc;

	node = heng_stored_child(image, basis, "profile");
	n = heng_stored_children(image, node, "outcome");
	if (n == 0 || n > HENG_OUTCOMES_MAX)
		return heng_stored_wrong(report, node, "outcome", error);
	outcomes = heng_arena_alloc(&report->arena, n * sizeof(*outcomes));
	if (!outcomes)
		return heng_fail_memory(error);
	report->profile.id = token(image, node, "id");
	report->profile.version = token(image, node, "version");
	report->profile.outcomes = outcomes;
	report->profile.n_outcomes = n;
	at = heng_stored_child(image, node, "outcome");
	for (size_t i = 0; i < n; i++, at = heng_stored_next(image, at)) {
		rc = read_outcome(report, at, &outcomes[i], error);
		if (rc != HENG_OK)
			return rc;
	}
	at = heng_stored_child(image, node, "undetermined");
	report->profile.undetermined = heng_stored_text(image, at, "label");
	return HENG_OK;
}

/* The five dimensions, once each and in their order. */
static heng_rc read_dimensions(heng_stored_report *report, heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t parent = heng_stored_child(image, 0, "dimensions");
	uint32_t at = heng_stored_child(image, parent, "dimension");

	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		heng_profile_dimension *set = &report->profile.dimensions[d];
		int64_t value;

		if (at == HENG_NO_NODE ||
		    strcmp(token(image, at, "id"), heng_dimension_name(d)) != 0)
			return heng_stored_wrong(report, parent,
						 heng_dimension_name(d), error);
		if (!heng_stored_number(image, at, "weight", &value))
			return heng_stored_wrong(report, at, "weight", error);
		set->weight = (int)value;
		set->minimum = HENG_UNSET;
		if (heng_stored_number(image, at, "minimum", &value))
			set->minimum = (int32_t)value;
		set->when_empty_met =
		    !strcmp(token(image, at, "whenEmpty"), "met");
		at = heng_stored_next(image, at);
	}
	if (at != HENG_NO_NODE)
		return heng_stored_wrong(report, at, "dimension", error);
	return HENG_OK;
}

/* The share that the outcome stands for must be the score that is printed. */
static bool read_share(const heng_image *image, uint32_t node,
		       heng_result *result)
{
	int64_t score = 0;
	bool has_score = heng_stored_number(image, node, "score", &score);

	result->share = (int32_t)score;
	switch (result->outcome) {
	case HENG_PASS:
		return has_score && score == HENG_BP;
	case HENG_FAIL:
		return has_score && score == 0;
	case HENG_PARTIAL:
		return has_score && score > 0 && score < HENG_BP;
	default:
		return !has_score;
	}
}

static heng_rc read_result(heng_stored_report *report, uint32_t node,
			   heng_result *result, heng_error *error)
{
	const heng_image *image = report->image;
	heng_rule *rule = heng_arena_alloc(&report->arena, sizeof(*rule));
	int64_t weight, effective;

	if (!rule)
		return heng_fail_memory(error);
	rule->id = token(image, node, "rule");
	rule->title = heng_stored_text(image, node, "title");
	rule->veto = heng_stored_is_true(image, node, "veto");
	rule->owner = token(image, node, "owner");
	if (!heng_dimension_find(token(image, node, "dimension"),
				 &rule->dimension) ||
	    !heng_severity_find(token(image, node, "severity"),
				&rule->severity) ||
	    !heng_kind_find(token(image, node, "kind"), &rule->kind))
		return heng_stored_wrong(report, node, rule->id, error);
	if (!heng_stored_number(image, node, "weight", &weight) ||
	    !heng_stored_number(image, node, "effectiveWeight", &effective))
		return heng_stored_wrong(report, node, "weight", error);
	heng_result_init(result, rule, (int)weight);
	result->effective_weight = effective;
	if (!heng_outcome_find(token(image, node, "outcome"),
			       &result->outcome) ||
	    !read_share(image, node, result))
		return heng_stored_wrong(report, node, "score", error);
	return heng_stored_ballots(report, node, result, error);
}

/* By dimension, then id: what both ties and duplicates depend on. */
static bool in_order(const heng_rule *before, const heng_rule *after)
{
	if (before->dimension != after->dimension)
		return before->dimension < after->dimension;
	return strcmp(before->id, after->id) < 0;
}

static heng_rc read_results(heng_stored_report *report, heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t parent = heng_stored_child(image, 0, "results");
	size_t n = heng_stored_children(image, parent, "result"), i = 0;
	heng_rc rc;

	if (n > HENG_STORED_RESULTS_MAX)
		return heng_stored_too_many(report, parent, "result",
					    HENG_STORED_RESULTS_MAX, error);
	report->results =
	    heng_arena_alloc(&report->arena, n * sizeof(*report->results));
	report->nodes =
	    heng_arena_alloc(&report->arena, n * sizeof(*report->nodes));
	report->points =
	    heng_arena_alloc(&report->arena, n * sizeof(*report->points));
	if (!report->results || !report->nodes || !report->points)
		return heng_fail_memory(error);
	report->n_results = n;
	for (uint32_t at = heng_stored_child(image, parent, "result");
	     at != HENG_NO_NODE; at = heng_stored_next(image, at), i++) {
		report->nodes[i] = at;
		rc = read_result(report, at, &report->results[i], error);
		if (rc != HENG_OK)
			return rc;
		if (i && !in_order(report->results[i - 1].rule,
				   report->results[i].rule))
			return heng_stored_wrong(
			    report, at, report->results[i].rule->id, error);
	}
	return HENG_OK;
}

static int outcome_index(const heng_profile *profile, const char *id)
{
	for (size_t i = 0; i < profile->n_outcomes; i++)
		if (!strcmp(profile->outcomes[i].id, id))
			return (int)i;
	return -1;
}

static heng_rc read_verdict(heng_stored_report *report, heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t node = heng_stored_child(image, 0, "verdict");
	const char *outcome = token(image, node, "outcome");

	report->best =
	    outcome_index(&report->profile, token(image, node, "best"));
	report->worst =
	    outcome_index(&report->profile, token(image, node, "worst"));
	report->determined = strcmp(outcome, "undetermined") != 0;
	if (report->best < 0 || report->worst < 0)
		return heng_stored_wrong(report, node, "best", error);
	if (report->determined &&
	    outcome_index(&report->profile, outcome) != report->best)
		return heng_stored_wrong(report, node, "outcome", error);
	return HENG_OK;
}

heng_rc heng_stored_report_read(heng_stored_report *report,
				const heng_image *image, heng_error *error)
{
	heng_rc rc;

	report->image = image;
	rc = read_outcomes(report, error);
	if (rc == HENG_OK)
		rc = read_dimensions(report, error);
	if (rc == HENG_OK)
		rc = read_results(report, error);
	if (rc == HENG_OK)
		rc = read_verdict(report, error);
	if (rc == HENG_OK)
		rc = heng_stored_waive(report, error);
	if (rc == HENG_OK)
		rc = heng_stored_check(report, error);
	if (rc == HENG_OK)
		rc = heng_stored_experts(report, error);
	if (rc == HENG_OK)
		rc = heng_stored_commitments(report, error);
	if (rc == HENG_OK)
		rc = heng_score_explain(&report->profile, report->results,
					report->n_results, report->dimensions,
					&report->total, report->points, error);
	return rc;
}

void heng_stored_report_fini(heng_stored_report *report)
{
	heng_arena_fini(&report->arena);
}
