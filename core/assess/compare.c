/* Changes: how a plan differs from the shipped profile it stands on. */
#include <stdlib.h>
#include <string.h>

#include "core/assess/plan.h"
#include "core/base/buf.h"

typedef struct comparer {
	heng_plan *plan;
	const heng_profile *shipped;
	size_t capacity;
	bool failed;
} comparer;

/* Adds a change if the two texts differ. All live in the plan's arena. */
static void compare(comparer *c, const char *what, const char *from,
		    const char *to)
{
	heng_plan *plan = c->plan;

	if (!what || !from || !to) {
		c->failed = true;
		return;
	}
	if (strcmp(from, to) == 0)
		return;
	if (plan->n_changes == c->capacity) {
		size_t capacity = c->capacity ? 2 * c->capacity : 16;
		heng_change *grown =
		    heng_arena_alloc(&plan->arena, capacity * sizeof(*grown));

		if (!grown) {
			c->failed = true;
			return;
		}
		if (plan->n_changes > 0)
			memcpy(grown, plan->changes,
			       plan->n_changes * sizeof(*grown));
		plan->changes = grown;
		c->capacity = capacity;
	}
	plan->changes[plan->n_changes++] = (heng_change){what, from, to};
}

static const char *number(comparer *c, int64_t value)
{
	if (value == HENG_UNSET)
		return "none";
	return heng_arena_printf(&c->plan->arena, "%lld", (long long)value);
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names sorted: in which order they were loaded is no change. */
static const char *join(comparer *c, const char *const *names, size_t n)
{
	heng_buf buf = {0};
	const char **sorted =
	    heng_arena_alloc(&c->plan->arena, (n + 1) * sizeof(*sorted));

	if (!sorted)
		return NULL;
	for (size_t i = 0; i < n; i++)
		sorted[i] = names[i];
	qsort(sorted, n, sizeof(*sorted), by_bytes);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			heng_buf_putc(&buf, ' ');
		heng_buf_puts(&buf, sorted[i]);
	}
	const char *text =
	    buf.failed ? NULL
		       : heng_arena_copy(&c->plan->arena,
					 buf.data ? buf.data : "", buf.size);
	heng_buf_fini(&buf);
	return text;
}

static void put_condition(heng_buf *buf, const char *name, int64_t value)
{
	if (value == HENG_UNSET)
		return;
	heng_buf_printf(buf, "; %s %lld", name, (long long)value);
}

/* An outcome's label and conditions in one line. */
static const char *describe(comparer *c, const heng_profile_outcome *outcome)
{
	heng_buf buf = {0};

	heng_buf_printf(&buf, "%s / %s", outcome->label.zh, outcome->label.en);
	if (outcome->no_veto)
		heng_buf_puts(&buf, "; no veto");
	put_condition(&buf, "total", outcome->total);
	if (outcome->minimums)
		heng_buf_puts(&buf, "; minimums");
	for (int i = 0; i < HENG_DIMENSIONS; i++)
		put_condition(&buf, heng_dimension_name((heng_dimension)i),
			      outcome->minimum[i]);
	for (int i = 0; i < HENG_SEVERITIES; i++) {
		if (outcome->failures[i] == HENG_UNSET)
			continue;
		heng_buf_printf(&buf, "; failures %s %lld",
				heng_severity_name((heng_severity)i),
				(long long)outcome->failures[i]);
	}
	for (size_t i = 0; i < outcome->n_at_least; i++)
		put_condition(&buf, outcome->at_least[i].rule,
			      outcome->at_least[i].share);
	const char *text =
	    buf.failed ? NULL
		       : heng_arena_copy(&c->plan->arena, buf.data, buf.size);
	heng_buf_fini(&buf);
	return text;
}

static void compare_dimensions(comparer *c)
{
	heng_arena *arena = &c->plan->arena;

	for (int i = 0; i < HENG_DIMENSIONS; i++) {
		const char *name = heng_dimension_name((heng_dimension)i);
		const heng_profile_dimension *from = &c->shipped->dimensions[i];
		const heng_profile_dimension *to =
		    &c->plan->profile->dimensions[i];

		compare(c,
			heng_arena_printf(arena, "dimension %s weight", name),
			number(c, from->weight), number(c, to->weight));
		compare(c,
			heng_arena_printf(arena, "dimension %s minimum", name),
			number(c, from->minimum), number(c, to->minimum));
		compare(
		    c,
		    heng_arena_printf(arena, "dimension %s when_empty", name),
		    from->when_empty_met ? "met" : "not-met",
		    to->when_empty_met ? "met" : "not-met");
	}
}

static void compare_ballots(comparer *c)
{
	heng_arena *arena = &c->plan->arena;
	const heng_profile_ballots *from = &c->shipped->ballots;
	const heng_profile_ballots *to = &c->plan->profile->ballots;

	compare(c, "ballots combine", heng_mean_name(from->combine),
		heng_mean_name(to->combine));
	compare(c, "ballots trim_from",
		heng_arena_printf(arena, "%d", from->trim_from),
		heng_arena_printf(arena, "%d", to->trim_from));
	compare(c, "ballots agreement_below",
		heng_arena_printf(arena, "%d", (int)from->agreement_below),
		heng_arena_printf(arena, "%d", (int)to->agreement_below));
}

