/* CSV: untrusted bytes of a table, as spreadsheets write it, into fields. */
#ifndef HENG_READ_CSV_H
#define HENG_READ_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/buf.h"
#include "core/base/error.h"

enum {
	/* Fields of one record: a sheet has ten, and spreadsheets pad what
	 * they have touched. */
	HENG_CSV_FIELDS_MAX = 256,
};

/* A field without its quotes, and where it begins. */
typedef struct heng_csv_field {
	const char *text; /* NUL-terminated, holds none; until the next call */
	size_t size;
	uint32_t line, column; /* of its first byte, a quote included */
} heng_csv_field;

/*
 * RFC 4180 with what spreadsheets do beside it: a byte order mark, a first
 * line "sep=;", comma, semicolon or tab between fields, CR LF, LF or CR at
 * the end of a record. The text is borrowed.
 */
typedef struct heng_csv {
	const char *name; /* what messages call the document */
	const char *text; /* behind the byte order mark */
	size_t size;
	size_t at;
	uint32_t line, column; /* of text[at] */
	char separator;
	heng_csv_field fields[HENG_CSV_FIELDS_MAX];
	size_t n_fields;
	heng_buf store; /* the fields of this record, each with a NUL */
} heng_csv;

/*
 * Looks whether text[0..size) can be a table: UTF-8 with no control
 * characters but line breaks and tabs. Finds the separator: that of a line
 * "sep=", or else the first of the three that stands outside quotes in the
 * first line with any, or else a comma. HENG_EINPUT with the place.
 */
heng_rc heng_csv_open(heng_csv *csv, const char *name, const char *text,
		      size_t size, heng_error *error);
void heng_csv_fini(heng_csv *csv);

/*
 * The next record into csv->fields; an empty line is one empty field. `more`
 * is false at the end. HENG_EINPUT with the place: a quote that is not
 * closed, something behind a closing quote; HENG_ELIMIT: too many fields.
 */
heng_rc heng_csv_next(heng_csv *csv, bool *more, heng_error *error);

/* Adds the place of a field (or of its first line, where it has several) to
 * an error, with the source line. */
void heng_csv_place(const heng_csv *csv, const heng_csv_field *field,
		    heng_error *error);

#endif
