/* CSV: untrusted bytes of a table, as spreadsheets write it, into fields. */
#include "core/read/csv.h"

#include <string.h>

#include "core/base/utf8.h"

static const char separators[] = ",;\t";

/* A place that walks through the text. */
static void step(heng_csv *csv)
{
	unsigned char c = (unsigned char)csv->text[csv->at++];

	/* The LF of CR LF ends the line, not the CR. */
	if (c == '\n' || (c == '\r' && (csv->at == csv->size ||
					csv->text[csv->at] != '\n'))) {
		csv->line++;
		csv->column = 1;
	} else if ((c & 0xc0) != 0x80) {
		csv->column++;
	}
}

static heng_rc fail_at(const heng_csv *csv, uint32_t line, uint32_t column,
		       heng_error *error)
{
	heng_error_at(error, csv->name, line, column, 1);
	heng_error_source(error, csv->text, csv->size);
	return error->rc;
}

static heng_rc fail_encoding(heng_csv *csv, heng_error *error)
{
	size_t valid = heng_utf8_valid(csv->text, csv->size);

	if (csv->size >= 2 && (memcmp(csv->text, "\xff\xfe", 2) == 0 ||
			       memcmp(csv->text, "\xfe\xff", 2) == 0)) {
		heng_fail(error, HENG_EINPUT, "H4520",
			  "这个表格是 UTF-16 编码，只接受 UTF-8",
			  "this table is in UTF-16; only UTF-8 is accepted");
		heng_error_at(error, csv->name, 0, 0, 1);
	} else {
		while (csv->at < valid)
			step(csv);
		heng_fail(error, HENG_EINPUT, "H4520",
			  "这个表格不是 UTF-8 编码，可能是 GBK",
			  "this table is not in UTF-8; it may be in GBK");
		heng_error_at(error, csv->name, csv->line, csv->column, 1);
	}
	heng_error_hint(error,
			"在 Excel 中另存为“CSV UTF-8（逗号分隔）”，在 "
			"LibreOffice 中把字符集选为 UTF-8",
			"in Excel save it as \"CSV UTF-8\", in LibreOffice "
			"choose the character set UTF-8");
	return HENG_EINPUT;
}

/* What neither a table nor the XML that it goes into can hold. */
static bool is_allowed(uint32_t point)
{
	return point >= 0x20
		   ? point != 0x7f && point != 0xfffe && point != 0xffff
		   : point == '\t' || point == '\n' || point == '\r';
}

static heng_rc check_characters(heng_csv *csv, heng_error *error)
{
	heng_rc rc = HENG_OK;

	if (heng_utf8_valid(csv->text, csv->size) < csv->size)
		return fail_encoding(csv, error);
	while (rc == HENG_OK && csv->at < csv->size) {
		uint32_t point;
		size_t n = heng_utf8_decode(csv->text + csv->at,
					    csv->size - csv->at, &point);

		if (!is_allowed(point)) {
			heng_fail(error, HENG_EINPUT, "H4524",
				  "这里有一个不允许的控制字符 U+%04X",
				  "there is a control character U+%04X here, "
				  "which is not allowed",
				  point);
			rc = fail_at(csv, csv->line, csv->column, error);
			heng_error_hint(error, "删去它%s", "remove it%s", "");
		}
		while (n-- > 0)
			step(csv);
	}
	csv->at = 0;
	csv->line = csv->column = 1;
	return rc;
}

static void find_separator(heng_csv *csv)
{
	bool quoted = false;

	csv->separator = ',';
	if (csv->size >= 5 && memcmp(csv->text, "sep=", 4) == 0 &&
	    strchr(separators, csv->text[4]) &&
	    (csv->size == 5 || csv->text[5] == '\r' || csv->text[5] == '\n')) {
		csv->separator = csv->text[4];
		while (csv->at < csv->size && csv->line == 1)
			step(csv);
		return;
	}
	for (size_t i = 0; i < csv->size; i++) {
		char c = csv->text[i];

		if (c == '"')
			quoted = !quoted;
		else if (!quoted && memchr(separators, c, 3)) {
			csv->separator = c;
			return;
		}
	}
}

