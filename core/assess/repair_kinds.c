/* Kinds of repairs: rules that are alike, and what repairing one moves. */
#include "core/assess/repair_parts.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/fixed.h"

enum { SCALE = 1024 }; /* of total_gain: parts of a basis point */

static int64_t div_up(int64_t a, int64_t b)
{
	return a / b + (a % b > 0);
}

/* Whether some outcome that is aimed at names the rule and asks more. */
static bool is_named(const heng_repair_search *s, size_t index, int32_t from)
{
	const heng_repair_question *q = s->question;

	for (int o = 0; o <= q->target; o++) {
		const heng_profile_outcome *outcome = &q->profile->outcomes[o];

		for (size_t a = 0; a < outcome->n_at_least; a++) {
			if (s->named[o][a] == index &&
			    outcome->at_least[a].share > from)
				return true;
		}
	}
	return false;
}

/* Whether a rule may be repaired; `from`: what it counts as now. */
static bool may_repair(const heng_repair_question *q, size_t i, int32_t *from)
{
	const heng_result *result = &q->results[i];

	if (heng_outcome_is_unresolved(result->outcome)) {
		*from = q->open_share;
		return q->open && *from < HENG_BP;
	}
	*from = heng_result_low(result);
	return q->resolved && (result->outcome == HENG_FAIL ||
			       result->outcome == HENG_PARTIAL);
}

static bool is_alike(const heng_repair_kind *kind, const heng_result *result,
		     int32_t from)
{
	const heng_rule *a = kind->like->rule, *b = result->rule;

	return !kind->is_named && kind->like->weight == result->weight &&
	       kind->from == from && a->dimension == b->dimension &&
	       a->severity == b->severity && a->veto == b->veto;
}

static void fill(const heng_repair_search *s, heng_repair_kind *kind,
		 const heng_result *result, int32_t from, bool named)
{
	int d = (int)result->rule->dimension;
	int64_t weight = s->question->profile->dimensions[d].weight;

	*kind =
	    (heng_repair_kind){.like = result, .from = from, .is_named = named};
	if (!heng_result_counts(result))
		return;
	kind->fails = from == 0;
	kind->gain = (int64_t)result->weight * (HENG_BP - from);
	kind->total_gain =
	    div_up(weight * kind->gain * SCALE, s->standing.weight[d]);
}

static int by_gain(const void *a, const void *b)
{
	const heng_repair_kind *x = a, *y = b;

	if (x->total_gain != y->total_gain)
		return x->total_gain < y->total_gain ? 1 : -1;
	if (x->gain != y->gain)
		return x->gain < y->gain ? 1 : -1;
	return x->members[0] < y->members[0] ? -1 : 1;
}

static heng_rc too_many(heng_error *error)
{
	return heng_fail(error, HENG_ELIMIT, "H5104",
			 "可整改的规则超过 %d 条，没有计算",
			 "more than %d rules could be repaired; nothing was "
			 "computed",
			 HENG_REPAIR_RULES_MAX);
}

/* The members of a kind: a list first, made into an array below. */
typedef struct member {
	size_t index, kind;
} member;

static heng_rc collect(heng_repair_search *s, member *members,
		       heng_error *error)
{
	const heng_repair_question *q = s->question;

	for (size_t i = 0; i < q->n; i++) {
		const heng_result *result = &q->results[i];
		int32_t from;
		size_t k = 0;
		bool named;

		if (!may_repair(q, i, &from))
			continue;
		named = is_named(s, i, from);
		if (!named && !heng_result_counts(result))
			continue;
		if (s->n_rules == HENG_REPAIR_RULES_MAX)
			return too_many(error);
		while (k < s->n_kinds &&
		       (named || !is_alike(&s->kinds[k], result, from)))
			k++;
		if (k == s->n_kinds)
			fill(s, &s->kinds[s->n_kinds++], result, from, named);
		s->kinds[k].n++;
		members[s->n_rules++] = (member){i, k};
	}
	return HENG_OK;
}

