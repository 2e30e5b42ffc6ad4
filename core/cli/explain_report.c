/* The explanation of a finished report: its verdict and all its points. */
#include "core/cli/explain_report.h"

#include <string.h>

#include "core/base/fixed.h"
#include "core/base/suggest.h"
#include "core/cli/explain_parts.h"
#include "core/cli/stored_report.h"
#include "reports/cells.h"
#include "reports/labels.h"
#include "reports/public.h"

enum {
	WEIGHT_CELLS = 9,
	SCORE_CELLS = 15, /* "100.00–100.00" */
	POINTS_CELLS = 9,
};

void heng_page_words(const heng_page *page, const char *zh, const char *en)
{
	heng_label_put(page->out, (heng_text){zh, en}, page->lang);
}

void heng_page_head(const heng_page *page, const char *zh, const char *en)
{
	heng_page_words(page, zh, en);
	heng_buf_puts(page->out, page->lang == HENG_ZH ? "：" : ": ");
}

void heng_page_section(const heng_page *page, const char *zh, const char *en)
{
	heng_buf_putc(page->out, '\n');
	heng_page_words(page, zh, en);
	heng_buf_putc(page->out, '\n');
}

void heng_page_note(const heng_page *page, const char *zh, const char *en)
{
	heng_buf_puts(page->out, page->lang == HENG_ZH ? "（" : " (");
	heng_page_words(page, zh, en);
	heng_buf_puts(page->out, page->lang == HENG_ZH ? "）" : ")");
}

void heng_page_attribute(const heng_page *page, uint32_t node, const char *name)
{
	heng_cells_put(page->out,
		       heng_stored_attribute(page->image, node, name));
}

/* The first result of the dimension or a later one. */
static size_t begin_of(const heng_stored_report *report, int dimension)
{
	size_t low = 0, high = report->n_results;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if ((int)report->results[middle].rule->dimension < dimension)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Results come by dimension, then rule id; it is looked for in each. */
static size_t find_result(const heng_stored_report *report, const char *rule)
{
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		size_t low = begin_of(report, d);
		size_t high = begin_of(report, d + 1);

		while (low < high) {
			size_t middle = low + (high - low) / 2;
			int order =
			    strcmp(report->results[middle].rule->id, rule);

			if (order == 0)
				return middle;
			if (order < 0)
				low = middle + 1;
			else
				high = middle;
		}
	}
	return report->n_results;
}

void heng_page_rule(const heng_page *page, const char *rule)
{
	size_t index = find_result(page->report, rule);

	heng_cells_put(page->out, rule);
	if (index == page->report->n_results)
		return;
	heng_buf_putc(page->out, ' ');
	heng_label_put(page->out, page->report->results[index].rule->title,
		       page->lang);
}

static void put_title(const heng_page *page)
{
	const heng_image *image = page->image;
	const heng_profile *profile = &page->report->profile;
	uint32_t subject = heng_stored_child(image, 0, "subject");
	heng_text title = heng_stored_text(image, subject, "title");

	heng_page_attribute(page, subject, "id");
	if (heng_stored_attribute(image, subject, "id"))
		heng_buf_puts(page->out, "  ");
	heng_cells_put(page->out, title.zh);
	heng_buf_putc(page->out, '\n');
	heng_page_head(page, "评价方案", "Profile");
	heng_cells_put(page->out, profile->id);
	heng_buf_putc(page->out, ' ');
	heng_cells_put(page->out, profile->version);
	heng_buf_puts(page->out, "  ");
	heng_page_head(page, "基准日", "As of");
	heng_page_attribute(page, 0, "asOf");
	heng_buf_putc(page->out, '\n');
	if (heng_report_is_public(image)) {
		heng_page_head(page, "公开版", "Public edition");
		heng_page_words(
		    page, "保密的位置和内容以摘要代替，只有完整的报告能说明",
		    "digests stand for confidential places and "
		    "values; only the full report explains these");
		heng_buf_putc(page->out, '\n');
	}
	if (heng_stored_child(image, subject, "message") == HENG_NO_NODE)
		return;
	heng_text stranger = heng_stored_text(image, subject, "message");
	heng_page_head(page, "注意", "Note");
	heng_label_put(page->out, stranger, page->lang);
	heng_buf_putc(page->out, '\n');
}

