/* The waivers of a stored report: decided again, and the standing without. */
#include "core/cli/stored_parts.h"

#include <string.h>

#include "core/assess/score.h"
#include "core/assess/verdict.h"
#include "core/assess/waivers.h"

/* What is read and filled. */
typedef struct reading {
	heng_stored_report *report;
	uint32_t node; /* waived */
	heng_waived *waived;
	heng_waiver *waivers;
	uint32_t *nodes; /* of each waiver */
	heng_error *error;
} reading;

static const char *text_of(const heng_image *image, uint32_t node,
			   const char *name)
{
	uint32_t at = heng_stored_child(image, node, name);

	if (at == HENG_NO_NODE)
		return NULL;
	return heng_image_string(image, heng_image_node_at(image, at)->text);
}

/* Nothing may speak of waivers where the report has none. */
static heng_rc check_absent(const heng_stored_report *report, heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t basis = heng_stored_child(image, 0, "basis");
	uint32_t at = heng_stored_child(image, basis, "waivers");

	if (at != HENG_NO_NODE)
		return heng_stored_wrong(report, at, "waived", error);
	for (size_t i = 0; i < report->n_results; i++) {
		at = heng_stored_child(image, report->nodes[i], "waiver");
		if (at != HENG_NO_NODE)
			return heng_stored_wrong(report, at, "waiver", error);
	}
	return HENG_OK;
}

static heng_rc read_waivable(reading *r)
{
	const heng_image *image = r->report->image;
	heng_profile *profile = &r->report->profile;
	size_t n = heng_stored_children(image, r->node, "waivable");
	const char **rules;

	if (n > HENG_STORED_NAMED_MAX)
		return heng_stored_too_many(r->report, r->node, "waivable",
					    HENG_STORED_NAMED_MAX, r->error);
	rules = heng_arena_alloc(&r->report->arena, n * sizeof(*rules));
	if (!rules)
		return heng_fail_memory(r->error);
	profile->waivable_vetoes = rules;
	for (uint32_t at = heng_stored_child(image, r->node, "waivable");
	     at != HENG_NO_NODE; at = heng_stored_next(image, at))
		rules[profile->n_waivable_vetoes++] =
		    heng_stored_attribute(image, at, "rule");
	return HENG_OK;
}

static heng_rc read_moment(reading *r, uint32_t node, const char *name,
			   heng_moment *out)
{
	const char *text = heng_stored_attribute(r->report->image, node, name);

	if (!text || !heng_moment_parse(text, out))
		return heng_stored_wrong(r->report, node, name, r->error);
	return HENG_OK;
}

static heng_rc read_waiver(reading *r, uint32_t node, heng_waiver *waiver)
{
	const heng_image *image = r->report->image;
	heng_rc rc;

	waiver->id = heng_stored_attribute(image, node, "id");
	waiver->rule = heng_stored_attribute(image, node, "rule");
	waiver->subject = heng_stored_attribute(image, node, "subject");
	/* Of another's nothing else is told, and nothing else looked at. */
	if (heng_stored_is_called(image, node, "state", "other-subject"))
		return heng_stored_attribute(image, node, "from")
			   ? heng_stored_wrong(r->report, node, "from",
					       r->error)
			   : HENG_OK;
	rc = read_moment(r, node, "from", &waiver->from);
	if (rc == HENG_OK)
		rc = read_moment(r, node, "until", &waiver->until);
	if (rc != HENG_OK)
		return rc;
	if (waiver->from.instant > waiver->until.instant)
		return heng_stored_wrong(r->report, node, "until", r->error);
	waiver->authority = heng_stored_attribute(image, node, "authority");
	waiver->reference = heng_stored_attribute(image, node, "reference");
	waiver->reason = text_of(image, node, "reason");
	waiver->risk = text_of(image, node, "risk");
	if (!waiver->authority)
		return heng_stored_wrong(r->report, node, "authority",
					 r->error);
	if (!waiver->reason || !waiver->risk)
		return heng_stored_wrong(r->report, node, "reason", r->error);
	return HENG_OK;
}

