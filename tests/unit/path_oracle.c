/* Paths against libxml2's XPath: random documents, random paths, same sets. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "core/model/path.h"
#include "core/read/draft.h"

enum { DOCUMENTS = 400, PATHS = 75, CONTEXTS = 3 };

static const char ns[] = "urn:test:1";
static const char *const names[] = {"a", "b", "a-b", "标", "c.d"};
static const char *const attribute_names[] = {"x", "y", "xml:lang"};
static const char *const values[] = {"", "1", "v", "1v", "'", "中"};

/* A generator of our own, so that a failure can be repeated anywhere. */
static uint64_t state;

static unsigned below(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

#define PICK(array) (array)[below(sizeof(array) / sizeof *(array))]

static void add_children(xmlNode *parent, unsigned depth, unsigned *budget)
{
	unsigned i, n = below(5);

	if (depth > 6 || *budget == 0 || below(4) == 0) {
		xmlNodeAddContent(parent, (const xmlChar *)PICK(values));
		return;
	}
	for (i = 0; i<n && * budget> 0; i++) {
		xmlNode *child = xmlNewChild(
		    parent, parent->ns, (const xmlChar *)PICK(names), NULL);

		--*budget;
		if (below(2))
			xmlNewProp(child, (const xmlChar *)"x",
				   (const xmlChar *)PICK(values));
		if (below(3) == 0)
			xmlNewProp(child, (const xmlChar *)"y",
				   (const xmlChar *)PICK(values));
		if (below(4) == 0)
			xmlNodeSetLang(child, (const xmlChar *)"zh");
		add_children(child, depth + 1, budget);
	}
}

static xmlDoc *random_document(void)
{
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *root =
	    xmlNewDocNode(doc, NULL, (const xmlChar *)PICK(names), NULL);
	unsigned budget = 1 + below(60);

	xmlSetNs(root, xmlNewNs(root, (const xmlChar *)ns, NULL));
	xmlDocSetRootElement(doc, root);
	add_children(root, 1, &budget);
	return doc;
}

static void count_nodes(const xmlNode *node, size_t *nodes, size_t *attributes)
{
	const xmlAttr *attribute;

	++*nodes;
	for (attribute = node->properties; attribute != NULL;
	     attribute = attribute->next)
		++*attributes;
	for (node = node->children; node != NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			count_nodes(node, nodes, attributes);
}

static uint32_t put_string(heng_draft *draft, const char *text, uint32_t *size)
{
	uint32_t start = draft->pool_size;

	heng_draft_add(draft, text, strlen(text));
	return heng_draft_end(draft, start, size);
}

/* The DOM node's number is left in its _private, to compare sets by. */
static uint32_t put_node(heng_draft *draft, xmlNode *node, uint32_t parent,
			 uint32_t before)
{
	uint32_t index = heng_draft_open(draft, parent, before), last, unused;
	heng_image_node *put = &draft->nodes[index];
	xmlAttr *attribute;
	xmlNode *child;
	char name[32];

	node->_private = (void *)(uintptr_t)index;
	put->name = put_string(draft, (const char *)node->name, &unused);
	put->definition = 0;
	put->ordinal = 1;
	put->repeated = 0;
	put->line = put->column = 1;
	for (attribute = node->properties; attribute != NULL;
	     attribute = attribute->next) {
		heng_image_attribute *to = heng_draft_attribute(draft, index);
		xmlChar *value =
		    xmlNodeListGetString(node->doc, attribute->children, 1);

		attribute->_private =
		    (void *)(uintptr_t)(draft->n_attributes - 1);
		snprintf(name, sizeof name, "%s%s",
			 attribute->ns != NULL ? "xml:" : "", attribute->name);
		to->name = put_string(draft, name, &unused);
		to->value =
		    put_string(draft, value != NULL ? (const char *)value : "",
			       &to->value_size);
		to->line = to->column = 1;
		xmlFree(value);
	}
	for (child = node->children; child != NULL; child = child->next)
		if (child->type == XML_TEXT_NODE)
			put->text =
			    put_string(draft, (const char *)child->content,
				       &put->text_size);
	last = HENG_NO_NODE;
	for (child = node->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			last = put_node(draft, child, index, last);
	draft->nodes[index].end = draft->n_nodes;
	return index;
}

static const heng_image *make_image(heng_draft *draft, xmlDoc *doc)
{
	size_t nodes = 0, attributes = 0;
	const heng_image *image;

	count_nodes(xmlDocGetRootElement(doc), &nodes, &attributes);
	assert_int_equal(heng_draft_begin(draft, nodes, attributes, 1 << 16),
			 HENG_OK);
	put_node(draft, xmlDocGetRootElement(doc), HENG_NO_NODE, HENG_NO_NODE);
	image = heng_draft_finish(draft);
	assert_non_null(image);
	assert_true(heng_image_is_valid(image, image->size));
	return image;
}

/* A path in our writing and, with prefixes, in XPath's. */
typedef struct both {
	char ours[512];
	char theirs[1024];
} both;

static void put(both *path, const char *ours, const char *theirs)
{
	strcat(path->ours, ours);
	strcat(path->theirs, theirs);
}

static void put_space(both *path)
{
	if (below(20) == 0)
		put(path, " ", "");
}

static void put_name_test(both *path)
{
	const char *name = PICK(names);

	put_space(path);
	if (below(5) == 0) {
		put(path, "*", "*");
		return;
	}
	put(path, name, "p:");
	strcat(path->theirs, name);
}

static void put_literal(both *path)
{
	const char *value = PICK(values);
	const char *quote = value[0] == '\'' || below(2) ? "\"" : "'";

	put(path, quote, quote);
	put(path, value, value);
	put(path, quote, quote);
}

static void put_predicate(both *path)
{
	const char *name;
	char number[16];

	put_space(path);
	put(path, "[", "[");
	put_space(path);
	switch (below(3)) {
	case 0:
		snprintf(number, sizeof number, "%u", below(5));
		put(path, number, number);
		break;
	case 1:
		name = PICK(attribute_names);
		put(path, "@", "@");
		put_space(path);
		put(path, name, name);
		put_space(path);
		put(path, "=", "=");
		put_literal(path);
		break;
	default:
		name = PICK(names);
		put(path, name, "p:");
		strcat(path->theirs, name);
		put(path, "=", "=");
		put_literal(path);
		break;
	}
	put_space(path);
	put(path, "]", "]");
}

static void random_path(both *path)
{
	unsigned i, k, n = 1 + below(4);
	const char *name = PICK(attribute_names);

	path->ours[0] = path->theirs[0] = '\0';
	switch (below(12)) {
	case 0:
		put(path, ".", ".");
		return;
	case 1:
		put(path, "@", "@");
		put(path, name, name);
		return;
	case 2:
	case 3:
		put(path, "//", "//");
		break;
	case 4:
	case 5:
		put(path, ".//", ".//");
		break;
	default:
		break;
	}
	for (i = 0; i < n; i++) {
		if (i > 0)
			put(path, below(3) ? "/" : "//", "");
		if (i > 0)
			strcat(path->theirs, strrchr(path->ours, '/')[-1] == '/'
						 ? "//"
						 : "/");
		put_name_test(path);
		for (k = 0; k < 4 && below(3) == 0; k++)
			put_predicate(path);
	}
	if (below(3) == 0) {
		put(path, "/@", "/@");
		put(path, name, name);
	}
}

static void compare(const char *text, const heng_places *places,
		    xmlNodeSet *set)
{
	size_t n = set != NULL ? (size_t)set->nodeNr : 0, i;

	if (places->count != n)
		fail_msg("%s selects %zu places, XPath %zu", text,
			 places->count, n);
	if (set != NULL)
		xmlXPathNodeSetSort(set);
	for (i = 0; i < n; i++) {
		const xmlNode *node = set->nodeTab[i];
		uintptr_t number = (uintptr_t)node->_private;
		bool is_attribute = node->type == XML_ATTRIBUTE_NODE;
		uint32_t got = is_attribute ? places->items[i].attribute
					    : places->items[i].node;

		if (got != number ||
		    (!is_attribute &&
		     places->items[i].attribute != HENG_NO_ATTRIBUTE))
			fail_msg("%s: place %zu is %u, XPath has %zu", text, i,
				 got, (size_t)number);
	}
}

static void find_context(xmlNode *node, unsigned index, xmlNode **out)
{
	if ((uintptr_t)node->_private == index)
		*out = node;
	for (node = node->children; node != NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			find_context(node, index, out);
}

static void test_one(xmlXPathContext *xpath, const heng_image *image,
		     const both *path, xmlNode *context, size_t *selected)
{
	heng_places places = {0}, scratch = {0};
	xmlXPathObject *object;
	heng_path *compiled;
	heng_error error;
	heng_place first;
	uint32_t node = (uint32_t)(uintptr_t)context->_private;
	bool found;

	if (heng_path_compile(path->ours, strlen(path->ours), &compiled,
			      &error) != HENG_OK)
		fail_msg("%s: %s", path->ours, error.en);
	assert_string_equal(heng_path_text(compiled), path->ours);
	xpath->node = context;
	object = xmlXPathEvalExpression((const xmlChar *)path->theirs, xpath);
	assert_non_null(object);
	assert_int_equal(heng_path_select(compiled, image, node, &places),
			 HENG_OK);
	compare(path->ours, &places, object->nodesetval);
	assert_int_equal(
	    heng_path_first(compiled, image, node, &scratch, &first, &found),
	    HENG_OK);
	assert_int_equal(found, places.count > 0);
	if (found) {
		assert_int_equal(first.node, places.items[0].node);
		assert_int_equal(first.attribute, places.items[0].attribute);
		++*selected;
	}
	heng_places_fini(&places);
	heng_places_fini(&scratch);
	heng_path_free(compiled);
	xmlXPathFreeObject(object);
}

static void test_random_pairs(void **unused)
{
	size_t pairs = 0, selected = 0;
	heng_draft draft = {0};
	unsigned d, i, k;

	(void)unused;
	for (d = 0; d < DOCUMENTS; d++) {
		const heng_image *image;
		xmlXPathContext *xpath;
		xmlDoc *doc;

		state = d + 1;
		doc = random_document();
		image = make_image(&draft, doc);
		xpath = xmlXPathNewContext(doc);
		assert_int_equal(xmlXPathRegisterNs(xpath, (const xmlChar *)"p",
						    (const xmlChar *)ns),
				 0);
		for (i = 0; i < PATHS; i++) {
			both path;

			random_path(&path);
			for (k = 0; k < CONTEXTS; k++) {
				xmlNode *context = NULL;

				find_context(xmlDocGetRootElement(doc),
					     k == 0 ? 0 : below(image->n_nodes),
					     &context);
				test_one(xpath, image, &path, context,
					 &selected);
			}
			pairs++;
		}
		xmlXPathFreeContext(xpath);
		xmlFreeDoc(doc);
	}
	heng_draft_fini(&draft);
	assert_true(pairs >= 20000);
	/* A generator whose paths select nothing would test nothing. */
	assert_true(selected > pairs / 4);
	print_message("%zu pairs, %u contexts each, %zu not empty\n", pairs,
		      CONTEXTS, selected);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_random_pairs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
