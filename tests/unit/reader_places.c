/* Places and values against a plain count and libxml2's tree. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "core/read/reader.h"
#include "tests/unit/reader_grammar.h"

enum { DOCUMENTS = 3000, MARKS_MAX = 512 };

static uint64_t state;

static unsigned below(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

#define PICK(array) (array)[below(sizeof(array) / sizeof *(array))]

/* A document and the offsets where its elements and attributes stand. */
typedef struct writing {
	heng_buf text;
	size_t elements[MARKS_MAX], attributes[MARKS_MAX];
	size_t n_elements, n_attributes;
} writing;

static void put(writing *w, const char *text)
{
	heng_buf_puts(&w->text, text);
}

static void put_space(writing *w, bool at_least_one)
{
	static const char *const spaces[] = {" ",     "\n", "\r\n",  "\t",
					     "  \n ", "\r", "\n\n\t"};

	if (at_least_one || below(2))
		put(w, PICK(spaces));
	while (below(3) == 0)
		put(w, PICK(spaces));
}

/* What may stand between elements. */
static void put_gap(writing *w)
{
	static const char *const gaps[] = {
	    "\n",
	    "\r\n  ",
	    "<!-- 注释 <org id='x'> -->",
	    "<?pi 指令 <a b='c'?>",
	    "\t",
	    "<!--\n\r\n中\n-->",
	};

	while (below(2))
		put(w, PICK(gaps));
}

static void put_attribute(writing *w, const char *name, const char *value)
{
	const char *quote = below(2) ? "\"" : "'";

	put_space(w, true);
	w->attributes[w->n_attributes++] = w->text.size;
	put(w, name);
	if (below(4) == 0)
		put_space(w, false);
	put(w, "=");
	if (below(4) == 0)
		put_space(w, false);
	put(w, quote);
	if (below(4) == 0 && strcmp(name, "note") != 0)
		put(w, " ");
	put(w, value);
	put(w, quote);
}

static void put_open(writing *w, const char *name)
{
	put_gap(w);
	w->elements[w->n_elements++] = w->text.size;
	put(w, "<");
	put(w, name);
}

static void put_namespace(writing *w)
{
	put_space(w, true);
	put(w, "xmlns='urn:heng:toy:1'");
}

static void put_name(writing *w)
{
	static const char *const texts[] = {
	    "示例",    "a > b",	   "<![CDATA[<name>中]]>",
	    "&amp;",   "&#x4e2d;", "<!-- c -->",
	    "\r\n",    "]]",	   "𠀀",
	    "&lt;org", "é",	   "\r",
	};

	put_open(w, "name");
	if (below(4) == 0)
		put_namespace(w);
	put(w, ">");
	while (below(3))
		put(w, PICK(texts));
	put(w, "</name");
	put_space(w, false);
	put(w, ">");
}

static void put_org(writing *w, unsigned number)
{
	static const char *const notes[] = {
	    "a > b", "中文\n二行", "&lt;x y=&quot;", "&amp;&#38;&#38;amp;",
	    "\t/>",  "",	   "𠀀&#10;",	     "&gt;\r\n&apos;",
	};
	static const char *const uscc[] = {"91440300MA", " 中  文 ",
					   "a<!-- x -->b", "<![CDATA[ x]]>"};
	char id[16];

	put_open(w, "org");
	snprintf(id, sizeof id, "o%u", number);
	if (below(2))
		put_attribute(w, "role", below(2) ? "lead" : "joint");
	if (below(2))
		put_attribute(w, "note", PICK(notes));
	put_attribute(w, "id", id);
	put_space(w, false);
	if (below(3) == 0) {
		put(w, "/>");
		return;
	}
	put(w, ">");
	if (below(2)) {
		put_open(w, "uscc");
		put(w, ">");
		put(w, PICK(uscc));
		put(w, "</uscc>");
	}
	while (below(2)) {
		put_open(w, "licence");
		put_attribute(w, "validTo", "2031-01-01");
		put(w, ">");
		if (below(2))
			put_name(w);
		put_gap(w);
		put(w, "</licence>");
	}
	put_gap(w);
	put(w, "</org>");
}

static void put_document(writing *w)
{
	unsigned i, n = below(5);

	w->text.size = 0;
	w->n_elements = w->n_attributes = 0;
	if (below(3) == 0)
		put(w, "\xef\xbb\xbf");
	if (below(2))
		put(w, "<?xml version='1.0'\r\n encoding=\"utf-8\" ?>");
	put_open(w, "toy");
	put_attribute(w, "asOf", "2026-06-30");
	put_namespace(w);
	put_attribute(w, "version", "1");
	if (below(2))
		put_attribute(w, "xml:lang", "zh");
	put(w, ">");
	put_open(w, "app");
	put(w, ">");
	put_name(w);
	put_gap(w);
	put(w, "</app>");
	for (i = 0; i < n; i++)
		put_org(w, i);
	put_gap(w);
	put(w, "</toy>\n");
	put_gap(w);
	assert_false(w->text.failed);
}

