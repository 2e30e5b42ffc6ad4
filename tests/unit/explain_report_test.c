/* Tests of the explanation: every point accounted for, no figure believed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/verdict.h"
#include "core/cli/explain_report.h"
#include "core/read/reader.h"
#include "reports/emit.h"
#include "tests/unit/emit_fixture.h"
#include "tests/unit/emit_golden.h"

static void emit(fixture_kind kind, heng_buf *out)
{
	fixture f;

	fixture_init(&f, kind);
	assert_int_equal(heng_report_emit(&f.assessment, out), HENG_OK);
	fixture_fini(&f);
}

/* Reads and explains; what the reader refuses is refused too. */
static heng_rc explain(const char *xml, size_t size, const char *rule,
		       heng_lang lang, heng_buf *out, heng_error *error)
{
	heng_reader *reader = heng_reader_new();
	const heng_image *image = NULL;
	heng_rc rc;

	assert_non_null(reader);
	rc = heng_read(reader, &heng_report_grammar, "report.xml", xml, size,
		       NULL, NULL, &image, error);
	if (rc == HENG_OK)
		rc = heng_explain_report(image, rule, lang, out, error);
	heng_reader_free(reader);
	return rc;
}

static void explain_golden(fixture_kind kind, const char *rule, heng_lang lang,
			   const char *name)
{
	heng_buf xml = {0}, out = {0};
	heng_error error = {0};

	emit(kind, &xml);
	if (explain(xml.data, xml.size, rule, lang, &out, &error) != HENG_OK)
		fail_msg("%s %u: %s", error.code, error.line, error.en);
	golden_compare(name, &out);
	heng_buf_fini(&xml);
	heng_buf_fini(&out);
}

static void test_goldens(void **state)
{
	(void)state;
	explain_golden(FIXTURE_OPEN, NULL, HENG_ZH, "explain-open-zh.txt");
	explain_golden(FIXTURE_OPEN, NULL, HENG_EN, "explain-open-en.txt");
	explain_golden(FIXTURE_IMPROVE, NULL, HENG_BOTH,
		       "explain-improve-both.txt");
	explain_golden(FIXTURE_VETO, NULL, HENG_ZH, "explain-veto-zh.txt");
	explain_golden(FIXTURE_CLEAN, NULL, HENG_ZH, "explain-clean-zh.txt");
	explain_golden(FIXTURE_OPEN, "SQ-07", HENG_ZH,
		       "explain-open-SQ-07-zh.txt");
	explain_golden(FIXTURE_OPEN, "IV-02", HENG_ZH,
		       "explain-open-IV-02-zh.txt");
	explain_golden(FIXTURE_OPEN, "SQ-07", HENG_EN,
		       "explain-open-SQ-07-en.txt");
	explain_golden(FIXTURE_OPEN, "DS-07", HENG_BOTH,
		       "explain-open-DS-07-both.txt");
	explain_golden(FIXTURE_OPEN, "IV-01", HENG_ZH,
		       "explain-open-IV-01-zh.txt");
}

/* The next integer in basis points from a "12.34" in a row, or false. */
static bool next_points(const char **at, int64_t *out)
{
	char *end;
	long whole, part;

	*at += strspn(*at, " ");
	whole = strtol(*at, &end, 10);
	if (end == *at || *end != '.')
		return false;
	*at = end + 1;
	part = strtol(*at, &end, 10);
	*out = whole * 100 + part;
	*at = end;
	return true;
}

/* Adds the last three figures before the label of a row. */
static bool row(const char *line, int64_t sums[4])
{
	int64_t weight, figures[3], ignored;
	const char *at = line;

	if (!next_points(&at, &weight))
		return false;
	at += strspn(at, " ");
	if (!strncmp(at, "—", strlen("—"))) {
		at += strlen("—");
	} else {
		assert_true(next_points(&at, &ignored));
		if (!strncmp(at, "–", strlen("–"))) {
			at += strlen("–");
			assert_true(next_points(&at, &ignored));
		}
	}
	for (int i = 0; i < 3; i++)
		assert_true(next_points(&at, &figures[i]));
	sums[0] += weight;
	for (int i = 0; i < 3; i++)
		sums[i + 1] += figures[i];
	return true;
}

