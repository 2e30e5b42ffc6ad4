/* Why not: open rules, repairs and weights between a verdict and a better. */
#include "core/cli/explain_why_not.h"

#include <string.h>

#include "core/assess/standing.h"
#include "core/assess/verdict.h"
#include "core/base/fixed.h"
#include "core/base/suggest.h"
#include "core/cli/why_not_parts.h"
#include "reports/labels.h"

const char *heng_why_not_zh(const heng_why_not *w, int outcome)
{
	const heng_profile_outcome *o = &w->report->profile.outcomes[outcome];

	return o->label.zh ? o->label.zh : o->id;
}

const char *heng_why_not_en(const heng_why_not *w, int outcome)
{
	const heng_profile_outcome *o = &w->report->profile.outcomes[outcome];

	return o->label.en ? o->label.en : o->id;
}

/* "admit, revise": the outcomes before `end`. */
static const char *list_outcomes(heng_stored_report *report, int end)
{
	const char *list = "";

	for (int o = 0; list && o < end; o++)
		list = heng_arena_printf(&report->arena, "%s%s%s", list,
					 o == 0 ? "" : ", ",
					 report->profile.outcomes[o].id);
	return list ? list : "";
}

static bool is_called(const char *name, const char *wanted)
{
	return name && strcmp(name, wanted) == 0;
}

static heng_rc find_target(heng_why_not *w, const char *wanted,
			   heng_error *error)
{
	const heng_profile *profile = &w->report->profile;
	const int n = (int)profile->n_outcomes;
	heng_suggest near = {.wanted = wanted};

	for (int o = 0; o < n; o++) {
		const heng_profile_outcome *outcome = &profile->outcomes[o];

		if (is_called(outcome->id, wanted) ||
		    is_called(outcome->label.zh, wanted) ||
		    is_called(outcome->label.en, wanted)) {
			w->target = o;
			return HENG_OK;
		}
		heng_suggest_offer(&near, outcome->id);
	}
	heng_fail(error, HENG_EINPUT, "H5102", "这份报告的方案没有结论“%s”",
		  "the profile of this report has no outcome '%s'", wanted);
	if (near.best)
		heng_error_hint(error, "是否指 %s？", "did you mean %s?",
				near.best);
	else
		heng_error_hint(error, "可用的结论：%s", "the outcomes: %s",
				list_outcomes(w->report, n));
	return HENG_EINPUT;
}

static heng_rc check_target(heng_why_not *w, heng_error *error)
{
	const heng_profile *profile = &w->report->profile;

	if (w->target < w->now.worst)
		return HENG_OK;
	heng_fail(error, HENG_EINPUT, "H5103",
		  "结论“%s”不比这份报告已能确定的“%s”更好",
		  "the outcome '%s' is no better than '%s', which this report "
		  "has for certain",
		  profile->outcomes[w->target].id,
		  profile->outcomes[w->now.worst].id);
	if (w->now.worst == 0)
		heng_error_hint(error, "“%s”已是最好的结论",
				"'%s' is the best outcome there is",
				profile->outcomes[0].id);
	else
		heng_error_hint(error, "更好的结论：%s", "better ones: %s",
				list_outcomes(w->report, w->now.worst));
	return HENG_EINPUT;
}

/* "60.71–100.00", in the arena. */
static const char *total_of(const heng_why_not *w)
{
	const heng_score *total = &w->report->total;
	char low[24], high[24];
	const char *text;

	if (!total->has_score)
		return "—";
	heng_format_scaled(total->low, 2, low);
	heng_format_scaled(total->high, 2, high);
	text = heng_arena_printf(&w->report->arena, "%s%s%s", low,
				 total->low == total->high ? "" : "–",
				 total->low == total->high ? "" : high);
	return text ? text : "";
}

static void put_now(const heng_why_not *w)
{
	heng_page_zh(w->page, "怎样才能得到“%s”%s",
		     heng_why_not_zh(w, w->target),
		     w->target > 0 ? "或更好的结论" : "");
	heng_page_en(w->page, "What it takes to reach “%s”%s",
		     heng_why_not_en(w, w->target),
		     w->target > 0 ? " or better" : "");
	if (w->now.best == w->now.worst) {
		heng_page_zh(w->page, "现在：“%s”，总分 %s",
			     heng_why_not_zh(w, w->now.worst), total_of(w));
		heng_page_en(w->page, "Now: “%s”, total %s",
			     heng_why_not_en(w, w->now.worst), total_of(w));
	} else {
		heng_page_zh(w->page,
			     "现在：尚未定，最差“%s”，最好“%s”；总分 %s",
			     heng_why_not_zh(w, w->now.worst),
			     heng_why_not_zh(w, w->now.best), total_of(w));
		heng_page_en(w->page,
			     "Now: open, at worst “%s”, at best “%s”; total "
			     "%s",
			     heng_why_not_en(w, w->now.worst),
			     heng_why_not_en(w, w->now.best), total_of(w));
	}
}

