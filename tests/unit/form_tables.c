/* Tests of JSON and CSV: whole, well formed, and what untrusted text does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "reports/csv.h"
#include "reports/json.h"
#include "tests/unit/form_fixture.h"

/* A reader of JSON as RFC 8259 has it; fails the test at what is none. */
static const char *json_value(const char *at, size_t *strings);

static const char *json_space(const char *at)
{
	return at + strspn(at, " \t\r\n");
}

static const char *json_string(const char *at, size_t *strings)
{
	assert_int_equal(*at, '"');
	for (at++; *at != '"'; at++) {
		assert_true((unsigned char)*at >= 0x20);
		if (*at == '\\') {
			at++;
			assert_non_null(strchr("\"\\/bfnrtu", *at));
		}
	}
	++*strings;
	return at + 1;
}

static const char *json_list(const char *at, char end, bool named,
			     size_t *strings)
{
	at = json_space(at + 1);
	if (*at == end)
		return at + 1;
	for (;;) {
		if (named) {
			at = json_space(json_string(at, strings));
			assert_int_equal(*at, ':');
			at = json_space(at + 1);
		}
		at = json_space(json_value(at, strings));
		if (*at == end)
			return at + 1;
		assert_int_equal(*at, ',');
		at = json_space(at + 1);
	}
}

static const char *json_value(const char *at, size_t *strings)
{
	if (*at == '{')
		return json_list(at, '}', true, strings);
	if (*at == '[')
		return json_list(at, ']', false, strings);
	if (*at == '"')
		return json_string(at, strings);
	if (!strncmp(at, "true", 4))
		return at + 4;
	if (!strncmp(at, "false", 5))
		return at + 5;
	at += *at == '-';
	assert_in_range(*at, '0', '9');
	if (*at == '0')
		return at + 1;
	return at + strspn(at, "0123456789");
}

static void assert_json(heng_buf *json)
{
	size_t strings = 0;
	const char *end = json_value(heng_buf_str(json), &strings);

	assert_string_equal(end, "\n");
	assert_int_equal(strlen(json->data), json->size);
	assert_true(strings > 100);
}

static const char *make(heng_form_put_fn *put, const form_report *report,
			heng_buf *out)
{
	heng_error error = {0};

	heng_buf_clear(out);
	if (put(&report->source, out, &error) != HENG_OK)
		fail_msg("%s %s", error.code, error.en);
	return heng_buf_str(out);
}

static void assert_has(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("not there: %s", part);
}

static void test_json(void **state)
{
	heng_buf out = {0}, again = {0};

	(void)state;
	for (int kind = FIXTURE_OPEN; kind <= FIXTURE_CLEAN; kind++) {
		form_report report;

		form_read_fixture(&report, kind);
		make(heng_form_json_put, &report, &out);
		assert_json(&out);
		make(heng_form_json_put, &report, &again);
		assert_string_equal(out.data, again.data);
		form_free(&report);
	}
	heng_buf_fini(&out);
	heng_buf_fini(&again);
}

/* Numbers beyond 2^53 - 1 would be rounded by many readers. */
static void test_json_values(void **state)
{
	form_report plain, report;
	heng_buf out = {0};
	const char *text;

	(void)state;
	form_read_golden(&plain, "samples/improve-exit.xml");
	text = make(heng_form_json_put, &plain, &out);
	assert_json(&out);
	assert_has(text, "\"namespace\": \"urn:heng:report:1\"");
	assert_has(text, "\"zh\": \"创新价值\"");
	assert_has(text, "\"notSelected\": [");
	assert_has(text, "\"veto\": false");
	assert_has(text, "\"minimum\": []");
	form_read_changed(&report, &plain, "line=\"549\"",
			  "line=\" 9007199254740991 \"");
	assert_has(make(heng_form_json_put, &report, &out),
		   "\"line\": 9007199254740991");
	form_free(&report);
	form_read_changed(&report, &plain, "line=\"549\"",
			  "line=\"9007199254740992\"");
	assert_has(make(heng_form_json_put, &report, &out),
		   "\"line\": \"9007199254740992\"");
	form_free(&report);
	form_read_changed(&report, &plain, "line=\"549\"", "line=\"007\"");
	assert_has(make(heng_form_json_put, &report, &out), "\"line\": 7,");
	form_free(&report);
	form_read_changed(&report, &plain, "unit=\"%\"",
			  "unit=\"&quot;\\&#10;&#9;&lt;/script>\"");
	assert_has(make(heng_form_json_put, &report, &out),
		   "\"unit\": \"\\\"\\\\\\n\\t</script>\"");
	form_free(&report);
	form_free(&plain);
	heng_buf_fini(&out);
}

