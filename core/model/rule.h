/* A rule: one judgement with an id that never changes, and its parameters. */
#ifndef HENG_MODEL_RULE_H
#define HENG_MODEL_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/model/terms.h"
#include "core/model/text.h"

typedef enum heng_param_type {
	HENG_PARAM_INTEGER,
	HENG_PARAM_MONEY,   /* integer minor units */
	HENG_PARAM_PERCENT, /* integer basis points */
	HENG_PARAM_BOOL,    /* 0 or 1 */
	HENG_PARAM_TEXT,
} heng_param_type;

typedef struct heng_param_value {
	int64_t number;	  /* all types but TEXT */
	const char *text; /* TEXT; never NULL there */
} heng_param_value;

/* A threshold that a profile or the command line may change. */
typedef struct heng_param {
	const char *name;
	heng_param_type type;
	const char *unit; /* "days"; may be NULL */
	int64_t min, max; /* inclusive; of numbers */
	heng_param_value default_value;
} heng_param;

/* A norm, and one of its articles by key; the article may be NULL. */
typedef struct heng_cite {
	const char *norm;
	const char *article;
} heng_cite;

/* What one score of an expert's scale means. */
typedef struct heng_anchor {
	int score; /* 0…100 */
	heng_text meaning;
} heng_anchor;

enum {
	HENG_RULE_ID_MAX = 32,
	HENG_RULE_WEIGHT_MAX = 1000,
	HENG_PASS_AT = 6000,	/* default, basis points */
	HENG_FAIL_BELOW = 4000, /* default, basis points */
	HENG_QUORUM = 3,	/* default, ballots */
};

typedef enum heng_rule_source {
	HENG_FROM_POLICY,
	HENG_FROM_PLUGIN,
} heng_rule_source;

/* Immutable after loading; owned by the policy or plugin that declares it. */
typedef struct heng_rule {
	const char *id;
	heng_text title;
	heng_dimension dimension;
	unsigned phases; /* bit 1 << heng_phase */
	heng_severity severity;
	int weight; /* 0…HENG_RULE_WEIGHT_MAX; 0: informational */
	bool veto;
	heng_kind kind;
	const heng_cite *cites;
	size_t n_cites;
	const heng_param *params;
	size_t n_params;
	heng_text rationale, remedy, guidance; /* may be NULL */
	const heng_anchor *scale;	       /* experts' rules */
	size_t n_scale;
	int pass_at, fail_below; /* basis points */
	int quorum;
	bool majority; /* count ballots of 60 and more instead of the mean */
	heng_rule_source source;
	const char *owner;   /* id of the policy or plugin */
	const char *file;    /* of a policy; NULL for a plugin */
	unsigned line;	     /* of its declaration */
	int check, applies;  /* handles of the owner; 0: none */
} heng_rule;

/* Default weight of a severity: 5, 3, 1 from critical to minor. */
int heng_severity_weight(heng_severity severity);

/* The parameter by name, or NULL. */
const heng_param *heng_rule_param(const heng_rule *rule, const char *name);

const char *heng_param_type_name(heng_param_type type);
bool heng_param_type_find(const char *name, heng_param_type *out);

#endif
