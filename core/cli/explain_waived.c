/* Waivers in the explanation of a report: both standings, and each one. */
#include "core/cli/explain_parts.h"

#include <string.h>

#include "reports/cells.h"
#include "reports/labels.h"

void heng_page_put_before(const heng_page *page)
{
	const heng_waived *waived = page->report->waived;
	const heng_profile *profile = &page->report->profile;
	heng_buf *out = page->out;

	if (!waived)
		return;
	heng_page_head(page, "不计豁免时", "Without waivers");
	heng_label_put(out,
		       waived->verdict.determined
			   ? profile->outcomes[waived->verdict.best].label
			   : profile->undetermined,
		       page->lang);
	heng_buf_puts(out, "   ");
	if (waived->total.has_score) {
		heng_label_put_range(out, waived->total.low,
				     waived->total.high);
		heng_buf_puts(out, "/100");
	} else {
		heng_page_words(page, "无适用规则，不计分",
				"no rule applies: no score");
	}
	heng_buf_putc(out, '\n');
}

/* A line of its own: what it is, and what is said of it. */
static void put_said(const heng_page *page, const char *zh, const char *en,
		     const char *text)
{
	if (!text)
		return;
	heng_buf_puts(page->out, "      ");
	heng_page_head(page, zh, en);
	heng_cells_put(page->out, text);
	heng_buf_putc(page->out, '\n');
}

static void put_details(const heng_page *page, const heng_waiver *waiver)
{
	/* Of another's waiver the report has no more than that. */
	if (!waiver->from.text)
		return;
	heng_buf_puts(page->out, "      ");
	heng_cells_put(page->out, waiver->from.text);
	heng_buf_puts(page->out, " – ");
	heng_cells_put(page->out, waiver->until.text);
	heng_buf_putc(page->out, '\n');
	put_said(page, "批准", "Granted by", waiver->authority);
	put_said(page, "文号", "Decision", waiver->reference);
	put_said(page, "理由", "Reason", waiver->reason);
	put_said(page, "接受的风险", "Risk accepted", waiver->risk);
}

void heng_page_put_waivers(const heng_page *page)
{
	const heng_waived *waived = page->report->waived;
	heng_buf *out = page->out;

	if (!waived)
		return;
	heng_page_section(page, "豁免", "Waivers");
	for (size_t i = 0; i < waived->n_waivers; i++) {
		const heng_waiver *waiver = &waived->waivers[i];

		heng_buf_puts(out, "  · ");
		heng_cells_put(out, waiver->id);
		heng_buf_puts(out, "  ");
		heng_page_rule(page, waiver->rule);
		heng_buf_puts(out, "\n      ");
		heng_label_put(out, heng_waiver_state_label(waiver->state),
			       page->lang);
		heng_buf_putc(out, '\n');
		put_details(page, waiver);
	}
}

void heng_page_put_waiver(const heng_page *page, size_t result)
{
	const heng_result *item = &page->report->results[result];
	const heng_waived *waived = page->report->waived;
	bool is_first = true;

	for (size_t i = 0; waived && i < waived->n_waivers; i++) {
		const heng_waiver *waiver = &waived->waivers[i];

		if (strcmp(waiver->rule, item->rule->id) != 0 ||
		    waiver->state == HENG_WAIVER_OTHER_SUBJECT)
			continue;
		if (is_first)
			heng_page_section(page, "豁免", "Waivers");
		is_first = false;
		heng_buf_puts(page->out, "  · ");
		heng_cells_put(page->out, waiver->id);
		heng_buf_puts(page->out, "  ");
		heng_label_put(page->out,
			       heng_waiver_state_label(waiver->state),
			       page->lang);
		heng_buf_putc(page->out, '\n');
		put_details(page, waiver);
	}
}
