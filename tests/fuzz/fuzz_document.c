/* Fuzz target: bytes as a dossier, panel or report; libxml2's tree is the
 * oracle for what is read, the explanation for what is concluded. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "core/assess/waivers.h"
#include "core/cli/explain_report.h"
#include "core/model/path.h"
#include "core/read/reader.h"
#include "tests/fuzz/fuzz.h"

enum { PRINTED_MAX = 48 /* paths tried of one image; each walks it */ };

/* Codes that say the document is not well-formed XML. */
static bool claims_broken(const char *code)
{
	int number = atoi(code + 1);

	return (number >= 1014 && number <= 1027 && number != 1023) ||
	       number == 1006 || number == 1007 || number == 1029 ||
	       number == 1036;
}

static int count_error(const heng_error *error, void *userdata)
{
	unsigned *count = userdata;

	++*count;
	demand(error->rc != HENG_OK, "%s", error->code);
	return 0;
}

/* Equal but for white space, which the grammar may take away. */
static bool says_same(const char *a, const char *b)
{
	static const char space[] = " \t\r\n";

	for (;;) {
		while (*a && strchr(space, *a))
			a++;
		while (*b && strchr(space, *b))
			b++;
		if (*a != *b)
			return false;
		if (!*a)
			return true;
		a++;
		b++;
	}
}

/* One walk over tree and image together. */
typedef struct twins {
	const heng_image *image;
	uint32_t node;	    /* next of the image */
	uint32_t attribute; /* next of the image */
} twins;

static void compare_attributes(twins *t, const xmlNode *node,
			       const heng_image_node *twin)
{
	const xmlAttr *attribute;
	uint32_t n = 0;

	for (attribute = node->properties; attribute;
	     attribute = attribute->next) {
		uint32_t at;
		char name[256];
		xmlChar *value =
		    xmlNodeListGetString(node->doc, attribute->children, 1);

		snprintf(name, sizeof(name), "%s%s",
			 attribute->ns ? "xml:" : "",
			 (const char *)attribute->name);
		at = heng_image_attribute_find(t->image, t->node, name);
		demand(at != HENG_NO_ATTRIBUTE, "@%s is lost", name);
		demand(
		    says_same(heng_image_string(
				  t->image,
				  heng_image_attribute_at(t->image, at)->value),
			      value ? (const char *)value : ""),
		    "@%s is not %s", name, (const char *)value);
		xmlFree(value);
		n++;
	}
	demand(n == twin->n_attributes, "%u attributes of %u", n,
	       twin->n_attributes);
	demand(twin->attributes == t->attribute, "attributes are not in order");
	t->attribute += n;
}

static void compare_text(const twins *t, xmlNode *node,
			 const heng_image_node *twin)
{
	heng_buf text = {0};
	xmlNode *child;

	for (child = node->children; child; child = child->next)
		if (child->type == XML_TEXT_NODE ||
		    child->type == XML_CDATA_SECTION_NODE)
			heng_buf_puts(&text, (const char *)child->content);
	demand(says_same(heng_image_string(t->image, twin->text),
			 heng_buf_str(&text)),
	       "the text of %s is not the tree's", (const char *)node->name);
	heng_buf_fini(&text);
}

static void compare_tree(twins *t, xmlNode *node, uint32_t parent)
{
	uint32_t index = t->node, last = HENG_NO_NODE;
	const heng_image_node *twin;
	xmlNode *child;

	demand(index < t->image->n_nodes, "an element is lost");
	twin = heng_image_node_at(t->image, index);
	demand(strcmp((const char *)node->name,
		      heng_image_string(t->image, twin->name)) == 0,
	       "%s became %s", (const char *)node->name,
	       heng_image_string(t->image, twin->name));
	demand(twin->parent == parent, "another parent");
	compare_attributes(t, node, twin);
	compare_text(t, node, twin);
	t->node++;
	for (child = node->children; child; child = child->next) {
		if (child->type != XML_ELEMENT_NODE)
			continue;
		if (last == HENG_NO_NODE)
			demand(twin->first_child == t->node, "first child");
		else
			demand(
			    heng_image_node_at(t->image, last)->next_sibling ==
				t->node,
			    "next sibling");
		last = t->node;
		compare_tree(t, child, index);
	}
	if (last == HENG_NO_NODE)
		demand(twin->first_child == HENG_NO_NODE, "a child too much");
	else
		demand(heng_image_node_at(t->image, last)->next_sibling ==
			   HENG_NO_NODE,
		       "a sibling too much");
	demand(twin->end == t->node, "end");
}

