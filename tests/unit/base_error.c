/* Tests of UTF-8 and of errors as they stand on a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/error.h"
#include "core/base/suggest.h"
#include "core/base/utf8.h"
#include "tests/unit/base_random.h"

enum { SEED = 777, LINES = 4000, OUT = 8192 };

/* Encodes without looking at what is allowed. */
static size_t encode(uint32_t point, char out[4])
{
	if (point < 0x80) {
		out[0] = (char)point;
		return 1;
	}
	if (point < 0x800) {
		out[0] = (char)(0xc0 | point >> 6);
		out[1] = (char)(0x80 | (point & 63));
		return 2;
	}
	if (point < 0x10000) {
		out[0] = (char)(0xe0 | point >> 12);
		out[1] = (char)(0x80 | (point >> 6 & 63));
		out[2] = (char)(0x80 | (point & 63));
		return 3;
	}
	out[0] = (char)(0xf0 | point >> 18);
	out[1] = (char)(0x80 | (point >> 12 & 63));
	out[2] = (char)(0x80 | (point >> 6 & 63));
	out[3] = (char)(0x80 | (point & 63));
	return 4;
}

static void test_every_point(void **state)
{
	(void)state;
	for (uint32_t point = 0; point < 0x120000; point++) {
		bool legal =
		    point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
		uint32_t back = 0;
		char bytes[4];
		size_t size = encode(point, bytes);
		size_t got = heng_utf8_decode(bytes, size, &back);

		if (got != (legal ? size : 0) || (legal && back != point))
			fail_msg("U+%04X", point);
		for (size_t cut = 1; legal && cut < size; cut++) {
			if (heng_utf8_decode(bytes, cut, &back) != 0)
				fail_msg("U+%04X cut at %zu", point, cut);
		}
	}
}

static void test_bad_bytes(void **state)
{
	static const char *const bad[] = {
	    "\xc0\x80",
	    "\xc1\xbf",
	    "\xe0\x80\x80",
	    "\xe0\x9f\xbf",
	    "\xf0\x80\x80\x80",
	    "\xf0\x8f\xbf\xbf",
	    "\x80",
	    "\xbf",
	    "\xfe",
	    "\xff",
	    "\xf5\x80\x80\x80",
	    "\xe4\xb8",
	    "\xe4\xb8\x41",
	    "\xc3\x28",
	    "\xf0\x9f\x98",
	};
	char text[64];

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		/* Behind 0 to 9 good bytes: past the eight-byte steps. */
		for (int lead = 0; lead < 10; lead++) {
			int n = snprintf(text, sizeof(text), "%.*s%s12345678",
					 lead, "abcdefghij", bad[i]);

			assert_int_equal(heng_utf8_valid(text, (size_t)n),
					 lead);
		}
	}
	assert_int_equal(heng_utf8_valid("衡 weighs 123456789", 20), 20);
	assert_int_equal(heng_utf8_valid("", 0), 0);
}

static void test_lengths(void **state)
{
	const char *text = "a衡b😀e\xcc\x81";
	size_t size = strlen(text);
	static const size_t prefixes[] = {0, 1, 4, 5, 9, 10, 12, 12};

	(void)state;
	assert_int_equal(heng_utf8_length(text, size), 6);
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++)
		assert_int_equal(heng_utf8_prefix(text, size, i), prefixes[i]);
	assert_int_equal(heng_utf8_width(text, size), 1 + 2 + 1 + 2 + 1);
	assert_int_equal(heng_utf8_width("\xff\xff", 2), 2);
	static const char *const blank[] = {"", " \t\r\n", "\u3000",
					    "\u200b\u00a0\ufeff", "\u2060"};
	for (size_t i = 0; i < sizeof(blank) / sizeof(*blank); i++)
		assert_true(heng_utf8_is_blank(blank[i], strlen(blank[i])));
	assert_false(heng_utf8_is_blank("\u3000一", strlen("\u3000一")));
	assert_false(heng_utf8_is_blank("0", 1));
	assert_false(heng_utf8_is_blank("\xff", 1));
}

