/* A plan: which rules an assessment runs, how they count, and why. */
#ifndef HENG_ASSESS_PLAN_H
#define HENG_ASSESS_PLAN_H

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/lua/policies.h"
#include "core/lua/profiles.h"
#include "core/model/assessment.h"
#include "core/native/plugins.h"

/* A rule as the profile counts it. */
typedef struct heng_planned {
	const heng_rule *rule;
	int weight;
	const heng_param_use *params; /* rule->n_params */
	int host;  /* index of its plugin, -1: a policy's rule */
	bool lost; /* wanted from a plugin that was not admitted */
} heng_planned;

typedef struct heng_plan {
	const heng_profile *profile;
	heng_planned *rules; /* by dimension, then rule id */
	size_t n_rules;
	heng_not_selected *not_selected; /* by rule id */
	size_t n_not_selected;
	heng_change *changes; /* against the shipped profile */
	size_t n_changes;
	heng_basis_policy *policies;
	size_t n_policies;
	heng_basis_plugin *plugins;
	const int *hosts; /* of each plugin: index into the hosts */
	size_t n_plugins;
	bool selection;		    /* --only: no verdict */
	const char *unknown_plugin; /* refused, and the profile does not say
				     * what it wants from it: no verdict */
	heng_arena arena;
} heng_plan;

/* What the command line asks for. Lists are borrowed. */
typedef struct heng_plan_options {
	const char *const *params; /* "RULE.NAME=VALUE" */
	size_t n_params;
	const char *const *only; /* rule ids or dimensions */
	size_t n_only;
	const char *const *extra_policies; /* ids, beyond the profile's */
	size_t n_extra_policies;
	const char *const *extra_plugins;
	size_t n_extra_plugins;
} heng_plan_options;

/*
 * Plans for one profile. `shipped` is the shipped profile that it is or
 * derives from, NULL if there is none; `hosts` the opened plugins, refused
 * ones among them. Errors are the user's: an unknown rule, parameter or
 * value, two rules with one id; with the place in the profile or, for the
 * command line, the argument. A --param or --only that fits no rule of this
 * plan is an error. The plan borrows from all that it is given.
 */
heng_rc heng_plan_make(const heng_profile *profile, const heng_profile *shipped,
		       const heng_policies *policies,
		       heng_plugin_host *const *hosts, size_t n_hosts,
		       const heng_plan_options *options, heng_plan **out,
		       heng_error *error);
void heng_plan_free(heng_plan *plan);

/* The differences between two profiles over the rules of a plan; see
 * contract: change. Appends to plan->changes. */
heng_rc heng_plan_compare(heng_plan *plan, const heng_profile *shipped,
			  heng_error *error);

/* Sets `out` to what a setting means for a parameter; false: wrong type or
 * out of range. `text` is the command line's form, NULL: use `setting`. */
bool heng_param_take(const heng_param *param, const heng_param_setting *setting,
		     const char *text, heng_param_value *out);

/* The value as reports and the command line write it, in the arena. */
const char *heng_param_print(heng_arena *arena, const heng_param *param,
			     const heng_param_value *value);

#endif
