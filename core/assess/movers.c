/* Movers: the fewest changes that by themselves move a verdict to another. */
#include "core/assess/movers.h"

#include <stdlib.h>
#include <string.h>

enum {
	/* Conditions on named rules are what a try takes longest for. */
	NAMED_PER_TRY = 16,
	PASSES = 4, /* over all parts, to leave out what is not needed */
};

/* One search through all sets of a size. */
typedef struct search {
	heng_mix *mix;
	heng_movers *out;
	heng_arena *arena;
	size_t *set;  /* of the parts taken */
	int64_t left; /* tries */
	int64_t cost; /* of one */
	bool failed;  /* no memory */
} search;

static bool arrives(const search *s)
{
	return heng_mixed_same(heng_mix_verdict(s->mix), s->out->new);
}

static void keep(search *s, size_t size)
{
	heng_movers *out = s->out;
	size_t *copy;

	out->n_set = size;
	if (out->n_sets++ >= HENG_MOVERS_SETS_MAX)
		return;
	copy = heng_arena_alloc(s->arena, size * sizeof(*copy));
	if (!copy) {
		s->failed = true;
		return;
	}
	memcpy(copy, s->set, size * sizeof(*copy));
	out->sets[out->n_sets - 1] = copy;
}

/* Sets of `size` of which the first `depth` are taken; false: it ends here. */
static bool try_all(search *s, size_t depth, size_t size)
{
	size_t from = depth ? s->set[depth - 1] + 1 : 0;

	if (depth == size) {
		s->left -= s->cost;
		if (s->left < 0)
			return false;
		if (arrives(s))
			keep(s, size);
		return !s->failed;
	}
	for (size_t p = from; p + (size - depth) <= s->mix->n_parts; p++) {
		bool go_on;

		s->set[depth] = p;
		heng_mix_toggle(s->mix, p);
		go_on = try_all(s, depth + 1, size);
		heng_mix_toggle(s->mix, p);
		if (!go_on)
			return false;
	}
	return true;
}

/* A part with what it does to the total, to be sorted by that. */
typedef struct heavy {
	int64_t size;
	size_t part;
} heavy;

static int by_size(const void *a, const void *b)
{
	const heavy *x = a, *y = b;

	if (x->size != y->size)
		return x->size < y->size ? -1 : 1;
	return x->part < y->part ? -1 : x->part > y->part;
}

static int64_t points_of(const heng_result *result)
{
	return result ? (int64_t)result->weight * heng_result_low(result) : 0;
}

/* What moves little is left out first. Rules go before what the profile
 * says, which moves them all. */
static int64_t size_of(const heng_mix *mix, size_t part)
{
	const heng_part *what = &mix->parts[part];
	const heng_result *old = NULL, *new = NULL;
	int64_t points;

	if (what->kind != HENG_MIX_RESULT)
		return INT64_MAX;
	if (mix->pairs[what->index].old != HENG_NO_RESULT)
		old = &mix->old.results[mix->pairs[what->index].old];
	if (mix->pairs[what->index].new != HENG_NO_RESULT)
		new = &mix->new.results[mix->pairs[what->index].new];
	points = points_of(new) - points_of(old);
	return points < 0 ? -points : points;
}

/* From all parts, leaves out each that is not needed. */
static void thin(search *s)
{
	heng_mix *mix = s->mix;
	heavy *order =
	    heng_arena_alloc(s->arena, (mix->n_parts + 1) * sizeof(*order));
	bool any = true;
	size_t n = 0;

	if (!order) {
		s->failed = true;
		return;
	}
	for (size_t p = 0; p < mix->n_parts; p++)
		order[p] = (heavy){size_of(mix, p), p};
	qsort(order, mix->n_parts, sizeof(*order), by_size);
	heng_mix_take_all(mix, true);
	for (int pass = 0; any && pass < PASSES; pass++) {
		any = false;
		for (size_t i = 0; i < mix->n_parts; i++) {
			size_t p = order[i].part;

			if (!mix->taken[p])
				continue;
			heng_mix_toggle(mix, p);
			if (arrives(s))
				any = true;
			else
				heng_mix_toggle(mix, p);
		}
	}
	for (size_t p = 0; p < mix->n_parts; p++)
		if (mix->taken[p])
			s->set[n++] = p;
	keep(s, n);
	heng_mix_take_all(mix, false);
}

heng_rc heng_movers_find(heng_mix *mix, heng_arena *arena, heng_movers *out,
			 heng_error *error)
{
	search s = {
	    .mix = mix,
	    .out = out,
	    .arena = arena,
	    .set = heng_arena_alloc(arena, (mix->n_parts + 1) * sizeof(*s.set)),
	    .left = HENG_MOVERS_TRIES_MAX,
	    .cost = 1 + (int64_t)(mix->n_named / NAMED_PER_TRY),
	};

	*out = (heng_movers){0};
	if (!s.set)
		return heng_fail_memory(error);
	out->old = heng_mix_verdict(mix);
	heng_mix_take_all(mix, true);
	out->new = heng_mix_verdict(mix);
	heng_mix_take_all(mix, false);
	out->has_moved = !heng_mixed_same(out->old, out->new);
	if (!out->has_moved)
		return HENG_OK;
	for (size_t size = 1; size <= mix->n_parts; size++) {
		bool whole = try_all(&s, 0, size);

		out->fewest = size;
		out->counted = whole;
		if (out->n_sets > 0 || !whole)
			break;
	}
	/* A set of the size that could not be gone through is as good. */
	if (out->n_sets == 0 && !s.failed)
		thin(&s);
	out->exact = out->n_set == out->fewest;
	return s.failed ? heng_fail_memory(error) : HENG_OK;
}
