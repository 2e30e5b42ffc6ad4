/* The search for a repair: all sets of one size, or a good one quickly. */
#include "core/assess/repair_parts.h"

#include <stdlib.h>

#include "core/base/fixed.h"

/* Sets with more rules than this besides the forced ones are listed, but not
 * all counted. */
enum { EXTRA_COUNTED = 3 };

static bool step(heng_repair_search *s)
{
	if (s->steps == 0)
		s->is_exhausted = true;
	else
		s->steps--;
	return !s->is_exhausted;
}

static int by_index(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

const size_t *heng_repair_taken(const heng_repair_search *s, size_t n)
{
	size_t *set = heng_arena_alloc(s->arena, n * sizeof(*set));
	size_t at = 0;

	for (size_t k = 0; set && k < s->n_kinds; k++) {
		for (size_t m = 0; m < s->kinds[k].taken && at < n; m++)
			set[at++] = s->kinds[k].members[m];
	}
	if (set)
		qsort(set, n, sizeof(*set), by_index);
	return set;
}

/* One level of the search: sets of a certain size. */
typedef struct level {
	heng_repair_search *s;
	size_t aimed; /* index into s->outcomes */
	size_t size;
	size_t *path; /* the kinds taken on the way, ascending */
	size_t depth;
	bool is_long; /* too large to count all sets */
	heng_repair *repair;
	const size_t **sets;
	bool failed; /* memory */
} level;

/* n over k; UINT64_MAX where it is larger. */
static uint64_t choose(uint64_t n, uint64_t k)
{
	uint64_t ways = 1;

	for (uint64_t i = 0; i < k; i++) {
		if (__builtin_mul_overflow(ways, n - i, &ways))
			return UINT64_MAX;
		ways /= i + 1;
	}
	return ways;
}

static void add_ways(level *l)
{
	uint64_t ways = 1;

	for (size_t at = 0, run; at < l->depth; at += run) {
		/* Forced kinds are taken whole and never on the way. */
		const heng_repair_kind *kind = &l->s->kinds[l->path[at]];

		for (run = 1;
		     at + run < l->depth && l->path[at + run] == l->path[at];)
			run++;
		if (__builtin_mul_overflow(ways, choose(kind->n, run), &ways))
			ways = UINT64_MAX;
	}
	if (__builtin_add_overflow(l->repair->n_all, ways, &l->repair->n_all))
		l->repair->n_all = UINT64_MAX;
}

static void list_set(level *l, const size_t *set)
{
	size_t *kept = heng_arena_alloc(l->s->arena, l->size * sizeof(*kept));

	if (!kept) {
		l->failed = true;
		return;
	}
	for (size_t i = 0; i < l->size; i++)
		kept[i] = set[i];
	qsort(kept, l->size, sizeof(*kept), by_index);
	l->sets[l->repair->n_sets++] = kept;
}

/*
 * Lists the sets that this choice of kinds stands for: from kind k on, of
 * which members before `first` are decided and `left` are to be chosen.
 */
static void list_sets(level *l, size_t *set, size_t at, size_t k, size_t first,
		      size_t left)
{
	const heng_repair_kind *kind;

	if (l->repair->n_sets == HENG_REPAIR_SETS_MAX || l->failed)
		return;
	if (left == 0) {
		size_t next = k + 1;

		while (next < l->s->n_kinds && l->s->kinds[next].taken == 0)
			next++;
		if (next == l->s->n_kinds)
			list_set(l, set);
		else
			list_sets(l, set, at, next, 0, l->s->kinds[next].taken);
		return;
	}
	kind = &l->s->kinds[k];
	for (size_t m = first; m + left <= kind->n; m++) {
		set[at] = kind->members[m];
		list_sets(l, set, at + 1, k, m + 1, left - 1);
	}
}

/* A set was found: unless it counts for an earlier outcome already. */
static void found(level *l)
{
	heng_repair_search *s = l->s;
	size_t k = 0, *set;

	for (size_t e = 0; e < l->aimed; e++) {
		if (heng_repair_meets(s, s->outcomes[e]))
			return;
	}
	add_ways(l);
	if (l->repair->n_sets == HENG_REPAIR_SETS_MAX)
		return;
	set = heng_arena_alloc(s->arena, (l->size + 1) * sizeof(*set));
	if (!set) {
		l->failed = true;
		return;
	}
	while (k < s->n_kinds && s->kinds[k].taken == 0)
		k++;
	if (k < s->n_kinds)
		list_sets(l, set, 0, k, 0, s->kinds[k].taken);
}

/* Whether one rule of the kind meets all needs, as far as they tell. */
static bool may_finish(const heng_repair_kind *kind,
		       const heng_repair_needs *needs)
{
	const heng_rule *rule = kind->like->rule;

	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		if (needs->points[d] > 0 && ((int)rule->dimension != d ||
					     kind->gain < needs->points[d]))
			return false;
	}
	for (int v = 0; v < HENG_SEVERITIES; v++) {
		if (needs->by_severity[v] > 0 &&
		    (!kind->fails || (int)rule->severity < v))
			return false;
	}
	return true;
}

