/* A gathering: stored reports as they come, put into groups that compare. */
#ifndef HENG_CLI_GATHERING_H
#define HENG_CLI_GATHERING_H

#include "core/cli/stored_report.h"
#include "reports/overview.h"

/* Files of one overview: each is compared with each, and nobody reads a
 * longer page. */
enum { HENG_OVERVIEW_REPORTS_MAX = 1000 };

/* Zero-initialise. */
typedef struct heng_gathering {
	heng_arena arena;
	struct heng_gathered *items;
	size_t n, capacity;
	heng_overview_absent *absent;
	size_t n_absent, absent_capacity;
} heng_gathering;

/* Takes what the overview needs of a report; the report may go then.
 * HENG_ENOMEM only. */
heng_rc heng_gathering_add(heng_gathering *gathering,
			   const heng_stored_report *report, const char *file,
			   heng_error *error);

/* Notes a file that is left out. */
heng_rc heng_gathering_leave_out(heng_gathering *gathering, const char *file,
				 heng_text why, heng_error *error);

/*
 * Groups, orders and ranks. The same reports give the same overview in
 * whatever order they came. `out` borrows from the gathering.
 */
heng_rc heng_gathering_finish(heng_gathering *gathering, heng_overview *out,
			      heng_error *error);
void heng_gathering_fini(heng_gathering *gathering);

#endif
