/* The experts of a panel: who counted, how far they agreed, who mattered. */
#ifndef HENG_MODEL_EXPERTS_H
#define HENG_MODEL_EXPERTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	/* Above it neither agreement nor leave-one-out is computed: up to here
	 * alpha is exact in 128 bits (core/assess/agreement.c). */
	HENG_AGREEMENT_EXPERTS_MAX = 40,
	/* 4,096 rules of policies and 256 of each of 64 plugins. */
	HENG_AGREEMENT_RULES_MAX = 20480,
	HENG_ROUNDS_MAX = 9, /* by the panel's grammar */
};

/* An expert as the panel document lists him. No name and no institution:
 * they are confidential, and the document's digest is in the report. */
typedef struct heng_expert {
	const char *id;
	const char *field; /* of expertise; NULL: not given */
	bool recused;
	bool conflict;	/* with an organisation of the dossier */
	size_t ballots; /* on rules of this report */
	size_t counted; /* of them */
} heng_expert;

/* Why a coefficient is not there. */
typedef enum heng_no_figure {
	HENG_FIGURE,	      /* it is */
	HENG_TOO_FEW_EXPERTS, /* fewer than two counted */
	HENG_TOO_FEW_RULES,   /* fewer than two have enough ballots */
	HENG_NO_VARIANCE,     /* nothing differs, or not as it has to */
	HENG_BEYOND_LIMIT,    /* more experts or rules than the limits */
} heng_no_figure;
enum { HENG_NO_FIGURES = 5 };

/* A coefficient in basis points, perhaps negative. */
typedef struct heng_coefficient {
	heng_no_figure why_not;
	int64_t value; /* 0 where it is not there */
	size_t rules;  /* it rests on */
} heng_coefficient;

/* What the coefficients are made of, from integer scores. For alpha: the
 * ballots that have a partner, m S2 - S1^2 of each rule's ballots summed over
 * the rules with m of them, and the same of all at once. For ICC: between
 * rules, between experts, and the rest, each times the number of ballots. */
typedef struct heng_agreement_sums {
	int64_t ballots;
	int64_t within[HENG_AGREEMENT_EXPERTS_MAX + 1];
	int64_t scatter;
	int64_t between_rules, between_experts, error;
} heng_agreement_sums;

/* How far counted ballots agree over the rules that experts scored. */
typedef struct heng_agreement {
	size_t experts; /* with a counted ballot */
	size_t rules;	/* with a counted ballot */
	size_t ballots; /* counted */
	heng_coefficient alpha, icc;
	int32_t below; /* the profile's: basis points of alpha */
	bool is_low;   /* alpha is there and below it */
	heng_agreement_sums sums;
} heng_agreement;

/* What the verdict would be if an expert had cast no ballot. */
typedef struct heng_leave_out {
	const char *expert;
	int best, worst; /* as of heng_verdict */
	bool determined;
	bool has_score;
	int32_t low, high;   /* the total, basis points */
	bool differs;	     /* best, worst or determined */
	size_t below_quorum; /* rules that then lack their quorum */
} heng_leave_out;

/* Ballots of one round on rules of this report. */
typedef struct heng_round {
	size_t ballots, counted;
} heng_round;

typedef struct heng_experts {
	heng_expert *list; /* in the panel document's order */
	size_t n;
	heng_round rounds[HENG_ROUNDS_MAX + 1]; /* by number, from 1 */
	heng_agreement agreement;
	heng_leave_out *leave_out; /* of each who counted, in that order */
	size_t n_leave_out;	   /* 0 above the limit, too */
	bool differs;		   /* one of them does */
} heng_experts;

#endif
