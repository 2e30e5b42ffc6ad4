/* Cells: untrusted text on a terminal, at a known width. */
#ifndef HENG_REPORTS_CELLS_H
#define HENG_REPORTS_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/buf.h"

/*
 * A dossier's text must not move the cursor, change colours or reorder what
 * stands beside it: control characters become a space, invalid bytes and
 * bidirectional controls U+FFFD. NULL is "".
 */

/* Cells that heng_cells_put would take. */
size_t heng_cells_width(const char *text);

/* Puts all of it. Returns the cells taken. */
size_t heng_cells_put(heng_buf *out, const char *text);

/* Puts at most `cells` cells; what is longer ends in "…". Returns the cells
 * taken. */
size_t heng_cells_put_cut(heng_buf *out, const char *text, size_t cells);

/* Puts it and spaces up to `cells`; at least it, whatever its width. */
void heng_cells_put_padded(heng_buf *out, const char *text, size_t cells);

/* The same with the spaces first. */
void heng_cells_put_right(heng_buf *out, const char *text, size_t cells);

void heng_cells_put_spaces(heng_buf *out, size_t cells);

/*
 * Puts text broken into lines of at most `cells` cells, at a space or beside
 * a wide character; lines but the first begin with `indent` spaces. The
 * first begins at `used` cells. cells 0: one line. No newline at the end.
 */
void heng_cells_put_wrapped(heng_buf *out, const char *text, size_t used,
			    size_t indent, size_t cells);

/* Short items in rows that are broken between items. */
typedef struct heng_flow {
	heng_buf *out;
	size_t columns; /* 0: one row */
	size_t indent;	/* of the rows after the first */
	size_t used;	/* cells of the row so far */
	bool is_begun;	/* an item was put */
} heng_flow;

/*
 * Begins the next item of `cells` cells, which the caller then puts itself:
 * puts `separator` before it, or a newline where the row is full.
 */
void heng_flow_next(heng_flow *flow, const char *separator, size_t cells);

/*
 * A bar of `cells` cells for low…high of 10000: eighth blocks up to low,
 * light shade for what is open up to high, spaces beyond.
 */
void heng_cells_put_bar(heng_buf *out, int low, int high, size_t cells);

#endif
