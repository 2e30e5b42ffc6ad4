/* One reading: the parser, what is open, and what was found wrong. */
#ifndef HENG_READ_READING_H
#define HENG_READ_READING_H

#include <libxml/parser.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/read/draft.h"
#include "core/read/bound_grammar.h"
#include "core/read/prescan.h"
#include "core/read/reader.h"

/* What an open element has of one child of its definition. */
typedef struct heng_slot {
	uint32_t first; /* node */
	uint32_t count;
} heng_slot;

typedef struct heng_frame {
	uint32_t tag;	     /* its start tag's index in the prescan */
	uint32_t node;	     /* in the draft */
	uint32_t last_child; /* HENG_NO_NODE: none yet */
	uint32_t text;	     /* pool; where its text begins */
	size_t slots;	     /* index of its first slot */
	uint16_t definition;
	uint16_t position; /* the last child slot that was filled, in order */
} heng_frame;

/* A value that must be unique. */
typedef struct heng_id {
	const char *value; /* in the draft's pool, which stays */
	uint32_t size;
	uint32_t tag;	/* of its element */
	heng_mark mark; /* of its attribute, or of the element */
	bool is_text;
} heng_id;

struct heng_reader {
	xmlParserCtxt *parser;
	size_t max;
	uint32_t document; /* counts documents, from 1 */
	heng_prescan scan;
	heng_bound_grammar bound;
	heng_draft draft;
	heng_buf copy; /* of the text, ended by NUL, for the parser */

	/* Of the current document. */
	uint32_t tag;	  /* the next start tag's index in the prescan */
	unsigned skipped; /* depth inside an element that is passed over */
	bool no_memory;
	bool lost;	 /* parser and prescan disagree */
	bool has_stray;	 /* text since the last tag was complained about */
	unsigned closed; /* elements ended since the last start tag */
	unsigned depth;
	heng_frame frames[HENG_DEPTH_MAX];
	heng_slot *slots;
	size_t n_slots, slot_capacity;
	heng_id *ids;
	size_t n_ids, id_capacity;

	/* HENG_DIAGNOSTICS_MAX of them, made with the first. */
	heng_error *errors;
	size_t n_errors;

	/* The parser's own first complaint. */
	int complaint; /* xmlParserErrors; 0: none */
	size_t complaint_offset;
	uint32_t complaint_tag;
};

/* Fills the parser's callbacks, which work on the reader. */
void heng_sax_init(xmlSAXHandler *sax);

/*
 * The next diagnostic to fill, or NULL when there are enough (the parser is
 * then stopped) or no memory.
 */
heng_error *heng_reading_error(heng_reader *reader);

/* Adds the place and the source line. */
void heng_reading_at(heng_reader *reader, heng_error *error, heng_mark mark,
		     size_t width);

/* What the grammar has to say (core/read/check.c). `tag` is the start tag
 * that the matter is about. */
void heng_check_root(heng_reader *reader, const heng_tag *tag, const char *name,
		     const char *uri);
void heng_check_foreign_element(heng_reader *reader, const heng_tag *tag,
				const char *uri);
void heng_check_namespaces(heng_reader *reader, const heng_tag *tag);
void heng_check_unknown_element(heng_reader *reader, const heng_tag *tag,
				const heng_frame *parent);
void heng_check_order(heng_reader *reader, const heng_tag *tag,
		      const heng_frame *parent, unsigned child);
void heng_check_repeated(heng_reader *reader, const heng_tag *tag,
			 uint32_t first);
void heng_check_unknown_attribute(heng_reader *reader, const heng_tag *tag,
				  heng_mark mark, uint16_t definition,
				  const char *uri);
void heng_check_missing_attributes(heng_reader *reader, const heng_tag *tag,
				   const heng_image_node *node);
void heng_check_attribute_value(heng_reader *reader, heng_mark mark,
				const heng_grammar_attribute *attribute,
				const char *value, size_t size, bool is_root);

/* At an end tag: of the element whose start tag is `tag`. */
void heng_check_missing_children(heng_reader *reader, const heng_tag *tag,
				 const heng_frame *frame);
void heng_check_text(heng_reader *reader, const heng_tag *tag,
		     const heng_grammar_element *element, const char *text,
		     size_t size);

/* Text where none is allowed, behind the newest start tag and what was
 * closed since. */
void heng_check_stray_text(heng_reader *reader,
			   const heng_grammar_element *element);

/* After the document. */
void heng_check_ids(heng_reader *reader);

/* The parser's complaint in the user's terms, into `error`. */
heng_rc heng_translate(heng_reader *reader, heng_error *error);

#endif
