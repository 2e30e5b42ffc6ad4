/* The parts of the summary, in the order in which they are shown. */
#ifndef HENG_REPORTS_SUMMARY_PARTS_H
#define HENG_REPORTS_SUMMARY_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/buf.h"
#include "core/model/assessment.h"
#include "reports/cells.h"
#include "reports/summary.h"

/* What is being written, and how. */
typedef struct heng_sheet {
	const heng_assessment *assessment;
	const heng_summary_options *options;
	heng_buf *out;
} heng_sheet;

enum {
	HENG_SUMMARY_LINES_MAX = 20, /* of one list; the report has all */
	HENG_SUMMARY_LOST_CELLS = 6, /* "-99.99" */
};

typedef enum heng_colour {
	HENG_PLAIN,
	HENG_GREEN,
	HENG_YELLOW,
	HENG_RED,
	HENG_DIM,
	HENG_BOLD,
} heng_colour;

/* Switches the colour where colours are asked for; HENG_PLAIN ends it. */
void heng_sheet_colour(const heng_sheet *sheet, heng_colour colour);

/* "zh", "en" or "zh en" by the language; returns the cells. */
size_t heng_sheet_words(const heng_sheet *sheet, const char *zh,
			const char *en);

/* The same as the head of a line: with a colon and, after a Latin one, a
 * space. */
size_t heng_sheet_head(const heng_sheet *sheet, const char *zh, const char *en);

/* "zh 3" as the next item of a row. */
void heng_sheet_count(const heng_sheet *sheet, heng_flow *flow, const char *zh,
		      const char *en, size_t count, heng_colour colour);

/* Whether the result is in scores and counts. */
static inline bool heng_sheet_counts(const heng_result *result)
{
	return result->weight > 0 && !result->waiver;
}

/* Points of the total (basis points) that a result lost. */
int64_t heng_sheet_lost(const heng_sheet *sheet, size_t result);

/* The rule to ask about next, or NULL. */
const char *heng_sheet_next_rule(const heng_sheet *sheet);

/* "and N more in the report". */
void heng_sheet_put_more(const heng_sheet *sheet, size_t more);

/* The verdict without waivers, and all waivers; nothing if none were given. */
void heng_sheet_put_before(const heng_sheet *sheet);
void heng_sheet_put_waivers(const heng_sheet *sheet);

/* Rules that failed, by weight of the loss, with message and place. */
void heng_sheet_put_failures(const heng_sheet *sheet);

/* The panel: nothing without one. */
void heng_sheet_put_experts(const heng_sheet *sheet);

/* Faults, what would decide an open verdict, missing fields, what is not
 * counted. */
void heng_sheet_put_open(const heng_sheet *sheet);
void heng_sheet_put_missing(const heng_sheet *sheet);
void heng_sheet_put_not_counted(const heng_sheet *sheet);

/* The fulfilment ratio and what ran beyond the declaration. */
void heng_sheet_put_commitments(const heng_sheet *sheet);

#endif
