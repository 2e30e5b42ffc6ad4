/* The panel: experts' ballots from their document, checked and tallied. */
#include "core/assess/panel.h"

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

static uint32_t find_expert(const heng_image *image, const char *id)
{
	uint32_t node = first(image, 0, "expert");

	while (node != HENG_NO_NODE) {
		const char *own = attribute(image, node, "id");

		if (own && strcmp(own, id) == 0)
			return node;
		node = next(image, node, "expert");
	}
	return HENG_NO_NODE;
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

/* An earlier ballot of the same expert on the same rule and round. */
static bool is_double(const heng_image *image, uint32_t ballot)
{
	uint32_t other = first(image, 0, "ballot");

	for (; other != ballot; other = next(image, other, "ballot")) {
		if (strcmp(attribute(image, other, "rule"),
			   attribute(image, ballot, "rule")) == 0 &&
		    strcmp(attribute(image, other, "expert"),
			   attribute(image, ballot, "expert")) == 0 &&
		    number(image, other, "round", 1) ==
			number(image, ballot, "round", 1))
			return true;
	}
	return false;
}

heng_rc heng_panel_check(const heng_panel *panel, const heng_plan *plan,
			 heng_error *error)
{
	const heng_image *image = panel->image;
	const char *profile = attribute(image, 0, "profile");

	if (profile && strcmp(profile, plan->profile->id) != 0) {
		heng_fail(error, HENG_EINPUT, "H4001",
			  "专家评分表针对方案 '%s'，本次评价用的是 '%s'",
			  "the panel is for profile '%s', this assessment uses "
			  "'%s'",
			  profile, plan->profile->id);
		return fail_at(panel, 0, "profile", error);
	}
	for (uint32_t ballot = first(image, 0, "ballot");
	     ballot != HENG_NO_NODE; ballot = next(image, ballot, "ballot")) {
		const char *expert = attribute(image, ballot, "expert");
		heng_rc rc = check_rule(panel, plan, ballot, error);

		if (rc != HENG_OK)
			return rc;
		if (find_expert(image, expert) == HENG_NO_NODE) {
			heng_fail(error, HENG_EINPUT, "H4002",
				  "评分表中没有专家 '%s'",
				  "there is no expert '%s' in the panel",
				  expert);
			return fail_at(panel, ballot, "expert", error);
		}
		if (is_double(image, ballot)) {
			heng_fail(error, HENG_EINPUT, "H4005",
				  "专家 '%s' 对规则 %s 同一轮打了两次分",
				  "expert '%s' has two ballots on rule %s in "
				  "one round",
				  expert, attribute(image, ballot, "rule"));
			return fail_at(panel, ballot, "rule", error);
		}
	}
	return HENG_OK;
}

/* Whether an expert has declared a conflict with an applicant. */
static bool has_conflict(const heng_image *panel, uint32_t expert,
			 const heng_image *dossier)
{
	for (uint32_t c = first(panel, expert, "conflict"); c != HENG_NO_NODE;
	     c = next(panel, c, "conflict")) {
		const char *uscc = attribute(panel, c, "uscc");

		for (uint32_t org = first(dossier, 0, "org");
		     uscc && org != HENG_NO_NODE;
		     org = next(dossier, org, "org")) {
			uint32_t own = first(dossier, org, "uscc");

			if (own != HENG_NO_NODE &&
			    strcmp(heng_image_string(
				       dossier,
				       heng_image_node_at(dossier, own)->text),
				   uscc) == 0)
				return true;
		}
	}
	return false;
}

static const char *why_not(const heng_panel *panel, const heng_image *dossier,
			   uint32_t ballot)
{
	const heng_image *image = panel->image;
	const char *id = attribute(image, ballot, "expert");
	const char *rule = attribute(image, ballot, "rule");
	uint32_t expert = find_expert(image, id);
	const char *recused = attribute(image, expert, "recused");

	if (recused && strcmp(recused, "true") == 0)
		return "recused";
	if (has_conflict(image, expert, dossier))
		return "conflict";
	for (uint32_t other = first(image, 0, "ballot"); other != HENG_NO_NODE;
	     other = next(image, other, "ballot")) {
		if (strcmp(attribute(image, other, "rule"), rule) == 0 &&
		    strcmp(attribute(image, other, "expert"), id) == 0 &&
		    number(image, other, "round", 1) >
			number(image, ballot, "round", 1))
			return "round";
	}
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

static heng_ballot *read_ballot(const heng_panel *panel,
				const heng_image *dossier, uint32_t node,
				heng_arena *arena)
{
	const heng_image *image = panel->image;
	heng_ballot *ballot = heng_arena_alloc(arena, sizeof(*ballot));

	if (!ballot)
		return NULL;
	ballot->expert = attribute(image, node, "expert");
	ballot->signed_at = attribute(image, node, "signedAt");
	ballot->reason = text_of(image, node, "reason", arena);
	ballot->score = number(image, node, "score", 0);
	ballot->confidence = number(image, node, "confidence", 0);
	ballot->round = number(image, node, "round", 1);
	ballot->why_not = why_not(panel, dossier, node);
	return ballot;
}

heng_rc heng_panel_tally(const heng_panel *panel, const heng_image *dossier,
			 const heng_rule *rule, heng_arena *arena,
			 heng_tally **out, heng_error *error)
{
	heng_tally *tally = heng_arena_alloc(arena, sizeof(*tally));

	if (!tally)
		return heng_fail_memory(error);
	heng_ballot **end = &tally->ballots;
	uint32_t node = panel ? first(panel->image, 0, "ballot") : HENG_NO_NODE;
	while (node != HENG_NO_NODE) {
		if (strcmp(attribute(panel->image, node, "rule"), rule->id) ==
		    0) {
			*end = read_ballot(panel, dossier, node, arena);
			if (!*end)
				return heng_fail_memory(error);
			end = &(*end)->next;
		}
		node = next(panel->image, node, "ballot");
	}
	heng_tally_combine(tally, rule);
	*out = tally;
	return HENG_OK;
}
