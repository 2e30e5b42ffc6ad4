/* Tests of the summary: what a person has read, and its widths. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/utf8.h"
#include "reports/cells.h"
#include "reports/labels.h"
#include "reports/summary.h"
#include "tests/unit/emit_fixture.h"
#include "tests/unit/emit_golden.h"

static const char *const kind_names[] = {
    [FIXTURE_OPEN] = "open",
    [FIXTURE_IMPROVE] = "improve",
    [FIXTURE_VETO] = "veto",
    [FIXTURE_CLEAN] = "clean",
};
static const char *const lang_names[] = {
    [HENG_ZH] = "zh",
    [HENG_EN] = "en",
    [HENG_BOTH] = "both",
};

static void summarise(fixture_kind kind, heng_lang lang, int columns,
		      bool color, heng_buf *out)
{
	heng_summary_options options = {
	    .dossier = "clean-bank.xml",
	    .report = "out/clean-bank.xml",
	    .lang = lang,
	    .color = color,
	    .columns = columns,
	};
	fixture f;

	fixture_init(&f, kind);
	assert_int_equal(heng_summary_put(&f.assessment, &options, out),
			 HENG_OK);
	fixture_fini(&f);
}

static void test_goldens(void **state)
{
	static const int columns[] = {80, 120};

	(void)state;
	for (int kind = FIXTURE_OPEN; kind <= FIXTURE_CLEAN; kind++) {
		for (int lang = HENG_ZH; lang <= HENG_BOTH; lang++) {
			for (size_t i = 0; i < 2; i++) {
				heng_buf out = {0};
				char name[64];

				snprintf(name, sizeof(name),
					 "summary-%s-%s-%d.txt",
					 kind_names[kind], lang_names[lang],
					 columns[i]);
				summarise((fixture_kind)kind, (heng_lang)lang,
					  columns[i], false, &out);
				golden_compare(name, &out);
				heng_buf_fini(&out);
			}
		}
	}
}

/* No line of the Chinese or English summary is wider than the terminal. */
static void test_fits_the_terminal(void **state)
{
	(void)state;
	for (int kind = FIXTURE_OPEN; kind <= FIXTURE_CLEAN; kind++) {
		for (int columns = 80; columns <= 200; columns += 7) {
			heng_buf out = {0};
			size_t at = 0;

			summarise((fixture_kind)kind, HENG_ZH, columns, false,
				  &out);
			while (at < out.size) {
				const char *line = out.data + at;
				const char *end =
				    memchr(line, '\n', out.size - at);

				assert_non_null(end);
				assert_in_range(
				    heng_utf8_width(line, (size_t)(end - line)),
				    0, (size_t)columns);
				at += (size_t)(end - line) + 1;
			}
			heng_buf_fini(&out);
		}
	}
}

/* Colour adds escapes and takes nothing away. */
static void test_colour_only_repeats(void **state)
{
	heng_buf plain = {0}, coloured = {0}, stripped = {0};

	(void)state;
	summarise(FIXTURE_OPEN, HENG_ZH, 80, false, &plain);
	summarise(FIXTURE_OPEN, HENG_ZH, 80, true, &coloured);
	assert_null(memchr(plain.data, '\33', plain.size));
	for (size_t i = 0; i < coloured.size; i++) {
		if (coloured.data[i] == '\33')
			while (coloured.data[i] != 'm')
				i++;
		else
			heng_buf_putc(&stripped, coloured.data[i]);
	}
	assert_true(coloured.size > plain.size);
	assert_string_equal(heng_buf_str(&stripped), heng_buf_str(&plain));
	heng_buf_fini(&plain);
	heng_buf_fini(&coloured);
	heng_buf_fini(&stripped);
}

static void test_cells_are_harmless(void **state)
{
	heng_buf out = {0};

	(void)state;
	assert_int_equal(heng_cells_put(&out, "a\33[31m\xc2\x9b"
					      "b\xe2\x80\xae"
					      "c\xff\n照"),
			 14);
	assert_string_equal(heng_buf_str(&out), "a [31m b\xef\xbf\xbd"
						"c\xef\xbf\xbd 照");
	heng_buf_fini(&out);
}

static void assert_cut(const char *text, size_t cells, const char *expected)
{
	heng_buf out = {0};

	assert_in_range(heng_cells_put_cut(&out, text, cells), 0, cells);
	assert_string_equal(heng_buf_str(&out), expected);
	heng_buf_fini(&out);
}

static void test_cut(void **state)
{
	(void)state;
	assert_cut("照片", 4, "照片");
	assert_cut("照片", 3, "照…");
	assert_cut("照片", 2, "…");
	assert_cut("照片", 1, "…");
	assert_cut("照片", 0, "");
	assert_cut("a照片", 4, "a照…");
	assert_cut("", 0, "");
}

static void assert_bar(int low, int high, const char *expected)
{
	heng_buf out = {0};

	heng_cells_put_bar(&out, low, high, 4);
	assert_string_equal(heng_buf_str(&out), expected);
	heng_buf_fini(&out);
}

static void test_bar(void **state)
{
	(void)state;
	assert_bar(0, 0, "    ");
	assert_bar(10000, 10000, "████");
	assert_bar(5000, 5000, "██  ");
	assert_bar(5313, 5313, "██▏ ");
	assert_bar(0, 10000, "░░░░");
	assert_bar(2500, 7500, "█░░ ");
}

static void assert_condition(const char *condition, const char *zh,
			     const char *en)
{
	heng_buf out = {0};

	heng_label_put_condition(&out, condition, HENG_ZH);
	assert_string_equal(heng_buf_str(&out), zh);
	heng_buf_clear(&out);
	heng_label_put_condition(&out, condition, HENG_EN);
	assert_string_equal(heng_buf_str(&out), en);
	heng_buf_fini(&out);
}

static void test_conditions(void **state)
{
	(void)state;
	assert_condition("veto", "一票否决项必须全部通过", "no failed veto");
	assert_condition("total 8000", "总分不得低于 80.00",
			 "total at least 80.00");
	assert_condition("minimum legality 6000", "合法合规不得低于 60.00",
			 "Legality at least 60.00");
	assert_condition("failures major 0", "不得有重要及以上规则未通过",
			 "no failed rules of severity major or worse");
	assert_condition("failures critical 2", "严重规则未通过的不得超过 2 项",
			 "at most 2 failed rules of severity critical");
	assert_condition("at-least 10000", "所列规则的得分不得低于 100.00",
			 "the rule's score at least 100.00");
	assert_condition("something new 3", "something new 3",
			 "something new 3");
	assert_condition("", "", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_goldens),
	    cmocka_unit_test(test_fits_the_terminal),
	    cmocka_unit_test(test_colour_only_repeats),
	    cmocka_unit_test(test_cells_are_harmless),
	    cmocka_unit_test(test_cut),
	    cmocka_unit_test(test_bar),
	    cmocka_unit_test(test_conditions),
	};

	return cmocka_run_group_tests_name("summary", tests, NULL, NULL);
}
