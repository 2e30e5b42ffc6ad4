/* Lint's checks: rules, their parameters, and norms. */
#include <string.h>

#include "core/cli/lint_parts.h"

void heng_lint_tell(heng_lint *lint, heng_error *error)
{
	lint->found++;
	/* It loads and runs: a note, no error. */
	error->rc = HENG_OK;
	(void)heng_cli_report(error, lint->cli);
}

bool heng_lint_is_own(const heng_lint *lint, const char *policy)
{
	return !lint->only || strcmp(lint->only, policy) == 0;
}

static void place(const heng_lint *lint, const heng_rule *rule, const char *key,
		  heng_error *error)
{
	heng_policies_locate(lint->policies, rule, key, error);
}

/* What a report would lack. */
static void check_texts(heng_lint *lint, const heng_rule *rule)
{
	heng_error error;

	if (!rule->rationale.zh) {
		heng_fail(&error, HENG_EINPUT, "H2601",
			  "规则 %s 没有写理由（rationale）",
			  "rule %s has no rationale", rule->id);
		place(lint, rule, NULL, &error);
		heng_error_hint(
		    &error,
		    "写明规则为何存在：rationale = { zh = \"…\", en "
		    "= \"…\" }",
		    "say why the rule exists: rationale = { zh = "
		    "\"…\", en = \"…\" }");
		heng_lint_tell(lint, &error);
	}
	if (!rule->remedy.zh) {
		heng_fail(&error, HENG_EINPUT, "H2602",
			  "规则 %s 没有写整改办法（remedy）",
			  "rule %s has no remedy", rule->id);
		place(lint, rule, NULL, &error);
		heng_error_hint(
		    &error,
		    "写明未通过时怎么办：remedy = { zh = \"…\", en = "
		    "\"…\" }",
		    "say what puts a failure right: remedy = { zh "
		    "= \"…\", en = \"…\" }");
		heng_lint_tell(lint, &error);
	}
	if (rule->n_cites == 0) {
		heng_fail(&error, HENG_EINPUT, "H2603",
			  "规则 %s 没有引用任何规范（cites）",
			  "rule %s cites no norm", rule->id);
		place(lint, rule, NULL, &error);
		heng_error_hint(
		    &error,
		    "写明依据：cites = { \"csl#log-retention\" }；条"
		    "号未核实的规范写 verified = false",
		    "say what it rests on: cites = { "
		    "\"csl#log-retention\" }; a norm whose "
		    "articles nobody has held against the text is "
		    "verified = false");
		heng_lint_tell(lint, &error);
	}
}

static void check_params(heng_lint *lint, const heng_rule *rule,
			 const heng_survey *survey)
{
	for (size_t i = 0; i < rule->n_params && i < 64; i++) {
		const heng_param *param = &rule->params[i];
		const char *keys[] = {"params", param->name};
		heng_error error;

		if (!(survey->params & (uint64_t)1 << i)) {
			heng_fail(&error, HENG_EINPUT, "H2604",
				  "规则 %s 的参数 '%s' 没有用到",
				  "rule %s does not use its parameter '%s'",
				  rule->id, param->name);
			heng_policies_locate_key(lint->policies, rule, keys, 2,
						 &error);
			heng_error_hint(
			    &error, "在 check 或 applies 中写 p.%s，或删去它",
			    "write p.%s in check or applies, or "
			    "take it out",
			    param->name);
			heng_lint_tell(lint, &error);
		}
		/* Money is fen and a share basis points, whatever it says. */
		if (param->type != HENG_PARAM_INTEGER || param->unit)
			continue;
		heng_fail(&error, HENG_EINPUT, "H2605",
			  "规则 %s 的参数 '%s' 没有单位",
			  "parameter '%2$s' of rule %1$s has no unit", rule->id,
			  param->name);
		heng_policies_locate_key(lint->policies, rule, keys, 2, &error);
		heng_error_hint(&error, "写上单位，例如 unit = \"days\"",
				"write its unit, such as unit = \"days\"");
		heng_lint_tell(lint, &error);
	}
}

static bool uses_policy(const heng_profile *profile, const char *policy)
{
	for (size_t i = 0; i < profile->n_policies; i++) {
		if (strcmp(profile->policies[i], policy) == 0)
			return true;
	}
	return false;
}

static bool leaves_out(const heng_profile *profile, const char *rule)
{
	for (size_t i = 0; i < profile->n_rules; i++) {
		if (strcmp(profile->rules[i].rule, rule) == 0)
			return !profile->rules[i].selected;
	}
	return false;
}

