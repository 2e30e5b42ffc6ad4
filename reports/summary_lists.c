/* The summary's lists: what failed, what is open, what is missing. */
#include "reports/summary_parts.h"

#include <stdlib.h>
#include <string.h>

#include "core/model/terms.h"
#include "reports/cells.h"
#include "reports/labels.h"

/* Failed and partial rules; informational ones lose nothing but are told,
 * waived ones are told with their waivers. */
static bool is_failure(const heng_result *result)
{
	return !result->waiver && (result->outcome == HENG_FAIL ||
				   result->outcome == HENG_PARTIAL);
}

static bool is_veto(const heng_result *result)
{
	return result->rule->veto && result->outcome == HENG_FAIL &&
	       heng_sheet_counts(result);
}

/* Whether a is shown before b: vetoes, then the larger loss, then as in the
 * report. */
static bool is_before(const heng_sheet *sheet, size_t a, size_t b)
{
	const heng_result *results = sheet->assessment->results;
	int64_t lost_a = heng_sheet_lost(sheet, a);
	int64_t lost_b = heng_sheet_lost(sheet, b);

	if (is_veto(&results[a]) != is_veto(&results[b]))
		return is_veto(&results[a]);
	if (lost_a != lost_b)
		return lost_a > lost_b;
	return a < b;
}

/* The failure that comes next after `previous`; n_results: none. Looking
 * again for each line needs no memory, and the lines are few. */
static size_t next_failure(const heng_sheet *sheet, size_t previous)
{
	const heng_assessment *assessment = sheet->assessment;
	size_t n = assessment->n_results, best = n;

	for (size_t i = 0; i < n; i++) {
		if (!is_failure(&assessment->results[i]) || i == previous)
			continue;
		if (previous < n && !is_before(sheet, previous, i))
			continue;
		if (best == n || is_before(sheet, i, best))
			best = i;
	}
	return best;
}

const char *heng_sheet_next_rule(const heng_sheet *sheet)
{
	const heng_assessment *assessment = sheet->assessment;
	size_t failure = next_failure(sheet, assessment->n_results);

	if (failure < assessment->n_results)
		return assessment->results[failure].rule->id;
	if (assessment->verdict.n_deciding)
		return assessment->verdict.deciding[0];
	return NULL;
}

void heng_sheet_put_more(const heng_sheet *sheet, size_t more)
{
	heng_buf *out = sheet->out;

	if (!more)
		return;
	heng_buf_puts(out, " … ");
	heng_sheet_words(sheet, "另有", "and");
	heng_buf_putc(out, ' ');
	heng_buf_put_int(out, (int64_t)more);
	heng_buf_putc(out, ' ');
	heng_sheet_words(sheet, "项，见报告", "more in the report");
	heng_buf_putc(out, '\n');
}

/* The messages of the first finding, each language on lines of its own. */
static void put_message(const heng_sheet *sheet, const heng_result *result,
			size_t indent)
{
	const heng_finding *finding = result->findings;
	size_t columns = (size_t)sheet->options->columns;

	if (!finding || !finding->message.zh || !finding->message.en)
		return;
	if (sheet->options->lang & HENG_ZH) {
		heng_cells_put_spaces(sheet->out, indent);
		heng_cells_put_wrapped(sheet->out, finding->message.zh, indent,
				       indent, columns);
		heng_buf_putc(sheet->out, '\n');
	}
	if (sheet->options->lang & HENG_EN) {
		heng_cells_put_spaces(sheet->out, indent);
		heng_cells_put_wrapped(sheet->out, finding->message.en, indent,
				       indent, columns);
		heng_buf_putc(sheet->out, '\n');
	}
}

/* "clean-bank.xml:118:5" of the first finding that has a place. */
static void put_place(const heng_sheet *sheet, const heng_result *result,
		      heng_buf *place)
{
	const heng_finding *finding = result->findings;

	while (finding && !finding->line)
		finding = finding->next;
	if (!finding)
		return;
	heng_buf_puts(place, sheet->options->dossier);
	heng_buf_putc(place, ':');
	heng_buf_put_int(place, finding->line);
	heng_buf_putc(place, ':');
	heng_buf_put_int(place, finding->column);
}

/*
 * What begins at cell `used`: the title, and at the right end the place, on
 * a line of its own where it does not fit.
 */
