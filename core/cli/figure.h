/* Figures: each number of a report by its name, computed again and shown how.
 */
#ifndef HENG_CLI_FIGURE_H
#define HENG_CLI_FIGURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/suggest.h"
#include "core/cli/explain_parts.h"

/*
 * A family is a function that offers its figures one by one:
 *
 *	if (heng_figure(f, "total.low") && heng_figure_points(f, low)) {
 *		heng_figure_zh(f, "...");
 *		heng_figure_en(f, "...");
 *	}
 *
 * and a line in the table of figure.c. What follows from other content is
 * computed from that and never copied.
 */
typedef struct heng_figures {
	const heng_page *page; /* report, image, language, output */
	const char *prefix;    /* of every name: "" or "before." */
	const char *wanted;    /* NULL: all, without derivations */
	bool is_offering;      /* nothing matched: only look for what is near */
	size_t shown;
	heng_arena arena; /* of names */
	heng_suggest near;
} heng_figures;

typedef heng_rc heng_figure_family_fn(heng_figures *f, heng_error *error);

/*
 * Whether the figure of that name is wanted; puts the name and a tab if so.
 * A value must follow.
 */
bool heng_figure(heng_figures *f, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Put the value: hundredths as "81.25", an integer, a text of the report,
 * "—" for none. Return whether the derivation is wanted. */
bool heng_figure_points(heng_figures *f, int64_t basis_points);
bool heng_figure_int(heng_figures *f, int64_t value);
bool heng_figure_text(heng_figures *f, const char *value);
bool heng_figure_none(heng_figures *f);

/* One line of the derivation: in Chinese, in English, each only where the
 * user wants that language; or the same in both. Made safe for a terminal. */
void heng_figure_zh(heng_figures *f, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void heng_figure_en(heng_figures *f, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void heng_figure_line(heng_figures *f, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * "1550.00 ÷ 13 = 119.230769… → 119.23 (rounded half to even)": hundredths
 * over an integer above 0.
 */
void heng_figure_quotient(heng_figures *f, int64_t hundredths, int64_t over);

/* A result's id and its title in one language. */
const char *heng_figure_rule_name(heng_figures *f, const heng_result *result,
				  heng_lang lang);

/* A whole that is shared out by largest remainder, and how one part came. */
typedef struct heng_figure_share {
	int64_t total;	      /* hundredths */
	const int64_t *quota; /* n; each at most 10^7, their sum 10^12 */
	int64_t *rest;	      /* n remainders, in the arena */
	size_t n;
	int64_t sum;
	int64_t left;	      /* hundredths left over by the floors */
	bool quota_is_scaled; /* quotas are hundredths */
} heng_figure_share;

heng_rc heng_figure_share_init(heng_figure_share *share, heng_figures *f,
			       int64_t total, const int64_t *quota, size_t n,
			       bool quota_is_scaled, heng_error *error);

/* How part i came about, which is `part` hundredths. */
void heng_figure_put_share(heng_figures *f, const heng_figure_share *share,
			   size_t i, int64_t part);

/* The families that follow from results alone, under the present prefix. */
heng_rc heng_figures_of_results(heng_figures *f, heng_error *error);

heng_figure_family_fn heng_figures_total, heng_figures_dimension,
    heng_figures_rule, heng_figures_count, heng_figures_next,
    heng_figures_measure, heng_figures_ballots, heng_figures_ballot,
    heng_figures_agreement, heng_figures_experts, heng_figures_leave_out,
    heng_figures_before, heng_figures_commitments;

/*
 * Appends the figures of a report (an image of the report grammar) that are
 * called `name` or begin with it and a dot, one line NAME TAB VALUE each,
 * and indented below how it comes about; "all": every one, without that.
 * HENG_EINPUT: no such figure (H5101), or the report contradicts itself
 * (H41xx).
 */
heng_rc heng_explain_figure(const heng_image *image, const char *name,
			    heng_lang lang, heng_buf *out, heng_error *error);

#endif
