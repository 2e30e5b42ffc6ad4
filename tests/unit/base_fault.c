/* Tests that every failed allocation is an error, for each one in turn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/repair.h"
#include "core/assess/score.h"
#include "core/assess/verdict.h"
#include "core/assess/weights.h"
#include "core/base/buf.h"
#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/mem.h"
#include "tests/unit/verdict_case.h"

enum { STEPS_MAX = 1000 };

/* Allocations still granted; negative: all. Linked with --wrap. */
static long granted = -1;

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t size);

static bool refuses(void)
{
	if (granted > 0)
		granted--;
	else if (granted == 0)
		return true;
	return false;
}

void *__wrap_malloc(size_t size)
{
	return refuses() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
	return refuses() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return refuses() ? NULL : __real_realloc(old, size);
}

/* One piece of work that allocates; its status. */
typedef heng_rc work(void);

static heng_rc do_buf(void)
{
	heng_buf buf = {0};
	heng_rc rc = HENG_OK;

	for (int i = 0; i < 300; i++) {
		heng_buf_puts(&buf, "piece");
		heng_buf_put_int(&buf, i);
		heng_buf_put_json(&buf, "\"");
	}
	if (buf.failed) {
		assert_string_equal(heng_buf_str(&buf), "");
		rc = HENG_ENOMEM;
	}
	heng_buf_fini(&buf);
	return rc;
}

static heng_rc do_result(void)
{
	const heng_rule rule = {.id = "R"};
	heng_arena arena = {0};
	heng_result r;
	heng_rc rc = HENG_OK;

	heng_result_init(&r, &rule, 1);
	for (uint32_t i = 0; i < 2000 && !rc; i++) {
		rc = heng_result_add_read(&r, &arena, "path", i, "v", 1, false);
		if (!rc)
			rc = heng_result_add_finding(&r, &arena, "path", i, 1,
						     "中文", "English");
		if (!rc && i < 20)
			rc = heng_result_add_missing(&r, &arena, "path");
	}
	/* What was added before stays whole. */
	for (heng_value_read *read = r.reads; read; read = read->next)
		assert_string_equal(read->path, "path");
	for (heng_finding *f = r.findings; f; f = f->next)
		assert_string_equal(f->message.en, "English");
	heng_arena_fini(&arena);
	return rc;
}

static heng_rc do_file(void)
{
	heng_buf buf = {0};
	heng_error error;
	heng_rc rc;

	rc = heng_file_read("/proc/self/status", 1 << 20, &buf, &error);
	if (rc)
		assert_string_equal(error.code, "H0001");
	heng_buf_fini(&buf);
	return rc;
}

static heng_rc do_digest(void)
{
	heng_digest *digest = heng_digest_new(HENG_SM3);
	char hex[HENG_DIGEST_HEX];
	heng_rc rc;

	if (!digest)
		return HENG_ENOMEM;
	rc = heng_digest_finish(digest, hex);
	heng_digest_free(digest);
	return rc;
}

static heng_rc do_verdict(void)
{
	static verdict_case c;
	heng_score dimensions[HENG_DIMENSIONS], total;
	heng_points points[CASE_RULES];
	heng_arena arena = {0};
	heng_verdict verdict;
	heng_error error;
	heng_rc rc;

	case_init(&c, 2);
	c.outcomes[0].total = 5000;
	c.outcomes[0].failures[HENG_MINOR] = 2;
	for (int i = 0; i < CASE_RULES; i++)
		case_add(&c, (heng_dimension)(i % 5), 1,
			 i % 5 ? HENG_PASS : HENG_PENDING, 0);
	rc = heng_score_results(&c.profile, c.results, c.n, dimensions, &total,
				&error);
	if (!rc)
		rc = heng_score_explain(&c.profile, c.results, c.n, dimensions,
					&total, points, &error);
	if (!rc)
		rc = heng_verdict_reach(&c.profile, c.results, c.n, false,
					&arena, &verdict, &error);
	if (rc)
		assert_string_equal(error.code, "H0001");
	else
		assert_true(verdict.n_because > 0 && verdict.n_deciding > 0);
	heng_arena_fini(&arena);
	return rc;
}

static heng_rc do_repair(void)
{
	static verdict_case c;
	heng_repair_question q = {.resolved = true, .open = true};
	heng_weight_range ranges[HENG_DIMENSIONS];
	heng_arena arena = {0};
	heng_possible now;
	heng_repair repair;
	heng_error error;
	heng_rc rc;

	case_init(&c, 2);
	c.outcomes[0].total = 9000;
	for (int i = 0; i < CASE_RULES; i++)
		case_add(&c, (heng_dimension)(i % 5), 1 + i,
			 i % 3 ? HENG_FAIL : HENG_PENDING, 0);
	q.profile = &c.profile;
	q.results = c.results;
	q.n = c.n;
	q.steps = 1000;
	rc = heng_repair_find(&q, &arena, &repair, &error);
	if (!rc)
		rc = heng_weight_ranges(&c.profile, c.results, c.n, &arena,
					&now, ranges, &error);
	if (rc)
		assert_string_equal(error.code, "H0001");
	else
		assert_true(repair.is_reachable && repair.n_sets > 0);
	heng_arena_fini(&arena);
	return rc;
}

/* Grants 0, 1, 2 … allocations until the work succeeds. */
static void check_work(work *fn, int least)
{
	int step = 0;

	for (; step < STEPS_MAX; step++) {
		heng_rc rc;

		granted = step;
		rc = fn();
		granted = -1;
		if (rc == HENG_OK)
			break;
		assert_int_equal(rc, HENG_ENOMEM);
	}
	assert_in_range(step, least, STEPS_MAX - 1);
}

static void test_every_allocation(void **state)
{
	(void)state;
	check_work(do_buf, 4);
	check_work(do_result, 3);
	check_work(do_file, 1);
	check_work(do_digest, 1);
	check_work(do_verdict, 3);
	check_work(do_repair, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_allocation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
