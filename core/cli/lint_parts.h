/* What the parts of heng lint share. */
#ifndef HENG_CLI_LINT_PARTS_H
#define HENG_CLI_LINT_PARTS_H

#include "core/base/mem.h"
#include "core/cases/suite.h"
#include "core/cli/cli.h"
#include "core/lua/survey.h"
#include "core/model/profile.h"

typedef struct heng_lint {
	heng_cli *cli;
	heng_policies *policies;
	const char *only; /* id of the policy in hand; NULL: all */
	heng_profile **profiles;
	size_t n_profiles, cap_profiles;
	heng_plugin_host **hosts; /* plugins, whose rules cite as well */
	size_t n_hosts;
	heng_suite **cases; /* of each policy; NULL: not looked at */
	size_t n_cases;
	heng_arena arena;
	size_t found; /* so many have been told */
} heng_lint;

/* Whether what that policy declares is to be looked at. */
bool heng_lint_is_own(const heng_lint *lint, const char *policy);

/* Tells what is found, one at a time, and counts it. HENG_OK or
 * HENG_ENOMEM. */
heng_rc heng_lint_run(heng_lint *lint, heng_error *error);

/* Looks at the messages of a rule. */
void heng_lint_messages(heng_lint *lint, const heng_rule *rule,
			const heng_survey *survey);

/* The cases of the policies that are looked at; to be closed in any case. */
heng_rc heng_lint_open_cases(heng_lint *lint, heng_error *error);
void heng_lint_close_cases(heng_lint *lint);

/* Looks for outcomes of a rule that no case expects. */
heng_rc heng_lint_cases(heng_lint *lint, const heng_rule *rule,
			const heng_survey *survey, heng_error *error);

/* Prints one of them. */
void heng_lint_tell(heng_lint *lint, heng_error *error);

#endif
