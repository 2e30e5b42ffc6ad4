/* The summary: an assessment in the lines that a terminal shows. */
#include "reports/summary.h"

#include <string.h>

#include "core/base/fixed.h"
#include "core/model/terms.h"
#include "reports/cells.h"
#include "reports/labels.h"
#include "reports/summary_parts.h"

enum {
	BAR_CELLS = 10,
	GAP_CELLS = 3, /* between two dimensions of a row */
};

void heng_sheet_colour(const heng_sheet *sheet, heng_colour colour)
{
	static const char *const codes[] = {
	    [HENG_PLAIN] = "\33[0m",   [HENG_GREEN] = "\33[1;32m",
	    [HENG_YELLOW] = "\33[33m", [HENG_RED] = "\33[1;31m",
	    [HENG_DIM] = "\33[2m",     [HENG_BOLD] = "\33[1m",
	};

	if (sheet->options->color)
		heng_buf_puts(sheet->out, codes[colour]);
}

size_t heng_sheet_words(const heng_sheet *sheet, const char *zh, const char *en)
{
	return heng_label_put(sheet->out, (heng_text){zh, en},
			      sheet->options->lang);
}

size_t heng_sheet_head(const heng_sheet *sheet, const char *zh, const char *en)
{
	size_t cells = heng_sheet_words(sheet, zh, en);
	const char *colon = sheet->options->lang == HENG_ZH ? "：" : ": ";

	return cells + heng_cells_put(sheet->out, colon);
}

int64_t heng_sheet_lost(const heng_sheet *sheet, size_t result)
{
	const heng_result *item = &sheet->assessment->results[result];

	if (sheet->options->lost)
		return sheet->options->lost[result];
	if (item->outcome != HENG_FAIL && item->outcome != HENG_PARTIAL)
		return 0;
	return heng_div_half_even(item->effective_weight *
				      (HENG_BP - heng_result_high(item)),
				  HENG_BP);
}

/* Dossier and its title to the left, policy and profile to the right. */
static void put_head(const heng_sheet *sheet)
{
	const heng_assessment *assessment = sheet->assessment;
	size_t columns = (size_t)sheet->options->columns;
	heng_buf *out = sheet->out;
	heng_buf basis = {0};
	size_t right, left;

	for (size_t i = 0; i < assessment->n_policies; i++) {
		heng_buf_puts(&basis, assessment->policies[i].id);
		heng_buf_putc(&basis, ' ');
		heng_buf_puts(&basis, assessment->policies[i].version);
		heng_buf_puts(&basis, " · ");
	}
	heng_buf_puts(&basis, assessment->profile->id);
	out->failed |= basis.failed;

	right = heng_cells_width(heng_buf_str(&basis));
	heng_sheet_colour(sheet, HENG_BOLD);
	left = heng_cells_put(out, sheet->options->dossier);
	heng_sheet_colour(sheet, HENG_PLAIN);
	heng_buf_puts(out, "  ");
	left += 2;
	if (!columns || left + 12 + 2 + right > columns) {
		heng_cells_put_cut(out, assessment->subject_title,
				   columns > left + 12 ? columns - left
				   : columns	       ? 12
						       : SIZE_MAX);
		heng_buf_puts(out, "\n ");
	} else {
		left += heng_cells_put_cut(out, assessment->subject_title,
					   columns - left - 2 - right);
		heng_cells_put_spaces(out, columns - left - right);
	}
	heng_sheet_colour(sheet, HENG_DIM);
	heng_cells_put(out, heng_buf_str(&basis));
	heng_sheet_colour(sheet, HENG_PLAIN);
	heng_buf_putc(out, '\n');
	heng_buf_fini(&basis);
}

/* ASCII letters large, so that the English stands out beside the Chinese. */
static void put_upper(const heng_sheet *sheet, const char *text)
{
	heng_buf copy = {0};

	for (; *text; text++)
		heng_buf_putc(&copy, *text >= 'a' && *text <= 'z'
					 ? (char)(*text - 'a' + 'A')
					 : *text);
	sheet->out->failed |= copy.failed;
	heng_cells_put(sheet->out, heng_buf_str(&copy));
	heng_buf_fini(&copy);
}

