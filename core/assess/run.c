/* A run: one plan over one dossier. */
#include "core/assess/run.h"

#include <stdlib.h>
#include <string.h>

#include "core/assess/closing.h"
#include "core/assess/experts.h"
#include "core/assess/commitments.h"
#include "core/assess/score.h"
#include "core/assess/tally.h"
#include "core/assess/verdict.h"
#include "core/base/fixed.h"

/* What one run has at hand. */
typedef struct runner {
	const heng_plan *plan;
	heng_policies *policies;
	heng_plugin_host *const *hosts;
	const heng_run_input *input;
	heng_arena *arena;
	heng_assessment *out;
	heng_error *error;
	heng_lua_measure *measures;
	size_t n_measures;
	heng_conflicts conflicts; /* of the panel's experts */
} runner;

static const char *root_attribute(const heng_image *image, const char *name)
{
	const char *value = heng_image_attribute_value(image, 0, name);

	return value ? value : "";
}

/* Whom the dossier was written for, if that is not whom the profile is for. */
static void note_stranger(runner *r)
{
	const heng_image *image = r->input->dossier;
	const heng_profile *profile = r->plan->profile;
	const char *scheme = root_attribute(image, "scheme");
	const char *phase = root_attribute(image, "phase");

	if (strcmp(scheme, profile->scheme) == 0 &&
	    strcmp(phase, heng_phase_name(profile->phase)) == 0)
		return;
	r->out->scheme = scheme;
	r->out->phase = phase;
}

/* The text of app/<name>, or "". */
static const char *app_text(const heng_image *image, const char *name)
{
	uint32_t node = heng_image_child(image, 0, "app");

	if (node != HENG_NO_NODE)
		node = heng_image_child(image, node, name);
	if (node == HENG_NO_NODE)
		return "";
	return heng_image_string(image, heng_image_node_at(image, node)->text);
}

static heng_rc init_results(runner *r)
{
	const heng_plan *plan = r->plan;
	heng_result *results =
	    heng_arena_alloc(r->arena, (plan->n_rules + 1) * sizeof(*results));

	if (!results)
		return heng_fail_memory(r->error);
	for (size_t i = 0; i < plan->n_rules; i++) {
		heng_result_init(&results[i], plan->rules[i].rule,
				 plan->rules[i].weight);
		results[i].params = plan->rules[i].params;
	}
	r->out->results = results;
	r->out->n_results = plan->n_rules;
	return HENG_OK;
}

/* The results of rules that a refused plugin should have judged. */
static heng_rc mark_lost(runner *r, heng_result *result, int host)
{
	const heng_error *why = heng_plugin_host_refusal(r->hosts[host]);
	const char *zh, *en;

	heng_result_merge(result, HENG_ERROR, 0);
	zh = heng_arena_printf(r->arena, "插件 %s 未能装入：%s",
			       result->rule->owner, why->zh);
	en = heng_arena_printf(r->arena, "plugin %s was not admitted: %s",
			       result->rule->owner, why->en);
	if (!zh || !en ||
	    heng_result_add_finding(result, r->arena, "", 0, 0, zh, en) !=
		HENG_OK)
		return heng_fail_memory(r->error);
	return HENG_OK;
}

/* A host's index beside what its job's functions need. */
typedef struct host_job {
	const heng_run_input *input;
	uint32_t host;
} host_job;

static void open_attachments(void *userdata, const char *hrefs, size_t n,
			     int *fds)
{
	const heng_run_input *input = ((host_job *)userdata)->input;

	input->open_attachments(input->userdata, hrefs, n, fds);
}

static void on_deadline(void *userdata, const heng_known_fault *fault)
{
	const host_job *job = userdata;
	heng_known known = {.host = job->host,
			    .item = fault->item,
			    .cause = fault->cause,
			    .number = fault->number};

	job->input->on_deadline(job->input->userdata, &known);
}

/* The faults of earlier tries that are of one host. */
static heng_rc choose_known(runner *r, uint32_t host, heng_plugin_job *job)
{
	const heng_run_input *input = r->input;
	heng_known_fault *list;

	if (input->n_known == 0)
		return HENG_OK;
	list = heng_arena_alloc(r->arena, input->n_known * sizeof(*list));
	if (!list)
		return heng_fail_memory(r->error);
	job->known = list;
	for (size_t i = 0; i < input->n_known; i++) {
		const heng_known *known = &input->known[i];

		if (known->host == host)
			list[job->n_known++] = (heng_known_fault){
			    .item = known->item,
			    .cause = (heng_cause)known->cause,
			    .number = known->number};
	}
	return HENG_OK;
}

