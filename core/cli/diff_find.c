/* What two reports differ in: the way each rule went, and what it came from. */
#include <string.h>

#include "core/cli/diff_parts.h"

const heng_result *heng_diff_old(const heng_diff *diff, size_t pair)
{
	size_t i = diff->mix.pairs[pair].old;

	return i == HENG_NO_RESULT ? NULL : &diff->old->results[i];
}

const heng_result *heng_diff_new(const heng_diff *diff, size_t pair)
{
	size_t i = diff->mix.pairs[pair].new;

	return i == HENG_NO_RESULT ? NULL : &diff->new->results[i];
}

uint32_t heng_diff_old_node(const heng_diff *diff, size_t pair)
{
	size_t i = diff->mix.pairs[pair].old;

	return i == HENG_NO_RESULT ? HENG_NO_NODE : diff->old->nodes[i];
}

uint32_t heng_diff_new_node(const heng_diff *diff, size_t pair)
{
	size_t i = diff->mix.pairs[pair].new;

	return i == HENG_NO_RESULT ? HENG_NO_NODE : diff->new->nodes[i];
}

/* An attribute where there may be no element. */
static const char *attribute(const heng_image *image, uint32_t node,
			     const char *name)
{
	return node == HENG_NO_NODE ? NULL
				    : heng_stored_attribute(image, node, name);
}

static uint32_t child(const heng_image *image, uint32_t node, const char *name)
{
	return node == HENG_NO_NODE ? HENG_NO_NODE
				    : heng_stored_child(image, node, name);
}

