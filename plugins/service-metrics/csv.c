/*
 * A CSV file of a series, row by row, through a buffer of fixed size.
 *
 * Rows are DAY,VALUE or DAY,VALUE,EXPLAINED-BY, ended by LF or CR LF (the
 * last may lack it), after a byte order mark and the header
 * "date,value[,explainedBy]", both of which may be missing. No quotes, no
 * empty rows, no white space.
 */
#include "plugins/service-metrics/csv.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "plugins/service-metrics/decimal.h"

void csv_begin(struct csv *csv, int fd)
{
	csv->fd = fd;
	csv->line = csv->rows = 0;
	csv->at = csv->end = 0;
	csv->eof = false;
	csv->fault = lseek(fd, 0, SEEK_SET) < 0 ? CSV_EIO : CSV_FINE;
}

/* Moves what is left to the front and fills the rest of the buffer. */
static bool fill(struct csv *csv)
{
	ssize_t n;

	memmove(csv->buffer, csv->buffer + csv->at, csv->end - csv->at);
	csv->end -= csv->at;
	csv->at = 0;
	do
		n = read(csv->fd, csv->buffer + csv->end,
			 CSV_BUFFER - csv->end);
	while (n < 0 && errno == EINTR);
	if (n < 0) {
		csv->fault = CSV_EIO;
		return false;
	}
	csv->eof = n == 0;
	csv->end += (size_t)n;
	return true;
}

/* The next line without its end; NULL at the end or for a fault. */
static char *next_line(struct csv *csv, size_t *size)
{
	for (;;) {
		char *line = csv->buffer + csv->at;
		size_t left = csv->end - csv->at;
		char *end = left ? memchr(line, '\n', left) : NULL;

		if (!end && csv->eof && left)
			end = line + left; /* where a byte is kept free */
		if (end) {
			*size = (size_t)(end - line);
			csv->at += *size + (*size < left);
			csv->line++;
			if (*size && line[*size - 1] == '\r')
				--*size;
			if (*size <= CSV_LINE_MAX)
				return line;
			csv->fault = CSV_LONG;
			return NULL;
		}
		if (csv->eof)
			return NULL;
		if (left > CSV_LINE_MAX + 1) {
			csv->line++;
			csv->fault = CSV_LONG;
			return NULL;
		}
		if (!fill(csv))
			return NULL;
	}
}

static bool is_header(const char *line, size_t size)
{
	static const char *const headers[] = {"date,value",
					      "date,value,explainedBy"};
	size_t i;

	for (i = 0; i < 2; i++)
		if (size == strlen(headers[i]) &&
		    memcmp(line, headers[i], size) == 0)
			return true;
	return false;
}

static csv_fault read_row(char *line, size_t size, csv_row *row)
{
	char *end = line + size;
	char *value = memchr(line, ',', size);
	char *id;

	if (!value || memchr(line, '\0', size))
		return CSV_ROW;
	if (!day_read(line, (size_t)(value - line), &row->day))
		return CSV_DAY;
	value++;
	id = memchr(value, ',', (size_t)(end - value));
	if (!decimal_read(value, (size_t)((id ? id : end) - value),
			  &row->value))
		return CSV_NUMBER;
	row->id = "";
	if (id) {
		row->id = ++id;
		if (memchr(id, ',', (size_t)(end - id)))
			return CSV_ROW;
		*end = '\0'; /* the line's end, or the byte behind it all */
	}
	return CSV_FINE;
}

bool csv_next(struct csv *csv, csv_row *row)
{
	char *line;
	size_t size;

	if (csv->fault)
		return false;
	line = next_line(csv, &size);
	if (line && csv->line == 1) {
		if (size >= 3 && memcmp(line, "\xef\xbb\xbf", 3) == 0) {
			line += 3;
			size -= 3;
		}
		if (is_header(line, size))
			line = next_line(csv, &size);
	}
	if (!line)
		return false;
	if (csv->rows == CSV_ROWS_MAX)
		csv->fault = CSV_MANY;
	else
		csv->fault = read_row(line, size, row);
	csv->rows++;
	return !csv->fault;
}

const char *csv_word(csv_fault fault)
{
	static const char *const words[] = {
	    [CSV_FINE] = "fine",	  [CSV_EIO] = "unreadable",
	    [CSV_ROW] = "bad-row",	  [CSV_LONG] = "long-row",
	    [CSV_MANY] = "too-many-rows", [CSV_DAY] = "bad-date",
	    [CSV_NUMBER] = "bad-value",
	};

	return words[fault];
}
