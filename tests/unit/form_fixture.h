/* A report's text read into an image, and a form made of it. */
#ifndef HENG_TESTS_FORM_FIXTURE_H
#define HENG_TESTS_FORM_FIXTURE_H

#include "core/read/reader.h"
#include "reports/form.h"
#include "tests/unit/emit_fixture.h"

typedef struct form_report {
	heng_reader *reader;
	const heng_image *image;
	heng_buf text;
	heng_form_source source;
} form_report;

/* Fails the test where it is no report. */
void form_read(form_report *report, const char *text, size_t size);
void form_read_fixture(form_report *report, fixture_kind kind);
/* tests/golden/NAME. */
void form_read_golden(form_report *report, const char *name);
/* The report's own text with each `from` (which must be there) as `to`. */
void form_read_changed(form_report *report, const form_report *other,
		       const char *from, const char *to);
void form_free(form_report *report);

#endif
