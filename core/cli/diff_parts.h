/* What the parts of a comparison of two reports share. */
#ifndef HENG_CLI_DIFF_PARTS_H
#define HENG_CLI_DIFF_PARTS_H

#include "core/assess/movers.h"
#include "core/cli/explain_parts.h"

/* Of one rule: values read, parameters, findings. The reports have all. */
enum { HENG_DIFF_LINES_MAX = 20 };

/* Which way a rule went, in the order in which they are shown. */
typedef enum heng_diff_way {
	HENG_DIFF_WORSE,
	HENG_DIFF_BETTER,
	HENG_DIFF_OTHER, /* neither, or only what it rests on differs */
	HENG_DIFF_CAME,	 /* it took no part before */
	HENG_DIFF_WENT,
	HENG_DIFF_SAME,
} heng_diff_way;

/* What a difference can come from. */
typedef enum heng_cause {
	HENG_CAUSE_DOSSIER, /* and its reference day */
	HENG_CAUSE_PROFILE,
	HENG_CAUSE_POLICY,
	HENG_CAUSE_PLUGIN,
	HENG_CAUSE_PANEL,
	HENG_CAUSE_WAIVERS,
	HENG_CAUSE_TOOL,
	HENG_CAUSE_UNKNOWN, /* nothing in the reports tells */
	HENG_CAUSE_SEVERAL, /* of a part: it cannot be told which of them */
} heng_cause;
enum { HENG_CAUSES = 9 };

typedef struct heng_diff_rule {
	heng_diff_way way;
	unsigned causes; /* bits 1 << heng_cause */
	bool has_reads;	 /* a value that it read differs */
	bool has_params, has_ballots, has_waiver;
} heng_diff_rule;

/* Two reports; zero-initialise. */
typedef struct heng_diff {
	const heng_stored_report *old, *new;
	heng_mix mix;
	heng_movers movers;
	heng_arena arena;
	heng_diff_rule *rules; /* of each pair of the mix */
	size_t count[HENG_DIFF_SAME + 1];
	unsigned basis;	       /* causes that differ at all */
	bool other_subject;    /* not the same application */
	bool other_profile;    /* not the same id */
	bool other_phase;      /* of the profiles */
	bool other_panel;      /* in what the reports show of it */
	bool other_outcomes;   /* not the same list: verdicts have no order */
	heng_page before, now; /* pages of the two, of the same output */
} heng_diff;

/* Of either side by the index of a pair; NULL: not there. */
const heng_result *heng_diff_old(const heng_diff *diff, size_t pair);
const heng_result *heng_diff_new(const heng_diff *diff, size_t pair);
uint32_t heng_diff_old_node(const heng_diff *diff, size_t pair);
uint32_t heng_diff_new_node(const heng_diff *diff, size_t pair);

/* Whether two elements say the same, with all beneath them; HENG_NO_NODE is
 * one that is not there. */
bool heng_diff_same(const heng_image *a, uint32_t at, const heng_image *b,
		    uint32_t bt);

/* A value that a rule read on one side or both: nodes, or HENG_NO_NODE. */
typedef struct heng_diff_read {
	uint32_t old, new;
} heng_diff_read;

/* Those that differ, in the later order of access, then what is no longer
 * read. NULL: no memory. */
const heng_diff_read *heng_diff_reads(const heng_diff *diff, size_t pair,
				      heng_arena *arena, size_t *n);

/* Whether the panel's document, but for the dossier that it names, is seen to
 * say something else: other experts, other ballots. `basis` is filled. */
bool heng_diff_is_other_panel(const heng_diff *diff);

/* Bits 1 << heng_cause: what made the ballots on a rule of both sides another
 * thing; 0: nothing that a report shows. `basis` and `other_panel` are
 * filled. */
unsigned heng_diff_ballots_causes(const heng_diff *diff, size_t pair);

/* A line: "专家评分：5 票，平均分 73.00 → 4 票，平均分 83.75". */
void heng_diff_put_ballots(const heng_diff *diff, size_t pair);

/* Fills ways, causes and counts. */
heng_rc heng_diff_find(heng_diff *diff, heng_error *error);

/* Whether the later verdict is worse, or cannot be said to be no worse. */
bool heng_diff_is_worse(const heng_diff *diff);

/* Pages, one section each. */
heng_rc heng_diff_put_rules(heng_diff *diff, heng_error *error);
void heng_diff_put_movers(heng_diff *diff);
void heng_diff_put_basis(const heng_diff *diff);

/* "原因：卷宗" words of a cause. */
heng_text heng_cause_label(heng_cause cause);

/* The cause that a part of the mix is counted under. */
heng_cause heng_diff_part_cause(const heng_diff *diff, size_t part);

/* "通过 → 部分通过 55.00". */
void heng_diff_put_outcomes(const heng_diff *diff, size_t pair);

/* " → ". */
void heng_diff_arrow(const heng_diff *diff);

#endif
