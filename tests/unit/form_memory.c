/* Tests of forms where memory is refused: the right bytes or an error. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "reports/csv.h"
#include "reports/json.h"
#include "reports/public.h"
#include "tests/unit/form_fixture.h"

static long refuse_at = -1; /* counts down; -1: nothing is refused */
static bool refuse_on;	    /* all after that one too */

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t size);

static bool is_refused(void)
{
	if (refuse_at < 0)
		return false;
	if (refuse_at > 0) {
		refuse_at--;
		return false;
	}
	if (!refuse_on)
		refuse_at = -1;
	return true;
}

void *__wrap_malloc(size_t size)
{
	return is_refused() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
	return is_refused() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return is_refused() ? NULL : __real_realloc(old, size);
}

static void refuse_each(heng_form_put_fn *put, const form_report *report,
			bool on)
{
	heng_buf right = {0};
	heng_error error = {0};
	long points = 0;
	bool is_done = false;

	assert_int_equal(put(&report->source, &right, &error), HENG_OK);
	/* The first hundred, then some of the rest. */
	for (long at = 0; !is_done; at += at < 100 ? 1 : 97, points++) {
		heng_buf out = {0};
		heng_rc rc;

		refuse_on = on;
		refuse_at = at;
		rc = put(&report->source, &out, &error);
		is_done = refuse_at > 0;
		refuse_at = -1;
		if (rc == HENG_OK) {
			assert_int_equal(out.size, right.size);
			assert_memory_equal(out.data, right.data, right.size);
		} else {
			assert_int_equal(rc, HENG_ENOMEM);
		}
		heng_buf_fini(&out);
	}
	assert_true(points > 4);
	heng_buf_fini(&right);
}

static void test_forms(void **state)
{
	heng_form_put_fn *const forms[] = {
	    heng_form_json_put, heng_form_csv_put, heng_form_public_put,
	    heng_form_openings_put};
	form_report report;

	(void)state;
	form_read_golden(&report, "samples/improve-exit.xml");
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		refuse_each(forms[i], &report, false);
		refuse_each(forms[i], &report, true);
	}
	form_free(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