/* Whether the search of this level has gone far enough. */
static bool is_over(level *l)
{
	if (l->is_long && l->repair->n_sets == HENG_REPAIR_SETS_MAX)
		l->repair->is_counted = false;
	return l->failed || l->s->is_exhausted || !l->repair->is_counted;
}

/* Each way to take `left` more rules of the kinds from `first` on. */
static void descend(level *l, size_t first, size_t left)
{
	heng_repair_search *s = l->s;
	heng_repair_needs needs;

	if (left == 0) {
		if (heng_repair_meets(s, s->outcomes[l->aimed]))
			found(l);
		return;
	}
	heng_repair_needs_of(s, s->outcomes[l->aimed], &needs);
	for (size_t k = first; k < s->n_kinds && !is_over(l); k++) {
		heng_repair_kind *kind = &s->kinds[k];

		if (!heng_repair_may_meet(s, &needs, k, left))
			return;
		/* Each kind looked at is a step, also where nothing comes of
		 * it: steps are what bounds the time. */
		if (!step(s))
			return;
		if (kind->taken == kind->n ||
		    (left == 1 && !may_finish(kind, &needs)))
			continue;
		heng_repair_take(s, kind);
		l->path[l->depth++] = k;
		descend(l, k, left - 1);
		l->depth--;
		heng_repair_put_back(s, kind);
	}
}

heng_rc heng_repair_level(heng_repair_search *s, size_t aimed, size_t size,
			  heng_repair *repair, heng_error *error)
{
	level l = {.s = s, .aimed = aimed, .size = size, .repair = repair};
	size_t forced;

	l.path = heng_arena_alloc(s->arena, size * sizeof(*l.path));
	l.sets =
	    heng_arena_alloc(s->arena, HENG_REPAIR_SETS_MAX * sizeof(*l.sets));
	if (!l.path || !l.sets)
		return heng_fail_memory(error);
	for (size_t i = 0; i < repair->n_sets; i++)
		l.sets[i] = repair->sets[i];
	repair->sets = l.sets;
	forced = heng_repair_force(s, s->outcomes[aimed]);
	l.is_long = size > forced + EXTRA_COUNTED;
	if (forced <= size)
		descend(&l, 0, size - forced);
	heng_repair_put_all_back(s);
	return l.failed ? heng_fail_memory(error) : HENG_OK;
}

/* What is needed, each need as a part of what it was at first. */
static int64_t distance(const heng_repair_needs *needs,
			const heng_repair_needs *first)
{
	const int64_t unit = 1 << 20;
	int64_t sum = 0;

	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		if (first->points[d] > 0)
			sum += needs->points[d] * unit / first->points[d];
	}
	for (int v = 0; v < HENG_SEVERITIES; v++) {
		if (first->by_severity[v] > 0)
			sum += needs->by_severity[v] * unit /
			       first->by_severity[v];
	}
	/* Of the total a part of 2^43 at most: no overflow with a shift. */
	if (first->total > 0)
		sum += needs->total / (first->total / unit + 1);
	return sum;
}

/* The kind of which one more rule comes nearest to the outcome. */
static heng_repair_kind *nearest(heng_repair_search *s, int outcome,
				 const heng_repair_needs *first)
{
	heng_repair_kind *best = NULL;
	int64_t best_distance = 0;

	for (size_t k = 0; k < s->n_kinds; k++) {
		heng_repair_kind *kind = &s->kinds[k];
		heng_repair_needs needs;
		int64_t after;

		if (kind->taken == kind->n)
			continue;
		heng_repair_take(s, kind);
		heng_repair_needs_of(s, outcome, &needs);
		after = distance(&needs, first);
		heng_repair_put_back(s, kind);
		if (!best || after < best_distance) {
			best = kind;
			best_distance = after;
		}
	}
	return best;
}

/* Puts back what is not needed, the smallest gain first. */
static size_t thin_out(heng_repair_search *s, int outcome)
{
	size_t n = 0;

	for (size_t k = s->n_kinds; k-- > 0;) {
		heng_repair_kind *kind = &s->kinds[k];

		while (kind->taken > 0) {
			heng_repair_put_back(s, kind);
			if (heng_repair_meets(s, outcome))
				continue;
			heng_repair_take(s, kind);
			break;
		}
		n += kind->taken;
	}
	return n;
}

size_t heng_repair_greedy(heng_repair_search *s, int outcome)
{
	heng_repair_needs first;

	heng_repair_needs_of(s, outcome, &first);
	while (!heng_repair_meets(s, outcome)) {
		heng_repair_kind *kind = nearest(s, outcome, &first);

		if (!kind)
			break;
		heng_repair_take(s, kind);
	}
	return thin_out(s, outcome);
}
