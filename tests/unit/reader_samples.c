/* The broken sample files: each is refused with its own code and place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "core/base/file.h"
#include "core/read/reader.h"

typedef struct broken {
	const char *file;
	const char *code;
	uint32_t line, column; /* of the first error */
	size_t errors;
} broken;

static const broken files[] = {
    {"ampersand.xml", "H1017", 4, 18, 1},
    {"doctype.xml", "H1013", 2, 1, 1},
    {"empty.xml", "H1001", 0, 0, 1},
    {"gbk-undeclared.xml", "H1006", 3, 15, 1},
    {"gbk.xml", "H1005", 1, 31, 1},
    {"grammar.xml", "H1107", 5, 14, 5},
    {"gzip.xml", "H1004", 0, 0, 1},
    {"mismatched.xml", "H1015", 4, 16, 1},
    {"no-namespace.xml", "H1033", 2, 1, 1},
    {"not-xml.xml", "H1002", 0, 0, 1},
    {"truncated.xml", "H1014", 5, 30, 1},
    {"utf16.xml", "H1003", 0, 0, 1},
    {"version-2.xml", "H1031", 2, 17, 1},
    {"wrong-root.xml", "H1030", 2, 1, 1},
};

static int count(const heng_error *error, void *userdata)
{
	char text[4096];

	/* Every message can be shown whole in both languages. */
	assert_true(heng_error_format(error, HENG_BOTH, text, sizeof text) <
		    sizeof text);
	++*(size_t *)userdata;
	return 0;
}

static void test_broken_samples(void **unused)
{
	const char *root = getenv("srcdir");
	heng_reader *reader = heng_reader_new();
	heng_buf text = {0};
	size_t i;

	(void)unused;
	assert_non_null(reader);
	for (i = 0; i < sizeof files / sizeof *files; i++) {
		const broken *b = &files[i];
		const heng_image *image;
		heng_error error;
		char path[1024];
		size_t n = 0;

		snprintf(path, sizeof path, "%s/tests/samples/broken/%s",
			 root != NULL ? root : ".", b->file);
		heng_buf_clear(&text);
		assert_int_equal(
		    heng_file_read(path, HENG_DOCUMENT_MAX, &text, &error),
		    HENG_OK);
		assert_int_equal(heng_read(reader, &heng_dossier_grammar,
					   b->file, text.data, text.size, count,
					   &n, &image, &error),
				 HENG_EINPUT);
		if (strcmp(error.code, b->code) != 0 || error.line != b->line ||
		    error.column != b->column)
			fail_msg("%s: %s at %u:%u: %s", b->file, error.code,
				 error.line, error.column, error.en);
		assert_int_equal(n, b->errors);
	}
	heng_buf_fini(&text);
	heng_reader_free(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_broken_samples),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
