/* The values that a rule read in one of two reports and not in the other. */
#include <stdlib.h>
#include <string.h>

#include "core/cli/diff_parts.h"

/* A value that was read; `at` is its turn, `nth` among those of its path. */
typedef struct seen {
	const char *path;
	uint32_t node;
	size_t at;
} seen;

static int by_path(const void *a, const void *b)
{
	const seen *x = a, *y = b;
	int order = strcmp(x->path, y->path);

	if (order != 0)
		return order;
	return x->at < y->at ? -1 : x->at > y->at;
}

static const char *value_of(const heng_image *image, uint32_t node)
{
	return heng_stored_attribute(image, node, "value");
}

static seen *collect(const heng_image *image, uint32_t node, heng_arena *arena,
		     size_t *n)
{
	uint32_t first = heng_stored_child(image, node, "read");
	size_t count = 0;
	seen *out;

	for (uint32_t at = first; at != HENG_NO_NODE;
	     at = heng_stored_next(image, at))
		count++;
	out = heng_arena_alloc(arena, (count + 1) * sizeof(*out));
	*n = 0;
	for (uint32_t at = first; out && at != HENG_NO_NODE;
	     at = heng_stored_next(image, at)) {
		const char *path = heng_stored_attribute(image, at, "path");

		out[*n] = (seen){path ? path : "", at, *n};
		++*n;
	}
	if (out)
		qsort(out, count, sizeof(*out), by_path);
	return out;
}

/*
 * Whether both read the same; where it stands is no matter. In one dossier a
 * rule that looks elsewhere than before reads no other values for that.
 */
static bool is_same(const heng_diff *diff, heng_diff_read read)
{
	const char *a, *b;

	if (read.old == HENG_NO_NODE || read.new == HENG_NO_NODE)
		return !(diff->basis >> HENG_CAUSE_DOSSIER & 1);
	a = value_of(diff->old->image, read.old);
	b = value_of(diff->new->image, read.new);
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* A difference and when it was read. */
typedef struct turn {
	size_t at;
	heng_diff_read read;
} turn;

static int by_turn(const void *a, const void *b)
{
	const turn *x = a, *y = b;
	bool u = x->read.new == HENG_NO_NODE, v = y->read.new == HENG_NO_NODE;

	if (u != v)
		return u ? 1 : -1;
	return x->at < y->at ? -1 : x->at > y->at;
}

const heng_diff_read *heng_diff_reads(const heng_diff *diff, size_t pair,
				      heng_arena *arena, size_t *n)
{
	size_t n_old, n_new, o = 0, k = 0, count = 0;
	seen *old = collect(diff->old->image, heng_diff_old_node(diff, pair),
			    arena, &n_old);
	seen *new = collect(diff->new->image, heng_diff_new_node(diff, pair),
			    arena, &n_new);
	turn *turns =
	    heng_arena_alloc(arena, (n_old + n_new + 1) * sizeof(*turns));
	heng_diff_read *out =
	    heng_arena_alloc(arena, (n_old + n_new + 1) * sizeof(*out));

	if (!old || !new || !turns || !out)
		return NULL;
	while (o < n_old || k < n_new) {
		int order = o == n_old	 ? 1
			    : k == n_new ? -1
					 : strcmp(old[o].path, new[k].path);
		turn item = {0, {HENG_NO_NODE, HENG_NO_NODE}};

		if (order <= 0) {
			item.at = old[o].at;
			item.read.old = old[o++].node;
		}
		if (order >= 0) {
			item.at = new[k].at;
			item.read.new = new[k++].node;
		}
		if (!is_same(diff, item.read))
			turns[count++] = item;
	}
	qsort(turns, count, sizeof(*turns), by_turn);
	for (size_t i = 0; i < count; i++)
		out[i] = turns[i].read;
	*n = count;
	return out;
}
