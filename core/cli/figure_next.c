/* The figures of the distance to the next better outcome: next.*. */
#include <inttypes.h>
#include <string.h>

#include "core/assess/standing.h"
#include "core/base/fixed.h"
#include "core/cli/figure.h"

/*
 * The next better outcome and where the report stands, under the assumption
 * on open rules that its reasons rest on (verdict.c): all as pass where the
 * verdict stands whatever becomes of them, otherwise all as fail.
 */
typedef struct distance {
	heng_figures *f;
	const heng_profile *profile;
	const heng_profile_outcome *outcome;
	heng_assumption assumption;
	heng_standing standing;
	heng_standing_scores scores;
	bool has_open;
} distance;

static int outcome_under(const heng_stored_report *report,
			 const heng_assumption *assumption,
			 heng_standing *standing)
{
	heng_standing_of(standing, report->results, report->n_results,
			 assumption);
	return heng_standing_outcome(
	    standing, &report->profile, report->results, report->n_results,
	    assumption, NULL, 0, (int)report->profile.n_outcomes - 1);
}

/* False: there is no better one. */
static bool distance_of(distance *next, heng_figures *f)
{
	const heng_stored_report *report = f->page->report;
	const heng_assumption fail = {NULL, 0}, pass = {NULL, HENG_BP};
	heng_standing worst, best;
	int low = outcome_under(report, &fail, &worst);
	int high = outcome_under(report, &pass, &best);

	if (low == 0)
		return false;
	*next = (distance){.f = f,
			   .profile = &report->profile,
			   .outcome = &report->profile.outcomes[low - 1],
			   .assumption = low == high ? pass : fail,
			   .standing = low == high ? best : worst};
	heng_standing_score(&next->standing, next->profile, &next->scores);
	for (size_t i = 0; i < report->n_results; i++)
		next->has_open |=
		    heng_outcome_is_unresolved(report->results[i].outcome);
	return true;
}

/* Which outcome it is, and what open rules count as. */
static void put_context(const distance *next)
{
	heng_text label = next->outcome->label;
	bool pass = next->assumption.all != 0;

	heng_figure_zh(next->f, "更好一档的结论：“%s”（%s）",
		       label.zh ? label.zh : "", next->outcome->id);
	heng_figure_en(next->f, "the next better outcome: “%s” (%s)",
		       label.en ? label.en : "", next->outcome->id);
	if (!next->has_open)
		return;
	heng_figure_zh(next->f, "尚未定的规则都按%s计",
		       pass ? "通过" : "未通过");
	heng_figure_en(next->f, "rules still open count as %s",
		       pass ? "passed" : "failed");
}

/* `is` against `least`, both hundredths; HENG_UNSET: there is no score. */
static void put_missing(const distance *next, int32_t least, int32_t is,
			bool met)
{
	char wanted[24], has[24], rest[24];

	if (is == HENG_UNSET) {
		bool derives = met ? heng_figure_points(next->f, 0)
				   : heng_figure_none(next->f);

		if (!derives)
			return;
		put_context(next);
		heng_figure_zh(next->f, "没有得分（无适用规则），视为%s",
			       met ? "已满足" : "未满足");
		heng_figure_en(next->f,
			       "there is no score (no rule applies); it is "
			       "taken as %s",
			       met ? "met" : "not met");
		return;
	}
	if (!heng_figure_points(next->f, is < least ? least - is : 0))
		return;
	heng_format_scaled(least, 2, wanted);
	heng_format_scaled(is, 2, has);
	heng_format_scaled(is < least ? least - is : 0, 2, rest);
	put_context(next);
	heng_figure_zh(next->f, "要求 %s，现为 %s", wanted, has);
	heng_figure_en(next->f, "it asks for %s; there is %s", wanted, has);
	if (is >= least) {
		heng_figure_zh(next->f, "已满足，不缺");
		heng_figure_en(next->f, "met; nothing is missing");
	} else {
		heng_figure_line(next->f, "%s - %s = %s", wanted, has, rest);
	}
}

/* Each failed rule of this severity or worse, or with a veto. */
static void put_failed(const distance *next, heng_severity severity, bool veto)
{
	const heng_stored_report *report = next->f->page->report;

	for (size_t i = 0; i < report->n_results; i++) {
		const heng_result *result = &report->results[i];
		heng_text label = heng_severity_label(result->rule->severity);

		if (!heng_result_counts(result) ||
		    result->rule->severity < severity ||
		    (veto && !result->rule->veto) ||
		    heng_assumed_share(&next->assumption, report->results, i))
			continue;
		heng_figure_zh(next->f, "  %s（%s）", result->rule->id,
			       label.zh);
		if (next->f->page->lang == HENG_EN)
			heng_figure_en(next->f, "  %s (%s)", result->rule->id,
				       label.en);
	}
}

