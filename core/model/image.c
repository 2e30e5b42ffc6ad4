/* The image: validity of a received block, values, and printed places. */
#include "core/model/image.h"

#include <string.h>

/* Whether `count` items of `size` bytes at `offset` lie in the block. */
static bool lies_inside(uint64_t offset, uint64_t count, uint64_t size,
			uint64_t whole)
{
	return offset >= sizeof(heng_image) && offset <= whole &&
	       count * size <= whole - offset;
}

static bool string_is_inside(const heng_image *image, uint64_t offset,
			     uint64_t size)
{
	return offset + size < image->pool_size &&
	       heng_image_string(image, (uint32_t)offset)[size] == '\0';
}

static bool node_strings_are_valid(const heng_image *image,
				   const heng_image_node *node)
{
	return node->name < image->pool_size &&
	       string_is_inside(image, node->text, node->text_size) &&
	       (uint64_t)node->attributes + node->n_attributes <=
		   image->n_attributes &&
	       node->ordinal >= 1 && node->repeated <= 1;
}

/*
 * The links of node `i`, given that all earlier nodes are sound: together
 * they say that the table is one tree in document order, so that every walk
 * along any link ends.
 */
static bool node_links_are_valid(const heng_image *image, uint32_t i)
{
	const heng_image_node *node = heng_image_node_at(image, i);
	const heng_image_node *parent;
	uint32_t inner = node->end > i + 1 ? i + 1 : HENG_NO_NODE;

	if (node->end <= i || node->end > image->n_nodes ||
	    node->first_child != inner)
		return false;
	if (inner != HENG_NO_NODE &&
	    heng_image_node_at(image, inner)->parent != i)
		return false;
	if (i == 0)
		return node->parent == HENG_NO_NODE &&
		       node->next_sibling == HENG_NO_NODE &&
		       node->end == image->n_nodes;
	if (node->parent >= i)
		return false;
	parent = heng_image_node_at(image, node->parent);
	if (node->end > parent->end)
		return false;
	if (node->end == parent->end)
		return node->next_sibling == HENG_NO_NODE;
	return node->next_sibling == node->end &&
	       heng_image_node_at(image, node->end)->parent == node->parent;
}

bool heng_image_is_valid(const void *block, size_t size)
{
	const heng_image *image = block;
	uint32_t i, depth = 1;

	if (block == NULL || (uintptr_t)block % sizeof(uint32_t) != 0 ||
	    size < sizeof *image || image->magic != HENG_IMAGE_MAGIC ||
	    image->size > size || image->n_nodes == 0 || image->pool_size == 0)
		return false;
	if (image->nodes % sizeof(uint32_t) != 0 ||
	    image->attributes % sizeof(uint32_t) != 0 ||
	    !lies_inside(image->nodes, image->n_nodes, sizeof(heng_image_node),
			 image->size) ||
	    !lies_inside(image->attributes, image->n_attributes,
			 sizeof(heng_image_attribute), image->size) ||
	    !lies_inside(image->pool, image->pool_size, 1, image->size))
		return false;
	if (heng_image_string(image, image->pool_size - 1)[0] != '\0')
		return false;
	for (i = 0; i < image->n_nodes; i++) {
		const heng_image_node *node = heng_image_node_at(image, i);
		uint32_t above;

		if (!node_strings_are_valid(image, node) ||
		    !node_links_are_valid(image, i))
			return false;
		if (i == 0)
			continue;
		/* From the node before, up to the parent, and one down. */
		for (above = i - 1; above != node->parent; depth--)
			above = heng_image_node_at(image, above)->parent;
		if (++depth > HENG_IMAGE_DEPTH_MAX)
			return false;
	}
	for (i = 0; i < image->n_attributes; i++) {
		const heng_image_attribute *attribute =
		    heng_image_attribute_at(image, i);

		if (attribute->name >= image->pool_size ||
		    !string_is_inside(image, attribute->value,
				      attribute->value_size))
			return false;
	}
	return true;
}

