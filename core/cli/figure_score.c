/* The figures of the scores: total.* and dimension.*. */
#include <inttypes.h>

#include "core/assess/standing.h"
#include "core/base/fixed.h"
#include "core/cli/figure.h"

/* "LC-03 … 3 × 0.00 = 0.00": a term of a weighted sum, in hundredths. */
static void put_term(heng_figures *f, const char *zh, const char *en,
		     int64_t weight, int64_t score)
{
	char times[24], product[24];

	heng_format_scaled(score, 2, times);
	heng_format_scaled(weight * score, 2, product);
	heng_figure_zh(f, "  %s  %" PRId64 " × %s = %s", zh, weight, times,
		       product);
	if (f->page->lang == HENG_EN)
		heng_figure_en(f, "  %s  %" PRId64 " × %s = %s", en, weight,
			       times, product);
}

/* The dimensions' scores by the profile's weights. */
static void derive_total(heng_figures *f, bool high)
{
	const heng_stored_report *report = f->page->report;
	int64_t points = 0, weight = 0;

	heng_figure_zh(f,
		       "各维度得分%s × 方案所定权重（无适用规则的维度不计）：",
		       high ? "上限" : "下限");
	heng_figure_en(f,
		       "each dimension's %s score × the weight that the "
		       "profile sets (without those where no rule applies):",
		       high ? "highest" : "lowest");
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		const heng_score *score = &report->dimensions[d];
		int64_t w = report->profile.dimensions[d].weight;
		int32_t value = high ? score->high : score->low;
		heng_text label = heng_dimension_label((heng_dimension)d);

		if (!score->has_score)
			continue;
		put_term(f, label.zh, label.en, w, value);
		points += w * value;
		weight += w;
	}
	heng_figure_quotient(f, points, weight);
}

heng_rc heng_figures_total(heng_figures *f, heng_error *error)
{
	const heng_score *total = &f->page->report->total;

	(void)error;
	for (int high = 0; high < 2; high++) {
		bool derives;

		if (!heng_figure(f, high ? "total.high" : "total.low"))
			continue;
		if (total->has_score) {
			derives = heng_figure_points(f, high ? total->high
							     : total->low);
			if (derives)
				derive_total(f, high);
			continue;
		}
		if (heng_figure_none(f)) {
			heng_figure_zh(f, "没有计分的适用规则");
			heng_figure_en(f, "no rule that counts applies");
		}
	}
	return HENG_OK;
}

/* "（证据不足，按 0.00 计）" behind a rule that is open. */
static void put_rule_term(heng_figures *f, const heng_result *result, bool high)
{
	int64_t share =
	    high ? heng_result_high(result) : heng_result_low(result);
	heng_text outcome = heng_outcome_label(result->outcome);
	bool open = heng_outcome_is_unresolved(result->outcome);
	char times[24], product[24];

	heng_format_scaled(share, 2, times);
	heng_format_scaled(result->weight * share, 2, product);
	if (f->page->lang & HENG_ZH)
		heng_figure_zh(f, "  %s  %d × %s = %s（%s%s）",
			       heng_figure_rule_name(f, result, HENG_ZH),
			       result->weight, times, product, outcome.zh,
			       open ? "，尚未定" : "");
	if (f->page->lang == HENG_EN)
		heng_figure_en(f, "  %s  %d × %s = %s (%s%s)",
			       heng_figure_rule_name(f, result, HENG_EN),
			       result->weight, times, product, outcome.en,
			       open ? ", still open" : "");
}

static void derive_dimension(heng_figures *f, int d, bool high)
{
	const heng_stored_report *report = f->page->report;
	int64_t points = 0, weight = 0;

	heng_figure_zh(f, "各适用规则的权重 × 得分（未定的按 %s 计）：",
		       high ? "100.00" : "0.00");
	heng_figure_en(f,
		       "weight × score of each rule that applies (those still "
		       "open count as %s):",
		       high ? "100.00" : "0.00");
	for (size_t i = 0; i < report->n_results; i++) {
		const heng_result *result = &report->results[i];

		if ((int)result->rule->dimension != d ||
		    !heng_result_counts(result))
			continue;
		put_rule_term(f, result, high);
		points +=
		    (int64_t)result->weight *
		    (high ? heng_result_high(result) : heng_result_low(result));
		weight += result->weight;
	}
	heng_figure_quotient(f, points, weight);
}

static void put_empty(heng_figures *f, int d)
{
	bool met = f->page->report->profile.dimensions[d].when_empty_met;

	heng_figure_zh(f, "该维度没有计分的适用规则；最低分视为%s",
		       met ? "已达到" : "未达到");
	heng_figure_en(f,
		       "no rule that counts applies; a minimum is taken as %s",
		       met ? "met" : "not met");
}

static void put_interval(heng_figures *f, int d)
{
	const heng_score *score = &f->page->report->dimensions[d];
	const char *id = heng_dimension_name((heng_dimension)d);

	for (int high = 0; high < 2; high++) {
		if (!heng_figure(f, "dimension.%s.%s", id,
				 high ? "high" : "low"))
			continue;
		if (!score->has_score) {
			if (heng_figure_none(f))
				put_empty(f, d);
		} else if (heng_figure_points(f,
					      high ? score->high : score->low))
			derive_dimension(f, d, high);
	}
}