static void put_label(const heng_sheet *sheet, heng_text label)
{
	if (!label.zh || !label.en)
		return;
	if (sheet->options->lang & HENG_ZH) {
		heng_cells_put(sheet->out, label.zh);
		heng_buf_putc(sheet->out, ' ');
	}
	put_upper(sheet, label.en);
}

static void put_verdict(const heng_sheet *sheet)
{
	const heng_assessment *assessment = sheet->assessment;
	const heng_verdict *verdict = &assessment->verdict;
	const heng_profile *profile = assessment->profile;
	const heng_score *total = &assessment->total;
	const char *sign = "▲";
	heng_colour colour = HENG_YELLOW;
	heng_buf *out = sheet->out;

	if (!verdict->determined) {
		sign = "?";
	} else if (verdict->best == 0) {
		sign = "●";
		colour = HENG_GREEN;
	} else if (verdict->best + 1 == (int)profile->n_outcomes) {
		sign = "■";
		colour = HENG_RED;
	}
	heng_buf_putc(out, ' ');
	heng_sheet_colour(sheet, colour);
	heng_buf_puts(out, sign);
	heng_buf_putc(out, ' ');
	put_label(sheet, verdict->determined
			     ? profile->outcomes[verdict->best].label
			     : profile->undetermined);
	heng_sheet_colour(sheet, HENG_PLAIN);
	heng_buf_puts(out, "   ");
	if (total->has_score) {
		heng_label_put_range(out, total->low, total->high);
		heng_buf_puts(out, "/100");
	} else {
		heng_sheet_words(sheet, "无适用规则，不计分",
				 "no rule applies: no score");
	}
	heng_buf_putc(out, '\n');
}

static void put_possible(const heng_sheet *sheet)
{
	const heng_verdict *verdict = &sheet->assessment->verdict;
	const heng_profile *profile = sheet->assessment->profile;
	heng_lang lang = sheet->options->lang;
	heng_buf *out = sheet->out;

	if (verdict->determined)
		return;
	if (verdict->reason) {
		heng_text why = heng_label_no_verdict(verdict->reason);

		heng_buf_puts(out, "   ");
		heng_sheet_words(sheet, why.zh, why.en);
		heng_buf_putc(out, '\n');
		if (verdict->best == verdict->worst)
			return;
	}
	heng_buf_puts(out, "   ");
	heng_sheet_words(sheet, "仍可能：最好", "Still possible: at best");
	heng_buf_putc(out, ' ');
	heng_label_put(out, profile->outcomes[verdict->best].label, lang);
	heng_buf_puts(out, lang == HENG_EN ? ", " : "，");
	heng_sheet_words(sheet, "最差", "at worst");
	heng_buf_putc(out, ' ');
	heng_label_put(out, profile->outcomes[verdict->worst].label, lang);
	heng_buf_putc(out, '\n');
}

/* What stands against the next better outcome, each condition once with the
 * rules that break it. */
static void put_because(const heng_sheet *sheet)
{
	const heng_verdict *verdict = &sheet->assessment->verdict;
	const heng_profile *profile = sheet->assessment->profile;
	heng_lang lang = sheet->options->lang;
	const char *said = NULL;
	heng_buf *out = sheet->out;

	if (!verdict->determined || verdict->best == 0 || !verdict->n_because)
		return;
	heng_buf_puts(out, "   ");
	heng_sheet_words(sheet, "未达到", "Short of");
	heng_buf_puts(out, lang == HENG_ZH ? "“" : " “");
	heng_label_put(out, profile->outcomes[verdict->best - 1].label, lang);
	heng_buf_puts(out, lang == HENG_ZH ? "”：" : "”:");
	for (size_t i = 0; i < verdict->n_because; i++) {
		const heng_because *because = &verdict->because[i];
		bool is_new = !said || strcmp(said, because->condition) != 0;

		if (is_new) {
			heng_buf_puts(out, "\n     · ");
			heng_label_put_condition(out, because->condition, lang);
			said = because->condition;
		}
		if (because->rule) {
			heng_buf_puts(out, is_new ? "  ← " : " ");
			heng_cells_put(out, because->rule);
		}
	}
	heng_buf_putc(out, '\n');
}

