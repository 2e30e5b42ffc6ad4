/* The planner: whether all that a profile and a command line name exists. */
#include "core/assess/planner.h"

#include <stdio.h>
#include <string.h>

#include "core/base/suggest.h"

bool heng_plan_split_param(const char *text, size_t *rule_size,
			   const char **name, size_t *name_size,
			   const char **value)
{
	const char *equals = strchr(text, '=');
	const char *dot = equals;

	while (dot && dot > text && *dot != '.')
		dot--;
	if (!dot || dot == text || equals - dot < 2)
		return false;
	*rule_size = (size_t)(dot - text);
	*name = dot + 1;
	*name_size = (size_t)(equals - dot - 1);
	*value = equals + 1;
	return true;
}

/* Any rule that this plan knows, selected or not; if it knows none, what may
 * have been meant. */
static bool is_known_rule(const heng_plan *plan, const char *id,
			  heng_suggest *suggest)
{
	for (size_t i = 0; i < plan->n_rules; i++) {
		if (strcmp(plan->rules[i].rule->id, id) == 0)
			return true;
	}
	for (size_t i = 0; i < plan->n_not_selected; i++) {
		if (strcmp(plan->not_selected[i].rule, id) == 0)
			return true;
	}
	for (size_t i = 0; i < plan->n_rules; i++)
		heng_suggest_offer(suggest, plan->rules[i].rule->id);
	for (size_t i = 0; i < plan->n_not_selected; i++)
		heng_suggest_offer(suggest, plan->not_selected[i].rule);
	return false;
}

static void hint(heng_error *error, const heng_suggest *suggest)
{
	if (suggest->best)
		heng_error_hint(error, "是不是想写 '%s'？",
				"did you mean '%s'?", suggest->best);
}

static heng_rc check_profile_rules(heng_planner *p)
{
	const heng_profile *profile = p->plan->profile;

	/* Who knows what a plugin that did not come would have declared? */
	if (p->plan->unknown_plugin)
		return HENG_OK;
	for (size_t i = 0; i < profile->n_rules; i++) {
		heng_suggest suggest = {.wanted = profile->rules[i].rule};
		const char *keys[] = {"rules", profile->rules[i].rule};

		if (is_known_rule(p->plan, keys[1], &suggest))
			continue;
		heng_fail(p->error, HENG_EINPUT, "H2404",
			  "方案中的规则 '%s' 不存在",
			  "the profile names a rule '%s' that does not exist",
			  keys[1]);
		heng_profile_locate(profile, keys, 2, p->error);
		hint(p->error, &suggest);
		if (!suggest.best)
			heng_error_hint(p->error,
					"heng list rules 列出全部规则；"
					"规则所在的策略要列在 policies 中",
					"heng list rules shows all of them; a "
					"rule's policy is listed in policies");
		return HENG_EINPUT;
	}
	for (size_t i = 0; i < profile->n_outcomes; i++) {
		const heng_profile_outcome *outcome = &profile->outcomes[i];
		char item[24];
		const char *keys[] = {"outcomes", item, "at_least", NULL};

		snprintf(item, sizeof(item), "[%zu]", i + 1);
		for (size_t k = 0; k < outcome->n_at_least; k++) {
			const char *rule = outcome->at_least[k].rule;
			heng_suggest suggest = {.wanted = rule};

			if (is_known_rule(p->plan, rule, &suggest))
				continue;
			heng_fail(p->error, HENG_EINPUT, "H2405",
				  "结论 '%s' 的 at_least 所列规则 '%s' 不存在",
				  "at_least of outcome '%s' names a rule '%s' "
				  "that does not exist",
				  outcome->id, rule);
			keys[3] = rule;
			heng_profile_locate(profile, keys, 4, p->error);
			hint(p->error, &suggest);
			return HENG_EINPUT;
		}
	}
	return HENG_OK;
}

/* A veto that may be waived: a slip here would be found when it is needed. */
static heng_rc check_waivable(heng_planner *p)
{
	const heng_profile *profile = p->plan->profile;

	if (p->plan->unknown_plugin)
		return HENG_OK;
	for (size_t i = 0; i < profile->n_waivable_vetoes; i++) {
		const char *rule = profile->waivable_vetoes[i];
		heng_suggest suggest = {.wanted = rule};
		char item[24];
		const char *keys[] = {"waivable_vetoes", item};

		if (is_known_rule(p->plan, rule, &suggest))
			continue;
		snprintf(item, sizeof(item), "[%zu]", i + 1);
		heng_fail(p->error, HENG_EINPUT, "H4906",
			  "waivable_vetoes 所列规则 '%s' 不存在",
			  "waivable_vetoes names a rule '%s' that does not "
			  "exist",
			  rule);
		heng_profile_locate(profile, keys, 2, p->error);
		hint(p->error, &suggest);
		return HENG_EINPUT;
	}
	return HENG_OK;
}

