/* Tests of results and of the terms and tables they are made of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/mem.h"
#include "core/base/utf8.h"
#include "core/model/norm.h"
#include "core/model/profile.h"
#include "core/model/result.h"

/* Every order in which three judgements can meet gives the worst. */
static void test_merge(void **state)
{
	const heng_rule rule = {.id = "LC-01"};

	(void)state;
	for (int code = 0; code < 8 * 8 * 8; code++) {
		int worst = HENG_NOT_APPLICABLE;
		int32_t lowest = 10000;
		heng_result result;

		heng_result_init(&result, &rule, 3);
		assert_int_equal(result.outcome, HENG_ERROR);
		for (int k = 0, rest = code; k < 3; k++, rest /= 8) {
			/* 7: a second kind of partial */
			int outcome = rest % 8 == 7 ? HENG_PARTIAL : rest % 8;
			int32_t share = rest % 8 == 7 ? 1 : 9999;

			heng_result_merge(&result, (heng_outcome)outcome,
					  share);
			if (outcome > worst)
				worst = outcome;
			if (outcome == HENG_PARTIAL && share < lowest)
				lowest = share;
		}
		assert_int_equal(result.outcome, worst);
		if (worst == HENG_PARTIAL)
			assert_int_equal(result.share, lowest);
		else
			assert_int_equal(result.share,
					 worst == HENG_PASS ? 10000 : 0);
		assert_int_equal(heng_result_low(&result), result.share);
		assert_int_equal(heng_result_high(&result),
				 worst == HENG_INSUFFICIENT ||
					 worst == HENG_PENDING ||
					 worst == HENG_ERROR
				     ? 10000
				     : result.share);
	}
}

static void test_share_out_of_range(void **state)
{
	static const int32_t bad[] = {0,     -1,	10000,
				      10001, INT32_MIN, INT32_MAX};
	const heng_rule rule = {.id = "LC-01"};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		heng_result result;

		heng_result_init(&result, &rule, 3);
		heng_result_merge(&result, HENG_PARTIAL, bad[i]);
		assert_int_equal(result.outcome, HENG_ERROR);
	}
}

static void test_reads(void **state)
{
	const heng_rule rule = {.id = "LC-01"};
	heng_arena arena = {0};
	heng_result r;
	char value[3 * 300 + 1], path[32];
	size_t n = 0;

	(void)state;
	heng_result_init(&r, &rule, 3);
	assert_int_equal(
	    heng_result_add_read(&r, &arena, "a/@b", 7, "v", 1, false),
	    HENG_OK);
	heng_result_add_read(&r, &arena, "a/@b", 8, "w", 1, false);
	heng_result_add_read(&r, &arena, "a/@b", 7, "v", 1, false);
	heng_result_add_read(&r, &arena, "a/@c", 0, NULL, 0, true);
	assert_int_equal(r.n_reads, 3);
	assert_string_equal(r.reads->value, "v");
	assert_string_equal(r.reads->next->value, "w");
	assert_string_equal(r.reads->next->next->value, "");
	assert_true(r.reads->next->next->missing);
	assert_null(r.reads->next->next->next);
	for (size_t at = 0; at < 900; at += 3)
		memcpy(value + at, "衡", 4);
	for (size_t points = 255; points <= 257; points++) {
		const heng_value_read *read;

		snprintf(path, sizeof(path), "p%zu", points);
		heng_result_add_read(&r, &arena, path, 1, value, 3 * points,
				     false);
		for (read = r.reads; read->next; read = read->next)
			;
		assert_int_equal(read->truncated, points > 256);
		assert_int_equal(
		    heng_utf8_length(read->value, strlen(read->value)),
		    points < 256 ? points : 256);
	}
	for (uint32_t i = 0; i < HENG_READS_MAX + 50; i++)
		heng_result_add_read(&r, &arena, "many", i + 1, "v", 1, false);
	for (const heng_value_read *read = r.reads; read; read = read->next)
		n++;
	assert_int_equal(n, HENG_READS_MAX);
	assert_int_equal(r.n_reads, HENG_READS_MAX);
	n = 0;
	for (uint32_t i = 0; i < HENG_MISSING_MAX + 50; i++) {
		char missing[24];

		snprintf(missing, sizeof(missing), "org[%u]", i + 1);
		heng_result_add_missing(&r, &arena, missing);
	}
	for (const heng_missing *m = r.missing; m; m = m->next)
		n++;
	assert_int_equal(n, HENG_MISSING_MAX);
	heng_arena_fini(&arena);
}

