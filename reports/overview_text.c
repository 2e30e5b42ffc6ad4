/* The overview as a table for a terminal. */
#include "reports/overview.h"

#include "core/model/terms.h"
#include "reports/cells.h"
#include "reports/labels.h"

enum {
	PLACE_CELLS = 9,
	SCORE_CELLS = 15, /* "100.00–100.00" */
	COUNT_CELLS = 6,
};

typedef struct sheet {
	heng_buf *out;
	heng_lang lang;
} sheet;

static void put_words(const sheet *s, const char *zh, const char *en)
{
	heng_label_put(s->out, (heng_text){zh, en}, s->lang);
}

static void put_colon(const sheet *s)
{
	heng_buf_puts(s->out, s->lang == HENG_ZH ? "：" : ": ");
}

static void put_head(const sheet *s, const char *zh, const char *en,
		     size_t cells)
{
	heng_cells_put_right(s->out, s->lang & HENG_ZH ? zh : en, cells);
}

/* "2–5", "1", or "1=" where others are just as good. */
static void put_places(const sheet *s, const heng_places *places)
{
	heng_buf text = {0};

	heng_buf_put_int(&text, (int64_t)places->first);
	if (places->last != places->first) {
		heng_buf_puts(&text, "–");
		heng_buf_put_int(&text, (int64_t)places->last);
	}
	if (places->tied)
		heng_buf_putc(&text, '=');
	s->out->failed |= text.failed;
	heng_cells_put_right(s->out, heng_buf_str(&text), PLACE_CELLS);
	heng_buf_fini(&text);
}

static void put_score(const sheet *s, const heng_score *score)
{
	heng_buf text = {0};

	if (score->has_score)
		heng_label_put_range(&text, score->low, score->high);
	else
		heng_buf_puts(&text, "—");
	s->out->failed |= text.failed;
	heng_cells_put_right(s->out, heng_buf_str(&text), SCORE_CELLS);
	heng_buf_fini(&text);
}

static void put_count(const sheet *s, size_t count)
{
	heng_buf text = {0};

	heng_buf_put_int(&text, (int64_t)count);
	s->out->failed |= text.failed;
	heng_cells_put_right(s->out, heng_buf_str(&text), COUNT_CELLS);
	heng_buf_fini(&text);
}

static void put_verdict(const sheet *s, const heng_overview_group *group,
			int at_best, int at_worst, bool determined)
{
	heng_text best = group->outcomes[at_best].label;
	heng_text worst = group->outcomes[at_worst].label;
	bool zh = s->lang == HENG_ZH;

	if (determined) {
		put_words(s, best.zh, best.en);
		return;
	}
	put_words(s, group->undetermined.zh, group->undetermined.en);
	heng_buf_puts(s->out, zh ? "（" : " (");
	put_words(s, best.zh, best.en);
	heng_buf_puts(s->out, " … ");
	put_words(s, worst.zh, worst.en);
	heng_buf_puts(s->out, zh ? "）" : ")");
}

static void put_name(const sheet *s, const heng_overview_row *row)
{
	heng_cells_put(s->out, row->subject);
	heng_buf_puts(s->out, row->subject[0] ? " " : "");
	heng_cells_put(s->out, row->title.zh);
	heng_buf_puts(s->out, "  ");
	heng_cells_put(s->out, row->file);
}

/* A line below the report's own, with the total in its column. */
static void put_before(const sheet *s, const heng_overview_group *group,
		       const heng_overview_before *before)
{
	if (!before->is_there)
		return;
	heng_cells_put_right(s->out, "", PLACE_CELLS);
	put_score(s, &before->total);
	heng_cells_put_right(s->out, "", 4 * COUNT_CELLS);
	heng_buf_puts(s->out, "    ");
	put_words(s, "未计豁免", "without waivers");
	put_colon(s);
	put_verdict(s, group, before->best, before->worst, before->determined);
	heng_buf_putc(s->out, '\n');
}

static void put_ranking(const sheet *s, const heng_overview_group *group)
{
	put_head(s, "名次", "place", PLACE_CELLS);
	put_head(s, "总分", "total", SCORE_CELLS);
	put_head(s, "否决", "veto", COUNT_CELLS);
	put_head(s, "未过", "fail", COUNT_CELLS);
	put_head(s, "未定", "open", COUNT_CELLS);
	put_head(s, "缺项", "miss", COUNT_CELLS);
	heng_buf_puts(s->out, "  ");
	put_words(s, "结论和应用", "verdict and application");
	heng_buf_putc(s->out, '\n');
	for (size_t r = 0; r < group->n_rows; r++) {
		const heng_overview_row *row = &group->rows[r];

		put_places(s, &row->place);
		put_score(s, &row->total);
		put_count(s, row->vetoes);
		put_count(s, row->failed);
		put_count(s, row->open);
		put_count(s, row->missing);
		heng_buf_puts(s->out, "  ");
		put_verdict(s, group, row->best, row->worst, row->determined);
		heng_buf_puts(s->out, "  ");
		put_name(s, row);
		heng_buf_putc(s->out, '\n');
		put_before(s, group, &row->before);
	}
}