/* So many failures where at most `most` may be. */
static void put_too_many(const distance *next, int64_t is, int64_t most,
			 heng_severity severity, bool veto)
{
	int64_t over = is > most ? is - most : 0;

	if (!heng_figure_int(next->f, over))
		return;
	put_context(next);
	heng_figure_zh(next->f,
		       "最多允许 %" PRId64 " 项，现有 %" PRId64 " 项：", most,
		       is);
	heng_figure_en(next->f,
		       "at most %" PRId64 " allowed, there are %" PRId64 ":",
		       most, is);
	put_failed(next, severity, veto);
	if (over > 0) {
		heng_figure_line(next->f,
				 "%" PRId64 " - %" PRId64 " = %" PRId64, is,
				 most, over);
		return;
	}
	heng_figure_zh(next->f, "已满足");
	heng_figure_en(next->f, "met");
}

static void put_minimums(const distance *next)
{
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		int32_t own = next->outcome->minimums
				  ? next->profile->dimensions[d].minimum
				  : HENG_UNSET;
		int32_t least = next->outcome->minimum[d];

		/* HENG_UNSET lies below every minimum. */
		if (own > least)
			least = own;
		if (least == HENG_UNSET ||
		    !heng_figure(next->f, "next.minimum.%s",
				 heng_dimension_name((heng_dimension)d)))
			continue;
		put_missing(next, least, next->scores.dimensions[d],
			    heng_minimum_is_met(next->profile, &next->scores, d,
						least));
	}
}

/* The highest share that the outcome asks of a rule, at its first mention;
 * HENG_UNSET at a later one. */
static int32_t highest_of(const heng_profile_outcome *outcome, size_t a)
{
	const char *rule = outcome->at_least[a].rule;
	int32_t share = HENG_UNSET;

	for (size_t b = 0; b < outcome->n_at_least; b++) {
		if (strcmp(outcome->at_least[b].rule, rule) != 0)
			continue;
		if (b < a)
			return HENG_UNSET;
		if (outcome->at_least[b].share > share)
			share = outcome->at_least[b].share;
	}
	return share;
}

static void put_named(const distance *next)
{
	const heng_stored_report *report = next->f->page->report;

	for (size_t a = 0; a < next->outcome->n_at_least; a++) {
		const heng_at_least *named = &next->outcome->at_least[a];
		int32_t least = highest_of(next->outcome, a);
		size_t i = heng_result_index(report->results, report->n_results,
					     named->rule);

		if (least == HENG_UNSET ||
		    !heng_figure(next->f, "next.at-least.%s", named->rule))
			continue;
		if (i < report->n_results &&
		    report->results[i].outcome != HENG_NOT_APPLICABLE) {
			put_missing(next, least,
				    heng_assumed_share(&next->assumption,
						       report->results, i),
				    false);
			continue;
		}
		if (!heng_figure_none(next->f))
			continue;
		put_context(next);
		heng_figure_zh(next->f,
			       "规则 %s 不适用或未参与评价，该条件不能满足",
			       named->rule);
		heng_figure_en(next->f,
			       "the rule %s does not apply or did not take "
			       "part; the condition cannot be met",
			       named->rule);
	}
}

heng_rc heng_figures_next(heng_figures *f, heng_error *error)
{
	distance next;

	(void)error;
	if (!distance_of(&next, f))
		return HENG_OK;
	if (next.outcome->no_veto && heng_figure(f, "next.vetoes"))
		put_too_many(&next, next.standing.vetoes, 0, HENG_MINOR, true);
	if (next.outcome->total != HENG_UNSET && heng_figure(f, "next.total"))
		put_missing(&next, next.outcome->total, next.scores.total,
			    false);
	put_minimums(&next);
	for (int s = HENG_SEVERITIES; s-- > 0;) {
		heng_severity severity = (heng_severity)s;

		if (next.outcome->failures[s] == HENG_UNSET ||
		    !heng_figure(f, "next.failures.%s",
				 heng_severity_name(severity)))
			continue;
		put_too_many(&next,
			     heng_standing_failures(&next.standing, severity),
			     next.outcome->failures[s], severity, false);
	}
	put_named(&next);
	return HENG_OK;
}
