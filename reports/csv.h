/* CSV: a report as one table, for spreadsheets and statistics. */
#ifndef HENG_REPORTS_CSV_H
#define HENG_REPORTS_CSV_H

#include "reports/form.h"

/*
 * RFC 4180 with a byte order mark: a row of names, the verdict, the five
 * dimensions, then a row for each rule in the report's order. Every text is
 * quoted; one that a spreadsheet could take for a formula gets an apostrophe
 * in front.
 */
heng_form_put_fn heng_form_csv_put;

#endif
