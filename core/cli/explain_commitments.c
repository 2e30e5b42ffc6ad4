/* The commitments of an explanation: each promise with what came of it. */
#include "core/cli/explain_parts.h"

#include "core/base/fixed.h"
#include "reports/cells.h"
#include "reports/labels.h"

/* Characters of a promise that stand in its heading. */
enum { PROMISE_CELLS = 60 };

static void put_words(const heng_page *page, heng_text text)
{
	heng_label_put(page->out, text, page->lang);
}

static void put_text(const heng_page *page, const char *text)
{
	(void)heng_cells_put(page->out, text ? text : "—");
}

static void put_spot(const heng_page *page, heng_spot spot)
{
	if (!spot.path)
		return;
	heng_buf_puts(page->out, "  ");
	put_text(page, spot.path);
	/* A public edition withholds lines of what is confidential. */
	if (spot.line == 0)
		return;
	heng_buf_putc(page->out, ':');
	heng_buf_put_int(page->out, spot.line);
}

static void put_line_end(const heng_page *page, heng_spot spot)
{
	put_spot(page, spot);
	heng_buf_putc(page->out, '\n');
}

static void put_target(const heng_page *page, const heng_target *target)
{
	heng_buf *out = page->out;

	heng_buf_puts(out, "      ");
	heng_page_head(page, "目标", "Target");
	put_text(page, target->target);
	if (target->unit) {
		heng_buf_putc(out, ' ');
		put_text(page, target->unit);
	}
	if (target->baseline) {
		heng_buf_puts(out, page->lang == HENG_ZH ? "，" : ", ");
		heng_page_head(page, "基线", "baseline");
		put_text(page, target->baseline);
	}
	put_line_end(page, target->spot);
	heng_buf_puts(out, "      ");
	heng_page_head(page, "实现", "Reached");
	put_text(page, target->value);
	heng_buf_puts(out, page->lang == HENG_ZH ? "，" : ", ");
	put_words(page, heng_measured_label(target->measured));
	if (target->attained >= 0) {
		heng_buf_putc(out, ' ');
		heng_label_put_points(out, target->attained);
		heng_buf_putc(out, '%');
	}
	put_line_end(page, target->value_spot);
}

static void put_result(const heng_page *page, const heng_realised *result,
		       bool several)
{
	heng_buf *out = page->out;

	heng_buf_puts(out, "      ");
	heng_page_head(page, "申报机构称", "The applicant says");
	put_words(page, heng_claim_label(result->claim));
	if (several && !result->counts)
		heng_page_note(page, "不以此为准", "does not count");
	put_line_end(page, result->spot);
	if (result->account) {
		heng_buf_puts(out, "        ");
		put_text(page, result->account);
		heng_buf_putc(out, '\n');
	}
	for (size_t i = 0; i < result->n_evidence; i++) {
		const heng_evidence *item = &result->evidence[i];

		heng_buf_puts(out, "        ");
		heng_page_head(page, "证据", "Evidence");
		put_text(page, item->attachment);
		if (item->title) {
			heng_buf_putc(out, ' ');
			put_text(page, item->title);
		}
		if (!item->found)
			heng_page_note(page, "附件不存在",
				       "there is no such attachment");
		if (item->hash) {
			heng_buf_puts(out, "\n          ");
			put_text(page, item->hash);
		}
		put_line_end(page, item->spot);
	}
}

static void put_commitment(const heng_page *page, const heng_commitment *item)
{
	heng_buf *out = page->out;
	heng_text reason = heng_commitment_reason(item);

	heng_buf_puts(out, "  · ");
	put_text(page, item->id);
	heng_buf_puts(out, page->lang == HENG_ZH ? "（" : " (");
	put_words(page, heng_fulfilment_label(item->state));
	heng_buf_putc(out, ' ');
	heng_label_put_range(out, item->low, item->high);
	heng_buf_puts(out, page->lang == HENG_ZH ? "%）" : "%) ");
	(void)heng_cells_put_cut(out, item->text ? item->text : "—",
				 PROMISE_CELLS);
	put_line_end(page, item->spot);
	heng_buf_puts(out, "      ");
	put_words(page, reason);
	heng_buf_putc(out, '\n');
	for (size_t i = 0; i < item->n_targets; i++)
		put_target(page, &item->targets[i]);
	for (size_t i = 0; i < item->n_realised; i++)
		put_result(page, &item->realised[i], item->n_realised > 1);
}

static void put_count(const heng_page *page, heng_fulfilment state,
		      size_t count)
{
	heng_buf_puts(page->out, " · ");
	put_words(page, heng_fulfilment_label(state));
	heng_buf_putc(page->out, ' ');
	heng_buf_put_int(page->out, (int64_t)count);
}

