/* Binding: interning a grammar's names in a parser's dictionary. */
#include "core/read/bound_grammar.h"

#include <stdlib.h>
#include <string.h>

void heng_bound_grammar_fini(heng_bound_grammar *bound)
{
	if (bound == NULL)
		return;
	free(bound->elements);
	free(bound->attributes);
	free(bound->names);
	*bound = (heng_bound_grammar){0};
}

/* The index of a name, added if it is new; false without memory. */
static bool intern(heng_bound_grammar *bound, xmlDict *dict, const char *name,
		   uint32_t *index)
{
	const xmlChar *whole = xmlDictLookup(dict, (const xmlChar *)name, -1);
	size_t i;

	if (whole == NULL)
		return false;
	for (i = 0; i < bound->n_names; i++)
		if (bound->names[i].whole == whole)
			break;
	if (i == bound->n_names) {
		bound->names[i].whole = whole;
		bound->names[i].size = (uint32_t)strlen(name);
		bound->names[i].document = 0;
		bound->n_names++;
	}
	*index = (uint32_t)i;
	return true;
}

static bool bind_element(heng_bound_grammar *bound, xmlDict *dict,
			 const heng_grammar_element *element,
			 heng_bound_element *element_bound,
			 heng_bound_attribute *attributes)
{
	unsigned i;

	element_bound->attributes = attributes;
	element_bound->n_required = 0;
	if (!intern(bound, dict, element->name, &element_bound->name))
		return false;
	element_bound->local = bound->names[element_bound->name].whole;
	for (i = 0; i < element->n_attributes; i++) {
		const char *name = element->attributes[i].name;

		attributes[i].is_xml = strncmp(name, "xml:", 4) == 0;
		if (!intern(bound, dict, name, &attributes[i].name))
			return false;
		attributes[i].local = xmlDictLookup(
			dict,
			(const xmlChar *)name + (attributes[i].is_xml ? 4 : 0),
			-1);
		if (attributes[i].local == NULL)
			return false;
		element_bound->n_required += element->attributes[i].required;
	}
	return true;
}

heng_rc heng_bound_grammar_make(heng_bound_grammar *bound, const heng_grammar *grammar,
		       xmlDict *dict)
{
	size_t n_attributes = 0, n = grammar->n_elements, i;

	heng_bound_grammar_fini(bound);
	for (i = 0; i < n; i++)
		n_attributes += grammar->elements[i].n_attributes;
	bound->elements = calloc(n, sizeof *bound->elements);
	bound->attributes = calloc(n_attributes + 1, sizeof *bound->attributes);
	bound->names = calloc(n + n_attributes, sizeof *bound->names);
	bound->namespace_uri = xmlDictLookup(
		dict, (const xmlChar *)grammar->namespace_uri, -1);
	if (bound->elements == NULL || bound->attributes == NULL ||
	    bound->names == NULL || bound->namespace_uri == NULL)
		goto fail;
	n_attributes = 0;
	for (i = 0; i < n; i++) {
		if (!bind_element(bound, dict, &grammar->elements[i],
				  &bound->elements[i],
				  bound->attributes + n_attributes))
			goto fail;
		n_attributes += grammar->elements[i].n_attributes;
	}
	bound->grammar = grammar;
	return HENG_OK;
fail:
	heng_bound_grammar_fini(bound);
	return HENG_ENOMEM;
}
