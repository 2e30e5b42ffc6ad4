/* A commitment: a promise of the declaration, and what became of it. */
#ifndef HENG_MODEL_COMMITMENT_H
#define HENG_MODEL_COMMITMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/model/text.h"

/* What a commitment kept in part counts, in basis points. */
enum { HENG_KEPT_IN_PART = 5000 };

/* Targets that a declaration may set for one metric; with more of them a
 * promise is not compared: every promise of that metric would list them all,
 * and a report could grow with the square of its dossier. */
enum { HENG_TARGETS_MAX = 8 };

/* What the applicant says of it. */
typedef enum heng_claim {
	HENG_CLAIM_NONE, /* nothing: never taken for a yes */
	HENG_CLAIM_YES,
	HENG_CLAIM_PARTLY,
	HENG_CLAIM_NO,
} heng_claim;
enum { HENG_CLAIMS = 4 };

/* Whether evidence is there; what it shows is for experts and plugins. */
typedef enum heng_proof {
	HENG_PROOF_NONE,
	HENG_PROOF_DANGLING, /* it names an attachment that is not there */
	HENG_PROOF_SHOWN,
} heng_proof;
enum { HENG_PROOFS = 3 };

/* The value reached against its target; of several targets the worst holds,
 * which is the largest of these. */
typedef enum heng_measured {
	HENG_MEASURED_NONE, /* no target is declared, nor asked for */
	HENG_MEASURED_REACHED,
	HENG_MEASURED_UNKNOWN, /* no value, or nothing it can be held against */
	HENG_MEASURED_SHORT,   /* some of the way, or nobody knows how much */
	HENG_MEASURED_MISSED,  /* none of the way */
} heng_measured;
enum { HENG_MEASUREDS = 5 };

typedef enum heng_fulfilment {
	HENG_FULFILLED,
	HENG_FULFILLED_PARTLY,
	HENG_NOT_FULFILLED,
	HENG_FULFILMENT_OPEN,
} heng_fulfilment;
enum { HENG_FULFILMENTS = 4 };

/* In the order in which reports list them: names first, then numbers. */
typedef enum heng_aspect_id {
	HENG_ASPECT_CHANNELS,
	HENG_ASPECT_USERS,
	HENG_ASPECT_REGIONS,
	HENG_ASPECT_DATA,
	HENG_ASPECT_ORGANISATIONS,
	HENG_ASPECT_CUSTOMERS,
	HENG_ASPECT_CUSTOMER_LIMIT,
	HENG_ASPECT_USER_CAP,
	HENG_ASPECT_TRANSACTIONS_YEAR,
	HENG_ASPECT_AMOUNT_YEAR,
	HENG_ASPECT_TRANSACTIONS_MONTH,
	HENG_ASPECT_AMOUNT_MONTH,
} heng_aspect_id;
enum { HENG_ASPECTS = 12 };

/* What came of holding the operation against the declaration. */
typedef enum heng_comparison {
	HENG_WITHIN,
	HENG_BEYOND,
	HENG_STATED_NONE,
	HENG_NOT_DECLARED,
	HENG_NOT_RECORDED,
	HENG_INCOMPLETE,
} heng_comparison;
enum { HENG_COMPARISONS = 6 };

/* What the record says on what was not declared. */
typedef enum heng_stated {
	HENG_NOT_STATED,
	HENG_NONE_STATED,
	HENG_LISTED_STATED,
} heng_stated;

/* A place in the dossier; path NULL: none. */
typedef struct heng_spot {
	const char *path;
	uint32_t line;
} heng_spot;

/* Strings that may be NULL are not in the dossier. */
typedef struct heng_evidence {
	heng_spot spot;
	const char *attachment; /* may be NULL */
	const char *hash;	/* of the attachment; may be NULL */
	const char *title;	/* may be NULL */
	const char *pointer;	/* may be NULL */
	bool found;
} heng_evidence;