/* The printed rules sum to the printed total in every column. */
static void test_columns_sum(void **state)
{
	(void)state;
	for (int kind = FIXTURE_OPEN; kind <= FIXTURE_CLEAN; kind++) {
		int64_t rules[4] = {0}, dimensions[4] = {0};
		int64_t total[4] = {0};
		heng_buf xml = {0}, out = {0};
		heng_error error = {0};
		char *line, *end;

		emit((fixture_kind)kind, &xml);
		assert_int_equal(
		    explain(xml.data, xml.size, NULL, HENG_EN, &out, &error),
		    HENG_OK);
		heng_buf_putc(&out, 0);
		for (line = out.data; (end = strchr(line, '\n'));
		     line = end + 1) {
			int64_t *sums = dimensions;

			*end = 0;
			if (strstr(line, "  Total"))
				sums = total;
			else if (strstr(line, "-0") || strstr(line, "-1") ||
				 strstr(line, "-2"))
				sums = rules;
			row(line, sums);
		}
		assert_int_equal(total[0], 10000);
		assert_int_equal(total[1] + total[2] + total[3], 10000);
		assert_memory_equal(rules, total, sizeof(total));
		assert_memory_equal(dimensions, total, sizeof(total));
		heng_buf_fini(&xml);
		heng_buf_fini(&out);
	}
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Changes a digit of the value that follows, if it is a number. */
static bool alter(char *value)
{
	if (!is_digit(*value))
		return false;
	*value = *value == '9' ? '8' : (char)(*value + 1);
	return true;
}

/*
 * Each figure of a report follows from others, so that none can be changed
 * alone: altered one at a time, every one is found out.
 */
static void test_altered_figures_are_found(void **state)
{
	static const char *const names[] = {
	    " low=\"", " high=\"", " effectiveWeight=\"", " applicable=\""};
	size_t altered = 0;

	(void)state;
	for (int kind = FIXTURE_OPEN; kind <= FIXTURE_CLEAN; kind++) {
		heng_buf xml = {0};

		emit((fixture_kind)kind, &xml);
		for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
			size_t size = strlen(names[i]);

			for (size_t at = 0; at + size + 1 < xml.size; at++) {
				heng_buf out = {0};
				heng_error error = {0};
				char was = xml.data[at + size];

				if (memcmp(xml.data + at, names[i], size) != 0)
					continue;
				if (!alter(xml.data + at + size))
					continue;
				assert_int_equal(explain(xml.data, xml.size,
							 NULL, HENG_ZH, &out,
							 &error),
						 HENG_EINPUT);
				assert_true(error.line > 0);
				altered++;
				xml.data[at + size] = was;
				heng_buf_fini(&out);
			}
		}
		heng_buf_fini(&xml);
	}
	assert_true(altered > 100);
}

static char *replace(const heng_buf *xml, const char *from, const char *to)
{
	char *copy = malloc(xml->size + strlen(to) + 1);
	size_t at = 0;

	assert_non_null(copy);
	while (at + strlen(from) <= xml->size &&
	       memcmp(xml->data + at, from, strlen(from)) != 0)
		at++;
	assert_true(at + strlen(from) <= xml->size);
	memcpy(copy, xml->data, at);
	memcpy(copy + at, to, strlen(to));
	memcpy(copy + at + strlen(to), xml->data + at + strlen(from),
	       xml->size - at - strlen(from));
	copy[xml->size + strlen(to) - strlen(from)] = 0;
	return copy;
}

static void assert_refused(fixture_kind kind, const char *from, const char *to,
			   const char *code)
{
	heng_buf xml = {0}, out = {0};
	heng_error error = {0};
	char *forged;

	emit(kind, &xml);
	forged = replace(&xml, from, to);
	assert_int_equal(
	    explain(forged, strlen(forged), NULL, HENG_ZH, &out, &error),
	    HENG_EINPUT);
	assert_string_equal(error.code, code);
	free(forged);
	heng_buf_fini(&xml);
	heng_buf_fini(&out);
}

