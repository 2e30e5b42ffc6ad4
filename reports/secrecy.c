/* Secrecy: what of a report a public edition may not show. */
#include "reports/secrecy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/model/confidential.h"
#include "reports/node.h"

enum {
	AT_PLACE = 1, /* a path of the element's own is confidential */
	DERIVED = 2,  /* so is that, or what an element around it rests on */
	SAYS_SO = 4,  /* it has confidential="true" */
};

const heng_grammar_attribute *
heng_secrecy_attribute(const heng_image *image, uint32_t node, const char *name)
{
	unsigned index = heng_image_node_at(image, node)->definition;
	const heng_grammar_element *element =
	    &heng_report_grammar.elements[index];

	for (unsigned i = 0; i < element->n_attributes; i++)
		if (strcmp(element->attributes[i].name, name) == 0)
			return &element->attributes[i];
	return NULL;
}

static bool says_so(const heng_image *image, uint32_t node)
{
	const char *mark = heng_node_attribute(image, node, "confidential");

	return mark && strstr(mark, "true");
}

struct heng_secret_measure {
	const char *plugin, *name;
	bool is_secret;
};

static int compare_measures(const void *a, const void *b)
{
	const struct heng_secret_measure *x = a, *y = b;
	int order = strcmp(x->plugin, y->plugin);

	return order ? order : strcmp(x->name, y->name);
}

static heng_rc list_measures(heng_secrecy *secrecy)
{
	const heng_image *image = secrecy->image;
	size_t n = 0;

	for (uint32_t node = 0; node < image->n_nodes; node++)
		n += heng_node_is(image, node, "measure");
	secrecy->measures = calloc(n + 1, sizeof(*secrecy->measures));
	if (!secrecy->measures)
		return HENG_ENOMEM;
	for (uint32_t node = 0; node < image->n_nodes; node++) {
		const char *plugin = heng_node_attribute(image, node, "plugin");
		const char *name = heng_node_attribute(image, node, "name");

		if (!heng_node_is(image, node, "measure") || !plugin || !name)
			continue;
		secrecy->measures[secrecy->n_measures++] =
		    (struct heng_secret_measure){plugin, name,
						 says_so(image, node)};
	}
	if (secrecy->n_measures > 0)
		qsort(secrecy->measures, secrecy->n_measures,
		      sizeof(*secrecy->measures), compare_measures);
	return HENG_OK;
}

/* Whether "evidence.missing)" is a measure that rests on confidential values.
 * One that the report does not have, or has twice, could be. */
static bool is_secret_measure(const heng_secrecy *secrecy, const char *text)
{
	char plugin[64], name[64];
	struct heng_secret_measure wanted = {plugin, name, false}, *found;
	size_t head = strcspn(text, "."), tail;

	if (head >= sizeof(plugin) || !text[head])
		return true;
	tail = strlen(text + head + 1) - 1;
	if (tail >= sizeof(name))
		return true;
	memcpy(plugin, text, head);
	plugin[head] = '\0';
	memcpy(name, text + head + 1, tail);
	name[tail] = '\0';
	if (secrecy->n_measures == 0)
		return true;
	found = bsearch(&wanted, secrecy->measures, secrecy->n_measures,
			sizeof(wanted), compare_measures);
	if (!found)
		return true;
	if (found > secrecy->measures && !compare_measures(found, found - 1))
		return true;
	if (found + 1 < secrecy->measures + secrecy->n_measures &&
	    !compare_measures(found, found + 1))
		return true;
	return found->is_secret;
}

/* The grammar's word on a place of the report. */
static heng_confidential mark_of(const heng_image *image, heng_place place)
{
	const heng_grammar_attribute *known;

	if (place.attribute == HENG_NO_ATTRIBUTE)
		return heng_report_grammar
		    .elements[heng_image_node_at(image, place.node)->definition]
		    .confidential;
	known = heng_secrecy_attribute(
	    image, place.node,
	    heng_image_string(
		image, heng_image_attribute_at(image, place.attribute)->name));
	return known ? known->confidential : HENG_CONFIDENTIAL_ALWAYS;
}

/* A path as reports print it; "" where there is none. */
static bool is_secret_path(heng_secrecy *secrecy, const char *path)
{
	bool is_confidential;
	static const char measure[] = "measure(";
	size_t head = sizeof(measure) - 1, size = strlen(path);

	if (size == 0)
		return false;
	if (size > head && !strncmp(path, measure, head) &&
	    path[size - 1] == ')')
		return is_secret_measure(secrecy, path + head);
	if (heng_path_is_confidential(&heng_dossier_grammar, path,
				      &is_confidential) != HENG_OK)
		secrecy->failed = true;
	return is_confidential;
}

/* A rule can have built a path from what it read: a literal in one shows
 * it. The places that are there have none. */
