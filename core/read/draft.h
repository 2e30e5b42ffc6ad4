/* The draft: an image while it is laid out in its final block. */
#ifndef HENG_READ_DRAFT_H
#define HENG_READ_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/base/error.h"
#include "core/model/image.h"

/*
 * Zero-initialised is valid. The numbers of nodes and attributes are known
 * before, so that the tables stand where they stay and only the pool, which
 * comes last, grows towards its bound. A put beyond a bound is refused and
 * sets `failed`; the caller looks once, at the end.
 */
typedef struct heng_draft {
	char *block;
	size_t capacity;
	heng_image_node *nodes;
	heng_image_attribute *attributes;
	char *pool;
	uint32_t n_nodes, max_nodes;
	uint32_t n_attributes, max_attributes;
	uint32_t pool_size, max_pool;
	bool failed;
} heng_draft;

/* Offset 0 of the pool is the empty string. */
enum { HENG_DRAFT_EMPTY = 0 };

heng_rc heng_draft_begin(heng_draft *draft, size_t nodes, size_t attributes,
			 size_t pool);
void heng_draft_fini(heng_draft *draft);

/* The finished image, in the draft's block; NULL: a bound was wrong. */
const heng_image *heng_draft_finish(heng_draft *draft);

/* Appends bytes to the pool. */
static inline void heng_draft_add(heng_draft *draft, const char *text,
				  size_t size)
{
	if (size > draft->max_pool - draft->pool_size) {
		draft->failed = true;
		return;
	}
	memcpy(draft->pool + draft->pool_size, text, size);
	draft->pool_size += (uint32_t)size;
}

/* Ends the string that begins at `start`; its size goes to `*size`. */
static inline uint32_t heng_draft_end(heng_draft *draft, uint32_t start,
				      uint32_t *size)
{
	*size = draft->pool_size - start;
	if (*size == 0)
		return HENG_DRAFT_EMPTY;
	heng_draft_add(draft, "", 1);
	return start;
}

/* The next node, a child of `parent` behind its child `before` (either may
 * be HENG_NO_NODE); its fields but the links are the caller's. */
uint32_t heng_draft_open(heng_draft *draft, uint32_t parent, uint32_t before);

/* The next attribute of the newest node; NULL and `failed`: no room. */
heng_image_attribute *heng_draft_attribute(heng_draft *draft, uint32_t node);

#endif
