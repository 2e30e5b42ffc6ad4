/* The ranges of weights within which a verdict stands, in words. */
#include "core/cli/why_not_parts.h"

static bool is_free(const heng_weight_range *range)
{
	return range->low == 0 && range->high == HENG_DIMENSION_WEIGHT_MAX;
}

/* What is possible with a weight outside the range. */
static void put_beyond(const heng_why_not *w, int weight,
		       const heng_possible *at)
{
	if (at->best == at->worst) {
		heng_page_zh(w->page, "      取 %d 时为“%s”", weight,
			     heng_why_not_zh(w, at->best));
		heng_page_en(w->page, "      at %d it is “%s”", weight,
			     heng_why_not_en(w, at->best));
		return;
	}
	heng_page_zh(w->page, "      取 %d 时最差“%s”，最好“%s”", weight,
		     heng_why_not_zh(w, at->worst),
		     heng_why_not_zh(w, at->best));
	heng_page_en(w->page, "      at %d it is “%s” at worst, “%s” at best",
		     weight, heng_why_not_en(w, at->worst),
		     heng_why_not_en(w, at->best));
}

static void put_range(const heng_why_not *w, int d)
{
	const heng_weight_range *range = &w->ranges[d];
	heng_text label = heng_dimension_label((heng_dimension)d);
	int now = w->report->profile.dimensions[d].weight;

	if (is_free(range)) {
		heng_page_zh(w->page, "    %s  现为 %d；取任何值都不变",
			     label.zh, now);
		heng_page_en(w->page, "    %s: now %d; any weight leaves it",
			     label.en, now);
		return;
	}
	heng_page_zh(w->page, "    %s  现为 %d；在 %d 到 %d 之间不变", label.zh,
		     now, range->low, range->high);
	heng_page_en(w->page, "    %s: now %d; from %d to %d it stands",
		     label.en, now, range->low, range->high);
	if (range->low > 0)
		put_beyond(w, range->low - 1, &range->below);
	if (range->high < HENG_DIMENSION_WEIGHT_MAX)
		put_beyond(w, range->high + 1, &range->above);
}

void heng_why_not_put_weights(const heng_why_not *w)
{
	const bool open = w->now.best != w->now.worst;
	bool all = true;

	for (int d = 0; d < HENG_DIMENSIONS; d++)
		all = all && is_free(&w->ranges[d]);
	heng_page_section(w->page, "各维度的权重", "Weights of the dimensions");
	if (all) {
		heng_page_zh(
		    w->page,
		    "  单独改变任何一个维度的权重（0 到 %d），现在的%s都不变。",
		    HENG_DIMENSION_WEIGHT_MAX,
		    open ? "最差和最好结论" : "结论");
		heng_page_en(w->page,
			     "  Changing the weight of any one dimension (0 to "
			     "%d) leaves the present %s as %s.",
			     HENG_DIMENSION_WEIGHT_MAX,
			     open ? "worst and best outcomes" : "verdict",
			     open ? "they are" : "it is");
		return;
	}
	heng_page_zh(
	    w->page,
	    "  只改一个维度的权重（0 到 %d）而其余不变时，现在的%s保持不变"
	    "的范围：",
	    HENG_DIMENSION_WEIGHT_MAX, open ? "最差和最好结论" : "结论");
	heng_page_en(w->page,
		     "  How far one weight (0 to %d) may move, the others "
		     "unchanged, with the present %s as %s:",
		     HENG_DIMENSION_WEIGHT_MAX,
		     open ? "worst and best outcomes" : "verdict",
		     open ? "they are" : "it is");
	for (int d = 0; d < HENG_DIMENSIONS; d++)
		put_range(w, d);
}