static bool has_literal(const char *path)
{
	return strpbrk(path, "'\"") != NULL;
}

/* What a node says of itself. */
static unsigned look_at(heng_secrecy *secrecy, uint32_t node)
{
	const heng_image *image = secrecy->image;
	const heng_image_node *item = heng_image_node_at(image, node);
	unsigned state =
	    says_so(image, node) ? AT_PLACE | DERIVED | SAYS_SO : 0;

	for (uint32_t i = 0; i < item->n_attributes; i++) {
		heng_place place = {node, item->attributes + i};

		/* What is said of a person has the id in it. */
		if (mark_of(image, place) == HENG_CONFIDENTIAL_ALIAS)
			state |= DERIVED;
		if (mark_of(image, place) != HENG_CONFIDENTIAL_PATH ||
		    !is_secret_path(secrecy,
				    heng_image_value(image, place, NULL)))
			continue;
		secrecy->paths[place.attribute] = 1;
		state |= AT_PLACE | DERIVED;
	}
	return state;
}

/* A result rests on what it read. */
static void gather_results(heng_secrecy *secrecy)
{
	const heng_image *image = secrecy->image;

	for (uint32_t node = 0; node < image->n_nodes; node++) {
		const heng_image_node *item = heng_image_node_at(image, node);

		if (item->parent != HENG_NO_NODE &&
		    (secrecy->nodes[node] & AT_PLACE) &&
		    heng_node_is(image, node, "read"))
			secrecy->nodes[item->parent] |= DERIVED;
	}
}

