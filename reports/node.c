/* A report's nodes by name, for the forms. */
#include "reports/node.h"

#include <string.h>

const char *heng_node_attribute(const heng_image *image, uint32_t node,
				const char *name)
{
	uint32_t index = heng_image_attribute_find(image, node, name);

	return index == HENG_NO_ATTRIBUTE
		   ? NULL
		   : heng_image_string(
			 image, heng_image_attribute_at(image, index)->value);
}

bool heng_node_is(const heng_image *image, uint32_t node, const char *name)
{
	return strcmp(heng_image_string(image,
					heng_image_node_at(image, node)->name),
		      name) == 0;
}

uint32_t heng_node_child(const heng_image *image, uint32_t node,
			 const char *name)
{
	if (node == HENG_NO_NODE)
		return HENG_NO_NODE;
	node = heng_image_node_at(image, node)->first_child;
	while (node != HENG_NO_NODE && !heng_node_is(image, node, name))
		node = heng_image_node_at(image, node)->next_sibling;
	return node;
}

uint32_t heng_node_next(const heng_image *image, uint32_t node)
{
	const char *name =
	    heng_image_string(image, heng_image_node_at(image, node)->name);

	do
		node = heng_image_node_at(image, node)->next_sibling;
	while (node != HENG_NO_NODE && !heng_node_is(image, node, name));
	return node;
}

const char *heng_node_text(const heng_image *image, uint32_t node)
{
	return heng_image_string(image, heng_image_node_at(image, node)->text);
}

const char *heng_node_in(const heng_image *image, uint32_t node,
			 const char *name, const char *lang)
{
	for (uint32_t at = heng_node_child(image, node, name);
	     at != HENG_NO_NODE; at = heng_node_next(image, at)) {
		const char *own = heng_node_attribute(image, at, "xml:lang");

		if (own && !strncmp(own, lang, strlen(lang)))
			return heng_node_text(image, at);
	}
	return "";
}