static heng_rc judge_plugin(runner *r, size_t index, heng_measure *measures)
{
	const heng_plan *plan = r->plan;
	int host = plan->hosts[index];
	host_job own = {r->input, (uint32_t)host};
	heng_plugin_job job = {
	    .image = r->input->dossier,
	    .image_fd = r->input->image_fd,
	    .as_of = r->out->as_of,
	    .folder_fd = r->input->folder_fd,
	    .open_attachments =
		r->input->open_attachments ? open_attachments : NULL,
	    .on_deadline = r->input->on_deadline ? on_deadline : NULL,
	    .userdata = &own,
	};
	heng_result **wanted =
	    heng_arena_alloc(r->arena, (plan->n_rules + 1) * sizeof(*wanted));
	size_t n = 0;
	bool fault = false;

	if (!wanted)
		return heng_fail_memory(r->error);
	for (size_t i = 0; i < plan->n_rules; i++) {
		heng_rc rc = HENG_OK;

		if (plan->rules[i].host != host)
			continue;
		if (plan->rules[i].lost)
			rc = mark_lost(r, &r->out->results[i], host);
		else
			wanted[n++] = &r->out->results[i];
		if (rc != HENG_OK)
			return rc;
	}
	if (heng_plugin_host_refusal(r->hosts[host])->rc != HENG_OK)
		return HENG_OK;
	heng_rc chosen = choose_known(r, own.host, &job);
	if (chosen != HENG_OK)
		return chosen;
	/* The result starts as `error`; a plugin's outcome replaces it. */
	return heng_plugin_host_judge(r->hosts[host], &job, r->arena, wanted, n,
				      measures, &fault, r->error);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const heng_lua_measure *)a)->name,
		      ((const heng_lua_measure *)b)->name);
}

/* What Lua rules see of a measure. */
static heng_rc offer_measure(runner *r, const heng_measure *measure,
			     heng_lua_measure *out)
{
	out->name = heng_arena_printf(r->arena, "%s.%s", measure->plugin,
				      measure->name);
	out->computed = measure->computed;
	out->value = measure->value;
	out->scale = measure->scale;
	if (!out->name)
		return heng_fail_memory(r->error);
	out->fault_zh = measure->fault.zh;
	out->fault_en = measure->fault.en;
	out->why_not = measure->why_not;
	out->note = measure->note;
	out->is_confidential = measure->is_confidential;
	r->out->has_fault |= measure->fault.zh != NULL;
	r->out->is_volatile |= measure->is_volatile;
	return HENG_OK;
}

/* One entry for all the measures of a plugin that was refused. */
static heng_rc offer_refusal(runner *r, int host, heng_lua_measure *out)
{
	const heng_error *why = heng_plugin_host_refusal(r->hosts[host]);

	out->name = heng_plugin_host_info(r->hosts[host])->id;
	out->fault_zh = heng_arena_printf(r->arena, "插件 %s 未能装入：%s",
					  out->name, why->zh);
	out->fault_en = heng_arena_printf(
	    r->arena, "plugin %s was not admitted: %s", out->name, why->en);
	r->out->has_fault = true;
	return out->fault_zh && out->fault_en ? HENG_OK
					      : heng_fail_memory(r->error);
}