/* The heading names the outcome that the worst possible one falls short of. */
static void put_short_of(const heng_page *page)
{
	const heng_stored_report *report = page->report;
	int next = report->worst > 0 ? report->worst - 1 : 0;
	bool zh = page->lang == HENG_ZH;

	heng_buf_putc(page->out, '\n');
	if (report->determined)
		heng_page_words(page, "未达到", "Short of");
	else
		heng_page_words(page, "尚不能确定达到", "Not yet sure of");
	heng_buf_puts(page->out, zh ? "“" : " “");
	heng_label_put(page->out, report->profile.outcomes[next].label,
		       page->lang);
	heng_buf_puts(page->out, zh ? "”，因为须满足：" : "”, which asks:");
	heng_buf_putc(page->out, '\n');
}

/* The conditions not met, each once with the rules that break it. */
static void put_because(const heng_page *page, uint32_t verdict)
{
	const heng_image *image = page->image;
	const char *said = NULL;

	for (uint32_t at = heng_stored_child(image, verdict, "because");
	     at != HENG_NO_NODE; at = heng_stored_next(image, at)) {
		const char *condition =
		    heng_stored_attribute(image, at, "condition");
		const char *rule = heng_stored_attribute(image, at, "rule");

		if (!condition)
			continue;
		if (!said)
			put_short_of(page);
		if (!said || strcmp(said, condition) != 0) {
			heng_buf_puts(page->out, "  · ");
			heng_label_put_condition(page->out, condition,
						 page->lang);
			heng_buf_putc(page->out, '\n');
			said = condition;
		}
		if (rule) {
			heng_buf_puts(page->out, "      ");
			heng_page_rule(page, rule);
			heng_buf_putc(page->out, '\n');
		}
	}
}

static void put_deciding(const heng_page *page, uint32_t verdict)
{
	const heng_stored_report *report = page->report;
	uint32_t at = heng_stored_child(page->image, verdict, "deciding");

	if (at == HENG_NO_NODE)
		return;
	heng_page_section(page, "能够改变结论的未定规则",
			  "Open rules that can change the verdict");
	for (; at != HENG_NO_NODE; at = heng_stored_next(page->image, at)) {
		const char *rule =
		    heng_stored_attribute(page->image, at, "rule");
		size_t index = find_result(report, rule ? rule : "");

		heng_buf_puts(page->out, "  · ");
		heng_page_rule(page, rule ? rule : "");
		if (index < report->n_results) {
			heng_text label =
			    heng_outcome_label(report->results[index].outcome);

			heng_page_note(page, label.zh, label.en);
		}
		heng_buf_putc(page->out, '\n');
	}
}

static void put_verdict(const heng_page *page)
{
	const heng_stored_report *report = page->report;
	const heng_profile *profile = &report->profile;
	uint32_t node = heng_stored_child(page->image, 0, "verdict");
	heng_buf *out = page->out;

	heng_buf_putc(out, '\n');
	heng_page_head(page, "结论", "Verdict");
	heng_label_put(out,
		       report->determined
			   ? profile->outcomes[report->best].label
			   : profile->undetermined,
		       page->lang);
	heng_buf_puts(out, "   ");
	if (report->total.has_score) {
		heng_label_put_range(out, report->total.low,
				     report->total.high);
		heng_buf_puts(out, "/100");
	} else {
		heng_page_words(page, "无适用规则，不计分",
				"no rule applies: no score");
	}
	heng_buf_putc(out, '\n');
	heng_page_put_before(page);
	const char *reason = heng_stored_attribute(page->image, node, "reason");
	if (reason) {
		heng_text why = heng_label_no_verdict(reason);

		heng_page_words(page, why.zh, why.en);
		heng_buf_putc(out, '\n');
	}
	if (!report->determined) {
		heng_page_head(page, "仍可能，最好", "Still possible, at best");
		heng_label_put(out, profile->outcomes[report->best].label,
			       page->lang);
		heng_buf_puts(out, page->lang == HENG_ZH ? "；" : "; ");
		heng_page_head(page, "最差", "at worst");
		heng_label_put(out, profile->outcomes[report->worst].label,
			       page->lang);
		heng_buf_putc(out, '\n');
	}
	put_because(page, node);
	put_deciding(page, node);
}

