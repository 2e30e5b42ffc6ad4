/* Golden files: output that a person has read, compared byte for byte. */
#include "tests/unit/emit_golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

const char *golden_source_path(const char *name, char *path, size_t size)
{
	const char *folder = getenv("srcdir");

	snprintf(path, size, "%s/%s", folder ? folder : ".", name);
	return path;
}

static void write_golden(const char *path, const heng_buf *out)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(out->data, 1, out->size, file), out->size);
	assert_int_equal(fclose(file), 0);
}

void golden_compare(const char *name, const heng_buf *out)
{
	char path[1024], relative[256];
	size_t size, at = 0, line = 1;
	char *text;
	FILE *file;

	assert_false(out->failed);
	snprintf(relative, sizeof(relative), "tests/golden/%s", name);
	golden_source_path(relative, path, sizeof(path));
	if (getenv("HENG_REGEN_GOLDEN")) {
		write_golden(path, out);
		return;
	}
	file = fopen(path, "rb");
	if (!file)
		fail_msg("%s: cannot be opened", path);
	text = malloc(out->size + 2);
	assert_non_null(text);
	size = fread(text, 1, out->size + 2, file);
	assert_int_equal(fclose(file), 0);
	for (; at < size && at < out->size && text[at] == out->data[at]; at++)
		line += text[at] == '\n';
	free(text);
	if (at < size || at < out->size)
		fail_msg("%s:%zu: the output differs from here", path, line);
}
