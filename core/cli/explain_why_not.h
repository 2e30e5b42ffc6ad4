/* Why not: what would have to change for a better outcome. */
#ifndef HENG_CLI_EXPLAIN_WHY_NOT_H
#define HENG_CLI_EXPLAIN_WHY_NOT_H

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/model/image.h"

/*
 * Appends what would make this report's verdict `outcome` (its id, or its
 * label in either language) or a better one: what the open rules can still
 * do, the fewest rules to be repaired, and how far each dimension's weight
 * may move before the verdict changes. HENG_EINPUT: the report contradicts
 * itself (H41xx), there is no such outcome (H5102) or it is not better than
 * what the report has for certain (H5103); HENG_ELIMIT: H5104.
 */
heng_rc heng_explain_why_not(const heng_image *report, const char *outcome,
			     heng_lang lang, heng_buf *out, heng_error *error);

#endif