static void put_title_and_place(const heng_sheet *sheet,
				const heng_result *result, size_t used,
				size_t indent)
{
	size_t columns = (size_t)sheet->options->columns, width, title;
	heng_buf *out = sheet->out;
	heng_buf place = {0}, text = {0};

	put_place(sheet, result, &place);
	heng_label_put(&text, result->rule->title, sheet->options->lang);
	out->failed |= place.failed || text.failed;
	width = heng_cells_width(heng_buf_str(&place));
	title = heng_cells_width(heng_buf_str(&text));
	heng_cells_put_wrapped(out, heng_buf_str(&text), used, indent, columns);
	if (width && columns && used + title + 2 + width <= columns) {
		heng_cells_put_spaces(out, columns - used - title - width);
		heng_cells_put(out, heng_buf_str(&place));
	} else if (width && !columns) {
		heng_buf_puts(out, "  ");
		heng_cells_put(out, heng_buf_str(&place));
	} else if (width) {
		heng_buf_putc(out, '\n');
		heng_cells_put_spaces(out, indent);
		heng_cells_put(out, heng_buf_str(&place));
	}
	heng_buf_putc(out, '\n');
	heng_buf_fini(&place);
	heng_buf_fini(&text);
}

static bool is_deciding(const heng_verdict *verdict, const char *rule)
{
	for (size_t i = 0; i < verdict->n_deciding; i++)
		if (!strcmp(verdict->deciding[i], rule))
			return true;
	return false;
}

static size_t id_cells(const heng_sheet *sheet)
{
	size_t widest = 0;

	for (size_t i = 0; i < sheet->assessment->n_results; i++) {
		const heng_rule *rule = sheet->assessment->results[i].rule;
		size_t width = heng_cells_width(rule->id);

		widest = width > widest ? width : widest;
	}
	return widest;
}

static void put_failure(const heng_sheet *sheet, size_t index, size_t ids)
{
	const heng_result *result = &sheet->assessment->results[index];
	size_t indent = 1 + HENG_SUMMARY_LOST_CELLS + 2 + ids + 2;
	size_t used = indent;
	heng_buf *out = sheet->out;
	heng_buf lost = {0};

	heng_label_put_points(&lost, -heng_sheet_lost(sheet, index));
	out->failed |= lost.failed;
	heng_buf_putc(out, ' ');
	heng_sheet_colour(sheet, result->outcome == HENG_FAIL ? HENG_RED
							      : HENG_YELLOW);
	heng_cells_put_right(out, heng_buf_str(&lost), HENG_SUMMARY_LOST_CELLS);
	heng_buf_puts(out, "  ");
	heng_cells_put_padded(out, result->rule->id, ids);
	heng_buf_puts(out, "  ");
	if (is_veto(result)) {
		used += heng_sheet_head(sheet, "否决", "VETO");
	} else if (result->outcome == HENG_PARTIAL) {
		used += heng_sheet_head(sheet, "部分通过", "partial");
	}
	if (result->weight == 0) {
		used += heng_sheet_head(sheet, "仅供参考", "informational");
	}
	heng_sheet_colour(sheet, HENG_PLAIN);
	put_title_and_place(sheet, result, used, indent);
	put_message(sheet, result, indent);
	heng_buf_fini(&lost);
}

void heng_sheet_put_failures(const heng_sheet *sheet)
{
	const heng_assessment *assessment = sheet->assessment;
	size_t n = assessment->n_results, ids = id_cells(sheet);
	size_t index = next_failure(sheet, n), total = 0, shown = 0;

	for (size_t i = 0; i < n; i++)
		total += is_failure(&assessment->results[i]);
	for (; index < n && shown < HENG_SUMMARY_LINES_MAX;
	     index = next_failure(sheet, index), shown++)
		put_failure(sheet, index, ids);
	heng_sheet_put_more(sheet, total - shown);
}

