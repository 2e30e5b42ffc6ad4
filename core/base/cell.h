/* Cells of a CSV table: text that no spreadsheet takes for a formula. */
#ifndef HENG_BASE_CELL_H
#define HENG_BASE_CELL_H

#include "core/base/buf.h"

/* What makes a spreadsheet take a cell for a formula: = + - @ and the minus
 * sign, in their full-width forms too, which East Asian versions read
 * likewise. */
bool heng_cell_begins_formula(uint32_t point);

/*
 * Puts text as the inside of a quoted cell (the quotes around it are the
 * caller's), or a part of one. Nothing in it can become a formula, neither
 * where it stands nor where a cell would begin if the table were split at
 * another separator: an apostrophe comes first. Quotes are doubled, a carriage
 * return or tab becomes a space, a byte that is no UTF-8 a question mark.
 */
void heng_cell_put_inside(heng_buf *out, const char *text);

#endif