static void test_json_languages(void **state)
{
	form_report plain, report;
	heng_buf out = {0};
	heng_error error = {0};

	(void)state;
	form_read_golden(&plain, "samples/improve-exit.xml");
	form_read_changed(&report, &plain,
			  "<title xml:lang=\"en\">Commercially sustainable<",
			  "<title xml:lang=\"zh\">Commercially sustainable<");
	assert_int_equal(heng_form_json_put(&report.source, &out, &error),
			 HENG_EINPUT);
	assert_string_equal(error.code, "H4721");
	assert_true(error.line > 1);
	form_free(&report);
	/* A third one has its place. */
	form_read_changed(&report, &plain,
			  "<title xml:lang=\"en\">Commercially sustainable<",
			  "<title xml:lang=\"de\">Tragf\303\244hig</title>"
			  "<title xml:lang=\"en\">Commercially sustainable<");
	assert_has(make(heng_form_json_put, &report, &out),
		   "\"de\": \"Tragf\303\244hig\"");
	form_free(&report);
	form_free(&plain);
	heng_buf_fini(&out);
}

/* Attribute and child would be one member. */
static void test_names(void **state)
{
	const heng_grammar *grammar = &heng_report_grammar;

	(void)state;
	for (unsigned i = 0; i < grammar->n_elements; i++) {
		const heng_grammar_element *e = &grammar->elements[i];

		for (unsigned k = 0; k < e->n_attributes; k++) {
			const char *name = e->attributes[k].name;

			assert_string_not_equal(name, "text");
			assert_string_not_equal(name, "namespace");
			for (unsigned c = 0; c < e->n_children; c++)
				if (!strcmp(
					grammar
					    ->elements[e->children[c].element]
					    .name,
					name))
					fail_msg("%s/@%s is a child too",
						 e->name, name);
		}
	}
}

static void test_schema(void **state)
{
	heng_buf out = {0};
	const char *text;

	(void)state;
	heng_json_schema_put(&out);
	assert_json(&out);
	text = heng_buf_str(&out);
	assert_has(text, "\"$schema\": "
			 "\"https://json-schema.org/draft/2020-12/schema\"");
	assert_has(text, "\"missing\": {\"type\": \"array\"");
	heng_buf_fini(&out);
}

/* Reads a table: RFC 4180, with cells counted in each row. */
static size_t csv_rows(const char *text, size_t columns)
{
	size_t rows = 0, cells = 1;

	assert_memory_equal(text, "\xef\xbb\xbf", 3);
	for (text += 3; *text;) {
		if (*text == '"') {
			for (text++; *text != '"' || text[1] == '"'; text++) {
				assert_true(*text);
				text += *text == '"';
			}
			text++;
			assert_true(*text == ',' || *text == '\r');
		}
		if (*text == ',') {
			cells++;
			text++;
		} else if (*text == '\r') {
			assert_int_equal(text[1], '\n');
			assert_int_equal(cells, columns);
			text += 2;
			cells = 1;
			rows++;
		} else {
			assert_int_not_equal(*text, '\n');
			text++;
		}
	}
	return rows;
}