/* What is wrong with an unresolved rule, and how much hangs on it. */
static void describe_unresolved(const heng_sheet *sheet,
				const heng_result *result, heng_buf *text)
{
	heng_lang lang = sheet->options->lang;
	const char *comma = lang == HENG_EN ? ", " : "，";
	heng_text veto = {"否决项", "a veto"};
	heng_text deciding = {"影响结论", "decides the verdict"};
	heng_text up_to = {"至多", "up to"};

	heng_label_put(text, heng_outcome_label(result->outcome), lang);
	heng_buf_puts(text, lang == HENG_EN ? ": " : "：");
	heng_label_put(text, result->rule->title, lang);
	heng_buf_puts(text, lang == HENG_EN ? " (" : "（");
	if (result->rule->veto) {
		heng_label_put(text, veto, lang);
		heng_buf_puts(text, comma);
	}
	if (is_deciding(&sheet->assessment->verdict, result->rule->id)) {
		heng_label_put(text, deciding, lang);
		heng_buf_puts(text, comma);
	}
	heng_label_put(text, up_to, lang);
	heng_buf_putc(text, ' ');
	heng_label_put_points(text, result->effective_weight);
	if (lang & HENG_ZH)
		heng_buf_puts(text, " 分");
	if (lang & HENG_EN)
		heng_buf_puts(text, " points");
	heng_buf_puts(text, lang == HENG_EN ? ")" : "）");
}

static void put_unresolved(const heng_sheet *sheet, const heng_result *result,
			   size_t ids)
{
	size_t indent = 1 + HENG_SUMMARY_LOST_CELLS + 2 + ids + 2;
	heng_buf *out = sheet->out;
	heng_buf text = {0};

	describe_unresolved(sheet, result, &text);
	out->failed |= text.failed;
	heng_buf_putc(out, ' ');
	heng_sheet_colour(sheet, result->outcome == HENG_ERROR ? HENG_RED
							       : HENG_YELLOW);
	heng_cells_put_right(out, "?", HENG_SUMMARY_LOST_CELLS);
	heng_buf_puts(out, "  ");
	heng_cells_put_padded(out, result->rule->id, ids);
	heng_sheet_colour(sheet, HENG_PLAIN);
	heng_buf_puts(out, "  ");
	heng_cells_put_wrapped(out, heng_buf_str(&text), indent, indent,
			       (size_t)sheet->options->columns);
	heng_buf_putc(out, '\n');
	if (result->outcome == HENG_ERROR)
		put_message(sheet, result, indent);
	heng_buf_fini(&text);
}

/* Errors always, the rest where the verdict hangs on them. */
void heng_sheet_put_open(const heng_sheet *sheet)
{
	const heng_assessment *assessment = sheet->assessment;
	const heng_verdict *verdict = &assessment->verdict;
	size_t ids = id_cells(sheet), shown = 0, more = 0;

	for (size_t i = 0; i < assessment->n_results; i++) {
		const heng_result *result = &assessment->results[i];

		if (!heng_outcome_is_unresolved(result->outcome))
			continue;
		if (result->outcome != HENG_ERROR &&
		    !is_deciding(verdict, result->rule->id))
			continue;
		if (shown == HENG_SUMMARY_LINES_MAX) {
			more++;
			continue;
		}
		put_unresolved(sheet, result, ids);
		shown++;
	}
	heng_sheet_put_more(sheet, more);
}

/* One asked-for field with the rules that ask. */
typedef struct asked {
	const char *path;
	const heng_result *first; /* that asked for it */
} asked;

static bool asks_for(const heng_assessment *assessment,
		     const heng_result *result, const char *path)
{
	if (!heng_result_asks(assessment->profile, result))
		return false;
	for (const heng_missing *item = result->missing; item;
	     item = item->next)
		if (!strcmp(item->path, path))
			return true;
	return false;
}

static void put_asked(const heng_sheet *sheet, const asked *field)
{
	const heng_assessment *assessment = sheet->assessment;
	const heng_result *end = assessment->results + assessment->n_results;
	heng_buf *out = sheet->out;

	heng_buf_putc(out, ' ');
	heng_sheet_colour(sheet, HENG_YELLOW);
	heng_sheet_words(sheet, "缺", "Missing");
	heng_sheet_colour(sheet, HENG_PLAIN);
	heng_buf_putc(out, ' ');
	heng_cells_put(out, field->path);
	for (const heng_result *result = field->first; result < end; result++) {
		if (!asks_for(assessment, result, field->path))
			continue;
		heng_buf_puts(out, result == field->first ? " (" : ", ");
		heng_cells_put(out, result->rule->id);
	}
	heng_buf_puts(out, ")\n");
}

