/* The value types at their boundaries, and that the made tables are sound. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/model/grammar.h"

#define TEN    "1234567890"
#define SIXTY  TEN TEN TEN TEN TEN TEN
#define ZEROES "0000000000000000000000000000000" /* 31 */

static bool check(heng_type type, const char *text)
{
	static const char *const values[] = {"live", "b-2", NULL};
	/* A copy of just the right size, so that a sanitizer sees any
	 * read past the end. */
	size_t size = strlen(text);
	char *copy = malloc(size ? size : 1);
	bool is_ok;

	assert_non_null(copy);
	memcpy(copy, text, size);
	is_ok = heng_type_check(type, values, 1, 5, copy, size);
	free(copy);
	return is_ok;
}

static void expect(bool want, heng_type type, const char *const *texts)
{
	for (; *texts; texts++)
		if (check(type, *texts) != want)
			fail_msg("type %d should %s '%s'", (int)type,
				 want ? "accept" : "refuse", *texts);
}

#define GOOD(type, ...)                                                        \
	expect(true, type, (const char *const[]){__VA_ARGS__, NULL})
#define BAD(type, ...)                                                         \
	expect(false, type, (const char *const[]){__VA_ARGS__, NULL})

static void test_text(void **state)
{
	(void)state;
	GOOD(HENG_TYPE_TEXT, "", " ", "a  b", "衡");
	GOOD(HENG_TYPE_NONE, "", " ", "\t\r\n ");
	BAD(HENG_TYPE_NONE, "x", " x ", "\xc2\xa0", "\v", "\f");
}

static void test_token(void **state)
{
	char wide[65 * 4 + 1] = "";

	(void)state;
	GOOD(HENG_TYPE_TOKEN, "a", " a ", SIXTY "1234", "  " SIXTY "1234\n",
	     SIXTY "1  \t\n 3 ", "\xe3\x80\x80");
	BAD(HENG_TYPE_TOKEN, "", " ", "\t\n", SIXTY "12345", SIXTY "12  45",
	    "\xff", "a\xc3");
	for (int i = 0; i < 64; i++)
		strcat(wide, "\xf0\xa0\x80\x80");
	GOOD(HENG_TYPE_TOKEN, wide);
	strcat(wide, "\xe8\xa1\xa1");
	BAD(HENG_TYPE_TOKEN, wide);
}

static void test_id(void **state)
{
	static const heng_type types[] = {HENG_TYPE_ID, HENG_TYPE_REF};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		GOOD(types[i], "a", " a ", "-", "._-9", SIXTY "1234");
		BAD(types[i], "", " ", "a b", SIXTY "12345", "a:b", "a/b", "@",
		    "[", "`", "{", "衡");
	}
}

static void test_integers(void **state)
{
	static const heng_type types[] = {HENG_TYPE_INT, HENG_TYPE_MONEY};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		GOOD(types[i], "0", "-0", " 5 ", "\t5\n", "05", TEN "12345678",
		     "-" TEN "12345678");
		BAD(types[i], "", " ", "-", "+5", "5.0", "- 5", "5 5",
		    TEN "123456789", "0x5", "5e1", "\xd9\xa5", "/", ":");
	}
	GOOD(HENG_TYPE_PERCENT, "0", "10000", " 7 ", "-0",
	     "000000000000010000");
	BAD(HENG_TYPE_PERCENT, "", "-1", "10001", "0000000000000010000",
	    "999999999999999999", "1.5", "50%");
	GOOD(HENG_TYPE_RANGE, "1", "5", " 5 ", "05");
	BAD(HENG_TYPE_RANGE, "0", "6", "-1", "+5", "", "99999999999999999999");
	assert_true(heng_type_check(HENG_TYPE_RANGE, NULL, INT64_MIN, -1,
				    "-999999999999999999", 19));
	assert_false(
	    heng_type_check(HENG_TYPE_RANGE, NULL, INT64_MIN, -1, "0", 1));
}

