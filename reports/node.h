/* A report's nodes by name, for the forms. */
#ifndef HENG_REPORTS_NODE_H
#define HENG_REPORTS_NODE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/model/image.h"
#include "core/model/text.h"

/* An attribute's value, or NULL. */
const char *heng_node_attribute(const heng_image *image, uint32_t node,
				const char *name);
bool heng_node_is(const heng_image *image, uint32_t node, const char *name);

/* The first child of that name, the next sibling of the same name;
 * HENG_NO_NODE: none, and of HENG_NO_NODE none. */
uint32_t heng_node_child(const heng_image *image, uint32_t node,
			 const char *name);
uint32_t heng_node_next(const heng_image *image, uint32_t node);

const char *heng_node_text(const heng_image *image, uint32_t node);

/* The child of that name in a language ("zh"), "" where there is none. */
const char *heng_node_in(const heng_image *image, uint32_t node,
			 const char *name, const char *lang);

#endif
