/* Every error of the reader: its code, its exact place, and its words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "core/base/utf8.h"
#include "core/read/reader.h"
#include "tests/unit/reader_grammar.h"

/* A document with "¦" before each place where an error is expected, the
 * codes in that order, and words that the first message must have. */
typedef struct error_case {
	const char *text;
	const char *codes;
	const char *words;
} error_case;

#define NS   "xmlns='urn:heng:toy:1' "
#define HEAD "<toy " NS "version='1' asOf='2026-06-30'>"
#define APP  "<app><name>n</name></app>"

static const error_case cases[] = {
    /* Not XML at all. */
    {"", "H1001", "empty"},
    {" \r\n\t", "H1001", "empty"},
    {"\xef\xbb\xbf", "H1001", "empty"},
    {"hello", "H1002", "does not begin with <"},
    {"{\"a\":1}", "H1002", "JSON"},
    {"%PDF-1.7", "H1002", "PDF"},
    {"PK\3\4xxxx", "H1002", "zip"},
    {"¦<!DOCTYPE html><html></html>", "H1002", "HTML"},
    {"\x1f\x8b\x08xx", "H1004", "gzip"},
    {"\xff\xfe<", "H1003", "UTF-16"},
    {"\xfe\xff", "H1003", "UTF-16"},
    /* Encoding and characters. */
    {"<?xml version='1.0' encoding='¦GBK'?><toy/>", "H1005", "GBK"},
    {"<?xml version='1.0' encoding=\"¦utf-16\"?><toy/>", "H1005", "utf-16"},
    {"<toy>\n中¦\xd6\xd0</toy>", "H1006", "not valid UTF-8"},
    {"<toy a='中¦\xc0\x80'/>", "H1006", "not valid UTF-8"},
    {"<toy>¦\xed\xa0\x80</toy>", "H1006", "not valid UTF-8"},
    {"<toy>中¦\x01</toy>", "H1007", "U+0001"},
    {"<toy>¦\xef\xbf\xbf</toy>", "H1007", "U+FFFF"},
    {"<toy><!-- ¦\x0b --></toy>", "H1007", "U+000B"},
    /* Well-formedness. */
    {"<toy>\n<a>中</a¦", "H1014", "ends"},
    {"<toy><a b='1¦", "H1014", "inside the tag <a>"},
    {"<toy><a ¦", "H1014", "inside the tag <a>"},
    {"<toy>\n<a>中¦", "H1014", "<a>, opened at line 2, column 1"},
    {"<toy><!-- x -¦", "H1014", "comment"},
    {"<toy><![CDATA[ x ]]¦", "H1014", "CDATA"},
    {"<toy><?pi ¦", "H1014", "instruction"},
    {"<?xml version='1.0' ¦", "H1014", "declaration"},
    {"<!-- nothing -->¦", "H1014", "no element"},
    {"<toy>\n <a>中</a>¦</b></toy>", "H1015", "</b> does not close <toy>"},
    {"<toy><中>¦</文></toy>", "H1015", "</文> does not close <中>"},
    {"<toy/>¦</toy>", "H1036", "closes nothing"},
    {"<toy>中¦&nbsp;</toy>", "H1016", "'nbsp'"},
    {"<toy a='中¦&nbsp;'/>", "H1016", "'nbsp'"},
    {"<toy>R¦&D</toy>", "H1017", "&"},
    {"<toy>¦& </toy>", "H1017", "&"},
    {"<toy a='¦&'/>", "H1017", "&"},
    {"<toy>1 ¦< 2</toy>", "H1018", "<"},
    {"<toy a='1 ¦< 2'/>", "H1018", "<"},
    {"<toy\n a='1'\n ¦a='2'/>", "H1019", "'a' stands twice"},
    {"<toy ¦='1'/>", "H1020", "not well written"},
    {"<toy a ¦>x</toy>", "H1020", "not well written"},
    {"<toy a=¦1/>", "H1020", "not well written"},
    {"<toy a='1'¦b='2'/>", "H1020", "not well written"},
    {"<toy /¦ >", "H1020", "not well written"},
    {"<toy></toy ¦x>", "H1020", "not well written"},
    {"<toy/>¦x", "H1021", "outside"},
    {"<!-- a -->¦中<toy/>", "H1021", "outside"},
    {"<toy/>\n¦<toy/>", "H1022", "one root"},
    {"\n¦<?xml version='1.0'?><toy/>", "H1023", "very start"},
    {"<?xml version='¦1.1'?><toy/>", "H1023", "'1.1'"},
    {"<?xml version='1.0' ¦foo?><toy/>", "H1023", "not well written"},
    {"<?xml version='1.0'¦encoding='UTF-8'?><toy/>", "H1023",
     "not well written"},
    {"<toy>a ¦<? b</toy>", "H1027", "processing instruction"},
    {"<toy>中¦<?a<b?></toy>", "H1027", "processing instruction"},
    {"<toy><!-- a ¦-- b --></toy>", "H1024", "--"},
    {"<toy>a ¦]]> b</toy>", "H1025", "]]>"},
    {"<toy>¦&#0;</toy>", "H1026", "reference"},
    {"<toy>¦&#x110000;</toy>", "H1026", "reference"},
    {"<toy>¦&#xD800;</toy>", "H1026", "reference"},
    {"<toy>¦&#12</toy>", "H1026", "reference"},
    {"<toy>¦<!ELEMENT a></toy>", "H1018", "<"},
    {HEAD APP "\n<¦p:a/></toy>", "H1028", "'p'"},
    {HEAD APP "<org ¦p:a='1'/></toy>", "H1028", "'p'"},
    {HEAD APP "<org>t<org xml:lang='' ¦p:a='1'/></org></toy>", "H1028", "'p'"},
    {"<?xml version='1.0'?>\n¦<!DOCTYPE toy []><toy/>", "H1013", "DOCTYPE"},
    /* The root. */
    {"\n ¦<dossier " NS "/>", "H1030", "<dossier>"},
    {"¦<toy version='1'/>", "H1033", "no namespace"},
    {"<toy xmlns='¦urn:x'/>", "H1033", "'urn:x'"},
    {"<toy\nxmlns = \"¦urn:heng:toy:2\"/>", "H1031",
     "this is toy version 2; this heng reads 1"},
    {"<toy " NS "version='¦2' asOf='2026-06-30'/>", "H1031",
     "this is toy version 2; this heng reads 1"},
    {"<panel xmlns='¦urn:heng:panel:1'/>", "H1032", "another kind"},
    /* Grammar: attributes. */
    {"<toy " NS "version='1'\n ¦asof='' asOf='2026-06-30'>" APP "</toy>",
     "H1101", "has no attribute 'asof'"},
    {HEAD APP "<org id='a' ¦rol='lead'/></toy>", "H1101", "'rol'"},
    {HEAD APP "<org ¦uscc='x'/></toy>", "H1101", "'uscc'"},
    {"¦<toy " NS "version='1'>" APP "</toy>", "H1103", "'asOf'"},
    {"¦¦<toy " NS ">" APP "</toy>", "H1103 H1103", "'version'"},
    {HEAD APP "<org>¦<licence/></org></toy>", "H1103", "'validTo'"},
    {HEAD APP "<org\n role\t=\t'¦leed'/></toy>", "H1107", "'leed'"},
    {HEAD APP "<org id='a' staff='¦0'/></toy>", "H1107", "'staff'"},
    {"<toy " NS "version='1' asOf='¦2026-02-30'>" APP "</toy>", "H1107",
     "'2026-02-30'"},
    {"<toy " NS "version='¦' asOf='2026-02-28'>" APP "</toy>", "H1107",
     "'version'"},
    /* Grammar: elements. */
    {HEAD APP "\n¦<orgg/></toy>", "H1102", "<orgg> is not allowed"},
    {HEAD APP "<service>¦<x><y>&amp;</y>t</x></service></toy>", "H1102",
     "inside <service>"},
    {HEAD "<app><name>a¦<b/></name></app></toy>", "H1102", "inside <name>"},
    {"¦" HEAD "</toy>", "H1104", "required <app>"},
    {HEAD "¦<app> </app></toy>", "H1104", "required <name>"},
    {HEAD "<org/>¦" APP "</toy>", "H1105", "<app> must come before <org>"},
    {HEAD APP "<service/>¦<org/></toy>", "H1105",
     "<org> must come before <service>"},
    {HEAD APP "¦" APP "</toy>", "H1106", "only one <app>"},
    /* Grammar: text. */
    {HEAD APP "<org>\n ¦中 <uscc>x</uscc></org></toy>", "H1109", "<org>"},
    {HEAD APP "<org><uscc>x</uscc><!-- a -->\n\t¦y</org></toy>", "H1109",
     "<org>"},
    {HEAD APP "<org><uscc>x</uscc><![CDATA[ ¦y]]></org></toy>", "H1109",
     "<org>"},
    {HEAD APP "<org><licence validTo='2026-01-01'/> ¦&#65;</org></toy>",
     "H1109", "<org>"},
    {HEAD APP "<org><kind>\n  ¦bnk\n</kind></org></toy>", "H1108", "'bnk'"},
    {HEAD APP "<org>¦<uscc> </uscc></org></toy>", "H1108", "empty"},
    {HEAD APP "<org>¦<uscc/></org></toy>", "H1108", "empty"},
    /* Ids. */
    {HEAD APP "<org id='a'/><org id='b'/><org id='¦a'/></toy>", "H1110",
     "'a' is used twice"},
    {HEAD APP "<org id='a'/><org id='¦a'/><org\n id='¦a'/></toy>",
     "H1110 H1110", "'a' is used twice"},
    {HEAD APP "<org id='a'><key> ¦a </key></org></toy>", "H1110",
     "'a' is used twice"},
    /* Namespaces. */
    {HEAD APP "¦<org xmlns='urn:x'><y/></org></toy>", "H1111", "urn:x"},
    {HEAD APP "¦<org xmlns=''/></toy>", "H1111", "no namespace"},
    {"<toy " NS "version='1' asOf='2026-06-30' ¦xmlns:x='urn:x' "
     "¦x:y='1'>" APP "</toy>",
     "H1112 H1101", "urn:x"},
    {"<toy " NS "version='1' asOf='2026-06-30' ¦xmlns:xsi='"
     "http://www.w3.org/2001/XMLSchema-instance' "
     "¦xsi:schemaLocation='a b'>" APP "</toy>",
     "H1112 H1112", "not accepted"},
    /* Several at once, in the order of the document. */
    {"¦<toy " NS "version='1'>¦<x/>" APP
     "<org id='a' role='¦x'>¦t</org><org id='¦a'/></toy>",
     "H1103 H1102 H1107 H1109 H1110", "'asOf'"},
};

