/* Hostile documents: nothing is opened, nothing stays for the next document,
 * nothing that is said of one moves a terminal's cursor. */
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlIO.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "core/base/utf8.h"
#include "core/read/reader.h"
#include "tests/unit/reader_grammar.h"

#define HEAD "<toy xmlns='urn:heng:toy:1' version='1' asOf='2026-06-30'>"
#define APP  "<app><name>n</name></app>"

static const char sample[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!-- 样本 -->\r\n" HEAD
    "<app><name>示例 &amp; <![CDATA[a<b]]>&#x4e2d;</name></app>"
    "<org id=\"A1\" role=\"lead\" note='a > b &lt; \"c\" &#38;'>\n"
    "<licence validTo=\"2031-01-01\"><name>许可证</name></licence>"
    "<?pi x?><kind>bank</kind></org>\n"
    "<org id=\"A2\"/><service></service></toy>";

static bool was_asked;

static int match_anything(const char *name)
{
	(void)name;
	was_asked = true;
	return 0;
}

/* As the reader leaves libxml2, nothing in the process opens a file. */
static void test_library_opens_nothing(void **unused)
{
	char name[] = "/tmp/heng-XXXXXX";
	int fd = mkstemp(name);
	heng_reader *reader;
	xmlParserCtxt *parser;

	(void)unused;
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "<a/>", 4), 4);
	close(fd);
	reader = heng_reader_new();
	assert_non_null(reader);
	parser = xmlNewParserCtxt();
	assert_int_equal(xmlCatalogGetDefaults(), XML_CATA_ALLOW_NONE);
	assert_null(
	    xmlReadFile(name, NULL, XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
	assert_null(xmlLoadExternalEntity(name, NULL, parser));
	assert_null(xmlNewInputFromFile(parser, name));
	assert_null(
	    xmlParserInputBufferCreateFilename(name, XML_CHAR_ENCODING_NONE));
	assert_null(xmlParserInputBufferCreateFilename("http://localhost:9/",
						       XML_CHAR_ENCODING_NONE));
	/* Not even where somebody has registered a way to open it. */
	assert_true(
	    xmlRegisterInputCallbacks(match_anything, NULL, NULL, NULL) >= 0);
	assert_null(xmlLoadExternalEntity(name, NULL, parser));
	assert_false(was_asked);
	xmlPopInputCallbacks();
	xmlFreeParserCtxt(parser);
	heng_reader_free(reader);
	unlink(name);
}

/* Every proper beginning of a document is refused, and its last byte is
 * needed. */
static void test_beginnings(void **unused)
{
	heng_reader *reader = heng_reader_new();
	const heng_image *image;
	size_t size = sizeof(sample) - 1;
	heng_error error;

	(void)unused;
	assert_non_null(reader);
	for (size_t n = 0; n < size; n++) {
		heng_rc rc = heng_read(reader, &toy_grammar, "cut.xml", sample,
				       n, NULL, NULL, &image, &error);

		assert_int_equal(rc, HENG_EINPUT);
		assert_null(image);
		assert_int_equal(error.code[0], 'H');
	}
	assert_int_equal(heng_read(reader, &toy_grammar, "cut.xml", sample,
				   size, NULL, NULL, &image, &error),
			 HENG_OK);
	heng_reader_free(reader);
}

/* What one reading came to. */
typedef struct outcome {
	heng_rc rc;
	void *image;
	size_t size;
	char messages[32768];
} outcome;

static int collect(const heng_error *error, void *userdata)
{
	outcome *o = userdata;
	size_t used = strlen(o->messages);

	heng_error_format(error, HENG_BOTH, o->messages + used,
			  sizeof(o->messages) - used);
	return 0;
}

static void read_into(heng_reader *reader, const char *text, size_t size,
		      outcome *o)
{
	const heng_image *image;
	heng_error error;

	memset(o, 0, sizeof(*o));
	o->rc = heng_read(reader, &toy_grammar, "a.xml", text, size, collect, o,
			  &image, &error);
	if (image) {
		o->size = image->size;
		o->image = malloc(image->size);
		assert_non_null(o->image);
		memcpy(o->image, image, image->size);
	}
}

static void assert_same(const outcome *a, const outcome *b)
{
	assert_int_equal(a->rc, b->rc);
	assert_string_equal(a->messages, b->messages);
	assert_int_equal(a->size, b->size);
	if (a->size)
		assert_memory_equal(a->image, b->image, a->size);
}

/* A document of `n` times a text, with or without a number in it. */
static char *many(const char *before, const char *unit, int n,
		  const char *after)
{
	size_t room =
	    strlen(before) + strlen(after) + (size_t)n * (strlen(unit) + 8) + 1;
	char *text = malloc(room), *at = text;

	assert_non_null(text);
	at += sprintf(at, "%s", before);
	for (int i = 0; i < n; i++) {
		const char *mark = strchr(unit, '#');

		if (mark)
			at += sprintf(at, "%.*s%d%s", (int)(mark - unit), unit,
				      i, mark + 1);
		else
			at += sprintf(at, "%s", unit);
	}
	sprintf(at, "%s", after);
	return text;
}

enum { DOCUMENTS = 16 };

static void make_documents(char *text[DOCUMENTS])
{
	int n = 0;

	text[n++] = strdup(sample);
	text[n++] = strdup(HEAD APP "</toy>");
	text[n++] = strdup("<p:toy xmlns:p='urn:heng:toy:1' version='1' "
			   "asOf='2026-06-30'><p:app><p:name/></p:app>"
			   "</p:toy>");
	text[n++] =
	    strdup("<!DOCTYPE toy [<!ENTITY amp2 'x'>]>" HEAD APP "</toy>");
	text[n++] = strdup(HEAD "<app><name>&amp2;</name></app></toy>");
	text[n++] =
	    strdup("<?oasis-xml-catalog catalog='/x'?>" HEAD APP "</toy>");
	text[n++] = strdup(HEAD APP "<y:x xmlns:y='urn:y'/></toy>");
	text[n++] = strdup(HEAD APP "<y:x/></toy>");
	text[n++] = strdup(HEAD APP "<org id='A'/><org id='A'/></toy>");
	text[n++] = strdup(HEAD APP "<org id='A'/></toy>");
	text[n++] =
	    strdup("<?xml version='1.0' standalone='yes'?>" HEAD APP "</toy>");
	text[n++] = many(HEAD APP "<x>", "<n#/>", 30000, "</x></toy>");
	text[n++] = many(HEAD APP, "<org id='a#' note='n'/>", 20000, "</toy>");
	text[n++] = many(HEAD APP, "<org role='#'/>", 100, "</toy>");
	text[n++] = many(HEAD APP, "<org>", 300, "");
	text[n++] =
	    many(HEAD "<app><name>", "text ", 100000, "</name></app></toy>");
	assert_int_equal(n, DOCUMENTS);
}

/* A, then B, then A again in one reader: as in a new one each time. */
static void test_documents_do_not_meet(void **unused)
{
	static outcome alone[DOCUMENTS], again;
	heng_reader *shared = heng_reader_new(), *fresh;
	char *text[DOCUMENTS];

	(void)unused;
	assert_non_null(shared);
	make_documents(text);
	for (int a = 0; a < DOCUMENTS; a++) {
		fresh = heng_reader_new();
		assert_non_null(fresh);
		read_into(fresh, text[a], strlen(text[a]), &alone[a]);
		heng_reader_free(fresh);
	}
	for (int a = 0; a < DOCUMENTS; a++) {
		for (int b = 0; b < DOCUMENTS; b++) {
			read_into(shared, text[b], strlen(text[b]), &again);
			assert_same(&again, &alone[b]);
			free(again.image);
			read_into(shared, text[a], strlen(text[a]), &again);
			assert_same(&again, &alone[a]);
			free(again.image);
		}
	}
	for (int a = 0; a < DOCUMENTS; a++) {
		free(alone[a].image);
		free(text[a]);
	}
	heng_reader_free(shared);
}

static uint64_t state = 7;

static unsigned below(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

/* Pieces of which hostile documents are thrown together. */
static const char *const pieces[] = {
    "<org",
    " role='",
    "'",
    "/>",
    "</org>",
    "<",
    ">",
    "&",
    ";",
    "&#27;",
    "\x1b[2J",
    "\x1b]0;t\x07",
    "\xc2\x9b"
    "2J",
    "\xc2\x85",
    "\x7f",
    "\xe2\x80\xae",
    "\xe2\x81\xa6",
    "\xe2\x80\x8f",
    "\xd8\x9c",
    "\xe2\x80\xa8",
    "\r",
    "\n",
    "\t",
    "\x08",
    "\xff",
    "\xc0\x80",
    "\xed\xa0\x80",
    "\xe4\xb8\xad",
    "\xef\xbf\xbf",
    "<y\xe2\x80\xae",
    " id='",
    "A",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "xmlns:",
    "='",
    "<app><name>",
    "</name></app>",
};

static bool is_safe(uint32_t point)
{
	return point == '\n' || (point >= 0x20 && point < 0x7f) ||
	       (point >= 0xa0 && point != 0x061c && point != 0x200e &&
		point != 0x200f && !(point >= 0x2028 && point <= 0x202e) &&
		!(point >= 0x2066 && point <= 0x2069));
}

typedef struct inspection {
	const char *text;
	size_t size, errors;
} inspection;

/* Is shown safely, and its source line is the one that heng_error_source
 * finds in the whole text. */
static int inspect(const heng_error *error, void *userdata)
{
	static char shown[16384];
	inspection *in = userdata;
	heng_error whole = *error;
	size_t size, at = 0;

	in->errors++;
	size = heng_error_format(error, HENG_BOTH, shown, sizeof(shown));
	assert_true(size < sizeof(shown));
	while (at < size) {
		uint32_t point = 0;
		size_t step = heng_utf8_decode(shown + at, size - at, &point);

		assert_true(step > 0);
		assert_true(is_safe(point));
		at += step;
	}
	if (error->line > 0) {
		heng_error_source(&whole, in->text, in->size);
		assert_string_equal(error->source, whole.source);
		assert_int_equal(error->source_column, whole.source_column);
	}
	return 0;
}

static void test_messages_are_safe(void **unused)
{
	enum { ROUNDS = 4000, PIECES = 24 };
	heng_reader *reader = heng_reader_new();
	size_t errors = 0;

	(void)unused;
	assert_non_null(reader);
	for (int i = 0; i < ROUNDS; i++) {
		char text[4096] = HEAD APP;
		inspection in = {.text = text};
		const heng_image *image;
		heng_error error;

		for (int k = 0; k < PIECES; k++)
			strcat(text,
			       pieces[below(sizeof(pieces) / sizeof(*pieces))]);
		strcat(text, "</toy>");
		in.size = strlen(text);
		(void)heng_read(reader, &toy_grammar,
				"a\x1b[2J\xe2\x80\xae.xml", text, in.size,
				inspect, &in, &image, &error);
		errors += in.errors;
	}
	assert_true(errors > ROUNDS / 2);
	heng_reader_free(reader);
}

/* Long lines, in which the source is cut around the place. */
static void test_long_lines(void **unused)
{
	static const char *const letters[] = {"x", "\xe4\xb8\xad", "\xcc\x81",
					      "\xf0\x9f\x98\x80", " "};
	heng_reader *reader = heng_reader_new();

	(void)unused;
	assert_non_null(reader);
	for (int i = 0; i < 600; i++) {
		const char *letter = letters[i % 5];
		char before[8192] = HEAD "<app><name>", *text;
		inspection in = {0};
		const heng_image *image;
		heng_error error;

		for (int n = (i / 5) * 12; n > 0; n--)
			strcat(before, letter);
		strcat(before, "</name></app>");
		if (i % 3 == 0)
			strcat(before, "\n");
		text = many(before, i % 2 ? "<org role='#'/>" : "<y/>",
			    i % 7 + 1, i % 4 ? "</toy>" : "\r\n</toy>\n");
		in.text = text;
		in.size = strlen(text);
		(void)heng_read(reader, &toy_grammar, "a.xml", text, in.size,
				inspect, &in, &image, &error);
		assert_int_equal(in.errors, i % 7 + 1);
		free(text);
	}
	heng_reader_free(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_library_opens_nothing),
	    cmocka_unit_test(test_beginnings),
	    cmocka_unit_test(test_documents_do_not_meet),
	    cmocka_unit_test(test_messages_are_safe),
	    cmocka_unit_test(test_long_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
