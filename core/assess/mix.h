/* A mix: an assessment with parts of a later one put in place of its own. */
#ifndef HENG_ASSESS_MIX_H
#define HENG_ASSESS_MIX_H

#include "core/assess/standing.h"
#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/model/assessment.h"

/* What a verdict follows from; borrowed. */
typedef struct heng_side {
	const heng_profile *profile; /* dimensions and outcomes only */
	const heng_result *results;  /* each rule once */
	size_t n;
	bool is_partial; /* not all ran that counts: there is no verdict */
} heng_side;

#define HENG_NO_RESULT SIZE_MAX

/* A rule of either side: indices of its results, or HENG_NO_RESULT. */
typedef struct heng_pair {
	size_t old, new;
} heng_pair;

typedef enum heng_part_kind {
	HENG_MIX_RESULT,   /* what a rule came to; it came or went */
	HENG_MIX_WEIGHT,   /* of a rule: the profile's */
	HENG_MIX_CLASS,	   /* severity, veto, dimension: as it is declared */
	HENG_MIX_SHARE,	   /* weight of a dimension */
	HENG_MIX_MINIMUM,  /* of a dimension, and what holds where it is empty
			    */
	HENG_MIX_OUTCOME,  /* the conditions of one outcome */
	HENG_MIX_OUTCOMES, /* the list of them: not the same ones */
	HENG_MIX_WHOLE,	   /* whether all ran that counts */
} heng_part_kind;

/* One thing that differs and can be taken from the later side by itself. */
typedef struct heng_part {
	heng_part_kind kind;
	size_t index; /* of a pair, dimension or outcome */
} heng_part;

/* A verdict; outcomes are numbers from heng_mix_outcome_id. */
typedef struct heng_mixed {
	int best, worst;
	bool determined;
} heng_mixed;

/* Zero-initialise. What stands first is for reading. */
typedef struct heng_mix {
	heng_side old, new;
	const heng_pair *pairs; /* by dimension (the later one's), then id */
	size_t n_pairs;
	const heng_part *parts; /* results first, in the order of pairs */
	size_t n_parts;

	heng_arena arena;
	bool *taken; /* of each part: it is the later one's */
	heng_profile profile;
	heng_profile_outcome *outcomes;
	const size_t **named_old, **named_new, **named;
	unsigned char *flags; /* of each pair: bit 1 << kind */
	heng_rule *rules;
	heng_result *results;
	heng_standing low, high; /* open rules as fail, and as pass */
	int *codes;		 /* of the later outcomes */
	bool is_new_list, is_partial;
	size_t n_named; /* rules that conditions name */
} heng_mix;

/*
 * Finds what differs between two assessments; nothing of the later one is
 * taken yet. HENG_EINPUT where a side has a rule twice, HENG_ENOMEM. Call
 * heng_mix_fini in any case.
 */
heng_rc heng_mix_init(heng_mix *mix, const heng_side *old, const heng_side *new,
		      heng_error *error);
void heng_mix_fini(heng_mix *mix);

/* Takes a part from the other side than it is of. Cannot fail. */
void heng_mix_toggle(heng_mix *mix, size_t part);

/* Takes every part from the later side, or none. */
void heng_mix_take_all(heng_mix *mix, bool taken);

/* The verdict of what is taken (contract: both extremes of what is open). */
heng_mixed heng_mix_verdict(const heng_mix *mix);

/* Outcomes of one id have one number, whichever side they are of. */
const heng_profile_outcome *heng_mix_outcome(const heng_mix *mix, int number);

static inline bool heng_mixed_same(heng_mixed a, heng_mixed b)
{
	return a.best == b.best && a.worst == b.worst &&
	       a.determined == b.determined;
}

#endif
