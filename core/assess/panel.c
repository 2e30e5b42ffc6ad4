/* The panel: experts' ballots from their document, checked and tallied. */
#include "core/assess/panel.h"

#include <stdlib.h>
#include <string.h>

#include "core/assess/tally.h"
#include "core/base/fixed.h"
#include "core/base/suggest.h"

static const char *attribute(const heng_image *image, uint32_t node,
			     const char *name)
{
	uint32_t index = heng_image_attribute_find(image, node, name);

	if (index == HENG_NO_ATTRIBUTE)
		return NULL;
	return heng_image_string(image,
				 heng_image_attribute_at(image, index)->value);
}

/* The grammar has checked that it is a number. */
static int number(const heng_image *image, uint32_t node, const char *name,
		  int absent)
{
	const char *text = attribute(image, node, name);
	int64_t value;

	if (!text || !heng_parse_int(text, strlen(text), &value))
		return absent;
	return (int)value;
}

/* The next child of that name from `node` on, `node` included. */
static uint32_t find_from(const heng_image *image, uint32_t node,
			  const char *name)
{
	while (node != HENG_NO_NODE) {
		const heng_image_node *n = heng_image_node_at(image, node);

		if (strcmp(heng_image_string(image, n->name), name) == 0)
			return node;
		node = n->next_sibling;
	}
	return HENG_NO_NODE;
}

static uint32_t first(const heng_image *image, uint32_t parent,
		      const char *name)
{
	return find_from(image, heng_image_node_at(image, parent)->first_child,
			 name);
}

static uint32_t next(const heng_image *image, uint32_t node, const char *name)
{
	return find_from(image, heng_image_node_at(image, node)->next_sibling,
			 name);
}

const char *heng_panel_dossier(const heng_panel *panel)
{
	const char *digest = attribute(panel->image, 0, "dossier");

	if (!digest || strncmp(digest, "sha256:", 7) != 0)
		return NULL;
	return digest + 7;
}

static heng_rc fail_at(const heng_panel *panel, uint32_t node, const char *name,
		       heng_error *error)
{
	heng_place place = {
	    node, name ? heng_image_attribute_find(panel->image, node, name)
		       : HENG_NO_ATTRIBUTE};

	heng_error_at(error, panel->name, heng_image_line(panel->image, place),
		      heng_image_column(panel->image, place),
		      name ? (uint32_t)strlen(name) : 1);
	heng_error_source(error, panel->text, panel->size);
	return HENG_EINPUT;
}

/* A ballot as it is looked for; a panel may have very many. */
typedef struct entry {
	const char *expert, *rule;
	int round;
	uint32_t node;
	uint32_t owner; /* the expert's node; HENG_NO_NODE: not found */
	bool is_double; /* an earlier one has the same three */
} entry;

/* By expert, rule, round, and the document's order. */
static int compare_entries(const void *a, const void *b)
{
	const entry *x = a, *y = b;
	int order = strcmp(x->expert, y->expert);

	if (order == 0)
		order = strcmp(x->rule, y->rule);
	if (order == 0)
		order = (x->round > y->round) - (x->round < y->round);
	if (order == 0)
		order = (x->node > y->node) - (x->node < y->node);
	return order;
}

static int compare_nodes(const void *a, const void *b)
{
	const entry *x = a, *y = b;

	return (x->node > y->node) - (x->node < y->node);
}

/* Gives the entries of an expert, which stand together, their owner. The
 * first expert of an id has it. */
static void give_owner(entry *entries, size_t n, const char *id,
		       uint32_t expert)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(entries[middle].expert, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < n && entries[low].owner == HENG_NO_NODE &&
	       strcmp(entries[low].expert, id) == 0;
	     low++)
		entries[low].owner = expert;
}

/*
 * The ballots on a rule (NULL: on any) with their owners, by expert, rule
 * and round; to be freed. NULL without memory.
 */
static entry *list_ballots(const heng_image *image, const char *rule,
			   size_t *count)
{
	uint32_t node = first(image, 0, "ballot"), expert;
	size_t n = 0;
	entry *entries;

	for (; node != HENG_NO_NODE; node = next(image, node, "ballot"))
		n++;
	entries = malloc((n + 1) * sizeof(*entries));
	if (!entries)
		return NULL;
	n = 0;
	for (node = first(image, 0, "ballot"); node != HENG_NO_NODE;
	     node = next(image, node, "ballot")) {
		const char *own = attribute(image, node, "rule");

		if (!rule || strcmp(own, rule) == 0)
			entries[n++] = (entry){attribute(image, node, "expert"),
					       own,
					       number(image, node, "round", 1),
					       node,
					       HENG_NO_NODE,
					       false};
	}
	qsort(entries, n, sizeof(*entries), compare_entries);
	expert = n > 0 ? first(image, 0, "expert") : HENG_NO_NODE;
	for (; expert != HENG_NO_NODE; expert = next(image, expert, "expert"))
		give_owner(entries, n, attribute(image, expert, "id"), expert);
	for (size_t i = 1; i < n; i++)
		entries[i].is_double =
		    entries[i].round == entries[i - 1].round &&
		    strcmp(entries[i].rule, entries[i - 1].rule) == 0 &&
		    strcmp(entries[i].expert, entries[i - 1].expert) == 0;
	*count = n;
	return entries;
}