static void put_ratio(const heng_page *page, const heng_commitments *all)
{
	heng_buf *out = page->out;

	heng_buf_puts(out, "  ");
	heng_page_head(page, "承诺履行率", "Commitments kept");
	if (all->has_ratio) {
		heng_label_put_range(out, all->low, all->high);
		heng_buf_putc(out, '%');
	} else {
		heng_page_words(page, "声明书没有列出承诺",
				"the declaration lists no commitment");
	}
	for (int s = 0; s < HENG_FULFILMENTS; s++)
		put_count(page, (heng_fulfilment)s, all->count[s]);
	heng_buf_puts(out, "\n  ");
	heng_page_words(page,
			"每项同等；部分履行计 50.00%，尚不能认定的计一个区间",
			"each counts alike; one kept in part 50.00%, one that "
			"is open from its lowest to its highest");
	heng_buf_putc(out, '\n');
}

static void put_unmatched(const heng_page *page, const heng_commitments *all)
{
	if (all->n_unmatched == 0)
		return;
	heng_page_section(page, "不对应任何承诺的履行情况",
			  "Results that belong to no commitment");
	for (size_t i = 0; i < all->n_unmatched; i++) {
		heng_buf_puts(page->out, "  · ");
		put_text(page, all->unmatched[i].commitment);
		heng_buf_putc(page->out, '\n');
		put_result(page, &all->unmatched[i], false);
	}
}

static void put_beyond(const heng_page *page, const heng_beyond *beyond)
{
	heng_buf *out = page->out;

	heng_buf_puts(out, "      ");
	heng_page_head(page, "实际", "Actual");
	put_text(page, beyond->value);
	if (beyond->label.zh) {
		heng_buf_putc(out, ' ');
		put_words(page, beyond->label);
	}
	if (beyond->months > 0 && beyond->months < 12) {
		heng_buf_puts(out, page->lang == HENG_ZH ? "（" : " (");
		heng_page_head(page, "据以推算的月数", "months it is made of");
		heng_buf_put_int(out, (int64_t)beyond->months);
		heng_buf_puts(out, page->lang == HENG_ZH ? "）" : ")");
	}
	if (beyond->times > 1) {
		heng_buf_puts(out, page->lang == HENG_ZH ? "（" : " (");
		heng_page_head(page, "超出次数", "times beyond");
		heng_buf_put_int(out, (int64_t)beyond->times);
		heng_buf_puts(out, page->lang == HENG_ZH ? "）" : ")");
	}
	put_line_end(page, beyond->spot);
	if (!beyond->declared)
		return;
	heng_buf_puts(out, "      ");
	heng_page_head(page, "声明", "Declared");
	put_text(page, beyond->declared);
	if (beyond->share >= 0) {
		heng_buf_puts(out, page->lang == HENG_ZH ? "，" : ", ");
		heng_page_head(page, "实际为其", "actual is");
		/* What goes beyond is more, however little. */
		if (beyond->share == HENG_BP)
			heng_buf_puts(out, ">100");
		else
			heng_label_put_points(out, beyond->share);
		heng_buf_putc(out, '%');
	}
	put_line_end(page, beyond->declared_spot);
}

static void put_named(const heng_page *page, const heng_aspect *aspect)
{
	heng_buf *out = page->out;

	for (size_t i = 0; i < aspect->n_named; i++) {
		heng_buf_puts(out, "      ");
		heng_page_head(page, "声明", "Declared");
		put_text(page, aspect->named[i].value);
		put_line_end(page, aspect->named[i].spot);
	}
}

static void put_aspect(const heng_page *page, heng_aspect_id id,
		       const heng_aspect *aspect)
{
	heng_buf *out = page->out;

	heng_buf_puts(out, "  · ");
	put_words(page, heng_aspect_label(id));
	heng_buf_puts(out, page->lang == HENG_ZH ? "：" : ": ");
	put_words(page, heng_comparison_label(aspect->status));
	if (aspect->status == HENG_BEYOND && aspect->stated == HENG_NONE_STATED)
		heng_page_note(page, "运行记录却声明没有",
			       "though the record states that there was none");
	heng_buf_putc(out, '\n');
	if (aspect->n_beyond == 0)
		return;
	if (heng_aspect_has_names(id))
		put_named(page, aspect);
	for (size_t i = 0; i < aspect->n_beyond; i++)
		put_beyond(page, &aspect->beyond[i]);
}

void heng_page_put_commitments(const heng_page *page)
{
	const heng_commitments *all = page->report->commitments;

	if (!all)
		return;
	heng_page_section(page, "承诺及其履行",
			  "Commitments and what became of them");
	put_ratio(page, all);
	for (size_t i = 0; i < all->n_items; i++)
		put_commitment(page, &all->items[i]);
	put_unmatched(page, all);
	heng_page_section(page, "实际运行与声明",
			  "What ran, against the declaration");
	for (int a = 0; a < HENG_ASPECTS; a++)
		put_aspect(page, (heng_aspect_id)a, &all->aspects[a]);
}