/* Only what a rule has of its own; the profile's is one change, not many. */
static void compare_combine(comparer *c, const heng_rule *rule,
			    const heng_profile_rule *base)
{
	const heng_profile_rule *own =
	    heng_profile_rule_find(c->plan->profile, rule->id);
	int from = base ? base->combine : HENG_UNSET;
	int to = own ? own->combine : HENG_UNSET;

	compare(c,
		heng_arena_printf(&c->plan->arena, "rule %s combine", rule->id),
		from == HENG_UNSET ? "none" : heng_mean_name((heng_mean)from),
		to == HENG_UNSET ? "none" : heng_mean_name((heng_mean)to));
}

static void compare_param(comparer *c, const heng_rule *rule,
			  const heng_profile_rule *base,
			  const heng_param_use *use)
{
	heng_arena *arena = &c->plan->arena;
	heng_param_value from = use->param->default_value;

	for (size_t i = 0; base && i < base->n_params; i++) {
		if (strcmp(base->params[i].name, use->param->name) == 0)
			(void)heng_param_take(use->param, &base->params[i],
					      NULL, &from);
	}
	compare(c,
		heng_arena_printf(arena, "rule %s parameter %s", rule->id,
				  use->param->name),
		heng_param_print(arena, use->param, &from),
		heng_param_print(arena, use->param, &use->value));
}

static void compare_rules(comparer *c)
{
	heng_arena *arena = &c->plan->arena;

	for (size_t i = 0; i < c->plan->n_rules; i++) {
		const heng_planned *planned = &c->plan->rules[i];
		const heng_rule *rule = planned->rule;
		const heng_profile_rule *base =
		    heng_profile_rule_find(c->shipped, rule->id);
		int weight = base && base->weight != HENG_UNSET ? base->weight
								: rule->weight;

		if (!heng_profile_selects(c->shipped, rule->id))
			compare(c,
				heng_arena_printf(arena, "rule %s selected",
						  rule->id),
				"false", "true");
		compare(c, heng_arena_printf(arena, "rule %s weight", rule->id),
			number(c, weight), number(c, planned->weight));
		compare_combine(c, rule, base);
		for (size_t k = 0; k < rule->n_params; k++)
			compare_param(c, rule, base, &planned->params[k]);
	}
	for (size_t i = 0; i < c->plan->n_not_selected; i++) {
		const heng_not_selected *out = &c->plan->not_selected[i];

		if (strcmp(out->reason, "profile") == 0 &&
		    heng_profile_selects(c->shipped, out->rule))
			compare(c,
				heng_arena_printf(arena, "rule %s selected",
						  out->rule),
				"true", "false");
	}
}

static const heng_profile_outcome *find_outcome(const heng_profile *profile,
						const char *id)
{
	for (size_t i = 0; i < profile->n_outcomes; i++) {
		if (strcmp(profile->outcomes[i].id, id) == 0)
			return &profile->outcomes[i];
	}
	return NULL;
}

static void compare_outcomes(comparer *c)
{
	const heng_profile *to = c->plan->profile, *from = c->shipped;
	heng_arena *arena = &c->plan->arena;

	for (size_t i = 0; i < to->n_outcomes; i++) {
		const heng_profile_outcome *new = &to->outcomes[i];
		const heng_profile_outcome *old = find_outcome(from, new->id);

		compare(c, heng_arena_printf(arena, "outcome %s", new->id),
			old ? describe(c, old) : "none", describe(c, new));
	}
	for (size_t i = 0; i < from->n_outcomes; i++) {
		const heng_profile_outcome *old = &from->outcomes[i];

		if (!find_outcome(to, old->id))
			compare(c,
				heng_arena_printf(arena, "outcome %s", old->id),
				describe(c, old), "none");
	}
}

static void compare_waivable(comparer *c)
{
	const heng_profile *to = c->plan->profile, *from = c->shipped;

	compare(c, "waivable vetoes",
		join(c, from->waivable_vetoes, from->n_waivable_vetoes),
		join(c, to->waivable_vetoes, to->n_waivable_vetoes));
}

/* The policies and plugins that really run, extra ones among them. */
static void compare_sources(comparer *c)
{
	heng_plan *plan = c->plan;
	size_t most = plan->n_policies > plan->n_plugins ? plan->n_policies
							 : plan->n_plugins;
	const char **names =
	    heng_arena_alloc(&plan->arena, (most + 1) * sizeof(*names));

	if (!names) {
		c->failed = true;
		return;
	}
	for (size_t i = 0; i < plan->n_policies; i++)
		names[i] = plan->policies[i].id;
	compare(c, "policies",
		join(c, c->shipped->policies, c->shipped->n_policies),
		join(c, names, plan->n_policies));
	for (size_t i = 0; i < plan->n_plugins; i++)
		names[i] = plan->plugins[i].id;
	compare(c, "plugins",
		join(c, c->shipped->plugins, c->shipped->n_plugins),
		join(c, names, plan->n_plugins));
}

heng_rc heng_plan_compare(heng_plan *plan, const heng_profile *shipped,
			  heng_error *error)
{
	comparer c = {.plan = plan, .shipped = shipped};

	if (!shipped) {
		compare(&c, "profile", "none", plan->profile->id);
	} else {
		compare(&c, "profile", shipped->id, plan->profile->id);
		compare(&c, "profile version", shipped->version,
			plan->profile->version);
		compare_sources(&c);
		compare_dimensions(&c);
		compare_ballots(&c);
		compare_rules(&c);
		compare_outcomes(&c);
		compare_waivable(&c);
	}
	return c.failed ? heng_fail_memory(error) : HENG_OK;
}
