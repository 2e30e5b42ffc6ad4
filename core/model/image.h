/* The image: a parsed document as one flat, position-independent block. */
#ifndef HENG_MODEL_IMAGE_H
#define HENG_MODEL_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/buf.h"

/*
 * Layout: header, nodes, attributes, string pool; every reference is an index
 * or an offset into the pool, so the block can be mapped anywhere, read-only.
 * Nodes are in document order; node 0 is the root element. Pool strings are
 * followed by NUL and contain none.
 */
typedef struct heng_image_node {
	uint32_t name;	       /* pool */
	uint32_t text;	       /* pool; its text around comments and CDATA */
	uint32_t text_size;    /* bytes */
	uint32_t parent;       /* HENG_NO_NODE for the root */
	uint32_t first_child;  /* HENG_NO_NODE: none */
	uint32_t next_sibling; /* HENG_NO_NODE: none */
	uint32_t end;	       /* one past its last descendant */
	uint32_t attributes;   /* index of the first */
	uint16_t n_attributes;
	uint16_t definition; /* index in the grammar */
	uint32_t ordinal;    /* among siblings of its name, from 1 */
	uint32_t repeated;   /* 1: the grammar allows several: prints [n] */
	uint32_t line;	     /* of its '<', from 1 */
	uint32_t column;     /* code points, from 1 */
} heng_image_node;

typedef struct heng_image_attribute {
	uint32_t name;	/* pool; "xml:lang" with its prefix */
	uint32_t value; /* pool */
	uint32_t value_size;
	uint32_t line; /* of the first byte of its name */
	uint32_t column;
} heng_image_attribute;

enum {
	HENG_IMAGE_MAGIC = 0x474e4548, /* "HENG" */
	HENG_NO_NODE = 0xffffffffu,
	HENG_NO_ATTRIBUTE = 0xffffffffu,
	HENG_IMAGE_DEPTH_MAX = 256, /* elements inside each other */
};

typedef struct heng_image {
	uint32_t magic;
	uint32_t size; /* bytes of the whole block */
	uint32_t n_nodes;
	uint32_t n_attributes;
	uint32_t nodes; /* offsets from the start of the block */
	uint32_t attributes;
	uint32_t pool;
	uint32_t pool_size;
} heng_image;

/* An element (attribute == HENG_NO_ATTRIBUTE) or one of its attributes. */
typedef struct heng_place {
	uint32_t node;
	uint32_t attribute; /* index in the image's attribute table */
} heng_place;

static inline const heng_image_node *heng_image_node_at(const heng_image *image,
							uint32_t node)
{
	return (const heng_image_node *)((const char *)image + image->nodes) +
	       node;
}

static inline const heng_image_attribute *
heng_image_attribute_at(const heng_image *image, uint32_t attribute)
{
	return (const heng_image_attribute *)((const char *)image +
					      image->attributes) +
	       attribute;
}

static inline const char *heng_image_string(const heng_image *image,
					    uint32_t offset)
{
	return (const char *)image + image->pool + offset;
}

/* Whether a block of `size` bytes is a whole image whose every index and
 * offset stays inside; the one check before a received image is used. */
bool heng_image_is_valid(const void *block, size_t size);

/* The attribute of a node by name, or HENG_NO_ATTRIBUTE. */
uint32_t heng_image_attribute_find(const heng_image *image, uint32_t node,
				   const char *name);

/* The first child of that name, or the next sibling of the same name;
 * HENG_NO_NODE: none. */
uint32_t heng_image_child(const heng_image *image, uint32_t node,
			  const char *name);
uint32_t heng_image_next(const heng_image *image, uint32_t node);

/* The value of an attribute of a node, borrowed, or NULL. */
const char *heng_image_attribute_value(const heng_image *image, uint32_t node,
				       const char *name);

/* Text or attribute value at a place; NUL-terminated, borrowed. */
const char *heng_image_value(const heng_image *image, heng_place place,
			     size_t *size);
uint32_t heng_image_line(const heng_image *image, heng_place place);
uint32_t heng_image_column(const heng_image *image, heng_place place);

/*
 * Appends the place as reports print it: names from below the root, with [n]
 * on every step that may be repeated ("org[2]/licence[1]/@validTo"). The
 * root itself is ".".
 */
void heng_image_put_path(const heng_image *image, heng_place place,
			 heng_buf *out);

#endif
