/* Fuzz target: bytes as a path, compiled, checked against the grammar and
 * evaluated; libxml2's XPath is the oracle for what it selects. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "core/base/utf8.h"
#include "core/model/path.h"
#include "core/read/draft.h"
#include "tests/fuzz/fuzz.h"

/* With names that nest in each other. */
static const char toy[] =
    "<a xmlns='urn:test:1' x='1'><b y='v'>1</b><b x='' y=\"'\"/>"
    "<a-b x='1v'><a>v</a><a x='1'>1<b>中</b></a><标 x='中'>v</标></a-b>"
    "<标 y='1'><标><标 x='1'>中</标>v</标><c.d>1v</c.d><b/></标>"
    "<a xml:lang='zh'><a><a x='v'><a y='1'/></a><b>v</b></a><b x='1'/></a>"
    "<_>'</_><b>\"</b></a>";

/* The same document for both sides. */
typedef struct sides {
	xmlDoc *tree;
	xmlXPathContext *xpath;
	xmlNode **nodes; /* of the tree, by index in the image */
	heng_draft draft;
	const heng_image *image;
} sides;

static void count(const xmlNode *node, size_t *nodes, size_t *attributes)
{
	const xmlAttr *attribute;

	++*nodes;
	for (attribute = node->properties; attribute;
	     attribute = attribute->next)
		++*attributes;
	for (node = node->children; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			count(node, nodes, attributes);
}

/* Numbers elements and attributes as an image does. */
static void number(sides *s, xmlNode *node, uintptr_t *nodes,
		   uintptr_t *attributes)
{
	xmlAttr *attribute;

	s->nodes[*nodes] = node;
	node->_private = (void *)(*nodes)++;
	for (attribute = node->properties; attribute;
	     attribute = attribute->next)
		attribute->_private = (void *)(*attributes)++;
	for (node = node->children; node; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			number(s, node, nodes, attributes);
}

static uint32_t put(heng_draft *draft, const char *text, uint32_t *size)
{
	uint32_t start = draft->pool_size;

	heng_draft_add(draft, text, strlen(text));
	return heng_draft_end(draft, start, size);
}

static uint32_t put_node(heng_draft *draft, xmlNode *node, uint32_t parent,
			 uint32_t before)
{
	uint32_t index = heng_draft_open(draft, parent, before), last, unused;
	heng_image_node *to = &draft->nodes[index];
	heng_buf text = {0};
	xmlAttr *attribute;
	xmlNode *child;

	to->name = put(draft, (const char *)node->name, &unused);
	to->definition = 0;
	to->ordinal = 1;
	to->repeated = 0;
	to->line = to->column = 1;
	for (attribute = node->properties; attribute;
	     attribute = attribute->next) {
		heng_image_attribute *a = heng_draft_attribute(draft, index);
		xmlChar *value =
		    xmlNodeListGetString(node->doc, attribute->children, 1);

		a->name = put(draft,
			      attribute->ns ? "xml:lang"
					    : (const char *)attribute->name,
			      &unused);
		a->value = put(draft, value ? (const char *)value : "",
			       &a->value_size);
		a->line = a->column = 1;
		xmlFree(value);
	}
	for (child = node->children; child; child = child->next)
		if (child->type == XML_TEXT_NODE)
			heng_buf_puts(&text, (const char *)child->content);
	to->text = put(draft, heng_buf_str(&text), &to->text_size);
	heng_buf_fini(&text);
	last = HENG_NO_NODE;
	for (child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			last = put_node(draft, child, index, last);
	draft->nodes[index].end = draft->n_nodes;
	return index;
}

/* `image` NULL: made from the tree, for it follows no grammar of ours. */
static void prepare(sides *s, const char *text, const heng_image *image)
{
	uintptr_t nodes = 0, attributes = 0;
	size_t n_nodes = 0, n_attributes = 0, size = strlen(text);
	xmlNode *root;

	s->tree = xmlReadMemory(text, (int)size, NULL, NULL, XML_PARSE_NONET);
	demand(s->tree, "the oracle's document");
	root = xmlDocGetRootElement(s->tree);
	count(root, &n_nodes, &n_attributes);
	s->nodes = calloc(n_nodes, sizeof(xmlNode *));
	demand(s->nodes, "no memory");
	number(s, root, &nodes, &attributes);
	s->image = image;
	if (!image) {
		demand(heng_draft_begin(&s->draft, n_nodes, n_attributes,
					1 << 12) == HENG_OK,
		       "no memory");
		put_node(&s->draft, root, HENG_NO_NODE, HENG_NO_NODE);
		s->image = heng_draft_finish(&s->draft);
	}
	demand(s->image && heng_image_is_valid(s->image, s->image->size),
	       "image");
	demand(s->image->n_nodes == nodes, "numbers differ");
	s->xpath = xmlXPathNewContext(s->tree);
	demand(s->xpath && xmlXPathRegisterNs(s->xpath, (const xmlChar *)"p",
					      root->ns->href) == 0,
	       "no memory");
}

static bool is_ascii_of(char c, const char *set)
{
	return c && strchr(set, c);
}

/*
 * The path as XPath has to be told it: every element's name with the prefix
 * of its namespace. Knows no more of paths than where names and literals
 * begin and end.
 */
static void translate(const char *text, size_t size, heng_buf *out)
{
	static const char marks[] = "/.*@[]='\" \t\r\n";
	bool after_at = false;
	size_t at = 0, end;

	while (at < size) {
		char c = text[at];

		end = at + 1;
		if (c == '\'' || c == '"') {
			while (end < size && text[end] != c)
				end++;
			end += end < size;
		} else if (c >= '0' && c <= '9') {
			while (end < size && text[end] >= '0' &&
			       text[end] <= '9')
				end++;
		} else if (!is_ascii_of(c, marks) && c != ':') {
			/* A '.' begins no name but may stand inside one. */
			while (end < size && (text[end] == '.' ||
					      (text[end] != ':' &&
					       !is_ascii_of(text[end], marks))))
				end++;
			if (!after_at)
				heng_buf_puts(out, "p:");
			/* Both parts of @xml:lang are an attribute's. */
			after_at = end < size && text[end] == ':' && after_at;
			heng_buf_put(out, text + at, end - at);
			at = end;
			continue;
		}
		if (c == '@')
			after_at = true;
		else if (!is_ascii_of(c, " \t\r\n:"))
			after_at = false;
		heng_buf_put(out, text + at, end - at);
		at = end;
	}
	demand(!out->failed, "no memory");
}

/* Whether a name has letters beyond ASCII. */
static bool has_wide_name(const char *text)
{
	char quote = 0;

	for (; *text; text++) {
		if (!quote && (unsigned char)*text >= 0x80)
			return true;
		if (quote ? *text == quote : is_ascii_of(*text, "'\""))
			quote = quote ? 0 : *text;
	}
	return false;
}

static void be_silent(void *userdata, xmlErrorPtr error)
{
	(void)userdata;
	(void)error;
}

static void compare(const char *text, uint32_t node, const heng_places *places,
		    xmlNodeSet *set)
{
	size_t n = set ? (size_t)set->nodeNr : 0, i;

	demand(places->count == n, "%s from %u selects %zu, XPath %zu", text,
	       node, places->count, n);
	if (set)
		xmlXPathNodeSetSort(set);
	for (i = 0; i < n; i++) {
		const xmlNode *theirs = set->nodeTab[i];
		heng_place ours = places->items[i];
		bool is_attribute = theirs->type == XML_ATTRIBUTE_NODE;

		demand(
		    (is_attribute ? ours.attribute : ours.node) ==
			    (uintptr_t)theirs->_private &&
			(is_attribute || ours.attribute == HENG_NO_ATTRIBUTE),
		    "%s from %u: place %zu differs", text, node, i);
	}
}

/* Evaluates from every element by both; returns how many places there are. */
static size_t evaluate(sides *s, const heng_path *path,
		       xmlXPathCompExpr *theirs)
{
	heng_places places = {0}, scratch = {0};
	const char *text = heng_path_text(path);
	size_t selected = 0;
	uint32_t i;

	for (i = 0; i < s->image->n_nodes; i++) {
		xmlXPathObject *object;
		heng_place first;
		bool found;

		s->xpath->node = s->nodes[i];
		object = xmlXPathCompiledEval(theirs, s->xpath);
		demand(heng_path_select(path, s->image, i, &places) == HENG_OK,
		       "no memory");
		/* A prefix that nobody declared ends XPath; ours, which has
		 * none to declare, finds nothing of that name. */
		if (object)
			compare(text, i, &places, object->nodesetval);
		else
			demand(strchr(text, ':') && places.count == 0,
			       "%s fails in XPath", text);
		demand(heng_path_first(path, s->image, i, &scratch, &first,
				       &found) == HENG_OK,
		       "no memory");
		demand(found == (places.count > 0), "%s from %u", text, i);
		if (found)
			demand(first.node == places.items[0].node &&
				   first.attribute == places.items[0].attribute,
			       "%s from %u: not the first", text, i);
		selected += places.count;
		xmlXPathFreeObject(object);
	}
	heng_places_fini(&places);
	heng_places_fini(&scratch);
	return selected;
}

/* The element definitions of a document's nodes. */
static void definitions_of(const heng_image *image, heng_definitions *out)
{
	uint32_t i;

	memset(out, 0, sizeof(*out));
	for (i = 0; i < image->n_nodes; i++)
		heng_definitions_add(out,
				     heng_image_node_at(image, i)->definition);
}

static void check_place(const heng_error *error, const char *text, size_t size)
{
	check_error(error, NULL, 0);
	demand(error->column <= heng_utf8_length(text, size) + 1,
	       "column %u of %zu bytes", error->column, size);
}

static void try_path(sides *both, const heng_path *path)
{
	const char *text = heng_path_text(path);
	heng_definitions from, to;
	heng_buf theirs = {0};
	xmlXPathCompExpr *compiled;
	heng_error error;
	size_t selected;
	heng_rc rc;

	translate(text, strlen(text), &theirs);
	compiled = xmlXPathCtxtCompile(both[0].xpath,
				       (const xmlChar *)heng_buf_str(&theirs));
	/* libxml2's XPath has the names of an older edition of XML than its
	 * parser and ours. */
	if (!compiled) {
		demand(has_wide_name(text), "%s is no XPath: %s", text,
		       heng_buf_str(&theirs));
		goto out;
	}
	evaluate(&both[0], path, compiled);
	selected = evaluate(&both[1], path, compiled);
	definitions_of(both[1].image, &from);
	rc = heng_path_check(path, &heng_dossier_grammar, &from, &to, &error);
	if (rc) {
		demand(rc == HENG_EINPUT, "%s", error.code);
		check_place(&error, text, strlen(text));
		demand(selected == 0,
		       "%s is said to be impossible and selects %zu places",
		       text, selected);
	}
out:
	xmlXPathFreeCompExpr(compiled);
	heng_buf_fini(&theirs);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static sides both[2];
	char *text = exact_copy(data, size);
	heng_path *path = NULL;
	heng_error error;

	if (!both[0].tree) {
		xmlSetStructuredErrorFunc(NULL, be_silent);
		prepare(&both[0], toy, NULL);
		prepare(&both[1], small_dossier, read_small_dossier());
	}
	if (heng_path_compile(text, size, &path, &error) == HENG_OK) {
		demand(strlen(heng_path_text(path)) == size &&
			   memcmp(heng_path_text(path), text, size) == 0,
		       "the path is not as written");
		try_path(both, path);
	} else {
		demand(!path, "a path and an error");
		check_place(&error, text, size);
	}
	heng_path_free(path);
	free(text);
	return 0;
}
