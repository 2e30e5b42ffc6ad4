/* A mix: an assessment with parts of a later one put in place of its own. */
#include "core/assess/mix.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/fixed.h"

/* A result and its rule's id, to be sorted by that. */
typedef struct entry {
	const char *id;
	size_t index;
} entry;

static int by_id(const void *a, const void *b)
{
	return strcmp(((const entry *)a)->id, ((const entry *)b)->id);
}

static heng_rc sort_side(heng_mix *mix, const heng_side *side, entry **out,
			 heng_error *error)
{
	entry *entries =
	    heng_arena_alloc(&mix->arena, (side->n + 1) * sizeof(*entries));

	if (!entries)
		return heng_fail_memory(error);
	for (size_t i = 0; i < side->n; i++)
		entries[i] = (entry){side->results[i].rule->id, i};
	qsort(entries, side->n, sizeof(*entries), by_id);
	for (size_t i = 1; i < side->n; i++) {
		if (strcmp(entries[i - 1].id, entries[i].id) == 0)
			return heng_fail(
			    error, HENG_EINPUT, "H4801", "报告中有两条规则“%s”",
			    "the report has two rules '%s'", entries[i].id);
	}
	*out = entries;
	return HENG_OK;
}

/* A pair with what it is ordered by. */
typedef struct placed {
	int dimension;
	const char *id;
	heng_pair pair;
} placed;

static int by_place(const void *a, const void *b)
{
	const placed *x = a, *y = b;

	if (x->dimension != y->dimension)
		return x->dimension < y->dimension ? -1 : 1;
	return strcmp(x->id, y->id);
}

static heng_rc match(heng_mix *mix, heng_error *error)
{
	size_t n_old = mix->old.n, n_new = mix->new.n, o = 0, n = 0, count = 0;
	entry *old, *new;
	placed *items;
	heng_pair *pairs;
	heng_rc rc = sort_side(mix, &mix->old, &old, error);

	if (rc == HENG_OK)
		rc = sort_side(mix, &mix->new, &new, error);
	if (rc != HENG_OK)
		return rc;
	items =
	    heng_arena_alloc(&mix->arena, (n_old + n_new + 1) * sizeof(*items));
	pairs =
	    heng_arena_alloc(&mix->arena, (n_old + n_new + 1) * sizeof(*pairs));
	if (!items || !pairs)
		return heng_fail_memory(error);
	while (o < n_old || n < n_new) {
		int order = o == n_old	 ? 1
			    : n == n_new ? -1
					 : strcmp(old[o].id, new[n].id);
		heng_pair pair = {HENG_NO_RESULT, HENG_NO_RESULT};
		const heng_rule *rule;

		if (order <= 0)
			pair.old = old[o++].index;
		if (order >= 0)
			pair.new = new[n++].index;
		rule = pair.new != HENG_NO_RESULT
			   ? mix->new.results[pair.new].rule
			   : mix->old.results[pair.old].rule;
		items[count++] = (placed){(int)rule->dimension, rule->id, pair};
	}
	qsort(items, count, sizeof(*items), by_place);
	for (size_t i = 0; i < count; i++)
		pairs[i] = items[i].pair;
	mix->pairs = pairs;
	mix->n_pairs = count;
	return HENG_OK;
}

static const heng_result *old_of(const heng_mix *mix, size_t pair)
{
	size_t i = mix->pairs[pair].old;

	return i == HENG_NO_RESULT ? NULL : &mix->old.results[i];
}

static const heng_result *new_of(const heng_mix *mix, size_t pair)
{
	size_t i = mix->pairs[pair].new;

	return i == HENG_NO_RESULT ? NULL : &mix->new.results[i];
}

static bool has(const heng_mix *mix, size_t pair, heng_part_kind kind)
{
	return mix->flags[pair] >> kind & 1;
}

/* Adds what a rule contributes to both standings, or takes it away. */
static void contribute(heng_mix *mix, size_t pair, int sign)
{
	static const int32_t all[2] = {0, HENG_BP};
	heng_standing *sums[2] = {&mix->low, &mix->high};

	for (int k = 0; k < 2; k++) {
		const heng_assumption assumption = {NULL, all[k]};
		heng_standing one;

		heng_standing_of(&one, &mix->results[pair], 1, &assumption);
		heng_standing_add(sums[k], &one, sign);
	}
}