uint32_t heng_image_attribute_find(const heng_image *image, uint32_t node,
				   const char *name)
{
	const heng_image_node *owner = heng_image_node_at(image, node);
	uint32_t i, end = owner->attributes + owner->n_attributes;

	for (i = owner->attributes; i < end; i++) {
		const char *known = heng_image_string(
		    image, heng_image_attribute_at(image, i)->name);

		if (known[0] == name[0] && strcmp(known, name) == 0)
			return i;
	}
	return HENG_NO_ATTRIBUTE;
}

/* `node` or the first sibling behind it that has the name. */
static uint32_t named_from(const heng_image *image, uint32_t node,
			   const char *name)
{
	while (node != HENG_NO_NODE) {
		const heng_image_node *item = heng_image_node_at(image, node);

		if (strcmp(heng_image_string(image, item->name), name) == 0)
			return node;
		node = item->next_sibling;
	}
	return HENG_NO_NODE;
}

uint32_t heng_image_child(const heng_image *image, uint32_t node,
			  const char *name)
{
	return named_from(image, heng_image_node_at(image, node)->first_child,
			  name);
}

uint32_t heng_image_next(const heng_image *image, uint32_t node)
{
	const heng_image_node *item = heng_image_node_at(image, node);

	return named_from(image, item->next_sibling,
			  heng_image_string(image, item->name));
}

const char *heng_image_attribute_value(const heng_image *image, uint32_t node,
				       const char *name)
{
	uint32_t attribute = heng_image_attribute_find(image, node, name);

	if (attribute == HENG_NO_ATTRIBUTE)
		return NULL;
	return heng_image_string(
	    image, heng_image_attribute_at(image, attribute)->value);
}

const char *heng_image_value(const heng_image *image, heng_place place,
			     size_t *size)
{
	const heng_image_attribute *attribute;
	const heng_image_node *node;

	if (place.attribute != HENG_NO_ATTRIBUTE) {
		attribute = heng_image_attribute_at(image, place.attribute);
		if (size != NULL)
			*size = attribute->value_size;
		return heng_image_string(image, attribute->value);
	}
	node = heng_image_node_at(image, place.node);
	if (size != NULL)
		*size = node->text_size;
	return heng_image_string(image, node->text);
}

uint32_t heng_image_line(const heng_image *image, heng_place place)
{
	if (place.attribute != HENG_NO_ATTRIBUTE)
		return heng_image_attribute_at(image, place.attribute)->line;
	return heng_image_node_at(image, place.node)->line;
}

uint32_t heng_image_column(const heng_image *image, heng_place place)
{
	if (place.attribute != HENG_NO_ATTRIBUTE)
		return heng_image_attribute_at(image, place.attribute)->column;
	return heng_image_node_at(image, place.node)->column;
}

void heng_image_put_path(const heng_image *image, heng_place place,
			 heng_buf *out)
{
	uint32_t chain[HENG_IMAGE_DEPTH_MAX];
	uint32_t node = place.node;
	size_t n = 0;

	while (node != 0 && n < HENG_IMAGE_DEPTH_MAX) {
		chain[n++] = node;
		node = heng_image_node_at(image, node)->parent;
	}
	if (n == 0 && place.attribute == HENG_NO_ATTRIBUTE)
		heng_buf_putc(out, '.');
	while (n > 0) {
		const heng_image_node *step =
		    heng_image_node_at(image, chain[--n]);

		heng_buf_puts(out, heng_image_string(image, step->name));
		if (step->repeated) {
			heng_buf_putc(out, '[');
			heng_buf_put_int(out, step->ordinal);
			heng_buf_putc(out, ']');
		}
		if (n > 0 || place.attribute != HENG_NO_ATTRIBUTE)
			heng_buf_putc(out, '/');
	}
	if (place.attribute != HENG_NO_ATTRIBUTE) {
		heng_buf_putc(out, '@');
		heng_buf_puts(
		    out,
		    heng_image_string(
			image,
			heng_image_attribute_at(image, place.attribute)->name));
	}
}
