/* A plan: which rules an assessment runs, how they count, and why. */
#include "core/assess/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/assess/planner.h"
#include "core/base/fixed.h"

static bool has_name(const char *const *names, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return false;
}

static bool wants_policy(const heng_planner *p, const char *id)
{
	const heng_profile *profile = p->plan->profile;

	return has_name(profile->policies, profile->n_policies, id) ||
	       has_name(p->options->extra_policies,
			p->options->n_extra_policies, id);
}

/* A profile names a plugin by its id or by its file, "vendor/acme.so". */
static bool names_plugin(const heng_profile *profile, const char *id)
{
	size_t n = strlen(id);

	for (size_t i = 0; i < profile->n_plugins; i++) {
		const char *name = profile->plugins[i];
		const char *slash = strrchr(name, '/');
		const char *base = slash ? slash + 1 : name;

		if (strcmp(name, id) == 0 ||
		    (strncmp(base, id, n) == 0 && strcmp(base + n, ".so") == 0))
			return true;
	}
	return false;
}

static bool wants_plugin(const heng_planner *p, const char *id)
{
	const heng_profile *profile = p->plan->profile;

	return names_plugin(profile, id) ||
	       has_name(p->options->extra_plugins, p->options->n_extra_plugins,
			id);
}

/* Whether --only names the rule or its dimension. */
static bool is_asked_for(const heng_planner *p, const heng_rule *rule)
{
	const heng_plan_options *options = p->options;

	return options->n_only == 0 ||
	       has_name(options->only, options->n_only, rule->id) ||
	       has_name(options->only, options->n_only,
			heng_dimension_name(rule->dimension));
}

static heng_rc add_not_selected(heng_planner *p, const char *rule,
				const char *reason)
{
	heng_plan *plan = p->plan;
	heng_not_selected *grown =
	    heng_array_grow(plan->not_selected, plan->n_not_selected,
			    &p->cap_not_selected, sizeof(*plan->not_selected));

	if (!grown)
		return heng_fail_memory(p->error);
	plan->not_selected = grown;
	plan->not_selected[plan->n_not_selected++] =
	    (heng_not_selected){rule, reason};
	return HENG_OK;
}

static heng_rc add_planned(heng_planner *p, const heng_planned *planned)
{
	heng_plan *plan = p->plan;
	heng_planned *grown = heng_array_grow(
	    plan->rules, plan->n_rules, &p->capacity, sizeof(*plan->rules));

	if (!grown)
		return heng_fail_memory(p->error);
	plan->rules = grown;
	plan->rules[plan->n_rules++] = *planned;
	return HENG_OK;
}

/* The command line's value for a parameter, the last one given, or NULL. */
static const char *command_line_value(const heng_planner *p,
				      const heng_rule *rule,
				      const heng_param *param)
{
	const char *found = NULL;

	for (size_t i = 0; i < p->options->n_params; i++) {
		const char *text = p->options->params[i], *name, *value;
		size_t rule_size, name_size;

		if (heng_plan_split_param(text, &rule_size, &name, &name_size,
					  &value) &&
		    strlen(rule->id) == rule_size &&
		    memcmp(rule->id, text, rule_size) == 0 &&
		    strlen(param->name) == name_size &&
		    memcmp(param->name, name, name_size) == 0)
			found = value;
	}
	return found;
}

static void expect_range(heng_error *error, const heng_param *param)
{
	if (param->type == HENG_PARAM_BOOL)
		heng_error_expected(error, "应为 true 或 false%s",
				    "expected true or false%s", "");
	else if (param->type == HENG_PARAM_TEXT)
		heng_error_expected(error, "应为文字%s", "expected a text%s",
				    "");
	else
		heng_error_expected(error, "应为 %lld 到 %lld 的整数",
				    "expected an integer from %lld to %lld",
				    (long long)param->min,
				    (long long)param->max);
}

static heng_rc take_param(heng_planner *p, const heng_rule *rule,
			  const heng_profile_rule *own, size_t i,
			  heng_param_use *use)
{
	const heng_param *param = &rule->params[i];
	const char *text = command_line_value(p, rule, param);

	*use = (heng_param_use){param, param->default_value, "default"};
	for (size_t k = 0; own && k < own->n_params; k++) {
		const heng_param_setting *setting = &own->params[k];

		if (strcmp(setting->name, param->name) != 0)
			continue;
		use->origin = setting->origin;
		if (heng_param_take(param, setting, NULL, &use->value))
			continue;
		const char *keys[] = {"rules", rule->id, "params", param->name};
		heng_fail(p->error, HENG_EINPUT, "H2401",
			  "规则 %s 的参数 %s 取值不对",
			  "the value of parameter %s.%s does not fit", rule->id,
			  param->name);
		heng_profile_locate(p->plan->profile, keys, 4, p->error);
		expect_range(p->error, param);
		return HENG_EINPUT;
	}
	if (!text)
		return HENG_OK;
	use->origin = "command-line";
	if (heng_param_take(param, NULL, text, &use->value))
		return HENG_OK;
	heng_fail(p->error, HENG_EINPUT, "H2402", "--param %s.%s=%s：取值不对",
		  "--param %s.%s=%s does not fit", rule->id, param->name, text);
	if (param->type == HENG_PARAM_TEXT || param->type == HENG_PARAM_BOOL)
		heng_error_hint(p->error, "应为 %s", "expected: %s",
				heng_param_type_name(param->type));
	else
		heng_error_hint(p->error, "应为 %lld 到 %lld 的整数",
				"an integer from %lld to %lld is expected",
				(long long)param->min, (long long)param->max);
	return HENG_EINPUT;
}

