/* The overview: many reports beside each other, with the places they can take.
 */
#ifndef HENG_REPORTS_OVERVIEW_H
#define HENG_REPORTS_OVERVIEW_H

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/model/assessment.h"

/* Places from `first` to `last`; `tied` others are as good for certain. */
typedef struct heng_places {
	size_t first, last, tied;
} heng_places;

/* Where a report would stand without the waivers that it applies. */
typedef struct heng_overview_before {
	bool is_there;	 /* a waiver is applied */
	int best, worst; /* into the group's outcomes */
	bool determined;
	heng_score total;
} heng_overview_before;

/* One report. */
typedef struct heng_overview_row {
	const char *file;    /* as commands name it */
	const char *subject; /* application number, or "" */
	heng_text title;
	const char *as_of;
	int best, worst; /* into the group's outcomes */
	bool determined;
	heng_score total, dimensions[HENG_DIMENSIONS];
	heng_places place, places[HENG_DIMENSIONS];
	size_t vetoes;	/* failed, of those that count */
	size_t failed;	/* rules */
	size_t open;	/* rules */
	size_t missing; /* fields that the applicant is asked for */
	heng_overview_before before;
} heng_overview_row;

typedef struct heng_overview_outcome {
	heng_text label;
	size_t sure;	 /* reports with this verdict */
	size_t possible; /* more that may still come to it */
} heng_overview_outcome;

/* Reports by one profile with the same settings: only these compare. */
typedef struct heng_overview_group {
	const char *id, *version, *sha256, *scheme, *phase;
	heng_text title, undetermined;
	const heng_overview_outcome *outcomes;
	size_t n_outcomes;
	const heng_overview_row *rows; /* by the places they can take */
	size_t n_rows;
	bool is_mixed;	/* not all with the same policies and plugins */
	bool has_twins; /* an application is in it more than once */
} heng_overview_group;

/* A file that is not in it, and why. */
typedef struct heng_overview_absent {
	const char *file;
	heng_text why;
} heng_overview_absent;

typedef struct heng_overview {
	const heng_overview_group *groups; /* by profile id, version, digest */
	size_t n_groups;
	size_t n_reports;
	const heng_overview_absent *absent;
	size_t n_absent;
} heng_overview;

/* Append it as a table for a terminal, or as a page in HTML. */
heng_rc heng_overview_put_text(const heng_overview *overview, heng_lang lang,
			       heng_buf *out, heng_error *error);
heng_rc heng_overview_put_html(const heng_overview *overview, heng_lang lang,
			       heng_buf *out, heng_error *error);

/* The same as XML (namespace urn:heng:overview:1), of which the page is
 * made. Memory sticks to the buffer. */
void heng_overview_put_xml(const heng_overview *overview, heng_buf *out);

#endif
