/* Paths by hand: what compiles, what a grammar refuses, and the words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "core/base/utf8.h"
#include "core/model/path.h"
#include "core/read/reader.h"
#include "tests/unit/reader_grammar.h"

static heng_rc compile(const char *text, heng_path **out, heng_error *error)
{
	return heng_path_compile(text, strlen(text), out, error);
}

/* Paths that are refused; "¦" stands before the column of the message. */
static const char *const badly_written[] = {
    "¦",      "a/¦",	     "¦/a",    ".¦.",	     "a/¦..",	 "a ¦b",
    "a[¦]",   "a[1¦",	     "a[¦-1]", "a[@¦]",	     "a[@x¦]",	 "a[@x=¦v]",
    "a[b=¦]", "a[b¦!='v']",  "a/@¦",   "@x¦/a",	     "@¦*",	 "a/text¦()",
    "a¦|b",   "p¦:a",	     "a/p¦:b", "a[¦'x']",    "¦1",	 "中/¦×",
    "a//¦@x", "//¦",	     "a//¦/",  ".¦/a",	     "a[b='x'¦", "a[1 ¦2]",
    "@xml:¦", "@xml:¦ lang", ".¦[1]",  "a[last¦()]", "a[@x=¦1]", "a[b¦/c='v']",
};

static void test_badly_written(void **unused)
{
	size_t i;

	(void)unused;
	for (i = 0; i < sizeof badly_written / sizeof *badly_written; i++) {
		const char *marked = badly_written[i];
		const char *mark = strstr(marked, "¦");
		char text[64];
		heng_error error;
		heng_path *path;
		uint32_t column;

		snprintf(text, sizeof text, "%.*s%s", (int)(mark - marked),
			 marked, mark + 2);
		column = (uint32_t)heng_utf8_length(marked,
						    (size_t)(mark - marked)) +
			 1;
		if (compile(text, &path, &error) != HENG_EINPUT)
			fail_msg("'%s' is accepted", text);
		assert_null(path);
		if (error.column != column)
			fail_msg("'%s': column %u, expected %u (%s; %s)", text,
				 error.column, column, error.en,
				 error.expected_en);
		assert_int_equal(strncmp(error.code, "H12", 3), 0);
	}
}

static void test_limits(void **unused)
{
	char text[HENG_PATH_MAX + 2];
	heng_error error;
	heng_path *path;
	size_t i;

	(void)unused;
	memset(text, 'a', sizeof text);
	assert_int_equal(heng_path_compile(text, HENG_PATH_MAX, &path, &error),
			 HENG_OK);
	heng_path_free(path);
	assert_int_equal(
	    heng_path_compile(text, HENG_PATH_MAX + 1, &path, &error),
	    HENG_ELIMIT);
	for (i = 1; i < 2 * HENG_PATH_STEPS_MAX + 2; i += 2)
		text[i] = '/';
	assert_int_equal(
	    heng_path_compile(text, 2 * HENG_PATH_STEPS_MAX - 1, &path, &error),
	    HENG_OK);
	heng_path_free(path);
	assert_int_equal(
	    heng_path_compile(text, 2 * HENG_PATH_STEPS_MAX + 1, &path, &error),
	    HENG_ELIMIT);
	assert_int_equal(compile("a[1][1][1][1][1][1][1][1]", &path, &error),
			 HENG_OK);
	heng_path_free(path);
	assert_int_equal(compile("a[1][1][1][1][1][1][1][1][1]", &path, NULL),
			 HENG_ELIMIT);
	assert_int_equal(heng_path_compile("a\0b", 3, &path, &error),
			 HENG_EINPUT);
	assert_int_equal(heng_path_compile("a/\xff", 3, &path, &error),
			 HENG_EINPUT);
	heng_path_free(NULL);
}

typedef struct check_case {
	const char *path; /* "¦" before the column of a refusal */
	const char *hint; /* in the hint; NULL: it is possible */
	unsigned reached; /* one definition of the result */
} check_case;

static const check_case checks[] = {
    {".", NULL, TOY_ROOT},
    {"@asOf", NULL, TOY_ROOT},
    {"@xml:lang", NULL, TOY_ROOT},
    {"app/name", NULL, TOY_NAME},
    {"org/@role", NULL, TOY_ORG},
    {"org[2]/uscc", NULL, TOY_USCC},
    {"org[@role='lead'][kind='bank']/licence[3]/name", NULL, TOY_NAME},
    {"//name", NULL, TOY_NAME},
    {"//toy/org", NULL, TOY_ORG},
    {".//licence/@validTo", NULL, TOY_LICENCE},
    {"*/name", NULL, TOY_NAME},
    {"*[@role='lead']", NULL, TOY_ORG},
    {"//*[@validTo='2031-01-01']", NULL, TOY_LICENCE},
    {"app//name", NULL, TOY_NAME},
    {"¦ap/name", "'app'", 0},
    {"app/¦nam", "'name'", 0},
    {"app/¦uscc", "name", 0},
    {"org/¦role", "write @role", 0},
    {"org/@¦rol", "'role'", 0},
    {"org/@¦uscc", "leave the @ out", 0},
    {"org[@¦rol='x']/uscc", "'role'", 0},
    {"org[¦ksnd='x']/uscc", "'kind'", 0},
    {"org[@role='lead']/¦licenses", "'licence'", 0},
    {"@¦asof", "'asOf'", 0},
    {"¦toy", "app", 0},
    {".//¦toy", "app", 0},
    {"//¦orgs", "'org'", 0},
    {"app[¦2]/name", "", 0},
    {"org[¦0]", "[1]", 0},
    {"service/¦*", "", 0},
    {"service//¦name", "", 0},
    {"*[@¦foo='x']", "@role", 0},
};

