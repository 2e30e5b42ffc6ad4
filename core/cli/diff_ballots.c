/* Ballots in the comparison of two reports: whose doing it is that they came
 * to something else. */
#include <string.h>

#include "core/cli/diff_parts.h"
#include "reports/labels.h"

enum {
	DOSSIER = 1 << HENG_CAUSE_DOSSIER,
	PROFILE = 1 << HENG_CAUSE_PROFILE,
	POLICY = 1 << HENG_CAUSE_POLICY,
	PANEL = 1 << HENG_CAUSE_PANEL,
};

/* Names of attributes, up to a NULL. */
typedef const char *const *names;

static uint32_t child(const heng_image *image, uint32_t node, const char *name)
{
	return node == HENG_NO_NODE ? HENG_NO_NODE
				    : heng_stored_child(image, node, name);
}

static bool agree(const heng_diff *diff, uint32_t old, uint32_t new,
		  names attributes)
{
	for (; *attributes; attributes++) {
		const char *a =
		    heng_stored_attribute(diff->old->image, old, *attributes);
		const char *b =
		    heng_stored_attribute(diff->new->image, new, *attributes);

		if (a && b ? strcmp(a, b) != 0 : a != b)
			return false;
	}
	return true;
}

/* Whether the panel's document says the same in both; what else a ballot has
 * is concluded from it, the dossier and the method. */
static bool is_cast_alike(const heng_diff *diff, uint32_t old, uint32_t new)
{
	static const char *const said[] = {"expert",	 "score",    "round",
					   "confidence", "signedAt", NULL};
	const heng_image *a = diff->old->image, *b = diff->new->image;

	return agree(diff, old, new, said) &&
	       heng_diff_same(a, child(a, old, "reason"), b,
			      child(b, new, "reason"));
}

/* All ballots on one rule. */
static bool are_cast_alike(const heng_diff *diff, uint32_t from, uint32_t to)
{
	const heng_image *a = diff->old->image, *b = diff->new->image;
	uint32_t u = child(a, from, "ballot"), v = child(b, to, "ballot");

	while (u != HENG_NO_NODE && v != HENG_NO_NODE) {
		if (!is_cast_alike(diff, u, v))
			return false;
		u = heng_stored_next(a, u);
		v = heng_stored_next(b, v);
	}
	return u == v;
}

static bool are_experts_alike(const heng_diff *diff)
{
	static const char *const said[] = {"id", "recused", NULL};
	const heng_image *a = diff->old->image, *b = diff->new->image;
	uint32_t u = child(a, child(a, 0, "experts"), "expert");
	uint32_t v = child(b, child(b, 0, "experts"), "expert");

	while (u != HENG_NO_NODE && v != HENG_NO_NODE) {
		if (!agree(diff, u, v, said) ||
		    !heng_diff_same(a, child(a, u, "field"), b,
				    child(b, v, "field")))
			return false;
		u = heng_stored_next(a, u);
		v = heng_stored_next(b, v);
	}
	return u == v;
}

bool heng_diff_is_other_panel(const heng_diff *diff)
{
	const heng_image *a = diff->old->image, *b = diff->new->image;

	if (!(diff->basis & PANEL))
		return false;
	if (!are_experts_alike(diff))
		return true;
	for (size_t i = 0; i < diff->mix.n_pairs; i++) {
		uint32_t old = heng_diff_old_node(diff, i);
		uint32_t new = heng_diff_new_node(diff, i);

		if (old != HENG_NO_NODE && new != HENG_NO_NODE &&
		    !are_cast_alike(diff, child(a, old, "ballots"),
				    child(b, new, "ballots")))
			return true;
	}
	return false;
}

/* Of the same ballots some count on one side only. */
static unsigned causes_of_counting(const heng_diff *diff, uint32_t from,
				   uint32_t to)
{
	static const char *const counted[] = {"counted", "whyNot", NULL};
	const heng_image *a = diff->old->image, *b = diff->new->image;
	uint32_t u = child(a, from, "ballot"), v = child(b, to, "ballot");
	unsigned out = 0;

	for (; u != HENG_NO_NODE && v != HENG_NO_NODE;
	     u = heng_stored_next(a, u), v = heng_stored_next(b, v)) {
		const char *was = heng_stored_attribute(a, u, "whyNot");
		const char *is = heng_stored_attribute(b, v, "whyNot");
		bool conflict = (was && strcmp(was, "conflict") == 0) ||
				(is && strcmp(is, "conflict") == 0);

		if (agree(diff, u, v, counted))
			continue;
		/* A conflict is between an expert and the organisations of a
		 * dossier. Another dossier alone makes another panel of it,
		 * as that names it by its digest. */
		if (conflict && diff->basis & DOSSIER)
			out |= DOSSIER | (diff->other_panel ? PANEL : 0);
		else
			out |= PANEL;
	}
	return out;
}

unsigned heng_diff_ballots_causes(const heng_diff *diff, size_t pair)
{
	static const char *const of_profile[] = {"method", "trimFrom", NULL};
	static const char *const of_rule[] = {"quorum", "majority", "passAt",
					      "failBelow", NULL};
	const heng_image *a = diff->old->image, *b = diff->new->image;
	uint32_t from = child(a, heng_diff_old_node(diff, pair), "ballots");
	uint32_t to = child(b, heng_diff_new_node(diff, pair), "ballots");
	unsigned out = 0;

	if (from == HENG_NO_NODE || to == HENG_NO_NODE)
		return diff->basis & (PANEL | POLICY | PROFILE);
	if (!are_cast_alike(diff, from, to))
		out |= PANEL;
	else
		out |= causes_of_counting(diff, from, to);
	/* Without a panel there is no method. */
	if (!heng_stored_attribute(a, from, "method") !=
	    !heng_stored_attribute(b, to, "method"))
		out |= PANEL;
	else if (!agree(diff, from, to, of_profile))
		out |= PROFILE;
	if (!agree(diff, from, to, of_rule))
		out |= POLICY;
	return out & diff->basis;
}

/* "5 票，去极值平均 83.33", or how many are for it where the majority decides.
 */
static void put_tally(const heng_page *page, const heng_result *result)
{
	const heng_tally *tally = result->tally;
	heng_text method;

	if (!tally) {
		heng_page_words(page, "无", "none");
		return;
	}
	heng_buf_put_int(page->out, (int64_t)tally->counted);
	heng_buf_putc(page->out, ' ');
	heng_page_words(page, "票", tally->counted == 1 ? "ballot" : "ballots");
	if (!tally->counted)
		return;
	heng_buf_puts(page->out, page->lang == HENG_ZH ? "，" : ", ");
	if (result->rule->majority) {
		heng_page_words(page, "60 分及以上", "of 60 and more");
		heng_buf_putc(page->out, ' ');
		heng_buf_put_int(page->out, tally->in_favour);
		return;
	}
	method = heng_mean_label(tally->method);
	heng_page_words(page, method.zh, method.en);
	heng_buf_putc(page->out, ' ');
	heng_label_put_points(page->out, tally->combined);
}

void heng_diff_put_ballots(const heng_diff *diff, size_t pair)
{
	const heng_page *page = &diff->now;

	heng_buf_puts(page->out, "      ");
	heng_page_head(page, "专家评分", "ballots");
	put_tally(&diff->before, heng_diff_old(diff, pair));
	heng_diff_arrow(diff);
	put_tally(page, heng_diff_new(diff, pair));
	heng_buf_putc(page->out, '\n');
}
