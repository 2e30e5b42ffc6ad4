/* Each allocation of reading and selecting fails once, or from there on:
 * exhausted memory is said, and never a part taken for the whole. */
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "core/model/path.h"
#include "core/read/reader.h"
#include "tests/unit/reader_grammar.h"

enum { STEPS_MAX = 2000 };

static const char good[] =
    "<toy xmlns='urn:heng:toy:1' version='1' asOf='2026-06-30'>"
    "<app><name>&amp;<![CDATA[<]]>中文中文中文</name></app>"
    "<!-- c --><?pi x?>"
    "<org id='a' note='&amp;&#10;'><licence validTo='2031-01-01'/>"
    "<licence validTo='2030-01-01'><name>l</name></licence></org>"
    "<org id='b'><uscc>u</uscc></org>"
    "</toy>";

static const char bad[] = "<toy xmlns='urn:heng:toy:1' version='1'><ap/>"
			  "<org id='a' role='x'/><org id='a'/></toy>";

/* Linked with --wrap; libxml2's allocations come by xmlMemSetup. */
void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t size);

static long granted = -1; /* before the one that fails; negative: all */
static bool once;	  /* the later ones are granted again */
static bool refused;	  /* some allocation was, in this run */

static bool refuses(void)
{
	if (granted > 0) {
		granted--;
		return false;
	}
	if (granted < 0)
		return false;
	if (once)
		granted = -1;
	refused = true;
	return true;
}

void *__wrap_malloc(size_t size)
{
	return refuses() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
	return refuses() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return refuses() ? NULL : __real_realloc(old, size);
}

static char *wrapped_strdup(const char *text)
{
	return refuses() ? NULL : strdup(text);
}

/* Reads with a new reader; HENG_OK only with an image like `*wanted`, which
 * the first call fills. */
static heng_rc read_good(heng_buf *wanted)
{
	heng_reader *reader = heng_reader_new();
	const heng_image *image;
	heng_error error;
	heng_rc rc;

	if (reader == NULL)
		return HENG_ENOMEM;
	rc = heng_read(reader, &toy_grammar, "t", good, strlen(good), NULL,
		       NULL, &image, &error);
	if (rc == HENG_OK) {
		assert_true(heng_image_is_valid(image, image->size));
		if (wanted->size == 0)
			heng_buf_put(wanted, image, image->size);
		assert_int_equal(image->size, wanted->size);
		assert_memory_equal(image, wanted->data, wanted->size);
	} else {
		assert_null(image);
		assert_int_equal(error.rc, rc);
	}
	/* The reader is as good as before once there is memory. */
	granted = -1;
	assert_int_equal(heng_read(reader, &toy_grammar, "t", good,
				   strlen(good), NULL, NULL, &image, &error),
			 HENG_OK);
	assert_memory_equal(image, wanted->data, wanted->size);
	heng_reader_free(reader);
	return rc;
}

static heng_rc read_bad(heng_buf *unused)
{
	heng_reader *reader = heng_reader_new();
	const heng_image *image;
	heng_error error;
	heng_rc rc;

	(void)unused;
	if (reader == NULL)
		return HENG_ENOMEM;
	rc = heng_read(reader, &toy_grammar, "t", bad, strlen(bad), NULL, NULL,
		       &image, &error);
	assert_null(image);
	if (rc == HENG_EINPUT) {
		assert_string_equal(error.code, "H1103");
		rc = HENG_OK;
	}
	heng_reader_free(reader);
	return rc;
}

static heng_rc select_places(heng_buf *unused)
{
	static const char text[] = "//*[@id='a']//name";
	const heng_image *image;
	heng_reader *reader;
	heng_places places = {0};
	heng_path *path = NULL;
	long left = granted;
	heng_rc rc;

	(void)unused;
	granted = -1;
	reader = heng_reader_new();
	assert_int_equal(heng_read(reader, &toy_grammar, "t", good,
				   strlen(good), NULL, NULL, &image, NULL),
			 HENG_OK);
	granted = left;
	rc = heng_path_compile(text, strlen(text), &path, NULL);
	if (rc == HENG_OK)
		rc = heng_path_select(path, image, 0, &places);
	if (rc == HENG_OK)
		assert_int_equal(places.count, 1);
	heng_path_free(path);
	heng_places_fini(&places);
	heng_reader_free(reader);
	return rc;
}

typedef heng_rc work(heng_buf *wanted);

static void fail_each(work *fn)
{
	heng_buf wanted = {0};
	int i, k, failures = 0;
	heng_rc rc;

	granted = -1;
	assert_int_equal(fn(&wanted), HENG_OK);
	for (k = 0; k < 2; k++) {
		refused = true;
		for (i = 0; refused; i++) {
			assert_true(i < STEPS_MAX);
			once = k == 0;
			refused = false;
			granted = i;
			rc = fn(&wanted);
			granted = -1;
			if (rc != HENG_OK) {
				assert_true(refused);
				assert_int_equal(rc, HENG_ENOMEM);
				failures++;
			}
		}
	}
	print_message("%d failures\n", failures);
	assert_true(failures > 4);
	heng_buf_fini(&wanted);
}

static void test_reading(void **unused)
{
	(void)unused;
	fail_each(read_good);
}

static void test_refusing(void **unused)
{
	(void)unused;
	fail_each(read_bad);
}

static void test_selecting(void **unused)
{
	(void)unused;
	fail_each(select_places);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_reading),
	    cmocka_unit_test(test_refusing),
	    cmocka_unit_test(test_selecting),
	};

	if (xmlMemSetup(free, __wrap_malloc, __wrap_realloc, wrapped_strdup) !=
	    0)
		return 1;
	/* What the library makes once for the process is no part of this. */
	heng_reader_free(heng_reader_new());
	return cmocka_run_group_tests(tests, NULL, NULL);
}
