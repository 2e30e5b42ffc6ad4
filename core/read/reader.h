/* The reader: untrusted bytes of an XML document into an image. */
#ifndef HENG_READ_READER_H
#define HENG_READ_READER_H

#include <stddef.h>

#include "core/base/error.h"
#include "core/model/grammar.h"
#include "core/model/image.h"

/* Limits on a document; each is a line in heng.1 and has a test. */
enum {
	HENG_DOCUMENT_MAX = 16 << 20, /* bytes; --max-size changes it */
	HENG_TAG_MAX = 64 << 10,      /* bytes of one start tag */
	HENG_DEPTH_MAX = 256,
	HENG_ATTRIBUTES_MAX = 1000, /* of one element */
	HENG_NODES_MAX = 1000000,   /* elements and attributes together */
	HENG_SECTION_MAX = 1 << 20, /* bytes of a comment, CDATA section, PI */
	HENG_NAMESPACES_MAX = 64,   /* declarations in force at one place */
	HENG_DIAGNOSTICS_MAX = 20,  /* reported of one document */
};

/* A parser and its memory, kept for the next document. */
typedef struct heng_reader heng_reader;

heng_reader *heng_reader_new(void); /* NULL: no memory */
void heng_reader_free(heng_reader *reader);

/* Changes the largest size of a document, HENG_DOCUMENT_MAX at first; at
 * most 1 GiB is taken. */
void heng_reader_limit(heng_reader *reader, size_t max);

/*
 * Parses text[0..size) and checks it against the grammar. `name` is what
 * messages call the document. Every error found (at most
 * HENG_DIAGNOSTICS_MAX) goes to `fn`, complete with place and source line;
 * the first is also left in `error`. HENG_OK: `*image` is the image, owned
 * by the reader and valid until the next read. HENG_EINPUT, HENG_ELIMIT or
 * HENG_ENOMEM otherwise. `fn` may be NULL.
 */
heng_rc heng_read(heng_reader *reader, const heng_grammar *grammar,
		  const char *name, const char *text, size_t size,
		  heng_error_fn *fn, void *userdata, const heng_image **image,
		  heng_error *error);

/*
 * Tells by the root element's namespace which of the known grammars a
 * document claims to follow, without checking it. HENG_EINPUT with a
 * message if it is no XML or none of them.
 */
heng_rc heng_read_grammar(const char *name, const char *text, size_t size,
			  const heng_grammar **grammar, heng_error *error);

#endif