static bool equal(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Whether an attribute of both says the same. */
static bool agrees(const heng_diff *diff, uint32_t old, uint32_t new,
		   const char *name)
{
	return equal(attribute(diff->old->image, old, name),
		     attribute(diff->new->image, new, name));
}

static bool same_attributes(const heng_image *a, const heng_image_node *at,
			    const heng_image *b, uint32_t bt)
{
	for (uint32_t i = 0; i < at->n_attributes; i++) {
		const heng_image_attribute *own =
		    heng_image_attribute_at(a, at->attributes + i);
		const char *name = heng_image_string(a, own->name);
		const char *theirs = heng_stored_attribute(b, bt, name);

		if (!equal(heng_image_string(a, own->value), theirs))
			return false;
	}
	return true;
}

/* The grammar bounds how deep this goes. */
bool heng_diff_same(const heng_image *a, uint32_t at, const heng_image *b,
		    uint32_t bt)
{
	const heng_image_node *x, *y;
	uint32_t u, v;

	if (at == HENG_NO_NODE || bt == HENG_NO_NODE)
		return at == bt;
	x = heng_image_node_at(a, at);
	y = heng_image_node_at(b, bt);
	if (!equal(heng_image_string(a, x->name),
		   heng_image_string(b, y->name)) ||
	    x->n_attributes != y->n_attributes || !same_attributes(a, x, b, bt))
		return false;
	u = x->first_child;
	v = y->first_child;
	/* Between elements there is only white space. */
	if (u == HENG_NO_NODE && v == HENG_NO_NODE)
		return equal(heng_image_string(a, x->text),
			     heng_image_string(b, y->text));
	while (u != HENG_NO_NODE && v != HENG_NO_NODE) {
		if (!heng_diff_same(a, u, b, v))
			return false;
		u = heng_image_node_at(a, u)->next_sibling;
		v = heng_image_node_at(b, v)->next_sibling;
	}
	return u == v;
}

/* Whether the children of one name are the same on both sides. */
static bool same_children(const heng_diff *diff, uint32_t old, uint32_t new,
			  const char *name)
{
	uint32_t u = child(diff->old->image, old, name);
	uint32_t v = child(diff->new->image, new, name);

	while (u != HENG_NO_NODE && v != HENG_NO_NODE) {
		if (!heng_diff_same(diff->old->image, u, diff->new->image, v))
			return false;
		u = heng_stored_next(diff->old->image, u);
		v = heng_stored_next(diff->new->image, v);
	}
	return u == v;
}

/* The same of findings, wherever in the dossier they stand now. */
static bool same_findings(const heng_diff *diff, uint32_t old, uint32_t new)
{
	uint32_t u = child(diff->old->image, old, "finding");
	uint32_t v = child(diff->new->image, new, "finding");

	while (u != HENG_NO_NODE && v != HENG_NO_NODE) {
		if (!agrees(diff, u, v, "path") ||
		    !same_children(diff, u, v, "message"))
			return false;
		u = heng_stored_next(diff->old->image, u);
		v = heng_stored_next(diff->new->image, v);
	}
	return u == v;
}

/* Better is lower: a partial by its share, others as the contract orders
 * them. */
static int rank(const heng_result *result)
{
	enum { STEP = 10001 };

	return (int)result->outcome * STEP +
	       (result->outcome == HENG_PARTIAL ? 10000 - result->share : 0);
}

static heng_diff_way way_of(const heng_result *old, const heng_result *new)
{
	if (!old)
		return HENG_DIFF_CAME;
	if (!new)
		return HENG_DIFF_WENT;
	if (rank(old) == rank(new))
		return HENG_DIFF_SAME;
	/* What ceases to apply is not put right, and what passes as soon as
	 * it applies is no step back. */
	if (new->outcome == HENG_NOT_APPLICABLE ||
	    (old->outcome == HENG_NOT_APPLICABLE && new->outcome == HENG_PASS))
		return HENG_DIFF_OTHER;
	return rank(new) > rank(old) ? HENG_DIFF_WORSE : HENG_DIFF_BETTER;
}

/* The child of `basis` of that name and id. */
static uint32_t basis_of(const heng_image *image, const char *name,
			 const char *id)
{
	uint32_t basis = heng_stored_child(image, 0, "basis");
	uint32_t at = heng_stored_child(image, basis, name);

	while (at != HENG_NO_NODE && id &&
	       !equal(heng_stored_attribute(image, at, "id"), id))
		at = heng_stored_next(image, at);
	return at;
}

/* Whether what declares a rule is not the same file. */
static bool owner_differs(const heng_diff *diff, const char *name,
			  const char *owner)
{
	uint32_t old = basis_of(diff->old->image, name, owner);
	uint32_t new = basis_of(diff->new->image, name, owner);

	return !heng_diff_same(diff->old->image, old, diff->new->image, new);
}

static bool params_differ(const heng_diff *diff, uint32_t old, uint32_t new)
{
	uint32_t u = child(diff->old->image, old, "param");
	uint32_t v = child(diff->new->image, new, "param");

	while (u != HENG_NO_NODE && v != HENG_NO_NODE) {
		if (!agrees(diff, u, v, "name") || !agrees(diff, u, v, "value"))
			return true;
		u = heng_stored_next(diff->old->image, u);
		v = heng_stored_next(diff->new->image, v);
	}
	return u != v;
}

/* Why a rule has no result on that side, or NULL. */
static const char *left_out(const heng_image *image, const char *rule)
{
	for (uint32_t at = heng_stored_child(image, 0, "notSelected");
	     at != HENG_NO_NODE; at = heng_stored_next(image, at))
		if (equal(heng_stored_attribute(image, at, "rule"), rule))
			return heng_stored_attribute(image, at, "reason");
	return NULL;
}

enum {
	DOSSIER = 1 << HENG_CAUSE_DOSSIER,
	PROFILE = 1 << HENG_CAUSE_PROFILE,
	POLICY = 1 << HENG_CAUSE_POLICY,
	PLUGIN = 1 << HENG_CAUSE_PLUGIN,
	PANEL = 1 << HENG_CAUSE_PANEL,
	WAIVERS = 1 << HENG_CAUSE_WAIVERS,
	TOOL = 1 << HENG_CAUSE_TOOL,
	UNKNOWN = 1 << HENG_CAUSE_UNKNOWN,
};

static unsigned find_basis(const heng_diff *diff)
{
	const heng_image *a = diff->old->image, *b = diff->new->image;
	uint32_t old = heng_stored_child(a, 0, "basis");
	uint32_t new = heng_stored_child(b, 0, "basis");
	unsigned out = 0;

	if (!agrees(diff, heng_stored_child(a, 0, "subject"),
		    heng_stored_child(b, 0, "subject"), "sha256") ||
	    !agrees(diff, 0, 0, "asOf"))
		out |= DOSSIER;
	if (!agrees(diff, 0, 0, "tool"))
		out |= TOOL;
	/* Parameters and weights of the command line are in no digest. */
	if (!same_children(diff, old, new, "profile") ||
	    !same_children(diff, 0, 0, "change"))
		out |= PROFILE;
	if (!same_children(diff, old, new, "policy"))
		out |= POLICY;
	if (!same_children(diff, old, new, "plugin"))
		out |= PLUGIN;
	/* What else is said of a panel follows from its file. */
	if (!agrees(diff, child(a, old, "panel"), child(b, new, "panel"),
		    "sha256"))
		out |= PANEL;
	if (!same_children(diff, old, new, "waivers"))
		out |= WAIVERS;
	return out;
}

/* A rule that one side has no result of: who left it out. */
static unsigned cause_of_absence(const heng_diff *diff, size_t pair)
{
	const heng_result *old = heng_diff_old(diff, pair);
	const heng_result *there = old ? old : heng_diff_new(diff, pair);
	const char *why = left_out(old ? diff->new->image : diff->old->image,
				   there->rule->id);

	if (why)
		return strcmp(why, "selection") == 0 ? UNKNOWN : PROFILE;
	return diff->basis & (POLICY | PLUGIN | PROFILE);
}

/*
 * What a rule rests on that is not the same on both sides. Where nothing of
 * that is, what differs at all may have come to it by ways that a report does
 * not show, such as evidence.
 */
static unsigned causes_of(const heng_diff *diff, size_t pair,
			  const heng_diff_rule *rule, bool measures)
{
	uint32_t old = heng_diff_old_node(diff, pair);
	uint32_t new = heng_diff_new_node(diff, pair);
	const char *owner = attribute(diff->new->image, new, "owner");
	unsigned out = 0;

	/* It came to the same, and a waiver is or is no longer in force. */
	if (rank(heng_diff_old(diff, pair)) ==
		rank(heng_diff_new(diff, pair)) &&
	    (child(diff->old->image, old, "waiver") == HENG_NO_NODE) !=
		(child(diff->new->image, new, "waiver") == HENG_NO_NODE))
		return WAIVERS;
	if (rule->has_params)
		out |= PROFILE;
	if (rule->has_ballots)
		out |= heng_diff_ballots_causes(diff, pair);
	if (rule->has_waiver)
		out |= WAIVERS;
	if (!agrees(diff, old, new, "owner") ||
	    owner_differs(diff, "policy", owner))
		out |= diff->basis & POLICY;
	if (!agrees(diff, old, new, "owner") ||
	    owner_differs(diff, "plugin", owner))
		out |= diff->basis & PLUGIN;
	/* Rules compare days with the reference day without reading it. */
	if (rule->has_reads || !agrees(diff, 0, 0, "asOf"))
		out |= diff->basis & DOSSIER;
	if (measures)
		out |= diff->basis & (DOSSIER | PLUGIN);
	if (!out)
		out = diff->basis & (DOSSIER | PLUGIN | PROFILE);
	if (!out)
		out = diff->basis & TOOL;
	return out ? out : UNKNOWN;
}

static heng_rc find_rule(heng_diff *diff, size_t pair, heng_error *error)
{
	const heng_result *old = heng_diff_old(diff, pair);
	const heng_result *new = heng_diff_new(diff, pair);
	uint32_t on = heng_diff_old_node(diff, pair);
	uint32_t nn = heng_diff_new_node(diff, pair);
	heng_diff_rule *rule = &diff->rules[pair];
	heng_arena scratch = {0};
	const heng_diff_read *reads;
	bool measures = false;
	size_t n;

	rule->way = way_of(old, new);
	if (!old || !new) {
		rule->causes = cause_of_absence(diff, pair);
		if (!rule->causes)
			rule->causes = UNKNOWN;
		return HENG_OK;
	}
	reads = heng_diff_reads(diff, pair, &scratch, &n);
	if (!reads) {
		heng_arena_fini(&scratch);
		return heng_fail_memory(error);
	}
	for (size_t i = 0; i < n; i++) {
		bool later = reads[i].new != HENG_NO_NODE;
		const char *path = heng_stored_attribute(
		    later ? diff->new->image : diff->old->image,
		    later ? reads[i].new : reads[i].old, "path");

		measures |= path && strncmp(path, "measure(", 8) == 0;
	}
	heng_arena_fini(&scratch);
	rule->has_reads = n > 0;
	rule->has_params = params_differ(diff, on, nn);
	rule->has_ballots = !same_children(diff, on, nn, "ballots");
	rule->has_waiver = !same_children(diff, on, nn, "waiver");
	if (rule->way == HENG_DIFF_SAME &&
	    (n > 0 || rule->has_params || rule->has_ballots ||
	     rule->has_waiver || old->weight != new->weight ||
	     old->rule->severity != new->rule->severity ||
	     old->rule->veto != new->rule->veto ||
	     old->rule->dimension != new->rule->dimension ||
	     !same_findings(diff, on, nn)))
		rule->way = HENG_DIFF_OTHER;
	rule->causes = causes_of(diff, pair, rule, measures);
	return HENG_OK;
}

static bool same_outcomes(const heng_profile *a, const heng_profile *b)
{
	if (a->n_outcomes != b->n_outcomes)
		return false;
	for (size_t i = 0; i < a->n_outcomes; i++)
		if (strcmp(a->outcomes[i].id, b->outcomes[i].id) != 0)
			return false;
	return true;
}

heng_rc heng_diff_find(heng_diff *diff, heng_error *error)
{
	const heng_image *a = diff->old->image, *b = diff->new->image;
	uint32_t old = heng_stored_child(a, 0, "subject");
	uint32_t new = heng_stored_child(b, 0, "subject");
	uint32_t from = basis_of(a, "profile", NULL);
	uint32_t to = basis_of(b, "profile", NULL);
	heng_rc rc = HENG_OK;

	diff->other_subject = !agrees(diff, old, new, "id");
	/* Without a number an application is known by its name only. */
	if (!attribute(a, old, "id") && !attribute(b, new, "id"))
		diff->other_subject =
		    !equal(heng_stored_text(a, old, "title").zh,
			   heng_stored_text(b, new, "title").zh);
	diff->other_profile = !agrees(diff, from, to, "id");
	diff->other_phase = !agrees(diff, from, to, "phase") ||
			    !agrees(diff, from, to, "scheme");
	diff->other_outcomes =
	    !same_outcomes(&diff->old->profile, &diff->new->profile);
	diff->basis = find_basis(diff);
	diff->other_panel = heng_diff_is_other_panel(diff);
	diff->rules = heng_arena_alloc(&diff->arena, (diff->mix.n_pairs + 1) *
							 sizeof(*diff->rules));
	if (!diff->rules)
		return heng_fail_memory(error);
	for (size_t i = 0; rc == HENG_OK && i < diff->mix.n_pairs; i++) {
		rc = find_rule(diff, i, error);
		diff->count[diff->rules[i].way]++;
	}
	return rc;
}

bool heng_diff_is_worse(const heng_diff *diff)
{
	const heng_movers *movers = &diff->movers;

	if (!movers->has_moved)
		return false;
	return diff->other_outcomes || movers->new.best > movers->old.best ||
	       movers->new.worst > movers->old.worst;
}

heng_cause heng_diff_part_cause(const heng_diff *diff, size_t part)
{
	const heng_part *what = &diff->mix.parts[part];
	const heng_diff_rule *rule;
	unsigned causes;

	switch (what->kind) {
	case HENG_MIX_RESULT:
		rule = &diff->rules[what->index];
		causes = rule->causes;
		if (causes & (causes - 1))
			return HENG_CAUSE_SEVERAL;
		return (heng_cause)__builtin_ctz(causes);
	case HENG_MIX_CLASS:
		if (diff->basis & POLICY && diff->basis & PLUGIN)
			return HENG_CAUSE_SEVERAL;
		return diff->basis & PLUGIN   ? HENG_CAUSE_PLUGIN
		       : diff->basis & POLICY ? HENG_CAUSE_POLICY
					      : HENG_CAUSE_UNKNOWN;
	case HENG_MIX_WHOLE:
		return HENG_CAUSE_UNKNOWN;
	default:
		return HENG_CAUSE_PROFILE;
	}
}
