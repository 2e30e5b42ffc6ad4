/* Why not: open rules, repairs and weights between a verdict and a better. */
#include "core/cli/explain_why_not.h"

#include <inttypes.h>
#include <string.h>

#include "core/assess/repair.h"
#include "core/assess/standing.h"
#include "core/assess/verdict.h"
#include "core/assess/weights.h"
#include "core/base/fixed.h"
#include "core/base/suggest.h"
#include "core/cli/explain_parts.h"
#include "reports/cells.h"
#include "reports/labels.h"

/* The question, and what is found on the way to its answer. */
typedef struct why_not {
	const heng_page *page;
	heng_stored_report *report;
	int target;
	heng_possible now;
	heng_weight_range ranges[HENG_DIMENSIONS];
	size_t n_open; /* rules that are open and count or are named */
} why_not;

static const char *zh_of(const heng_profile *profile, int outcome)
{
	const char *text = profile->outcomes[outcome].label.zh;

	return text ? text : profile->outcomes[outcome].id;
}

static const char *en_of(const heng_profile *profile, int outcome)
{
	const char *text = profile->outcomes[outcome].label.en;

	return text ? text : profile->outcomes[outcome].id;
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

static heng_rc find_target(why_not *w, const char *wanted, heng_error *error)
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

static heng_rc check_target(why_not *w, heng_error *error)
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

static void put_now(const why_not *w)
{
	const heng_stored_report *report = w->report;
	const heng_profile *profile = &report->profile;
	char low[24] = "—", high[24] = "—";

	if (report->total.has_score) {
		heng_format_scaled(report->total.low, 2, low);
		heng_format_scaled(report->total.high, 2, high);
	}
	heng_page_zh(w->page, "怎样才能得到“%s”或更好的结论",
		     zh_of(profile, w->target));
	heng_page_en(w->page, "What it takes to reach “%s” or better",
		     en_of(profile, w->target));
	if (w->now.best == w->now.worst) {
		heng_page_zh(w->page, "现在：“%s”，总分 %s–%s",
			     zh_of(profile, w->now.worst), low, high);
		heng_page_en(w->page, "Now: “%s”, total %s–%s",
			     en_of(profile, w->now.worst), low, high);
	} else {
		heng_page_zh(w->page,
			     "现在：尚未定，最差“%s”，最好“%s”；总分 %s–%s",
			     zh_of(profile, w->now.worst),
			     zh_of(profile, w->now.best), low, high);
		heng_page_en(w->page,
			     "Now: open, at worst “%s”, at best “%s”; total "
			     "%s–%s",
			     en_of(profile, w->now.worst),
			     en_of(profile, w->now.best), low, high);
	}
}

/* A rule with its outcome: "LC-09 法律评估有效（证据不足）". */
static void put_rule(const why_not *w, size_t index)
{
	const heng_result *result = &w->report->results[index];
	heng_text label = heng_outcome_label(result->outcome);

	heng_page_rule(w->page, result->rule->id);
	heng_page_note(w->page, label.zh, label.en);
}

static bool is_in(const size_t *set, size_t n, size_t index)
{
	for (size_t i = 0; i < n; i++) {
		if (set[i] == index)
			return true;
	}
	return false;
}

static void put_rules(const why_not *w, const size_t *set, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		heng_buf_puts(w->page->out, "    · ");
		put_rule(w, set[i]);
		heng_buf_putc(w->page->out, '\n');
	}
}

/* One set, without what every set has, in one row after its number. */
static void put_set(const why_not *w, const heng_repair *repair, size_t number)
{
	const size_t *set = repair->sets[number];
	bool first = true;

	heng_buf_printf(w->page->out, "    %zu. ", number + 1);
	for (size_t i = 0; i < repair->most; i++) {
		if (is_in(repair->needed, repair->n_needed, set[i]))
			continue;
		heng_buf_puts(w->page->out, first ? "" : " + ");
		put_rule(w, set[i]);
		first = false;
	}
	heng_buf_putc(w->page->out, '\n');
}

