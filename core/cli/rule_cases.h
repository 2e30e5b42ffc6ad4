/* The cases of policies, as explain and lint look at them. */
#ifndef HENG_CLI_RULE_CASES_H
#define HENG_CLI_RULE_CASES_H

#include "core/base/mem.h"
#include "core/cases/suite.h"
#include "core/cli/explain_rule.h"
#include "core/lua/policies.h"

/*
 * Opens the cases of the policy of that id; *out is NULL where the policy has
 * no folder, and to be freed in any case. HENG_EINPUT: a mistake in them.
 */
heng_rc heng_rule_cases_open(const heng_policies *policies, const char *policy,
			     const heng_limits *limits, const char *samples,
			     heng_suite **out, heng_error *error);

/* The first case of each outcome of the rule; the list and its texts are in
 * the arena. NULL: no memory. */
const heng_rule_example *heng_rule_cases_examples(const heng_suite *suite,
						  const char *rule,
						  heng_arena *arena, size_t *n);

/* Marks the outcomes that the rule's cases expect. */
void heng_rule_cases_expected(const heng_suite *suite, const char *rule,
			      bool seen[HENG_OUTCOMES]);

#endif
