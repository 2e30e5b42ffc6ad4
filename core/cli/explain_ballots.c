/* Ballots in the explanation of a report: of one result, and of the panel. */
#include "core/cli/explain_parts.h"

#include "core/base/fixed.h"
#include "reports/cells.h"
#include "reports/expert_words.h"
#include "reports/labels.h"
#include "reports/public.h"

/* Items of one line: the first is indented, a gap stands before others. */
static const char INDENT[] = "  ", GAP[] = "   ";

static void put_number(const heng_page *page, const char *before,
		       const char *zh, const char *en, int64_t number)
{
	heng_buf_puts(page->out, before);
	heng_page_head(page, zh, en);
	heng_buf_put_int(page->out, number);
}

static void put_level(const heng_page *page, const char *before, const char *zh,
		      const char *en, int64_t level)
{
	heng_buf_puts(page->out, before);
	heng_page_head(page, zh, en);
	heng_label_put_points(page->out, level);
}

/* A public edition has a digest where it withholds the reason. */
static heng_text why_not(const heng_page *page, const heng_ballot *ballot)
{
	if (heng_report_is_public(page->image))
		return (heng_text){"原因不公开", "the reason is withheld"};
	return heng_label_why_not(ballot->why_not);
}

/* `node`: of the ballot in the report, for its reason. */
static void put_ballot(const heng_page *page, const heng_ballot *ballot,
		       uint32_t node)
{
	const heng_image *image = page->image;
	uint32_t reason = heng_stored_child(image, node, "reason");

	heng_buf_puts(page->out, "  · ");
	heng_cells_put(page->out, ballot->expert);
	heng_buf_puts(page->out, "  ");
	heng_buf_put_int(page->out, ballot->score);
	if (ballot->round > 1) {
		heng_buf_puts(page->out, "  ");
		heng_page_head(page, "轮次", "round");
		heng_buf_put_int(page->out, ballot->round);
	}
	if (ballot->why_not) {
		heng_buf_puts(page->out, "  ");
		heng_page_head(page, "不计入", "not counted");
		heng_label_put(page->out, why_not(page, ballot), page->lang);
	}
	if (ballot->dissents && page->report->experts)
		heng_page_note(page, "异议：单凭此票结果会不同",
			       "dissent: alone it would lead elsewhere");
	heng_buf_putc(page->out, '\n');
	if (reason != HENG_NO_NODE)
		heng_page_lines(
		    page, heng_image_string(
			      image, heng_image_node_at(image, reason)->text));
}

static const heng_ballot *find_trimmed(const heng_tally *tally, int sign)
{
	const heng_ballot *at = tally->ballots;

	while (at && at->trimmed != sign)
		at = at->next;
	return at;
}

/* What a mean is called; the words for the trimmed one hold only where
 * something was left out. */
static heng_text name_mean(const heng_tally *tally, heng_mean mean)
{
	if (mean == HENG_TRIMMED_MEAN && !find_trimmed(tally, 1))
		return (heng_text){"截尾平均分", "Trimmed mean"};
	return heng_mean_label(mean);
}

static void put_left_out(const heng_page *page, const heng_ballot *ballot,
			 const char *zh, const char *en)
{
	heng_page_words(page, zh, en);
	heng_buf_putc(page->out, ' ');
	heng_cells_put(page->out, ballot->expert);
	heng_buf_putc(page->out, ' ');
	heng_buf_put_int(page->out, ballot->score);
}

/* What trimming leaves out and why, or why nothing. */
static void put_trimming(const heng_page *page, const heng_tally *tally)
{
	const heng_ballot *lowest = find_trimmed(tally, -1);
	const heng_ballot *highest = find_trimmed(tally, 1);
	bool zh = page->lang == HENG_ZH;
	heng_buf *out = page->out;

	heng_buf_puts(out, "  ");
	heng_page_head(page, "截尾", "Trimming");
	heng_page_words(page, "计入票", "ballots counted");
	heng_buf_printf(out, " %zu ", tally->counted);
	heng_buf_puts(out, lowest && highest ? "≥ " : "< ");
	heng_buf_put_int(out, tally->trim_from);
	heng_buf_puts(out, zh ? "，" : ", ");
	if (lowest && highest) {
		heng_page_words(page, "故去掉", "so left out:");
		heng_buf_putc(out, ' ');
		put_left_out(page, lowest, "最低", "lowest");
		heng_buf_puts(out, zh ? "，" : ", ");
		put_left_out(page, highest, "最高", "highest");
	} else {
		heng_page_words(page, "票数不足，未去掉，等于平均分",
				"nothing dropped: too few ballots, equal to "
				"the mean");
	}
	heng_buf_putc(out, '\n');
}