static void put_dimension(const sheet *s, const heng_overview_group *group,
			  int d)
{
	heng_text label = heng_dimension_label((heng_dimension)d);

	heng_buf_puts(s->out, "\n  ");
	put_words(s, label.zh, label.en);
	heng_buf_putc(s->out, '\n');
	for (size_t r = 0; r < group->n_rows; r++) {
		const heng_overview_row *row = &group->rows[r];

		put_places(s, &row->places[d]);
		put_score(s, &row->dimensions[d]);
		heng_buf_puts(s->out, "  ");
		put_name(s, row);
		heng_buf_putc(s->out, '\n');
	}
}

static void put_outcomes(const sheet *s, const heng_overview_group *group)
{
	size_t open = 0;

	for (size_t o = 0; o < group->n_outcomes; o++) {
		const heng_overview_outcome *outcome = &group->outcomes[o];

		heng_buf_puts(s->out, "  · ");
		put_words(s, outcome->label.zh, outcome->label.en);
		put_colon(s);
		heng_buf_put_int(s->out, (int64_t)outcome->sure);
		if (outcome->possible) {
			heng_buf_puts(s->out, s->lang == HENG_ZH ? "，" : ", ");
			put_words(s, "另外仍有可能的，至多",
				  "and still possible for at most");
			heng_buf_putc(s->out, ' ');
			heng_buf_put_int(s->out, (int64_t)outcome->possible);
		}
		heng_buf_putc(s->out, '\n');
	}
	/* With these the counts come to the group's reports. */
	for (size_t r = 0; r < group->n_rows; r++)
		open += !group->rows[r].determined;
	heng_buf_puts(s->out, "  · ");
	put_words(s, group->undetermined.zh, group->undetermined.en);
	put_colon(s);
	heng_buf_put_int(s->out, (int64_t)open);
	heng_buf_putc(s->out, '\n');
}

static void put_note(const sheet *s, const char *zh, const char *en)
{
	heng_buf_puts(s->out, "  ");
	put_words(s, zh, en);
	heng_buf_putc(s->out, '\n');
}

static void put_group(const sheet *s, const heng_overview_group *group)
{
	heng_buf_putc(s->out, '\n');
	put_words(s, "评价方案", "Profile");
	put_colon(s);
	heng_cells_put(s->out, group->id);
	heng_buf_putc(s->out, ' ');
	heng_cells_put(s->out, group->version);
	heng_buf_puts(s->out, "  ");
	heng_label_put(s->out, group->title, s->lang);
	heng_buf_putc(s->out, '\n');
	heng_buf_puts(s->out, "  ");
	put_words(s, "各种结论的报告数", "Reports by verdict");
	put_colon(s);
	heng_buf_put_int(s->out, (int64_t)group->n_rows);
	heng_buf_putc(s->out, '\n');
	put_outcomes(s, group);
	if (group->is_mixed)
		put_note(s, "注意：各报告所用的策略或插件版本不完全相同。",
			 "Note: not all rest on the same policies and "
			 "plugins.");
	if (group->has_twins)
		put_note(s, "注意：同一应用有不止一份报告。",
			 "Note: an application has more than one report.");
	heng_buf_putc(s->out, '\n');
	put_ranking(s, group);
	for (int d = 0; d < HENG_DIMENSIONS; d++)
		put_dimension(s, group, d);
}

heng_rc heng_overview_put_text(const heng_overview *overview, heng_lang lang,
			       heng_buf *out, heng_error *error)
{
	const sheet s = {out, lang};

	put_words(&s, "评价总览，报告数", "Overview of assessments, reports");
	put_colon(&s);
	heng_buf_put_int(out, (int64_t)overview->n_reports);
	heng_buf_putc(out, '\n');
	put_note(&s,
		 "名次先看结论，再看总分；“2–4”表示未定之处全部落定后可能的最"
		 "好和最差名次，“=”表示与他人并列。",
		 "Places go by verdict, then total; 2–4 are the best and the "
		 "worst place once all that is open is settled, = is a tie.");
	for (size_t g = 0; g < overview->n_groups; g++)
		put_group(&s, &overview->groups[g]);
	if (overview->n_absent) {
		heng_buf_putc(out, '\n');
		put_words(&s, "未列入的文件", "Files that are not in it");
		heng_buf_putc(out, '\n');
	}
	for (size_t a = 0; a < overview->n_absent; a++) {
		heng_buf_puts(out, "  · ");
		heng_cells_put(out, overview->absent[a].file);
		put_colon(&s);
		heng_label_put(out, overview->absent[a].why, lang);
		heng_buf_putc(out, '\n');
	}
	return out->failed ? heng_fail_memory(error) : HENG_OK;
}
