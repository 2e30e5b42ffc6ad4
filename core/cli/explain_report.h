/* The explanation of a finished report: why it says what it says. */
#ifndef HENG_CLI_EXPLAIN_REPORT_H
#define HENG_CLI_EXPLAIN_REPORT_H

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/model/image.h"

/*
 * Appends to `out` why the report (an image of the report grammar) came to
 * its verdict and where each point of the total went, every column with its
 * sum; with `rule` instead all that is known of that rule. Everything comes
 * from the report alone and is computed again: HENG_EINPUT with the place in
 * the report where a figure does not follow from the others (H41xx), or
 * where the rule is not in it (H4104).
 */
heng_rc heng_explain_report(const heng_image *report, const char *rule,
			    heng_lang lang, heng_buf *out, heng_error *error);

#endif
