/* CSV: what is written is read back, at its places; every mistake has one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "core/read/csv.h"
#include "tests/unit/base_random.h"

enum { SEED = 5, TABLES = 2000, RECORDS = 5, FIELDS = 6, CELL = 24 };

static heng_csv csv;

/* A cell of what is hard to write. */
static void make_cell(uint64_t *seed, char cell[CELL])
{
	static const char *const parts[] = {"a",  "分", "\"", ",", ";", "\t",
					    "\n", "\r", " ",  "'", "=", "é"};
	int n = (int)random_between(seed, 0, 5);

	cell[0] = '\0';
	for (int i = 0; i < n; i++)
		strcat(cell, parts[random_between(seed, 0, 11)]);
}

static void put_cell(heng_buf *out, uint64_t *seed, const char *cell, char sep)
{
	bool must = strpbrk(cell, "\"\n\r") || strchr(cell, sep);

	if (!must && random_one_in(seed, 2)) {
		heng_buf_puts(out, cell);
		return;
	}
	heng_buf_putc(out, '"');
	for (; *cell; cell++) {
		if (*cell == '"')
			heng_buf_putc(out, '"');
		heng_buf_putc(out, *cell);
	}
	heng_buf_putc(out, '"');
}

static void test_round_trip(void **state)
{
	static const char separators[] = ",;\t";
	static const char *const ends[] = {"\r\n", "\n", "\r"};
	static char cells[RECORDS][FIELDS][CELL];
	uint64_t seed = SEED;

	(void)state;
	for (int t = 0; t < TABLES; t++) {
		char sep = separators[t % 3];
		const char *end = ends[t / 3 % 3];
		heng_buf text = {0};
		heng_error error;
		bool more;

		heng_buf_printf(&text, "%ssep=%c%s",
				t % 2 ? "\xef\xbb\xbf" : "", sep, end);
		for (int r = 0; r < RECORDS; r++) {
			for (int f = 0; f < FIELDS; f++) {
				make_cell(&seed, cells[r][f]);
				if (f > 0)
					heng_buf_putc(&text, sep);
				put_cell(&text, &seed, cells[r][f], sep);
			}
			heng_buf_puts(&text, end);
		}
		assert_int_equal(
		    heng_csv_open(&csv, "t", text.data, text.size, &error),
		    HENG_OK);
		assert_int_equal(csv.separator, sep);
		for (int r = 0; r < RECORDS; r++) {
			assert_int_equal(heng_csv_next(&csv, &more, &error),
					 HENG_OK);
			assert_true(more);
			assert_int_equal(csv.n_fields, FIELDS);
			for (int f = 0; f < FIELDS; f++)
				assert_string_equal(csv.fields[f].text,
						    cells[r][f]);
		}
		assert_int_equal(heng_csv_next(&csv, &more, &error), HENG_OK);
		assert_false(more);
		heng_csv_fini(&csv);
		heng_buf_fini(&text);
	}
}

/* Reads all; the number of records, or -1 and the error. */
static int read_all(const char *text, size_t size, heng_error *error)
{
	bool more = true;
	int n = 0;
	heng_rc rc = heng_csv_open(&csv, "t", text, size, error);

	for (; rc == HENG_OK && more; n++)
		rc = heng_csv_next(&csv, &more, error);
	heng_csv_fini(&csv);
	return rc == HENG_OK ? n - 1 : -1;
}

static void test_separators(void **state)
{
	static const struct {
		const char *text;
		char separator;
		int records;
	} cases[] = {
	    {"", ',', 0},
	    {"a", ',', 1},
	    {"a\n", ',', 1},
	    {"a;b,c\n", ';', 1},
	    {"\"a;b\"\n\"c\td\"\te\n", '\t', 2},
	    {"sep=,\r\na;b", ',', 1},
	    {"sep=\t", '\t', 0},
	    {"sep=x\na", ',', 2},
	    {"\n\n", ',', 2},
	    {"\r\r\n\n", ',', 3},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		heng_error error;

		assert_int_equal(
		    read_all(cases[i].text, strlen(cases[i].text), &error),
		    cases[i].records);
		assert_int_equal(csv.separator, cases[i].separator);
	}
}

static void test_mistakes(void **state)
{
	static const struct {
		const char *text;
		const char *code;
		uint32_t line, column;
	} cases[] = {
	    {"a,\"b", "H4521", 1, 3},	     {"\"", "H4521", 1, 1},
	    {"x\r\n\"a\"\"", "H4521", 2, 1}, {"分,\"b\nc\"d", "H4522", 2, 3},
	    {"\"a\" ,b", "H4522", 1, 4},     {"a,\x01", "H4524", 1, 3},
	    {"分\x7f", "H4524", 1, 2},	     {"a\n\xef\xbf\xbf", "H4524", 2, 1},
	    {"a\n分\xff", "H4520", 2, 2},    {"\xff\xfe", "H4520", 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		heng_error error = {0};

		assert_int_equal(
		    read_all(cases[i].text, strlen(cases[i].text), &error), -1);
		assert_string_equal(error.code, cases[i].code);
		assert_int_equal(error.line, cases[i].line);
		assert_int_equal(error.column, cases[i].column);
		assert_true(error.zh[0] && error.en[0]);
	}
}

/* HENG_CSV_FIELDS_MAX is taken, one more is not. */
static void test_limit(void **state)
{
	char text[HENG_CSV_FIELDS_MAX];
	heng_error error;

	(void)state;
	memset(text, ',', sizeof(text));
	assert_int_equal(read_all(text, sizeof(text) - 1, &error), 1);
	assert_int_equal(read_all(text, sizeof(text), &error), -1);
	assert_string_equal(error.code, "H4523");
	assert_int_equal(error.rc, HENG_ELIMIT);
	assert_int_equal(error.column, HENG_CSV_FIELDS_MAX + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_round_trip),
	    cmocka_unit_test(test_separators),
	    cmocka_unit_test(test_mistakes),
	    cmocka_unit_test(test_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
