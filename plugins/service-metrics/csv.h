/* A CSV file of a series, row by row, through a buffer of fixed size. */
#ifndef HENG_PLUGINS_SERVICE_METRICS_CSV_H
#define HENG_PLUGINS_SERVICE_METRICS_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	CSV_BUFFER = 64 << 10, /* bytes held at once, however long the file */
	/* Bytes of a row: a day, a time, a number and an id have room. */
	CSV_LINE_MAX = 256,
	/* Rows of a file: reading it five times over, as a percentile may
	 * have to, stays within the time a measure has. */
	CSV_ROWS_MAX = 5000000,
};

/* Why a file is not read on. */
typedef enum csv_fault {
	CSV_FINE,
	CSV_EIO,    /* it cannot be read */
	CSV_ROW,    /* not two or three fields, or an empty row */
	CSV_LONG,   /* a row beyond CSV_LINE_MAX */
	CSV_MANY,   /* rows beyond CSV_ROWS_MAX */
	CSV_DAY,    /* no day that exists */
	CSV_NUMBER, /* no decimal as decimal.h reads them */
} csv_fault;

typedef struct csv_row {
	int32_t day;
	int64_t value;	/* millionths */
	const char *id; /* what explains it; "" if nothing; until the next */
} csv_row;

struct csv {
	int fd;	       /* the caller's */
	uint32_t line; /* of the row read last, from 1 */
	uint32_t rows;
	size_t at, end; /* of what is in the buffer and not read yet */
	bool eof;
	csv_fault fault;
	char buffer[CSV_BUFFER + 1];
};

/* Begins at the file's first byte, also when it was read before. */
void csv_begin(struct csv *csv, int fd);

/* The next row; false at the end, and where csv->fault says what is wrong. */
bool csv_next(struct csv *csv, csv_row *row);

/* A fault in one word, as it stands beside a measure. */
const char *csv_word(csv_fault fault);

#endif
