/* A report's text read into an image, and a form made of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/file.h"
#include "reports/emit.h"
#include "tests/unit/emit_golden.h"
#include "tests/unit/form_fixture.h"

static void begin(form_report *report)
{
	heng_error error = {0};

	report->reader = heng_reader_new();
	assert_non_null(report->reader);
	if (heng_read(report->reader, &heng_report_grammar, "report.xml",
		      report->text.data, report->text.size, NULL, NULL,
		      &report->image, &error) != HENG_OK)
		fail_msg("%s %u: %s", error.code, error.line, error.en);
	report->source = (heng_form_source){.text = report->text.data,
					    .size = report->text.size,
					    .image = report->image,
					    .name = "report.xml",
					    .lang = HENG_BOTH};
}

void form_read(form_report *report, const char *text, size_t size)
{
	*report = (form_report){0};
	heng_buf_put(&report->text, text, size);
	begin(report);
}

void form_read_fixture(form_report *report, fixture_kind kind)
{
	fixture f;

	*report = (form_report){0};
	fixture_init(&f, kind);
	assert_int_equal(heng_report_emit(&f.assessment, &report->text),
			 HENG_OK);
	fixture_fini(&f);
	begin(report);
}

void form_read_golden(form_report *report, const char *name)
{
	char path[4096], whole[256];
	heng_error error = {0};

	*report = (form_report){0};
	snprintf(whole, sizeof(whole), "tests/golden/%s", name);
	golden_source_path(whole, path, sizeof(path));
	if (heng_file_read(path, 16 << 20, &report->text, &error) != HENG_OK)
		fail_msg("%s", error.en);
	begin(report);
}

void form_read_changed(form_report *report, const form_report *other,
		       const char *from, const char *to)
{
	heng_buf text = {0};
	const char *at, *next;
	size_t n = 0;

	heng_buf_put(&text, other->text.data, other->text.size);
	at = heng_buf_str(&text);
	*report = (form_report){0};
	for (; (next = strstr(at, from)); at = next + strlen(from), n++) {
		heng_buf_put(&report->text, at, (size_t)(next - at));
		heng_buf_puts(&report->text, to);
	}
	assert_true(n > 0);
	heng_buf_puts(&report->text, at);
	heng_buf_fini(&text);
	begin(report);
}

void form_free(form_report *report)
{
	heng_reader_free(report->reader);
	heng_buf_fini(&report->text);
	*report = (form_report){0};
}
