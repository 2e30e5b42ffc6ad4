/* The comparison of two reports: its head, verdicts and scores. */
#include <string.h>

#include "core/base/fixed.h"
#include "core/cli/diff_parts.h"
#include "core/cli/diff_reports.h"
#include "reports/cells.h"
#include "reports/labels.h"

enum { SCORE_CELLS = 15 }; /* "100.00–100.00" */

void heng_diff_arrow(const heng_diff *diff)
{
	heng_buf_puts(diff->now.out, " → ");
}

static void put_separator(const heng_diff *diff)
{
	heng_buf_puts(diff->now.out, diff->now.lang == HENG_ZH ? "；" : "; ");
}

/* "a → b" of an attribute, or "a" where both say it; "—" for nothing. */
static void put_both(const heng_diff *diff, const char *old, const char *new)
{
	heng_buf *out = diff->now.out;

	heng_cells_put(out, old ? old : "—");
	if ((old && new &&strcmp(old, new) == 0) || old == new)
		return;
	heng_diff_arrow(diff);
	heng_cells_put(out, new ? new : "—");
}

static const char *of_profile(const heng_image *image, const char *name)
{
	uint32_t basis = heng_stored_child(image, 0, "basis");

	return heng_stored_attribute(
	    image, heng_stored_child(image, basis, "profile"), name);
}

/* What makes the comparison one of unlike things comes before all else. */
static void put_caution(const heng_diff *diff)
{
	const heng_page *page = &diff->now;
	const heng_image *a = diff->old->image, *b = diff->new->image;
	uint32_t old = heng_stored_child(a, 0, "subject");
	uint32_t new = heng_stored_child(b, 0, "subject");
	bool any = false;

	if (!diff->other_subject && !diff->other_profile && !diff->other_phase)
		return;
	heng_page_head(page, "注意，两份报告不可直接比较",
		       "Caution, these two are not alike");
	if (diff->other_subject) {
		heng_page_head(page, "应用不同", "not the same application");
		put_both(diff, heng_stored_attribute(a, old, "id"),
			 heng_stored_attribute(b, new, "id"));
		any = true;
	}
	if (diff->other_profile) {
		if (any)
			put_separator(diff);
		heng_page_head(page, "评价方案不同", "not the same profile");
		put_both(diff, of_profile(a, "id"), of_profile(b, "id"));
		any = true;
	}
	if (diff->other_phase) {
		const char *names[] = {"scheme", "phase"};

		if (any)
			put_separator(diff);
		heng_page_head(page, "机制或阶段不同",
			       "not the same scheme or phase");
		for (int i = 0; i < 2; i++) {
			heng_buf_puts(page->out, i ? " " : "");
			put_both(diff, of_profile(a, names[i]),
				 of_profile(b, names[i]));
		}
	}
	heng_buf_putc(page->out, '\n');
}

static void put_head(const heng_diff *diff, const char *const names[2])
{
	const heng_page *page = &diff->now;
	const heng_image *a = diff->old->image, *b = diff->new->image;
	uint32_t old = heng_stored_child(a, 0, "subject");
	uint32_t new = heng_stored_child(b, 0, "subject");
	heng_text was = heng_stored_text(a, old, "title");
	heng_text is = heng_stored_text(b, new, "title");

	put_caution(diff);
	heng_page_head(page, "对照", "Compared");
	heng_cells_put(page->out, names[0]);
	heng_diff_arrow(diff);
	heng_cells_put(page->out, names[1]);
	heng_buf_putc(page->out, '\n');
	put_both(diff, heng_stored_attribute(a, old, "id"),
		 heng_stored_attribute(b, new, "id"));
	heng_buf_puts(page->out, "  ");
	put_both(diff, was.zh, is.zh);
	heng_buf_putc(page->out, '\n');
	heng_page_head(page, "评价方案", "Profile");
	put_both(diff, of_profile(a, "id"), of_profile(b, "id"));
	heng_buf_putc(page->out, ' ');
	put_both(diff, of_profile(a, "version"), of_profile(b, "version"));
	heng_buf_puts(page->out, "  ");
	heng_page_head(page, "基准日", "As of");
	put_both(diff, heng_stored_attribute(a, 0, "asOf"),
		 heng_stored_attribute(b, 0, "asOf"));
	heng_buf_putc(page->out, '\n');
}

/* "改进", or "待补正（最好转常态化运营，最差改进）". */
static void put_outcome(const heng_page *page)
{
	const heng_stored_report *report = page->report;
	const heng_profile *profile = &report->profile;
	heng_text best = profile->outcomes[report->best].label;
	heng_text worst = profile->outcomes[report->worst].label;
	bool zh = page->lang == HENG_ZH;

	if (report->determined) {
		heng_page_words(page, best.zh, best.en);
		return;
	}
	heng_page_words(page, profile->undetermined.zh,
			profile->undetermined.en);
	heng_buf_puts(page->out, zh ? "（" : " (");
	heng_page_words(page, "最好", "at best");
	heng_buf_puts(page->out, zh ? "“" : " “");
	heng_page_words(page, best.zh, best.en);
	heng_buf_puts(page->out, zh ? "”，" : "”, ");
	heng_page_words(page, "最差", "at worst");
	heng_buf_puts(page->out, zh ? "“" : " “");
	heng_page_words(page, worst.zh, worst.en);
	heng_buf_puts(page->out, zh ? "”）" : "”)");
}