/* Puts a rule together from the sides that its flags name. */
static void compose(heng_mix *mix, size_t pair)
{
	const heng_result *old = old_of(mix, pair), *new = new_of(mix, pair);
	const heng_result *weight, *class, *result;
	heng_result *out = &mix->results[pair];

	result = has(mix, pair, HENG_MIX_RESULT) ? new : old;
	weight = has(mix, pair, HENG_MIX_WEIGHT) ? new : old;
	class = has(mix, pair, HENG_MIX_CLASS) ? new : old;
	/* A rule of one side brings all it has with it. */
	if (!old || !new)
		weight = class = old ? old : new;
	mix->rules[pair] = *class->rule;
	if (result) {
		*out = *result;
	} else {
		*out = *weight;
		out->outcome = HENG_NOT_APPLICABLE;
		out->share = 0;
	}
	out->weight = weight->weight;
	out->rule = &mix->rules[pair];
}

static bool is_waived(const heng_result *result)
{
	return result && result->waiver;
}

/* A rule that is not there is to a verdict as one that does not apply. */
static bool result_differs(const heng_result *old, const heng_result *new)
{
	heng_outcome a = old ? old->outcome : HENG_NOT_APPLICABLE;
	heng_outcome b = new ? new->outcome : HENG_NOT_APPLICABLE;

	return a != b || is_waived(old) != is_waived(new) ||
	       (a == HENG_PARTIAL && old->share != new->share);
}

static bool applies(const heng_result *old, const heng_result *new)
{
	return old && new &&
	       (old->outcome != HENG_NOT_APPLICABLE ||
		new->outcome != HENG_NOT_APPLICABLE);
}

static bool class_differs(const heng_rule *old, const heng_rule *new)
{
	return old->severity != new->severity || old->veto != new->veto ||
	       old->dimension != new->dimension;
}

static bool conditions_differ(const heng_profile_outcome *a,
			      const heng_profile_outcome *b)
{
	if (a->no_veto != b->no_veto || a->minimums != b->minimums ||
	    a->total != b->total || a->n_at_least != b->n_at_least)
		return true;
	for (int d = 0; d < HENG_DIMENSIONS; d++)
		if (a->minimum[d] != b->minimum[d])
			return true;
	for (int s = 0; s < HENG_SEVERITIES; s++)
		if (a->failures[s] != b->failures[s])
			return true;
	for (size_t i = 0; i < a->n_at_least; i++)
		if (a->at_least[i].share != b->at_least[i].share ||
		    strcmp(a->at_least[i].rule, b->at_least[i].rule) != 0)
			return true;
	return false;
}

static bool lists_differ(const heng_profile *a, const heng_profile *b)
{
	if (a->n_outcomes != b->n_outcomes)
		return true;
	for (size_t i = 0; i < a->n_outcomes; i++)
		if (strcmp(a->outcomes[i].id, b->outcomes[i].id) != 0)
			return true;
	return false;
}

/* The parts so far; the array has room for all there can be. */
typedef struct found {
	heng_part *items;
	size_t n;
} found;

static void add(found *parts, bool differs, heng_part_kind kind, size_t index)
{
	if (differs)
		parts->items[parts->n++] = (heng_part){kind, index};
}

static void find_rules(const heng_mix *mix, found *parts)
{
	for (size_t i = 0; i < mix->n_pairs; i++)
		add(parts, result_differs(old_of(mix, i), new_of(mix, i)),
		    HENG_MIX_RESULT, i);
	for (size_t i = 0; i < mix->n_pairs; i++) {
		const heng_result *old = old_of(mix, i), *new = new_of(mix, i);

		if (!applies(old, new))
			continue;
		add(parts, old->weight != new->weight, HENG_MIX_WEIGHT, i);
		add(parts, class_differs(old->rule, new->rule), HENG_MIX_CLASS,
		    i);
	}
}