static size_t range_width(heng_buf *out, const heng_score *score)
{
	heng_buf text = {0};
	size_t width;

	if (!score->has_score)
		return 1;
	heng_label_put_range(&text, score->low, score->high);
	out->failed |= text.failed;
	width = heng_cells_width(heng_buf_str(&text));
	heng_buf_fini(&text);
	return width;
}

static void put_dimension(const heng_sheet *sheet, int d, size_t label_cells,
			  size_t score_cells)
{
	const heng_score *score = &sheet->assessment->dimensions[d];
	heng_buf *out = sheet->out;
	size_t label =
	    heng_label_put(out, heng_dimension_label(d), sheet->options->lang);

	heng_cells_put_spaces(out, label_cells - label + 1);
	heng_cells_put_bar(out, score->has_score ? score->low : 0,
			   score->has_score ? score->high : 0, BAR_CELLS);
	heng_cells_put_spaces(out, 1 + score_cells - range_width(out, score));
	if (score->has_score)
		heng_label_put_range(out, score->low, score->high);
	else
		heng_buf_puts(out, "—");
}

static void put_dimensions(const heng_sheet *sheet)
{
	size_t label_cells = 0, score_cells = 0, row = HENG_DIMENSIONS;
	size_t columns = (size_t)sheet->options->columns, cell;

	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		size_t label = heng_label_width(heng_dimension_label(d),
						sheet->options->lang);
		size_t score =
		    range_width(sheet->out, &sheet->assessment->dimensions[d]);

		label_cells = label > label_cells ? label : label_cells;
		score_cells = score > score_cells ? score : score_cells;
	}
	cell = label_cells + 1 + BAR_CELLS + 1 + score_cells + GAP_CELLS;
	if (columns && columns < HENG_DIMENSIONS * cell)
		row = columns > cell ? (columns - 1 + GAP_CELLS) / cell : 1;
	/* Three and two look better than four and one. */
	if (row == 4)
		row = 3;
	for (size_t d = 0; d < HENG_DIMENSIONS; d++) {
		bool is_first = d % row == 0;
		bool is_last = d % row == row - 1 || d + 1 == HENG_DIMENSIONS;

		heng_cells_put_spaces(sheet->out, is_first ? 1 : GAP_CELLS);
		put_dimension(sheet, (int)d, label_cells, score_cells);
		if (is_last)
			heng_buf_putc(sheet->out, '\n');
	}
}

void heng_sheet_count(const heng_sheet *sheet, heng_flow *flow, const char *zh,
		      const char *en, size_t count, heng_colour colour)
{
	heng_text words = {zh, en};
	heng_buf number = {0};

	heng_buf_putc(&number, ' ');
	heng_buf_put_int(&number, (int64_t)count);
	sheet->out->failed |= number.failed;
	heng_flow_next(flow, " · ",
		       heng_label_width(words, sheet->options->lang) +
			   number.size);
	if (count)
		heng_sheet_colour(sheet, colour);
	heng_label_put(sheet->out, words, sheet->options->lang);
	heng_buf_puts(sheet->out, heng_buf_str(&number));
	if (count)
		heng_sheet_colour(sheet, HENG_PLAIN);
	heng_buf_fini(&number);
}

