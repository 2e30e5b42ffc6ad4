/* The prescan: limits, encoding and well-formedness before the parser. */
#ifndef HENG_READ_PRESCAN_H
#define HENG_READ_PRESCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"

/* A byte of the document and where readers see it. */
typedef struct heng_mark {
	uint32_t offset; /* bytes from the start of the text */
	uint32_t line;	 /* from 1 */
	uint32_t column; /* code points, from 1, a BOM not counted */
} heng_mark;

/* A start tag; its attributes but namespace declarations follow one
 * another in the prescan's attribute table. */
typedef struct heng_tag {
	heng_mark at; /* its '<' */
	uint32_t attributes;
} heng_tag;

/*
 * Zero-initialised is valid. The tables keep their memory from document to
 * document; tags[n_tags] ends the attributes of the last tag.
 */
typedef struct heng_prescan {
	const char *name; /* what messages call the document */
	const char *text;
	size_t size;
	size_t begin; /* offset behind a BOM */
	heng_tag *tags;
	size_t n_tags, tag_capacity;
	heng_mark *attributes;
	size_t n_attributes, attribute_capacity;
} heng_prescan;

/*
 * Reads the whole text, or with `only_root` as far as the end of the root
 * element's start tag. HENG_OK means that the text is UTF-8 within every
 * limit, that its tags nest, and that `tags` and `attributes` are complete.
 */
heng_rc heng_prescan_run(heng_prescan *scan, const char *name, const char *text,
			 size_t size, bool only_root, heng_error *error);
void heng_prescan_fini(heng_prescan *scan);

/* One attribute or namespace declaration inside a start tag. */
typedef struct heng_tag_part {
	const char *name;
	size_t name_size;
	const char *value; /* raw: references are not replaced */
	size_t value_size;
	const char *next; /* where the next one is looked for */
} heng_tag_part;

/* The first part at or behind part->next, which starts as NULL. The tag
 * must have passed the prescan. */
bool heng_tag_next(const heng_prescan *scan, const heng_tag *tag,
		   heng_tag_part *part);

/* The name of a start tag. Borrowed; not NUL-terminated. */
const char *heng_tag_name(const heng_prescan *scan, const heng_tag *tag,
			  size_t *size);

/* The mark of a byte at or behind a known mark; walks there. */
heng_mark heng_prescan_mark(const heng_prescan *scan, heng_mark from,
			    size_t offset);

/* Refuses what is plainly no XML by its first bytes, naming what it is. */
heng_rc heng_sniff(const char *name, const char *text, size_t size,
		   heng_error *error);

/*
 * Text for a message: at most 64 code points, white space and controls as
 * spaces, "…" where cut. Returns `out`, NUL-terminated.
 */
enum { HENG_QUOTE_SIZE = 64 * 4 + 4 };
const char *heng_quote(const char *text, size_t size,
		       char out[HENG_QUOTE_SIZE]);

#endif
