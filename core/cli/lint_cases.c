/* Lint's checks: outcomes that a rule can give and no case shows. */
#include <string.h>

#include "core/cases/constructs.h"
#include "core/cli/lint_parts.h"
#include "core/cli/rule_cases.h"

heng_rc heng_lint_open_cases(heng_lint *lint, heng_error *error)
{
	size_t n;
	const heng_policy *list = heng_policies_list(lint->policies, &n);
	heng_rc rc = HENG_OK;

	lint->cases = heng_arena_alloc(&lint->arena, n * sizeof(*lint->cases));
	if (!lint->cases)
		return heng_fail_memory(error);
	for (size_t i = 0; rc == HENG_OK && i < n; i++) {
		lint->n_cases = i + 1;
		if (heng_lint_is_own(lint, list[i].id))
			rc = heng_rule_cases_open(
			    lint->policies, list[i].id, &lint->cli->limits,
			    lint->cli->library.samples, &lint->cases[i], error);
	}
	return rc;
}

void heng_lint_close_cases(heng_lint *lint)
{
	for (size_t i = 0; i < lint->n_cases; i++)
		heng_suite_free(lint->cases[i]);
}

/* Missing are named in one note; experts and plugins answer for themselves. */
heng_rc heng_lint_cases(heng_lint *lint, const heng_rule *rule,
			const heng_survey *survey, heng_error *error)
{
	static const heng_outcome wanted[] = {HENG_PASS, HENG_PARTIAL,
					      HENG_FAIL, HENG_INSUFFICIENT,
					      HENG_NOT_APPLICABLE};
	bool can[HENG_OUTCOMES] = {false}, seen[HENG_OUTCOMES] = {false};
	size_t n;
	const heng_policy *list = heng_policies_list(lint->policies, &n);
	char missing[128] = "";
	heng_error note;

	if (!heng_constructs_find(lint->policies, rule, can))
		return heng_fail_memory(error);
	/* What one of several is, the rule may never be as a whole. */
	can[HENG_NOT_APPLICABLE] = rule->applies != 0;
	for (size_t i = 0; i < survey->n_templates; i++) {
		if (survey->templates[i].outcome == HENG_NOT_APPLICABLE &&
		    !survey->templates[i].in_each)
			can[HENG_NOT_APPLICABLE] = true;
	}
	for (size_t i = 0; i < n && i < lint->n_cases; i++) {
		if (strcmp(list[i].id, rule->owner) == 0)
			heng_rule_cases_expected(lint->cases[i], rule->id,
						 seen);
	}
	for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++) {
		if (!can[wanted[i]] || seen[wanted[i]])
			continue;
		strcat(missing, *missing ? ", " : "");
		strcat(missing, heng_outcome_name(wanted[i]));
	}
	if (!*missing)
		return HENG_OK;
	heng_fail(&note, HENG_EINPUT, "H2613", "规则 %s 没有这些结果的用例：%s",
		  "rule %s has no case for: %s", rule->id, missing);
	heng_policies_locate(lint->policies, rule, NULL, &note);
	heng_error_hint(&note,
			"在旁边的 .test.lua 中写 test { rule = \"%s\", base = "
			"\"…\", { expect = \"…\" } }",
			"write test { rule = \"%s\", base = \"…\", { expect = "
			"\"…\" } } in the .test.lua beside it",
			rule->id);
	heng_lint_tell(lint, &note);
	return HENG_OK;
}
