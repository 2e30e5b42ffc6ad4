/* The rules that differ between two reports, and what each rests on. */
#include <string.h>

#include "core/base/fixed.h"
#include "core/cli/diff_parts.h"
#include "reports/cells.h"
#include "reports/labels.h"

enum { VALUE_CELLS = 60 }; /* of a value read; the report has all of it */

heng_text heng_cause_label(heng_cause cause)
{
	static const heng_text labels[] = {
	    [HENG_CAUSE_DOSSIER] = {"卷宗", "the dossier"},
	    [HENG_CAUSE_PROFILE] = {"评价方案", "the profile"},
	    [HENG_CAUSE_POLICY] = {"策略", "the policy"},
	    [HENG_CAUSE_PLUGIN] = {"插件", "plugins"},
	    [HENG_CAUSE_PANEL] = {"专家评分", "the panel"},
	    [HENG_CAUSE_WAIVERS] = {"豁免", "waivers"},
	    [HENG_CAUSE_TOOL] = {"程序版本", "the program's version"},
	    [HENG_CAUSE_UNKNOWN] =
		{"报告未载明的因素（如证据文件、限时、只运行了部分规则）",
		 "what the reports do not show (such as evidence files, "
		 "limits of time, only some rules run)"},
	    [HENG_CAUSE_SEVERAL] = {"不止一处，无法分清",
				    "more than one, which cannot be told "
				    "apart"},
	};

	return labels[cause];
}

static void put_colon(const heng_page *page)
{
	heng_buf_puts(page->out, page->lang == HENG_ZH ? "：" : ": ");
}

static bool is_waived(const heng_page *page, uint32_t node)
{
	return heng_stored_child(page->image, node, "waiver") != HENG_NO_NODE;
}

static void put_result(const heng_page *page, const heng_result *result,
		       uint32_t node)
{
	heng_text label = heng_outcome_label(result->outcome);

	heng_page_words(page, label.zh, label.en);
	if (result->outcome == HENG_PARTIAL) {
		heng_buf_putc(page->out, ' ');
		heng_label_put_points(page->out, result->share);
	}
	if (is_waived(page, node))
		heng_page_note(page, "已豁免", "waived");
}

/* Why one side has no result of the rule. */
static void put_absent(const heng_page *page, const char *rule)
{
	heng_text why = {"没有这条规则", "no such rule"};

	for (uint32_t at = heng_stored_child(page->image, 0, "notSelected");
	     at != HENG_NO_NODE; at = heng_stored_next(page->image, at)) {
		const char *id = heng_stored_attribute(page->image, at, "rule");
		const char *reason =
		    heng_stored_attribute(page->image, at, "reason");

		if (id && reason && strcmp(id, rule) == 0)
			why = heng_label_not_selected(reason);
	}
	heng_page_words(page, "未参与", "took no part");
	heng_page_note(page, why.zh, why.en);
}

void heng_diff_put_outcomes(const heng_diff *diff, size_t pair)
{
	const heng_result *old = heng_diff_old(diff, pair);
	const heng_result *new = heng_diff_new(diff, pair);
	uint32_t from = heng_diff_old_node(diff, pair);
	uint32_t to = heng_diff_new_node(diff, pair);

	if (old)
		put_result(&diff->before, old, from);
	else
		put_absent(&diff->before, new->rule->id);
	if (old && new && old->outcome == new->outcome &&
	    old->share == new->share &&is_waived(&diff->before, from) ==
		is_waived(&diff->now, to)) {
		heng_page_note(&diff->now, "未变", "unchanged");
		return;
	}
	heng_diff_arrow(diff);
	if (new)
		put_result(&diff->now, new, to);
	else
		put_absent(&diff->now, old->rule->id);
}

static void begin_line(const heng_diff *diff)
{
	heng_buf_puts(diff->now.out, "      ");
}

static void end_line(const heng_diff *diff)
{
	heng_buf_putc(diff->now.out, '\n');
}

/* "（第 61 行）" of a node with a line. */
static void put_line(const heng_page *page, uint32_t node)
{
	const char *line =
	    node == HENG_NO_NODE
		? NULL
		: heng_stored_attribute(page->image, node, "line");

	if (!line)
		return;
	heng_buf_puts(page->out, page->lang & HENG_ZH ? "（第 " : " (line ");
	heng_cells_put(page->out, line);
	heng_buf_puts(page->out, page->lang & HENG_ZH ? " 行）" : ")");
}

