/* The figures of the ballots: ballots.RULE.* and ballot.RULE.EXPERT.ROUND. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/cli/figure.h"
#include "reports/labels.h"

enum { IN_FAVOUR = 60 };

/* "  E1  78" for each counted ballot of `from` points and more; trimmed ones
 * only if asked for. Returns their sum. */
static int64_t put_counted(heng_figures *f, const heng_tally *tally, int from,
			   bool all_of_them)
{
	int64_t sum = 0;

	for (const heng_ballot *b = tally->ballots; b; b = b->next) {
		if (b->why_not || b->score < from ||
		    (b->trimmed && !all_of_them))
			continue;
		heng_figure_line(f, "  %s  %d", b->expert, b->score);
		sum += b->score;
	}
	return sum;
}

static void derive_mean(heng_figures *f, const heng_tally *tally)
{
	heng_figure_zh(f, "计入的 %zu 票之和 ÷ 票数：", tally->counted);
	heng_figure_en(f, "the sum of the %zu counted ballots ÷ their number:",
		       tally->counted);
	heng_figure_quotient(f, put_counted(f, tally, 0, true) * 100,
			     (int64_t)tally->counted);
}

static int by_score(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static void derive_median(heng_figures *f, const heng_tally *tally)
{
	size_t n = 0, half = tally->counted / 2;
	int *scores =
	    heng_arena_alloc(&f->arena, (tally->counted + 1) * sizeof(*scores));
	heng_buf row = {0};

	if (!scores) {
		f->page->out->failed = true;
		return;
	}
	for (const heng_ballot *b = tally->ballots; b; b = b->next)
		if (!b->why_not)
			scores[n++] = b->score;
	qsort(scores, n, sizeof(*scores), by_score);
	for (size_t i = 0; i < n; i++)
		heng_buf_printf(&row, i ? " %d" : "%d", scores[i]);
	f->page->out->failed |= row.failed;
	heng_figure_zh(f, n % 2 ? "由低到高排列，取正中一票："
				: "由低到高排列，取正中两票的平均：");
	heng_figure_en(f, n % 2 ? "from low to high, the one in the middle:"
				: "from low to high, the mean of the two in "
				  "the middle:");
	heng_figure_line(f, "  %s", heng_buf_str(&row));
	if (n % 2)
		heng_figure_line(f, "  %d", scores[half]);
	else
		heng_figure_quotient(f, 100 * (scores[half - 1] + scores[half]),
				     2);
	heng_buf_fini(&row);
}

static void derive_trimmed(heng_figures *f, const heng_tally *tally)
{
	if (tally->dropped == 0) {
		heng_figure_zh(f,
			       "计入 %zu 票，少于 %d 票，不去掉任何一票，"
			       "等于平均分：",
			       tally->counted, tally->trim_from);
		heng_figure_en(f,
			       "%zu ballots counted, fewer than %d: none is "
			       "left out, it is the mean:",
			       tally->counted, tally->trim_from);
		derive_mean(f, tally);
		return;
	}
	heng_figure_zh(f, "计入 %zu 票，不少于 %d 票，去掉最低和最高各一票：",
		       tally->counted, tally->trim_from);
	heng_figure_en(f,
		       "%zu ballots counted, %d or more: the lowest and the "
		       "highest are left out:",
		       tally->counted, tally->trim_from);
	for (const heng_ballot *b = tally->ballots; b; b = b->next) {
		if (!b->trimmed)
			continue;
		heng_figure_zh(f, "  去掉%s：%s  %d",
			       b->trimmed < 0 ? "最低" : "最高", b->expert,
			       b->score);
		heng_figure_en(f, "  left out as the %s: %s  %d",
			       b->trimmed < 0 ? "lowest" : "highest", b->expert,
			       b->score);
	}
	heng_figure_quotient(f, put_counted(f, tally, 0, false) * 100,
			     (int64_t)(tally->counted - tally->dropped));
}

static void derive_combined(heng_figures *f, const heng_tally *tally,
			    const char *rule)
{
	static const char *const names[] = {
	    [HENG_MEAN] = "mean",
	    [HENG_MEDIAN] = "median",
	    [HENG_TRIMMED_MEAN] = "trimmed",
	};
	heng_text label = heng_mean_label(tally->method);

	heng_figure_zh(f, "方案所定的合成方法：%s", label.zh);
	heng_figure_en(f, "the profile's way of combining: %s", label.en);
	heng_figure_line(f, "= ballots.%s.%s", rule, names[tally->method]);
}

/* One of the means, or that no ballot counts. */
static bool put_mean(heng_figures *f, const char *rule, const char *name,
		     const heng_tally *tally, int32_t value)
{
	if (!heng_figure(f, "ballots.%s.%s", rule, name))
		return false;
	if (tally->counted > 0)
		return heng_figure_points(f, value);
	if (heng_figure_none(f)) {
		heng_figure_zh(f, "没有计入的票");
		heng_figure_en(f, "no ballot counts");
	}
	return false;
}

/* A number of ballots or points; the counted ones of `from` and more are
 * shown below. */
static void put_count(heng_figures *f, const char *rule, const char *name,
		      const heng_tally *tally, int64_t value, int from,
		      const char *zh, const char *en)
{
	if (!heng_figure(f, "ballots.%s.%s", rule, name))
		return;
	if (value < 0 ? heng_figure_none(f) : heng_figure_int(f, value)) {
		heng_figure_zh(f, "%s：", zh);
		heng_figure_en(f, "%s:", en);
		(void)put_counted(f, tally, from, true);
	}
}

static void put_level(heng_figures *f, const char *rule, const char *name,
		      int64_t level, const char *zh, const char *en)
{
	if (heng_figure(f, "ballots.%s.%s", rule, name) &&
	    heng_figure_points(f, level)) {
		heng_figure_zh(f, "%s", zh);
		heng_figure_en(f, "%s", en);
	}
}

static void put_ballots(heng_figures *f, const heng_result *result)
{
	const heng_tally *tally = result->tally;
	const heng_rule *rule = result->rule;
	const char *id = rule->id;
	bool any = tally->counted > 0;

	put_count(f, id, "counted", tally, (int64_t)tally->counted, 0,
		  "计入的票", "the ballots that count");
	put_count(f, id, "in-favour", tally, tally->in_favour, IN_FAVOUR,
		  "计入的票中 60 分及以上的", "of these, those of 60 and more");
	if (heng_figure(f, "ballots.%s.quorum", id) &&
	    heng_figure_int(f, rule->quorum)) {
		heng_figure_zh(f, "规则要求的最少票数");
		heng_figure_en(f, "the fewest ballots that the rule asks for");
	}
	put_level(f, id, "pass-at", rule->pass_at, "规则的通过线",
		  "the rule passes from here");
	put_level(f, id, "fail-below", rule->fail_below, "规则的未通过线",
		  "the rule fails below this");
	if (put_mean(f, id, "mean", tally, tally->mean))
		derive_mean(f, tally);
	if (put_mean(f, id, "median", tally, tally->median))
		derive_median(f, tally);
	if (put_mean(f, id, "trimmed", tally, tally->trimmed))
		derive_trimmed(f, tally);
	if (put_mean(f, id, "combined", tally, tally->combined))
		derive_combined(f, tally, id);
	put_count(f, id, "lowest", tally, tally->lowest, 0, "计入的票中最低的",
		  "the lowest of the counted ballots");
	put_count(f, id, "highest", tally, tally->highest, 0,
		  "计入的票中最高的", "the highest of the counted ballots");
	put_count(f, id, "range", tally,
		  any ? tally->highest - tally->lowest : -1, 0,
		  "最高与最低之差", "the highest less the lowest");
	put_count(f, id, "dropped", tally, (int64_t)tally->dropped, 0,
		  "截尾去掉的票数", "how many trimming leaves out");
}

heng_rc heng_figures_ballots(heng_figures *f, heng_error *error)
{
	const heng_stored_report *report = f->page->report;

	(void)error;
	for (size_t i = 0; i < report->n_results; i++)
		if (report->results[i].tally)
			put_ballots(f, &report->results[i]);
	return HENG_OK;
}

/* A ballot follows from nothing: what became of it is said. */
static void put_ballot(heng_figures *f, const char *rule,
		       const heng_ballot *ballot)
{
	heng_text why;

	if (!heng_figure(f, "ballot.%s.%s.%d", rule, ballot->expert,
			 ballot->round) ||
	    !heng_figure_int(f, ballot->score))
		return;
	if (ballot->why_not) {
		why = heng_label_why_not(ballot->why_not);
		heng_figure_zh(f, "专家所打的分，不计入：%s", why.zh);
		heng_figure_en(f, "the expert's score, not counted: %s",
			       why.en);
		return;
	}
	heng_figure_zh(f, "专家所打的分，计入");
	heng_figure_en(f, "the expert's score, counted");
}

heng_rc heng_figures_ballot(heng_figures *f, heng_error *error)
{
	const heng_stored_report *report = f->page->report;

	(void)error;
	for (size_t i = 0; i < report->n_results; i++) {
		const heng_tally *tally = report->results[i].tally;

		for (const heng_ballot *b = tally ? tally->ballots : NULL; b;
		     b = b->next)
			put_ballot(f, report->results[i].rule->id, b);
	}
	return HENG_OK;
}