static int compare_ids(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What the applicant is asked for is asked for by a result. */
static heng_rc mark_missing(heng_secrecy *secrecy)
{
	const heng_image *image = secrecy->image;
	const char **rules = calloc(image->n_nodes + 1, sizeof(*rules));
	size_t n = 0;

	if (!rules)
		return HENG_ENOMEM;
	for (uint32_t node = 0; node < image->n_nodes; node++)
		if ((secrecy->nodes[node] & DERIVED) &&
		    heng_node_is(image, node, "result"))
			rules[n++] = heng_node_attribute(image, node, "rule");
	if (n > 0)
		qsort(rules, n, sizeof(*rules), compare_ids);
	for (uint32_t node = 0; n > 0 && node < image->n_nodes; node++) {
		const char *rule = heng_node_attribute(image, node, "rule");

		if (rule && heng_node_is(image, node, "missing") &&
		    bsearch(&rule, rules, n, sizeof(*rules), compare_ids))
			secrecy->nodes[node] |= DERIVED;
	}
	free(rules);
	return HENG_OK;
}

static heng_rc list_people(heng_secrecy *secrecy)
{
	const heng_image *image = secrecy->image;
	size_t n = 0;

	secrecy->people =
	    calloc(image->n_attributes + 1, sizeof(*secrecy->people));
	if (!secrecy->people)
		return HENG_ENOMEM;
	for (uint32_t node = 0; node < image->n_nodes; node++) {
		const heng_image_node *item = heng_image_node_at(image, node);

		for (uint32_t i = 0; i < item->n_attributes; i++) {
			heng_place place = {node, item->attributes + i};

			if (heng_secrecy_of(secrecy, place) ==
			    HENG_SECRET_ALIAS)
				secrecy->people[n++] =
				    heng_image_value(image, place, NULL);
		}
	}
	if (n > 0)
		qsort(secrecy->people, n, sizeof(*secrecy->people),
		      compare_ids);
	for (size_t i = 0; i < n; i++)
		if (i == 0 ||
		    strcmp(secrecy->people[i], secrecy->people[i - 1]) != 0)
			secrecy->people[secrecy->n_people++] =
			    secrecy->people[i];
	return HENG_OK;
}

heng_rc heng_secrecy_make(heng_secrecy *secrecy, const heng_image *image,
			  heng_error *error)
{
	uint32_t subject = heng_node_child(image, 0, "subject");

	secrecy->image = image;
	secrecy->subject = heng_node_attribute(image, subject, "sha256");
	secrecy->nodes = calloc(image->n_nodes + 1, 1);
	secrecy->paths = calloc(image->n_attributes + 1, 1);
	if (!secrecy->nodes || !secrecy->paths ||
	    list_measures(secrecy) != HENG_OK)
		return heng_fail_memory(error);
	for (uint32_t node = 0; node < image->n_nodes; node++)
		secrecy->nodes[node] = (unsigned char)look_at(secrecy, node);
	if (secrecy->failed)
		return heng_fail_memory(error);
	gather_results(secrecy);
	/* Parents stand before their children. */
	for (uint32_t node = 1; node < image->n_nodes; node++) {
		uint32_t parent = heng_image_node_at(image, node)->parent;

		secrecy->nodes[node] |= secrecy->nodes[parent] & DERIVED;
	}
	if (mark_missing(secrecy) != HENG_OK || list_people(secrecy) != HENG_OK)
		return heng_fail_memory(error);
	return HENG_OK;
}

void heng_secrecy_fini(heng_secrecy *secrecy)
{
	free(secrecy->nodes);
	free(secrecy->paths);
	free(secrecy->measures);
	free(secrecy->people);
	*secrecy = (heng_secrecy){0};
}

/* Of a path: also one that shows what a result rests on. */
static bool is_secret_here(const heng_secrecy *secrecy, heng_place place)
{
	return secrecy->paths[place.attribute] ||
	       ((secrecy->nodes[place.node] & DERIVED) &&
		has_literal(heng_image_value(secrecy->image, place, NULL)));
}

/*
 * Of what stands beside a path: "value" beside valuePath, "valueLine" beside
 * the same, anything else beside path.
 */
static bool is_beside_secret(const heng_secrecy *secrecy, heng_place place)
{
	const heng_image *image = secrecy->image;
	const char *name = heng_image_string(
	    image, heng_image_attribute_at(image, place.attribute)->name);
	size_t size = strlen(name);
	char own[64];

	if (secrecy->nodes[place.node] & SAYS_SO)
		return true;
	if (size > 4 && !strcmp(name + size - 4, "Line"))
		size -= 4;
	snprintf(own, sizeof(own), "%.*sPath", (int)size, name);
	place.attribute = heng_image_attribute_find(image, place.node, own);
	if (place.attribute == HENG_NO_ATTRIBUTE)
		place.attribute =
		    heng_image_attribute_find(image, place.node, "path");
	if (place.attribute == HENG_NO_ATTRIBUTE)
		return secrecy->nodes[place.node] & AT_PLACE;
	return is_secret_here(secrecy, place);
}

/* Whether it stands in a waiver of another subject, or is a text of one: what
 * others were granted is not for readers of this report. */
static bool is_of_another(const heng_image *image, uint32_t node)
{
	const char *state;

	if (!heng_node_is(image, node, "waiver"))
		node = heng_image_node_at(image, node)->parent;
	if (node == HENG_NO_NODE || !heng_node_is(image, node, "waiver"))
		return false;
	state = heng_node_attribute(image, node, "state");
	return state && strstr(state, "other-subject");
}

/* Of what names a dossier: by its number, which is public if it is this one's,
 * or its digest. */
static heng_secret subject_of(const heng_secrecy *secrecy, heng_place place)
{
	static const char kind[] = "sha256:";
	const char *value = heng_image_value(secrecy->image, place, NULL);

	if (is_of_another(secrecy->image, place.node))
		return HENG_SECRET_DIGEST;
	if (strncmp(value, kind, sizeof(kind) - 1) != 0)
		return HENG_SECRET_NONE;
	return strcmp(value + sizeof(kind) - 1, secrecy->subject) == 0
		   ? HENG_SECRET_SUBJECT
		   : HENG_SECRET_DIGEST;
}

heng_secret heng_secrecy_of(const heng_secrecy *secrecy, heng_place place)
{
	unsigned state = secrecy->nodes[place.node];
	bool is_secret = false;

	switch (mark_of(secrecy->image, place)) {
	case HENG_CONFIDENTIAL_NO:
		break;
	case HENG_CONFIDENTIAL_ALWAYS:
		is_secret = true;
		break;
	case HENG_CONFIDENTIAL_ALIAS:
		return HENG_SECRET_ALIAS;
	case HENG_CONFIDENTIAL_PATH:
		is_secret = is_secret_here(secrecy, place);
		break;
	case HENG_CONFIDENTIAL_PLACE:
		is_secret = is_beside_secret(secrecy, place);
		break;
	case HENG_CONFIDENTIAL_DERIVED:
		is_secret = state & DERIVED;
		break;
	case HENG_CONFIDENTIAL_SUBJECT:
		return subject_of(secrecy, place);
	case HENG_CONFIDENTIAL_OTHER:
		is_secret = is_of_another(secrecy->image, place.node);
		break;
	}
	return is_secret ? HENG_SECRET_DIGEST : HENG_SECRET_NONE;
}

size_t heng_secrecy_person(const heng_secrecy *secrecy, const char *id)
{
	const char **found =
	    secrecy->n_people > 0
		? bsearch(&id, secrecy->people, secrecy->n_people,
			  sizeof(*secrecy->people), compare_ids)
		: NULL;

	return found ? (size_t)(found - secrecy->people) : secrecy->n_people;
}

void heng_secrecy_put_alias(const heng_secrecy *secrecy, size_t person,
			    heng_buf *out)
{
	int digits = 3;

	for (size_t n = 1000; n <= secrecy->n_people; n *= 10)
		digits++;
	heng_buf_printf(out, "expert-%0*zu", digits, person + 1);
}