static void put_value(const heng_page *page, uint32_t node)
{
	const char *value;

	if (node == HENG_NO_NODE) {
		heng_page_words(page, "未读", "not read");
		return;
	}
	value = heng_stored_attribute(page->image, node, "value");
	if (!value) {
		heng_page_words(page, "缺", "missing");
		return;
	}
	heng_buf_puts(page->out, page->lang & HENG_ZH ? "“" : "'");
	heng_cells_put_cut(page->out, value, VALUE_CELLS);
	heng_buf_puts(page->out, page->lang & HENG_ZH ? "”" : "'");
	put_line(page, node);
}

static void put_more(const heng_diff *diff, size_t n)
{
	const heng_page *page = &diff->now;

	if (n <= HENG_DIFF_LINES_MAX)
		return;
	begin_line(diff);
	heng_page_head(page, "另有未列出的", "more, not listed");
	heng_buf_put_int(page->out, (int64_t)(n - HENG_DIFF_LINES_MAX));
	end_line(diff);
}

static heng_rc put_reads(const heng_diff *diff, size_t pair, heng_error *error)
{
	heng_arena scratch = {0};
	size_t n;
	const heng_diff_read *reads = heng_diff_reads(diff, pair, &scratch, &n);

	if (!reads) {
		heng_arena_fini(&scratch);
		return heng_fail_memory(error);
	}
	for (size_t i = 0; i < n && i < HENG_DIFF_LINES_MAX; i++) {
		bool later = reads[i].new != HENG_NO_NODE;
		const heng_page *page = later ? &diff->now : &diff->before;

		begin_line(diff);
		heng_page_attribute(page, later ? reads[i].new : reads[i].old,
				    "path");
		put_colon(page);
		put_value(&diff->before, reads[i].old);
		heng_diff_arrow(diff);
		put_value(&diff->now, reads[i].new);
		end_line(diff);
	}
	put_more(diff, n);
	heng_arena_fini(&scratch);
	return HENG_OK;
}

static void put_params(const heng_diff *diff, size_t pair)
{
	uint32_t new = heng_diff_new_node(diff, pair);
	uint32_t old = heng_diff_old_node(diff, pair);
	const heng_image *a = diff->old->image, *b = diff->new->image;

	for (uint32_t at = heng_stored_child(b, new, "param");
	     at != HENG_NO_NODE; at = heng_stored_next(b, at)) {
		const char *name = heng_stored_attribute(b, at, "name");
		const char *value = heng_stored_attribute(b, at, "value");
		const char *origin = heng_stored_attribute(b, at, "origin");
		const char *was = NULL;

		for (uint32_t from = heng_stored_child(a, old, "param");
		     from != HENG_NO_NODE; from = heng_stored_next(a, from))
			if (strcmp(heng_stored_attribute(a, from, "name"),
				   name) == 0)
				was = heng_stored_attribute(a, from, "value");
		if (was && strcmp(was, value) == 0)
			continue;
		begin_line(diff);
		heng_page_words(&diff->now, "参数", "parameter");
		heng_buf_putc(diff->now.out, ' ');
		heng_cells_put(diff->now.out, name);
		put_colon(&diff->now);
		heng_cells_put_cut(diff->now.out, was ? was : "—", VALUE_CELLS);
		heng_diff_arrow(diff);
		heng_cells_put_cut(diff->now.out, value, VALUE_CELLS);
		heng_text label = heng_label_origin(origin);
		heng_page_note(&diff->now, label.zh, label.en);
		end_line(diff);
	}
}

static void put_waiver_of(const heng_page *page, uint32_t result)
{
	uint32_t waiver = heng_stored_child(page->image, result, "waiver");

	if (waiver == HENG_NO_NODE) {
		heng_page_words(page, "无", "none");
		return;
	}
	heng_page_words(page, "至", "until");
	heng_buf_putc(page->out, ' ');
	heng_page_attribute(page, waiver, "until");
}