enum { PLACES_MAX = 32 };

typedef struct expected {
	char text[4096];
	size_t size;
	uint32_t line[PLACES_MAX], column[PLACES_MAX];
	size_t n;
} expected;

/* Takes the markers out; counts the plain way. */
static void unmark(const char *marked, expected *out)
{
	uint32_t line = 1, column = 1;
	const char *at;

	out->size = out->n = 0;
	for (at = marked; *at != '\0'; at++) {
		if (strncmp(at, "¦", 2) == 0) {
			out->line[out->n] = line;
			out->column[out->n++] = column;
			at++;
			continue;
		}
		out->text[out->size++] = *at;
		if (*at == '\n') {
			line++;
			column = 1;
		} else if ((*at & 0xc0) != 0x80) {
			column++;
		}
	}
}

typedef struct seen {
	heng_error errors[HENG_DIAGNOSTICS_MAX];
	size_t n;
} seen;

static int see(const heng_error *error, void *userdata)
{
	seen *to = userdata;

	assert_true(to->n < HENG_DIAGNOSTICS_MAX);
	to->errors[to->n++] = *error;
	return 0;
}

static void test_case(heng_reader *reader, const error_case *c)
{
	static seen got;
	const heng_image *image;
	expected want;
	heng_error first;
	char codes[256] = "";
	size_t i;
	heng_rc rc;

	unmark(c->text, &want);
	got.n = 0;
	rc = heng_read(reader, &toy_grammar, "t.xml", want.text, want.size, see,
		       &got, &image, &first);
	assert_true(rc != HENG_OK);
	assert_null(image);
	for (i = 0; i < got.n; i++)
		snprintf(codes + strlen(codes), sizeof codes - strlen(codes),
			 "%s%s", i > 0 ? " " : "", got.errors[i].code);
	if (strcmp(codes, c->codes) != 0)
		fail_msg("%s\nexpected %s, got %s: %s", c->text, c->codes,
			 codes, got.errors[0].en);
	assert_string_equal(first.code, got.errors[0].code);
	assert_int_equal(first.rc, rc);
	if (strstr(got.errors[0].en, c->words) == NULL)
		fail_msg("%s\nmessage: %s", c->text, got.errors[0].en);
	for (i = 0; i < got.n; i++) {
		const heng_error *e = &got.errors[i];

		assert_string_equal(e->file, "t.xml");
		assert_true(e->zh[0] != '\0' && e->width >= 1);
		assert_null(strstr(e->en, "libxml"));
		if (i < want.n &&
		    (e->line != want.line[i] || e->column != want.column[i]))
			fail_msg("%s\n%s at %u:%u, expected %u:%u", c->text,
				 e->en, e->line, e->column, want.line[i],
				 want.column[i]);
	}
	/* A mark for each error, unless none has a place worth one. */
	if (want.n > 0)
		assert_int_equal(want.n, got.n);
}

