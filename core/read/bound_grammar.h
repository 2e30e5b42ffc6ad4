/* A bound grammar: one grammar whose names are pointers of one parser's dictionary. */
#ifndef HENG_READ_BOUND_GRAMMAR_H
#define HENG_READ_BOUND_GRAMMAR_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/model/grammar.h"

/* A name, once however many definitions have it. */
typedef struct heng_bound_name {
	const xmlChar *whole; /* "xml:lang"; in the dictionary */
	uint32_t size;
	uint32_t pool;	   /* its offset in the image of */
	uint32_t document; /* this document, by the reader's count */
} heng_bound_name;

typedef struct heng_bound_attribute {
	const xmlChar *local; /* "lang"; in the dictionary */
	uint32_t name;	      /* index of its name */
	bool is_xml;	      /* has the prefix xml */
} heng_bound_attribute;

typedef struct heng_bound_element {
	const xmlChar *local;
	const heng_bound_attribute *attributes; /* as the grammar orders them */
	uint32_t name;
	uint16_t n_required; /* attributes */
} heng_bound_element;

/* The parser gives its names from the same dictionary, so that names are
 * equal exactly when their pointers are. */
typedef struct heng_bound_grammar {
	const heng_grammar *grammar; /* NULL: none bound */
	const xmlChar *namespace_uri;
	heng_bound_element *elements;
	heng_bound_attribute *attributes;
	heng_bound_name *names;
	size_t n_names;
} heng_bound_grammar;

heng_rc heng_bound_grammar_make(heng_bound_grammar *bound, const heng_grammar *grammar,
		       xmlDict *dict);
void heng_bound_grammar_fini(heng_bound_grammar *bound);

#endif