static void test_csv(void **state)
{
	heng_buf out = {0};
	form_report report;

	(void)state;
	for (int kind = FIXTURE_OPEN; kind <= FIXTURE_CLEAN; kind++) {
		form_read_fixture(&report, kind);
		/* Names, verdict, dimensions, rules. */
		assert_int_equal(
		    csv_rows(make(heng_form_csv_put, &report, &out), 31),
		    1 + 1 + 5 + FIXTURE_RULES);
		form_free(&report);
	}
	heng_buf_fini(&out);
}

/* What a spreadsheet would run, call or break a row at. */
static void test_csv_attacks(void **state)
{
	static const struct {
		const char *title, *cell;
	} attacks[] = {
	    {"=1+1", "\"'=1+1\""},
	    {"+1", "\"'+1\""},
	    {"-1", "\"'-1\""},
	    {"@SUM(A1)", "\"'@SUM(A1)\""},
	    {" =1", "\" '=1\""},
	    {"&#9;=1", "\" '=1\""},
	    {"&#13;=1", "\" '=1\""},
	    {"&#10;=1", "\"\n'=1\""},
	    {"\xef\xbc\x9d"
	     "1",
	     "\"'\xef\xbc\x9d"
	     "1\""},
	    {"\xe3\x80\x80=1", "\"\xe3\x80\x80'=1\""},
	    {"\xc2\xa0\xef\xbc\xa0x", "\"\xc2\xa0'\xef\xbc\xa0x\""},
	    {"a,b;c", "\"a,b;c\""},
	    {"a\"b", "\"a\"\"b\""},
	    {"a&#10;b", "\"a\nb\""},
	    {"=\"\"", "\"'=\"\"\"\"\""},
	    {"1=1", "\"1=1\""},
	    /* Split at something else, a cell begins within. */
	    {"x;=HYPERLINK(1)", "\"x;'=HYPERLINK(1)\""},
	    {"x,-1", "\"x,'-1\""},
	    {"x|@y", "\"x|'@y\""},
	    {"x&#9;=1", "\"x '=1\""},
	    {"x&#13;=1", "\"x '=1\""},
	    {"x&#10;+1", "\"x\n'+1\""},
	    {"x\"=1", "\"x\"\"'=1\""},
	    {"x; =1;=2", "\"x; '=1;'=2\""},
	    {"x;\xe2\x88\x92"
	     "1",
	     "\"x;'\xe2\x88\x92"
	     "1\""},
	    {"x;\xc2\xa0=1", "\"x;\xc2\xa0'=1\""},
	    {"x;\xe3\x80\x80=1", "\"x;\xe3\x80\x80'=1\""},
	    {"x;\xef\xbb\xbf=1", "\"x;\xef\xbb\xbf'=1\""},
	    {"x; \xef\xbc\x8b"
	     "1",
	     "\"x; '\xef\xbc\x8b"
	     "1\""},
	    {"x;y=1", "\"x;y=1\""},
	};
	form_report plain;
	heng_buf out = {0};

	(void)state;
	form_read_golden(&plain, "samples/improve-exit.xml");
	for (size_t i = 0; i < sizeof(attacks) / sizeof(*attacks); i++) {
		char title[128], cell[128];
		form_report report;
		const char *text;

		snprintf(title, sizeof(title), "<title xml:lang=\"zh\">%s<",
			 attacks[i].title);
		form_read_changed(&report, &plain,
				  "<title xml:lang=\"zh\">商业可持续<", title);
		text = make(heng_form_csv_put, &report, &out);
		snprintf(cell, sizeof(cell), "\"IV-09\",%s,", attacks[i].cell);
		assert_has(text, cell);
		assert_int_equal(csv_rows(text, 31), 27);
		form_free(&report);
	}
	form_free(&plain);
	heng_buf_fini(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_json),
	    cmocka_unit_test(test_json_values),
	    cmocka_unit_test(test_json_languages),
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_schema),
	    cmocka_unit_test(test_csv),
	    cmocka_unit_test(test_csv_attacks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
