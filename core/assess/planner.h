/* The planner: a plan in the making, and the checks on what it was asked. */
#ifndef HENG_ASSESS_PLANNER_H
#define HENG_ASSESS_PLANNER_H

#include "core/assess/plan.h"

/* What planning needs at hand. */
typedef struct heng_planner {
	heng_plan *plan;
	const heng_policies *policies;
	heng_plugin_host *const *hosts;
	size_t n_hosts;
	const heng_plan_options *options;
	heng_error *error;
	size_t capacity; /* of plan->rules */
	size_t cap_not_selected;
} heng_planner;

/* Splits "RULE.NAME=VALUE"; rule ids may hold dots, names may not. */
bool heng_plan_split_param(const char *text, size_t *rule_size,
			   const char **name, size_t *name_size,
			   const char **value);

/* Whether all that the profile and the command line name exists. */
heng_rc heng_plan_check(heng_planner *p);

#endif
