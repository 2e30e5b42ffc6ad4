/* Selecting: the places in an image that a compiled path means. */
#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/model/path_steps.h"

/*
 * One evaluation. `hit[i]` is the pool offset that step i's name was last
 * found at: an image holds most names once, so the next node of that name
 * is known by one comparison of integers.
 */
typedef struct walk {
	const heng_path *path;
	const heng_image *image;
	const heng_image_node *nodes;
	const char *pool;
	heng_places *out; /* NULL: only the first is wanted */
	heng_place first;
	bool found;
	size_t looked; /* nodes: what the selection costs */
	uint32_t hit[HENG_PATH_STEPS_MAX];
} walk;

void heng_places_fini(heng_places *places)
{
	if (places == NULL)
		return;
	free(places->items);
	*places = (heng_places){0};
}

static heng_rc put_place(heng_places *places, uint32_t node, uint32_t attribute)
{
	heng_place *items;

	if (places->count == places->capacity) {
		items = heng_array_grow(places->items, places->count,
					&places->capacity, sizeof *items);
		if (items == NULL)
			return HENG_ENOMEM;
		places->items = items;
	}
	places->items[places->count++] = (heng_place){node, attribute};
	return HENG_OK;
}

static void start(walk *w, const heng_path *path, const heng_image *image,
		  heng_places *out)
{
	size_t i;

	w->path = path;
	w->image = image;
	w->nodes = heng_image_node_at(image, 0);
	w->pool = heng_image_string(image, 0);
	w->out = out;
	w->found = false;
	w->looked = 0;
	for (i = 0; i < path->n_steps; i++)
		w->hit[i] = UINT32_MAX;
}

static bool name_matches(walk *w, size_t step, uint32_t name)
{
	const char *wanted = w->path->steps[step].name.text;
	const char *known = w->pool + name;

	w->looked++;
	if (name == w->hit[step] || wanted == NULL)
		return true;
	if (known[0] != wanted[0] || strcmp(known, wanted) != 0)
		return false;
	w->hit[step] = name;
	return true;
}

/* Whether the string-value of XPath 1.0, the texts of the node and of all
 * inside it, is the literal. */
static bool string_value_is(walk *w, uint32_t node, const char *value,
			    size_t size)
{
	uint32_t i, end = w->nodes[node].end;
	size_t done = 0;

	for (i = node; i < end; i++) {
		const heng_image_node *inner = &w->nodes[i];

		w->looked++;
		if (inner->text_size > size - done ||
		    memcmp(w->pool + inner->text, value + done,
			   inner->text_size) != 0)
			return false;
		done += inner->text_size;
	}
	return done == size;
}

static bool attribute_is(const walk *w, uint32_t node,
			 const heng_predicate *predicate)
{
	uint32_t found =
	    heng_image_attribute_find(w->image, node, predicate->name.text);
	const heng_image_attribute *attribute;

	if (found == HENG_NO_ATTRIBUTE)
		return false;
	attribute = heng_image_attribute_at(w->image, found);
	return attribute->value_size == predicate->value_size &&
	       memcmp(w->pool + attribute->value, predicate->value,
		      predicate->value_size) == 0;
}

static bool child_is(walk *w, uint32_t node, const heng_predicate *predicate)
{
	uint32_t child = w->nodes[node].first_child;

	for (; child != HENG_NO_NODE; child = w->nodes[child].next_sibling) {
		const char *name = w->pool + w->nodes[child].name;

		w->looked++;
		if (name[0] == predicate->name.text[0] &&
		    strcmp(name, predicate->name.text) == 0 &&
		    string_value_is(w, child, predicate->value,
				    predicate->value_size))
			return true;
	}
	return false;
}

/*
 * Whether a node that has the step's name passes its predicates. counts[i]
 * is how many of its siblings came as far as predicate i; `*last` is set when
 * no later sibling can pass.
 */