static void find_profile(const heng_mix *mix, found *parts)
{
	const heng_profile *old = mix->old.profile, *new = mix->new.profile;
	bool differ = lists_differ(old, new);

	for (size_t d = 0; d < HENG_DIMENSIONS; d++) {
		const heng_profile_dimension *a = &old->dimensions[d];
		const heng_profile_dimension *b = &new->dimensions[d];

		add(parts, a->weight != b->weight, HENG_MIX_SHARE, d);
		add(parts,
		    a->minimum != b->minimum ||
			a->when_empty_met != b->when_empty_met,
		    HENG_MIX_MINIMUM, d);
	}
	add(parts, differ, HENG_MIX_OUTCOMES, 0);
	for (size_t o = 0; !differ && o < old->n_outcomes; o++)
		add(parts,
		    conditions_differ(&old->outcomes[o], &new->outcomes[o]),
		    HENG_MIX_OUTCOME, o);
	add(parts, mix->old.is_partial != mix->new.is_partial, HENG_MIX_WHOLE,
	    0);
}

/* The pairs that the conditions of each outcome name. */
static const size_t **look_up(heng_mix *mix, const heng_profile *profile)
{
	const size_t **named =
	    heng_arena_alloc(&mix->arena, profile->n_outcomes * sizeof(*named));

	for (size_t o = 0; named && o < profile->n_outcomes; o++) {
		const heng_profile_outcome *outcome = &profile->outcomes[o];
		size_t *index = heng_arena_alloc(
		    &mix->arena, (outcome->n_at_least + 1) * sizeof(*index));

		if (!index)
			return NULL;
		for (size_t a = 0; a < outcome->n_at_least; a++)
			index[a] = heng_result_index(mix->results, mix->n_pairs,
						     outcome->at_least[a].rule);
		named[o] = index;
		mix->n_named += outcome->n_at_least;
	}
	return named;
}

/* Outcomes of the later side that the earlier lacks come behind its own. */
static bool number_outcomes(heng_mix *mix)
{
	const heng_profile *old = mix->old.profile, *new = mix->new.profile;

	mix->codes = heng_arena_alloc(&mix->arena,
				      new->n_outcomes * sizeof(*mix->codes));
	for (size_t i = 0; mix->codes && i < new->n_outcomes; i++) {
		mix->codes[i] = (int)(old->n_outcomes + i);
		for (size_t o = old->n_outcomes; o-- > 0;)
			if (strcmp(old->outcomes[o].id, new->outcomes[i].id) ==
			    0)
				mix->codes[i] = (int)o;
	}
	return mix->codes != NULL;
}

const heng_profile_outcome *heng_mix_outcome(const heng_mix *mix, int number)
{
	int n = (int)mix->old.profile->n_outcomes;

	return number < n ? &mix->old.profile->outcomes[number]
			  : &mix->new.profile->outcomes[number - n];
}

/* The conditions in force, of the list that is taken. */
static void take_list(heng_mix *mix)
{
	const heng_profile *from =
	    mix->is_new_list ? mix->new.profile : mix->old.profile;
	const size_t **named =
	    mix->is_new_list ? mix->named_new : mix->named_old;

	mix->profile.n_outcomes = from->n_outcomes;
	for (size_t o = 0; o < from->n_outcomes; o++) {
		mix->outcomes[o] = from->outcomes[o];
		mix->named[o] = named[o];
	}
}

static bool make_room(heng_mix *mix)
{
	heng_arena *arena = &mix->arena;
	size_t most = 2 * mix->n_pairs + mix->n_pairs + 2 * HENG_DIMENSIONS +
		      mix->old.profile->n_outcomes + 2;
	found parts = {.items =
			   heng_arena_alloc(arena, most * sizeof(heng_part))};

	mix->flags = heng_arena_alloc(arena, mix->n_pairs + 1);
	mix->rules =
	    heng_arena_alloc(arena, (mix->n_pairs + 1) * sizeof(*mix->rules));
	mix->results =
	    heng_arena_alloc(arena, (mix->n_pairs + 1) * sizeof(*mix->results));
	mix->outcomes =
	    heng_arena_alloc(arena, HENG_OUTCOMES_MAX * sizeof(*mix->outcomes));
	mix->named =
	    heng_arena_alloc(arena, HENG_OUTCOMES_MAX * sizeof(*mix->named));
	mix->taken = heng_arena_alloc(arena, most * sizeof(*mix->taken));
	if (!parts.items || !mix->flags || !mix->rules || !mix->results ||
	    !mix->outcomes || !mix->named || !mix->taken)
		return false;
	find_rules(mix, &parts);
	find_profile(mix, &parts);
	mix->parts = parts.items;
	mix->n_parts = parts.n;
	return true;
}

