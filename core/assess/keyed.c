/* Keyed nodes: elements of a dossier, found by a key that they carry. */
#include "core/assess/keyed.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/base/fixed.h"
#include "core/base/utf8.h"

void *heng_gather_array(heng_gathering *g, size_t n, size_t size)
{
	void *array = NULL;

	if (n <= SIZE_MAX / size)
		array = heng_arena_alloc(g->arena, n * size);
	if (!array)
		g->failed = true;
	return array;
}

void heng_keyed_add(heng_gathering *g, heng_keyed *keyed, const char *key,
		    uint32_t node)
{
	if (!key || !key[0])
		return;
	if (keyed->count == keyed->capacity) {
		size_t capacity = keyed->capacity ? keyed->capacity * 2 : 16;
		heng_keyed_node *items =
		    heng_gather_array(g, capacity, sizeof(*items));

		if (!items)
			return;
		if (keyed->count > 0)
			memcpy(items, keyed->items,
			       keyed->count * sizeof(*items));
		keyed->items = items;
		keyed->capacity = capacity;
	}
	keyed->items[keyed->count++] = (heng_keyed_node){key, node};
}

static int by_key(const void *a, const void *b)
{
	const heng_keyed_node *one = a, *other = b;
	int order = strcmp(one->key, other->key);

	if (order != 0)
		return order;
	return one->node < other->node ? -1 : one->node > other->node;
}

void heng_keyed_sort(heng_keyed *keyed)
{
	if (keyed->count > 0)
		qsort(keyed->items, keyed->count, sizeof(*keyed->items),
		      by_key);
}

/* The first index whose key is not below `key` (or is above it). */
static size_t bound(const heng_keyed *keyed, const char *key, bool above)
{
	size_t low = 0, high = keyed->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(keyed->items[middle].key, key);

		if (order < 0 || (above && order == 0))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t heng_keyed_find(const heng_keyed *keyed, const char *key, size_t *n)
{
	size_t first = key ? bound(keyed, key, false) : 0;

	*n = key ? bound(keyed, key, true) - first : 0;
	return first;
}

heng_spot heng_gather_spot(heng_gathering *g, uint32_t node,
			   const char *attribute)
{
	heng_place place = {node, HENG_NO_ATTRIBUTE};
	heng_spot spot = {"", 0};
	heng_buf path = {0};

	if (attribute)
		place.attribute =
		    heng_image_attribute_find(g->image, node, attribute);
	heng_image_put_path(g->image, place, &path);
	spot.line = heng_image_line(g->image, place);
	if (!path.failed)
		spot.path = heng_arena_copy(g->arena, path.data, path.size);
	if (path.failed || !spot.path) {
		spot.path = "";
		g->failed = true;
	}
	heng_buf_fini(&path);
	return spot;
}

const char *heng_gather_text(heng_gathering *g, uint32_t node,
			     const char *child)
{
	uint32_t at = heng_image_child(g->image, node, child);
	const char *text;

	if (at == HENG_NO_NODE)
		return NULL;
	text =
	    heng_image_string(g->image, heng_image_node_at(g->image, at)->text);
	return heng_utf8_is_blank(text, strlen(text)) ? NULL : text;
}

uint32_t heng_gather_child(const heng_image *image, uint32_t node,
			   const char *name)
{
	return node == HENG_NO_NODE ? HENG_NO_NODE
				    : heng_image_child(image, node, name);
}

uint32_t heng_gather_reach(const heng_image *image, const char *first,
			   const char *second)
{
	uint32_t node = heng_image_child(image, 0, first);

	return second ? heng_gather_child(image, node, second) : node;
}

bool heng_gather_int(const heng_image *image, uint32_t node, const char *name,
		     int64_t *out)
{
	const char *value = node == HENG_NO_NODE
				? NULL
				: heng_image_attribute_value(image, node, name);

	return value && heng_parse_int(value, strlen(value), out);
}
