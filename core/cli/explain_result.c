/* The page of one result in the explanation of a report. */
#include "core/cli/explain_parts.h"

#include <string.h>

#include "reports/cells.h"
#include "reports/labels.h"

static void put_colon(const heng_page *page)
{
	heng_buf_puts(page->out, page->lang == HENG_ZH ? "：" : ": ");
}

static void put_judged(const heng_page *page, const heng_result *result,
		       uint32_t node)
{
	static const heng_text kinds[] = {
	    [HENG_AUTOMATIC] = {"自动检查", "automatic"},
	    [HENG_EXPERT] = {"专家评分", "experts"},
	    [HENG_BOTH_KINDS] = {"自动预检和专家评分", "pre-check and experts"},
	};
	const heng_rule *rule = result->rule;
	heng_text outcome = heng_outcome_label(result->outcome);
	heng_text severity = heng_severity_label(rule->severity);
	heng_text dimension = heng_dimension_label(rule->dimension);

	heng_page_head(page, "结果", "Outcome");
	heng_page_words(page, outcome.zh, outcome.en);
	heng_buf_puts(page->out, "   ");
	heng_page_head(page, "维度", "Dimension");
	heng_page_words(page, dimension.zh, dimension.en);
	heng_buf_puts(page->out, "   ");
	heng_page_head(page, "严重程度", "Severity");
	heng_page_words(page, severity.zh, severity.en);
	if (rule->veto)
		heng_page_note(page, "一票否决项", "a veto");
	heng_buf_putc(page->out, '\n');
	heng_page_head(page, "判断方式", "Judged by");
	heng_page_words(page, kinds[rule->kind].zh, kinds[rule->kind].en);
	heng_buf_puts(page->out, "   ");
	heng_page_head(page, "规则来自", "Declared by");
	heng_page_attribute(page, node, "owner");
	heng_buf_putc(page->out, '\n');
}

static void put_points(const heng_page *page, size_t index)
{
	const heng_result *result = &page->report->results[index];
	const heng_points *points = &page->report->points[index];

	if (result->outcome == HENG_NOT_APPLICABLE) {
		heng_page_words(page, "不适用，权重已分给其他规则。",
				"It does not apply; its weight went to the "
				"others.");
		heng_buf_putc(page->out, '\n');
		return;
	}
	if (result->waiver) {
		heng_page_words(page, "已豁免，不计分，权重已分给其他规则。",
				"It is waived and in no score; its weight went "
				"to the others.");
		heng_buf_putc(page->out, '\n');
		return;
	}
	if (result->weight == 0) {
		heng_page_words(page, "仅供参考，不计分。",
				"Informational: it is in no score.");
		heng_buf_putc(page->out, '\n');
		return;
	}
	heng_page_head(page, "占总分", "Share of the total");
	heng_label_put_points(page->out, result->effective_weight);
	heng_buf_puts(page->out, "   ");
	heng_page_head(page, "得到", "earned");
	heng_label_put_points(page->out, points->points);
	heng_buf_puts(page->out, "   ");
	heng_page_head(page, "未定", "open");
	heng_label_put_points(page->out, points->open);
	heng_buf_puts(page->out, "   ");
	heng_page_head(page, "失去", "lost");
	heng_label_put_points(page->out, points->lost);
	heng_buf_putc(page->out, '\n');
}

/* "（第 61 行，第 9 列）" where the report knows a place. */
static void put_line(const heng_page *page, uint32_t node)
{
	const char *line = heng_stored_attribute(page->image, node, "line");
	const char *column = heng_stored_attribute(page->image, node, "column");

	if (!line)
		return;
	if (page->lang & HENG_ZH) {
		heng_buf_puts(page->out, "（第 ");
		heng_cells_put(page->out, line);
		heng_buf_puts(page->out, " 行");
		if (column) {
			heng_buf_puts(page->out, "第 ");
			heng_cells_put(page->out, column);
			heng_buf_puts(page->out, " 列");
		}
		heng_buf_puts(page->out, "）");
		return;
	}
	heng_buf_puts(page->out, " (line ");
	heng_cells_put(page->out, line);
	if (column) {
		heng_buf_puts(page->out, ", column ");
		heng_cells_put(page->out, column);
	}
	heng_buf_puts(page->out, ")");
}