static void test_widths(void **state)
{
	static const uint32_t wide[] = {
	    0x4e2d,  0x3001, 0xff01, 0xff08, 0xac00, 0x1100, 0x1f600,
	    0x20000, 0x3042, 0x30ab, 0x3000, 0xff5e, 0x2705, 0xfe30,
	};
	static const uint32_t zero[] = {0x301,	0x200b, 0xfe0f, 0x200d,
					0x20d0, 0xfeff, 0x3099, 0xe0100};
	static const uint32_t one[] = {'a',    0xe9,   0x3b1,  0x416,  0x2588,
				       0x25b2, 0x2026, 0xff61, 0x303f, 0x2014,
				       0x201c, 0x2192, 0xfffd, 0x40};

	(void)state;
	for (size_t i = 0; i < sizeof(wide) / sizeof(*wide); i++)
		assert_int_equal(heng_utf8_point_width(wide[i]), 2);
	for (size_t i = 0; i < sizeof(zero) / sizeof(*zero); i++)
		assert_int_equal(heng_utf8_point_width(zero[i]), 0);
	for (size_t i = 0; i < sizeof(one) / sizeof(*one); i++)
		assert_int_equal(heng_utf8_point_width(one[i]), 1);
}

static heng_error sample(void)
{
	heng_error error;

	assert_int_equal(heng_fail(&error, HENG_EINPUT, "H1042",
				   "此处不允许属性 '%s'",
				   "attribute '%s' is not allowed here", "sha"),
			 HENG_EINPUT);
	return error;
}

static void assert_shown(const heng_error *error, heng_lang lang,
			 const char *expected)
{
	size_t size = strlen(expected);
	char out[OUT];

	assert_int_equal(heng_error_format(error, lang, out, sizeof(out)),
			 size);
	assert_string_equal(out, expected);
	/* Like snprintf: the length needed, and never past the end. */
	for (size_t room = 0; room < 40; room++) {
		memset(out, '#', sizeof(out));
		assert_int_equal(heng_error_format(error, lang, out, room),
				 size);
		assert_int_equal(out[room], '#');
		if (room > 0) {
			assert_int_equal(strlen(out), room - 1);
			assert_memory_equal(out, expected, room - 1);
		}
	}
}

static void test_whole_form(void **state)
{
	const char *text = "<a>\n  <name>衡</name><attachment id=\"A3\" "
			   "sha=\"9f\"/>\r\n</a>";
	heng_error error = sample();

	(void)state;
	heng_error_at(&error, "samples/tee-card.xml", 2, 38, 3);
	heng_error_expected(&error, "应为 '%s'", "expected '%s'", "hash");
	heng_error_hint(&error, "运行 heng explain %s", "heng explain %s",
			"H1042");
	heng_error_source(&error, text, strlen(text));
	assert_shown(&error, HENG_EN,
		     "error[H1042]: attribute 'sha' is not allowed here\n"
		     "  --> samples/tee-card.xml:2:38\n"
		     "    2 |   <name>衡</name><attachment id=\"A3\" "
		     "sha=\"9f\"/>\n"
		     "      |                                       ^^^ "
		     "expected 'hash'\n"
		     "  hint: heng explain H1042\n");
	assert_shown(&error, HENG_BOTH,
		     "error[H1042]: 此处不允许属性 'sha' / attribute 'sha' is "
		     "not allowed here\n"
		     "  --> samples/tee-card.xml:2:38\n"
		     "    2 |   <name>衡</name><attachment id=\"A3\" "
		     "sha=\"9f\"/>\n"
		     "      |                                       ^^^ "
		     "应为 'hash' / expected 'hash'\n"
		     "  hint: 运行 heng explain H1042 / heng explain H1042\n");
}

