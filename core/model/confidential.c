/* Confidential places: what the dossier's grammar marks as such. */
#include "core/model/confidential.h"

#include <string.h>

#include "core/model/path_steps.h"

static const heng_grammar_attribute *
find_attribute(const heng_grammar_element *element, const char *name)
{
	for (unsigned i = 0; i < element->n_attributes; i++)
		if (strcmp(element->attributes[i].name, name) == 0)
			return &element->attributes[i];
	return NULL;
}

static bool has_mark(const heng_grammar_element *element, const char *name)
{
	const heng_grammar_attribute *attribute = find_attribute(element, name);

	return attribute && attribute->confidential;
}

bool heng_place_is_confidential(const heng_grammar *grammar,
				const heng_image *image, heng_place place)
{
	const heng_image_node *node = heng_image_node_at(image, place.node);

	if (node->definition >= grammar->n_elements)
		return true;
	if (place.attribute != HENG_NO_ATTRIBUTE &&
	    has_mark(
		&grammar->elements[node->definition],
		heng_image_string(
		    image,
		    heng_image_attribute_at(image, place.attribute)->name)))
		return true;
	for (;;) {
		if (node->definition >= grammar->n_elements ||
		    grammar->elements[node->definition].confidential)
			return true;
		if (node->parent == HENG_NO_NODE)
			return false;
		node = heng_image_node_at(image, node->parent);
	}
}

/* Adds all definitions that can stand somewhere inside those of the set. */
static void close_downward(const heng_grammar *grammar, heng_definitions *set)
{
	uint16_t queue[HENG_DEFINITIONS_MAX];
	size_t head = 0, tail = 0;

	for (unsigned i = 0; i < grammar->n_elements; i++)
		if (heng_definitions_has(set, i))
			queue[tail++] = (uint16_t)i;
	while (head < tail) {
		const heng_grammar_element *e =
		    &grammar->elements[queue[head++]];

		for (unsigned k = 0; k < e->n_children; k++) {
			uint16_t inner = e->children[k].element;

			if (heng_definitions_has(set, inner))
				continue;
			heng_definitions_add(set, inner);
			queue[tail++] = inner;
		}
	}
}

/* Where a step leads, predicates apart. */
static void follow(const heng_grammar *grammar, const heng_path *path,
		   size_t at, heng_definitions *set)
{
	const heng_step *step = &path->steps[at];
	const char *name = step->name.text;
	bool from_document = at == 0 && path->from_document;
	heng_definitions owners = *set;

	if (step->descends)
		close_downward(grammar, &owners);
	memset(set, 0, sizeof(*set));
	for (unsigned i = 0; i < grammar->n_elements; i++) {
		const heng_grammar_element *e = &grammar->elements[i];

		for (unsigned k = 0;
		     heng_definitions_has(&owners, i) && k < e->n_children;
		     k++) {
			unsigned inner = e->children[k].element;

			if (!name ||
			    !strcmp(grammar->elements[inner].name, name))
				heng_definitions_add(set, inner);
		}
	}
	if (from_document &&
	    (!name || !strcmp(name, grammar->elements[0].name)))
		heng_definitions_add(set, 0);
}

/* Whether the step looks at what is marked in any of the elements. */
static bool looks_at_mark(const heng_grammar *grammar, const heng_step *step,
			  const heng_grammar_element *element)
{
	for (unsigned i = 0; i < step->n_predicates; i++) {
		const heng_predicate *predicate = &step->predicates[i];

		if (predicate->kind == HENG_PREDICATE_ATTRIBUTE &&
		    has_mark(element, predicate->name.text))
			return true;
		for (unsigned k = 0; predicate->kind == HENG_PREDICATE_CHILD &&
				     k < element->n_children;
		     k++) {
			const heng_grammar_element *child =
			    &grammar->elements[element->children[k].element];

			if (child->confidential &&
			    !strcmp(child->name, predicate->name.text))
				return true;
		}
	}
	return false;
}

static bool reaches_mark(const heng_grammar *grammar, const heng_path *path)
{
	heng_definitions set = {{0}};
	bool is_known = false;

	heng_definitions_add(&set, 0);
	for (size_t at = 0; at < path->n_steps; at++) {
		follow(grammar, path, at, &set);
		is_known = false;
		for (unsigned i = 0; i < grammar->n_elements; i++) {
			if (!heng_definitions_has(&set, i))
				continue;
			is_known = true;
			if (grammar->elements[i].confidential ||
			    looks_at_mark(grammar, &path->steps[at],
					  &grammar->elements[i]))
				return true;
		}
		if (!is_known)
			return true;
	}
	if (!path->attribute.text)
		return false;
	is_known = false;
	for (unsigned i = 0; i < grammar->n_elements; i++) {
		const heng_grammar_attribute *attribute;

		if (!heng_definitions_has(&set, i))
			continue;
		attribute =
		    find_attribute(&grammar->elements[i], path->attribute.text);
		is_known |= attribute != NULL;
		if (attribute && attribute->confidential)
			return true;
	}
	return !is_known;
}

heng_rc heng_path_is_confidential(const heng_grammar *grammar, const char *path,
				  bool *is_confidential)
{
	static const char count[] = "count(";
	size_t size = strlen(path);
	heng_path *compiled;
	heng_error unwanted;
	heng_rc rc;

	*is_confidential = true;
	if (size > sizeof(count) - 1 && path[size - 1] == ')' &&
	    !strncmp(path, count, sizeof(count) - 1)) {
		path += sizeof(count) - 1;
		size -= sizeof(count);
	}
	if (grammar->n_elements > HENG_DEFINITIONS_MAX)
		return HENG_OK;
	rc = heng_path_compile(path, size, &compiled, &unwanted);
	if (rc != HENG_OK)
		return rc == HENG_ENOMEM ? rc : HENG_OK;
	*is_confidential = reaches_mark(grammar, compiled);
	heng_path_free(compiled);
	return HENG_OK;
}