static heng_rc run_plugins(runner *r)
{
	const heng_plan *plan = r->plan;
	size_t total = 0, done = 0;

	for (size_t i = 0; i < plan->n_plugins; i++)
		total +=
		    heng_plugin_host_info(r->hosts[plan->hosts[i]])->n_measures;
	heng_measure *measures =
	    heng_arena_alloc(r->arena, (total + 1) * sizeof(*measures));
	r->measures = heng_arena_alloc(r->arena, (total + plan->n_plugins + 1) *
						     sizeof(*r->measures));
	if (!measures || !r->measures)
		return heng_fail_memory(r->error);
	for (size_t i = 0; i < plan->n_plugins; i++) {
		const heng_plugin_info *info =
		    heng_plugin_host_info(r->hosts[plan->hosts[i]]);
		heng_rc rc;

		for (size_t k = 0; k < info->n_measures; k++)
			measures[done + k] = info->measures[k];
		rc = judge_plugin(r, i, measures + done);
		if (rc != HENG_OK)
			return rc;
		done += info->n_measures;
	}
	for (size_t i = 0; i < total; i++) {
		heng_rc rc = offer_measure(r, &measures[i], &r->measures[i]);

		if (rc != HENG_OK)
			return rc;
	}
	r->n_measures = total;
	for (size_t i = 0; i < plan->n_plugins; i++) {
		int host = plan->hosts[i];
		heng_rc rc = HENG_OK;

		if (heng_plugin_host_refusal(r->hosts[host])->rc != HENG_OK)
			rc = offer_refusal(r, host,
					   &r->measures[r->n_measures++]);
		if (rc != HENG_OK)
			return rc;
	}
	qsort(r->measures, r->n_measures, sizeof(*r->measures), by_name);
	r->out->measures = measures;
	r->out->n_measures = total;
	return HENG_OK;
}

static heng_rc judge_expert(runner *r, heng_result *result)
{
	heng_rc rc;

	/* Where only the check said so, the experts still count. */
	if (result->rule->kind == HENG_AUTOMATIC || result->is_excluded)
		return HENG_OK;
	rc = heng_panel_tally(r->input->panel, &r->conflicts, r->plan->profile,
			      result->rule, r->arena, &result->tally, r->error);
	if (rc == HENG_OK)
		heng_tally_apply(result);
	return rc;
}

static const char *version_of(const runner *r, const char *policy)
{
	for (size_t i = 0; i < r->plan->n_policies; i++) {
		if (strcmp(r->plan->policies[i].id, policy) == 0)
			return r->plan->policies[i].version;
	}
	return "";
}

/* Lets the rule's code judge, unless that ended an earlier try. */
static heng_rc judge_policy(runner *r, size_t index)
{
	const heng_run_input *input = r->input;
	heng_result *result = &r->out->results[index];
	const heng_known *known = heng_known_find(
	    input->known, input->n_known, HENG_KNOWN_POLICY, (uint32_t)index);

	if (known) {
		if (heng_known_put(known, version_of(r, result->rule->owner),
				   r->arena, result) != HENG_OK)
			return heng_fail_memory(r->error);
		return HENG_OK;
	}
	heng_progress_step(input->progress, HENG_STEP_RULE, (uint32_t)index,
			   NULL);
	return heng_policies_judge(r->policies, result, r->error);
}

static heng_rc run_policies(runner *r)
{
	heng_lua_job job = {
	    .image = r->input->dossier,
	    .as_of = r->out->as_of,
	    .measures = r->measures,
	    .n_measures = r->n_measures,
	    .arena = r->arena,
	};
	heng_rc rc = heng_policies_begin(r->policies, &job, r->error);

	for (size_t i = 0; rc == HENG_OK && i < r->plan->n_rules; i++) {
		heng_result *result = &r->out->results[i];
		const heng_rule *rule = result->rule;

		if (r->plan->rules[i].host < 0 &&
		    (rule->kind != HENG_EXPERT || rule->applies))
			rc = judge_policy(r, i);
		if (rc == HENG_OK)
			rc = judge_expert(r, result);
	}
	return rc;
}

/* The bounds mean nothing where nobody knows what else would count. */
static void withhold_verdict(const runner *r, heng_verdict *verdict)
{
	if (!r->plan->unknown_plugin && !r->plan->selection)
		return;
	verdict->best = 0;
	verdict->worst = (int)r->plan->profile->n_outcomes - 1;
	verdict->determined = false;
	if (r->plan->unknown_plugin)
		verdict->reason = "plugin";
}

static heng_rc add_experts(runner *r)
{
	heng_assessment *out = r->out;
	heng_experts *experts = heng_arena_alloc(r->arena, sizeof(*experts));
	const heng_waivers *waivers = r->input->waivers;
	const heng_waiver_ground ground = heng_waiver_ground_of(out);
	const heng_waiving waiving = {&ground, waivers ? waivers->items : NULL,
				      waivers ? waivers->n_items : 0};
	heng_rc rc;

	if (!experts)
		return heng_fail_memory(r->error);
	out->experts = experts;
	rc = heng_panel_list(r->input->panel, &r->conflicts, r->arena, experts,
			     r->error);
	if (rc == HENG_OK)
		rc = heng_experts_fill(experts, r->plan->profile, out->results,
				       out->n_results, &out->verdict,
				       waivers ? &waiving : NULL, r->arena,
				       r->error);
	return rc;
}