static bool passes(walk *w, const heng_step *step, uint32_t node,
		   uint32_t *counts, bool *last)
{
	unsigned i;

	for (i = 0; i < step->n_predicates; i++) {
		const heng_predicate *predicate = &step->predicates[i];
		bool holds = false;

		switch (predicate->kind) {
		case HENG_PREDICATE_POSITION:
			holds = ++counts[i] == predicate->position;
			*last |= counts[i] >= predicate->position;
			break;
		case HENG_PREDICATE_ATTRIBUTE:
			holds = attribute_is(w, node, predicate);
			break;
		case HENG_PREDICATE_CHILD:
			holds = child_is(w, node, predicate);
			break;
		}
		if (!holds)
			return false;
	}
	return true;
}

/* Takes a node that the last step selected: it, or its attribute. */
static heng_rc take(walk *w, uint32_t node)
{
	uint32_t attribute = HENG_NO_ATTRIBUTE;

	if (w->path->attribute.text != NULL) {
		attribute = heng_image_attribute_find(w->image, node,
						      w->path->attribute.text);
		if (attribute == HENG_NO_ATTRIBUTE)
			return HENG_OK;
	}
	if (w->out != NULL)
		return put_place(w->out, node, attribute);
	w->first = (heng_place){node, attribute};
	w->found = true;
	return HENG_OK;
}

/*
 * Child steps from `at` on below one node. Subtrees of siblings are disjoint
 * and come in order, so what this takes is in document order and unique.
 */
static heng_rc walk_children(walk *w, size_t at, uint32_t node)
{
	const heng_step *step = &w->path->steps[at];
	uint32_t counts[HENG_PATH_PREDICATES_MAX] = {0};
	uint32_t child = w->nodes[node].first_child;
	bool is_final = at + 1 == w->path->n_steps, last = false;
	heng_rc rc;

	for (; child != HENG_NO_NODE && !last;
	     child = w->nodes[child].next_sibling) {
		if (!name_matches(w, at, w->nodes[child].name) ||
		    (step->n_predicates > 0 &&
		     !passes(w, step, child, counts, &last)))
			continue;
		rc =
		    is_final ? take(w, child) : walk_children(w, at + 1, child);
		if (rc != HENG_OK || w->found)
			return rc;
	}
	return HENG_OK;
}

/* Adds the children of one node that step `at` selects. */
static heng_rc add_children(walk *w, size_t at, uint32_t node, heng_places *to)
{
	const heng_step *step = &w->path->steps[at];
	uint32_t counts[HENG_PATH_PREDICATES_MAX] = {0};
	uint32_t child = w->nodes[node].first_child;
	bool last = false;
	heng_rc rc = HENG_OK;

	for (; child != HENG_NO_NODE && !last && rc == HENG_OK;
	     child = w->nodes[child].next_sibling)
		if (name_matches(w, at, w->nodes[child].name) &&
		    passes(w, step, child, counts, &last))
			rc = put_place(to, child, HENG_NO_ATTRIBUTE);
	return rc;
}

/*
 * Adds what a descending step selects among the nodes begin...end-1 below a
 * context node. A step without positions looks at each node alone and in
 * order; one with positions counts among the children of each parent.
 */
static heng_rc add_descendants(walk *w, size_t at, uint32_t begin, uint32_t end,
			       heng_places *to)
{
	const heng_step *step = &w->path->steps[at];
	bool last = false;
	heng_rc rc = HENG_OK;
	uint32_t i;

	for (i = begin; i < end && rc == HENG_OK; i++)
		if (step->is_positional)
			rc = add_children(w, at, i, to);
		else if (name_matches(w, at, w->nodes[i].name) &&
			 passes(w, step, i, NULL, &last))
			rc = put_place(to, i, HENG_NO_ATTRIBUTE);
	return rc;
}

static int compare_places(const void *a, const void *b)
{
	const heng_place *x = a, *y = b;

	return (x->node > y->node) - (x->node < y->node);
}

/* No node is added twice, since each is looked at below its one parent. */
static void sort_places(heng_places *places)
{
	size_t i;

	for (i = 1; i < places->count; i++)
		if (places->items[i - 1].node > places->items[i].node)
			break;
	if (i < places->count)
		qsort(places->items, places->count, sizeof *places->items,
		      compare_places);
}