/* A path as reports print it selects the place it was printed for. */
static void check_printed(const heng_image *image, heng_place place)
{
	heng_buf text = {0};
	heng_places places = {0};
	heng_path *path = NULL;
	heng_error error;

	heng_image_put_path(image, place, &text);
	demand(!text.failed, "no memory");
	if (text.size <= HENG_PATH_MAX) {
		demand(heng_path_compile(text.data, text.size, &path, &error) ==
			   HENG_OK,
		       "%s: %s", heng_buf_str(&text), error.en);
		demand(heng_path_select(path, image, 0, &places) == HENG_OK,
		       "no memory");
		demand(
		    places.count == 1 && places.items[0].node == place.node &&
			places.items[0].attribute == place.attribute,
		    "%s selects %zu places", heng_buf_str(&text), places.count);
	}
	heng_path_free(path);
	heng_places_fini(&places);
	heng_buf_fini(&text);
}

static void check_image(const heng_image *image, xmlDoc *tree)
{
	twins t = {.image = image};
	uint32_t i, k, step = image->n_nodes / PRINTED_MAX + 1;

	demand(heng_image_is_valid(image, image->size), "image");
	demand(tree, "an image of what is not well-formed");
	compare_tree(&t, xmlDocGetRootElement(tree), HENG_NO_NODE);
	demand(t.node == image->n_nodes && t.attribute == image->n_attributes,
	       "%u nodes of %u", t.node, image->n_nodes);
	for (i = 0; i < image->n_nodes; i += step) {
		const heng_image_node *node = heng_image_node_at(image, i);

		check_printed(image, (heng_place){i, HENG_NO_ATTRIBUTE});
		for (k = 0; k < node->n_attributes; k++)
			check_printed(image,
				      (heng_place){i, node->attributes + k});
	}
}

/* What heng explain shows, whole or of one rule: the same twice. */
static void explain(const heng_image *report, const char *rule,
		    const char *text, size_t size)
{
	heng_buf out[2] = {{0}, {0}};
	heng_error error;
	heng_rc rc[2];
	size_t i;

	for (i = 0; i < 2; i++) {
		rc[i] = heng_explain_report(report, rule, HENG_BOTH, &out[i],
					    &error);
		demand(rc[i] == HENG_OK || rc[i] == HENG_EINPUT, "%s: %s",
		       error.code, error.en);
		if (rc[i])
			check_error(&error, text, size);
	}
	demand(rc[0] == rc[1], "two answers");
	if (!rc[0])
		demand(out[0].size == out[1].size && out[0].size > 0 &&
			   memcmp(out[0].data, out[1].data, out[0].size) == 0,
		       "two explanations");
	demand(is_clean(out[0].data, out[0].size, "\n"),
	       "the explanation cannot be shown");
	heng_buf_fini(&out[0]);
	heng_buf_fini(&out[1]);
}

static void explain_all(const heng_image *report, const char *text, size_t size)
{
	uint32_t i;

	explain(report, NULL, text, size);
	for (i = 0; i < report->n_nodes; i++) {
		const heng_image_node *node = heng_image_node_at(report, i);
		const char *name = heng_image_string(report, node->name);
		uint32_t id;

		if (strcmp(name, "result") != 0)
			continue;
		id = heng_image_attribute_find(report, i, "rule");
		demand(id != HENG_NO_ATTRIBUTE, "a result without a rule");
		explain(report,
			heng_image_string(
			    report, heng_image_attribute_at(report, id)->value),
			text, size);
	}
}

