/* A repair: the fewest rules that must pass for a better outcome. */
#ifndef HENG_ASSESS_REPAIR_H
#define HENG_ASSESS_REPAIR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/model/profile.h"
#include "core/model/result.h"

enum {
	HENG_REPAIR_RULES_MAX = 2048,	  /* that could be repaired */
	HENG_REPAIR_SETS_MAX = 10,	  /* listed; the others are counted */
	HENG_REPAIR_STEPS_MAX = 25000000, /* of one search */
};

/* Which rules may be repaired, that is made to pass, and for what. */
typedef struct heng_repair_question {
	const heng_profile *profile;
	const heng_result *results;
	size_t n;
	int target;	    /* this outcome or a better one */
	bool resolved;	    /* failed and partial rules may be repaired */
	bool open;	    /* unresolved ones may */
	int32_t open_share; /* what those not repaired count as: 0 or HENG_BP */
	uint64_t steps;	    /* kinds of rules that the search may look at,
			     * again and again; 0: HENG_REPAIR_STEPS_MAX */
} heng_repair_question;

/* Indices are those of the results; all in the arena. */
typedef struct heng_repair {
	size_t n_rules;	   /* that could be repaired and matter */
	bool is_reachable; /* repairing all of them suffices */
	size_t least;	   /* fewer never suffice: proven */
	size_t most;	   /* so many do; equal to `least`: the smallest */
	const size_t *const *sets; /* of `most` rules each, ascending */
	size_t n_sets;
	uint64_t n_all;	      /* sets of this size there are, at least */
	bool is_counted;      /* exactly so many */
	const size_t *needed; /* rules that every sufficient set has */
	size_t n_needed;
} heng_repair;

/*
 * Finds the smallest sets. If three rules or fewer suffice, they are all
 * found and counted as long as the search ends within its steps (all triples
 * of 500 rules take 21 million); beyond that the search goes on as far as
 * its steps last, and then `least` is what it has proven and sets[0] the best
 * known. HENG_ELIMIT: more rules than HENG_REPAIR_RULES_MAX (H5104).
 */
heng_rc heng_repair_find(const heng_repair_question *question,
			 heng_arena *arena, heng_repair *repair,
			 heng_error *error);

#endif
