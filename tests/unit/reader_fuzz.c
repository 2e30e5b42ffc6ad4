/* Broken bytes: no crash, no image of what is not well-formed, no false
 * claim that something is not. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "core/read/reader.h"
#include "tests/unit/reader_grammar.h"

enum { FLIPS = 12000, SPLICES = 12000 };

static const char sample[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!-- 样本 -->\r\n"
    "<toy xmlns=\"urn:heng:toy:1\" version=\"1\" xml:lang='zh'\n"
    "     asOf=\"2026-06-30\">\n"
    "  <app><name>示例 &amp; <![CDATA[a<b]]>&#x4e2d;</name></app>\n"
    "  <org id=\"A1\" role=\"lead\" note='a > b &lt; \"c\" &#38;'>\n"
    "    <uscc> 91440300MA00000000 </uscc>\n"
    "    <licence validTo=\"2031-01-01\"><name>许可证</name></licence>\n"
    "    <?pi x?><kind>bank</kind><key>K1</key>\n"
    "  </org>\n"
    "  <org id=\"A2\"/><service></service>\n"
    "</toy>\n";

static uint64_t state = 1;

static unsigned below(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

static bool is_well_formed(const char *text, size_t size)
{
	xmlDoc *doc = xmlReadMemory(text, (int)size, NULL, NULL,
				    XML_PARSE_NONET | XML_PARSE_NOERROR |
					XML_PARSE_NOWARNING);

	xmlFreeDoc(doc);
	return doc != NULL;
}

/* Codes that say the document is not well-formed XML. */
static bool claims_broken(const char *code)
{
	int number = atoi(code + 1);

	return (number >= 1014 && number <= 1027 && number != 1023) ||
	       number == 1006 || number == 1007 || number == 1029 ||
	       number == 1036;
}

typedef struct tally {
	size_t images, refused, broken;
} tally;

static void read_one(heng_reader *reader, const char *text, size_t size,
		     tally *t)
{
	/* On the heap and exact, so that a sanitizer sees one byte more. */
	char *exact = malloc(size > 0 ? size : 1);
	const heng_image *image;
	heng_error error;
	bool good;
	heng_rc rc;

	assert_non_null(exact);
	memcpy(exact, text, size);
	good = is_well_formed(exact, size);
	rc = heng_read(reader, &toy_grammar, "t.xml", exact, size, NULL, NULL,
		       &image, &error);
	if (rc == HENG_OK) {
		t->images++;
		if (!good)
			fail_msg("an image of broken XML:\n%.*s", (int)size,
				 text);
		assert_true(heng_image_is_valid(image, image->size));
	} else {
		t->refused++;
		assert_null(image);
		assert_true(error.zh[0] != '\0' && error.en[0] != '\0');
		assert_int_equal(error.code[0], 'H');
		if (claims_broken(error.code)) {
			t->broken++;
			if (good)
				fail_msg("%u:%u %s: %s\nfor sound XML:\n%.*s",
					 error.line, error.column, error.code,
					 error.en, (int)size, text);
		}
	}
	free(exact);
}

static void test_truncations(void **unused)
{
	heng_reader *reader = heng_reader_new();
	size_t size, whole = strlen(sample);
	tally t = {0};

	(void)unused;
	for (size = 0; size <= whole; size++)
		read_one(reader, sample, size, &t);
	/* Only the whole, with or without its last newline. */
	assert_int_equal(t.images, 2);
	heng_reader_free(reader);
}

static void test_flips(void **unused)
{
	heng_reader *reader = heng_reader_new();
	char text[sizeof sample];
	tally t = {0};
	unsigned i;

	(void)unused;
	for (i = 0; i < FLIPS; i++) {
		memcpy(text, sample, sizeof sample);
		text[below(sizeof sample - 1)] ^= (char)(1u << below(8));
		if (below(3) == 0)
			text[below(sizeof sample - 1)] = (char)below(256);
		read_one(reader, text, sizeof sample - 1, &t);
	}
	print_message("%zu images, %zu refused, %zu of them not XML\n",
		      t.images, t.refused, t.broken);
	assert_true(t.images > FLIPS / 100 && t.broken > FLIPS / 10);
	heng_reader_free(reader);
}

/* Pieces of the sample put, doubled or cut anywhere. */
static void test_splices(void **unused)
{
	static const char *const pieces[] = {
	    "<",	   ">",
	    "&",	   "'",
	    "\"",	   "/>",
	    "</",	   "<!--",
	    "-->",	   "<![CDATA[",
	    "]]>",	   "<?",
	    "?>",	   "&amp;",
	    "&#0;",	   "=",
	    " ",	   "<!DOCTYPE a>",
	    "xmlns:a='b'", "<a:b/>",
	    "a:c='1'",	   "\xff",
	    "xmlns=''",	   "<?xml version='1.0'?>",
	    "--",	   "中",
	    ":",	   "xmlns:xml='x'",
	    "xmlns:a=''",  "<:a/>",
	    "id='A2'",
	};
	heng_reader *reader = heng_reader_new();
	char text[2 * sizeof sample + 64];
	tally t = {0};
	unsigned i;

	(void)unused;
	for (i = 0; i < SPLICES; i++) {
		size_t whole = sizeof sample - 1;
		size_t from = below((unsigned)whole), to = from, n;
		const char *piece =
		    pieces[below(sizeof pieces / sizeof *pieces)];

		if (below(2))
			to = from + below(12);
		if (to > whole)
			to = whole;
		if (below(4) == 0) {
			piece = sample + below((unsigned)whole);
			n = below(20);
			if (n > strlen(piece))
				n = strlen(piece);
		} else {
			n = strlen(piece);
		}
		memcpy(text, sample, from);
		memcpy(text + from, piece, n);
		memcpy(text + from + n, sample + to, whole - to);
		read_one(reader, text, from + n + whole - to, &t);
	}
	print_message("%zu images, %zu refused, %zu of them not XML\n",
		      t.images, t.refused, t.broken);
	assert_true(t.images > SPLICES / 100);
	heng_reader_free(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_truncations),
	    cmocka_unit_test(test_flips),
	    cmocka_unit_test(test_splices),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
