/* Prints a table as heng reads it, as JSON, for a test that compares it with
 * another reader: [separator, [[[line, column, text], ...], ...]], or the
 * code of the error. */
#include <stdio.h>

#include "core/base/file.h"
#include "core/read/csv.h"

static void put(const heng_csv *csv, heng_buf *out)
{
	for (size_t i = 0; i < csv->n_fields; i++) {
		const heng_csv_field *field = &csv->fields[i];

		heng_buf_printf(out, "%s[%u, %u, \"", i > 0 ? ", " : "",
				field->line, field->column);
		heng_buf_put_json(out, field->text);
		heng_buf_puts(out, "\"]");
	}
}

int main(int argc, char **argv)
{
	static heng_csv csv;
	heng_buf text = {0}, out = {0};
	heng_error error;
	bool more = true, any = false;
	heng_rc rc;

	if (argc != 2)
		return 2;
	rc = heng_file_read(argv[1], 1 << 20, &text, &error);
	if (rc == HENG_OK)
		rc = heng_csv_open(&csv, argv[1], text.data, text.size, &error);
	heng_buf_printf(&out, "[\"%s\", [",
			csv.separator == '\t' ? "\\t"
					      : (char[]){csv.separator, 0});
	while (rc == HENG_OK) {
		rc = heng_csv_next(&csv, &more, &error);
		if (rc != HENG_OK || !more)
			break;
		heng_buf_puts(&out, any ? ", [" : "[");
		any = true;
		put(&csv, &out);
		heng_buf_puts(&out, "]");
	}
	heng_buf_puts(&out, "]]\n");
	if (rc != HENG_OK)
		printf("\"%s\"\n", error.code);
	else
		fputs(heng_buf_str(&out), stdout);
	heng_csv_fini(&csv);
	heng_buf_fini(&text);
	heng_buf_fini(&out);
	return fflush(stdout) == 0 ? 0 : 1;
}
