/* A result: what one rule came to on one dossier, and what it rests on. */
#ifndef HENG_MODEL_RESULT_H
#define HENG_MODEL_RESULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/model/rule.h"
#include "core/model/terms.h"
#include "core/model/waiver.h"

/* One located statement under an outcome. All strings in the arena. */
typedef struct heng_finding {
	struct heng_finding *next;
	const char *path; /* "" without a place */
	uint32_t line, column; /* 0 without a place */
	heng_text message;
} heng_finding;

/* A value a rule looked at, once per path and place. */
typedef struct heng_value_read {
	struct heng_value_read *next;
	const char *path;
	const char *value; /* "" where missing */
	uint32_t line;	   /* 0: not there */
	bool missing;	   /* it was asked for and is not there */
	bool truncated;	   /* cut at HENG_READ_VALUE_MAX code points */
} heng_value_read;

/* A path that ended a rule as insufficient: the completion list. */
typedef struct heng_missing {
	struct heng_missing *next;
	const char *path;
} heng_missing;

/* An expert's score of one rule (contract: ballots). */
typedef struct heng_ballot {
	struct heng_ballot *next;
	const char *expert;	/* id in the panel document */
	const char *why_not;	/* "recused", "conflict", "round"; NULL: counted */
	const char *signed_at;	/* as written; may be NULL */
	const char *reason;	/* may be NULL */
	int score;		/* 0…100 */
	int confidence;		/* 1…3, 0: not given */
	int round;		/* from 1 */
	int trimmed;   /* by the trimmed mean: -1 as the lowest, 1 as the
			* highest, 0: it stays */
	bool dissents; /* alone it would lead to another outcome */
} heng_ballot;

/* The experts' part of a result, before it meets a pre-check. */
typedef struct heng_tally {
	heng_ballot *ballots; /* in the panel document's order */
	size_t counted;
	int32_t mean;	      /* basis points, half-even; -1: none counted */
	int32_t in_favour;    /* ballots of 60 and more among the counted */
	heng_outcome outcome;
	int32_t share;
	heng_mean method; /* which of the three is `combined` */
	int trim_from;	  /* ballots, HENG_TRIM_FROM_MIN and more; 0: never */
	size_t dropped;	  /* by trimming: 2 or 0 */
	int32_t median, trimmed, combined; /* as `mean` */
	int lowest, highest;		   /* points 0…100; -1: none */
} heng_tally;

enum {
	HENG_READ_VALUE_MAX = 256, /* code points */
	HENG_FINDINGS_MAX = 256,   /* of one rule; more are counted, not kept */
	HENG_MESSAGE_MAX = 4096,   /* bytes of a message */
	HENG_READS_MAX = 4096,	   /* of one rule */
	HENG_MISSING_MAX = 4096,   /* of one rule; more are left out */
};

/* The value of a parameter as the rule saw it. */
typedef struct heng_param_use {
	const heng_param *param;
	heng_param_value value;
	const char *origin; /* "default", "profile", "command-line" */
} heng_param_use;

typedef struct heng_result {
	const heng_rule *rule;
	int weight; /* as the profile sets it */
	heng_outcome outcome;
	int32_t share; /* basis points: 10000 pass, 0 fail, else partial */
	bool is_excluded; /* the rule's own condition said not applicable */
	bool is_volatile; /* rests on a wall-clock or CPU limit */
	bool is_confidential; /* on a confidential value that no read shows */
	heng_finding *findings, **findings_end;
	heng_value_read *reads, **reads_end;
	heng_missing *missing, **missing_end;
	size_t n_findings, n_reads, n_missing;
	heng_tally *tally; /* experts' rules only */
	heng_outcome precheck; /* of kind `both`: what the check said; of kind
				* `expert`: what `applies` said */
	int32_t precheck_share; /* its share; -1: there was none */
	const heng_param_use *params; /* rule->n_params of them */
	/* Set by scoring, in basis points of the total. */
	int64_t effective_weight;
	/* The waiver that is applied; the result itself stays as found. */
	const heng_waiver *waiver; /* NULL: none */
} heng_result;

/*
 * An empty result that is `error` until somebody judges: its share is -1, by
 * which the first heng_result_merge knows that there is nothing to merge with.
 */
void heng_result_init(heng_result *result, const heng_rule *rule, int weight);

/* The interval the rule counts as: equal ends where resolved. */
int32_t heng_result_low(const heng_result *result);
int32_t heng_result_high(const heng_result *result);

/*
 * Merges one judgement: the worse outcome holds, of partials the lower. A
 * partial whose share is not 1…9999 is an error, never clamped. The share of
 * other outcomes is not read.
 */
void heng_result_merge(heng_result *result, heng_outcome outcome,
		       int32_t share);

/*
 * Each copies its strings into the arena and appends; NULL text: none. What
 * is added beyond a bound is counted or dropped as the bound says.
 */
heng_rc heng_result_add_finding(heng_result *result, heng_arena *arena,
				const char *path, uint32_t line,
				uint32_t column, const char *zh,
				const char *en);
heng_rc heng_result_add_read(heng_result *result, heng_arena *arena,
			     const char *path, uint32_t line,
			     const char *value, size_t size, bool missing);
heng_rc heng_result_add_missing(heng_result *result, heng_arena *arena,
				const char *path);

/*
 * The same without copies, for what is read and found in great numbers:
 * `path` and the NUL-terminated `value` must live as long as the result (a
 * value that is too long is copied and cut); findings are moved, each with
 * messages of at most HENG_MESSAGE_MAX bytes.
 */
heng_rc heng_result_borrow_read(heng_result *result, heng_arena *arena,
				const char *path, uint32_t line,
				const char *value, size_t size, bool missing);
void heng_result_take_findings(heng_result *result, heng_finding *first);

#endif