static heng_rc check_rule(const heng_panel *panel, const heng_plan *plan,
			  uint32_t ballot, heng_error *error)
{
	const char *id = attribute(panel->image, ballot, "rule");
	heng_suggest suggest = {.wanted = id};

	for (size_t i = 0; i < plan->n_rules; i++) {
		const heng_rule *rule = plan->rules[i].rule;

		if (rule->kind != HENG_AUTOMATIC)
			heng_suggest_offer(&suggest, rule->id);
		if (strcmp(rule->id, id) != 0)
			continue;
		if (rule->kind != HENG_AUTOMATIC)
			return HENG_OK;
		heng_fail(error, HENG_EINPUT, "H4003",
			  "规则 %s 由程序评价，不由专家打分",
			  "rule %s is judged by the program, not by experts",
			  id);
		return fail_at(panel, ballot, "rule", error);
	}
	/* A rule that --only or the profile leaves out is no mistake of the
	 * panel's. */
	for (size_t i = 0; i < plan->n_not_selected; i++) {
		if (strcmp(plan->not_selected[i].rule, id) == 0)
			return HENG_OK;
	}
	heng_fail(error, HENG_EINPUT, "H4004", "方案 '%s' 没有规则 '%s'",
		  "profile '%s' has no rule '%s'", plan->profile->id, id);
	(void)fail_at(panel, ballot, "rule", error);
	if (suggest.best)
		heng_error_hint(error, "是不是想写 '%s'？",
				"did you mean '%s'?", suggest.best);
	return HENG_EINPUT;
}

static heng_rc check_ballot(const heng_panel *panel, const heng_plan *plan,
			    const entry *ballot, heng_error *error)
{
	heng_rc rc = check_rule(panel, plan, ballot->node, error);

	if (rc != HENG_OK)
		return rc;
	if (ballot->owner == HENG_NO_NODE) {
		heng_fail(error, HENG_EINPUT, "H4002", "评分表中没有专家 '%s'",
			  "there is no expert '%s' in the panel",
			  ballot->expert);
		return fail_at(panel, ballot->node, "expert", error);
	}
	if (ballot->is_double) {
		heng_fail(error, HENG_EINPUT, "H4005",
			  "专家 '%s' 对规则 %s 同一轮打了两次分",
			  "expert '%s' has two ballots on rule %s in one round",
			  ballot->expert, ballot->rule);
		return fail_at(panel, ballot->node, "rule", error);
	}
	return HENG_OK;
}

const char *heng_panel_profile(const heng_panel *panel)
{
	return attribute(panel->image, 0, "profile");
}

heng_rc heng_panel_check(const heng_panel *panel, const heng_plan *plan,
			 heng_error *error)
{
	const heng_image *image = panel->image;
	const char *profile = heng_panel_profile(panel);
	heng_rc rc = HENG_OK;
	entry *entries;
	size_t n = 0;

	if (profile && strcmp(profile, plan->profile->id) != 0) {
		heng_fail(error, HENG_EINPUT, "H4001",
			  "专家评分表针对方案 '%s'，本次评价用的是 '%s'",
			  "the panel is for profile '%s', this assessment uses "
			  "'%s'",
			  profile, plan->profile->id);
		return fail_at(panel, 0, "profile", error);
	}
	entries = list_ballots(image, NULL, &n);
	if (!entries)
		return heng_fail_memory(error);
	/* The first mistake in the document's order. */
	qsort(entries, n, sizeof(*entries), compare_nodes);
	for (size_t i = 0; rc == HENG_OK && i < n; i++)
		rc = check_ballot(panel, plan, &entries[i], error);
	free(entries);
	return rc;
}

static bool is_recused(const heng_image *panel, uint32_t expert)
{
	const char *recused = attribute(panel, expert, "recused");

	return recused && strcmp(recused, "true") == 0;
}