static heng_rc read_waivers(reading *r)
{
	const heng_image *image = r->report->image;
	heng_arena *arena = &r->report->arena;
	size_t n = heng_stored_children(image, r->node, "waiver"), i = 0;
	heng_rc rc = HENG_OK;

	if (n > HENG_WAIVERS_MAX)
		return heng_stored_too_many(r->report, r->node, "waiver",
					    HENG_WAIVERS_MAX, r->error);
	r->waivers = heng_arena_alloc(arena, n * sizeof(*r->waivers));
	r->nodes = heng_arena_alloc(arena, n * sizeof(*r->nodes));
	r->waived = heng_arena_alloc(arena, sizeof(*r->waived));
	if (!r->waivers || !r->nodes || !r->waived)
		return heng_fail_memory(r->error);
	for (uint32_t at = heng_stored_child(image, r->node, "waiver");
	     rc == HENG_OK && at != HENG_NO_NODE;
	     at = heng_stored_next(image, at), i++) {
		r->nodes[i] = at;
		rc = read_waiver(r, at, &r->waivers[i]);
	}
	r->waived->waivers = r->waivers;
	r->waived->n_waivers = n;
	return rc;
}

static heng_rc read_ground(reading *r, heng_waiver_ground *ground)
{
	const heng_image *image = r->report->image;
	uint32_t subject = heng_stored_child(image, 0, "subject");
	const char *id = heng_stored_attribute(image, subject, "id");
	const char *as_of = heng_stored_attribute(image, 0, "asOf");
	size_t n = heng_stored_children(image, 0, "notSelected"), i = 0;
	heng_not_selected *items;

	if (n > HENG_STORED_RESULTS_MAX)
		return heng_stored_too_many(r->report, 0, "notSelected",
					    HENG_STORED_RESULTS_MAX, r->error);
	items = heng_arena_alloc(&r->report->arena, n * sizeof(*items));
	if (!items)
		return heng_fail_memory(r->error);
	for (uint32_t at = heng_stored_child(image, 0, "notSelected");
	     at != HENG_NO_NODE; at = heng_stored_next(image, at))
		items[i++] = (heng_not_selected){
		    .rule = heng_stored_attribute(image, at, "rule"),
		    .reason = heng_stored_attribute(image, at, "reason")};
	*ground = (heng_waiver_ground){
	    .profile = &r->report->profile,
	    .not_selected = items,
	    .n_not_selected = n,
	    .subject_id = id ? id : "",
	    .subject_sha256 = heng_stored_attribute(image, subject, "sha256"),
	};
	if (!as_of || !heng_date_parse(as_of, strlen(as_of), &ground->as_of))
		return heng_stored_wrong(r->report, 0, "asOf", r->error);
	return HENG_OK;
}

/* The standing before any waiver, which the results have by now. */
static heng_rc find_before(reading *r)
{
	heng_stored_report *report = r->report;
	heng_waived *waived = r->waived;
	uint32_t before = heng_stored_child(report->image, r->node, "before");
	const char *reason =
	    heng_stored_attribute(report->image, before, "reason");
	heng_rc rc = heng_score_results(&report->profile, report->results,
					report->n_results, waived->dimensions,
					&waived->total, r->error);

	if (rc == HENG_OK)
		rc = heng_verdict_reach(
		    &report->profile, report->results, report->n_results,
		    reason != NULL, &report->arena, &waived->verdict, r->error);
	if (rc != HENG_OK || !reason)
		return rc;
	waived->verdict.reason = reason;
	waived->verdict.best = 0;
	waived->verdict.worst = (int)report->profile.n_outcomes - 1;
	return HENG_OK;
}

static heng_rc check_before(reading *r)
{
	const heng_stored_report *report = r->report;
	const heng_image *image = report->image;
	const heng_verdict *verdict = &r->waived->verdict;
	const heng_profile_outcome *outcomes = report->profile.outcomes;
	uint32_t before = heng_stored_child(image, r->node, "before");
	uint32_t now = heng_stored_child(image, 0, "verdict"), at;
	const char *best = outcomes[verdict->best].id;
	heng_rc rc;

	/* What withholds a verdict does so with waivers and without. */
	if (!heng_stored_is_called(image, before, "reason",
				   heng_stored_attribute(image, now, "reason")))
		return heng_stored_wrong(report, before, "reason", r->error);
	if (!heng_stored_is_called(image, before, "best", best) ||
	    !heng_stored_is_called(image, before, "worst",
				   outcomes[verdict->worst].id) ||
	    !heng_stored_is_called(image, before, "outcome",
				   verdict->determined ? best : "undetermined"))
		return heng_stored_wrong(report, before, "before", r->error);
	rc = heng_stored_check_interval(report, before, &r->waived->total,
					r->error);
	at = heng_stored_child(image, before, "dimension");
	for (int d = 0; rc == HENG_OK && d < HENG_DIMENSIONS; d++) {
		if (at == HENG_NO_NODE ||
		    !heng_stored_is_called(image, at, "id",
					   heng_dimension_name(d)))
			return heng_stored_wrong(
			    report, before, heng_dimension_name(d), r->error);
		rc = heng_stored_check_dimension(
		    report, at, &r->waived->dimensions[d], r->error);
		at = heng_stored_next(image, at);
	}
	if (rc == HENG_OK && at != HENG_NO_NODE)
		rc = heng_stored_wrong(report, at, "dimension", r->error);
	return rc;
}