/* How many sets of this size there are, of which some are listed. */
static void put_choice(const why_not *w, const heng_repair *repair)
{
	size_t rest = repair->most - repair->n_needed;
	const char *least = repair->is_counted ? "" : "至少 ";

	if (repair->n_all == 1 && repair->is_counted) {
		heng_page_zh(w->page, "  另加 %zu 条，只有一种选法：", rest);
		heng_page_en(w->page, "  and %zu more, in one way only:", rest);
	} else if (repair->least < repair->most) {
		heng_page_zh(w->page, "  另加 %zu 条，例如：", rest);
		heng_page_en(w->page, "  and %zu more, for example:", rest);
	} else {
		heng_page_zh(
		    w->page,
		    "  另加 %zu 条，共有%s%" PRIu64 " 种选法，任取其一%s：",
		    rest, least, repair->n_all,
		    repair->n_all > repair->n_sets ? "，列出前几种" : "");
		heng_page_en(
		    w->page,
		    "  and %zu more, in %s%" PRIu64 " ways, any of "
		    "which will do%s:",
		    rest, repair->is_counted ? "" : "at least ", repair->n_all,
		    repair->n_all > repair->n_sets ? "; the first of them"
						   : "");
	}
	for (size_t i = 0; i < repair->n_sets; i++)
		put_set(w, repair, i);
}

/* How many rules it takes: exactly, or between what bounds. */
static void put_size(const why_not *w, const heng_repair *repair,
		     const char *zh, const char *en)
{
	if (repair->least == repair->most) {
		heng_page_zh(w->page,
			     "  最少须有 %zu 条%s；更少的不行（已证明）。",
			     repair->most, zh);
		heng_page_en(w->page,
			     "  It takes %zu %s; fewer never do (proven).",
			     repair->most, en);
		return;
	}
	heng_page_zh(
	    w->page,
	    "  找到的最小一组有 %zu 条%s；少于 %zu 条必定不行（已证明）。",
	    repair->most, zh, repair->least);
	heng_page_en(
	    w->page,
	    "  The smallest set found has %zu %s; fewer than %zu never "
	    "do (proven).",
	    repair->most, en, repair->least);
}

static void put_repair(const why_not *w, const heng_repair *repair,
		       const char *zh, const char *en)
{
	put_size(w, repair, zh, en);
	if (repair->n_needed > 0) {
		heng_page_zh(w->page, "  其中必不可少的 %zu 条：",
			     repair->n_needed);
		heng_page_en(w->page, "  Indispensable are these %zu:",
			     repair->n_needed);
		put_rules(w, repair->needed, repair->n_needed);
	}
	if (repair->most > repair->n_needed)
		put_choice(w, repair);
}

static heng_rc find(const why_not *w, bool resolved, bool open,
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

/* What open rules can do alone, or what it takes besides. */
static heng_rc put_open(const why_not *w, heng_error *error)
{
	const heng_profile *profile = &w->report->profile;
	heng_repair repair;
	heng_rc rc;

	if (w->n_open == 0)
		return HENG_OK;
	heng_page_section(w->page, "尚未定的规则", "Rules still open");
	heng_page_zh(w->page, "  %zu 条；全部通过可得“%s”，全部未通过为“%s”。",
		     w->n_open, zh_of(profile, w->now.best),
		     zh_of(profile, w->now.worst));
	heng_page_en(w->page,
		     "  There are %zu; if all pass, it is “%s”, if all fail, "
		     "“%s”.",
		     w->n_open, en_of(profile, w->now.best),
		     en_of(profile, w->now.worst));
	if (w->now.best <= w->target) {
		rc = find(w, false, true, 0, &repair, error);
		if (rc != HENG_OK)
			return rc;
		heng_page_zh(
		    w->page,
		    "  不必整改已有结果的规则：补证或评分后通过即可。");
		heng_page_en(w->page, "  Nothing that has a result needs a "
				      "repair: it is enough that open rules "
				      "pass.");
		put_repair(w, &repair, "未定的规则通过",
			   "open rules that pass");
		return HENG_OK;
	}
	rc = find(w, true, false, HENG_BP, &repair, error);
	if (rc != HENG_OK)
		return rc;
	heng_page_zh(w->page,
		     "  即使全部通过也得不到“%s”，还须整改已有结果的规则。",
		     zh_of(profile, w->target));
	heng_page_en(w->page,
		     "  Even if all pass, “%s” is not reached: rules that have "
		     "a result need a repair as well.",
		     en_of(profile, w->target));
	if (repair.is_reachable)
		put_repair(w, &repair,
			   "由未通过或部分通过改为通过（未定的全部通过时）",
			   "failed or partial rules made to pass (where all "
			   "open ones pass)");
	return HENG_OK;
}

/* What stands against the outcome even where every rule passes. */
static heng_rc put_hopeless(const why_not *w, heng_error *error)
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
	}
	rc = heng_verdict_reach(&report->profile, copy, report->n_results,
				false, &w->report->arena, &verdict, error);
	if (rc != HENG_OK)
		return rc;
	heng_page_zh(w->page,
		     "  即使每条适用的规则都通过也达不到，结论仍为“%s”。"
		     "缺的条件（不适用或未参与评价的规则无从满足）：",
		     zh_of(&report->profile, verdict.worst));
	heng_page_en(w->page,
		     "  Even if every rule that applies passes, it is not "
		     "reached; the verdict is “%s”. Conditions that are not "
		     "met (a rule that does not apply or took no part cannot "
		     "meet any):",
		     en_of(&report->profile, verdict.worst));
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