static void test_check(void **unused)
{
	heng_definitions from = {{0}}, to;
	size_t i;

	(void)unused;
	heng_definitions_add(&from, TOY_ROOT);
	for (i = 0; i < sizeof checks / sizeof *checks; i++) {
		const check_case *c = &checks[i];
		const char *mark = strstr(c->path, "¦");
		size_t before =
		    mark != NULL ? (size_t)(mark - c->path) : strlen(c->path);
		heng_error error;
		heng_path *path;
		char text[96];
		heng_rc rc;

		snprintf(text, sizeof text, "%.*s%s", (int)before, c->path,
			 mark != NULL ? mark + 2 : "");
		assert_int_equal(compile(text, &path, &error), HENG_OK);
		rc = heng_path_check(path, &toy_grammar, &from, &to, &error);
		if ((rc == HENG_OK) != (c->hint == NULL))
			fail_msg("%s: %s", text,
				 rc == HENG_OK ? "accepted" : error.en);
		if (rc == HENG_OK) {
			assert_true(heng_definitions_has(&to, c->reached));
		} else {
			if (error.column != before + 1)
				fail_msg("%s: column %u", text, error.column);
			if (strstr(error.hint_en, c->hint) == NULL)
				fail_msg("%s: hint %s", text, error.hint_en);
		}
		heng_path_free(path);
	}
}

static const char document[] =
    "<toy xmlns='urn:heng:toy:1' version='1' asOf='2026-06-30'>"
    "<app><name>n</name></app>"
    "<org id='a'><licence validTo='2031-01-01'/>"
    "<licence validTo='2030-01-01'><name>l</name></licence></org>"
    "<org id='b'><uscc>u</uscc></org>"
    "</toy>";

/* Whatever a check accepts may select; whatever it refuses never does. */
static void test_check_agrees_with_select(void **unused)
{
	heng_reader *reader = heng_reader_new();
	heng_definitions from = {{0}}, to;
	heng_places places = {0};
	const heng_image *image;
	size_t i, k;

	(void)unused;
	heng_definitions_add(&from, TOY_ROOT);
	assert_int_equal(heng_read(reader, &toy_grammar, "t", document,
				   strlen(document), NULL, NULL, &image, NULL),
			 HENG_OK);
	for (i = 0; i < sizeof checks / sizeof *checks; i++) {
		const char *mark = strstr(checks[i].path, "¦");
		heng_path *path;
		char text[96];
		heng_rc rc;

		snprintf(text, sizeof text, "%.*s%s",
			 mark != NULL ? (int)(mark - checks[i].path) : 95,
			 checks[i].path, mark != NULL ? mark + 2 : "");
		assert_int_equal(compile(text, &path, NULL), HENG_OK);
		rc = heng_path_check(path, &toy_grammar, &from, &to, NULL);
		assert_int_equal(heng_path_select(path, image, 0, &places),
				 HENG_OK);
		if (rc != HENG_OK)
			assert_int_equal(places.count, 0);
		for (k = 0; k < places.count; k++)
			assert_true(heng_definitions_has(
			    &to, heng_image_node_at(image, places.items[k].node)
				     ->definition));
		heng_path_free(path);
	}
	heng_places_fini(&places);
	heng_reader_free(reader);
}

static void test_printed_places(void **unused)
{
	static const char *const printed[] = {
	    ".",
	    "app",
	    "app/name",
	    "org[1]",
	    "org[1]/licence[1]",
	    "org[1]/licence[2]",
	    "org[1]/licence[2]/name",
	    "org[2]",
	    "org[2]/uscc",
	};
	heng_reader *reader = heng_reader_new();
	heng_places places = {0};
	const heng_image *image;
	heng_buf out = {0};
	uint32_t i;

	(void)unused;
	assert_int_equal(heng_read(reader, &toy_grammar, "t", document,
				   strlen(document), NULL, NULL, &image, NULL),
			 HENG_OK);
	assert_int_equal(image->n_nodes, sizeof printed / sizeof *printed);
	for (i = 0; i < image->n_nodes; i++) {
		heng_path *path;

		heng_buf_clear(&out);
		heng_image_put_path(image, (heng_place){i, HENG_NO_ATTRIBUTE},
				    &out);
		assert_string_equal(heng_buf_str(&out), printed[i]);
		/* What is printed selects the place it was printed for. */
		assert_int_equal(compile(printed[i], &path, NULL), HENG_OK);
		assert_int_equal(heng_path_select(path, image, 0, &places),
				 HENG_OK);
		assert_int_equal(places.count, 1);
		assert_int_equal(places.items[0].node, i);
		heng_path_free(path);
	}
	heng_buf_clear(&out);
	heng_image_put_path(
	    image,
	    (heng_place){5, heng_image_attribute_find(image, 5, "validTo")},
	    &out);
	assert_string_equal(heng_buf_str(&out), "org[1]/licence[2]/@validTo");
	heng_buf_clear(&out);
	heng_image_put_path(
	    image, (heng_place){0, heng_image_attribute_find(image, 0, "asOf")},
	    &out);
	assert_string_equal(heng_buf_str(&out), "@asOf");
	assert_int_equal(heng_image_attribute_find(image, 0, "asO"),
			 HENG_NO_ATTRIBUTE);
	heng_buf_fini(&out);
	heng_places_fini(&places);
	heng_reader_free(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_badly_written),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_check),
	    cmocka_unit_test(test_check_agrees_with_select),
	    cmocka_unit_test(test_printed_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