static heng_rc check_states(reading *r)
{
	const heng_image *image = r->report->image;

	for (size_t i = 0; i < r->waived->n_waivers; i++) {
		heng_waiver_state state = r->waivers[i].state;
		uint32_t node = r->nodes[i];
		const char *name = heng_waiver_state_name(state);
		const char *why = heng_waiver_why_name(state);

		if (heng_stored_is_called(image, node, "state", name) &&
		    heng_stored_is_called(image, node, "why", why))
			continue;
		heng_fail(r->error, HENG_EINPUT, "H4907",
			  "报告说豁免“%s”是“%s”，但按报告自己的结果应是"
			  "“%s%s%s”",
			  "the report says that waiver '%s' is '%s', but by "
			  "its own results it is '%s%s%s'",
			  r->waivers[i].id,
			  heng_stored_attribute(image, node, "state"), name,
			  why ? ": " : "", why ? why : "");
		return heng_stored_at(r->report, node, r->error);
	}
	return HENG_OK;
}

static bool is_same(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/* A result shows the waiver that is applied to it, and no other does. */
static heng_rc check_result(reading *r, size_t index)
{
	const heng_stored_report *report = r->report;
	const heng_image *image = report->image;
	const heng_waiver *waiver = report->results[index].waiver;
	uint32_t node = report->nodes[index];
	uint32_t at = heng_stored_child(image, node, "waiver");
	char from[11], until[11];

	if (!waiver && at == HENG_NO_NODE)
		return HENG_OK;
	if (!waiver || at == HENG_NO_NODE)
		return heng_stored_wrong(report, at == HENG_NO_NODE ? node : at,
					 "waiver", r->error);
	heng_date_format(heng_waiver_first_day(waiver), from);
	heng_date_format(heng_waiver_last_day(waiver), until);
	if (!heng_stored_is_called(image, at, "id", waiver->id) ||
	    !heng_stored_is_called(image, at, "from", from) ||
	    !heng_stored_is_called(image, at, "until", until) ||
	    !heng_stored_is_called(image, at, "signedBy", waiver->authority) ||
	    !is_same(text_of(image, at, "reason"), waiver->reason) ||
	    !is_same(text_of(image, at, "risk"), waiver->risk))
		return heng_stored_wrong(report, at, "waiver", r->error);
	return HENG_OK;
}

heng_rc heng_stored_waive(heng_stored_report *report, heng_error *error)
{
	const heng_image *image = report->image;
	reading r = {.report = report,
		     .node = heng_stored_child(image, 0, "waived"),
		     .error = error};
	uint32_t basis = heng_stored_child(image, 0, "basis");
	heng_waiver_ground *ground =
	    heng_arena_alloc(&report->arena, sizeof(*ground));
	heng_waiving *waiving =
	    heng_arena_alloc(&report->arena, sizeof(*waiving));
	heng_rc rc;

	if (r.node == HENG_NO_NODE)
		return check_absent(report, error);
	if (!ground || !waiving)
		return heng_fail_memory(error);
	basis = heng_stored_child(image, basis, "waivers");
	if (basis == HENG_NO_NODE)
		return heng_stored_wrong(report, r.node, "waivers", error);
	rc = read_waivable(&r);
	if (rc == HENG_OK)
		rc = read_waivers(&r);
	if (rc == HENG_OK)
		rc = read_ground(&r, ground);
	if (rc == HENG_OK)
		rc = find_before(&r);
	if (rc == HENG_OK)
		rc = check_before(&r);
	if (rc == HENG_OK)
		rc = heng_waivers_apply(ground, report->results,
					report->n_results, r.waivers,
					r.waived->n_waivers, error);
	if (rc == HENG_OK)
		rc = check_states(&r);
	for (size_t i = 0; rc == HENG_OK && i < report->n_results; i++)
		rc = check_result(&r, i);
	if (rc != HENG_OK)
		return rc;
	r.waived->sha256 = heng_stored_attribute(image, basis, "sha256");
	report->waived = r.waived;
	*waiving =
	    (heng_waiving){ground, r.waived->waivers, r.waived->n_waivers};
	report->waiving = waiving;
	return HENG_OK;
}
