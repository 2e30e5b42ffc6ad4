/* What has to be said about a panel's experts, in words. */
#ifndef HENG_REPORTS_EXPERT_WORDS_H
#define HENG_REPORTS_EXPERT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/buf.h"
#include "core/model/assessment.h"

/* The token of a reason why a coefficient is not there ("experts"), and what
 * readers see. HENG_FIGURE has neither. */
const char *heng_no_figure_name(heng_no_figure why_not);
heng_text heng_no_figure_label(heng_no_figure why_not);

/*
 * Puts finding `index` (from 0) of the panel, a sentence in each buffer:
 * that agreement is low, then each expert on whom the verdict hangs. The
 * sentence itself names nobody, so that it stands in a public edition as it
 * is: `expert` is the id, borrowed, or NULL. False if there are not so many.
 */
bool heng_expert_finding_put(const heng_experts *experts,
			     const heng_profile *profile,
			     const heng_verdict *verdict, size_t index,
			     const char **expert, heng_buf *zh, heng_buf *en);

#endif