heng_rc heng_mix_init(heng_mix *mix, const heng_side *old, const heng_side *new,
		      heng_error *error)
{
	heng_rc rc;

	mix->old = *old;
	mix->new = *new;
	rc = match(mix, error);
	if (rc != HENG_OK)
		return rc;
	if (!make_room(mix) || !number_outcomes(mix))
		return heng_fail_memory(error);
	for (size_t i = 0; i < mix->n_pairs; i++) {
		compose(mix, i);
		contribute(mix, i, 1);
	}
	mix->named_old = look_up(mix, old->profile);
	mix->named_new = look_up(mix, new->profile);
	if (!mix->named_old || !mix->named_new)
		return heng_fail_memory(error);
	mix->profile = *old->profile;
	mix->profile.outcomes = mix->outcomes;
	mix->is_partial = old->is_partial;
	take_list(mix);
	return HENG_OK;
}

void heng_mix_fini(heng_mix *mix)
{
	heng_arena_fini(&mix->arena);
}

void heng_mix_toggle(heng_mix *mix, size_t part)
{
	const heng_part *what = &mix->parts[part];
	bool now = mix->taken[part] = !mix->taken[part];
	const heng_side *from = now ? &mix->new : &mix->old;
	const heng_profile_dimension *theirs = from->profile->dimensions;
	size_t i = what->index;

	switch (what->kind) {
	case HENG_MIX_RESULT:
	case HENG_MIX_WEIGHT:
	case HENG_MIX_CLASS:
		contribute(mix, i, -1);
		mix->flags[i] ^= (unsigned char)(1u << what->kind);
		compose(mix, i);
		contribute(mix, i, 1);
		break;
	case HENG_MIX_SHARE:
		mix->profile.dimensions[i].weight = theirs[i].weight;
		break;
	case HENG_MIX_MINIMUM:
		mix->profile.dimensions[i].minimum = theirs[i].minimum;
		mix->profile.dimensions[i].when_empty_met =
		    theirs[i].when_empty_met;
		break;
	case HENG_MIX_OUTCOME:
		mix->outcomes[i] = from->profile->outcomes[i];
		mix->named[i] = now ? mix->named_new[i] : mix->named_old[i];
		break;
	case HENG_MIX_OUTCOMES:
		mix->is_new_list = now;
		take_list(mix);
		break;
	case HENG_MIX_WHOLE:
		mix->is_partial = from->is_partial;
		break;
	}
}

void heng_mix_take_all(heng_mix *mix, bool taken)
{
	for (size_t p = 0; p < mix->n_parts; p++)
		if (mix->taken[p] != taken)
			heng_mix_toggle(mix, p);
}

static int settle(const heng_mix *mix, const heng_standing *standing,
		  int32_t all)
{
	const heng_assumption assumption = {NULL, all};

	return heng_standing_outcome(standing, &mix->profile, mix->results,
				     mix->n_pairs, &assumption, mix->named, 0,
				     (int)mix->profile.n_outcomes - 1);
}

heng_mixed heng_mix_verdict(const heng_mix *mix)
{
	int best = 0, worst = (int)mix->profile.n_outcomes - 1;

	if (!mix->is_partial) {
		worst = settle(mix, &mix->low, 0);
		best = settle(mix, &mix->high, HENG_BP);
	}
	return (heng_mixed){mix->is_new_list ? mix->codes[best] : best,
			    mix->is_new_list ? mix->codes[worst] : worst,
			    best == worst && !mix->is_partial};
}
