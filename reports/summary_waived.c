/* The summary's waivers: what stands without them, and what came of each. */
#include "reports/summary_parts.h"

#include <string.h>

#include "core/model/terms.h"
#include "reports/cells.h"
#include "reports/labels.h"

void heng_sheet_put_before(const heng_sheet *sheet)
{
	const heng_waived *waived = sheet->assessment->waived;
	const heng_profile *profile = sheet->assessment->profile;
	heng_buf *out = sheet->out;

	if (!waived)
		return;
	heng_buf_puts(out, "   ");
	heng_sheet_head(sheet, "不计豁免", "Without waivers");
	heng_label_put(out,
		       waived->verdict.determined
			   ? profile->outcomes[waived->verdict.best].label
			   : profile->undetermined,
		       sheet->options->lang);
	heng_buf_puts(out, "   ");
	if (waived->total.has_score) {
		heng_label_put_range(out, waived->total.low,
				     waived->total.high);
		heng_buf_puts(out, "/100");
	} else {
		heng_sheet_words(sheet, "无适用规则，不计分",
				 "no rule applies: no score");
	}
	heng_buf_putc(out, '\n');
}

/* The longest of a column, in cells. */
static size_t widest(const heng_waived *waived, bool rules)
{
	size_t cells = 0;

	for (size_t i = 0; i < waived->n_waivers; i++) {
		const heng_waiver *waiver = &waived->waivers[i];
		size_t width =
		    heng_cells_width(rules ? waiver->rule : waiver->id);

		cells = width > cells ? width : cells;
	}
	return cells;
}

static void put_term(const heng_sheet *sheet, const heng_waiver *waiver,
		     heng_buf *text)
{
	char from[11], until[11];

	/* Only of one that holds: another's days may be outside the
	 * calendar. */
	if (waiver->state != HENG_WAIVER_APPLIED)
		return;
	heng_buf_printf(text,
			sheet->options->lang == HENG_EN ? " (%s to %s; %s)"
							: "（%s 至 %s；%s）",
			heng_date_format(heng_waiver_first_day(waiver), from),
			heng_date_format(heng_waiver_last_day(waiver), until),
			waiver->authority);
}

static void put_waiver(const heng_sheet *sheet, const heng_waiver *waiver,
		       size_t ids, size_t rules)
{
	size_t indent = 3 + ids + 2 + rules + 2;
	bool applied = waiver->state == HENG_WAIVER_APPLIED;
	heng_buf *out = sheet->out;
	heng_buf text = {0};

	heng_label_put(&text, heng_waiver_state_label(waiver->state),
		       sheet->options->lang);
	put_term(sheet, waiver, &text);
	out->failed |= text.failed;
	heng_buf_puts(out, "   ");
	heng_cells_put_padded(out, waiver->id, ids);
	heng_buf_puts(out, "  ");
	heng_sheet_colour(sheet, applied ? HENG_YELLOW : HENG_DIM);
	heng_cells_put_padded(out, waiver->rule, rules);
	heng_sheet_colour(sheet, HENG_PLAIN);
	heng_buf_puts(out, "  ");
	heng_cells_put_wrapped(out, heng_buf_str(&text), indent, indent,
			       (size_t)sheet->options->columns);
	heng_buf_putc(out, '\n');
	heng_buf_fini(&text);
}

void heng_sheet_put_waivers(const heng_sheet *sheet)
{
	const heng_waived *waived = sheet->assessment->waived;
	size_t applied = 0, shown = 0, ids, rules;
	heng_buf *out = sheet->out;

	if (!waived)
		return;
	for (size_t i = 0; i < waived->n_waivers; i++)
		applied += waived->waivers[i].state == HENG_WAIVER_APPLIED;
	heng_buf_putc(out, ' ');
	heng_sheet_head(sheet, "豁免", "Waivers");
	heng_sheet_words(sheet, "适用", "applied");
	heng_buf_printf(out, " %zu · ", applied);
	heng_sheet_words(sheet, "未适用", "not applied");
	heng_buf_printf(out, " %zu\n", waived->n_waivers - applied);
	ids = widest(waived, false);
	rules = widest(waived, true);
	/* Those that changed something come first. */
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < waived->n_waivers; i++) {
			const heng_waiver *waiver = &waived->waivers[i];

			if ((waiver->state == HENG_WAIVER_APPLIED) !=
			    (round == 0))
				continue;
			if (shown++ < HENG_SUMMARY_LINES_MAX)
				put_waiver(sheet, waiver, ids, rules);
		}
	}
	if (shown > HENG_SUMMARY_LINES_MAX)
		heng_sheet_put_more(sheet, shown - HENG_SUMMARY_LINES_MAX);
}