static heng_rc find(const heng_why_not *w, bool resolved, bool open,
		    int32_t open_share, heng_repair *repair, heng_error *error)
{
	const heng_repair_question question = {
	    .profile = &w->report->profile,
	    .results = w->report->results,
	    .n = w->report->n_results,
	    .target = w->target,
	    .resolved = resolved,
	    .open = open,
	    .open_share = open_share,
	};

	return heng_repair_find(&question, &w->report->arena, repair, error);
}

static void put_range(const heng_why_not *w)
{
	heng_page_section(w->page, "尚未定的规则", "Rules still open");
	if (w->now.best == w->now.worst) {
		heng_page_zh(w->page, "  %zu 条；无论结果如何，结论都是“%s”。",
			     w->n_open, heng_why_not_zh(w, w->now.best));
		heng_page_en(w->page,
			     "  There are %zu; whatever they come to, it is "
			     "“%s”.",
			     w->n_open, heng_why_not_en(w, w->now.best));
		return;
	}
	heng_page_zh(w->page,
		     "  %zu 条；全部通过可得“%s”，全部未通过则为“%s”。",
		     w->n_open, heng_why_not_zh(w, w->now.best),
		     heng_why_not_zh(w, w->now.worst));
	heng_page_en(w->page,
		     "  There are %zu; if all pass, it is “%s”, if all fail, "
		     "“%s”.",
		     w->n_open, heng_why_not_en(w, w->now.best),
		     heng_why_not_en(w, w->now.worst));
}

/* What open rules can do alone, or what it takes besides. `repair` is the
 * answer where they are enough. */
static heng_rc put_open(const heng_why_not *w, heng_repair *repair,
			heng_error *error)
{
	heng_rc rc;

	if (w->n_open == 0)
		return HENG_OK;
	put_range(w);
	if (w->now.best <= w->target) {
		rc = find(w, false, true, 0, repair, error);
		if (rc != HENG_OK)
			return rc;
		heng_page_zh(w->page,
			     "  已有结果的规则不必整改，未定的规则补证或评分后"
			     "通过即可：");
		heng_page_en(w->page, "  Nothing that has a result needs a "
				      "repair; it is enough that open rules "
				      "pass:");
		heng_why_not_put_repair(w, repair, "未定的规则通过",
					"open rules must pass");
		return HENG_OK;
	}
	heng_page_zh(w->page,
		     "  即使全部通过也得不到“%s”，还须整改已有结果的规则：",
		     heng_why_not_zh(w, w->target));
	heng_page_en(w->page,
		     "  Even if all pass, “%s” is not reached: rules that have "
		     "a result need a repair as well:",
		     heng_why_not_en(w, w->target));
	heng_repair besides;

	rc = find(w, true, false, HENG_BP, &besides, error);
	if (rc == HENG_OK && besides.is_reachable)
		heng_why_not_put_repair(w, &besides, "已有结果的规则改为通过",
					"rules with a result must be made "
					"to pass");
	return rc;
}

/* What stands against the outcome even where every rule passes. */
static heng_rc put_hopeless(const heng_why_not *w, heng_error *error)
{
	const heng_stored_report *report = w->report;
	size_t size = report->n_results * sizeof(heng_result);
	heng_result *copy = heng_arena_alloc(&w->report->arena, size);
	heng_verdict verdict;
	heng_rc rc;

	if (!copy)
		return heng_fail_memory(error);
	for (size_t i = 0; i < report->n_results; i++) {
		copy[i] = report->results[i];
		if (copy[i].outcome == HENG_NOT_APPLICABLE)
			continue;
		copy[i].outcome = HENG_PASS;
		copy[i].share = HENG_BP;
		copy[i].waiver = NULL; /* what passes needs none */
	}
	rc = heng_verdict_reach(&report->profile, copy, report->n_results,
				false, &w->report->arena, &verdict, error);
	if (rc != HENG_OK)
		return rc;
	heng_page_zh(w->page,
		     "  即使每条适用的规则都通过也达不到，结论仍为“%s”。"
		     "缺的条件（不适用或未参与评价的规则无从满足）：",
		     heng_why_not_zh(w, verdict.worst));
	heng_page_en(w->page,
		     "  Even if every rule that applies passes, it is not "
		     "reached; the verdict is “%s”. Conditions that are not "
		     "met (a rule that does not apply or took no part cannot "
		     "meet any):",
		     heng_why_not_en(w, verdict.worst));
	for (size_t i = 0; i < verdict.n_because; i++) {
		heng_buf_puts(w->page->out, "    · ");
		if (verdict.because[i].rule) {
			heng_page_rule(w->page, verdict.because[i].rule);
			heng_buf_puts(w->page->out, "  ");
		}
		heng_label_put_condition(
		    w->page->out, verdict.because[i].condition, w->page->lang);
		heng_buf_putc(w->page->out, '\n');
	}
	return HENG_OK;
}

