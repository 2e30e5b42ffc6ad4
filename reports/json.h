/* JSON: a report for those who compute further. */
#ifndef HENG_REPORTS_JSON_H
#define HENG_REPORTS_JSON_H

#include "reports/form.h"

/*
 * The report as one JSON object, made by the grammar: an element becomes an
 * object with its attributes, then its children; a child that may be repeated
 * becomes an array, also of none; a text in languages becomes an object by
 * language. Integers are numbers up to 2^53 - 1 and strings beyond. HENG_EINPUT
 * where an element has one language twice.
 */
heng_form_put_fn heng_form_json_put;

/* The JSON Schema (2020-12) of that, from the same table. */
void heng_json_schema_put(heng_buf *out);

#endif
