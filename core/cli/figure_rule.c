/* The figures of the rules: rule.ID.*. */
#include <inttypes.h>
#include <stdio.h>

#include "core/assess/standing.h"
#include "core/base/fixed.h"
#include "core/cli/figure.h"

enum { EFFECTIVE, POINTS, OPEN, LOST, PARTS };

static const struct {
	const char *name, *of; /* of: what of the dimension is shared out */
	const char *zh, *en;
} parts[PARTS] = {
    [EFFECTIVE] = {"effective", "effective",
		   "该维度的有效权重按方案所定权重分给各适用规则：",
		   "the dimension's effective weight, shared out over its "
		   "applicable rules by the weights that the profile sets:"},
    [POINTS] = {"points", "points",
		"该维度得到的分按“权重 × 得分下限”分给各规则：",
		"what the dimension earned, shared out by weight × lowest "
		"score:"},
    [OPEN] = {"open", "open",
	      "该维度未定的分按“权重 × 得分上下限之差”分给各规则：",
	      "what is open in the dimension, shared out by weight × "
	      "(highest - lowest score):"},
    [LOST] = {"lost", "lost",
	      "该维度失去的分按“权重 ×（100.00 - 得分上限）”分给各规则：",
	      "what the dimension lost, shared out by weight × (100.00 - "
	      "highest score):"},
};

/* The counting rules of one dimension and their quotas of each part. */
typedef struct group {
	int dimension;
	size_t n;
	size_t *index;
	int64_t *quota[PARTS];
	int64_t amount[PARTS]; /* the dimension's own */
	heng_figure_share share[PARTS];
} group;

static int64_t part_of(const heng_stored_report *report, size_t i, int p)
{
	switch (p) {
	case EFFECTIVE:
		return report->results[i].effective_weight;
	case POINTS:
		return report->points[i].points;
	case OPEN:
		return report->points[i].open;
	default:
		return report->points[i].lost;
	}
}

static int64_t quota_of(const heng_result *result, int p)
{
	int32_t low = heng_result_low(result), high = heng_result_high(result);

	switch (p) {
	case EFFECTIVE:
		return result->weight;
	case POINTS:
		return (int64_t)result->weight * low;
	case OPEN:
		return (int64_t)result->weight * (high - low);
	default:
		return (int64_t)result->weight * (HENG_BP - high);
	}
}

static heng_rc group_init(group *g, heng_figures *f, int d, heng_error *error)
{
	const heng_stored_report *report = f->page->report;
	heng_rc rc = HENG_OK;

	*g = (group){.dimension = d};
	g->index =
	    heng_arena_alloc(&f->arena, report->n_results * sizeof(*g->index));
	if (!g->index)
		return heng_fail_memory(error);
	for (size_t i = 0; i < report->n_results; i++) {
		if ((int)report->results[i].rule->dimension == d &&
		    heng_result_counts(&report->results[i]))
			g->index[g->n++] = i;
	}
	for (int p = 0; p < PARTS && rc == HENG_OK; p++) {
		g->quota[p] =
		    heng_arena_alloc(&f->arena, g->n * sizeof(*g->quota[p]));
		if (!g->quota[p])
			return heng_fail_memory(error);
		for (size_t k = 0; k < g->n; k++) {
			size_t i = g->index[k];

			g->quota[p][k] = quota_of(&report->results[i], p);
			/* The parts of the rules are all of it. */
			g->amount[p] += part_of(report, i, p);
		}
		rc = heng_figure_share_init(&g->share[p], f, g->amount[p],
					    g->quota[p], g->n, p != EFFECTIVE,
					    error);
	}
	return rc;
}

/* Why a rule has no part in the total. */
static bool put_outside(heng_figures *f, const heng_result *result)
{
	if (result->outcome == HENG_NOT_APPLICABLE) {
		heng_figure_zh(f, "不适用，权重已分给其他规则");
		heng_figure_en(f, "it does not apply; its weight went to the "
				  "others");
		return true;
	}
	if (result->waiver) {
		heng_figure_zh(f, "已豁免（%s），不计分，权重已分给其他规则",
			       result->waiver->id);
		heng_figure_en(f,
			       "waived (%s) and in no score; its weight "
			       "went to the others",
			       result->waiver->id);
		return true;
	}
	if (result->weight == 0) {
		heng_figure_zh(f, "仅供参考，不计分");
		heng_figure_en(f, "informational: it is in no score");
		return true;
	}
	return false;
}

static void put_score(heng_figures *f, const heng_result *result)
{
	heng_text outcome = heng_outcome_label(result->outcome);
	char low[24], high[24], text[64];

	if (!heng_figure(f, "rule.%s.score", result->rule->id))
		return;
	if (result->outcome == HENG_NOT_APPLICABLE) {
		if (heng_figure_none(f))
			(void)put_outside(f, result);
		return;
	}
	heng_format_scaled(heng_result_low(result), 2, low);
	heng_format_scaled(heng_result_high(result), 2, high);
	if (!heng_outcome_is_unresolved(result->outcome)) {
		if (heng_figure_text(f, low)) {
			heng_figure_zh(f, "结果为“%s”，计 %s 分", outcome.zh,
				       low);
			heng_figure_en(f,
				       "the outcome is “%s”: %s points of "
				       "100",
				       outcome.en, low);
		}
		return;
	}
	(void)snprintf(text, sizeof(text), "%s–%s", low, high);
	if (heng_figure_text(f, text)) {
		heng_figure_zh(f, "结果为“%s”，尚未定：最低 %s，最高 %s",
			       outcome.zh, low, high);
		heng_figure_en(f,
			       "the outcome is “%s”, still open: %s at "
			       "least, %s at most",
			       outcome.en, low, high);
	}
}

/* `place` of the rule in its group; the group's size: it is outside. */
static void put_rule(heng_figures *f, const group *g, size_t i, size_t place)
{
	const heng_stored_report *report = f->page->report;
	const heng_result *result = &report->results[i];
	const char *id = result->rule->id;
	const char *dimension = heng_dimension_name(result->rule->dimension);

	if (heng_figure(f, "rule.%s.weight", id) &&
	    heng_figure_int(f, result->weight)) {
		heng_figure_zh(f, "评价方案所定的权重");
		heng_figure_en(f, "the weight that the profile sets");
	}
	for (int p = 0; p < PARTS; p++) {
		char amount[24];

		if (p == POINTS)
			put_score(f, result);
		if (!heng_figure(f, "rule.%s.%s", id, parts[p].name) ||
		    !heng_figure_points(f, part_of(report, i, p)) ||
		    put_outside(f, result) || place == g->n)
			continue;
		heng_format_scaled(g->amount[p], 2, amount);
		heng_figure_zh(f, "%s", parts[p].zh);
		heng_figure_en(f, "%s", parts[p].en);
		heng_figure_line(f, "dimension.%s.%s = %s", dimension,
				 parts[p].of, amount);
		heng_figure_put_share(f, &g->share[p], place,
				      part_of(report, i, p));
	}
}

heng_rc heng_figures_rule(heng_figures *f, heng_error *error)
{
	const heng_stored_report *report = f->page->report;
	size_t i = 0;

	/* Results come by dimension. */
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		size_t place = 0;
		group g;
		heng_rc rc = group_init(&g, f, d, error);

		if (rc != HENG_OK)
			return rc;
		for (; i < report->n_results &&
		       (int)report->results[i].rule->dimension == d;
		     i++) {
			bool counts = heng_result_counts(&report->results[i]);

			put_rule(f, &g, i, counts ? place : g.n);
			place += counts;
		}
	}
	return HENG_OK;
}