/* What is lent is neither copied nor changed; the bounds are the same. */
static void test_lent(void **state)
{
	static heng_finding findings[HENG_FINDINGS_MAX + 2];
	const heng_rule rule = {.id = "LC-01"};
	const char *path = "a/@b", *value = "v";
	heng_arena arena = {0};
	heng_result r;
	char longer[3 * 257 + 1];
	size_t n = 0;

	(void)state;
	heng_result_init(&r, &rule, 3);
	for (size_t at = 0; at < 3 * 257; at += 3)
		memcpy(longer + at, "衡", 4);
	heng_result_borrow_read(&r, &arena, path, 7, value, 1, false);
	heng_result_borrow_read(&r, &arena, path, 7, value, 1, false);
	heng_result_borrow_read(&r, &arena, "a/@b", 7, "w", 1, false);
	heng_result_add_read(&r, &arena, "a/@b", 7, "w", 1, false);
	heng_result_borrow_read(&r, &arena, path, 8, longer, 3 * 257, false);
	assert_int_equal(r.n_reads, 2);
	assert_ptr_equal(r.reads->path, path);
	assert_ptr_equal(r.reads->value, value);
	assert_true(r.reads->next->truncated);
	assert_int_equal(strlen(r.reads->next->value), 3 * 256);
	assert_int_equal(strlen(longer), 3 * 257);
	heng_result_take_findings(&r, NULL);
	assert_null(r.findings);
	heng_result_add_finding(&r, &arena, "a", 1, 1, "x", "y");
	for (size_t i = 0; i + 1 < HENG_FINDINGS_MAX + 2; i++)
		findings[i].next = &findings[i + 1];
	heng_result_take_findings(&r, findings);
	assert_ptr_equal(r.findings->next, &findings[0]);
	heng_result_add_finding(&r, &arena, "a", 1, 1, "x", "y");
	for (const heng_finding *f = r.findings; f; f = f->next)
		n++;
	assert_int_equal(n, HENG_FINDINGS_MAX);
	assert_int_equal(r.n_findings, HENG_FINDINGS_MAX + 4);
	heng_arena_fini(&arena);
}

static void test_findings(void **state)
{
	static char message[HENG_MESSAGE_MAX + 100];
	const heng_rule rule = {.id = "LC-01"};
	heng_arena arena = {0};
	heng_result r;
	size_t n = 0, size;

	(void)state;
	heng_result_init(&r, &rule, 3);
	for (size_t at = 0; at + 3 < sizeof(message); at += 3)
		memcpy(message + at, "衡", 4);
	heng_result_add_finding(&r, &arena, NULL, 0, 0, message, "short");
	size = strlen(r.findings->message.zh);
	assert_true(size <= HENG_MESSAGE_MAX && size > HENG_MESSAGE_MAX - 3);
	assert_int_equal(heng_utf8_valid(r.findings->message.zh, size), size);
	assert_string_equal(r.findings->message.en, "short");
	assert_string_equal(r.findings->path, "");
	heng_result_add_finding(&r, &arena, "a", 3, 4, NULL, NULL);
	assert_null(r.findings->next->message.zh);
	assert_null(r.findings->next->message.en);
	assert_int_equal(r.findings->next->line, 3);
	for (int i = 0; i < HENG_FINDINGS_MAX; i++)
		heng_result_add_finding(&r, &arena, "a", 1, 1, "x", "y");
	for (const heng_finding *f = r.findings; f; f = f->next)
		n++;
	assert_int_equal(n, HENG_FINDINGS_MAX);
	assert_int_equal(r.n_findings, HENG_FINDINGS_MAX + 2);
	heng_result_add_missing(&r, &arena, "a/@b");
	heng_result_add_missing(&r, &arena, "a/@b");
	heng_result_add_missing(&r, &arena, "a/@c");
	assert_string_equal(r.missing->next->path, "a/@c");
	assert_null(r.missing->next->next);
	heng_arena_fini(&arena);
}