static void put_means(const heng_page *page, const heng_tally *tally)
{
	const int32_t values[] = {
	    [HENG_MEAN] = tally->mean,
	    [HENG_MEDIAN] = tally->median,
	    [HENG_TRIMMED_MEAN] = tally->trimmed,
	};

	for (int m = 0; m < HENG_MEANS; m++) {
		heng_text label = name_mean(tally, (heng_mean)m);

		put_level(page, m == 0 ? INDENT : GAP, label.zh, label.en,
			  values[m]);
	}
	put_number(page, GAP, "最低", "lowest", tally->lowest);
	put_number(page, GAP, "最高", "highest", tally->highest);
	put_number(page, GAP, "极差", "range", tally->highest - tally->lowest);
	heng_buf_putc(page->out, '\n');
	put_trimming(page, tally);
}

/* How the ballots became an outcome. */
static void put_combination(const heng_page *page, const heng_result *result)
{
	const heng_tally *tally = result->tally;
	const heng_rule *rule = result->rule;
	heng_text method = name_mean(tally, tally->method);
	heng_text outcome = heng_outcome_label(tally->outcome);

	put_number(page, INDENT, "计入票数", "Ballots counted",
		   (int64_t)tally->counted);
	put_number(page, GAP, "所需票数", "needed", rule->quorum);
	if (rule->majority) {
		put_number(page, GAP, "60 分及以上的票数", "of 60 and more",
			   tally->in_favour);
		heng_page_note(page, "过半即通过", "more than half pass");
	} else if (tally->counted > 0) {
		put_level(page, GAP, method.zh, method.en, tally->combined);
		put_level(page, GAP, "通过线", "passes from", rule->pass_at);
		put_level(page, GAP, "低于此分未通过", "fails below",
			  rule->fail_below);
	}
	heng_buf_putc(page->out, '\n');
	if (!page->report->experts)
		return;
	if (tally->counted > 0)
		put_means(page, tally);
	heng_buf_puts(page->out, "  ");
	heng_page_head(page, "仅凭专家评分", "By the ballots alone");
	heng_page_words(page, outcome.zh, outcome.en);
	heng_buf_putc(page->out, '\n');
}

void heng_page_put_ballots(const heng_page *page, size_t index)
{
	const heng_image *image = page->image;
	const heng_result *result = &page->report->results[index];
	uint32_t node = page->report->nodes[index];

	if (!result->tally)
		return;
	heng_page_section(page, "专家评分", "Ballots");
	node = heng_stored_child(image, node, "ballots");
	node = heng_stored_child(image, node, "ballot");
	for (const heng_ballot *b = result->tally->ballots; b; b = b->next) {
		put_ballot(page, b, node);
		node = heng_stored_next(image, node);
	}
	put_combination(page, result);
}

static void put_expert(const heng_page *page, const heng_expert *expert,
		       uint32_t node)
{
	const heng_image *image = page->image;
	uint32_t field = heng_stored_child(image, node, "field");

	heng_buf_puts(page->out, "  · ");
	heng_cells_put(page->out, expert->id);
	if (field != HENG_NO_NODE) {
		heng_buf_putc(page->out, ' ');
		heng_cells_put(
		    page->out,
		    heng_image_string(image,
				      heng_image_node_at(image, field)->text));
	}
	heng_buf_puts(page->out, "  ");
	heng_page_head(page, "票数", "ballots");
	heng_buf_put_int(page->out, (int64_t)expert->ballots);
	heng_buf_puts(page->out, page->lang == HENG_ZH ? "，" : ", ");
	heng_page_head(page, "计入", "counted");
	heng_buf_put_int(page->out, (int64_t)expert->counted);
	if (expert->recused)
		heng_page_note(page, "已回避", "recused");
	if (expert->conflict)
		heng_page_note(page, "有利益冲突", "conflict of interest");
	heng_buf_putc(page->out, '\n');
}

