/* Tests of the public edition: what is withheld, what is not, and the proof. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/digest.h"
#include "core/model/confidential.h"
#include "reports/node.h"
#include "reports/public.h"
#include "reports/secrecy.h"
#include "tests/unit/form_fixture.h"

/* RFC 4231, test cases 1, 2, 3, 6 and 7. */
static void test_hmac(void **state)
{
	char key[131], data[50];
	static const struct {
		char key;
		size_t key_size;
		const char *data, *mac;
	} known[] = {
	    {0x0b, 20, "Hi There",
	     "b0344c61d8db38535ca8afceaf0bf12b"
	     "881dc200c9833da726e9376c2e32cff7"},
	    {0, 4, "what do ya want for nothing?",
	     "5bdcc146bf60754e6a042426089575c7"
	     "5a003f089d2739839dec58b964ec3843"},
	    {(char)0xaa, 20, NULL,
	     "773ea91e36800e46854db8ebd09181a7"
	     "2959098b3ef8c122d9635514ced565fe"},
	    {(char)0xaa, 131,
	     "Test Using Larger Than Block-Size Key - Hash Key First",
	     "60e431591ee0b67f0d8a26aacbf5b77f"
	     "8e0bc6213728c5140546040f0ee37f54"},
	    {(char)0xaa, 131,
	     "This is a test using a larger than block-size key and a larger "
	     "than block-size data. The key needs to be hashed before being "
	     "used by the HMAC algorithm.",
	     "9b09ffa71b942fcb27635fbcd5b0e944"
	     "bfdc63644f0713938a7f51535c3a35e2"},
	};

	(void)state;
	memset(data, 0xdd, sizeof(data));
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		unsigned char mac[HENG_HMAC_BYTES];
		char hex[HENG_DIGEST_HEX];
		const char *text = known[i].data ? known[i].data : data;
		size_t size = known[i].data ? strlen(text) : sizeof(data);

		memset(key, known[i].key, sizeof(key));
		if (!known[i].key)
			memcpy(key, "Jefe", 4);
		assert_int_equal(
		    heng_hmac_sha256(key, known[i].key_size, text, size, mac),
		    HENG_OK);
		heng_digest_put_hex(mac, hex);
		assert_string_equal(hex, known[i].mac);
	}
}

static bool is_secret(const char *path)
{
	bool is_confidential = false;

	assert_int_equal(heng_path_is_confidential(&heng_dossier_grammar, path,
						   &is_confidential),
			 HENG_OK);
	return is_confidential;
}

static void test_paths(void **state)
{
	static const char *const secret[] = {
	    "org[1]/contact",
	    "org[@role='lead']/contact",
	    "//contact",
	    "//*",
	    "operation/*/@loss",
	    "operation/volume[3]/@amount",
	    "operation//desc",
	    "count(operation/incident/rootCause)",
	    "operation/incident[@loss='5']",
	    "operation/incident[@loss='5']/@id",
	    "count(operation/incident[rootCause='x'])",
	    "pledge/signatory[2]/position",
	    /* What nobody knows, or cannot be read. */
	    "operation/nothing",
	    "app/@nothing",
	    "operation/incident[",
	    "measure(a.b)",
	    "count(",
	    "",
	};
	static const char *const open[] = {
	    ".",
	    "app/name",
	    "org[1]/uscc",
	    "org",
	    "operation/volume[3]/@month",
	    "operation/volume",
	    "operation/incident[2]",
	    "operation/incident[@id='x']/@reported",
	    "app/expectedScale/@amount",
	    "operation/change[1]/desc",
	    "//attachment[@id='A1']",
	    "count(//attachment)",
	    "count(org/licence)",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(secret) / sizeof(*secret); i++)
		if (!is_secret(secret[i]))
			fail_msg("%s is open", secret[i]);
	for (size_t i = 0; i < sizeof(open) / sizeof(*open); i++)
		if (is_secret(open[i]))
			fail_msg("%s is confidential", open[i]);
}

/* A mark that the edition could not honour, or a path that has none. */
static void test_marks(void **state)
{
	const heng_grammar *grammar = &heng_report_grammar;
	unsigned marks = 0;

	(void)state;
	for (unsigned i = 0; i < grammar->n_elements; i++) {
		const heng_grammar_element *e = &grammar->elements[i];

		if (e->confidential) {
			assert_int_equal(e->type, HENG_TYPE_TEXT);
			marks++;
		}
		for (unsigned k = 0; k < e->n_attributes; k++) {
			const heng_grammar_attribute *a = &e->attributes[k];
			size_t size = strlen(a->name);
			bool is_path =
			    !strcmp(a->name, "path") ||
			    (size > 4 && !strcmp(a->name + size - 4, "Path"));

			if (is_path &&
			    a->confidential != HENG_CONFIDENTIAL_PATH)
				fail_msg("%s/@%s is no marked path", e->name,
					 a->name);
			if (!a->confidential)
				continue;
			marks++;
			if (a->required && a->type != HENG_TYPE_TEXT &&
			    a->type != HENG_TYPE_TOKEN)
				fail_msg("%s/@%s cannot be left out", e->name,
					 a->name);
		}
	}
	assert_true(marks >= 15);
}