/* The document is the root element's parent: a context of its own. */
static heng_rc add_from_document(walk *w, heng_places *to)
{
	const heng_step *step = &w->path->steps[0];
	uint32_t counts[HENG_PATH_PREDICATES_MAX] = {0};
	uint32_t end = w->nodes[0].end;
	bool last = false;
	heng_rc rc = HENG_OK;

	if (!step->is_positional)
		return add_descendants(w, 0, 0, end, to);
	if (name_matches(w, 0, w->nodes[0].name) &&
	    passes(w, step, 0, counts, &last))
		rc = put_place(to, 0, HENG_NO_ATTRIBUTE);
	if (rc == HENG_OK)
		rc = add_descendants(w, 0, 0, end, to);
	return rc;
}

/* One step from the ordered set `from` to the ordered set `to`. */
static heng_rc take_step(walk *w, size_t at, const heng_places *from,
			 heng_places *to)
{
	const heng_step *step = &w->path->steps[at];
	uint32_t covered = 0;
	heng_rc rc = HENG_OK;
	size_t i;

	to->count = 0;
	if (at == 0 && w->path->from_document) {
		rc = add_from_document(w, to);
		goto out;
	}
	for (i = 0; i < from->count && rc == HENG_OK; i++) {
		uint32_t node = from->items[i].node;

		if (!step->descends) {
			rc = add_children(w, at, node, to);
		} else if (node >= covered) {
			/* A context inside an earlier one adds nothing. */
			covered = w->nodes[node].end;
			rc = add_descendants(
			    w, at, step->is_positional ? node : node + 1,
			    covered, to);
		}
	}
out:
	sort_places(to);
	return rc;
}

/* Paths with "//": set by set, then the attribute of each owner. */
static heng_rc select_by_sets(walk *w, uint32_t node, heng_places *out)
{
	heng_places sets[2] = {{0}, {0}};
	size_t at, i;
	heng_rc rc;

	rc = put_place(&sets[0], node, HENG_NO_ATTRIBUTE);
	for (at = 0; at < w->path->n_steps && rc == HENG_OK; at++)
		rc = take_step(w, at, &sets[at % 2], &sets[(at + 1) % 2]);
	w->out = out;
	for (i = 0; rc == HENG_OK && i < sets[at % 2].count; i++)
		rc = take(w, sets[at % 2].items[i].node);
	heng_places_fini(&sets[0]);
	heng_places_fini(&sets[1]);
	return rc;
}

heng_rc heng_path_select(const heng_path *path, const heng_image *image,
			 uint32_t node, heng_places *out)
{
	heng_rc rc;
	walk w;

	out->count = 0;
	start(&w, path, image, out);
	if (path->n_steps == 0)
		rc = take(&w, node);
	else if (!path->has_descent)
		rc = walk_children(&w, 0, node);
	else
		rc = select_by_sets(&w, node, out);
	out->looked = w.looked;
	return rc;
}

/* The first of a path whose only step descends and counts no positions. */
static heng_rc first_descendant(walk *w, uint32_t node)
{
	const heng_step *step = &w->path->steps[0];
	uint32_t i = w->path->from_document ? 0 : node + 1;
	uint32_t end = w->nodes[w->path->from_document ? 0 : node].end;
	bool last = false;
	heng_rc rc = HENG_OK;

	for (; i < end && !w->found && rc == HENG_OK; i++)
		if (name_matches(w, 0, w->nodes[i].name) &&
		    passes(w, step, i, NULL, &last))
			rc = take(w, i);
	return rc;
}

heng_rc heng_path_first(const heng_path *path, const heng_image *image,
			uint32_t node, heng_places *scratch, heng_place *out,
			bool *found)
{
	heng_rc rc;
	walk w;

	start(&w, path, image, NULL);
	if (path->n_steps == 0) {
		rc = take(&w, node);
	} else if (!path->has_descent) {
		rc = walk_children(&w, 0, node);
	} else if (path->n_steps == 1 && !path->steps[0].is_positional) {
		rc = first_descendant(&w, node);
	} else {
		scratch->count = 0;
		rc = select_by_sets(&w, node, scratch);
		w.found = rc == HENG_OK && scratch->count > 0;
		if (w.found)
			w.first = scratch->items[0];
	}
	scratch->looked = w.looked;
	*found = rc == HENG_OK && w.found;
	if (*found)
		*out = w.first;
	return rc;
}