heng_rc heng_csv_open(heng_csv *csv, const char *name, const char *text,
		      size_t size, heng_error *error)
{
	heng_rc rc;

	memset(csv, 0, sizeof(*csv));
	csv->name = name;
	csv->text = text ? text : "";
	csv->size = size;
	csv->line = csv->column = 1;
	if (size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		csv->text += 3;
		csv->size -= 3;
	}
	rc = check_characters(csv, error);
	if (rc == HENG_OK)
		find_separator(csv);
	return rc;
}

void heng_csv_fini(heng_csv *csv)
{
	heng_buf_fini(&csv->store);
}

static bool is_end(const heng_csv *csv)
{
	return csv->at == csv->size || csv->text[csv->at] == '\n' ||
	       csv->text[csv->at] == '\r';
}

/* At a quote: up to behind the one that closes it. */
static heng_rc take_quoted(heng_csv *csv, heng_error *error)
{
	uint32_t line = csv->line, column = csv->column;
	bool closed = false;

	step(csv);
	while (!closed && csv->at < csv->size) {
		char c = csv->text[csv->at];

		step(csv);
		closed = c == '"' &&
			 (csv->at == csv->size || csv->text[csv->at] != '"');
		if (closed)
			break;
		if (c == '"')
			step(csv); /* the second of two */
		heng_buf_putc(&csv->store, c);
	}
	if (!closed) {
		heng_fail(error, HENG_EINPUT, "H4521",
			  "这个单元格的引号没有关上，表格可能被截断",
			  "the quote of this cell is not closed; the table may "
			  "have been cut off");
		return fail_at(csv, line, column, error);
	}
	if (is_end(csv) || csv->text[csv->at] == csv->separator)
		return HENG_OK;
	heng_fail(error, HENG_EINPUT, "H4522", "单元格的右引号之后还有内容",
		  "there is something behind the closing quote of a cell");
	(void)fail_at(csv, csv->line, csv->column, error);
	heng_error_hint(error, "单元格中的引号要写成两个：%s",
			"a quote inside a cell is written twice: %s", "\"\"");
	return HENG_EINPUT;
}

static heng_rc take_field(heng_csv *csv, heng_error *error)
{
	heng_csv_field *field = &csv->fields[csv->n_fields];
	size_t begin = csv->store.size;
	heng_rc rc = HENG_OK;

	if (csv->n_fields == HENG_CSV_FIELDS_MAX) {
		heng_fail(error, HENG_ELIMIT, "H4523",
			  "这一行有超过 %d 个单元格",
			  "this row has more than "
			  "%d cells",
			  HENG_CSV_FIELDS_MAX);
		return fail_at(csv, csv->line, csv->column, error);
	}
	field->line = csv->line;
	field->column = csv->column;
	if (csv->at < csv->size && csv->text[csv->at] == '"') {
		rc = take_quoted(csv, error);
	} else {
		while (!is_end(csv) && csv->text[csv->at] != csv->separator) {
			heng_buf_putc(&csv->store, csv->text[csv->at]);
			step(csv);
		}
	}
	field->size = csv->store.size - begin;
	heng_buf_putc(&csv->store, 0);
	csv->n_fields++;
	return rc;
}

heng_rc heng_csv_next(heng_csv *csv, bool *more, heng_error *error)
{
	size_t offset = 0;
	heng_rc rc;

	heng_buf_clear(&csv->store);
	csv->n_fields = 0;
	*more = csv->at < csv->size;
	if (!*more)
		return HENG_OK;
	rc = take_field(csv, error);
	while (rc == HENG_OK && !is_end(csv)) {
		step(csv); /* the separator */
		rc = take_field(csv, error);
	}
	if (rc == HENG_OK && csv->store.failed)
		rc = heng_fail_memory(error);
	if (rc != HENG_OK)
		return rc;
	if (csv->at < csv->size && csv->text[csv->at] == '\r' &&
	    csv->at + 1 < csv->size && csv->text[csv->at + 1] == '\n')
		step(csv);
	if (csv->at < csv->size)
		step(csv);
	for (size_t i = 0; i < csv->n_fields; i++) {
		csv->fields[i].text = csv->store.data + offset;
		offset += csv->fields[i].size + 1;
	}
	return HENG_OK;
}

void heng_csv_place(const heng_csv *csv, const heng_csv_field *field,
		    heng_error *error)
{
	(void)fail_at(csv, field->line, field->column, error);
}