/* Line and column of a byte, counted from the start. */
static void count(const writing *w, size_t offset, uint32_t *line,
		  uint32_t *column)
{
	size_t at = memcmp(w->text.data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	for (*line = *column = 1; at < offset; at++) {
		unsigned char c = (unsigned char)w->text.data[at];

		if (c == '\n') {
			++*line;
			*column = 1;
		} else if (c < 0x80 || c >= 0xc0) {
			++*column;
		}
	}
}

static void check_place(const writing *w, const heng_image *image,
			heng_place place, size_t offset)
{
	uint32_t line, column;

	count(w, offset, &line, &column);
	if (heng_image_line(image, place) != line ||
	    heng_image_column(image, place) != column)
		fail_msg("%.*s\nat %u:%u, expected %u:%u", (int)w->text.size,
			 w->text.data, heng_image_line(image, place),
			 heng_image_column(image, place), line, column);
}

/* As xs:token is collapsed. */
static char *collapse(const char *text)
{
	char *out = calloc(strlen(text) + 2, 1), *to = out, *save = NULL;
	char *copy = strdup(text), *word;

	assert_non_null(out);
	assert_non_null(copy);
	for (word = strtok_r(copy, " \t\r\n", &save); word != NULL;
	     word = strtok_r(NULL, " \t\r\n", &save))
		to += sprintf(to, "%s%s", to > out ? " " : "", word);
	free(copy);
	return out;
}

static void check_value(const heng_image *image, heng_place place,
			heng_type type, const xmlChar *raw)
{
	char *collapsed = collapse((const char *)raw);
	size_t size;
	const char *value = heng_image_value(image, place, &size);

	assert_int_equal(size, strlen(value));
	if (type == HENG_TYPE_NONE)
		assert_string_equal(value, "");
	else if (type == HENG_TYPE_TEXT)
		assert_string_equal(value, (const char *)raw);
	else
		assert_string_equal(value, collapsed);
	free(collapsed);
}

static void check_node(const heng_image *image, uint32_t index, xmlNode *node)
{
	const heng_image_node *got = heng_image_node_at(image, index);
	const heng_grammar_element *element = &toy_elements[got->definition];
	uint32_t child = got->first_child, i = got->attributes;
	xmlAttr *attribute;
	xmlChar *value;

	assert_string_equal(heng_image_string(image, got->name), node->name);
	assert_string_equal(element->name, node->name);
	for (attribute = node->properties; attribute != NULL;
	     attribute = attribute->next, i++) {
		const char *name = heng_image_string(
		    image, heng_image_attribute_at(image, i)->name);
		heng_type type = HENG_TYPE_NONE;
		unsigned k;

		for (k = 0; k < element->n_attributes; k++)
			if (strcmp(element->attributes[k].name, name) == 0)
				type = element->attributes[k].type;
		assert_string_equal(strncmp(name, "xml:", 4) == 0 ? name + 4
								  : name,
				    attribute->name);
		value = xmlNodeListGetString(node->doc, attribute->children, 1);
		check_value(image, (heng_place){index, i}, type,
			    value != NULL ? value : (const xmlChar *)"");
		xmlFree(value);
	}
	assert_int_equal(i, got->attributes + got->n_attributes);
	value = xmlNodeGetContent(node);
	check_value(image, (heng_place){index, HENG_NO_ATTRIBUTE},
		    element->type, value);
	xmlFree(value);
	for (node = node->children; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		assert_int_not_equal(child, HENG_NO_NODE);
		check_node(image, child, node);
		child = heng_image_node_at(image, child)->next_sibling;
	}
	assert_int_equal(child, HENG_NO_NODE);
}

static void check_document(heng_reader *reader, const writing *w)
{
	const heng_image *image;
	heng_error error;
	uint32_t i;
	xmlDoc *doc;

	if (heng_read(reader, &toy_grammar, "t", w->text.data, w->text.size,
		      NULL, NULL, &image, &error) != HENG_OK)
		fail_msg("%.*s\n%u:%u %s", (int)w->text.size, w->text.data,
			 error.line, error.column, error.en);
	assert_true(heng_image_is_valid(image, image->size));
	assert_int_equal(image->n_nodes, w->n_elements);
	assert_int_equal(image->n_attributes, w->n_attributes);
	for (i = 0; i < image->n_nodes; i++)
		check_place(w, image, (heng_place){i, HENG_NO_ATTRIBUTE},
			    w->elements[i]);
	for (i = 0; i < image->n_attributes; i++)
		check_place(w, image, (heng_place){0, i}, w->attributes[i]);
	doc = xmlReadMemory(w->text.data, (int)w->text.size, NULL, NULL,
			    XML_PARSE_NONET | XML_PARSE_NOENT);
	assert_non_null(doc);
	check_node(image, 0, xmlDocGetRootElement(doc));
	xmlFreeDoc(doc);
}

static void test_random_documents(void **unused)
{
	heng_reader *reader = heng_reader_new();
	writing w = {0};
	size_t nodes = 0;
	unsigned i;

	(void)unused;
	assert_non_null(reader);
	for (i = 0; i < DOCUMENTS; i++) {
		state = i + 1;
		put_document(&w);
		check_document(reader, &w);
		nodes += w.n_elements;
	}
	assert_true(nodes > 5 * DOCUMENTS);
	heng_buf_fini(&w.text);
	heng_reader_free(reader);
}

/* Equal documents give equal images, whatever was read before. */
static void test_images_repeat(void **unused)
{
	heng_reader *used = heng_reader_new();
	writing w = {0};
	unsigned i;

	(void)unused;
	assert_non_null(used);
	for (i = 0; i < 100; i++) {
		heng_reader *fresh = heng_reader_new();
		const heng_image *a, *b;

		assert_non_null(fresh);
		state = i + 1;
		put_document(&w);
		assert_int_equal(heng_read(used, &toy_grammar, "t", w.text.data,
					   w.text.size, NULL, NULL, &a, NULL),
				 HENG_OK);
		assert_int_equal(heng_read(fresh, &toy_grammar, "t",
					   w.text.data, w.text.size, NULL, NULL,
					   &b, NULL),
				 HENG_OK);
		assert_int_equal(a->size, b->size);
		assert_memory_equal(a, b, a->size);
		heng_reader_free(fresh);
	}
	heng_buf_fini(&w.text);
	heng_reader_free(used);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_random_documents),
	    cmocka_unit_test(test_images_repeat),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