/* Score and verdict of the results as they are now. */
static heng_rc reach(runner *r)
{
	heng_assessment *out = r->out;
	const heng_profile *profile = r->plan->profile;
	heng_rc rc = heng_score_results(profile, out->results, out->n_results,
					out->dimensions, &out->total, r->error);

	if (rc != HENG_OK)
		return rc;
	rc = heng_verdict_reach(profile, out->results, out->n_results,
				r->plan->selection, r->arena, &out->verdict,
				r->error);
	if (rc == HENG_OK)
		withhold_verdict(r, &out->verdict);
	return rc;
}

static heng_rc conclude(runner *r)
{
	heng_assessment *out = r->out;
	heng_rc rc = reach(r);

	if (rc == HENG_OK && r->input->waivers)
		rc = heng_waivers_weigh(r->input->waivers, r->arena, out,
					r->error);
	if (rc == HENG_OK && out->waived)
		rc = reach(r);
	if (rc != HENG_OK)
		return rc;
	if (r->input->panel)
		rc = add_experts(r);
	if (rc != HENG_OK)
		return rc;
	for (size_t i = 0; i < out->n_results; i++) {
		out->is_volatile |= out->results[i].is_volatile;
		out->has_fault |= out->results[i].outcome == HENG_ERROR;
	}
	return HENG_OK;
}

bool heng_plan_needs_plugins(const heng_plan *plan)
{
	return plan->n_plugins > 0;
}

heng_rc heng_run(const heng_plan *plan, heng_policies *policies,
		 heng_plugin_host *const *hosts, const heng_run_input *input,
		 heng_arena *arena, heng_assessment *out, heng_error *error)
{
	runner r = {.plan = plan,
		    .policies = policies,
		    .hosts = hosts,
		    .input = input,
		    .arena = arena,
		    .out = out,
		    .error = error};
	heng_rc rc;

	*out = (heng_assessment){
	    .tool = HENG_TOOL,
	    .subject_id = app_text(input->dossier, "number"),
	    .subject_title = app_text(input->dossier, "name"),
	    .profile = plan->profile,
	    .policies = plan->policies,
	    .n_policies = plan->n_policies,
	    .plugins = plan->plugins,
	    .n_plugins = plan->n_plugins,
	    .panel_sha256 = input->panel ? input->panel->sha256 : NULL,
	    .panel_closed = input->panel && heng_panel_is_closed(input->panel),
	    .panel_incomplete =
		input->panel ? heng_panel_closing_reason(input->panel) : NULL,
	    .not_selected = plan->not_selected,
	    .n_not_selected = plan->n_not_selected,
	    .changes = plan->changes,
	    .n_changes = plan->n_changes,
	};
	memcpy(out->subject_sha256, input->sha256, sizeof(out->subject_sha256));
	out->norms = heng_policies_norms(policies, &out->n_norms);
	const char *as_of = root_attribute(input->dossier, "asOf");
	if (!heng_date_parse(as_of, strlen(as_of), &out->as_of))
		return heng_fail(error, HENG_EINPUT, "H1103",
				 "评价基准日 asOf 缺失或无效",
				 "the dossier's asOf is missing or no date");
	note_stranger(&r);
	if (input->panel) {
		rc = heng_panel_check(input->panel, plan, error);
		if (rc == HENG_OK)
			rc = heng_conflicts_find(input->panel->image,
						 input->dossier, arena,
						 &r.conflicts, error);
		if (rc != HENG_OK)
			return rc;
	}
	rc = init_results(&r);
	heng_progress_step(input->progress, HENG_STEP_PLUGINS, 0, NULL);
	if (rc == HENG_OK)
		rc = run_plugins(&r);
	if (rc == HENG_OK)
		rc = run_policies(&r);
	heng_progress_step(input->progress, HENG_STEP_WRITING, 0, NULL);
	/* Before an application runs there is nothing to hold it against. */
	if (rc == HENG_OK && plan->profile->phase != HENG_ADMISSION)
		rc = heng_commitments_make(input->dossier, arena,
					   &out->commitments, error);
	return rc == HENG_OK ? conclude(&r) : rc;
}
