/* The figures of commitments: commitments.*, commitment.*, beyond.*. */
#include "core/assess/fulfilment.h"
#include "core/base/fixed.h"
#include "core/cli/figure.h"
#include "reports/labels.h"

static const char *id_of(const heng_commitment *item)
{
	return item->id ? item->id : "—";
}

/* "81.25" or "41.67–75.00"; true: the derivation is wanted. */
static bool put_range(heng_figures *f, int32_t low, int32_t high)
{
	heng_buf text = {0};
	bool more;

	heng_label_put_range(&text, low, high);
	f->page->out->failed |= text.failed;
	more = heng_figure_text(f, heng_buf_str(&text));
	heng_buf_fini(&text);
	return more;
}

static void put_count(heng_figures *f, const heng_commitments *all,
		      heng_fulfilment state)
{
	heng_text label = heng_fulfilment_label(state);
	int64_t count = 0;

	if (!heng_figure(f, "commitments.%s", heng_fulfilment_name(state)))
		return;
	for (size_t i = 0; i < all->n_items; i++)
		count += all->items[i].state == state;
	if (!heng_figure_int(f, count))
		return;
	heng_figure_zh(f, "状态为“%s”的承诺：", label.zh);
	heng_figure_en(f, "commitments in the state “%s”:", label.en);
	for (size_t i = 0; i < all->n_items; i++)
		if (all->items[i].state == state)
			heng_figure_line(f, "  %s", id_of(&all->items[i]));
}

static void put_ratio(heng_figures *f, const heng_commitments *all)
{
	int64_t low = 0, high = 0, n = (int64_t)all->n_items;

	if (!heng_figure(f, "commitments.ratio"))
		return;
	if (n == 0) {
		if (heng_figure_none(f)) {
			heng_figure_zh(f, "声明书没有列出承诺");
			heng_figure_en(f,
				       "the declaration lists no commitment");
		}
		return;
	}
	for (size_t i = 0; i < all->n_items; i++) {
		low += all->items[i].low;
		high += all->items[i].high;
	}
	if (!put_range(f, (int32_t)heng_div_half_even(low, n),
		       (int32_t)heng_div_half_even(high, n)))
		return;
	heng_figure_zh(f, "各项承诺计入的份额（下限和上限）之和 ÷ 项数：");
	heng_figure_en(f, "the sum of what each counts, at least and at most, "
			  "over their number:");
	for (size_t i = 0; i < all->n_items; i++) {
		const heng_commitment *item = &all->items[i];
		char text[2][24];

		heng_figure_line(f, "  %s  %s–%s", id_of(item),
				 heng_format_scaled(item->low, 2, text[0]),
				 heng_format_scaled(item->high, 2, text[1]));
	}
	heng_figure_quotient(f, low, n);
	heng_figure_quotient(f, high, n);
}

static void put_beyond_count(heng_figures *f, const heng_commitments *all)
{
	int64_t count = 0;

	if (!heng_figure(f, "commitments.beyond"))
		return;
	for (int a = 0; a < HENG_ASPECTS; a++)
		count += (int64_t)all->aspects[a].n_beyond;
	if (!heng_figure_int(f, count))
		return;
	heng_figure_zh(f, "各方面超出声明的情形：");
	heng_figure_en(f, "what goes beyond the declaration, by respect:");
	for (int a = 0; a < HENG_ASPECTS; a++)
		if (all->aspects[a].n_beyond > 0)
			heng_figure_line(f, "  %s  %zu",
					 heng_aspect_name((heng_aspect_id)a),
					 all->aspects[a].n_beyond);
}

/* The ending of a name whose figure may come several times: "", ".2", … */
static const char *ending(heng_figures *f, size_t i)
{
	const char *text =
	    i == 0 ? "" : heng_arena_printf(&f->arena, ".%zu", i + 1);

	return text ? text : "";
}

static void put_attained(heng_figures *f, const heng_commitment *item, size_t i)
{
	heng_target target = item->targets[i];

	if (target.attained < 0)
		return;
	if (!heng_figure(f, "commitment.%s.attained%s", item->id, ending(f, i)))
		return;
	heng_target_measure(&target);
	if (!heng_figure_points(f, target.attained))
		return;
	heng_figure_zh(f, "目标 %s，基线 %s，实现 %s", target.target,
		       target.baseline ? target.baseline : "—", target.value);
	heng_figure_en(f, "target %s, baseline %s, reached %s", target.target,
		       target.baseline ? target.baseline : "—", target.value);
	heng_figure_zh(f, "（实现 - 基线）÷（目标 - 基线），不出 0 到 100；"
			  "达到目标为 100.00");
	heng_figure_en(f, "(reached - baseline) ÷ (target - baseline), not "
			  "beyond 0 and 100; 100.00 where it was reached");
}

static void put_commitment(heng_figures *f, const heng_commitment *item)
{
	heng_text reason = heng_commitment_reason(item);

	/* What has no id has no name. */
	if (!item->id)
		return;
	if (heng_figure(f, "commitment.%s.share", item->id) &&
	    put_range(f, item->low, item->high)) {
		heng_figure_zh(f, "%s", reason.zh);
		heng_figure_en(f, "%s", reason.en);
	}
	for (size_t i = 0; i < item->n_targets; i++)
		put_attained(f, item, i);
}

static void put_share(heng_figures *f, heng_aspect_id id,
		      const heng_beyond *beyond, size_t i)
{
	heng_text label = heng_aspect_label(id);

	if (beyond->share < 0)
		return;
	if (!heng_figure(f, "beyond.%s.share%s", heng_aspect_name(id),
			 ending(f, i)))
		return;
	/* Rounded, it may be all; what goes beyond is more. */
	if (beyond->share == HENG_BP ? !heng_figure_text(f, ">100")
				     : !heng_figure_points(f, beyond->share))
		return;
	heng_figure_zh(f, "%s：实际 %s ÷ 声明 %s", label.zh, beyond->value,
		       beyond->declared);
	heng_figure_en(f, "%s: actual %s ÷ declared %s", label.en,
		       beyond->value, beyond->declared);
}

heng_rc heng_figures_commitments(heng_figures *f, heng_error *error)
{
	const heng_commitments *all = f->page->report->commitments;

	(void)error;
	if (!all)
		return HENG_OK;
	for (int s = 0; s < HENG_FULFILMENTS; s++)
		put_count(f, all, (heng_fulfilment)s);
	put_ratio(f, all);
	put_beyond_count(f, all);
	for (size_t i = 0; i < all->n_items; i++)
		put_commitment(f, &all->items[i]);
	for (int a = 0; a < HENG_ASPECTS; a++)
		for (size_t i = 0; i < all->aspects[a].n_beyond; i++)
			put_share(f, (heng_aspect_id)a,
				  &all->aspects[a].beyond[i], i);
	return HENG_OK;
}