static void test_forged_reports(void **state)
{
	(void)state;
	/* A better verdict than the results allow. */
	assert_refused(FIXTURE_IMPROVE,
		       "outcome=\"improve\" best=\"improve\" worst=\"improve\"",
		       "outcome=\"normal-operation\" best=\"normal-operation\" "
		       "worst=\"normal-operation\"",
		       "H4103");
	/* A verdict where one is open. */
	assert_refused(FIXTURE_OPEN, "outcome=\"undetermined\"",
		       "outcome=\"improve\"", "H4103");
	/* One that the profile does not have. */
	assert_refused(FIXTURE_IMPROVE, "worst=\"improve\"",
		       "worst=\"splendid\"", "H4101");
	/* A failed rule that passes. */
	assert_refused(FIXTURE_VETO,
		       "rule=\"DS-03\" dimension=\"data-security\""
		       " outcome=\"fail\"",
		       "rule=\"DS-03\" dimension=\"data-security\""
		       " outcome=\"pass\"",
		       "H4101");
	assert_refused(FIXTURE_IMPROVE, "veto=\"false\" score=\"5500\"",
		       "veto=\"false\" score=\"9500\"", "H4102");
	/* The same rule twice, and a dimension twice. */
	assert_refused(FIXTURE_OPEN, "rule=\"IV-10\"", "rule=\"IV-02\"",
		       "H4101");
	assert_refused(FIXTURE_OPEN, "dimension id=\"service\"",
		       "dimension id=\"legality\"", "H4101");
}

/* What the fixture says of the verdict is what the engine says. */
static void test_fixture_is_true(void **state)
{
	(void)state;
	for (int kind = FIXTURE_OPEN; kind <= FIXTURE_CLEAN; kind++) {
		heng_verdict reached = {0};
		const heng_verdict *said;
		heng_error error = {0};
		fixture f;

		fixture_init(&f, (fixture_kind)kind);
		said = &f.assessment.verdict;
		assert_int_equal(heng_verdict_reach(f.assessment.profile,
						    f.results, FIXTURE_RULES,
						    false, &f.arena, &reached,
						    &error),
				 HENG_OK);
		assert_int_equal(reached.best, said->best);
		assert_int_equal(reached.worst, said->worst);
		assert_int_equal(reached.n_because, said->n_because);
		for (size_t i = 0; i < said->n_because; i++) {
			const char *rule = said->because[i].rule;

			assert_string_equal(reached.because[i].condition,
					    said->because[i].condition);
			assert_int_equal(!reached.because[i].rule, !rule);
			if (rule)
				assert_string_equal(reached.because[i].rule,
						    rule);
		}
		assert_int_equal(reached.n_deciding, said->n_deciding);
		for (size_t i = 0; i < said->n_deciding; i++)
			assert_string_equal(reached.deciding[i],
					    said->deciding[i]);
		fixture_fini(&f);
	}
}

static void test_unknown_rule(void **state)
{
	heng_buf xml = {0}, out = {0};
	heng_error error = {0};

	(void)state;
	emit(FIXTURE_OPEN, &xml);
	assert_int_equal(
	    explain(xml.data, xml.size, "SQ-77", HENG_ZH, &out, &error),
	    HENG_EINPUT);
	assert_string_equal(error.code, "H4104");
	assert_non_null(strstr(error.hint_en, "SQ-07"));
	assert_int_equal(out.size, 0);
	heng_buf_fini(&xml);
	heng_buf_fini(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_goldens),
	    cmocka_unit_test(test_columns_sum),
	    cmocka_unit_test(test_altered_figures_are_found),
	    cmocka_unit_test(test_forged_reports),
	    cmocka_unit_test(test_fixture_is_true),
	    cmocka_unit_test(test_unknown_rule),
	};

	return cmocka_run_group_tests_name("explain", tests, NULL, NULL);
}
