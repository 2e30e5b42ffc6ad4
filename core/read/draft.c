/* The draft: the block of an image, its links and its header. */
#include "core/read/draft.h"

#include <stdlib.h>

heng_rc heng_draft_begin(heng_draft *d, size_t nodes, size_t attributes,
			 size_t pool)
{
	size_t node_bytes = nodes * sizeof(heng_image_node);
	size_t attribute_bytes = attributes * sizeof(heng_image_attribute);
	size_t needed =
	    sizeof(heng_image) + node_bytes + attribute_bytes + pool + 1;

	if (needed > UINT32_MAX)
		return HENG_ELIMIT;
	if (needed > d->capacity) {
		free(d->block);
		d->capacity = 0;
		d->block = malloc(needed);
		if (d->block == NULL)
			return HENG_ENOMEM;
		d->capacity = needed;
	}
	d->nodes = (void *)(d->block + sizeof(heng_image));
	d->attributes = (void *)(d->block + sizeof(heng_image) + node_bytes);
	d->pool = d->block + sizeof(heng_image) + node_bytes + attribute_bytes;
	d->n_nodes = d->n_attributes = 0;
	d->max_nodes = (uint32_t)nodes;
	d->max_attributes = (uint32_t)attributes;
	d->max_pool = (uint32_t)pool + 1;
	d->pool[0] = '\0';
	d->pool_size = 1;
	d->failed = false;
	return HENG_OK;
}

void heng_draft_fini(heng_draft *d)
{
	if (d == NULL)
		return;
	free(d->block);
	*d = (heng_draft){0};
}

uint32_t heng_draft_open(heng_draft *d, uint32_t parent, uint32_t before)
{
	heng_image_node *node;
	uint32_t index = d->n_nodes;

	if (index == d->max_nodes) {
		d->failed = true;
		return HENG_NO_NODE;
	}
	d->n_nodes++;
	node = &d->nodes[index];
	node->parent = parent;
	node->first_child = node->next_sibling = HENG_NO_NODE;
	node->end = index + 1;
	node->text = HENG_DRAFT_EMPTY;
	node->text_size = 0;
	node->attributes = d->n_attributes;
	node->n_attributes = 0;
	if (before != HENG_NO_NODE)
		d->nodes[before].next_sibling = index;
	else if (parent != HENG_NO_NODE)
		d->nodes[parent].first_child = index;
	return index;
}

heng_image_attribute *heng_draft_attribute(heng_draft *d, uint32_t node)
{
	if (d->n_attributes == d->max_attributes) {
		d->failed = true;
		return NULL;
	}
	d->nodes[node].n_attributes++;
	return &d->attributes[d->n_attributes++];
}

const heng_image *heng_draft_finish(heng_draft *d)
{
	heng_image *image = (void *)d->block;

	if (d->failed || d->n_nodes != d->max_nodes ||
	    d->n_attributes != d->max_attributes)
		return NULL;
	image->magic = HENG_IMAGE_MAGIC;
	image->n_nodes = d->n_nodes;
	image->n_attributes = d->n_attributes;
	image->nodes = (uint32_t)((char *)d->nodes - d->block);
	image->attributes = (uint32_t)((char *)d->attributes - d->block);
	image->pool = (uint32_t)(d->pool - d->block);
	image->pool_size = d->pool_size;
	image->size = image->pool + image->pool_size;
	return image;
}
