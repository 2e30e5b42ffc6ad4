/* An assessment: all that one run over one dossier found; reports print it. */
#ifndef HENG_MODEL_ASSESSMENT_H
#define HENG_MODEL_ASSESSMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/date.h"
#include "core/model/experts.h"
#include "core/model/commitment.h"
#include "core/model/norm.h"
#include "core/model/profile.h"
#include "core/model/result.h"

/* A dimension's score, or the total's (then weights are unused). */
typedef struct heng_score {
	bool has_score;		  /* false: no applicable rule */
	int32_t low, high;	  /* basis points */
	size_t applicable;	  /* rules that count in it */
	int64_t effective_weight; /* basis points of the total */
} heng_score;

typedef struct heng_because {
	const char *rule;      /* NULL: no single rule */
	const char *condition; /* "failures major 0" */
} heng_because;

typedef struct heng_verdict {
	int best, worst;    /* indices into the profile's outcomes */
	bool determined;    /* best == worst and no other reason */
	const char *reason; /* "selection" or NULL */
	const heng_because *because;
	size_t n_because;
	const char *const *deciding; /* rule ids */
	size_t n_deciding;
	bool exact; /* the deciding rules were enumerated */
} heng_verdict;

typedef struct heng_measure {
	const char *plugin; /* id */
	const char *name;   /* without the plugin's id */
	heng_text title;
	const char *unit;
	unsigned scale; /* decimals, 0…9 */
	bool computed;
	int64_t value;
	const char *why_not; /* not computed: the path that is missing, or ""
			      * if the plugin failed; alike in both languages */
	const char *note;    /* ids of what it counts ("A3 A7"), or "" */
	heng_text fault;     /* how the plugin failed, or both NULL */
	bool is_volatile;    /* failed by a limit of time */
	bool is_confidential; /* rests on what the grammar marks so */
} heng_measure;

typedef struct heng_basis_policy {
	const char *id, *version;
	char sha256[65];
} heng_basis_policy;

typedef struct heng_basis_plugin {
	const char *id, *version, *abi; /* "" where it was not admitted */
	char sha256[65];   /* "" where the file could not be read */
	heng_text refusal; /* why it was not admitted, or both NULL */
} heng_basis_plugin;

typedef struct heng_not_selected {
	const char *rule;
	const char *reason; /* "phase", "profile", "selection" */
} heng_not_selected;

typedef struct heng_change {
	const char *what, *from, *to;
} heng_change;

/* What waivers changed: the standing without them, and what came of each. */
typedef struct heng_waived {
	const char *sha256; /* of the document; NULL: not known here */
	heng_verdict verdict;
	heng_score total;
	heng_score dimensions[HENG_DIMENSIONS];
	const heng_waiver *waivers; /* in the document's order */
	size_t n_waivers;
} heng_waived;

/* Borrowed from the plan and the assessment's arena. */
typedef struct heng_assessment {
	const char *tool; /* "heng 0.1.0" */
	heng_date as_of;
	const char *subject_id;	   /* application number; "" if missing */
	const char *subject_title; /* app/name */
	char subject_sha256[65];
	const heng_profile *profile;
	const heng_basis_policy *policies;
	size_t n_policies;
	const heng_basis_plugin *plugins;
	size_t n_plugins;
	const char *panel_sha256; /* NULL: none */
	bool panel_closed;
	const char *panel_incomplete; /* why it was closed with ballots
				       * missing; NULL: none are */
	const heng_norm *norms;	      /* sorted by id */
	size_t n_norms;
	heng_verdict verdict;
	heng_score total;
	heng_score dimensions[HENG_DIMENSIONS];
	heng_result *results; /* by dimension, then rule id */
	size_t n_results;
	const heng_not_selected *not_selected; /* by rule id */
	size_t n_not_selected;
	const heng_change *changes;
	size_t n_changes;
	const heng_measure *measures; /* by plugin, then name */
	size_t n_measures;
	bool is_volatile;	    /* some result is */
	bool has_fault;		    /* some result is an `error` */
	const char *scheme, *phase; /* of the dossier; NULL: the profile's */
	const heng_experts *experts; /* NULL: no panel */
	/* NULL: none were given. Verdict, total, dimensions and effective
	 * weights above are those with the waivers that are applied. */
	const heng_waived *waived;
	const heng_commitments *commitments; /* NULL: the report has none */
} heng_assessment;

/* Whether what the result misses is asked of the applicant: not where the rule
 * is waived, unless an outcome demands it by name. */
static inline bool heng_result_asks(const heng_profile *profile,
				    const heng_result *result)
{
	return !result->waiver ||
	       heng_profile_names_rule(profile, result->rule->id);
}

#endif