typedef struct heng_realised {
	heng_spot spot;
	const char *commitment; /* as written; may be NULL */
	heng_claim claim;
	bool counts; /* its commitment is judged by it */
	const heng_evidence *evidence;
	size_t n_evidence;
	const char *account; /* may be NULL */
} heng_realised;

typedef struct heng_target {
	heng_spot spot;
	const char *baseline, *target, *better, *unit; /* may be NULL */
	const char *value;			       /* may be NULL */
	heng_spot value_spot;
	const char *attachment, *hash; /* of the value; may be NULL */
	heng_measured measured;
	int32_t attained; /* basis points of the way; -1: not known */
} heng_target;

typedef struct heng_commitment {
	heng_spot spot;
	const char *id, *text, *measurable, *metric; /* may be NULL */
	const heng_target *targets;
	size_t n_targets;
	heng_realised *realised;
	size_t n_realised;
	heng_claim claim;
	heng_proof proof;
	heng_measured measured;
	int32_t low, high; /* basis points that it counts */
	heng_fulfilment state;
} heng_commitment;

/* What the declaration names. */
typedef struct heng_named {
	heng_spot spot;
	const char *value;
	heng_text label; /* of a token, or both NULL */
} heng_named;

/* What goes beyond it. */
typedef struct heng_beyond {
	heng_spot spot;
	const char *value;
	heng_text label;
	const char *declared; /* a number; NULL: a name that is not there */
	heng_spot declared_spot;
	int64_t share;	      /* basis points of what was declared; -1: none */
	size_t times;	      /* of numbers: how often; 0: none */
	size_t months;	      /* a year was made from; 0: none */
	const char *currency; /* may be NULL */
} heng_beyond;

typedef struct heng_aspect {
	heng_comparison status;
	heng_stated stated;
	size_t declared, actual; /* how many were compared */
	const heng_named *named;
	size_t n_named;
	const heng_beyond *beyond;
	size_t n_beyond;
} heng_aspect;

typedef struct heng_commitments {
	heng_commitment *items; /* in the dossier's order */
	size_t n_items;
	const heng_realised *unmatched; /* results of no commitment */
	size_t n_unmatched;
	size_t count[HENG_FULFILMENTS];
	bool has_ratio;
	int32_t low, high; /* the fulfilment ratio in basis points */
	heng_aspect aspects[HENG_ASPECTS];
	size_t n_beyond; /* of all aspects */
} heng_commitments;

/* The tokens of the report, never NULL. */
const char *heng_claim_name(heng_claim claim);
const char *heng_proof_name(heng_proof proof);
const char *heng_measured_name(heng_measured measured);
const char *heng_fulfilment_name(heng_fulfilment state);
const char *heng_aspect_name(heng_aspect_id aspect);
const char *heng_comparison_name(heng_comparison comparison);

/* The reverse; false where it is none. */
bool heng_claim_find(const char *name, heng_claim *out);
bool heng_proof_find(const char *name, heng_proof *out);
bool heng_measured_find(const char *name, heng_measured *out);
bool heng_fulfilment_find(const char *name, heng_fulfilment *out);
bool heng_aspect_find(const char *name, heng_aspect_id *out);
bool heng_comparison_find(const char *name, heng_comparison *out);

/* What panels read. */
heng_text heng_claim_label(heng_claim claim);
heng_text heng_proof_label(heng_proof proof);
heng_text heng_measured_label(heng_measured measured);
heng_text heng_fulfilment_label(heng_fulfilment state);
heng_text heng_aspect_label(heng_aspect_id aspect);
heng_text heng_comparison_label(heng_comparison comparison);

/* Whether the aspect holds names, or else a number, against another. */
bool heng_aspect_has_names(heng_aspect_id aspect);

/* Why a commitment that was judged is in its state, in a sentence that holds
 * no value. */
heng_text heng_commitment_reason(const heng_commitment *commitment);

#endif