static bool asked_before(const heng_assessment *assessment,
			 const heng_result *result, const heng_missing *item)
{
	for (const heng_result *other = assessment->results; other < result;
	     other++)
		if (asks_for(assessment, other, item->path))
			return true;
	for (const heng_missing *other = result->missing; other != item;
	     other = other->next)
		if (!strcmp(other->path, item->path))
			return true;
	return false;
}

void heng_sheet_put_missing(const heng_sheet *sheet)
{
	const heng_assessment *assessment = sheet->assessment;
	size_t shown = 0, more = 0;

	for (size_t i = 0; i < assessment->n_results; i++) {
		const heng_result *result = &assessment->results[i];

		if (!heng_result_asks(assessment->profile, result))
			continue;
		for (const heng_missing *item = result->missing; item;
		     item = item->next) {
			asked field = {item->path, result};

			if (asked_before(assessment, result, item))
				continue;
			if (shown == HENG_SUMMARY_LINES_MAX) {
				more++;
				continue;
			}
			put_asked(sheet, &field);
			shown++;
		}
	}
	heng_sheet_put_more(sheet, more);
}

static void put_part(const heng_sheet *sheet, heng_flow *flow, size_t count,
		     const char *zh, const char *en)
{
	if (!count)
		return;
	if (!flow->is_begun) {
		heng_buf_putc(sheet->out, ' ');
		flow->used =
		    1 + heng_sheet_head(sheet, "未计入", "Not counted");
	}
	heng_sheet_count(sheet, flow, zh, en, count, HENG_PLAIN);
}

static size_t count_not_selected(const heng_assessment *assessment,
				 const char *reason)
{
	size_t count = 0;

	for (size_t i = 0; i < assessment->n_not_selected; i++)
		count += !strcmp(assessment->not_selected[i].reason, reason);
	return count;
}

static void put_not_counted_rules(const heng_sheet *sheet)
{
	const heng_assessment *assessment = sheet->assessment;
	heng_flow flow = {sheet->out, (size_t)sheet->options->columns, 3, 0,
			  false};
	size_t not_applicable = 0, waived = 0, informational = 0, ballots = 0;

	for (size_t i = 0; i < assessment->n_results; i++) {
		const heng_result *result = &assessment->results[i];

		if (result->outcome == HENG_NOT_APPLICABLE)
			not_applicable++;
		else if (result->waiver)
			waived++;
		else if (!heng_sheet_counts(result))
			informational++;
		for (const heng_ballot *ballot =
			 result->tally ? result->tally->ballots : NULL;
		     ballot; ballot = ballot->next)
			ballots += ballot->why_not != NULL;
	}
	put_part(sheet, &flow, not_applicable, "不适用", "not applicable");
	put_part(sheet, &flow, waived, "已豁免", "waived");
	put_part(sheet, &flow, informational, "仅供参考", "informational");
	put_part(sheet, &flow, count_not_selected(assessment, "phase"),
		 "不属本阶段", "of another phase");
	put_part(sheet, &flow, count_not_selected(assessment, "profile"),
		 "方案未选用", "left out by the profile");
	put_part(sheet, &flow, count_not_selected(assessment, "selection"),
		 "本次未要求", "not asked for");
	put_part(sheet, &flow, ballots, "未采用的专家评分",
		 "ballots set aside");
	if (flow.is_begun)
		heng_buf_putc(sheet->out, '\n');
}

void heng_sheet_put_not_counted(const heng_sheet *sheet)
{
	const heng_assessment *assessment = sheet->assessment;
	heng_buf *out = sheet->out;

	put_not_counted_rules(sheet);
	if (assessment->n_changes) {
		heng_buf_putc(out, ' ');
		heng_sheet_head(sheet, "对随附方案的改动",
				"Changes to the shipped profile");
		heng_buf_put_int(out, (int64_t)assessment->n_changes);
		if (sheet->options->lang == HENG_ZH)
			heng_buf_puts(out, " 处");
		heng_buf_putc(out, '\n');
	}
	if (assessment->is_volatile) {
		heng_buf_putc(out, ' ');
		heng_sheet_words(
		    sheet, "注意：有规则因超时未完成，再次运行结果可能不同。",
		    "Note: a rule ran out of time; another run may "
		    "differ.");
		heng_buf_putc(out, '\n');
	}
}