void heng_page_lines(const heng_page *page, const char *text)
{
	heng_buf line = {0};

	while (text && *text) {
		size_t size = strcspn(text, "\n");

		heng_buf_clear(&line);
		heng_buf_put(&line, text, size);
		page->out->failed |= line.failed;
		heng_buf_puts(page->out, "    ");
		heng_cells_put(page->out, heng_buf_str(&line));
		heng_buf_putc(page->out, '\n');
		text += size + (text[size] == '\n');
	}
	heng_buf_fini(&line);
}

static void put_text(const heng_page *page, heng_text text)
{
	if (page->lang & HENG_ZH)
		heng_page_lines(page, text.zh);
	if (page->lang & HENG_EN)
		heng_page_lines(page, text.en);
}

static void put_findings(const heng_page *page, uint32_t node)
{
	uint32_t at = heng_stored_child(page->image, node, "finding");

	if (at == HENG_NO_NODE)
		return;
	heng_page_section(page, "说明", "Findings");
	for (; at != HENG_NO_NODE; at = heng_stored_next(page->image, at)) {
		heng_buf_puts(page->out, "  · ");
		if (heng_stored_attribute(page->image, at, "path"))
			heng_page_attribute(page, at, "path");
		else
			heng_page_words(page, "（未指明位置）",
					"(no particular place)");
		put_line(page, at);
		heng_buf_putc(page->out, '\n');
		put_text(page, heng_stored_text(page->image, at, "message"));
	}
}

static void put_reads(const heng_page *page, uint32_t node)
{
	uint32_t at = heng_stored_child(page->image, node, "read");

	if (at == HENG_NO_NODE)
		return;
	heng_page_section(page, "查看过的值", "Values read");
	for (; at != HENG_NO_NODE; at = heng_stored_next(page->image, at)) {
		const char *value =
		    heng_stored_attribute(page->image, at, "value");

		heng_buf_puts(page->out, "  · ");
		heng_page_attribute(page, at, "path");
		put_line(page, at);
		put_colon(page);
		if (value) {
			heng_buf_puts(page->out, "“");
			heng_cells_put(page->out, value);
			heng_buf_puts(page->out, "”");
		} else {
			heng_page_words(page, "卷宗中没有",
					"not in the dossier");
		}
		if (heng_stored_attribute(page->image, at, "truncated"))
			heng_page_note(page, "已截断", "cut");
		heng_buf_putc(page->out, '\n');
	}
}

static void put_params(const heng_page *page, uint32_t node)
{
	uint32_t at = heng_stored_child(page->image, node, "param");

	if (at == HENG_NO_NODE)
		return;
	heng_page_section(page, "参数", "Parameters");
	for (; at != HENG_NO_NODE; at = heng_stored_next(page->image, at)) {
		const char *origin =
		    heng_stored_attribute(page->image, at, "origin");
		heng_text label = heng_label_origin(origin ? origin : "");

		heng_buf_puts(page->out, "  · ");
		heng_page_attribute(page, at, "name");
		heng_buf_puts(page->out, " = ");
		heng_page_attribute(page, at, "value");
		if (heng_stored_attribute(page->image, at, "unit")) {
			heng_buf_putc(page->out, ' ');
			heng_page_attribute(page, at, "unit");
		}
		heng_page_note(page, label.zh, label.en);
		if (origin && strcmp(origin, "default") != 0) {
			heng_buf_puts(page->out,
				      page->lang == HENG_ZH ? "，" : ", ");
			heng_page_words(page, "默认", "default");
			heng_buf_putc(page->out, ' ');
			heng_page_attribute(page, at, "default");
		}
		heng_buf_putc(page->out, '\n');
	}
}

