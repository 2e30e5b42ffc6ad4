/* Fuzz target: bytes as a table; what was read, written with every cell
 * quoted, is read the same again. */
#include <string.h>

#include "core/read/csv.h"
#include "tests/fuzz/fuzz.h"

static void put_field(heng_buf *out, const heng_csv_field *field)
{
	heng_buf_putc(out, '"');
	for (size_t i = 0; i < field->size; i++) {
		if (field->text[i] == '"')
			heng_buf_putc(out, '"');
		heng_buf_putc(out, field->text[i]);
	}
	heng_buf_putc(out, '"');
}

/* Whether `b` is at or before `a`. */
static bool is_behind(const heng_csv_field *a, const heng_csv_field *b)
{
	return a->line > b->line ||
	       (a->line == b->line && a->column > b->column);
}

static void check_record(const heng_csv *csv, const heng_csv_field *last)
{
	demand(csv->n_fields >= 1 && csv->n_fields <= HENG_CSV_FIELDS_MAX,
	       "%zu fields", csv->n_fields);
	for (size_t i = 0; i < csv->n_fields; i++) {
		const heng_csv_field *field = &csv->fields[i];

		demand(strlen(field->text) == field->size, "a NUL inside");
		demand(is_clean(field->text, field->size, "\t\r\n"), "%s",
		       field->text);
		demand(is_behind(field, last), "%u:%u is not behind %u:%u",
		       field->line, field->column, last->line, last->column);
		last = field;
	}
}

/* Reads it all into `out`, each cell quoted. */
static heng_rc read_all(const char *text, size_t size, heng_buf *out,
			size_t *records, heng_error *error)
{
	static heng_csv csv;
	heng_csv_field last = {"", 0, 0, 0};
	bool more = true;
	heng_rc rc = heng_csv_open(&csv, "t.csv", text, size, error);

	*records = 0;
	if (rc == HENG_OK)
		heng_buf_printf(out, "sep=%c\r\n", csv.separator);
	while (rc == HENG_OK) {
		rc = heng_csv_next(&csv, &more, error);
		if (rc != HENG_OK || !more)
			break;
		check_record(&csv, &last);
		last = csv.fields[csv.n_fields - 1];
		for (size_t i = 0; i < csv.n_fields; i++) {
			if (i > 0)
				heng_buf_putc(out, csv.separator);
			put_field(out, &csv.fields[i]);
		}
		heng_buf_puts(out, "\r\n");
		++*records;
	}
	if (rc != HENG_OK)
		check_error(error, csv.text, csv.size);
	heng_csv_fini(&csv);
	return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = exact_copy(data, size);
	heng_buf first = {0}, second = {0};
	size_t records, again;
	heng_error error;

	if (read_all(text, size, &first, &records, &error) == HENG_OK) {
		demand(!first.failed, "no memory");
		demand(read_all(first.data, first.size, &second, &again,
				&error) == HENG_OK,
		       "%s", error.code);
		demand(records == again && first.size == second.size &&
			   memcmp(first.data, second.data, first.size) == 0,
		       "%zu records, then %zu", records, again);
	}
	heng_buf_fini(&first);
	heng_buf_fini(&second);
	free(text);
	return 0;
}