/* What makes it certain. */
static heng_rc put_certain(const why_not *w, heng_error *error)
{
	heng_repair repair;
	heng_rc rc = find(w, true, true, 0, &repair, error);

	if (rc != HENG_OK)
		return rc;
	heng_page_section(w->page, "最少的整改", "The fewest repairs");
	if (!repair.is_reachable)
		return put_hopeless(w, error);
	heng_page_zh(
	    w->page, "  整改指一条规则%s改为通过。%s",
	    w->n_open ? "由未通过、部分通过或未定" : "由未通过或部分通过",
	    w->n_open ? "没有列出的未定规则按未通过计，所以结论是确定的。"
		      : "");
	heng_page_en(w->page, "  A repair makes a %s rule pass.%s",
		     w->n_open ? "failed, partial or open"
			       : "failed or partial",
		     w->n_open ? " Open rules that are not listed count as "
				 "failed, so the outcome is certain."
			       : "");
	put_repair(w, &repair, "改为通过", "rules made to pass");
	return HENG_OK;
}

/* "为“整改”", or what is then still possible. */
static void put_beyond(const why_not *w, int weight, const heng_possible *at)
{
	const heng_profile *profile = &w->report->profile;

	if (at->best == at->worst) {
		heng_page_zh(w->page, "      取 %d 时为“%s”", weight,
			     zh_of(profile, at->best));
		heng_page_en(w->page, "      at %d it is “%s”", weight,
			     en_of(profile, at->best));
		return;
	}
	heng_page_zh(w->page, "      取 %d 时最差“%s”，最好“%s”", weight,
		     zh_of(profile, at->worst), zh_of(profile, at->best));
	heng_page_en(w->page, "      at %d it is “%s” at worst, “%s” at best",
		     weight, en_of(profile, at->worst),
		     en_of(profile, at->best));
}

static void put_weights(const why_not *w)
{
	heng_page_section(w->page, "各维度的权重", "Weights of the dimensions");
	heng_page_zh(
	    w->page,
	    "  只改一个维度的权重、其余不变，现在的结论在哪个范围内不变"
	    "（权重可取 0 到 %d）：",
	    HENG_DIMENSION_WEIGHT_MAX);
	heng_page_en(w->page,
		     "  The range of one weight, the others unchanged, within "
		     "which the present verdict stands (weights are 0 to %d):",
		     HENG_DIMENSION_WEIGHT_MAX);
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		const heng_weight_range *range = &w->ranges[d];
		heng_text label = heng_dimension_label((heng_dimension)d);
		int now = w->report->profile.dimensions[d].weight;
		bool all =
		    range->low == 0 && range->high == HENG_DIMENSION_WEIGHT_MAX;

		heng_page_zh(w->page, "    %s  现为 %d；%d–%d %s", label.zh,
			     now, range->low, range->high,
			     all ? "，取任何值都不变" : "不变");
		heng_page_en(w->page, "    %s: now %d; %s %d–%d", label.en, now,
			     all ? "any weight will do," : "stands within",
			     range->low, range->high);
		if (range->low > 0)
			put_beyond(w, range->low - 1, &range->below);
		if (range->high < HENG_DIMENSION_WEIGHT_MAX)
			put_beyond(w, range->high + 1, &range->above);
	}
}

/* A verdict that is open for another reason than open rules. */
static void put_reason(const why_not *w)
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

static heng_rc answer(why_not *w, const char *outcome, heng_error *error)
{
	heng_stored_report *report = w->report;
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
	rc = put_open(w, error);
	if (rc == HENG_OK)
		rc = put_certain(w, error);
	if (rc == HENG_OK)
		put_weights(w);
	return rc;
}

heng_rc heng_explain_why_not(const heng_image *image, const char *outcome,
			     heng_lang lang, heng_buf *out, heng_error *error)
{
	heng_stored_report report = {0};
	heng_page page = {&report, image, lang, out};
	why_not w = {.page = &page, .report = &report};
	heng_rc rc = heng_stored_report_read(&report, image, error);

	if (rc == HENG_OK)
		rc = answer(&w, outcome, error);
	if (rc == HENG_OK && out->failed)
		rc = heng_fail_memory(error);
	heng_stored_report_fini(&report);
	return rc;
}