static void put_points(heng_buf *out, int64_t points, size_t cells)
{
	char text[24];

	heng_cells_put_right(out, heng_format_scaled(points, 2, text), cells);
}

static void put_three(heng_buf *out, const heng_points *points)
{
	put_points(out, points->points, POINTS_CELLS);
	put_points(out, points->open, POINTS_CELLS);
	put_points(out, points->lost, POINTS_CELLS);
	heng_buf_puts(out, "  ");
}

/* The score column: one figure, an interval, or a dash. */
static void put_score(heng_buf *out, bool has_score, int32_t low, int32_t high)
{
	heng_buf text = {0};

	if (has_score)
		heng_label_put_range(&text, low, high);
	else
		heng_buf_puts(&text, "—");
	out->failed |= text.failed;
	heng_cells_put_right(out, heng_buf_str(&text), SCORE_CELLS);
	heng_buf_fini(&text);
}

static void put_result_row(const heng_page *page, size_t index)
{
	const heng_result *result = &page->report->results[index];
	heng_text outcome = heng_outcome_label(result->outcome);
	bool applies = result->outcome != HENG_NOT_APPLICABLE;
	heng_buf *out = page->out;

	put_points(out, result->effective_weight, WEIGHT_CELLS);
	put_score(out, applies, heng_result_low(result),
		  heng_result_high(result));
	put_three(out, &page->report->points[index]);
	heng_buf_puts(out, "  ");
	heng_page_rule(page, result->rule->id);
	heng_page_note(page, outcome.zh, outcome.en);
	if (result->waiver)
		heng_page_note(page, "已豁免，不计分", "waived, not scored");
	if (applies && result->weight == 0)
		heng_page_note(page, "仅供参考，不计分",
			       "informational, not scored");
	heng_buf_putc(out, '\n');
}

static void add(heng_points *sum, const heng_points *part)
{
	sum->points += part->points;
	sum->open += part->open;
	sum->lost += part->lost;
}

static void put_dimension(const heng_page *page, int d, heng_points *total)
{
	const heng_stored_report *report = page->report;
	const heng_score *score = &report->dimensions[d];
	heng_points sum = {0, 0, 0};

	for (size_t i = 0; i < report->n_results; i++)
		if ((int)report->results[i].rule->dimension == d)
			add(&sum, &report->points[i]);
	add(total, &sum);
	put_points(page->out, score->effective_weight, WEIGHT_CELLS);
	put_score(page->out, score->has_score, score->low, score->high);
	put_three(page->out, &sum);
	heng_label_put(page->out, heng_dimension_label(d), page->lang);
	heng_buf_putc(page->out, '\n');
	for (size_t i = 0; i < report->n_results; i++)
		if ((int)report->results[i].rule->dimension == d)
			put_result_row(page, i);
}

static void put_column(const heng_page *page, const char *zh, const char *en,
		       size_t cells)
{
	heng_cells_put_right(page->out, page->lang & HENG_ZH ? zh : en, cells);
}

/* What the three sums must equal; said whether they do. */
static heng_rc put_proof(const heng_page *page, const heng_points *sum,
			 heng_error *error)
{
	const heng_score *total = &page->report->total;
	heng_buf *out = page->out;

	if (sum->points != total->low ||
	    sum->open != total->high - total->low ||
	    sum->lost != HENG_BP - total->high)
		return heng_fail(error, HENG_EINPUT, "H4105",
				 "各规则的分值之和与总分不符",
				 "the rules' points do not sum to the total");
	heng_buf_puts(out, "  ");
	heng_page_words(page, "得到合计 = 总分下限", "earned = lowest total");
	heng_buf_putc(out, ' ');
	heng_label_put_points(out, total->low);
	heng_buf_puts(out, page->lang == HENG_ZH ? "；" : "; ");
	heng_page_words(page, "未定合计 = 上限 - 下限",
			"open = highest - lowest");
	heng_buf_puts(out, " = ");
	heng_label_put_points(out, total->high);
	heng_buf_puts(out, " - ");
	heng_label_put_points(out, total->low);
	heng_buf_puts(out, page->lang == HENG_ZH ? "；" : "; ");
	heng_page_words(page, "失去合计 = 100.00 - 上限",
			"lost = 100.00 - highest");
	heng_buf_puts(out, " = 100.00 - ");
	heng_label_put_points(out, total->high);
	heng_buf_puts(out, page->lang == HENG_ZH ? "。" : ".");
	heng_buf_putc(out, '\n');
	return HENG_OK;
}