/* What makes it certain. `open` is what open rules alone can do. */
static heng_rc put_certain(const heng_why_not *w, const heng_repair *open,
			   heng_error *error)
{
	heng_repair repair;
	heng_rc rc = find(w, true, true, 0, &repair, error);

	if (rc != HENG_OK)
		return rc;
	heng_page_section(w->page, "最少的整改", "The fewest repairs");
	if (!repair.is_reachable)
		return put_hopeless(w, error);
	/* With nothing else to repair it is the same question. */
	if (open->is_reachable && open->n_rules == repair.n_rules) {
		heng_page_zh(w->page,
			     "  没有未通过或部分通过的规则可以整改，同上。");
		heng_page_en(w->page, "  No failed or partial rule could be "
				      "repaired: as above.");
		return HENG_OK;
	}
	if (w->n_open > 0) {
		heng_page_zh(w->page,
			     "  要使结论确定：没有列出的未定规则按未通过计。");
		heng_page_en(w->page, "  To be certain: open rules that are "
				      "not listed count as failed.");
	}
	heng_why_not_put_repair(
	    w, &repair,
	    w->n_open > 0 ? "由未通过、部分通过或未定改为通过"
			  : "由未通过或部分通过改为通过",
	    w->n_open > 0 ? "failed, partial or open rules must "
			    "be made to pass"
			  : "failed or partial rules must be made "
			    "to pass");
	return HENG_OK;
}

/* A verdict that is open for another reason than open rules. */
static void put_reason(const heng_why_not *w)
{
	uint32_t node = heng_stored_child(w->page->image, 0, "verdict");
	const char *reason =
	    heng_stored_attribute(w->page->image, node, "reason");

	if (!reason)
		return;
	heng_text why = heng_label_no_verdict(reason);
	heng_page_words(w->page, why.zh, why.en);
	heng_buf_putc(w->page->out, '\n');
	heng_page_zh(w->page, "以下只就报告中的规则而言。");
	heng_page_en(w->page, "What follows holds for the rules in the report "
			      "only.");
}

static heng_rc answer(heng_why_not *w, const char *outcome, heng_error *error)
{
	heng_stored_report *report = w->report;
	heng_repair open = {0};
	heng_rc rc = find_target(w, outcome, error);

	if (rc == HENG_OK)
		rc = heng_weight_ranges(&report->profile, report->results,
					report->n_results, &report->arena,
					&w->now, w->ranges, error);
	if (rc == HENG_OK)
		rc = check_target(w, error);
	if (rc != HENG_OK)
		return rc;
	for (size_t i = 0; i < report->n_results; i++)
		w->n_open +=
		    heng_outcome_is_unresolved(report->results[i].outcome) &&
		    heng_result_counts(&report->results[i]);
	put_now(w);
	put_reason(w);
	rc = put_open(w, &open, error);
	if (rc == HENG_OK)
		rc = put_certain(w, &open, error);
	if (rc == HENG_OK)
		heng_why_not_put_weights(w);
	return rc;
}

heng_rc heng_explain_why_not(const heng_image *image, const char *outcome,
			     heng_lang lang, heng_buf *out, heng_error *error)
{
	heng_stored_report report = {0};
	heng_page page = {&report, image, lang, out};
	heng_why_not w = {.page = &page, .report = &report};
	heng_rc rc = heng_stored_report_read(&report, image, error);

	if (rc == HENG_OK)
		rc = answer(&w, outcome, error);
	if (rc == HENG_OK && out->failed)
		rc = heng_fail_memory(error);
	heng_stored_report_fini(&report);
	return rc;
}
