/* Test: the plugin service-metrics on files, sound and hostile. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plugins/service-metrics/csv.h"
#include "tests/unit/metrics_bench.h"

static void test_latency(void **state)
{
	char text[4096];
	size_t i, at = 0;
	bench *b = *state;

	/* 1 to 100: the nearest ranks are 50, 95 and 99. */
	for (i = 100; i > 0; i--)
		at += (size_t)snprintf(text + at, sizeof(text) - at,
				       "2026-0%zu-01,%zu\n", 3 + i % 3, i);
	metrics_put(b, text, at);
	metrics_compute(b, FROM_FILE("latency", "ms"));
	metrics_is(b, "latency-p50", 50000000, "");
	metrics_is(b, "latency-p95", 95000000, "");
	metrics_is(b, "latency-p99", 99000000, "");
	metrics_is(b, "latency-gaps", 0, "");
	metrics_compute(b, FROM_FILE("latency", "秒"));
	metrics_is(b, "latency-p95", 95000000000, "");
	/* Monthly figures bound the percentile; the larger one counts. */
	metrics_compute(
	    b,
	    FROM_FILE("latency",
		      "ms") "<metricSeries id='T' kind='latency-p95'><unit>毫秒"
			    "</unit>" POINT("2026-03-01", "500")
				POINT("2026-04-01", "90") "</metricSeries>");
	metrics_is(b, "latency-p95", 500000000, "");
	metrics_is(b, "latency-p99", 99000000, "");
	metrics_is(b, "latency-trend-s", -1, "T");
	metrics_compute(b,
			SERIES("latency-p95", "ms", POINT("2026-03-01", "-1")));
	metrics_lacks(b, "latency-p95", "operation/metricSeries[1]/point",
		      "S:no-time");
	metrics_compute(
	    b, SERIES("latency", "s", POINT("2026-03-01", "999999999999")));
	metrics_lacks(b, "latency-p95", "operation/metricSeries[1]/point",
		      "S:no-time");
}

typedef struct file_case {
	const char *text;
	const char *note; /* NULL: it is read, and the lowest is 99.5 */
} file_case;

static const file_case file_cases[] = {
    {"2026-03-01,99.5\n2026-04-01,100\n", NULL},
    {"2026-03-01,99.5\n2026-04-01,100", NULL},
    {"date,value\n2026-03-01,99.5\n", NULL},
    {"\xef\xbb\xbf"
     "date,value,explainedBy\r\n2026-03-01,99.5,I1\r\n2026-03-02,99.5,\r\n",
     NULL},
    {"2026-03-01T23:59:59.999+08:00,99.5\n", NULL},
    {"2024-02-29,99.5\n", NULL},
    {"", "A:0:empty"},
    {"date,value\n", "A:1:empty"},
    {"\n", "A:1:bad-row"},
    {"2026-03-01,99.5\n\n2026-03-02,99.5\n", "A:2:bad-row"},
    {"2026-03-01\n", "A:1:bad-row"},
    {"2026-03-01,99.5,a,b\n", "A:1:bad-row"},
    {"2026-03-01;99.5\n", "A:1:bad-row"},
    {"Date,Value\n", "A:1:bad-date"},
    {"2026-02-30,99.5\n", "A:1:bad-date"},
    {"2025-02-29,99.5\n", "A:1:bad-date"},
    {"2026-3-1,99.5\n", "A:1:bad-date"},
    {"0000-01-01,99.5\n", "A:1:bad-date"},
    {" 2026-03-01,99.5\n", "A:1:bad-date"},
    {"2026-03-01T,99.5\n", "A:1:bad-date"},
    {"2026-03-01Tnow,99.5\n", "A:1:bad-date"},
    {"2026-03-01,NaN\n", "A:1:bad-value"},
    {"2026-03-01,inf\n", "A:1:bad-value"},
    {"2026-03-01,1e1\n", "A:1:bad-value"},
    {"2026-03-01,+1\n", "A:1:bad-value"},
    {"2026-03-01,\n", "A:1:bad-value"},
    {"2026-03-01,-\n", "A:1:bad-value"},
    {"2026-03-01,.5\n", "A:1:bad-value"},
    {"2026-03-01,5.\n", "A:1:bad-value"},
    {"2026-03-01, 5\n", "A:1:bad-value"},
    {"2026-03-01,0x10\n", "A:1:bad-value"},
    {"2026-03-01,1234567890123\n", "A:1:bad-value"},
    {"2026-03-01,1.1234567\n", "A:1:bad-value"},
    {"2026-03-01,99999999999999999999999999999999999\n", "A:1:bad-value"},
    {"2026-03-01,\"99.5\"\n", "A:1:bad-value"},
    {"2026-03-01,９９\n", "A:1:bad-value"},
    {"2026-03-01,999999999999.999999\n", "A:1:no-share"},
    {"2026-03-02,99.5\n2026-03-02,100\n", "A:2:duplicate-date"},
    {"2026-03-02,99.5\n2026-03-01,100\n", "A:2:unsorted"},
    {"2026-03-01,99.5\n2026-07-01,100\n", "A:2:future-date"},
    {"\x89PNG\r\n\x1a\n", "A:1:bad-row"},
};