/* A rule that no dossier will ever meet. */
static void check_reach(heng_lint *lint, const heng_rule *rule,
			const heng_survey *survey)
{
	size_t using = 0, fitting = 0, selecting = 0;
	heng_error error;

	if (survey->never_applies) {
		heng_fail(&error, HENG_EINPUT, "H2606",
			  "规则 %s 的 applies 总是返回 false",
			  "applies of rule %s is always false", rule->id);
		place(lint, rule, "applies", &error);
		heng_error_hint(&error, "写上条件，或删去 applies",
				"write a condition, or leave applies out");
		heng_lint_tell(lint, &error);
	}
	for (size_t i = 0; i < lint->n_profiles; i++) {
		const heng_profile *profile = lint->profiles[i];

		if (!uses_policy(profile, rule->owner))
			continue;
		using ++;
		if (!(rule->phases & 1u << profile->phase))
			continue;
		fitting++;
		selecting += !leaves_out(profile, rule->id);
	}
	/* A policy without profiles of its own is for -p. */
	if (using == 0 || selecting > 0)
		return;
	if (fitting == 0) {
		heng_fail(&error, HENG_EINPUT, "H2607",
			  "用到策略 %s 的方案都不在规则 %s 的阶段",
			  "no profile with the policy %s is of a phase of rule "
			  "%s",
			  rule->owner, rule->id);
		place(lint, rule, "phases", &error);
		heng_error_hint(&error, "改写 phases，或增加该阶段的评价方案",
				"change the phases, or add a profile of that "
				"phase");
	} else {
		heng_fail(&error, HENG_EINPUT, "H2608",
			  "每个方案都排除了规则 %s",
			  "every profile leaves rule %s out", rule->id);
		place(lint, rule, NULL, &error);
		heng_error_hint(
		    &error, "在一个方案的 rules 中选用 [\"%s\"]，或删去规则",
		    "select [\"%s\"] in the rules of a profile, or "
		    "take the rule out",
		    rule->id);
	}
	heng_lint_tell(lint, &error);
}

static bool cites(const heng_rule *rules, size_t n, const char *norm)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < rules[i].n_cites; k++) {
			if (strcmp(rules[i].cites[k].norm, norm) == 0)
				return true;
		}
	}
	return false;
}

static void check_norm(heng_lint *lint, const heng_norm *norm)
{
	size_t n;
	const heng_rule *rules = heng_policies_rules(lint->policies, &n);
	heng_error error;

	if (cites(rules, n, norm->id))
		return;
	for (size_t h = 0; h < lint->n_hosts; h++) {
		const heng_plugin_info *info =
		    heng_plugin_host_info(lint->hosts[h]);

		if (cites(info->rules, info->n_rules, norm->id))
			return;
	}
	heng_fail(&error, HENG_EINPUT, "H2609", "没有规则引用规范 '%s'",
		  "no rule cites the norm '%s'", norm->id);
	if (!heng_policies_locate_norm(lint->policies, lint->only, norm->id,
				       &error))
		return;
	heng_error_hint(&error, "在规则的 cites 中引用 \"%s#…\"，或删去它",
			"cite \"%s#…\" in a rule's cites, or take it out",
			norm->id);
	heng_lint_tell(lint, &error);
}

heng_rc heng_lint_run(heng_lint *lint, heng_error *error)
{
	size_t n_rules, n_norms;
	const heng_rule *rules = heng_policies_rules(lint->policies, &n_rules);
	const heng_norm *norms = heng_policies_norms(lint->policies, &n_norms);

	for (size_t i = 0; i < n_rules; i++) {
		const heng_rule *rule = &rules[i];
		heng_survey survey;

		if (!heng_lint_is_own(lint, rule->owner))
			continue;
		heng_rc rc = heng_policies_survey(lint->policies, rule,
						  &lint->arena, &survey, error);
		if (rc != HENG_OK)
			return rc;
		check_texts(lint, rule);
		check_params(lint, rule, &survey);
		check_reach(lint, rule, &survey);
		heng_lint_messages(lint, rule, &survey);
		rc = heng_lint_cases(lint, rule, &survey, error);
		if (rc != HENG_OK)
			return rc;
	}
	for (size_t i = 0; i < n_norms; i++)
		check_norm(lint, &norms[i]);
	return HENG_OK;
}