/* Settings in the profile for parameters that a rule does not have. */
static heng_rc check_profile_params(heng_planner *p)
{
	const heng_plan *plan = p->plan;

	for (size_t i = 0; i < plan->n_rules; i++) {
		const heng_rule *rule = plan->rules[i].rule;
		const heng_profile_rule *own =
		    heng_profile_rule_find(plan->profile, rule->id);

		for (size_t k = 0; own && k < own->n_params; k++) {
			heng_suggest suggest = {.wanted = own->params[k].name};
			const char *keys[] = {"rules", rule->id, "params",
					      own->params[k].name};

			if (plan->rules[i].lost ||
			    heng_rule_param(rule, own->params[k].name))
				continue;
			for (size_t j = 0; j < rule->n_params; j++)
				heng_suggest_offer(&suggest,
						   rule->params[j].name);
			heng_fail(p->error, HENG_EINPUT, "H2406",
				  "规则 %s 没有参数 '%s'",
				  "rule %s has no parameter '%s'", rule->id,
				  own->params[k].name);
			heng_profile_locate(plan->profile, keys, 4, p->error);
			hint(p->error, &suggest);
			return HENG_EINPUT;
		}
	}
	return HENG_OK;
}

/* What a profile says of ballots where there are none helps nobody. */
static heng_rc check_profile_combines(heng_planner *p)
{
	const heng_plan *plan = p->plan;

	for (size_t i = 0; i < plan->n_rules; i++) {
		const heng_rule *rule = plan->rules[i].rule;
		const heng_profile_rule *own =
		    heng_profile_rule_find(plan->profile, rule->id);
		const char *keys[] = {"rules", rule->id, "combine"};

		if (!own || own->combine == HENG_UNSET || plan->rules[i].lost ||
		    rule->kind != HENG_AUTOMATIC)
			continue;
		heng_fail(p->error, HENG_EINPUT, "H4602",
			  "规则 %s 由程序评价，没有专家评分可合成",
			  "rule %s is judged by the program: it has no ballots "
			  "to combine",
			  rule->id);
		heng_profile_locate(plan->profile, keys, 3, p->error);
		return HENG_EINPUT;
	}
	return HENG_OK;
}

/* A --param must fit a rule that runs, and one of its parameters. */
static heng_rc check_command_line(heng_planner *p)
{
	const heng_plan *plan = p->plan;

	for (size_t i = 0; i < p->options->n_params; i++) {
		const char *text = p->options->params[i], *name, *value;
		size_t rule_size, name_size;
		char id[HENG_RULE_ID_MAX + 1], key[128];
		const heng_rule *rule = NULL;

		if (!heng_plan_split_param(text, &rule_size, &name, &name_size,
					   &value) ||
		    rule_size >= sizeof(id) || name_size >= sizeof(key)) {
			heng_fail(p->error, HENG_EINPUT, "H2407",
				  "--param '%s' 的写法不对",
				  "--param '%s' is not well written", text);
			heng_error_hint(p->error, "写成 %s", "write %s",
					"--param SQ-07.reply_days=10");
			return HENG_EINPUT;
		}
		snprintf(id, sizeof(id), "%.*s", (int)rule_size, text);
		snprintf(key, sizeof(key), "%.*s", (int)name_size, name);
		heng_suggest rules = {.wanted = id}, params = {.wanted = key};
		for (size_t k = 0; k < plan->n_rules; k++) {
			if (strcmp(plan->rules[k].rule->id, id) == 0)
				rule = plan->rules[k].rule;
			heng_suggest_offer(&rules, plan->rules[k].rule->id);
		}
		if (!rule) {
			heng_fail(p->error, HENG_EINPUT, "H2408",
				  "--param：方案 '%s' 不运行规则 '%s'",
				  "--param: profile '%s' runs no rule '%s'",
				  plan->profile->id, id);
			hint(p->error, &rules);
			return HENG_EINPUT;
		}
		for (size_t k = 0; k < rule->n_params; k++)
			heng_suggest_offer(&params, rule->params[k].name);
		if (!heng_rule_param(rule, key)) {
			heng_fail(p->error, HENG_EINPUT, "H2409",
				  "--param：规则 %s 没有参数 '%s'",
				  "--param: rule %s has no parameter '%s'", id,
				  key);
			hint(p->error, &params);
			return HENG_EINPUT;
		}
	}
	for (size_t i = 0; i < p->options->n_only; i++) {
		const char *only = p->options->only[i];
		heng_suggest suggest = {.wanted = only};
		heng_dimension dimension;

		for (int d = 0; d < HENG_DIMENSIONS; d++)
			heng_suggest_offer(
			    &suggest, heng_dimension_name((heng_dimension)d));
		if (heng_dimension_find(only, &dimension) ||
		    is_known_rule(plan, only, &suggest))
			continue;
		heng_fail(p->error, HENG_EINPUT, "H2410",
			  "--only：没有名为 '%s' 的规则或维度",
			  "--only: there is no rule or dimension '%s'", only);
		hint(p->error, &suggest);
		return HENG_EINPUT;
	}
	return HENG_OK;
}

heng_rc heng_plan_check(heng_planner *p)
{
	heng_rc rc = check_profile_rules(p);

	if (rc == HENG_OK)
		rc = check_waivable(p);
	if (rc == HENG_OK)
		rc = check_profile_params(p);
	if (rc == HENG_OK)
		rc = check_profile_combines(p);
	return rc == HENG_OK ? check_command_line(p) : rc;
}