/* The digest of a value, by the formula of the manual. */
static void digest_of(const form_report *full, const char *at,
		      const char *value, char hex[HENG_DIGEST_HEX])
{
	unsigned char key[HENG_HMAC_BYTES];
	static const char secret[] = "heng public edition 1";

	heng_hmac_sha256(secret, strlen(secret), full->text.data,
			 full->text.size, key);
	heng_hmac_sha256(key, sizeof(key), at, strlen(at), key);
	heng_hmac_sha256(key, sizeof(key), value, strlen(value), key);
	heng_digest_put_hex(key, hex);
}

static void compare_value(const form_report *full, heng_place place,
			  heng_secret secret, const char *shown, heng_type type)
{
	const char *value = heng_image_value(full->image, place, NULL);
	char hex[HENG_DIGEST_HEX];
	heng_buf at = {0};

	switch (secret) {
	case HENG_SECRET_NONE:
		assert_non_null(shown);
		assert_string_equal(shown, value);
		return;
	case HENG_SECRET_ALIAS:
		assert_memory_equal(shown, "expert-", 7);
		return;
	case HENG_SECRET_DIGEST:
		break;
	}
	heng_image_put_path(full->image, place, &at);
	digest_of(full, heng_buf_str(&at), value, hex);
	heng_buf_fini(&at);
	if (type == HENG_TYPE_TEXT) {
		assert_memory_equal(shown, "hmac-sha256:", 12);
		assert_string_equal(shown + 12, hex);
	} else if (type == HENG_TYPE_TOKEN) {
		assert_string_equal(shown, hex);
	} else {
		assert_null(shown);
	}
}

/* Node by node: what is no secret is as it was, the rest is its digest. */
static size_t compare(const form_report *full, const form_report *edition)
{
	heng_secrecy secrecy = {0};
	heng_error error;
	size_t withheld = 0;

	assert_int_equal(heng_secrecy_make(&secrecy, full->image, &error),
			 HENG_OK);
	assert_true(edition->image->n_nodes > full->image->n_nodes);
	for (uint32_t node = 0; node < full->image->n_nodes; node++) {
		const heng_image_node *a =
		    heng_image_node_at(full->image, node);
		const heng_image_node *b =
		    heng_image_node_at(edition->image, node);
		const heng_grammar_element *e =
		    &heng_report_grammar.elements[a->definition];
		heng_place place = {node, HENG_NO_ATTRIBUTE};

		assert_int_equal(a->definition, b->definition);
		assert_int_equal(a->parent, b->parent);
		if (e->type != HENG_TYPE_NONE) {
			heng_secret secret = heng_secrecy_of(&secrecy, place);

			compare_value(full, place, secret,
				      heng_node_text(edition->image, node),
				      e->type);
			withheld += secret == HENG_SECRET_DIGEST;
		}
		for (uint32_t i = 0; i < a->n_attributes; i++) {
			const char *name;
			heng_secret secret;

			place.attribute = a->attributes + i;
			name = heng_image_string(
			    full->image, heng_image_attribute_at(
					     full->image, place.attribute)
					     ->name);
			secret = heng_secrecy_of(&secrecy, place);
			compare_value(
			    full, place, secret,
			    heng_node_attribute(edition->image, node, name),
			    heng_secrecy_attribute(full->image, node, name)
				->type);
			withheld += secret == HENG_SECRET_DIGEST;
		}
	}
	heng_secrecy_fini(&secrecy);
	return withheld;
}

static void make(const form_report *full, form_report *edition)
{
	heng_buf out = {0};
	heng_error error = {0};

	if (heng_form_public_put(&full->source, &out, &error) != HENG_OK)
		fail_msg("%s %s", error.code, error.en);
	form_read(edition, out.data, out.size);
	if (heng_public_check(edition->image, &error) != HENG_OK)
		fail_msg("%s %u", error.code, error.line);
	assert_true(heng_report_is_public(edition->image));
	heng_buf_fini(&out);
}

static size_t count_items(const form_report *edition)
{
	uint32_t at = heng_node_child(
	    edition->image, heng_node_child(edition->image, 0, "withheld"),
	    "item");
	size_t n = 0;

	for (; at != HENG_NO_NODE; at = heng_node_next(edition->image, at))
		n++;
	return n;
}