static void put_waiver(const heng_diff *diff, size_t pair)
{
	begin_line(diff);
	heng_page_head(&diff->now, "豁免", "waiver");
	put_waiver_of(&diff->before, heng_diff_old_node(diff, pair));
	heng_diff_arrow(diff);
	put_waiver_of(&diff->now, heng_diff_new_node(diff, pair));
	end_line(diff);
}

static void put_terms(const heng_diff *diff, const heng_result *old,
		      const heng_result *new)
{
	const heng_rule *was = old->rule, *is = new->rule;
	static const heng_text yes_no[] = {{"否", "no"}, {"是", "yes"}};
	const struct {
		bool differs;
		heng_text name, from, to;
	} lines[] = {
	    {was->severity != is->severity,
	     {"严重程度", "severity"},
	     heng_severity_label(was->severity),
	     heng_severity_label(is->severity)},
	    {was->veto != is->veto,
	     {"一票否决项", "veto"},
	     yes_no[was->veto],
	     yes_no[is->veto]},
	    {was->dimension != is->dimension,
	     {"维度", "dimension"},
	     heng_dimension_label(was->dimension),
	     heng_dimension_label(is->dimension)},
	};

	if (old->weight != new->weight) {
		begin_line(diff);
		heng_page_head(&diff->now, "权重", "weight");
		heng_buf_put_int(diff->now.out, old->weight);
		heng_diff_arrow(diff);
		heng_buf_put_int(diff->now.out, new->weight);
		end_line(diff);
	}
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		if (!lines[i].differs)
			continue;
		begin_line(diff);
		heng_page_head(&diff->now, lines[i].name.zh, lines[i].name.en);
		heng_page_words(&diff->now, lines[i].from.zh, lines[i].from.en);
		heng_diff_arrow(diff);
		heng_page_words(&diff->now, lines[i].to.zh, lines[i].to.en);
		end_line(diff);
	}
}

/* What the later report found wrong. */
static void put_findings(const heng_diff *diff, size_t pair)
{
	const heng_page *page = &diff->now;
	uint32_t node = heng_diff_new_node(diff, pair);
	size_t n = 0;

	for (uint32_t at = heng_stored_child(page->image, node, "finding");
	     at != HENG_NO_NODE; at = heng_stored_next(page->image, at)) {
		heng_text text = heng_stored_text(page->image, at, "message");

		if (n++ >= HENG_DIFF_LINES_MAX)
			continue;
		begin_line(diff);
		heng_page_head(page, "现在的说明", "it says now");
		heng_label_put(page->out, text, page->lang);
		put_line(page, at);
		end_line(diff);
	}
	put_more(diff, n);
}

static void put_causes(const heng_diff *diff, const heng_diff_rule *rule)
{
	const heng_page *page = &diff->now;
	bool several = rule->causes & (rule->causes - 1);
	bool any = false;

	begin_line(diff);
	if (several)
		heng_page_head(page, "可能来自", "May come from");
	else
		heng_page_head(page, "来自", "Comes from");
	for (int c = 0; c < HENG_CAUSES; c++) {
		heng_text label = heng_cause_label((heng_cause)c);

		if (!(rule->causes >> c & 1))
			continue;
		if (any)
			heng_buf_puts(page->out,
				      page->lang == HENG_ZH ? "、" : ", ");
		heng_page_words(page, label.zh, label.en);
		any = true;
	}
	end_line(diff);
}

/* What a rule has to do with the total: from `low` to `high` points of it, if
 * it is `counted` in it at all. */
typedef struct share {
	bool counted;
	int64_t low, high;
} share;

static share share_of(const heng_stored_report *report, size_t index)
{
	const heng_result *result;
	const heng_points *points;

	if (index == HENG_NO_RESULT)
		return (share){0};
	result = &report->results[index];
	points = &report->points[index];
	return (share){
	    .counted =
		result->weight > 0 && !result->waiver &&
		result->outcome != HENG_NOT_APPLICABLE &&
		report->profile.dimensions[result->rule->dimension].weight > 0,
	    .low = points->points,
	    .high = points->points + points->open,
	};
}

static void put_signed(heng_buf *out, int64_t points)
{
	heng_buf_puts(out, points > 0 ? "+" : "");
	heng_label_put_points(out, points);
}

