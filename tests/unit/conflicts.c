/* Tests of conflicts: against each code with each, and how many compares. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include <cmocka.h>

#include "core/assess/conflicts.h"
#include "core/base/buf.h"
#include "core/read/reader.h"
#include "tests/unit/base_random.h"
#include "tests/unit/reader_grammar.h"

enum { CASES = 2000, CONFLICTS = 4000, ORGS = 6000 };

static size_t compares;

int __real_strcasecmp(const char *a, const char *b);
int __wrap_strcasecmp(const char *a, const char *b);

int __wrap_strcasecmp(const char *a, const char *b)
{
	compares++;
	return __real_strcasecmp(a, b);
}

static const heng_image *read_text(heng_reader *reader,
				   const heng_grammar *grammar, heng_buf *text)
{
	const heng_image *image;
	heng_error error;

	assert_int_equal(heng_read(reader, grammar, "t", heng_buf_str(text),
				   text->size, NULL, NULL, &image, &error),
			 HENG_OK);
	return image;
}

/* Each code with each, in the documents' order. */
static uint32_t plain_org(const heng_image *panel, uint32_t expert,
			  const heng_image *dossier)
{
	for (uint32_t c = heng_image_child(panel, expert, "conflict");
	     c != HENG_NO_NODE; c = heng_image_next(panel, c)) {
		const char *a = heng_image_attribute_value(panel, c, "uscc");

		for (uint32_t org = heng_image_child(dossier, 0, "org");
		     org != HENG_NO_NODE; org = heng_image_next(dossier, org)) {
			uint32_t own = heng_image_child(dossier, org, "uscc");
			heng_place place = {own, HENG_NO_ATTRIBUTE};
			size_t size;

			if (own != HENG_NO_NODE &&
			    !__real_strcasecmp(
				a, heng_image_value(dossier, place, &size)))
				return org;
		}
	}
	return HENG_NO_NODE;
}

static void put_toy(heng_buf *text)
{
	heng_buf_puts(text, "<toy xmlns='urn:heng:toy:1' version='1' "
			    "asOf='2026-06-30'><app><name>n</name></app>");
}

/* Codes of one or two letters of three, in both cases. */
static const char *random_code(uint64_t *seed, char code[3])
{
	static const char letters[] = "abcABC";

	code[0] = letters[random_between(seed, 0, 5)];
	code[1] =
	    random_one_in(seed, 2) ? letters[random_between(seed, 0, 5)] : '\0';
	code[2] = '\0';
	return code;
}

static void make_case(uint64_t *seed, heng_buf *panel, heng_buf *dossier)
{
	char code[3];

	heng_buf_puts(panel, "<panel xmlns='urn:heng:panel:1'>");
	for (int64_t e = 0, n = random_between(seed, 1, 4); e < n; e++) {
		heng_buf_printf(panel, "<expert id='E%d'>", (int)e);
		for (int64_t k = random_between(seed, 0, 4); k > 0; k--)
			heng_buf_printf(panel, "<conflict uscc='%s'/>",
					random_code(seed, code));
		heng_buf_puts(panel, "</expert>");
	}
	heng_buf_puts(panel, "</panel>");
	put_toy(dossier);
	for (int64_t k = random_between(seed, 0, 6); k > 0; k--) {
		if (random_one_in(seed, 5))
			heng_buf_puts(dossier, "<org/>");
		else
			heng_buf_printf(dossier, "<org><uscc>%s</uscc></org>",
					random_code(seed, code));
	}
	heng_buf_puts(dossier, "</toy>");
}

static void test_against_each_with_each(void **state)
{
	heng_reader *readers[] = {heng_reader_new(), heng_reader_new()};
	size_t found = 0, free_of = 0;
	heng_arena arena = {0};
	uint64_t seed = 40;

	(void)state;
	for (int i = 0; i < CASES; i++) {
		heng_buf texts[2] = {{0}, {0}};
		const heng_image *panel, *dossier;
		heng_conflicts conflicts;
		heng_error error;

		make_case(&seed, &texts[0], &texts[1]);
		panel = read_text(readers[0], &heng_panel_grammar, &texts[0]);
		dossier = read_text(readers[1], &toy_grammar, &texts[1]);
		assert_int_equal(heng_conflicts_find(panel, dossier, &arena,
						     &conflicts, &error),
				 HENG_OK);
		for (uint32_t at = heng_image_child(panel, 0, "expert");
		     at != HENG_NO_NODE; at = heng_image_next(panel, at)) {
			uint32_t org = heng_conflicts_org(&conflicts, at);

			assert_int_equal(org, plain_org(panel, at, dossier));
			found += org != HENG_NO_NODE;
			free_of += org == HENG_NO_NODE;
		}
		heng_arena_reset(&arena);
		heng_buf_fini(&texts[0]);
		heng_buf_fini(&texts[1]);
	}
	assert_true(found > 500 && free_of > 500);
	heng_arena_fini(&arena);
	heng_reader_free(readers[0]);
	heng_reader_free(readers[1]);
}

/* Thousands of each: not each with each, which would be 24 million. */
static void test_many(void **state)
{
	heng_reader *readers[] = {heng_reader_new(), heng_reader_new()};
	const heng_image *panel, *dossier;
	heng_buf texts[2] = {{0}, {0}};
	heng_conflicts conflicts;
	heng_arena arena = {0};
	heng_error error;

	(void)state;
	heng_buf_puts(&texts[0], "<panel xmlns='urn:heng:panel:1'>"
				 "<expert id='E1'>");
	for (int i = 0; i < CONFLICTS; i++)
		heng_buf_printf(&texts[0], "<conflict uscc='C%d'/>", i);
	heng_buf_puts(&texts[0], "</expert></panel>");
	put_toy(&texts[1]);
	for (int i = 0; i < ORGS; i++)
		heng_buf_printf(&texts[1], "<org><uscc>U%d</uscc></org>", i);
	heng_buf_puts(&texts[1], "</toy>");
	panel = read_text(readers[0], &heng_panel_grammar, &texts[0]);
	dossier = read_text(readers[1], &toy_grammar, &texts[1]);
	compares = 0;
	assert_int_equal(
	    heng_conflicts_find(panel, dossier, &arena, &conflicts, &error),
	    HENG_OK);
	assert_int_equal(conflicts.n, 0);
	/* 2^13 is more than ORGS: at most 14 for each code of either. */
	assert_in_range(compares, CONFLICTS, 14 * (CONFLICTS + ORGS));
	heng_arena_fini(&arena);
	heng_reader_free(readers[0]);
	heng_reader_free(readers[1]);
	heng_buf_fini(&texts[0]);
	heng_buf_fini(&texts[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_against_each_with_each),
	    cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
