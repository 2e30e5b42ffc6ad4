/* HTML: a report as one page for people to read, on screen and on paper. */
#ifndef HENG_REPORTS_HTML_H
#define HENG_REPORTS_HTML_H

#include "reports/form.h"
#include "reports/xslt.h"

/*
 * One file without scripts that loads nothing: style and figures are inside,
 * and its policy (CSP) lets a browser use no more than that one style.
 */
heng_form_put_fn heng_form_html_put;

/* Puts the name of a report's file so that a shell gives it to heng, which
 * takes it for a report's. */
void heng_html_put_file(heng_buf *out, const char *name);

#endif