static heng_rc plan_rule(heng_planner *p, const heng_rule *rule, int host,
			 bool lost)
{
	heng_plan *plan = p->plan;
	const heng_profile_rule *own =
	    heng_profile_rule_find(plan->profile, rule->id);
	heng_planned planned = {rule, rule->weight, NULL, host, lost};

	for (size_t i = 0; i < plan->n_rules; i++) {
		const heng_rule *other = plan->rules[i].rule;

		if (strcmp(other->id, rule->id) != 0)
			continue;
		heng_fail(p->error, HENG_EINPUT, "H2403",
			  "规则编号 %s 既在 '%s' 又在 '%s' 中声明",
			  "the rule id %s is declared by '%s' and by '%s'",
			  rule->id, other->owner, rule->owner);
		return HENG_EINPUT;
	}
	if (!(rule->phases & 1u << plan->profile->phase))
		return add_not_selected(p, rule->id, "phase");
	if (!heng_profile_selects(plan->profile, rule->id))
		return add_not_selected(p, rule->id, "profile");
	if (!is_asked_for(p, rule))
		return add_not_selected(p, rule->id, "selection");
	if (own && own->weight != HENG_UNSET)
		planned.weight = own->weight;
	heng_param_use *params = heng_arena_alloc(
	    &plan->arena, (rule->n_params + 1) * sizeof(*params));
	if (!params)
		return heng_fail_memory(p->error);
	for (size_t i = 0; i < rule->n_params; i++) {
		heng_rc rc = take_param(p, rule, own, i, &params[i]);

		if (rc != HENG_OK)
			return rc;
	}
	planned.params = params;
	return add_planned(p, &planned);
}

/* A stand-in for a rule that a refused plugin would have declared. */
static heng_rc plan_lost(heng_planner *p, const heng_profile_want *want,
			 int host)
{
	heng_rule *rule = heng_arena_alloc(&p->plan->arena, sizeof(*rule));

	if (!rule)
		return heng_fail_memory(p->error);
	rule->id = want->rule;
	rule->title = want->title;
	rule->dimension = want->dimension;
	rule->phases =
	    want->phases ? want->phases : 1u << p->plan->profile->phase;
	rule->severity = want->severity;
	rule->weight = want->weight;
	rule->veto = want->veto;
	rule->source = HENG_FROM_PLUGIN;
	rule->owner = want->plugin;
	return plan_rule(p, rule, host, true);
}

/* The plugin itself, where nobody knows what it would have judged. */
static heng_rc plan_unknown(heng_planner *p, const char *plugin, int host)
{
	heng_profile_want want = {
	    .plugin = plugin,
	    .rule = plugin,
	    .dimension = HENG_RISK_CONTROL,
	    .severity = HENG_CRITICAL,
	    .weight = 0,
	};

	want.title.zh = heng_arena_printf(&p->plan->arena, "插件 %s", plugin);
	want.title.en = heng_arena_printf(&p->plan->arena, "plugin %s", plugin);
	if (!want.title.zh || !want.title.en)
		return heng_fail_memory(p->error);
	p->plan->unknown_plugin = plugin;
	return plan_lost(p, &want, host);
}

static heng_rc plan_refused(heng_planner *p, const char *plugin, int host)
{
	const heng_profile *profile = p->plan->profile;
	heng_rc rc = HENG_OK;
	bool known =
	    has_name(profile->known_plugins, profile->n_known_plugins, plugin);

	for (size_t i = 0; rc == HENG_OK && i < profile->n_wants; i++) {
		if (strcmp(profile->wants[i].plugin, plugin) != 0)
			continue;
		rc = plan_lost(p, &profile->wants[i], host);
	}
	if (rc == HENG_OK && !known)
		rc = plan_unknown(p, plugin, host);
	return rc;
}

