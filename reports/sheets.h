/* Sheets: the stylesheets that are built into the program. */
#ifndef HENG_REPORTS_SHEETS_H
#define HENG_REPORTS_SHEETS_H

#include "reports/xslt.h"

extern const heng_xslt_sheet heng_sheet_page, heng_sheet_overview;

/* What a page looks like; `name` is of no use. */
extern const heng_xslt_sheet heng_style_page, heng_style_overview;

#endif