static void test_all_cases(void **unused)
{
	heng_reader *reader = heng_reader_new();
	size_t i;

	(void)unused;
	assert_non_null(reader);
	for (i = 0; i < sizeof cases / sizeof *cases; i++)
		test_case(reader, &cases[i]);
	heng_reader_free(reader);
}

static heng_rc read_text(heng_reader *reader, const char *text, size_t size,
			 heng_error *error)
{
	const heng_image *image;

	return heng_read(reader, &toy_grammar, "t.xml", text, size, NULL, NULL,
			 &image, error);
}

/* A document with `text` repeated `n` times inside. */
static heng_rc read_repeated(heng_reader *reader, const char *before,
			     const char *text, size_t n, const char *after,
			     heng_error *error)
{
	heng_buf buf = {0};
	heng_rc rc;
	size_t i;

	heng_buf_puts(&buf, before);
	for (i = 0; i < n; i++)
		heng_buf_puts(&buf, text);
	heng_buf_puts(&buf, after);
	assert_false(buf.failed);
	rc = read_text(reader, buf.data, buf.size, error);
	heng_buf_fini(&buf);
	return rc;
}

/* A document with `n` names that differ, none of them the grammar's. */
static heng_rc read_names(heng_reader *reader, unsigned n, heng_error *error)
{
	heng_buf buf = {0};
	heng_rc rc;
	unsigned i;

	heng_buf_puts(&buf, HEAD APP);
	for (i = 0; i < n; i++)
		heng_buf_printf(&buf, "<?n%07u?>", i);
	heng_buf_puts(&buf, "</toy>");
	assert_false(buf.failed);
	rc = read_text(reader, buf.data, buf.size, error);
	heng_buf_fini(&buf);
	return rc;
}