/* The norm's title, if the report lists it. */
static heng_text norm_title(const heng_page *page, const char *id)
{
	const heng_image *image = page->image;
	uint32_t norms = heng_stored_child(image, 0, "norms");

	for (uint32_t at = heng_stored_child(image, norms, "norm");
	     at != HENG_NO_NODE; at = heng_stored_next(image, at)) {
		const char *name = heng_stored_attribute(image, at, "id");

		if (name && !strcmp(name, id))
			return heng_stored_text(image, at, "title");
	}
	return (heng_text){id, id};
}

static void put_cites(const heng_page *page, uint32_t node)
{
	const heng_image *image = page->image;
	uint32_t at = heng_stored_child(image, node, "cite");

	if (at == HENG_NO_NODE)
		return;
	heng_page_section(page, "依据", "Norms");
	for (; at != HENG_NO_NODE; at = heng_stored_next(image, at)) {
		const char *norm = heng_stored_attribute(image, at, "norm");
		const char *verified =
		    heng_stored_attribute(image, at, "verified");

		heng_buf_puts(page->out, "  · ");
		heng_label_put(page->out, norm_title(page, norm ? norm : ""),
			       page->lang);
		if (heng_stored_attribute(image, at, "article")) {
			heng_buf_putc(page->out, ' ');
			heng_page_words(page, "条款", "article");
			heng_buf_putc(page->out, ' ');
			heng_page_attribute(page, at, "article");
		}
		heng_buf_puts(page->out, page->lang == HENG_ZH ? "（" : " (");
		heng_page_attribute(page, at, "norm");
		heng_buf_puts(page->out, page->lang == HENG_ZH ? "，" : ", ");
		if (heng_stored_attribute(image, at, "version")) {
			heng_page_attribute(page, at, "version");
			heng_buf_putc(page->out, ' ');
			heng_page_words(page, "起施行", "in force from then");
		} else {
			heng_page_words(page, "基准日尚未施行",
					"not in force on the day");
		}
		heng_buf_puts(page->out, page->lang == HENG_ZH ? "）" : ")");
		if (!verified || strstr(verified, "false"))
			heng_page_note(page, "条款号未与原文核对",
				       "unverified");
		heng_buf_putc(page->out, '\n');
	}
}

static void put_missing(const heng_page *page, const char *rule)
{
	bool is_first = true;

	for (uint32_t at = heng_stored_child(page->image, 0, "missing");
	     at != HENG_NO_NODE; at = heng_stored_next(page->image, at)) {
		const char *id = heng_stored_attribute(page->image, at, "rule");

		if (!id || strcmp(id, rule) != 0)
			continue;
		if (is_first)
			heng_page_section(page, "待补正的字段",
					  "Fields to be supplied");
		is_first = false;
		heng_buf_puts(page->out, "  · ");
		heng_page_attribute(page, at, "path");
		heng_buf_putc(page->out, '\n');
	}
}

void heng_page_put_result(const heng_page *page, size_t index)
{
	const heng_result *result = &page->report->results[index];
	uint32_t node = page->report->nodes[index];
	heng_text remedy = heng_stored_text(page->image, node, "remedy");
	heng_text rationale = heng_stored_text(page->image, node, "rationale");

	heng_page_rule(page, result->rule->id);
	heng_buf_putc(page->out, '\n');
	put_judged(page, result, node);
	put_points(page, index);
	heng_page_put_waiver(page, index);
	put_findings(page, node);
	put_missing(page, result->rule->id);
	put_reads(page, node);
	put_params(page, node);
	put_cites(page, node);
	heng_page_put_ballots(page, index);
	if (rationale.zh) {
		heng_page_section(page, "规则理由", "Rationale");
		put_text(page, rationale);
	}
	if (remedy.zh) {
		heng_page_section(page, "整改办法", "Remedy");
		put_text(page, remedy);
	}
}