/* `later`: the next ballot by expert and round, or NULL. */
static const char *why_not(const heng_panel *panel,
			   const heng_conflicts *conflicts, const entry *ballot,
			   const entry *later)
{
	const heng_image *image = panel->image;

	if (is_recused(image, ballot->owner))
		return "recused";
	if (heng_conflicts_org(conflicts, ballot->owner) != HENG_NO_NODE)
		return "conflict";
	if (later && strcmp(later->expert, ballot->expert) == 0)
		return "round";
	return NULL;
}

static const char *text_of(const heng_image *image, uint32_t node,
			   const char *child, heng_arena *arena)
{
	uint32_t found = first(image, node, child);

	if (found == HENG_NO_NODE)
		return NULL;
	return heng_arena_strdup(
	    arena,
	    heng_image_string(image, heng_image_node_at(image, found)->text));
}

static heng_ballot *read_ballot(const heng_panel *panel, const entry *given,
				const char *why, heng_arena *arena)
{
	const heng_image *image = panel->image;
	uint32_t node = given->node;
	heng_ballot *ballot = heng_arena_alloc(arena, sizeof(*ballot));

	if (!ballot)
		return NULL;
	ballot->expert = given->expert;
	ballot->signed_at = attribute(image, node, "signedAt");
	ballot->reason = text_of(image, node, "reason", arena);
	ballot->score = number(image, node, "score", 0);
	ballot->confidence = number(image, node, "confidence", 0);
	ballot->round = given->round;
	ballot->why_not = why;
	return ballot;
}

/* A ballot as it is kept, and its place in the document. */
typedef struct cast_ballot {
	heng_ballot *ballot;
	uint32_t node;
} cast_ballot;

static int compare_cast(const void *a, const void *b)
{
	const cast_ballot *x = a, *y = b;

	return (x->node > y->node) - (x->node < y->node);
}

/* The ballots on the rule, in the document's order. */
static heng_rc collect(const heng_panel *panel, const heng_conflicts *conflicts,
		       const heng_rule *rule, heng_arena *arena,
		       heng_ballot **end)
{
	size_t n = 0;
	entry *entries = list_ballots(panel->image, rule->id, &n);
	cast_ballot *cast = calloc(n + 1, sizeof(*cast));
	heng_rc rc = entries && cast ? HENG_OK : HENG_ENOMEM;

	for (size_t i = 0; rc == HENG_OK && i < n; i++) {
		const entry *later = i + 1 < n ? &entries[i + 1] : NULL;

		cast[i].node = entries[i].node;
		cast[i].ballot = read_ballot(
		    panel, &entries[i],
		    why_not(panel, conflicts, &entries[i], later), arena);
		if (!cast[i].ballot)
			rc = HENG_ENOMEM;
	}
	if (rc == HENG_OK)
		qsort(cast, n, sizeof(*cast), compare_cast);
	for (size_t i = 0; rc == HENG_OK && i < n; i++) {
		*end = cast[i].ballot;
		end = &cast[i].ballot->next;
	}
	free(cast);
	free(entries);
	return rc;
}

heng_rc heng_panel_tally(const heng_panel *panel,
			 const heng_conflicts *conflicts,
			 const heng_profile *profile, const heng_rule *rule,
			 heng_arena *arena, heng_tally **out, heng_error *error)
{
	heng_tally *tally = heng_arena_alloc(arena, sizeof(*tally));

	if (!tally)
		return heng_fail_memory(error);
	tally->method = heng_profile_combines(profile, rule->id);
	tally->trim_from = profile->ballots.trim_from;
	if (panel &&
	    collect(panel, conflicts, rule, arena, &tally->ballots) != HENG_OK)
		return heng_fail_memory(error);
	heng_tally_combine(tally, rule);
	*out = tally;
	return HENG_OK;
}

heng_rc heng_panel_list(const heng_panel *panel,
			const heng_conflicts *conflicts, heng_arena *arena,
			heng_experts *out, heng_error *error)
{
	const heng_image *image = panel->image;
	uint32_t at = first(image, 0, "expert");

	out->n = 0;
	for (; at != HENG_NO_NODE; at = next(image, at, "expert"))
		out->n++;
	out->list = heng_arena_alloc(arena, (out->n + 1) * sizeof(*out->list));
	if (!out->list)
		return heng_fail_memory(error);
	at = first(image, 0, "expert");
	for (size_t i = 0; i < out->n; i++, at = next(image, at, "expert")) {
		heng_expert *expert = &out->list[i];

		expert->id = attribute(image, at, "id");
		expert->recused = is_recused(image, at);
		expert->conflict =
		    heng_conflicts_org(conflicts, at) != HENG_NO_NODE;
		if (first(image, at, "field") == HENG_NO_NODE)
			continue;
		expert->field = text_of(image, at, "field", arena);
		if (!expert->field)
			return heng_fail_memory(error);
	}
	return HENG_OK;
}