static void test_limits(void **unused)
{
	static const char open[] = HEAD "<app><name>";
	heng_reader *reader = heng_reader_new();
	heng_error error;

	(void)unused;
	/* One start tag: 64 KiB pass, a byte more does not. */
	assert_int_equal(read_repeated(reader, HEAD APP "<org note='", "x",
				       HENG_TAG_MAX - strlen("<org note=''/>"),
				       "'/></toy>", &error),
			 HENG_OK);
	assert_int_equal(
	    read_repeated(reader, HEAD APP "<org note='", "x",
			  HENG_TAG_MAX - strlen("<org note=''/>") + 1,
			  "'/></toy>", &error),
	    HENG_ELIMIT);
	assert_string_equal(error.code, "H1009");
	/* Depth: the toy has no depth, so the grammar complains first. */
	assert_int_equal(
	    read_repeated(reader, HEAD APP, "<x>", HENG_DEPTH_MAX, "", &error),
	    HENG_ELIMIT);
	assert_string_equal(error.code, "H1010");
	assert_int_equal(error.line, 1);
	assert_int_equal(error.column,
			 strlen(HEAD APP) + 3 * (HENG_DEPTH_MAX - 1) + 1);
	assert_int_equal(read_repeated(reader, HEAD APP "<org ", "a='' ",
				       HENG_ATTRIBUTES_MAX + 1, "/></toy>",
				       &error),
			 HENG_ELIMIT);
	assert_string_equal(error.code, "H1011");
	assert_int_equal(read_repeated(reader, HEAD APP, "<org/>",
				       HENG_NODES_MAX - 5, "</toy>", &error),
			 HENG_OK);
	assert_int_equal(read_repeated(reader, HEAD APP, "<org/>",
				       HENG_NODES_MAX - 4, "</toy>", &error),
			 HENG_ELIMIT);
	assert_string_equal(error.code, "H1012");
	assert_int_equal(read_repeated(reader, HEAD APP "<!--", "x",
				       HENG_SECTION_MAX + 1, "--></toy>",
				       &error),
			 HENG_ELIMIT);
	assert_string_equal(error.code, "H1034");
	assert_int_equal(read_repeated(reader, "<toy ", "xmlns:a='' ",
				       HENG_NAMESPACES_MAX + 1, "/>", &error),
			 HENG_ELIMIT);
	assert_string_equal(error.code, "H1035");
	assert_int_equal(read_names(reader, 1000, &error), HENG_OK);
	assert_int_equal(read_names(reader, 300000, &error), HENG_ELIMIT);
	assert_string_equal(error.code, "H1037");
	assert_int_equal(read_names(reader, 1000, &error), HENG_OK);
	/* Size: the reader's own limit, which a caller may change. */
	assert_int_equal(read_repeated(reader, open, "x",
				       HENG_DOCUMENT_MAX - strlen(open) -
					   strlen("</name></app></toy>"),
				       "</name></app></toy>", &error),
			 HENG_OK);
	assert_int_equal(read_repeated(reader, open, "x",
				       HENG_DOCUMENT_MAX - strlen(open) -
					   strlen("</name></app></toy>") + 1,
				       "</name></app></toy>", &error),
			 HENG_ELIMIT);
	assert_string_equal(error.code, "H1008");
	heng_reader_limit(reader, 10);
	assert_int_equal(read_text(reader, "<toy></toy>", 11, &error),
			 HENG_ELIMIT);
	heng_reader_free(reader);
}