static void test_terms(void **state)
{
	heng_dimension dimension;
	heng_severity severity;
	heng_param_type type;
	heng_outcome outcome;
	heng_phase phase;
	heng_kind kind;

	(void)state;
	for (int i = 0; i < HENG_DIMENSIONS; i++) {
		assert_true(heng_dimension_find(
		    heng_dimension_name((heng_dimension)i), &dimension));
		assert_int_equal(dimension, i);
		assert_non_null(heng_dimension_label((heng_dimension)i).zh);
	}
	for (int i = 0; i < HENG_OUTCOMES; i++) {
		assert_true(heng_outcome_find(
		    heng_outcome_name((heng_outcome)i), &outcome));
		assert_int_equal(outcome, i);
		assert_non_null(heng_outcome_label((heng_outcome)i).en);
	}
	for (int i = 0; i < 3; i++) {
		assert_true(
		    heng_phase_find(heng_phase_name((heng_phase)i), &phase));
		assert_int_equal(phase, i);
		assert_true(heng_severity_find(
		    heng_severity_name((heng_severity)i), &severity));
		assert_int_equal(severity, i);
		assert_true(
		    heng_kind_find(heng_kind_name((heng_kind)i), &kind));
		assert_int_equal(kind, i);
		assert_int_equal(heng_severity_weight((heng_severity)i),
				 2 * i + 1);
	}
	for (int i = HENG_PARAM_INTEGER; i <= HENG_PARAM_TEXT; i++) {
		assert_true(heng_param_type_find(
		    heng_param_type_name((heng_param_type)i), &type));
		assert_int_equal(type, i);
	}
	assert_string_equal(heng_dimension_name(HENG_DATA_SECURITY),
			    "data-security");
	assert_string_equal(heng_outcome_name(HENG_NOT_APPLICABLE),
			    "not-applicable");
	assert_false(heng_dimension_find("Legality", &dimension));
	assert_false(heng_outcome_find("", &outcome));
	assert_false(heng_param_type_find("string", &type));
}

static void test_look_ups(void **state)
{
	static const heng_article old[] = {{"log-retention", "21"}};
	static const heng_article new[] = {{"other", "1"},
					   {"log-retention", "23"}};
	static const heng_norm_version versions[] = {{100, old, 1},
						     {200, new, 2}};
	static const heng_norm norm = {
	    .id = "csl", .versions = versions, .n_versions = 2};
	static const heng_profile_rule rules[] = {
	    {.rule = "IV-01"}, {.rule = "IV-13"}, {.rule = "LC-01"}};
	static const heng_profile profile = {.rules = rules, .n_rules = 3};
	static const heng_param params[] = {{.name = "a"}, {.name = "b"}};
	static const heng_rule rule = {.params = params, .n_params = 2};

	(void)state;
	assert_null(heng_norm_version_on(&norm, 99));
	assert_ptr_equal(heng_norm_version_on(&norm, 100), &versions[0]);
	assert_ptr_equal(heng_norm_version_on(&norm, 199), &versions[0]);
	assert_ptr_equal(heng_norm_version_on(&norm, 200), &versions[1]);
	assert_string_equal(heng_norm_article(&versions[1], "log-retention"),
			    "23");
	assert_null(heng_norm_article(&versions[0], "other"));
	for (size_t i = 0; i < 3; i++)
		assert_ptr_equal(
		    heng_profile_rule_find(&profile, rules[i].rule), &rules[i]);
	assert_null(heng_profile_rule_find(&profile, "IV-02"));
	assert_null(heng_profile_rule_find(&profile, "ZZ-99"));
	assert_ptr_equal(heng_rule_param(&rule, "b"), &params[1]);
	assert_null(heng_rule_param(&rule, "c"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_merge),
	    cmocka_unit_test(test_share_out_of_range),
	    cmocka_unit_test(test_reads),
	    cmocka_unit_test(test_lent),
	    cmocka_unit_test(test_findings),
	    cmocka_unit_test(test_terms),
	    cmocka_unit_test(test_look_ups),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
