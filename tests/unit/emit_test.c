/* Tests of the report: escaping, validity, order, and what comes back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "core/base/utf8.h"
#include "core/model/path.h"
#include "core/read/reader.h"
#include "reports/emit.h"
#include "reports/xml.h"
#include "tests/unit/emit_fixture.h"
#include "tests/unit/emit_golden.h"

enum { FUZZED_VALUES = 4000, FUZZED_REPORTS = 200, FUZZ_MAX = 40 };

/* The same bytes on every machine. */
static uint32_t next_random(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

/* Bytes that are likely to hurt: markup, controls, halves of characters. */
static char *random_value(heng_arena *arena, uint64_t *state)
{
	static const char *const parts[] = {
	    "<",
	    "&",
	    "]]>",
	    "\"",
	    "'",
	    "\r\n",
	    "\t",
	    "\x01",
	    "\x7f",
	    "\xc2\x85",
	    "照",
	    "\xe7\x85",
	    "\xff",
	    " ",
	    "\xed\xa0\x80",
	    "\xef\xbf\xbe",
	    "𠮷",
	    "\xf4\x90",
	    "\xc0\x80",
	    "\xef\xbf\xbf",
	    "--",
	    "\xe2\x80\xae",
	    "a",
	    "&#0;",
	};
	size_t n = next_random(state) % FUZZ_MAX, size = 0;
	char text[FUZZ_MAX * 4 + 1];

	for (size_t i = 0; i < n; i++) {
		if (next_random(state) % 2) {
			const char *part =
			    parts[next_random(state) %
				  (sizeof(parts) / sizeof(*parts))];

			memcpy(text + size, part, strlen(part));
			size += strlen(part);
		} else {
			text[size++] = (char)(1 + next_random(state) % 255);
		}
	}
	return heng_arena_copy(arena, text, size);
}

/* What a reader must get back: the oracle, one character at a time. */
static void put_expected(heng_buf *out, const char *text)
{
	size_t size = strlen(text);

	while (size > 0) {
		uint32_t point = 0;
		size_t n = heng_utf8_decode(text, size, &point);
		bool allowed = n &&
			       (point == 9 || point == 10 || point == 13 ||
				point >= 0x20) &&
			       point != 0xfffe && point != 0xffff;

		if (allowed)
			heng_buf_put(out, text, n);
		else
			heng_buf_puts(out, "\xef\xbf\xbd");
		n = n ? n : 1;
		text += n;
		size -= n;
	}
}

static void assert_comes_back(const char *value)
{
	heng_buf xml = {0}, expected = {0};
	xmlDoc *doc;
	xmlChar *attribute, *text;

	heng_xml_put(&xml, "<a v=\"");
	heng_xml_put_attribute_value(&xml, value);
	heng_xml_put(&xml, "\">");
	heng_xml_put_text(&xml, value);
	heng_xml_put(&xml, "</a>");
	put_expected(&expected, value);
	doc = xmlReadMemory(xml.data, (int)xml.size, NULL, "UTF-8",
			    XML_PARSE_NONET | XML_PARSE_NOERROR);
	assert_non_null(doc);
	attribute = xmlGetProp(xmlDocGetRootElement(doc), BAD_CAST "v");
	text = xmlNodeGetContent(xmlDocGetRootElement(doc));
	assert_string_equal((char *)attribute, heng_buf_str(&expected));
	assert_string_equal((char *)text, heng_buf_str(&expected));
	xmlFree(attribute);
	xmlFree(text);
	xmlFreeDoc(doc);
	heng_buf_fini(&xml);
	heng_buf_fini(&expected);
}

static void test_escapes(void **state)
{
	heng_buf out = {0};

	(void)state;
	heng_xml_put_attribute_value(&out, "<a b=\"c\">&'\t\r\n]]>\x0b");
	assert_string_equal(heng_buf_str(&out),
			    "&lt;a b=&quot;c&quot;&gt;&amp;'&#9;&#13;&#10;]]"
			    "&gt;\xef\xbf\xbd");
	heng_buf_clear(&out);
	heng_xml_put_text(&out, "\"x\"\t\r\n]]>");
	assert_string_equal(heng_buf_str(&out), "\"x\"\t&#13;\n]]&gt;");
	heng_buf_clear(&out);
	heng_xml_put_attribute_value(&out, NULL);
	assert_int_equal(out.size, 0);
	heng_buf_fini(&out);
}

static void test_fuzzed_values_come_back(void **state)
{
	uint64_t seed = 1;

	(void)state;
	for (int i = 0; i < FUZZED_VALUES; i++) {
		heng_arena arena = {0};

		assert_comes_back(random_value(&arena, &seed));
		heng_arena_fini(&arena);
	}
}

static void emit(fixture_kind kind, heng_buf *out)
{
	fixture f;

	fixture_init(&f, kind);
	assert_int_equal(heng_report_emit(&f.assessment, out), HENG_OK);
	fixture_fini(&f);
}

static void test_goldens(void **state)
{
	static const char *const names[] = {
	    [FIXTURE_OPEN] = "report-open.xml",
	    [FIXTURE_IMPROVE] = "report-improve.xml",
	    [FIXTURE_VETO] = "report-veto.xml",
	    [FIXTURE_CLEAN] = "report-clean.xml",
	};

	(void)state;
	for (int kind = FIXTURE_OPEN; kind <= FIXTURE_CLEAN; kind++) {
		heng_buf out = {0};

		emit((fixture_kind)kind, &out);
		golden_compare(names[kind], &out);
		heng_buf_fini(&out);
	}
}

static xmlRelaxNG *load_grammar(void)
{
	char path[1024];
	xmlRelaxNGParserCtxt *context;
	xmlRelaxNG *grammar;

	context = xmlRelaxNGNewParserCtxt(
	    golden_source_path("reports/report.rng", path, sizeof(path)));
	assert_non_null(context);
	grammar = xmlRelaxNGParse(context);
	xmlRelaxNGFreeParserCtxt(context);
	assert_non_null(grammar);
	return grammar;
}

static void assert_valid(xmlRelaxNG *grammar, const heng_buf *xml)
{
	xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt(grammar);
	xmlDoc *doc = xmlReadMemory(xml->data, (int)xml->size, "report.xml",
				    "UTF-8", XML_PARSE_NONET);

	assert_non_null(doc);
	assert_int_equal(xmlRelaxNGValidateDoc(context, doc), 0);
	xmlFreeDoc(doc);
	xmlRelaxNGFreeValidCtxt(context);
}

/* Every text that a dossier, policy, plugin or panel can bring. */
static void fuzz_assessment(fixture *f, uint64_t *seed, heng_norm *norm,
			    heng_rule *rule, heng_param *param,
			    heng_param_use *use, heng_measure *measure,
			    heng_basis_plugin *plugin)
{
	heng_assessment *a = &f->assessment;
	heng_result *result = &f->results[3];

	a->subject_id = random_value(&f->arena, seed);
	a->subject_title = random_value(&f->arena, seed);
	for (heng_finding *item = result->findings; item; item = item->next) {
		item->path = random_value(&f->arena, seed);
		item->message.zh = random_value(&f->arena, seed);
		item->message.en = random_value(&f->arena, seed);
	}
	for (heng_value_read *item = result->reads; item; item = item->next) {
		item->path = random_value(&f->arena, seed);
		item->value = random_value(&f->arena, seed);
	}
	f->tallies[0].ballots->reason = random_value(&f->arena, seed);
	*norm = a->norms[0];
	norm->title.zh = random_value(&f->arena, seed);
	a->norms = norm;
	a->n_norms = 1;
	*param = *result->rule->params;
	param->type = HENG_PARAM_TEXT;
	param->unit = random_value(&f->arena, seed);
	param->default_value.text = random_value(&f->arena, seed);
	use->param = param;
	use->value.text = random_value(&f->arena, seed);
	use->origin = "command-line";
	*rule = *result->rule;
	rule->params = param;
	rule->owner = random_value(&f->arena, seed);
	rule->title.en = random_value(&f->arena, seed);
	result->params = use;
	result->rule = rule;
	*measure = a->measures[0];
	measure->unit = random_value(&f->arena, seed);
	measure->name = random_value(&f->arena, seed);
	a->measures = measure;
	a->n_measures = 1;
	*plugin = a->plugins[0];
	plugin->version = random_value(&f->arena, seed);
	a->plugins = plugin;
	a->n_plugins = 1;
}

static void test_fuzzed_reports_are_valid(void **state)
{
	xmlRelaxNG *grammar = load_grammar();
	uint64_t seed = 2;

	(void)state;
	for (int i = 0; i < FUZZED_REPORTS; i++) {
		heng_buf out = {0};
		heng_norm norm;
		heng_rule rule;
		heng_param param;
		heng_param_use use;
		heng_measure measure;
		heng_basis_plugin plugin;
		fixture f;

		fixture_init(&f, FIXTURE_OPEN);
		fuzz_assessment(&f, &seed, &norm, &rule, &param, &use, &measure,
				&plugin);
		assert_int_equal(heng_report_emit(&f.assessment, &out),
				 HENG_OK);
		assert_valid(grammar, &out);
		heng_buf_fini(&out);
		fixture_fini(&f);
	}
	xmlRelaxNGFree(grammar);
}

/* Our own reader on our own report. */
static const char *select_value(const heng_image *image, const char *text)
{
	heng_path *path = NULL;
	heng_places places = {0};
	heng_error error;
	const char *value;
	size_t size;

	assert_int_equal(heng_path_compile(text, strlen(text), &path, &error),
			 HENG_OK);
	assert_int_equal(heng_path_select(path, image, 0, &places), HENG_OK);
	assert_int_equal(places.count, 1);
	value = heng_image_value(image, places.items[0], &size);
	heng_places_fini(&places);
	heng_path_free(path);
	return value;
}

static void test_round_trip(void **state)
{
	heng_reader *reader = heng_reader_new();
	const heng_image *image = NULL;
	heng_buf out = {0}, expected = {0};
	heng_error error = {0};
	fixture f;

	(void)state;
	fixture_init(&f, FIXTURE_OPEN);
	assert_int_equal(heng_report_emit(&f.assessment, &out), HENG_OK);
	assert_non_null(reader);
	if (heng_read(reader, &heng_report_grammar, "report.xml", out.data,
		      out.size, NULL, NULL, &image, &error) != HENG_OK)
		fail_msg("%s:%u: %s", error.file, error.line, error.en);
	assert_string_equal(select_value(image, "subject/title"),
			    f.assessment.subject_title);
	assert_string_equal(select_value(image, "verdict/@outcome"),
			    "undetermined");
	put_expected(&expected, f.results[10].reads->value);
	assert_string_equal(
	    select_value(image, "results/result[@rule='DS-07']/read/@value"),
	    heng_buf_str(&expected));
	heng_buf_clear(&expected);
	put_expected(&expected, f.results[10].findings->message.zh);
	assert_string_equal(
	    select_value(image, "results/result[@rule='DS-07']/finding/"
				"message[@xml:lang='zh']"),
	    heng_buf_str(&expected));
	assert_string_equal(select_value(image,
					 "results/result[@rule='LC-01']/read/"
					 "@truncated"),
			    "true");
	assert_string_equal(select_value(image,
					 "measures/measure[@name='span']/"
					 "@value"),
			    "-9223372036854775808");
	heng_buf_fini(&out);
	heng_buf_fini(&expected);
	heng_reader_free(reader);
	fixture_fini(&f);
}

static size_t count(const heng_buf *out, const char *text)
{
	size_t size = strlen(text), n = 0;

	for (size_t at = 0; at + size <= out->size; at++)
		n += !memcmp(out->data + at, text, size);
	return n;
}

static void test_missing_once_per_path_and_rule(void **state)
{
	heng_missing again = {NULL, "service/@humanFallback"};
	heng_buf out = {0};
	fixture f;

	(void)state;
	fixture_init(&f, FIXTURE_OPEN);
	f.results[4].missing->next->next = &again;
	assert_int_equal(heng_report_emit(&f.assessment, &out), HENG_OK);
	assert_int_equal(count(&out, "<missing path=\"service/@humanFallback\""
				     " rule=\"SQ-11\"/>"),
			 1);
	assert_int_equal(count(&out, "<missing "), 3);
	heng_buf_fini(&out);
	fixture_fini(&f);
}

/* The article of the version that is in force on the day. */
static void test_cite_follows_the_day(void **state)
{
	heng_buf out = {0};
	fixture f;

	(void)state;
	fixture_init(&f, FIXTURE_OPEN);
	f.assessment.as_of = 20453; /* 2025-12-31: the day before */
	assert_int_equal(heng_report_emit(&f.assessment, &out), HENG_OK);
	assert_int_equal(count(&out, "<cite norm=\"csl\" version=\"2017-06-01\""
				     " article=\"21\" verified=\"true\"/>"),
			 2);
	heng_buf_clear(&out);
	f.assessment.as_of = 17317; /* 2017-05-31: not yet in force */
	assert_int_equal(heng_report_emit(&f.assessment, &out), HENG_OK);
	assert_int_equal(count(&out, "<cite norm=\"csl\" verified=\"true\"/>"),
			 2);
	heng_buf_fini(&out);
	fixture_fini(&f);
}

static void test_no_score_where_open(void **state)
{
	heng_buf out = {0};

	(void)state;
	emit(FIXTURE_OPEN, &out);
	/* 13 results: one not applicable, four unresolved. */
	assert_int_equal(count(&out, " score=\""),
			 8 + 8 /* ballots */ + 1 /* minimum */);
	heng_buf_fini(&out);
}

static void test_memory_sticks(void **state)
{
	heng_buf out = {.failed = true};
	fixture f;

	(void)state;
	fixture_init(&f, FIXTURE_CLEAN);
	assert_int_equal(heng_report_emit(&f.assessment, &out), HENG_ENOMEM);
	fixture_fini(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_escapes),
	    cmocka_unit_test(test_fuzzed_values_come_back),
	    cmocka_unit_test(test_goldens),
	    cmocka_unit_test(test_fuzzed_reports_are_valid),
	    cmocka_unit_test(test_round_trip),
	    cmocka_unit_test(test_missing_once_per_path_and_rule),
	    cmocka_unit_test(test_cite_follows_the_day),
	    cmocka_unit_test(test_no_score_where_open),
	    cmocka_unit_test(test_memory_sticks),
	};
	int failed = cmocka_run_group_tests_name("emit", tests, NULL, NULL);

	xmlCleanupParser();
	return failed;
}