static void test_dec(void **state)
{
	(void)state;
	GOOD(HENG_TYPE_DEC, "1", "-1.5", " 99.95 ", "0.000001", TEN "12.123456",
	     "-" TEN "12.123456", "-0");
	BAD(HENG_TYPE_DEC, "", "-", ".", ".5", "1.", "+1", "1,5", "1.1234567",
	    TEN "123", "1.2.3", "1. 5", "1e5", "NaN", "INF", "--1");
}

static void test_bool_enum(void **state)
{
	(void)state;
	GOOD(HENG_TYPE_BOOL, "true", "false", " true\n");
	BAD(HENG_TYPE_BOOL, "", "1", "0", "True", "tru", "truee", "true false");
	GOOD(HENG_TYPE_ENUM, "live", " b-2 ");
	BAD(HENG_TYPE_ENUM, "", "liv", "livee", "Live", "b", "live b-2");
	assert_false(heng_type_check(HENG_TYPE_ENUM, NULL, 0, 0, "a", 1));
	/* A value with a NUL in it is not the value before the NUL. */
	assert_false(heng_type_check(HENG_TYPE_BOOL, NULL, 0, 0, "true\0", 5));
}

static void test_dates(void **state)
{
	(void)state;
	GOOD(HENG_TYPE_DATE, "2026-06-30", " 2026-06-30 ", "2024-02-29",
	     "2000-02-29", "0001-01-01", "9999-12-31", "1582-10-10");
	BAD(HENG_TYPE_DATE, "", "2026-02-29", "2026-02-30", "1900-02-29",
	    "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
	    "0000-01-01", "-001-01-01", "10000-01-01", "2026-06-30Z",
	    "2026-6-30", "20260630", "2026-06-3");
	GOOD(HENG_TYPE_DATETIME, "2026-06-28T10:00:00Z",
	     " 2026-06-28T10:00:00+08:00 ", "2026-06-28T23:59:59-00:00",
	     "2026-06-28T10:00:00+14:00", "2026-06-28T10:00:00+13:59",
	     "2026-06-28T10:00:00-12:00");
	BAD(HENG_TYPE_DATETIME, "", "2026-06-28", "2026-06-28T10:00:00",
	    "2026-06-28T24:00:00Z", "2026-06-28T10:60:00Z",
	    "2026-06-28T23:59:60Z", "2026-06-28T10:00:00.5Z",
	    "2026-06-28T10:00:00+14:01", "2026-06-28T10:00:00-12:01",
	    "2026-06-28T10:00:00+08:60", "2026-06-28T10:00:00+8:00",
	    "2026-06-28T10:00:00+0800", "2026-06-28t10:00:00z",
	    "2026-02-30T10:00:00Z", "2026-06-28T10:00:00ZZ");
}

static void test_hash_lang(void **state)
{
	(void)state;
	GOOD(HENG_TYPE_HASH, "sha256:" ZEROES ZEROES "0f",
	     " sm3:" ZEROES ZEROES "9a ");
	BAD(HENG_TYPE_HASH, "", "sha256:", ZEROES ZEROES "00",
	    "sha256:" ZEROES ZEROES "0", "sha256:" ZEROES ZEROES "000",
	    "sha256:" ZEROES ZEROES "0g", "sm3:" ZEROES ZEROES "0F",
	    "SM3:" ZEROES ZEROES "00", "md5:" ZEROES ZEROES "00");
	GOOD(HENG_TYPE_LANG, "zh", "zh-CN", " en-1 ", "abcdefgh-12345678");
	BAD(HENG_TYPE_LANG, "", "-", "-zh", "zh-", "zh--CN", "zh_CN", "1a",
	    "abcdefghi", "zh-123456789", "中文");
}

static void test_labels(void **state)
{
	(void)state;
	for (int i = HENG_TYPE_NONE; i <= HENG_TYPE_RANGE; i++) {
		heng_text label = heng_type_label((heng_type)i);

		assert_true(label.zh && *label.zh);
		assert_true(label.en && *label.en);
	}
}

