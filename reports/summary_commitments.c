/* The summary's commitments: the fulfilment ratio, and what ran beyond. */
#include "reports/summary_parts.h"

#include "reports/labels.h"

static void put_ratio(const heng_sheet *sheet, const heng_commitments *all)
{
	static const heng_colour colours[HENG_FULFILMENTS] = {
	    [HENG_FULFILLED] = HENG_GREEN,
	    [HENG_FULFILLED_PARTLY] = HENG_YELLOW,
	    [HENG_NOT_FULFILLED] = HENG_RED,
	    [HENG_FULFILMENT_OPEN] = HENG_YELLOW,
	};
	heng_flow flow = {sheet->out, (size_t)sheet->options->columns, 1, 1,
			  false};
	heng_buf *out = sheet->out;
	heng_buf text = {0};

	heng_buf_putc(out, ' ');
	flow.used += heng_sheet_head(sheet, "承诺履行率", "Commitments kept");
	if (all->has_ratio) {
		heng_label_put_range(&text, all->low, all->high);
		heng_buf_putc(&text, '%');
	} else {
		heng_label_put(&text,
			       (heng_text){"声明书没有列出承诺",
					   "the declaration lists none"},
			       sheet->options->lang);
	}
	out->failed |= text.failed;
	flow.used += heng_cells_put(out, heng_buf_str(&text));
	heng_buf_fini(&text);
	flow.is_begun = true;
	for (int s = 0; s < HENG_FULFILMENTS; s++) {
		heng_text label = heng_fulfilment_label((heng_fulfilment)s);

		if (all->count[s] > 0)
			heng_sheet_count(sheet, &flow, label.zh, label.en,
					 all->count[s], colours[s]);
	}
	if (all->n_unmatched > 0)
		heng_sheet_count(sheet, &flow, "不对应任何承诺的结果",
				 "results of no commitment", all->n_unmatched,
				 HENG_YELLOW);
	heng_buf_putc(out, '\n');
}

static void put_beyond(const heng_sheet *sheet, const heng_commitments *all)
{
	heng_flow flow = {sheet->out, (size_t)sheet->options->columns, 1, 1,
			  false};

	heng_buf_putc(sheet->out, ' ');
	flow.used +=
	    heng_sheet_head(sheet, "超出声明", "Beyond the declaration");
	for (int a = 0; a < HENG_ASPECTS; a++) {
		heng_text label = heng_aspect_label((heng_aspect_id)a);

		if (all->aspects[a].n_beyond > 0)
			heng_sheet_count(sheet, &flow, label.zh, label.en,
					 all->aspects[a].n_beyond, HENG_RED);
	}
	heng_buf_putc(sheet->out, '\n');
}

void heng_sheet_put_commitments(const heng_sheet *sheet)
{
	const heng_commitments *all = sheet->assessment->commitments;

	if (!all)
		return;
	put_ratio(sheet, all);
	if (all->n_beyond > 0)
		put_beyond(sheet, all);
}