/* Reads with one grammar by both readers; `*image` is NULL if refused. */
static heng_rc read_twice(heng_reader *const *readers,
			  const heng_grammar *grammar, const char *text,
			  size_t size, const heng_image **image,
			  heng_error *error)
{
	const heng_image *again;
	heng_error second;
	unsigned count = 0;
	heng_rc rc;

	rc = heng_read(readers[0], grammar, "d.xml", text, size, count_error,
		       &count, image, error);
	demand((rc == HENG_OK) == (*image != NULL), "an image and an error");
	demand((rc == HENG_OK) == (count == 0), "%u errors", count);
	demand(count <= HENG_DIAGNOSTICS_MAX, "%u errors", count);
	demand(heng_read(readers[1], grammar, "d.xml", text, size, NULL, NULL,
			 &again, &second) == rc,
	       "read in two ways");
	if (rc) {
		check_error(error, text, size);
		demand(strcmp(error->code, second.code) == 0 &&
			   error->line == second.line &&
			   error->column == second.column &&
			   strcmp(error->en, second.en) == 0,
		       "%s and %s", error->code, second.code);
	} else {
		demand((*image)->size == again->size &&
			   memcmp(*image, again, again->size) == 0,
		       "two images");
	}
	return rc;
}

static void be_silent(void *userdata, const char *format, ...)
{
	(void)userdata;
	(void)format;
}

/* The oracle's tree; NULL: it is not well-formed. libxml2 takes NUL for the
 * end of the text, while XML has no such character. */
static xmlDoc *parse(const char *text, size_t size)
{
	xmlSetGenericErrorFunc(NULL, be_silent);
	if (memchr(text, 0, size))
		return NULL;
	return xmlReadMemory(text, (int)size, NULL, NULL,
			     XML_PARSE_NONET | XML_PARSE_NOERROR |
				 XML_PARSE_NOWARNING);
}

/* What no grammar says of waivers: said with a place inside the document, and
 * of what is taken every figure can be used. */
static void take_waivers(const heng_image *image, const char *text, size_t size)
{
	heng_waivers waivers = {
	    .name = "d.xml", .text = text, .size = size, .image = image};
	heng_arena arena = {0};
	unsigned count = 0;
	heng_error error;
	heng_rc rc =
	    heng_waivers_take(&waivers, &arena, count_error, &count, &error);

	demand((rc == HENG_OK) == (count == 0), "%u errors", count);
	if (rc != HENG_OK)
		check_error(&error, text, size);
	for (size_t i = 0; rc == HENG_OK && i < waivers.n_items; i++) {
		const heng_waiver *waiver = &waivers.items[i];

		demand(waiver->from.instant <= waiver->until.instant,
		       "waiver %s ends before it begins", waiver->id);
		demand(*waiver->reason && *waiver->risk && *waiver->authority,
		       "waiver %s says nothing", waiver->id);
		demand(heng_waiver_first_day(waiver) >= HENG_DATE_MIN &&
			   heng_waiver_last_day(waiver) <= HENG_DATE_MAX,
		       "waiver %s: days", waiver->id);
	}
	heng_arena_fini(&arena);
}

enum { N_GRAMMARS = 5 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const heng_grammar *const grammars[] = {
	    &heng_dossier_grammar, &heng_panel_grammar, &heng_report_grammar,
	    &heng_sheet_grammar, &heng_waivers_grammar};
	static heng_reader *readers[2];
	const heng_grammar *claimed = NULL;
	const heng_image *image;
	char *text = exact_copy(data, size);
	heng_error error;
	xmlDoc *tree;
	heng_rc rc;
	size_t i;

	for (i = 0; i < 2; i++)
		if (!readers[i])
			readers[i] = heng_reader_new();
	demand(readers[0] && readers[1], "no memory");
	tree = parse(text, size);
	rc = heng_read_grammar("d.xml", text, size, &claimed, &error);
	if (rc)
		check_error(&error, text, size);
	for (i = 0; i < N_GRAMMARS; i++) {
		/* Of what claims nothing one refusal says enough. */
		if (rc && i > 0)
			break;
		/* A second grammar has to refuse it. */
		if (!rc && grammars[i] != claimed &&
		    grammars[(i + 1) % N_GRAMMARS] != claimed)
			continue;
		if (read_twice(readers, grammars[i], text, size, &image,
			       &error)) {
			if (claims_broken(error.code))
				demand(!tree, "%u:%u %s: %s, which is not so",
				       error.line, error.column, error.code,
				       error.en);
			continue;
		}
		demand(grammars[i] == claimed, "it claims another grammar");
		check_image(image, tree);
		if (claimed == &heng_report_grammar)
			explain_all(image, text, size);
		if (claimed == &heng_waivers_grammar)
			take_waivers(image, text, size);
	}
	xmlFreeDoc(tree);
	free(text);
	return 0;
}