static void test_without_place(void **state)
{
	heng_error error = sample();

	(void)state;
	heng_error_source(&error, "<a/>", 4);
	assert_string_equal(error.source, "");
	assert_shown(&error, HENG_ZH, "error[H1042]: 此处不允许属性 'sha'\n");
	heng_error_expected(&error, "应为 'hash'", "expected 'hash'");
	assert_shown(&error, HENG_EN,
		     "error[H1042]: attribute 'sha' is not allowed here\n"
		     "  = expected 'hash'\n");
	/* A line that the text does not have: the place, no source. */
	heng_error_at(&error, "x", 9, 1, 1);
	heng_error_source(&error, "<a/>\n", 5);
	assert_string_equal(error.source, "");
	heng_error_at(&error, NULL, 9, 1, 0);
	assert_int_equal(error.width, 1);
	assert_string_equal(error.file, "x");
	assert_int_equal(heng_fail(NULL, HENG_EIO, "H0001", "x", "x"),
			 HENG_EIO);
	heng_error_at(NULL, "x", 1, 1, 1);
	heng_error_hint(NULL, "x", "x");
	heng_error_expected(NULL, "x", "x");
	heng_error_source(NULL, "x", 1);
	assert_int_equal(heng_fail_memory(NULL), HENG_ENOMEM);
}

static void test_hostile_text(void **state)
{
	heng_error error;
	char out[OUT];

	(void)state;
	heng_fail(&error, HENG_EINPUT, "H1042", "值 '%s'", "value '%s'",
		  "\x1b[2Ja\nb\xff\xe2\x80\xae!");
	assert_string_equal(error.en, "value ' [2Ja b\xef\xbf\xbd !'");
	heng_error_at(&error, "\x1b]0;x\a.xml", 1, 3, 1);
	heng_error_source(&error, "\t\x1b[31m<b>\n", 10);
	heng_error_format(&error, HENG_BOTH, out, sizeof(out));
	for (const char *at = out; *at; at++)
		assert_true((unsigned char)*at >= 0x20 || *at == '\n');
}

static void test_long_texts(void **state)
{
	heng_error error;
	char longer[3 * HENG_ERROR_TEXT_MAX + 1];

	(void)state;
	for (size_t lead = 0; lead < 3; lead++) {
		size_t size;

		memset(longer, 'x', lead);
		for (size_t at = lead; at + 3 < sizeof(longer); at += 3)
			memcpy(longer + at, "衡", 4);
		heng_fail(&error, HENG_EINPUT, "H1042", "%s", "%s", longer);
		size = strlen(error.zh);
		assert_true(size < HENG_ERROR_TEXT_MAX);
		assert_true(size > HENG_ERROR_TEXT_MAX - 8);
		assert_int_equal(heng_utf8_valid(error.zh, size), size);
		assert_string_equal(error.zh + size - 3, "…");
		assert_memory_equal(error.zh, longer, size - 3);
		assert_string_equal(error.zh, error.en);
	}
	/* Exactly full is not cut. */
	memset(longer, 'y', HENG_ERROR_TEXT_MAX);
	longer[HENG_ERROR_TEXT_MAX - 1] = '\0';
	heng_fail(&error, HENG_EINPUT, "H1042", "%s", "%s", longer);
	assert_string_equal(error.zh, longer);
}

/* The caret line's first caret, and the cells of the source before it. */
static void check_caret(const heng_error *error, const char *needle)
{
	char out[OUT];
	char *source, *caret, *hit, *end;

	heng_error_format(error, HENG_EN, out, sizeof(out));
	source = strstr(out, " | ");
	assert_non_null(source);
	source += 3;
	end = strchr(source, '\n');
	assert_non_null(end);
	*end = '\0';
	caret = strstr(end + 1, " | ");
	assert_non_null(caret);
	caret += 3;
	hit = strstr(source, needle);
	if (!hit)
		fail_msg("the cut lost \"%s\": %s", needle, source);
	if (strspn(caret, " ") !=
	    heng_utf8_width(source, (size_t)(hit - source)))
		fail_msg("seed %d:\n%s\n%s", SEED, source, caret);
	assert_int_equal(strspn(caret + strspn(caret, " "), "^"),
			 heng_utf8_width(needle, strlen(needle)));
	assert_true(heng_utf8_width(source, strlen(source)) <= 122);
}

static size_t put_pieces(uint64_t *seed, char *out, int n)
{
	static const char *const pieces[] = {"a",  " ", "衡",	     "é",  "\t",
					     "，", "😀", "e\xcc\x81", "\"", "ｶ"};
	const int last = sizeof(pieces) / sizeof(*pieces) - 1;
	size_t size = 0;

	while (n-- > 0) {
		const char *piece = pieces[random_between(seed, 0, last)];

		memcpy(out + size, piece, strlen(piece));
		size += strlen(piece);
	}
	return size;
}

