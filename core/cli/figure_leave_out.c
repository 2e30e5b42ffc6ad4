/* The figures without an expert: leave-out.EXPERT.*. */
#include <string.h>

#include "core/assess/tally.h"
#include "core/base/fixed.h"
#include "core/cli/figure.h"

static bool counts_in(const heng_tally *tally, const char *expert)
{
	for (const heng_ballot *b = tally ? tally->ballots : NULL; b;
	     b = b->next)
		if (!b->why_not && strcmp(b->expert, expert) == 0)
			return true;
	return false;
}

/* What becomes of each rule that the expert has scored. */
static void put_rules(heng_figures *f, const char *expert)
{
	const heng_stored_report *report = f->page->report;

	for (size_t i = 0; i < report->n_results; i++) {
		const heng_result *result = &report->results[i];
		heng_result again = *result;
		char before[24], after[24];
		heng_tally tally;

		if (!counts_in(result->tally, expert))
			continue;
		heng_tally_without(result->tally, result->rule, expert, &tally);
		heng_tally_apply_again(&again, &tally);
		heng_format_scaled(result->tally->combined, 2, before);
		if (tally.counted > 0)
			heng_format_scaled(tally.combined, 2, after);
		else
			strcpy(after, "—");
		heng_figure_zh(f, "  %s  合成分 %s → %s，结果 %s → %s",
			       result->rule->id, before, after,
			       heng_outcome_label(result->outcome).zh,
			       heng_outcome_label(again.outcome).zh);
		heng_figure_en(f, "  %s  combined %s → %s, outcome %s → %s",
			       result->rule->id, before, after,
			       heng_outcome_label(result->outcome).en,
			       heng_outcome_label(again.outcome).en);
	}
}

/* The rules that then lack their quorum, with how many ballots each has. */
static void put_short(heng_figures *f, const char *expert)
{
	const heng_stored_report *report = f->page->report;

	for (size_t i = 0; i < report->n_results; i++) {
		const heng_result *result = &report->results[i];
		heng_tally tally;

		if (!result->tally)
			continue;
		tally = *result->tally;
		if (counts_in(result->tally, expert))
			heng_tally_without(result->tally, result->rule, expert,
					   &tally);
		if (tally.outcome != HENG_PENDING)
			continue;
		heng_figure_zh(f, "  %s  计入 %zu → %zu，至少 %d",
			       result->rule->id, result->tally->counted,
			       tally.counted, result->rule->quorum);
		heng_figure_en(f, "  %s  counted %zu → %zu, at least %d",
			       result->rule->id, result->tally->counted,
			       tally.counted, result->rule->quorum);
	}
}

static void put_total(heng_figures *f, const heng_leave_out *is, bool high)
{
	if (!heng_figure(f, "leave-out.%s.%s", is->expert,
			 high ? "high" : "low"))
		return;
	if (is->has_score ? !heng_figure_points(f, high ? is->high : is->low)
			  : !heng_figure_none(f))
		return;
	heng_figure_zh(f, "不计该专家的票，其余照旧，总分%s：",
		       high ? "上限" : "下限");
	heng_figure_en(f, "the %s total with all but this expert's ballots:",
		       high ? "highest" : "lowest");
	put_rules(f, is->expert);
}

heng_rc heng_figures_leave_out(heng_figures *f, heng_error *error)
{
	const heng_experts *experts = f->page->report->experts;

	(void)error;
	for (size_t i = 0; experts && i < experts->n_leave_out; i++) {
		const heng_leave_out *is = &experts->leave_out[i];

		put_total(f, is, false);
		put_total(f, is, true);
		if (heng_figure(f, "leave-out.%s.below-quorum", is->expert) &&
		    heng_figure_int(f, (int64_t)is->below_quorum)) {
			heng_figure_zh(f, "届时票数不足的规则（原已不足的也在"
					  "内）");
			heng_figure_en(f, "rules that then have fewer ballots "
					  "than needed, also those that have "
					  "too few in any case");
			put_short(f, is->expert);
		}
	}
	return HENG_OK;
}