static void test_files(void **state)
{
	bench *b = *state;
	size_t i;

	for (i = 0; i < sizeof(file_cases) / sizeof(file_cases[0]); i++) {
		const file_case *one = &file_cases[i];

		metrics_put(b, one->text, strlen(one->text));
		metrics_compute(b, FROM_FILE("availability", "%"));
		if (one->note)
			metrics_lacks(b, "availability",
				      "operation/metricSeries[1]/@attRef",
				      one->note);
		else
			metrics_is(b, "availability", 99500000, "");
	}
	/* A zero byte ends nothing. */
	metrics_put(b, "2026-03-01,99\0.5\n", 17);
	metrics_compute(b, FROM_FILE("availability", "%"));
	metrics_lacks(b, "availability", "operation/metricSeries[1]/@attRef",
		      "A:1:bad-row");
	metrics_compute(b,
			"<metricSeries id='S' kind='availability' attRef='N'>"
			"<unit>%</unit></metricSeries>");
	metrics_lacks(b, "availability", "operation/metricSeries[1]/@attRef",
		      "N:absent");
	metrics_compute(b,
			"<metricSeries id='S' kind='availability' attRef='X'>"
			"<unit>%</unit></metricSeries>");
	metrics_lacks(b, "availability", "operation/metricSeries[1]/@attRef",
		      "X:absent");
}

/* A row without an end, and the longest one that is read. */
static void test_long_rows(void **state)
{
	enum { SIZE = 8 << 20 };
	char *text = malloc(SIZE), row[CSV_LINE_MAX + 2];
	bench *b = *state;

	assert_non_null(text);
	memset(text, '7', SIZE);
	memcpy(text, "2026-03-01,99.5\n", 16);
	metrics_put(b, text, SIZE);
	metrics_compute(b, FROM_FILE("availability", "%"));
	metrics_lacks(b, "availability", "operation/metricSeries[1]/@attRef",
		      "A:2:long-row");
	free(text);
	memset(row, 'i', sizeof(row));
	memcpy(row, "2026-03-01,99.5,", 16);
	row[CSV_LINE_MAX] = '\n';
	metrics_put(b, row, CSV_LINE_MAX + 1);
	metrics_compute(b, FROM_FILE("availability", "%"));
	metrics_is(b, "availability", 99500000, "");
	row[CSV_LINE_MAX] = 'i';
	row[CSV_LINE_MAX + 1] = '\n';
	metrics_put(b, row, CSV_LINE_MAX + 2);
	metrics_compute(b, FROM_FILE("availability", "%"));
	metrics_lacks(b, "availability", "operation/metricSeries[1]/@attRef",
		      "A:1:long-row");
}

/* More rows than a trend keeps; percentiles do not mind, in little memory. */
static void test_many_rows(void **state)
{
	enum { ROWS = 300000, ROW = 18 };
	char *text = malloc((size_t)ROWS * ROW + 1);
	bench *b = *state;
	size_t i;

	assert_non_null(text);
	for (i = 0; i < ROWS; i++)
		snprintf(text + i * ROW, ROW + 1, "2026-03-01,%06zu\n",
			 i * 7919 % ROWS);
	metrics_put(b, text, (size_t)ROWS * ROW);
	free(text);
	metrics_compute(b, FROM_FILE("latency", "ms"));
	metrics_is(b, "latency-p50", (int64_t)149999 * 1000000, "");
	metrics_is(b, "latency-p99", (int64_t)296999 * 1000000, "");
	metrics_compute(b,
			"<metricSeries id='S' kind='efficiency' metricId='m' "
			"stage='before' attRef='A'/>");
	metrics_lacks(b, "change-p", "operation/metricSeries[1]/@attRef",
		      "A:200001:too-many-points");
}

/* Rows beyond the limit, by a reader that believes to have read the rest. */
static void test_most_rows(void **state)
{
	static struct csv csv;
	bench *b = *state;
	csv_row row;
	int fd;

	metrics_put(b, "2026-03-01,1\n2026-03-02,2\n", 26);
	fd = openat(b->job.folder_fd, "s.csv", O_RDONLY);
	assert_true(fd >= 0);
	csv_begin(&csv, fd);
	csv.rows = CSV_ROWS_MAX - 1;
	assert_true(csv_next(&csv, &row));
	assert_false(csv_next(&csv, &row));
	assert_int_equal(csv.fault, CSV_MANY);
	assert_false(csv_next(&csv, &row));
	assert_string_equal(csv_word(csv.fault), "too-many-rows");
	close(fd);
	csv_begin(&csv, -1);
	assert_false(csv_next(&csv, &row));
	assert_int_equal(csv.fault, CSV_EIO);
}

/* Without the folder nobody can look. */
static void test_no_folder(void **state)
{
	bench *b = *state;
	int folder = b->job.folder_fd;

	b->job.folder_fd = -1;
	metrics_compute(b, FROM_FILE("availability", "%"));
	metrics_lacks(b, "availability", "operation/metricSeries[1]/@attRef",
		      "A:no-folder");
	b->job.folder_fd = folder;
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_latency),   cmocka_unit_test(test_files),
	    cmocka_unit_test(test_long_rows), cmocka_unit_test(test_many_rows),
	    cmocka_unit_test(test_most_rows), cmocka_unit_test(test_no_folder),
	};

	return cmocka_run_group_tests(tests, metrics_begin, metrics_end);
}
