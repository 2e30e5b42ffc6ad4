/* Keyed nodes: elements of a dossier, found by a key that they carry. */
#ifndef HENG_ASSESS_KEYED_H
#define HENG_ASSESS_KEYED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/mem.h"
#include "core/model/commitment.h"
#include "core/model/image.h"

typedef struct heng_keyed_node {
	const char *key;
	uint32_t node;
} heng_keyed_node;

/* Zero-initialise; lives in the arena. */
typedef struct heng_keyed {
	heng_keyed_node *items;
	size_t count, capacity;
} heng_keyed;

/* What is gathered from, and into. */
typedef struct heng_gathering {
	const heng_image *image;
	heng_arena *arena;
	bool failed; /* memory ran out */
} heng_gathering;

/* Adds a node; one whose key is NULL or "" is left out: it names nothing. */
void heng_keyed_add(heng_gathering *g, heng_keyed *keyed, const char *key,
		    uint32_t node);

/* By key, equal keys in document order: so that they can be found. */
void heng_keyed_sort(heng_keyed *keyed);

/* The first of the sorted nodes with the key and how many have it. */
size_t heng_keyed_find(const heng_keyed *keyed, const char *key, size_t *n);

/* The place of an element (attribute NULL) or of an attribute that it has. */
heng_spot heng_gather_spot(heng_gathering *g, uint32_t node,
			   const char *attribute);

/* An array of zeroes in the arena; NULL and `failed` without memory. */
void *heng_gather_array(heng_gathering *g, size_t n, size_t size);

/* The text of the child of that name; NULL where it is not there or blank. */
const char *heng_gather_text(heng_gathering *g, uint32_t node,
			     const char *child);

/* The node reached by the names from the root, or HENG_NO_NODE. */
uint32_t heng_gather_reach(const heng_image *image, const char *first,
			   const char *second);

/* The first child of a node that may be HENG_NO_NODE. */
uint32_t heng_gather_child(const heng_image *image, uint32_t node,
			   const char *name);

/* An integer attribute; false where it is not there. */
bool heng_gather_int(const heng_image *image, uint32_t node, const char *name,
		     int64_t *out);

#endif
