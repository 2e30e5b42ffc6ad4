/* What the parts of the answer to --why-not share. */
#ifndef HENG_CLI_WHY_NOT_PARTS_H
#define HENG_CLI_WHY_NOT_PARTS_H

#include "core/assess/repair.h"
#include "core/assess/weights.h"
#include "core/cli/explain_parts.h"

/* The question, and what is found on the way to its answer. */
typedef struct heng_why_not {
	const heng_page *page;
	heng_stored_report *report;
	int target;
	heng_possible now;
	heng_weight_range ranges[HENG_DIMENSIONS];
	size_t n_open; /* rules that are open and count */
} heng_why_not;

/* An outcome's label in one language; its id where it has none. */
const char *heng_why_not_zh(const heng_why_not *w, int outcome);
const char *heng_why_not_en(const heng_why_not *w, int outcome);

/* How many rules a repair takes, which always, and which in turn. `zh` and
 * `en` say what happens to them: "made to pass". */
void heng_why_not_put_repair(const heng_why_not *w, const heng_repair *repair,
			     const char *zh, const char *en);

/* The range of each dimension's weight. */
void heng_why_not_put_weights(const heng_why_not *w);

#endif