static heng_rc put_account(const heng_page *page, heng_error *error)
{
	const heng_score *total = &page->report->total;
	heng_points sum = {0, 0, 0};
	int64_t weight = 0;
	heng_buf *out = page->out;

	heng_page_section(page, "100 分的去向", "Where the 100 points went");
	put_column(page, "权重", "weight", WEIGHT_CELLS);
	put_column(page, "得分", "score", SCORE_CELLS);
	put_column(page, "得到", "earned", POINTS_CELLS);
	put_column(page, "未定", "open", POINTS_CELLS);
	put_column(page, "失去", "lost", POINTS_CELLS);
	heng_buf_puts(out, "  ");
	heng_page_words(page, "维度和规则", "dimension and rule");
	heng_buf_putc(out, '\n');
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		put_dimension(page, d, &sum);
		weight += page->report->dimensions[d].effective_weight;
	}
	put_points(out, weight, WEIGHT_CELLS);
	put_score(out, total->has_score, total->low, total->high);
	put_three(out, &sum);
	heng_page_words(page, "合计", "Total");
	heng_buf_putc(out, '\n');
	if (!total->has_score)
		return HENG_OK;
	return put_proof(page, &sum, error);
}

/* A rule that has no result: why, or what was meant. */
static heng_rc put_absent(const heng_page *page, const char *rule,
			  heng_error *error)
{
	const heng_stored_report *report = page->report;
	heng_suggest near = {.wanted = rule};

	for (uint32_t at = heng_stored_child(page->image, 0, "notSelected");
	     at != HENG_NO_NODE; at = heng_stored_next(page->image, at)) {
		const char *id = heng_stored_attribute(page->image, at, "rule");
		const char *reason =
		    heng_stored_attribute(page->image, at, "reason");

		if (!id || !reason)
			continue;
		heng_suggest_offer(&near, id);
		if (strcmp(id, rule) != 0)
			continue;
		heng_cells_put(page->out, rule);
		heng_buf_puts(page->out, page->lang == HENG_ZH ? "：" : ": ");
		heng_page_words(page, "未参与本次评价",
				"did not take part in this assessment");
		heng_page_note(page, heng_label_not_selected(reason).zh,
			       heng_label_not_selected(reason).en);
		heng_buf_putc(page->out, '\n');
		return HENG_OK;
	}
	for (size_t i = 0; i < report->n_results; i++)
		heng_suggest_offer(&near, report->results[i].rule->id);
	heng_fail(error, HENG_EINPUT, "H4104", "这份报告中没有规则“%s”",
		  "there is no rule '%s' in this report", rule);
	if (near.best)
		heng_error_hint(error, "是否指 %s？", "did you mean %s?",
				near.best);
	return HENG_EINPUT;
}

heng_rc heng_explain_report(const heng_image *image, const char *rule,
			    heng_lang lang, heng_buf *out, heng_error *error)
{
	heng_stored_report report = {0};
	heng_page page = {&report, image, lang, out};
	heng_rc rc = heng_stored_report_read(&report, image, error);
	size_t index;

	if (rc != HENG_OK)
		goto out;
	if (rule) {
		index = find_result(&report, rule);
		if (index < report.n_results)
			heng_page_put_result(&page, index);
		else
			rc = put_absent(&page, rule, error);
		goto out;
	}
	put_title(&page);
	put_verdict(&page);
	rc = put_account(&page, error);
	heng_page_put_experts(&page);
	heng_page_put_lists(&page);
	heng_page_put_commitments(&page);
out:
	if (rc == HENG_OK && out->failed)
		rc = heng_fail_memory(error);
	heng_stored_report_fini(&report);
	return rc;
}