static void mark(const heng_grammar *grammar, unsigned index, bool *seen)
{
	const heng_grammar_element *element = &grammar->elements[index];

	if (seen[index])
		return;
	seen[index] = true;
	for (unsigned i = 0; i < element->n_children; i++) {
		assert_true(element->children[i].element < grammar->n_elements);
		mark(grammar, element->children[i].element, seen);
	}
}

static void check_doc(heng_text doc)
{
	assert_true(doc.zh && *doc.zh);
	assert_true(doc.en && *doc.en);
	assert_null(strchr(doc.en, '|'));
}

static void check_element(const heng_grammar *grammar,
			  const heng_grammar_element *element)
{
	check_doc(element->doc);
	assert_int_equal(element->type == HENG_TYPE_ENUM, !!element->values);
	assert_true(!element->n_children || element->type == HENG_TYPE_NONE);
	for (unsigned i = 0; i < element->n_attributes; i++) {
		const heng_grammar_attribute *a = &element->attributes[i];

		check_doc(a->doc);
		assert_int_not_equal(a->type, HENG_TYPE_NONE);
		assert_int_equal(a->type == HENG_TYPE_ENUM, !!a->values);
		if (a->values)
			assert_non_null(a->values[0]);
		if (a->type == HENG_TYPE_RANGE)
			assert_true(a->min < a->max);
		for (unsigned j = 0; j < i; j++)
			assert_string_not_equal(element->attributes[j].name,
						a->name);
	}
	for (unsigned i = 0; i < element->n_children; i++)
		for (unsigned j = 0; j < i; j++)
			assert_string_not_equal(
			    grammar->elements[element->children[j].element]
				.name,
			    grammar->elements[element->children[i].element]
				.name);
}

/* Everything is reachable, documented and deterministic. */
static void test_tables(void **state)
{
	static const heng_grammar *const grammars[] = {
	    &heng_dossier_grammar, &heng_panel_grammar, &heng_report_grammar,
	    &heng_sheet_grammar, &heng_waivers_grammar};

	(void)state;
	for (size_t i = 0; i < sizeof(grammars) / sizeof(*grammars); i++) {
		const heng_grammar *grammar = grammars[i];
		bool seen[512] = {false};

		assert_string_equal(grammar->elements[0].name, grammar->name);
		assert_true(grammar->n_elements <= 512);
		mark(grammar, 0, seen);
		for (unsigned j = 0; j < grammar->n_elements; j++) {
			assert_true(seen[j]);
			check_element(grammar, &grammar->elements[j]);
		}
	}
}

/* What the contract names is there, as it says. */
static void test_contract(void **state)
{
	static const char *const required[] = {"schemaVersion", "asOf",
					       "scheme", "phase"};
	const heng_grammar_element *root = heng_dossier_grammar.elements;
	unsigned n = 0, needed = 0;

	(void)state;
	assert_string_equal(heng_dossier_grammar.namespace_uri,
			    "urn:heng:dossier:1");
	for (unsigned i = 0; i < root->n_attributes; i++)
		if (root->attributes[i].required)
			assert_string_equal(root->attributes[i].name,
					    required[n++]);
	assert_int_equal(n, 4);
	for (unsigned i = 0; i < heng_dossier_grammar.n_elements; i++) {
		const heng_grammar_element *element = &root[i];

		for (unsigned j = 0; i && j < element->n_attributes; j++)
			assert_false(element->attributes[j].required);
		for (unsigned j = 0; j < element->n_children; j++)
			needed += element->children[j].required;
	}
	assert_int_equal(needed, 2); /* app, and its name */
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_text),     cmocka_unit_test(test_token),
	    cmocka_unit_test(test_id),	     cmocka_unit_test(test_integers),
	    cmocka_unit_test(test_dec),	     cmocka_unit_test(test_bool_enum),
	    cmocka_unit_test(test_dates),    cmocka_unit_test(test_hash_lang),
	    cmocka_unit_test(test_labels),   cmocka_unit_test(test_tables),
	    cmocka_unit_test(test_contract),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
