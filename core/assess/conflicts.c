/* Conflicts: each expert's declared codes among the dossier's, sorted once. */
#include "core/assess/conflicts.h"

#include <stdlib.h>
#include <strings.h>

static size_t count(const heng_image *image, const char *name)
{
	size_t n = 0;

	for (uint32_t at = heng_image_child(image, 0, name); at != HENG_NO_NODE;
	     at = heng_image_next(image, at))
		n++;
	return n;
}

/* The code of an organisation. */
typedef struct code {
	const char *uscc;
	uint32_t org;
} code;

static int by_uscc(const void *a, const void *b)
{
	const code *x = a, *y = b;
	int order = strcasecmp(x->uscc, y->uscc);

	return order ? order : (x->org > y->org) - (x->org < y->org);
}

/* To be freed; NULL without memory. */
static code *list_codes(const heng_image *dossier, size_t *count_of)
{
	code *codes = malloc((count(dossier, "org") + 1) * sizeof(*codes));
	size_t n = 0;

	for (uint32_t org = heng_image_child(dossier, 0, "org");
	     codes && org != HENG_NO_NODE;
	     org = heng_image_next(dossier, org)) {
		uint32_t own = heng_image_child(dossier, org, "uscc");

		if (own == HENG_NO_NODE)
			continue;
		codes[n].uscc = heng_image_string(
		    dossier, heng_image_node_at(dossier, own)->text);
		codes[n++].org = org;
	}
	if (codes)
		qsort(codes, n, sizeof(*codes), by_uscc);
	*count_of = n;
	return codes;
}

/* The first organisation with that code, or HENG_NO_NODE. */
static uint32_t find_code(const code *codes, size_t n, const char *uscc)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcasecmp(codes[middle].uscc, uscc) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == n || strcasecmp(codes[low].uscc, uscc) != 0)
		return HENG_NO_NODE;
	return codes[low].org;
}

static uint32_t find_org(const heng_image *panel, uint32_t expert,
			 const code *codes, size_t n)
{
	uint32_t org = HENG_NO_NODE;

	for (uint32_t c = heng_image_child(panel, expert, "conflict");
	     org == HENG_NO_NODE && c != HENG_NO_NODE;
	     c = heng_image_next(panel, c)) {
		const char *uscc = heng_image_attribute_value(panel, c, "uscc");

		if (uscc)
			org = find_code(codes, n, uscc);
	}
	return org;
}

heng_rc heng_conflicts_find(const heng_image *panel, const heng_image *dossier,
			    heng_arena *arena, heng_conflicts *out,
			    heng_error *error)
{
	heng_conflict *list = heng_arena_alloc(
	    arena, (count(panel, "expert") + 1) * sizeof(*list));
	size_t n;
	code *codes = list ? list_codes(dossier, &n) : NULL;

	*out = (heng_conflicts){.list = list};
	if (!codes)
		return heng_fail_memory(error);
	for (uint32_t expert = heng_image_child(panel, 0, "expert");
	     expert != HENG_NO_NODE; expert = heng_image_next(panel, expert)) {
		uint32_t org = find_org(panel, expert, codes, n);

		if (org != HENG_NO_NODE)
			list[out->n++] = (heng_conflict){expert, org};
	}
	free(codes);
	return HENG_OK;
}

/* The key is a node. */
static int compare_expert(const void *key, const void *item)
{
	uint32_t x = *(const uint32_t *)key;
	uint32_t y = ((const heng_conflict *)item)->expert;

	return (x > y) - (x < y);
}

uint32_t heng_conflicts_org(const heng_conflicts *conflicts, uint32_t expert)
{
	const heng_conflict *found = NULL;

	if (conflicts->n > 0)
		found = bsearch(&expert, conflicts->list, conflicts->n,
				sizeof(*found), compare_expert);
	return found ? found->org : HENG_NO_NODE;
}
