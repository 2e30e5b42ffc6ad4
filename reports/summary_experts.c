/* The panel in the summary: agreement, and on whom the verdict hangs. */
#include "reports/summary_parts.h"

#include "core/base/fixed.h"
#include "reports/expert_words.h"
#include "reports/labels.h"

static void put_coefficient(const heng_sheet *sheet, heng_flow *flow,
			    heng_text words, const char *name,
			    const heng_coefficient *is, bool is_low)
{
	heng_text why = heng_no_figure_label(is->why_not);
	heng_text low = {"低", "low"};
	heng_buf text = {0};
	char value[24];

	heng_label_put(&text, words, sheet->options->lang);
	heng_buf_puts(&text, name);
	heng_buf_putc(&text, ' ');
	if (is->why_not != HENG_FIGURE) {
		heng_buf_puts(&text, "— ");
		heng_label_put(&text, why, sheet->options->lang);
	} else {
		heng_buf_puts(&text, heng_format_scaled(is->value, 4, value));
	}
	if (is_low) {
		heng_buf_putc(&text, ' ');
		heng_label_put(&text, low, sheet->options->lang);
	}
	sheet->out->failed |= text.failed;
	heng_flow_next(flow, " · ", heng_cells_width(heng_buf_str(&text)));
	heng_sheet_colour(sheet, is_low ? HENG_YELLOW : HENG_PLAIN);
	heng_cells_put(sheet->out, heng_buf_str(&text));
	heng_sheet_colour(sheet, HENG_PLAIN);
	heng_buf_fini(&text);
}

static void put_finding(const heng_sheet *sheet, const char *expert,
			heng_text text)
{
	heng_buf line = {0};

	if (expert) {
		heng_cells_put(&line, expert);
		heng_buf_puts(&line,
			      sheet->options->lang == HENG_ZH ? "：" : ": ");
	}
	heng_label_put(&line, text, sheet->options->lang);
	sheet->out->failed |= line.failed;
	heng_buf_puts(sheet->out, " ! ");
	heng_cells_put_wrapped(sheet->out, heng_buf_str(&line), 3, 3,
			       (size_t)sheet->options->columns);
	heng_buf_putc(sheet->out, '\n');
	heng_buf_fini(&line);
}

static void put_findings(const heng_sheet *sheet)
{
	const heng_assessment *a = sheet->assessment;
	heng_buf zh = {0}, en = {0};
	const char *expert;
	size_t i = 0, more = 0;

	for (; heng_expert_finding_put(a->experts, a->profile, &a->verdict, i,
				       &expert, &zh, &en);
	     i++) {
		heng_text text = {heng_buf_str(&zh), heng_buf_str(&en)};

		sheet->out->failed |= zh.failed || en.failed;
		if (i < HENG_SUMMARY_LINES_MAX)
			put_finding(sheet, expert, text);
		else
			more++;
		heng_buf_clear(&zh);
		heng_buf_clear(&en);
	}
	heng_sheet_put_more(sheet, more);
	heng_buf_fini(&zh);
	heng_buf_fini(&en);
}

void heng_sheet_put_experts(const heng_sheet *sheet)
{
	const heng_experts *experts = sheet->assessment->experts;
	heng_flow flow = {sheet->out, (size_t)sheet->options->columns, 3, 0,
			  false};

	heng_text agreement = {"一致程度", "agreement"}, none = {NULL, NULL};

	if (!experts)
		return;
	heng_buf_putc(sheet->out, ' ');
	flow.used = 1 + heng_sheet_head(sheet, "专家", "Experts");
	heng_sheet_count(sheet, &flow, "计入", "counted",
			 experts->agreement.experts, HENG_PLAIN);
	put_coefficient(sheet, &flow, agreement, " α",
			&experts->agreement.alpha, experts->agreement.is_low);
	put_coefficient(sheet, &flow, none, "ICC(2,k)", &experts->agreement.icc,
			false);
	heng_buf_putc(sheet->out, '\n');
	put_findings(sheet);
}