static heng_rc place(heng_repair_search *s, const member *members,
		     heng_error *error)
{
	size_t *index = heng_arena_alloc(s->arena, s->n_rules * sizeof(*index));
	size_t **next = heng_arena_alloc(s->arena, s->n_kinds * sizeof(*next));

	if (!index || !next)
		return heng_fail_memory(error);
	for (size_t k = 0; k < s->n_kinds; k++) {
		next[k] = index;
		s->kinds[k].members = index;
		index += s->kinds[k].n;
	}
	for (size_t m = 0; m < s->n_rules; m++)
		*next[members[m].kind]++ = members[m].index;
	qsort(s->kinds, s->n_kinds, sizeof(*s->kinds), by_gain);
	return HENG_OK;
}

heng_rc heng_repair_kinds(heng_repair_search *s, heng_error *error)
{
	const size_t most = HENG_REPAIR_RULES_MAX;
	member *members = heng_arena_alloc(s->arena, most * sizeof(*members));
	heng_rc rc;

	s->kinds = heng_arena_alloc(s->arena, most * sizeof(*s->kinds));
	if (!members || !s->kinds)
		return heng_fail_memory(error);
	rc = collect(s, members, error);
	if (rc == HENG_OK)
		rc = place(s, members, error);
	if (rc != HENG_OK)
		return rc;
	s->most_gain = heng_arena_alloc(s->arena, (s->n_kinds + 1) *
						      sizeof(*s->most_gain));
	if (!s->most_gain)
		return heng_fail_memory(error);
	for (size_t k = s->n_kinds; k-- > 0;) {
		int d = (int)s->kinds[k].like->rule->dimension;

		memcpy(s->most_gain[k], s->most_gain[k + 1],
		       sizeof(s->most_gain[k]));
		if (s->kinds[k].gain > s->most_gain[k][d])
			s->most_gain[k][d] = s->kinds[k].gain;
	}
	return HENG_OK;
}

void heng_repair_take(heng_repair_search *s, heng_repair_kind *kind)
{
	size_t i = kind->members[kind->taken++];

	heng_standing_shift(&s->standing, &s->question->results[i], kind->from,
			    HENG_BP);
	s->copy[i].outcome = HENG_PASS;
	s->copy[i].share = HENG_BP;
}

void heng_repair_put_back(heng_repair_search *s, heng_repair_kind *kind)
{
	size_t i = kind->members[--kind->taken];

	heng_standing_shift(&s->standing, &s->question->results[i], HENG_BP,
			    kind->from);
	s->copy[i].outcome = s->question->results[i].outcome;
	s->copy[i].share = s->question->results[i].share;
}

void heng_repair_put_all_back(heng_repair_search *s)
{
	for (size_t k = 0; k < s->n_kinds; k++) {
		while (s->kinds[k].taken > 0)
			heng_repair_put_back(s, &s->kinds[k]);
	}
}

bool heng_repair_meets(const heng_repair_search *s, int outcome)
{
	const heng_repair_question *q = s->question;

	return heng_standing_outcome(&s->standing, q->profile, s->copy, q->n,
				     &s->open, s->named, outcome,
				     outcome + 1) == outcome;
}

/* The higher of the dimension's own minimum and the outcome's. */
static int32_t minimum_of(const heng_profile *profile,
			  const heng_profile_outcome *outcome, int d)
{
	int32_t own =
	    outcome->minimums ? profile->dimensions[d].minimum : HENG_UNSET;

	return own > outcome->minimum[d] ? own : outcome->minimum[d];
}

/*
 * A score of at least m, rounded half to even, needs points/weight of at
 * least m - 1/2: the bound of a dimension. A total of at least T, from
 * dimension scores each rounded by at most 1/2, needs the sum of W * exact
 * score to be at least (T - 1) * sum W: the bound of the total. What is
 * there and what a rule would add are rounded up, so no set that suffices is
 * ever excluded.
 */
