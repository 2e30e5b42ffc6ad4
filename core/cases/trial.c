/* Trial: one case tried on its rule. */
#include "core/cases/trial.h"

#include <string.h>
#include <unistd.h>

#include "core/assess/plan.h"
#include "core/assess/tally.h"

const heng_rule *heng_judges_find(const heng_judges *judges, const char *id,
				  int *host)
{
	size_t n;
	const heng_rule *rules = heng_policies_rules(judges->policies, &n);

	*host = -1;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(rules[i].id, id) == 0)
			return &rules[i];
	}
	for (size_t k = 0; k < judges->n_hosts; k++) {
		const heng_plugin_info *info =
		    heng_plugin_host_info(judges->hosts[k]);

		*host = (int)k;
		for (size_t i = 0; i < info->n_rules; i++) {
			if (strcmp(info->rules[i].id, id) == 0)
				return &info->rules[i];
		}
	}
	return NULL;
}

static heng_rc fail_at(const heng_case *c, heng_error *error)
{
	heng_error_at(error, c->file, c->line, c->column, 1);
	return error->rc;
}

/* The rule's parameters with what the case sets. */
static heng_rc bind_params(const heng_case *c, heng_arena *arena,
			   heng_result *result, heng_error *error)
{
	const heng_rule *rule = result->rule;
	heng_param_use *uses =
	    heng_arena_alloc(arena, (rule->n_params + 1) * sizeof(*uses));

	if (!uses)
		return heng_fail_memory(error);
	for (size_t i = 0; i < rule->n_params; i++)
		uses[i] = (heng_param_use){
		    &rule->params[i], rule->params[i].default_value, "default"};
	result->params = uses;
	for (size_t k = 0; k < c->n_params; k++) {
		const heng_param_setting *set = &c->params[k];
		const heng_param *param = heng_rule_param(rule, set->name);

		if (!param ||
		    !heng_param_take(param, set, NULL,
				     &uses[param - rule->params].value)) {
			heng_fail(error, HENG_EINPUT, "H7030",
				  param ? "规则 %s 的参数 '%s' 不接受这个值"
					: "规则 %s 没有参数 '%s'",
				  param ? "rule %s does not take this value "
					  "for its parameter '%s'"
					: "rule %s has no parameter '%s'",
				  rule->id, set->name);
			return fail_at(c, error);
		}
		uses[param - rule->params].origin = "test";
	}
	return HENG_OK;
}

/* What Lua rules see of the case's measures. */
static heng_rc offer_measures(const heng_case *c, heng_arena *arena,
			      heng_lua_job *job, heng_error *error)
{
	heng_lua_measure *list =
	    heng_arena_alloc(arena, (c->n_measures + 1) * sizeof(*list));

	if (!list)
		return heng_fail_memory(error);
	for (size_t i = 0; i < c->n_measures; i++)
		list[i] =
		    (heng_lua_measure){.name = c->measures[i].name,
				       .computed = c->measures[i].computed,
				       .value = c->measures[i].value,
				       .scale = c->measures[i].scale};
	job->measures = list;
	job->n_measures = c->n_measures;
	return HENG_OK;
}

static heng_rc take_as_of(const heng_case *c, const heng_image *image,
			  heng_date *out, heng_error *error)
{
	heng_place place = {0, heng_image_attribute_find(image, 0, "asOf")};
	const char *text;
	size_t size;

	if (place.attribute != HENG_NO_ATTRIBUTE) {
		text = heng_image_value(image, place, &size);
		if (heng_date_parse(text, size, out))
			return HENG_OK;
	}
	heng_fail(error, HENG_EINPUT, "H1103", "评价基准日 asOf 缺失或无效",
		  "the dossier's asOf is missing or no date");
	return fail_at(c, error);
}

/* Experts whose names do not matter. */
static heng_rc tally(const heng_case *c, heng_arena *arena, heng_result *result,
		     heng_error *error)
{
	heng_ballot *ballots =
	    heng_arena_alloc(arena, (c->n_ballots + 1) * sizeof(*ballots));
	heng_tally *sum = heng_arena_alloc(arena, sizeof(*sum));

	if (!ballots || !sum)
		return heng_fail_memory(error);
	*sum = (heng_tally){.ballots = c->n_ballots ? ballots : NULL};
	for (size_t i = 0; i < c->n_ballots; i++)
		ballots[i] = (heng_ballot){
		    .next = i + 1 < c->n_ballots ? &ballots[i + 1] : NULL,
		    .expert = "test",
		    .score = c->ballots[i],
		    .round = 1};
	heng_tally_combine(sum, result->rule);
	result->tally = sum;
	heng_tally_apply(result);
	return HENG_OK;
}