/* "得分：+0.68"; "得分：-2.50 / 0.00" where lowest and highest do not move
 * alike. A rule that leaves the sum or enters it moves the total by more than
 * its own points: there is another sum of weights to divide by. */
static void put_points(const heng_diff *diff, size_t pair)
{
	const heng_page *page = &diff->now;
	share old = share_of(diff->old, diff->mix.pairs[pair].old);
	share new = share_of(diff->new, diff->mix.pairs[pair].new);
	int64_t low = new.low - old.low, high = new.high - old.high;

	if (old.counted == new.counted && !low && !high)
		return;
	heng_buf_puts(page->out, "   ");
	heng_page_head(page, "得分", "points");
	if (old.counted && !new.counted) {
		heng_page_words(page, "不再计入总分，原为",
				"no longer in the total, before:");
		heng_buf_putc(page->out, ' ');
		heng_label_put_range(page->out, old.low, old.high);
	} else if (!old.counted && new.counted) {
		heng_page_words(page, "新计入总分，现为",
				"in the total from now on, with:");
		heng_buf_putc(page->out, ' ');
		heng_label_put_range(page->out, new.low, new.high);
	} else {
		put_signed(page->out, low);
		if (low != high) {
			heng_buf_puts(page->out, " / ");
			put_signed(page->out, high);
		}
	}
}

static heng_rc put_rule(heng_diff *diff, size_t pair, heng_error *error)
{
	const heng_diff_rule *rule = &diff->rules[pair];
	const heng_result *old = heng_diff_old(diff, pair);
	const heng_result *new = heng_diff_new(diff, pair);
	const heng_page *page = new ? &diff->now : &diff->before;
	heng_rc rc;

	heng_buf_puts(page->out, "  ");
	heng_page_rule(page, new ? new->rule->id : old->rule->id);
	put_colon(page);
	heng_diff_put_outcomes(diff, pair);
	if ((new ? new : old)->rule->veto)
		heng_page_note(page, "一票否决项", "a veto");
	if ((new ? new : old)->weight == 0)
		heng_page_note(page, "仅供参考，不计分",
			       "informational, not scored");
	put_points(diff, pair);
	end_line(diff);
	put_causes(diff, rule);
	if (!old || !new)
		return HENG_OK;
	put_terms(diff, old, new);
	if (rule->has_params)
		put_params(diff, pair);
	if (rule->has_ballots)
		heng_diff_put_ballots(diff, pair);
	if (rule->has_waiver)
		put_waiver(diff, pair);
	rc = put_reads(diff, pair, error);
	if (rc == HENG_OK && rule->way == HENG_DIFF_WORSE)
		put_findings(diff, pair);
	return rc;
}

heng_rc heng_diff_put_rules(heng_diff *diff, heng_error *error)
{
	static const heng_text heads[] = {
	    [HENG_DIFF_WORSE] = {"变差的规则", "Rules that got worse"},
	    [HENG_DIFF_BETTER] = {"变好的规则", "Rules that got better"},
	    [HENG_DIFF_OTHER] = {"其他变化", "Other changes"},
	    [HENG_DIFF_CAME] = {"新参与评价的规则", "Rules that take part now"},
	    [HENG_DIFF_WENT] = {"不再参与评价的规则",
				"Rules that take part no longer"},
	};
	const heng_page *page = &diff->now;
	heng_rc rc = HENG_OK;

	for (int way = 0; way < HENG_DIFF_SAME; way++) {
		/* That nothing got worse is worth a line. */
		if (!diff->count[way] && way != HENG_DIFF_WORSE)
			continue;
		heng_buf_putc(page->out, '\n');
		heng_page_head(page, heads[way].zh, heads[way].en);
		heng_buf_put_int(page->out, (int64_t)diff->count[way]);
		heng_buf_putc(page->out, '\n');
		for (size_t i = 0; rc == HENG_OK && i < diff->mix.n_pairs; i++)
			if (diff->rules[i].way == (heng_diff_way)way)
				rc = put_rule(diff, i, error);
	}
	heng_buf_putc(page->out, '\n');
	heng_page_head(page, "没有变化的规则", "Rules without any change");
	heng_buf_put_int(page->out, (int64_t)diff->count[HENG_DIFF_SAME]);
	heng_buf_putc(page->out, '\n');
	return rc;
}
