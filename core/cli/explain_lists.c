/* The lists of an explanation: what is missing, left out and changed. */
#include <string.h>

#include "core/cli/explain_parts.h"
#include "core/cli/stored_report.h"
#include "reports/cells.h"
#include "reports/labels.h"

static void put_missing(const heng_page *page)
{
	uint32_t at = heng_stored_child(page->image, 0, "missing");

	if (at == HENG_NO_NODE)
		return;
	heng_page_section(page, "待补正的字段", "Fields to be supplied");
	for (; at != HENG_NO_NODE; at = heng_stored_next(page->image, at)) {
		const char *rule =
		    heng_stored_attribute(page->image, at, "rule");

		heng_buf_puts(page->out, "  · ");
		heng_page_attribute(page, at, "path");
		heng_buf_puts(page->out, "  ← ");
		heng_page_rule(page, rule ? rule : "");
		heng_buf_putc(page->out, '\n');
	}
}

/* The rules left out for one reason, in rows; a lawyer looks for the reason
 * first. */
static void put_left_out(const heng_page *page, const char *reason)
{
	enum { COLUMNS = 78, INDENT = 6 };
	heng_flow flow = {
	    .out = page->out, .columns = COLUMNS, .indent = INDENT};
	heng_text label = heng_label_not_selected(reason);
	uint32_t at = heng_stored_child(page->image, 0, "notSelected");
	bool any = false;

	for (; at != HENG_NO_NODE; at = heng_stored_next(page->image, at)) {
		const char *own =
		    heng_stored_attribute(page->image, at, "reason");
		const char *rule =
		    heng_stored_attribute(page->image, at, "rule");

		if (!own || !rule || strcmp(own, reason) != 0)
			continue;
		if (!any) {
			heng_buf_puts(page->out, "  · ");
			(void)heng_label_put(page->out, label, page->lang);
			heng_buf_putc(page->out, '\n');
			heng_cells_put_spaces(page->out, INDENT);
			flow.used = INDENT;
		}
		any = true;
		heng_flow_next(&flow, " ", heng_cells_width(rule));
		(void)heng_cells_put(page->out, rule);
	}
	if (any)
		heng_buf_putc(page->out, '\n');
}

static void put_not_selected(const heng_page *page)
{
	static const char *const reasons[] = {"phase", "profile", "selection"};

	if (heng_stored_child(page->image, 0, "notSelected") == HENG_NO_NODE)
		return;
	heng_page_section(page, "未参与评价的规则",
			  "Rules that did not take part");
	for (size_t i = 0; i < sizeof(reasons) / sizeof(*reasons); i++)
		put_left_out(page, reasons[i]);
}

static void put_changes(const heng_page *page)
{
	uint32_t at = heng_stored_child(page->image, 0, "change");

	if (at == HENG_NO_NODE)
		return;
	heng_page_section(page, "对随附方案的改动",
			  "Changes to the shipped profile");
	for (; at != HENG_NO_NODE; at = heng_stored_next(page->image, at)) {
		const char *from =
		    heng_stored_attribute(page->image, at, "from");
		const char *to = heng_stored_attribute(page->image, at, "to");

		heng_buf_puts(page->out, "  · ");
		heng_page_attribute(page, at, "what");
		heng_buf_puts(page->out, page->lang == HENG_ZH ? "：" : ": ");
		heng_cells_put(page->out, from ? from : "—");
		heng_buf_puts(page->out, " → ");
		heng_cells_put(page->out, to ? to : "—");
		heng_buf_putc(page->out, '\n');
	}
}

void heng_page_put_lists(const heng_page *page)
{
	put_missing(page);
	heng_page_put_waivers(page);
	put_not_selected(page);
	put_changes(page);
}