static heng_rc plan_plugins(heng_planner *p)
{
	heng_plan *plan = p->plan;
	heng_rc rc = HENG_OK;
	int *hosts =
	    heng_arena_alloc(&plan->arena, (p->n_hosts + 1) * sizeof(*hosts));

	plan->plugins = heng_arena_alloc(
	    &plan->arena, (p->n_hosts + 1) * sizeof(*plan->plugins));
	if (!hosts || !plan->plugins)
		return heng_fail_memory(p->error);
	plan->hosts = hosts;
	for (size_t h = 0; rc == HENG_OK && h < p->n_hosts; h++) {
		const heng_plugin_info *info =
		    heng_plugin_host_info(p->hosts[h]);

		if (!wants_plugin(p, info->id))
			continue;
		heng_basis_plugin *basis = &plan->plugins[plan->n_plugins];
		basis->id = info->id;
		basis->version = info->version;
		basis->abi = info->abi;
		memcpy(basis->sha256, info->sha256, sizeof(basis->sha256));
		hosts[plan->n_plugins++] = (int)h;
		const heng_error *why = heng_plugin_host_refusal(p->hosts[h]);
		if (why->rc != HENG_OK) {
			basis->refusal = (heng_text){why->zh, why->en};
			rc = plan_refused(p, info->id, (int)h);
		}
		for (size_t i = 0; rc == HENG_OK && i < info->n_rules; i++)
			rc = plan_rule(p, &info->rules[i], (int)h, false);
	}
	return rc;
}

static heng_rc plan_policies(heng_planner *p)
{
	heng_plan *plan = p->plan;
	size_t n_policies, n_rules;
	const heng_policy *list = heng_policies_list(p->policies, &n_policies);
	const heng_rule *rules = heng_policies_rules(p->policies, &n_rules);
	heng_rc rc = HENG_OK;

	plan->policies = heng_arena_alloc(
	    &plan->arena, (n_policies + 1) * sizeof(*plan->policies));
	if (!plan->policies)
		return heng_fail_memory(p->error);
	for (size_t i = 0; i < n_policies; i++) {
		if (!wants_policy(p, list[i].id))
			continue;
		heng_basis_policy *basis = &plan->policies[plan->n_policies++];
		basis->id = list[i].id;
		basis->version = list[i].version;
		memcpy(basis->sha256, list[i].sha256, sizeof(basis->sha256));
	}
	for (size_t i = 0; rc == HENG_OK && i < n_rules; i++) {
		if (!wants_policy(p, rules[i].owner))
			continue;
		rc = plan_rule(p, &rules[i], -1, false);
		/* What the command line got wrong has no place in it. */
		if (rc == HENG_EINPUT && strcmp(p->error->code, "H2403") == 0)
			heng_policies_locate(p->policies, &rules[i], "id",
					     p->error);
	}
	return rc;
}

static int by_dimension(const void *a, const void *b)
{
	const heng_rule *x = ((const heng_planned *)a)->rule;
	const heng_rule *y = ((const heng_planned *)b)->rule;

	if (x->dimension != y->dimension)
		return (int)x->dimension - (int)y->dimension;
	return strcmp(x->id, y->id);
}

static int by_rule(const void *a, const void *b)
{
	return strcmp(((const heng_not_selected *)a)->rule,
		      ((const heng_not_selected *)b)->rule);
}

heng_rc heng_plan_make(const heng_profile *profile, const heng_profile *shipped,
		       const heng_policies *policies,
		       heng_plugin_host *const *hosts, size_t n_hosts,
		       const heng_plan_options *options, heng_plan **out,
		       heng_error *error)
{
	heng_plan *plan = calloc(1, sizeof(*plan));
	heng_planner p = {.plan = plan,
			  .policies = policies,
			  .hosts = hosts,
			  .n_hosts = n_hosts,
			  .options = options,
			  .error = error};
	heng_rc rc;

	*out = NULL;
	if (!plan)
		return heng_fail_memory(error);
	plan->profile = profile;
	plan->selection = options->n_only > 0;
	error->file[0] = 0;
	rc = plan_plugins(&p);
	if (rc == HENG_OK)
		rc = plan_policies(&p);
	if (rc == HENG_OK)
		rc = heng_plan_check(&p);
	if (rc == HENG_OK && plan->n_rules == 0)
		rc = heng_fail(
		    error, HENG_EINPUT, "H2411", "方案 '%s' 没有选中任何规则",
		    "profile '%s' selects no rule at all", profile->id);
	if (rc == HENG_OK) {
		qsort(plan->rules, plan->n_rules, sizeof(*plan->rules),
		      by_dimension);
		if (plan->n_not_selected > 0)
			qsort(plan->not_selected, plan->n_not_selected,
			      sizeof(*plan->not_selected), by_rule);
		rc = heng_plan_compare(plan, shipped, error);
	}
	if (rc != HENG_OK) {
		heng_plan_free(plan);
		return rc;
	}
	*out = plan;
	return HENG_OK;
}

void heng_plan_free(heng_plan *plan)
{
	if (!plan)
		return;
	free(plan->rules);
	free(plan->not_selected);
	heng_arena_fini(&plan->arena);
	free(plan);
}
