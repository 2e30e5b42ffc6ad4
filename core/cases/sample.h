/* Sample: a sound document as a tree, of which cases change copies. */
#ifndef HENG_CASES_SAMPLE_H
#define HENG_CASES_SAMPLE_H

#include <libxml/parser.h>

#include "core/base/buf.h"
#include "core/cases/edit.h"

/* No network, no entities; the text has passed the reader already. */
enum {
	HENG_SAMPLE_OPTIONS =
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
};

/* A child of the root that belongs to the sample: its _private is this. */
typedef struct own_child {
	xmlNode *node;
	heng_buf text; /* as it is written out; made when first needed */
} own_child;

struct heng_sample {
	const heng_grammar *grammar;
	xmlDoc *doc;
	struct own_child *children; /* of the root, as they were read */
	size_t n_children;
};

/*
 * While a case is tried the tree is the case's: a child of the root is
 * replaced by a copy before anything in it changes. Afterwards it is put
 * back. Most cases touch one of some fifty.
 */

/* Puts a copy in place of the sample's own child of the root that the node
 * lies in. 1: done, and the node is no part of the tree any more; 0: there
 * was no need; -1: no memory. */
int heng_sample_own(const heng_sample *sample, xmlNode *node);

/* Makes the root what it was: its own children again, and `attributes`, which
 * are taken over. */
void heng_sample_restore(const heng_sample *sample, xmlAttr *attributes);

/* Writes the document as it is now. What was not touched is made once for all
 * cases. False: no memory. */
bool heng_sample_dump(const heng_sample *sample, heng_buf *out);

#endif