static void test_editions(void **state)
{
	static const char *const names[] = {
	    "report-clean.xml",		  "report-open.xml",
	    "samples/clean-exit.xml",	  "samples/improve-exit.xml",
	    "samples/operation-full.xml", "samples/csrc-exit.xml",
	    "samples/veto-admission.xml",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		form_report full, edition;
		size_t n;

		form_read_golden(&full, names[i]);
		make(&full, &edition);
		n = compare(&full, &edition);
		/* Aliases are listed too. */
		assert_in_range(count_items(&edition), n, n + 20);
		form_free(&edition);
		form_free(&full);
	}
}

/* Counts occurrences. */
static size_t count(const form_report *report, const char *text)
{
	size_t n = 0;
	heng_buf copy = {0};

	heng_buf_put(&copy, report->text.data, report->text.size);
	for (const char *at = heng_buf_str(&copy); (at = strstr(at, text));
	     at++)
		n++;
	heng_buf_fini(&copy);
	return n;
}

/* A measure that rests on confidential values takes every rule that looked at
 * it along, and a literal that such a rule put into a path. */
static void test_measure(void **state)
{
	form_report plain, full, edition;

	(void)state;
	form_read_golden(&plain, "samples/improve-exit.xml");
	form_read_changed(&full, &plain, "<measure name=\"activity\" value",
			  "<measure confidential=\"true\" "
			  "name=\"activity\" value");
	assert_true(count(&full, "measure(service-metrics.activity)"));
	make(&full, &edition);
	assert_int_equal(count(&edition, "measure(service-metrics.activity)"),
			 0);
	form_free(&edition);
	form_free(&full);
	/* One that the report does not know could be such. */
	form_read_changed(&full, &plain, "measure(service-metrics.activity)",
			  "measure(service-metrics.gone)");
	make(&full, &edition);
	assert_int_equal(count(&edition, "measure(service-metrics.gone)"), 0);
	form_free(&edition);
	form_free(&full);
	form_free(&plain);
}

static void test_marked_result(void **state)
{
	form_report plain, full, edition;

	(void)state;
	form_read_golden(&plain, "samples/improve-exit.xml");
	assert_true(count(&plain, "54.66%") > 0);
	make(&plain, &edition);
	assert_true(count(&edition, "54.66%") > 0);
	form_free(&edition);
	/* It looked at something that the reads do not show. */
	form_read_changed(&full, &plain, "<result rule=\"IV-10\"",
			  "<result confidential=\"true\" rule=\"IV-10\"");
	make(&full, &edition);
	assert_int_equal(count(&edition, "54.66%"), 0);
	form_free(&edition);
	form_free(&full);
	/* A literal in a path shows what it was compared with. */
	form_read_changed(&full, &plain, "<result rule=\"IV-10\"",
			  "<result confidential=\"true\" rule=\"IV-10\"");
	form_free(&plain);
	form_read_changed(&plain, &full,
			  "<finding path=\"exitAnnex/realisedEffect[1]\"",
			  "<finding path=\"org[@role='KANARI']\"");
	make(&plain, &edition);
	assert_int_equal(count(&edition, "KANARI"), 0);
	form_free(&edition);
	form_free(&full);
	form_free(&plain);
}

/* The same report whose only difference is a confidential value has other
 * digests everywhere: nothing can be compared between them. */
static void test_no_guess(void **state)
{
	form_report plain, full, a, b;
	uint32_t x, y;
	size_t same = 0, n = 0;

	(void)state;
	form_read_golden(&plain, "samples/improve-exit.xml");
	form_read_changed(&full, &plain, "value=\"22050000000\"",
			  "value=\"22050000001\"");
	make(&plain, &a);
	make(&full, &b);
	x = heng_node_child(a.image, heng_node_child(a.image, 0, "withheld"),
			    "item");
	y = heng_node_child(b.image, heng_node_child(b.image, 0, "withheld"),
			    "item");
	for (; x != HENG_NO_NODE && y != HENG_NO_NODE; n++) {
		same += !strcmp(heng_node_attribute(a.image, x, "digest"),
				heng_node_attribute(b.image, y, "digest"));
		x = heng_node_next(a.image, x);
		y = heng_node_next(b.image, y);
	}
	assert_true(n > 20);
	assert_int_equal(same, 0);
	form_free(&a);
	form_free(&b);
	form_free(&full);
	form_free(&plain);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_hmac),
	    cmocka_unit_test(test_paths),
	    cmocka_unit_test(test_marks),
	    cmocka_unit_test(test_editions),
	    cmocka_unit_test(test_measure),
	    cmocka_unit_test(test_marked_result),
	    cmocka_unit_test(test_no_guess),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