static int count_errors(const heng_error *error, void *userdata)
{
	(void)error;
	++*(size_t *)userdata;
	return 0;
}

static int stop_at_first(const heng_error *error, void *userdata)
{
	count_errors(error, userdata);
	return 1;
}

static void test_number_of_diagnostics(void **unused)
{
	heng_reader *reader = heng_reader_new();
	const heng_image *image;
	heng_buf buf = {0};
	size_t n = 0, i;
	heng_error error;

	(void)unused;
	heng_buf_puts(&buf, HEAD APP);
	for (i = 0; i < 100; i++)
		heng_buf_puts(&buf, "<org role='x'/>");
	heng_buf_puts(&buf, "</toy>");
	assert_int_equal(heng_read(reader, &toy_grammar, "t", buf.data,
				   buf.size, count_errors, &n, &image, &error),
			 HENG_EINPUT);
	assert_int_equal(n, HENG_DIAGNOSTICS_MAX);
	n = 0;
	assert_int_equal(heng_read(reader, &toy_grammar, "t", buf.data,
				   buf.size, stop_at_first, &n, &image, NULL),
			 HENG_EINPUT);
	assert_int_equal(n, 1);
	/* Nothing of a refused document is left for the next. */
	assert_int_equal(read_text(reader, HEAD APP "</toy>",
				   strlen(HEAD APP "</toy>"), &error),
			 HENG_OK);
	heng_buf_fini(&buf);
	heng_reader_free(reader);
}

static void expect_root(const char *marked, const heng_grammar *wanted,
			const char *code)
{
	const heng_grammar *grammar;
	heng_error error;
	expected want;
	heng_rc rc;

	unmark(marked, &want);
	rc = heng_read_grammar("t.xml", want.text, want.size, &grammar, &error);
	assert_ptr_equal(grammar, wanted);
	assert_int_equal(rc, wanted != NULL ? HENG_OK : HENG_EINPUT);
	if (code == NULL)
		return;
	assert_string_equal(error.code, code);
	if (want.n > 0) {
		assert_int_equal(error.line, want.line[0]);
		assert_int_equal(error.column, want.column[0]);
	}
}

static void test_read_grammar(void **unused)
{
	(void)unused;
	expect_root("<dossier xmlns='urn:heng:dossier:1'><broken",
		    &heng_dossier_grammar, NULL);
	expect_root("\xef\xbb\xbf<?xml version='1.0'?><!-- c -->\n"
		    "<d:dossier a='<' ",
		    NULL, "H1018");
	expect_root("<d:dossier xmlns='urn:x' xmlns:d='urn:heng:dossier:1'/>",
		    &heng_dossier_grammar, NULL);
	expect_root("<panel xmlns=\"urn:heng:panel:1\">", &heng_panel_grammar,
		    NULL);
	expect_root("<report xmlns='urn:heng:report:1'/>", &heng_report_grammar,
		    NULL);
	expect_root("<waivers xmlns='urn:heng:waivers:1'/>",
		    &heng_waivers_grammar, NULL);
	expect_root("\n<dossier xmlns='¦urn:heng:dossier:2'/>", NULL, "H1031");
	expect_root("\n ¦<dossier/>", NULL, "H1033");
	expect_root("\n ¦<dosier/>", NULL, "H1030");
	expect_root("¦<html xmlns='http://www.w3.org/1999/xhtml'/>", NULL,
		    "H1030");
	expect_root("", NULL, "H1001");
	expect_root("return {}", NULL, "H1002");
	expect_root("<dossier¦", NULL, "H1014");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_all_cases),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_number_of_diagnostics),
	    cmocka_unit_test(test_read_grammar),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