/* Which way the verdict went, where that can be said. */
static void put_way(const heng_diff *diff)
{
	const heng_movers *movers = &diff->movers;
	const heng_page *page = &diff->now;
	heng_text way = {"变差", "worse"};

	if (!movers->has_moved)
		way = (heng_text){"未变", "unchanged"};
	else if (diff->other_outcomes)
		way = (heng_text){"两份方案的结论不同，不分优劣",
				  "the profiles' outcomes are not the same: "
				  "neither better nor worse"};
	else if (movers->new.best <= movers->old.best &&
		 movers->new.worst <= movers->old.worst)
		way = (heng_text){"变好", "better"};
	else if (movers->new.best <= movers->old.best)
		way = (heng_text){"更不确定，可能变差",
				  "less certain, and it may be worse"};
	else if (movers->new.worst < movers->old.worst)
		way = (heng_text){"已较确定，但原先可能的最好结论不再可能",
				  "more certain, but the best outcome that "
				  "was possible no longer is"};
	heng_page_note(page, way.zh, way.en);
}

static void put_change(heng_buf *out, int64_t from, int64_t to)
{
	if (from == to) {
		heng_buf_puts(out, "0.00");
		return;
	}
	heng_buf_puts(out, to > from ? "+" : "");
	heng_label_put_points(out, to - from);
}

static void put_score(heng_buf *out, const heng_score *score)
{
	if (score->has_score)
		heng_label_put_range(out, score->low, score->high);
	else
		heng_buf_puts(out, "—");
}

/* "-8.00", or both ends where they went different ways; "" if no score. */
static void put_score_change(heng_buf *out, const heng_score *old,
			     const heng_score *new)
{
	if (!old->has_score || !new->has_score) {
		heng_buf_puts(out, "—");
		return;
	}
	put_change(out, old->low, new->low);
	if (new->low - old->low == new->high - old->high)
		return;
	heng_buf_puts(out, " / ");
	put_change(out, old->high, new->high);
}

static void put_verdicts(const heng_diff *diff)
{
	const heng_page *page = &diff->now;

	heng_buf_putc(page->out, '\n');
	heng_page_head(page, "结论", "Verdict");
	if (diff->movers.has_moved) {
		put_outcome(&diff->before);
		heng_diff_arrow(diff);
	}
	put_outcome(&diff->now);
	put_way(diff);
	heng_buf_putc(page->out, '\n');
	heng_page_head(page, "总分", "Total");
	put_score(page->out, &diff->old->total);
	heng_diff_arrow(diff);
	put_score(page->out, &diff->new->total);
	heng_buf_puts(page->out, "   ");
	put_score_change(page->out, &diff->old->total, &diff->new->total);
	heng_buf_putc(page->out, '\n');
}

static void put_cell(const heng_diff *diff, const heng_score *old,
		     const heng_score *new)
{
	heng_buf cell = {0};

	if (new)
		put_score_change(&cell, old, new);
	else
		put_score(&cell, old);
	diff->now.out->failed |= cell.failed;
	heng_cells_put_right(diff->now.out, heng_buf_str(&cell), SCORE_CELLS);
	heng_buf_fini(&cell);
}

static void put_row(const heng_diff *diff, const heng_score *old,
		    const heng_score *new, heng_text label)
{
	put_cell(diff, old, NULL);
	put_cell(diff, new, NULL);
	put_cell(diff, old, new);
	heng_buf_puts(diff->now.out, "  ");
	heng_page_words(&diff->now, label.zh, label.en);
	heng_buf_putc(diff->now.out, '\n');
}

static void put_dimensions(const heng_diff *diff)
{
	const heng_page *page = &diff->now;
	static const heng_text heads[] = {
	    {"原", "old"}, {"现", "new"}, {"变化", "change"}};

	heng_page_section(page, "维度得分", "Scores of the dimensions");
	for (int i = 0; i < 3; i++)
		heng_cells_put_right(
		    page->out, page->lang & HENG_ZH ? heads[i].zh : heads[i].en,
		    SCORE_CELLS);
	heng_buf_putc(page->out, '\n');
	for (int d = 0; d < HENG_DIMENSIONS; d++)
		put_row(diff, &diff->old->dimensions[d],
			&diff->new->dimensions[d],
			heng_dimension_label((heng_dimension)d));
	put_row(diff, &diff->old->total, &diff->new->total,
		(heng_text){"总分", "Total"});
}

static heng_side side_of(const heng_stored_report *report)
{
	uint32_t verdict = heng_stored_child(report->image, 0, "verdict");

	return (heng_side){.profile = &report->profile,
			   .results = report->results,
			   .n = report->n_results,
			   .is_partial =
			       heng_stored_attribute(report->image, verdict,
						     "reason") != NULL};
}

heng_rc heng_diff_reports(const heng_stored_report *old,
			  const heng_stored_report *new,
			  const char *const names[2], heng_lang lang,
			  heng_buf *out, bool *is_worse, heng_error *error)
{
	heng_diff diff = {
	    .old = old,
	    .new = new,
	    .before = {old, old->image, lang, out},
	    .now = {new, new->image, lang, out},
	};
	heng_side was = side_of(old), is = side_of(new);
	heng_rc rc = heng_mix_init(&diff.mix, &was, &is, error);

	if (rc == HENG_OK)
		rc = heng_movers_find(&diff.mix, &diff.arena, &diff.movers,
				      error);
	if (rc == HENG_OK)
		rc = heng_diff_find(&diff, error);
	if (rc != HENG_OK)
		goto out;
	*is_worse =
	    heng_diff_is_worse(&diff) || diff.count[HENG_DIFF_WORSE] > 0;
	put_head(&diff, names);
	put_verdicts(&diff);
	rc = heng_diff_put_rules(&diff, error);
	if (rc != HENG_OK)
		goto out;
	heng_diff_put_movers(&diff);
	put_dimensions(&diff);
	heng_diff_put_basis(&diff);
	if (out->failed)
		rc = heng_fail_memory(error);
out:
	heng_mix_fini(&diff.mix);
	heng_arena_fini(&diff.arena);
	return rc;
}
