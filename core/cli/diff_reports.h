/* The comparison of two reports: what differs, from what, and what moved. */
#ifndef HENG_CLI_DIFF_REPORTS_H
#define HENG_CLI_DIFF_REPORTS_H

#include "core/base/buf.h"
#include "core/cli/stored_report.h"

/*
 * Appends to `out` what changed from the one report to the other: verdict,
 * total and dimensions, rules that got worse, better or are otherwise
 * different with what they rest on, the fewest changes that move the
 * verdict, and what both rest on. `names` is what the two are called.
 * *is_worse: the verdict is worse (or is not of the same list of outcomes),
 * or some rule is. HENG_EINPUT where a report has a rule twice, HENG_ENOMEM.
 */
heng_rc heng_diff_reports(const heng_stored_report *old,
			  const heng_stored_report *new,
			  const char *const names[2], heng_lang lang,
			  heng_buf *out, bool *is_worse, heng_error *error);

#endif