void heng_repair_needs_of(const heng_repair_search *s, int o,
			  heng_repair_needs *needs)
{
	const heng_profile *profile = s->question->profile;
	const heng_profile_outcome *outcome = &profile->outcomes[o];
	int64_t have = 0, weights = 0;

	*needs = (heng_repair_needs){0};
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		int64_t points = s->standing.points[d];
		int64_t weight = s->standing.weight[d], rest;

		if (weight == 0)
			continue;
		have += div_up(profile->dimensions[d].weight * points * SCALE,
			       weight);
		weights += profile->dimensions[d].weight;
		rest = (2 * (int64_t)minimum_of(profile, outcome, d) - 1) *
			   weight -
		       2 * points;
		if (rest > 0)
			needs->points[d] = div_up(rest, 2);
	}
	if (outcome->total != HENG_UNSET &&
	    (outcome->total - 1) * weights * SCALE > have)
		needs->total = (outcome->total - 1) * weights * SCALE - have;
	for (int v = 0; v < HENG_SEVERITIES; v++) {
		int64_t over;

		if (outcome->failures[v] == HENG_UNSET)
			continue;
		over = heng_standing_failures(&s->standing, (heng_severity)v) -
		       outcome->failures[v];
		if (over <= 0)
			continue;
		needs->by_severity[v] = over;
		if (over > needs->failures)
			needs->failures = over;
	}
}

bool heng_repair_may_meet(const heng_repair_search *s,
			  const heng_repair_needs *needs, size_t first,
			  size_t left)
{
	int64_t rules = 0;

	if (needs->failures > (int64_t)left)
		return false;
	if (needs->total > 0 &&
	    (first == s->n_kinds ||
	     div_up(needs->total, (int64_t)left) > s->kinds[first].total_gain))
		return false;
	/* A rule adds to one dimension only. */
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		if (needs->points[d] == 0)
			continue;
		if (s->most_gain[first][d] == 0)
			return false;
		rules += div_up(needs->points[d], s->most_gain[first][d]);
	}
	return rules <= (int64_t)left;
}

/* How many of the largest gains make up `need`, of those not yet taken;
 * dimension below 0: of the total. Kinds come by gain in each of these. */
static size_t fewest(const heng_repair_search *s, int dimension, int64_t need)
{
	size_t n = 0;

	for (size_t k = 0; k < s->n_kinds && need > 0; k++) {
		const heng_repair_kind *kind = &s->kinds[k];
		int64_t gain = kind->total_gain, wanted;
		int64_t room = (int64_t)(kind->n - kind->taken);

		if (dimension >= 0)
			gain = (int)kind->like->rule->dimension == dimension
				   ? kind->gain
				   : 0;
		if (gain == 0 || room == 0)
			continue;
		wanted = div_up(need, gain);
		if (wanted > room)
			wanted = room;
		n += (size_t)wanted;
		need -= wanted * gain;
	}
	return n;
}

/*
 * No set is smaller than the most that one of these asks for: the failures
 * to be got rid of, the largest gains that together make up the total, and
 * over all dimensions the sum of the largest gains that make up each minimum
 * (a rule adds to one dimension only).
 */
size_t heng_repair_bound(const heng_repair_search *s,
			 const heng_repair_needs *needs)
{
	size_t bound = (size_t)needs->failures, minimums = 0, total;

	for (int d = 0; d < HENG_DIMENSIONS; d++)
		minimums += fewest(s, d, needs->points[d]);
	total = fewest(s, -1, needs->total);
	if (minimums > bound)
		bound = minimums;
	return total > bound ? total : bound;
}

/* Whether the outcome cannot be had without all rules of a kind: a veto is
 * cured by itself only, and so is a share that is asked by name. */
static bool is_forced(const heng_repair_search *s, int o,
		      const heng_repair_kind *kind)
{
	const heng_profile_outcome *outcome =
	    &s->question->profile->outcomes[o];

	if (outcome->no_veto && kind->fails && kind->like->rule->veto)
		return true;
	for (size_t a = 0; kind->is_named && a < outcome->n_at_least; a++) {
		if (s->named[o][a] == kind->members[0] &&
		    outcome->at_least[a].share > kind->from)
			return true;
	}
	return false;
}

size_t heng_repair_force(heng_repair_search *s, int outcome)
{
	size_t n = 0;

	for (size_t k = 0; k < s->n_kinds; k++) {
		heng_repair_kind *kind = &s->kinds[k];

		if (!is_forced(s, outcome, kind))
			continue;
		n += kind->n - kind->taken;
		while (kind->taken < kind->n)
			heng_repair_take(s, kind);
	}
	return n;
}