static heng_rc judge_policy(const heng_judges *judges, const heng_case *c,
			    const heng_image *image, heng_arena *arena,
			    heng_result *result, heng_error *error)
{
	const heng_rule *rule = result->rule;
	heng_lua_job job = {.image = image, .arena = arena};
	heng_rc rc = take_as_of(c, image, &job.as_of, error);

	if (rc == HENG_OK)
		rc = offer_measures(c, arena, &job, error);
	if (rc == HENG_OK && (rule->kind != HENG_EXPERT || rule->applies)) {
		heng_policies_unbind(judges->policies, rule);
		rc = heng_policies_begin(judges->policies, &job, error);
		if (rc == HENG_OK)
			rc = heng_policies_judge(judges->policies, result,
						 error);
	}
	if (rc == HENG_OK && rule->kind != HENG_AUTOMATIC &&
	    !result->is_excluded)
		rc = tally(c, arena, result, error);
	return rc;
}

static heng_rc judge_plugin(heng_plugin_host *host, const heng_case *c,
			    const heng_image *image, heng_arena *arena,
			    heng_result *result, heng_error *error)
{
	heng_plugin_job job = {.image = image, .image_fd = -1, .folder_fd = -1};
	heng_measure *measures = heng_arena_alloc(
	    arena,
	    (heng_plugin_host_info(host)->n_measures + 1) * sizeof(*measures));
	bool fault;
	heng_rc rc = take_as_of(c, image, &job.as_of, error);

	if (rc != HENG_OK)
		return rc;
	if (!measures)
		return heng_fail_memory(error);
	job.image_fd = heng_image_share(image, error);
	if (job.image_fd < 0)
		return error->rc;
	rc = heng_plugin_host_judge(host, &job, arena, &result, 1, measures,
				    &fault, error);
	close(job.image_fd);
	return rc;
}

heng_rc heng_trial_run(const heng_judges *judges, const heng_case *c,
		       const heng_image *image, heng_arena *arena,
		       heng_result *result, heng_error *error)
{
	int host;
	const heng_rule *rule = heng_judges_find(judges, c->rule, &host);
	heng_rc rc;

	if (!rule) {
		heng_fail(error, HENG_EINPUT, "H7031", "没有规则 %s",
			  "there is no rule %s", c->rule);
		return fail_at(c, error);
	}
	if (c->ballots && rule->kind == HENG_AUTOMATIC) {
		heng_fail(error, HENG_EINPUT, "H7032", "规则 %s 不由专家评分",
			  "rule %s is not scored by experts", rule->id);
		return fail_at(c, error);
	}
	heng_result_init(result, rule, rule->weight);
	rc = bind_params(c, arena, result, error);
	if (rc != HENG_OK)
		return rc;
	if (host >= 0)
		return judge_plugin(judges->hosts[host], c, image, arena,
				    result, error);
	return judge_policy(judges, c, image, arena, result, error);
}

/* Whether a path of the report is the one that is meant: any [n] may be left
 * out. */
static bool is_place(const char *path, const char *wanted)
{
	while (*path) {
		if (*path == '[' && *wanted != '[') {
			path += strcspn(path, "]");
			path += *path == ']';
		} else if (*path++ != *wanted++) {
			return false;
		}
	}
	return *wanted == '\0';
}

heng_difference heng_trial_compare(const heng_case *c,
				   const heng_result *result)
{
	bool said = !c->message, there = !c->at;

	if (result->outcome != c->expect)
		return HENG_OTHER_OUTCOME;
	if (c->share >= 0 && result->share != c->share)
		return HENG_OTHER_SHARE;
	for (const heng_finding *f = result->findings; f; f = f->next) {
		bool says = !c->message || strstr(f->message.zh, c->message) ||
			    strstr(f->message.en, c->message);

		said |= says;
		/* Both of the same finding. */
		there |= says && c->at && is_place(f->path, c->at);
	}
	/* What is missing has no finding of its own. */
	for (const heng_missing *m = result->missing; m && c->at; m = m->next)
		there |= is_place(m->path, c->at);
	if (!said)
		return HENG_OTHER_MESSAGE;
	return there ? HENG_SAME : HENG_OTHER_PLACE;
}