/* Informational rules are in no count (contract: outcomes). */
static void put_counts(const heng_sheet *sheet)
{
	const heng_assessment *assessment = sheet->assessment;
	heng_flow flow = {sheet->out, (size_t)sheet->options->columns, 1, 1,
			  false};
	size_t counts[HENG_OUTCOMES] = {0}, vetoes = 0;

	for (size_t i = 0; i < assessment->n_results; i++) {
		const heng_result *result = &assessment->results[i];

		if (!heng_sheet_counts(result))
			continue;
		counts[result->outcome]++;
		vetoes += result->rule->veto && result->outcome == HENG_FAIL;
	}
	heng_buf_putc(sheet->out, ' ');
	heng_sheet_count(sheet, &flow, "否决", "Vetoes", vetoes, HENG_RED);
	heng_sheet_count(sheet, &flow, "未通过", "failed", counts[HENG_FAIL],
			 HENG_RED);
	if (counts[HENG_PARTIAL])
		heng_sheet_count(sheet, &flow, "部分通过", "partial",
				 counts[HENG_PARTIAL], HENG_YELLOW);
	heng_sheet_count(sheet, &flow, "证据不足", "evidence missing",
			 counts[HENG_INSUFFICIENT], HENG_YELLOW);
	if (counts[HENG_PENDING])
		heng_sheet_count(sheet, &flow, "待专家评分", "awaiting ballots",
				 counts[HENG_PENDING], HENG_YELLOW);
	heng_sheet_count(sheet, &flow, "出错", "errors", counts[HENG_ERROR],
			 HENG_RED);
	heng_sheet_count(sheet, &flow, "通过", "passed", counts[HENG_PASS],
			 HENG_GREEN);
	heng_buf_putc(sheet->out, '\n');
}

/* A path as a shell takes it: quoted unless every character is plain. */
static void put_shell_word(heng_buf *out, const char *word)
{
	bool is_plain = word[0] != 0;

	for (const char *at = word; *at; at++)
		is_plain =
		    is_plain && !strchr(" \t\n\"'\\$`&|;<>()*?[]{}~!#", *at);
	if (is_plain) {
		heng_cells_put(out, word);
		return;
	}
	heng_buf_putc(out, '\'');
	for (; *word; word++) {
		char single[2] = {*word, 0};

		if (*word == '\'')
			heng_buf_puts(out, "'\\''");
		else if ((unsigned char)*word < 0x20)
			heng_cells_put(out, single);
		else
			heng_buf_putc(out, *word);
	}
	heng_buf_putc(out, '\'');
}

static void put_foot(const heng_sheet *sheet)
{
	const char *report = sheet->options->report;
	const char *rule = heng_sheet_next_rule(sheet);
	heng_lang lang = sheet->options->lang;
	heng_buf *out = sheet->out;

	if (!report)
		return;
	heng_buf_putc(out, ' ');
	heng_sheet_head(sheet, "报告", "Report");
	heng_cells_put(out, report);
	heng_buf_puts(out, "\n ");
	heng_sheet_head(sheet, "下一步", "Next");
	heng_sheet_colour(sheet, HENG_BOLD);
	heng_buf_puts(out, "heng explain ");
	if (lang == HENG_EN)
		heng_buf_puts(out, "--lang en ");
	else if (lang == HENG_BOTH)
		heng_buf_puts(out, "--lang both ");
	put_shell_word(out, report);
	if (rule) {
		heng_buf_putc(out, ' ');
		heng_cells_put(out, rule);
	}
	heng_sheet_colour(sheet, HENG_PLAIN);
	heng_buf_putc(out, '\n');
}

heng_rc heng_summary_put(const heng_assessment *assessment,
			 const heng_summary_options *options, heng_buf *out)
{
	heng_sheet sheet = {assessment, options, out};

	put_head(&sheet);
	put_verdict(&sheet);
	heng_sheet_put_before(&sheet);
	put_possible(&sheet);
	put_because(&sheet);
	put_dimensions(&sheet);
	put_counts(&sheet);
	heng_sheet_put_experts(&sheet);
	heng_sheet_put_commitments(&sheet);
	heng_sheet_put_failures(&sheet);
	heng_sheet_put_open(&sheet);
	heng_sheet_put_missing(&sheet);
	heng_sheet_put_not_counted(&sheet);
	heng_sheet_put_waivers(&sheet);
	put_foot(&sheet);
	return out->failed ? HENG_ENOMEM : HENG_OK;
}