static void put_set(heng_figures *f, int d)
{
	const heng_profile_dimension *set =
	    &f->page->report->profile.dimensions[d];
	const char *id = heng_dimension_name((heng_dimension)d);

	if (heng_figure(f, "dimension.%s.weight", id) &&
	    heng_figure_int(f, set->weight)) {
		heng_figure_zh(f, "评价方案所定的权重");
		heng_figure_en(f, "the weight that the profile sets");
	}
	if (!heng_figure(f, "dimension.%s.minimum", id))
		return;
	if (set->minimum == HENG_UNSET) {
		if (heng_figure_none(f)) {
			heng_figure_zh(f, "评价方案没有为该维度设最低分");
			heng_figure_en(f, "the profile sets no minimum here");
		}
	} else if (heng_figure_points(f, set->minimum)) {
		heng_figure_zh(f, "评价方案所定的最低分");
		heng_figure_en(f, "the minimum that the profile sets");
	}
}

static void put_applicable(heng_figures *f, int d)
{
	const heng_stored_report *report = f->page->report;

	if (!heng_figure(f, "dimension.%s.applicable",
			 heng_dimension_name((heng_dimension)d)) ||
	    !heng_figure_int(f, (int64_t)report->dimensions[d].applicable))
		return;
	heng_figure_zh(f, "该维度中适用且权重大于 0 的规则：");
	heng_figure_en(f, "rules here that apply and have a weight above 0:");
	for (size_t i = 0; i < report->n_results; i++) {
		const heng_result *result = &report->results[i];

		if ((int)result->rule->dimension == d &&
		    heng_result_counts(result))
			heng_figure_line(f, "  %s", result->rule->id);
	}
}

/* The parts of the whole that are shared out over the dimensions. */
typedef struct part {
	const char *name;
	const char *zh, *en;
	int64_t total;
	int64_t quota[HENG_DIMENSIONS];
	bool is_scaled;
} part;
enum { EFFECTIVE, POINTS, OPEN, LOST, PARTS };

static void fill_parts(const heng_stored_report *report, part parts[PARTS])
{
	const heng_score *total = &report->total;

	parts[EFFECTIVE] =
	    (part){.name = "effective",
		   .zh = "100.00 按方案所定权重分给有适用规则的维度：",
		   .en = "100.00 shared out over the dimensions where rules "
			 "apply, by the weights that the profile sets:",
		   .total = total->effective_weight};
	parts[POINTS] = (part){.name = "points",
			       .zh = "总分下限按“权重 × 得分下限”分给各维度：",
			       .en = "the lowest total shared out by weight × "
				     "lowest score:",
			       .total = total->low,
			       .is_scaled = true};
	parts[OPEN] = (part){.name = "open",
			     .zh = "总分上限与下限之差，按“权重 × 得分上下限"
				   "之差”分给各维度：",
			     .en = "highest less lowest total, shared out by "
				   "weight × (highest - lowest score):",
			     .total = total->high - total->low,
			     .is_scaled = true};
	parts[LOST] =
	    (part){.name = "lost",
		   .zh = "100.00 与总分上限之差，按“权重 × 失去的"
			 "分”分给各维度：",
		   .en = "100.00 less the highest total, shared out "
			 "by weight × (100.00 - highest score):",
		   .total = total->has_score ? HENG_BP - total->high : 0,
		   .is_scaled = true};
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		const heng_score *score = &report->dimensions[d];
		int64_t w = report->profile.dimensions[d].weight;

		if (!score->has_score)
			continue;
		parts[EFFECTIVE].quota[d] = w;
		parts[POINTS].quota[d] = w * score->low;
		parts[OPEN].quota[d] = w * (score->high - score->low);
		parts[LOST].quota[d] = w * (HENG_BP - score->high);
	}
}

heng_rc heng_figures_dimension(heng_figures *f, heng_error *error)
{
	part parts[PARTS];
	heng_figure_share shares[PARTS];
	int64_t amount[PARTS][HENG_DIMENSIONS];
	size_t order[HENG_DIMENSIONS];

	fill_parts(f->page->report, parts);
	for (int p = 0; p < PARTS; p++) {
		heng_rc rc = heng_figure_share_init(
		    &shares[p], f, parts[p].total, parts[p].quota,
		    HENG_DIMENSIONS, parts[p].is_scaled, error);

		if (rc != HENG_OK)
			return rc;
		heng_apportion(parts[p].total, parts[p].quota, HENG_DIMENSIONS,
			       amount[p], order);
	}
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		put_set(f, d);
		for (int p = 0; p < PARTS; p++) {
			if (!heng_figure(f, "dimension.%s.%s",
					 heng_dimension_name((heng_dimension)d),
					 parts[p].name) ||
			    !heng_figure_points(f, amount[p][d]))
				continue;
			heng_figure_zh(f, "%s", parts[p].zh);
			heng_figure_en(f, "%s", parts[p].en);
			heng_figure_put_share(f, &shares[p], (size_t)d,
					      amount[p][d]);
		}
		put_interval(f, d);
		put_applicable(f, d);
	}
	return HENG_OK;
}
