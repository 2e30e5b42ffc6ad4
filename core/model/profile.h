/* A profile: which rules count how much, and what follows from the score. */
#ifndef HENG_MODEL_PROFILE_H
#define HENG_MODEL_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/model/rule.h"
#include "core/model/terms.h"
#include "core/model/text.h"

enum {
	HENG_UNSET = -1, /* of a weight, share, total or count below */
	HENG_OUTCOMES_MAX = 16,
	HENG_DIMENSION_WEIGHT_MAX = 1000,
};

/* A condition on one rule: its share must be at least `share`. */
typedef struct heng_at_least {
	const char *rule;
	int32_t share; /* basis points */
} heng_at_least;

/* One conclusion and what it demands; all conditions are upward closed. */
typedef struct heng_profile_outcome {
	const char *id;
	heng_text label;
	bool no_veto;			   /* no failed veto */
	bool minimums;			   /* every dimension's own minimum */
	int32_t total;			   /* HENG_UNSET or basis points */
	int32_t minimum[HENG_DIMENSIONS];  /* HENG_UNSET or basis points */
	int64_t failures[HENG_SEVERITIES]; /* HENG_UNSET or at most so many
					    * of this severity or worse */
	const heng_at_least *at_least;
	size_t n_at_least;
} heng_profile_outcome;

typedef struct heng_profile_dimension {
	int weight;	     /* 0…HENG_DIMENSION_WEIGHT_MAX */
	int32_t minimum;     /* HENG_UNSET or basis points */
	bool when_empty_met; /* a minimum is met where no rule applies */
} heng_profile_dimension;

typedef struct heng_param_setting {
	const char *name;
	heng_param_value value;
	bool is_text;
	const char *origin; /* "profile", "command-line" */
} heng_param_setting;

/* What a profile says about one rule. */
typedef struct heng_profile_rule {
	const char *rule;
	bool selected;
	int weight; /* HENG_UNSET: the rule's own */
	const heng_param_setting *params;
	size_t n_params;
	int combine; /* HENG_UNSET: the profile's; or a heng_mean */
} heng_profile_rule;

/*
 * How a profile treats ballots. The defaults are proposals for its author;
 * 0.667 is the alpha below which Krippendorff advises against even tentative
 * conclusions (Content Analysis, 2nd ed., Sage 2004, p. 241).
 */
enum {
	HENG_TRIM_FROM = 5,	     /* default, counted ballots */
	HENG_TRIM_FROM_MIN = 3,	     /* two go, one has to stay */
	HENG_TRIM_FROM_MAX = 1000,   /* as of a quorum */
	HENG_AGREEMENT_BELOW = 6670, /* default, basis points of alpha */
};
typedef struct heng_profile_ballots {
	heng_mean combine;
	int trim_from;		 /* counted ballots */
	int32_t agreement_below; /* basis points of alpha */
} heng_profile_ballots;

/* A rule that the profile wants from a plugin: what is known of it when the
 * plugin cannot be admitted. */
typedef struct heng_profile_want {
	const char *plugin;
	const char *rule;
	heng_text title;
	heng_dimension dimension;
	heng_severity severity;
	int weight;
	bool veto;
	unsigned phases; /* bits; 0: whatever the profile's phase is */
} heng_profile_want;

/* Immutable after loading. Strings live as long as the profile. */
typedef struct heng_profile {
	const char *id;
	const char *version;
	heng_text title;
	const char *scheme; /* of the dossiers it is for */
	heng_phase phase;
	const char *const *policies; /* ids */
	size_t n_policies;
	const char *const *plugins; /* ids */
	size_t n_plugins;
	heng_profile_dimension dimensions[HENG_DIMENSIONS];
	const heng_profile_rule *rules; /* sorted by rule id */
	size_t n_rules;
	bool only_listed;		/* no other rule takes part */
	const heng_profile_want *wants; /* by plugin, then rule id */
	size_t n_wants;
	const char *const *known_plugins; /* those whose rules `wants` lists,
					   * though it be none */
	size_t n_known_plugins;
	const heng_profile_outcome *outcomes; /* best first */
	size_t n_outcomes;
	heng_text undetermined;		    /* label */
	const char *const *waivable_vetoes; /* rule ids */
	size_t n_waivable_vetoes;
	const char *file;    /* where it was read from; not in any report */
	const char *shipped; /* id of the shipped profile it is or derives
			      * from; NULL: none */
	char sha256[65];
	heng_profile_ballots ballots;
	bool is_abstract; /* there for others to inherit; has no more than
			   * id, version and title of what stands above */
} heng_profile;

/* What the profile says about a rule, or NULL. */
const heng_profile_rule *heng_profile_rule_find(const heng_profile *profile,
						const char *rule);

/* Whether a waiver may set the rule aside although it is a veto. */
bool heng_profile_permits_waiver(const heng_profile *profile, const char *rule);

/* Whether an at_least condition of any outcome names the rule: then what is
 * found of it matters although it is waived. */
bool heng_profile_names_rule(const heng_profile *profile, const char *rule);

/* Whether the rule takes part, if it is for the phase. */
bool heng_profile_selects(const heng_profile *profile, const char *rule);

/* How the ballots on a rule are combined. */
heng_mean heng_profile_combines(const heng_profile *profile, const char *rule);

#endif