/* "α  0.5123（5 条规则）" or why there is none. */
static void put_coefficient(const heng_page *page, const char *name,
			    const heng_coefficient *is)
{
	heng_text why = heng_no_figure_label(is->why_not);
	bool zh = page->lang == HENG_ZH;
	char text[24];

	heng_buf_puts(page->out, "  ");
	heng_buf_puts(page->out, name);
	heng_buf_puts(page->out, zh ? "：" : ": ");
	if (is->why_not != HENG_FIGURE)
		heng_page_words(page, why.zh, why.en);
	else
		heng_buf_puts(page->out,
			      heng_format_scaled(is->value, 4, text));
	heng_buf_puts(page->out, zh ? "（" : " (");
	heng_page_head(page, "所依据的规则", "rules that it rests on");
	heng_buf_put_int(page->out, (int64_t)is->rules);
	heng_buf_puts(page->out, zh ? "）" : ")");
	heng_buf_putc(page->out, '\n');
}

static void put_agreement(const heng_page *page, const heng_agreement *is)
{
	char text[24];

	heng_page_section(page, "专家评分的一致程度",
			  "How far the experts agree");
	put_coefficient(page, "Krippendorff α", &is->alpha);
	put_coefficient(page, "ICC(2,k)", &is->icc);
	heng_buf_puts(page->out, "  ");
	heng_page_head(page, "方案所定的 α 下限", "The profile's bound for α");
	heng_buf_puts(page->out, heng_format_scaled(is->below, 4, text));
	if (is->is_low)
		heng_page_note(page, "一致程度低", "agreement is low");
	heng_buf_putc(page->out, '\n');
}

static void put_leave_out(const heng_page *page, const heng_leave_out *is)
{
	const heng_profile *profile = &page->report->profile;
	heng_buf *out = page->out;

	heng_buf_puts(out, "  · ");
	heng_cells_put(out, is->expert);
	heng_buf_puts(out, "  ");
	heng_label_put(out,
		       is->determined ? profile->outcomes[is->best].label
				      : profile->undetermined,
		       page->lang);
	if (is->has_score) {
		heng_buf_puts(out, "  ");
		heng_label_put_range(out, is->low, is->high);
		heng_buf_puts(out, "/100");
	}
	if (is->differs)
		heng_page_note(page, "结论不同", "the verdict differs");
	if (is->below_quorum > 0) {
		heng_buf_puts(out, "  ");
		heng_page_head(page, "票数不足的规则",
			       "rules below their quorum");
		heng_buf_put_int(out, (int64_t)is->below_quorum);
	}
	heng_buf_putc(out, '\n');
}

void heng_page_put_experts(const heng_page *page)
{
	const heng_experts *experts = page->report->experts;
	const heng_image *image = page->image;
	uint32_t node = heng_stored_child(image, 0, "experts"), at;

	if (!experts)
		return;
	heng_page_section(page, "评审专家", "The panel's experts");
	at = heng_stored_child(image, node, "expert");
	for (size_t i = 0; i < experts->n; i++) {
		put_expert(page, &experts->list[i], at);
		at = heng_stored_next(image, at);
	}
	put_agreement(page, &experts->agreement);
	at = heng_stored_child(image, node, "finding");
	for (; at != HENG_NO_NODE; at = heng_stored_next(image, at)) {
		heng_text text = heng_stored_text(image, at, "message");

		heng_buf_puts(page->out, "  ! ");
		heng_page_attribute(page, at, "expert");
		if (heng_stored_attribute(image, at, "expert"))
			heng_buf_puts(page->out,
				      page->lang == HENG_ZH ? "：" : ": ");
		heng_label_put(page->out, text, page->lang);
		heng_buf_putc(page->out, '\n');
	}
	if (experts->n_leave_out == 0)
		return;
	heng_page_section(page, "假如某位专家没有评分",
			  "As if one expert had cast no ballot");
	for (size_t i = 0; i < experts->n_leave_out; i++)
		put_leave_out(page, &experts->leave_out[i]);
}