static void test_caret_random(void **state)
{
	uint64_t seed = SEED;

	(void)state;
	for (int i = 0; i < LINES; i++) {
		int before = (int)random_between(&seed, 0, i % 2 ? 12 : 400);
		int after = (int)random_between(&seed, 0, i % 3 ? 12 : 400);
		const char *needle = i % 5 ? "#!" : "#评!";
		size_t needle_size = strlen(needle);
		char text[8192] = "first\n";
		size_t start = strlen(text), size = start;
		heng_error error = sample();

		size += put_pieces(&seed, text + size, before);
		heng_error_at(
		    &error, "x.xml", 2,
		    (uint32_t)heng_utf8_length(text + start, size - start) + 1,
		    (uint32_t)heng_utf8_length(needle, needle_size));
		memcpy(text + size, needle, needle_size);
		size += needle_size;
		size += put_pieces(&seed, text + size, after);
		memcpy(text + size, "\nlast", 5);
		size += 5;
		heng_error_source(&error, text, size);
		assert_true(strlen(error.source) < HENG_ERROR_LINE_MAX);
		check_caret(&error, needle);
	}
}

static void test_caret_with_tabs(void **state)
{
	heng_error error = sample();

	(void)state;
	/* A source that somebody else filled may still hold tabs. */
	heng_error_at(&error, "x.lua", 7, 3, 1);
	strcpy(error.source, "\ta=1");
	assert_shown(&error, HENG_EN,
		     "error[H1042]: attribute 'sha' is not allowed here\n"
		     "  --> x.lua:7:3\n"
		     "    7 |         a=1\n"
		     "      |          ^\n");
	/* A tab goes to the next multiple of eight. */
	strcpy(error.source, "衡a\t=1");
	heng_error_at(&error, "x.lua", 7, 4, 1);
	assert_shown(&error, HENG_EN,
		     "error[H1042]: attribute 'sha' is not allowed here\n"
		     "  --> x.lua:7:4\n"
		     "    7 | 衡a     =1\n"
		     "      |         ^\n");
	strcpy(error.source, "\ta=1");
	/* Behind the end of the line. */
	heng_error_at(&error, "x.lua", 123456, 5, 4);
	assert_shown(&error, HENG_EN,
		     "error[H1042]: attribute 'sha' is not allowed here\n"
		     "  --> x.lua:123456:5\n"
		     "123456 |         a=1\n"
		     "       |            ^\n");
}

static void test_suggest(void **state)
{
	static const struct {
		const char *wanted, *candidates[4], *best;
	} cases[] = {
	    {"sha", {"hash", "size", "href"}, NULL},
	    {"dimensoin", {"dimension", "severity"}, "dimension"},
	    {"Title", {"title", "Titles"}, "title"},
	    {"xyz", {"title", "weight"}, NULL},
	    {"wieght", {"weight", "height"}, "weight"},
	    {"ab", {"xy", "abc", "b"}, "abc"},
	    {"id", {"id"}, "id"},
	    {"", {"a"}, "a"},
	    {"quorums_at", {"quorum"}, NULL},
	    {"Pass_At", {"past_it", "pass_at"}, "pass_at"},
	    {"pass_at", {"PASS_AT"}, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		heng_suggest suggest = {.wanted = cases[i].wanted};

		for (int k = 0; k < 4 && cases[i].candidates[k]; k++)
			heng_suggest_offer(&suggest, cases[i].candidates[k]);
		if (!cases[i].best != !suggest.best ||
		    (suggest.best && strcmp(suggest.best, cases[i].best)))
			fail_msg("\"%s\" finds %s", cases[i].wanted,
				 suggest.best ? suggest.best : "nothing");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_point),
	    cmocka_unit_test(test_bad_bytes),
	    cmocka_unit_test(test_lengths),
	    cmocka_unit_test(test_widths),
	    cmocka_unit_test(test_whole_form),
	    cmocka_unit_test(test_without_place),
	    cmocka_unit_test(test_hostile_text),
	    cmocka_unit_test(test_long_texts),
	    cmocka_unit_test(test_caret_random),
	    cmocka_unit_test(test_caret_with_tabs),
	    cmocka_unit_test(test_suggest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
