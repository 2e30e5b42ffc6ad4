/* Test: the plugin service-metrics on dossiers and files made here. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "core/native/plugins.h"
#include "core/native/spawn.h"
#include "core/read/reader.h"
#include "plugins/service-metrics/csv.h"
#include "plugins/service-metrics/rank.h"

#ifndef SHIPPED_DIR
#define SHIPPED_DIR "plugins"
#endif

/* 2026-06-30 in days since 1970 */
enum { AS_OF = 20634 };

enum { MEASURES_MAX = 64, MEMORY = 64 /* MiB for a host */ };

typedef struct bench {
	heng_reader *reader;
	heng_plugin_host *host;
	heng_plugin_job job;
	heng_arena arena;
	heng_measure measures[MEASURES_MAX];
	bool fault;
	char folder[64];
	heng_limits limits;
	heng_native native;
} bench;

static int begin(void **state)
{
	const char *folder = getenv("HENG_SHIPPED_PLUGINS");
	bench *b = calloc(1, sizeof(*b));
	char file[512];
	heng_error error;

	assert_non_null(b);
	b->job.image_fd = -1;
	b->job.as_of = AS_OF;
	b->reader = heng_reader_new();
	assert_non_null(b->reader);
	snprintf(b->folder, sizeof(b->folder), "/tmp/heng-metrics-XXXXXX");
	assert_non_null(mkdtemp(b->folder));
	b->job.folder_fd = open(b->folder, O_PATH | O_DIRECTORY);
	assert_true(b->job.folder_fd >= 0);
	/* Room for the libraries and little more, whatever the file. */
	b->limits = heng_limits_default;
	b->limits.plugin_memory = (int64_t)MEMORY << 20;
	b->native.limits = &b->limits;
	if (folder)
		snprintf(file, sizeof(file), "%s/service-metrics.so", folder);
	else
		snprintf(file, sizeof(file),
			 SHIPPED_DIR
			 "/service-metrics/.libs/service-metrics.so");
	if (heng_plugin_host_open("service-metrics", file, &b->native, &b->host,
				  &error))
		fail_msg("%s %s", error.code, error.en);
	assert_true(heng_plugin_host_info(b->host)->n_measures <= MEASURES_MAX);
	*state = b;
	return 0;
}

static int end(void **state)
{
	bench *b = *state;

	if (b->job.image_fd >= 0)
		close(b->job.image_fd);
	unlinkat(b->job.folder_fd, "s.csv", 0);
	close(b->job.folder_fd);
	rmdir(b->folder);
	heng_plugin_host_free(b->host);
	heng_reader_free(b->reader);
	heng_arena_fini(&b->arena);
	free(b);
	return 0;
}

/* Computes all measures of a dossier whose operation record is `body`. */
static void compute(bench *b, const char *body)
{
	static const char head[] =
	    "<dossier xmlns='urn:heng:dossier:1' schemaVersion='1' "
	    "asOf='2026-06-30' scheme='pboc-tool' phase='operation'>"
	    "<milestone type='live' date='2026-02-10'/>"
	    "<app><name>n</name><expectedEffect metricId='m' "
	    "better='lower'/><expectedEffect metricId='w'/></app><operation>";
	static const char tail[] = "</operation><attachment id='A' "
				   "href='s.csv'/><attachment id='N' "
				   "href='none.csv'/></dossier>";
	size_t room = strlen(body) + sizeof(head) + sizeof(tail);
	char *text = malloc(room);
	heng_error error;

	assert_non_null(text);
	snprintf(text, room, "%s%s%s", head, body, tail);
	if (heng_read(b->reader, &heng_dossier_grammar, "t.xml", text,
		      strlen(text), NULL, NULL, &b->job.image, &error))
		fail_msg("%u: %s", (unsigned)error.column, error.en);
	free(text);
	if (b->job.image_fd >= 0)
		close(b->job.image_fd);
	b->job.image_fd = heng_image_share(b->job.image, &error);
	assert_true(b->job.image_fd >= 0);
	heng_arena_reset(&b->arena);
	assert_int_equal(heng_plugin_host_judge(b->host, &b->job, &b->arena,
						NULL, 0, b->measures, &b->fault,
						&error),
			 HENG_OK);
	assert_false(b->fault);
}

static const heng_measure *find(const bench *b, const char *name)
{
	const heng_plugin_info *info = heng_plugin_host_info(b->host);
	size_t i;

	for (i = 0; i < info->n_measures; i++)
		if (strcmp(b->measures[i].name, name) == 0)
			return &b->measures[i];
	fail_msg("no measure %s", name);
	return NULL;
}

/* The value; what else stands beside it ("": nothing). */
static void is(const bench *b, const char *name, int64_t value,
	       const char *note)
{
	const heng_measure *m = find(b, name);

	if (!m->computed)
		fail_msg("%s lacks %s (%s)", name, m->why_not, m->note);
	if (m->value != value)
		fail_msg("%s is %lld instead of %lld", name,
			 (long long)m->value, (long long)value);
	assert_string_equal(m->note, note);
}

/* Not computed for want of the path, with this beside it. */
static void lacks(const bench *b, const char *name, const char *path,
		  const char *note)
{
	const heng_measure *m = find(b, name);

	if (m->computed)
		fail_msg("%s is %lld", name, (long long)m->value);
	assert_string_equal(m->why_not, path);
	assert_string_equal(m->note, note);
}

static void put(const bench *b, const char *text, size_t size)
{
	int fd = openat(b->job.folder_fd, "s.csv", O_CREAT | O_TRUNC | O_WRONLY,
			0600);

	assert_true(fd >= 0);
	while (size) {
		ssize_t n = write(fd, text, size);

		assert_true(n > 0);
		text += n;
		size -= (size_t)n;
	}
	close(fd);
}

#define POINT(date, value) "<point date='" date "' value='" value "'/>"
#define WHY(date, value, id)                                                   \
	"<point date='" date "' value='" value "' explainedBy='" id "'/>"
#define SERIES(kind, unit, points)                                             \
	"<metricSeries id='S' kind='" kind "'><unit>" unit "</unit>" points    \
	"</metricSeries>"
#define FROM_FILE(kind, unit)                                                  \
	"<metricSeries id='S' kind='" kind "' attRef='A'><unit>" unit          \
	"</unit></metricSeries>"

static void test_nothing_told(void **state)
{
	const heng_plugin_info *info;
	bench *b = *state;
	size_t i;

	compute(b, "");
	info = heng_plugin_host_info(b->host);
	for (i = 0; i < info->n_measures; i++)
		assert_false(b->measures[i].computed);
	lacks(b, "availability", "operation/metricSeries", "availability");
	lacks(b, "latency-p95", "operation/metricSeries", "latency");
	lacks(b, "complaint-rate", "operation/complaintSummary", "");
	lacks(b, "activity", "operation/volume", "");
	lacks(b, "satisfaction", "operation/satisfaction", "");
	lacks(b, "cusum-excursions", "operation/metricSeries", "risk");
	lacks(b, "change-p", "operation/metricSeries", "efficiency");
}

static void test_monthly(void **state)
{
	bench *b = *state;

	/* A month's mean counts: 99.9 and 99.8; order does not matter. */
	compute(b, SERIES("availability", " % ",
			  POINT("2026-05-02", "99.9") POINT("2026-03-01", "100")
			      POINT("2026-04-01", "99.999999")
				  POINT("2026-05-01", "99.8")));
	is(b, "availability", 99850000, "");
	is(b, "availability-gaps", 0, "");
	is(b, "availability-trend-s", -4, "");
	/* Basis points; rounded down; one month left out of three. */
	compute(b, SERIES("success-rate", "bp",
			  POINT("2026-03-01", "9990.5")
			      POINT("2026-05-01", "9977.777777")));
	is(b, "success-rate", 99777777, "");
	is(b, "success-rate-gaps", 1, "S:2026-04");
	is(b, "success-rate-drop", 127223, "");
	/* What is explained is no fall; a change that is not there explains
	 * nothing; an incident of the day does. */
	compute(
	    b,
	    SERIES(
		"success-rate", "%",
		POINT("2026-03-01", "99") WHY("2026-04-01", "90", "G") WHY(
		    "2026-05-01", "89",
		    "X")) "<incident id='I' time='2026-05-02T00:00:00+08:00'/>"
			  "<change id='G'/>");
	is(b, "success-rate-drop", 1000000, "");
	compute(b,
		SERIES("success-rate", "%",
		       POINT("2026-03-01", "99")
			   POINT("2026-05-02",
				 "89")) "<incident id='I' "
					"time='2026-05-02T00:00:00+08:00'/>");
	is(b, "success-rate-drop", 0, "");
	/* Several series: the worst. */
	compute(
	    b, "<metricSeries id='S' kind='availability'><unit>%</unit>" POINT(
		   "2026-03-01", "99") "</metricSeries><metricSeries id='T' "
				       "kind='availability'><unit>%</"
				       "unit>" POINT("2026-03-01",
						     "98.5") "</metricSeries>");
	is(b, "availability", 98500000, "");
	is(b, "availability-gaps", 4, "S:2026-04");
	lacks(b, "availability-trend-p", "operation/metricSeries[1]/point",
	      "S");
}

static void test_monthly_wrong(void **state)
{
	bench *b = *state;

	compute(b, SERIES("availability", "pct", POINT("2026-03-01", "99")));
	lacks(b, "availability", "operation/metricSeries[1]/unit", "S");
	compute(b, SERIES("availability", "%", ""));
	lacks(b, "availability", "operation/metricSeries[1]/point", "S");
	compute(b, SERIES("availability", "%", "<point value='1'/>"));
	lacks(b, "availability", "operation/metricSeries[1]/point[1]/@date",
	      "");
	compute(b, SERIES("availability", "%", "<point date='2026-03-01'/>"));
	lacks(b, "availability", "operation/metricSeries[1]/point[1]/@value",
	      "");
	compute(b, SERIES("availability", "%", POINT("2026-03-01", "100.01")));
	lacks(b, "availability", "operation/metricSeries[1]/point",
	      "S:no-share");
	compute(b, SERIES("availability", "%", POINT("2026-03-01", "-1")));
	lacks(b, "availability", "operation/metricSeries[1]/point",
	      "S:no-share");
	compute(b,
		SERIES("availability", "%",
		       POINT("2026-03-01", "99") POINT("2026-03-01", "100")));
	lacks(b, "availability", "operation/metricSeries[1]/point",
	      "S:duplicate-date");
	compute(b, SERIES("availability", "%", POINT("2026-07-01", "99")));
	lacks(b, "availability", "operation/metricSeries[1]/point[1]/@date",
	      "future-date");
	put(b, "2026-03-01,1\n", 13);
	compute(b,
		"<metricSeries id='S' kind='availability' attRef='A'>"
		"<unit>%</unit>" POINT("2026-03-01", "99") "</metricSeries>");
	lacks(b, "availability", "operation/metricSeries[1]/@attRef",
	      "points-and-file");
}

static void test_latency(void **state)
{
	char text[4096];
	size_t i, at = 0;
	bench *b = *state;

	/* 1 to 100: the nearest ranks are 50, 95 and 99. */
	for (i = 100; i > 0; i--)
		at += (size_t)snprintf(text + at, sizeof(text) - at,
				       "2026-0%zu-01,%zu\n", 3 + i % 3, i);
	put(b, text, at);
	compute(b, FROM_FILE("latency", "ms"));
	is(b, "latency-p50", 50000000, "");
	is(b, "latency-p95", 95000000, "");
	is(b, "latency-p99", 99000000, "");
	is(b, "latency-gaps", 0, "");
	compute(b, FROM_FILE("latency", "秒"));
	is(b, "latency-p95", 95000000000, "");
	/* Monthly figures bound the percentile; the larger one counts. */
	compute(
	    b,
	    FROM_FILE("latency",
		      "ms") "<metricSeries id='T' kind='latency-p95'><unit>毫秒"
			    "</unit>" POINT("2026-03-01", "500")
				POINT("2026-04-01", "90") "</metricSeries>");
	is(b, "latency-p95", 500000000, "");
	is(b, "latency-p99", 99000000, "");
	is(b, "latency-trend-s", -1, "T");
	compute(b, SERIES("latency-p95", "ms", POINT("2026-03-01", "-1")));
	lacks(b, "latency-p95", "operation/metricSeries[1]/point", "S:no-time");
	compute(b, SERIES("latency", "s", POINT("2026-03-01", "999999999999")));
	lacks(b, "latency-p95", "operation/metricSeries[1]/point", "S:no-time");
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

		put(b, one->text, strlen(one->text));
		compute(b, FROM_FILE("availability", "%"));
		if (one->note)
			lacks(b, "availability",
			      "operation/metricSeries[1]/@attRef", one->note);
		else
			is(b, "availability", 99500000, "");
	}
	/* A zero byte ends nothing. */
	put(b, "2026-03-01,99\0.5\n", 17);
	compute(b, FROM_FILE("availability", "%"));
	lacks(b, "availability", "operation/metricSeries[1]/@attRef",
	      "A:1:bad-row");
	compute(b, "<metricSeries id='S' kind='availability' attRef='N'>"
		   "<unit>%</unit></metricSeries>");
	lacks(b, "availability", "operation/metricSeries[1]/@attRef",
	      "N:absent");
	compute(b, "<metricSeries id='S' kind='availability' attRef='X'>"
		   "<unit>%</unit></metricSeries>");
	lacks(b, "availability", "operation/metricSeries[1]/@attRef",
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
	put(b, text, SIZE);
	compute(b, FROM_FILE("availability", "%"));
	lacks(b, "availability", "operation/metricSeries[1]/@attRef",
	      "A:2:long-row");
	free(text);
	memset(row, 'i', sizeof(row));
	memcpy(row, "2026-03-01,99.5,", 16);
	row[CSV_LINE_MAX] = '\n';
	put(b, row, CSV_LINE_MAX + 1);
	compute(b, FROM_FILE("availability", "%"));
	is(b, "availability", 99500000, "");
	row[CSV_LINE_MAX] = 'i';
	row[CSV_LINE_MAX + 1] = '\n';
	put(b, row, CSV_LINE_MAX + 2);
	compute(b, FROM_FILE("availability", "%"));
	lacks(b, "availability", "operation/metricSeries[1]/@attRef",
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
	put(b, text, (size_t)ROWS * ROW);
	free(text);
	compute(b, FROM_FILE("latency", "ms"));
	is(b, "latency-p50", (int64_t)149999 * 1000000, "");
	is(b, "latency-p99", (int64_t)296999 * 1000000, "");
	compute(b, "<metricSeries id='S' kind='efficiency' metricId='m' "
		   "stage='before' attRef='A'/>");
	lacks(b, "change-p", "operation/metricSeries[1]/@attRef",
	      "A:200001:too-many-points");
}

/* Rows beyond the limit, by a reader that believes to have read the rest. */
static void test_most_rows(void **state)
{
	static struct csv csv;
	bench *b = *state;
	csv_row row;
	int fd;

	put(b, "2026-03-01,1\n2026-03-02,2\n", 26);
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

#define STAGE(stage, more, points)                                             \
	"<metricSeries id='S-" stage "' kind='efficiency' metricId='m' "       \
	"stage='" stage "' " more "><unit>h</unit>" points "</metricSeries>"

static void test_change(void **state)
{
	bench *b = *state;

	/* 9 pairs, lower is better; one day may have several values. */
	compute(b, STAGE("before", "",
			 POINT("2025-01-01", "70") POINT("2025-01-01", "71")
			     POINT("2025-01-02", "72"))
		       STAGE("after", "",
			     POINT("2026-04-01", "60") POINT("2026-04-02", "61")
				 POINT("2026-04-03", "71")));
	is(b, "change-u", 15, ""); /* 1.5 */
	is(b, "change-better", 83333333, "");
	is(b, "change-points", 3, "");
	compute(b, STAGE("after", "", POINT("2026-04-01", "60")));
	lacks(b, "change-p", "operation/metricSeries", "before");
	compute(b, STAGE("before", "", POINT("2026-04-01", "60")));
	lacks(b, "change-p", "operation/metricSeries", "after");
	compute(b, "<metricSeries id='S' kind='efficiency' metricId='m'>" POINT(
		       "2026-04-01", "60") "</metricSeries>");
	lacks(b, "change-p", "operation/metricSeries[1]/@stage", "S");
	compute(b,
		"<metricSeries id='S' kind='efficiency' stage='after'>" POINT(
		    "2026-04-01", "60") "</metricSeries>");
	lacks(b, "change-p", "operation/metricSeries[1]/@metricId", "S");
	compute(b, "<metricSeries kind='efficiency' metricId='w'/>");
	lacks(b, "change-p", "app/expectedEffect[2]/@better", "w");
	compute(b, "<metricSeries kind='efficiency' metricId='q'/>");
	lacks(b, "change-p", "app/expectedEffect", "q");
	compute(b, "<metricSeries id='S' kind='efficiency' metricId='m' "
		   "stage='before'><unit>d</unit>" POINT(
		       "2025-01-01",
		       "1") "</metricSeries>" STAGE("after", "",
						    POINT("2026-04-01", "60")));
	lacks(b, "change-p", "operation/metricSeries[2]/unit", "other-unit");
}

#define EIGHT                                                                  \
	POINT("2026-01-01", "1.0")                                             \
	POINT("2026-01-02", "1.1")                                             \
	POINT("2026-01-03", "1.0")                                             \
	POINT("2026-01-04", "1.1")                                             \
	POINT("2026-02-01", "1.0")                                             \
	POINT("2026-03-01", "1.1") POINT("2026-04-01", "1.0")
#define RISK(band, points)                                                     \
	"<metricSeries id='R' kind='risk' " band ">" points "</metricSeries>"

static void test_risk(void **state)
{
	bench *b = *state;

	compute(b, RISK("upper='2'", EIGHT POINT("2026-05-01", "1.1")));
	is(b, "cusum-excursions", 0, "");
	is(b, "band-excursions", 0, "");
	is(b, "risk-gaps", 0, "");
	compute(b, RISK("upper='2'", EIGHT POINT("2026-05-01", "2.01")));
	is(b, "cusum-excursions", 1, "R");
	is(b, "band-excursions", 1, "R");
	compute(b, RISK("upper='2'", EIGHT POINT("2026-05-01", "2")));
	is(b, "band-excursions", 0, "");
	compute(b, RISK("lower='1' upper='2'",
			EIGHT POINT("2026-05-01", "0.999999")));
	is(b, "band-excursions", 1, "R");
	/* Explained: by name, or by what happened that day. Then only seven
	 * are left for the chart. */
	compute(b, RISK("upper='2'", EIGHT WHY("2026-05-01", "9",
					       "I")) "<incident id='I'/>");
	is(b, "band-excursions", 0, "");
	lacks(b, "cusum-excursions", "operation/metricSeries[1]/point",
	      "R:too-few-points");
	compute(b, RISK("upper='2'",
			EIGHT POINT("2026-05-01", "9")
			    POINT("2026-05-02",
				  "1.0")) "<incident id='I' "
					  "time='2026-05-01T09:00:00+08:00'/>");
	is(b, "cusum-excursions", 0, "");
	is(b, "band-excursions", 0, "");
	compute(b, RISK("upper='2'", EIGHT WHY("2026-05-01", "9", "I")));
	is(b, "cusum-excursions", 1, "R");
	compute(b, RISK("", EIGHT POINT("2026-05-01", "9")));
	lacks(b, "band-excursions", "operation/metricSeries[1]/@upper", "R");
}

#define VOLUME(month, customers, transactions)                                 \
	"<volume month='" month "' customers='" customers                      \
	"' transactions='" transactions "' cost='300' revenue='100'/>"
#define COMPLAINTS(month, count)                                               \
	"<complaintSummary month='" month "' count='" count "'/>"

static void test_volumes(void **state)
{
	bench *b = *state;

	compute(b, VOLUME("2026-05-01", "30000", "50")
		       VOLUME("2026-04-01", "20000", "100")
			   VOLUME("2026-03-01", "10000", "70")
			       VOLUME("2026-02-01", "9000", "60")
				   COMPLAINTS("2026-03-01", "7")
				       COMPLAINTS("2026-05-01", "10"));
	is(b, "complaint-rate", 7000000, "");
	is(b, "complaint-trend-s", -1, "");
	is(b, "activity", 73333333, "");
	is(b, "activity-gaps", 0, "");
	is(b, "activity-trend-s", 0, "");
	is(b, "cost-cover", 33333333, "");
	/* Rounded up: a trifle above a limit is above it. */
	compute(b, VOLUME("2026-05-01", "30001", "1")
		       COMPLAINTS("2026-05-01", "30"));
	is(b, "complaint-rate", 9999667, "");
	/* Records that the sums leave out. */
	compute(
	    b,
	    VOLUME("2026-05-01", "10000",
		   "1") "<complaintRecord received='2026-05-03'/>"
			"<complaintRecord received='2026-05-31'/>" COMPLAINTS(
			    "2026-05-01", "1"));
	is(b, "complaint-rate", 2000000, "");
	compute(b, VOLUME("2026-05-01", "10000",
			  "1") "<complaintRecord "
			       "received='2026-04-03'/>" COMPLAINTS(
				   "2026-05-01", "1"));
	lacks(b, "complaint-rate", "operation/complaintSummary", "2026-04-03");
	compute(b, COMPLAINTS("2026-05-01", "1"));
	lacks(b, "complaint-rate", "operation/volume", "");
	compute(b,
		VOLUME("2026-04-01", "1", "1") COMPLAINTS("2026-05-01", "1"));
	lacks(b, "complaint-rate", "operation/volume", "2026-05-01");
	compute(b,
		VOLUME("2026-05-01", "0", "0") COMPLAINTS("2026-05-01", "1"));
	lacks(b, "complaint-rate", "operation/volume[1]/@customers", "zero");
	compute(b, VOLUME("2026-05-01", "0", "0") VOLUME("2026-04-01", "0", "0")
		       VOLUME("2026-03-01", "0", "0")
			   COMPLAINTS("2026-05-01", "0"));
	is(b, "complaint-rate", 0, "");
	is(b, "activity", 0, "");
	compute(b,
		VOLUME("2026-05-01", "-1", "-1") COMPLAINTS("2026-05-01", "1"));
	lacks(b, "complaint-rate", "operation/volume[1]/@customers",
	      "negative");
	lacks(b, "activity", "operation/volume[1]/@transactions", "negative");
	/* The largest figures that can be written. */
	compute(b, VOLUME("2026-05-01", "1", "999999999999999999")
		       VOLUME("2026-04-01", "1", "999999999999999999")
			   VOLUME("2026-03-01", "1", "999999999999999999")
			       COMPLAINTS("2026-05-01", "999999999999999999"));
	is(b, "complaint-rate", INT64_MAX, "");
	is(b, "activity", 100000000, "");
	compute(b,
		VOLUME("2026-05-01", "1", "1") VOLUME("2026-05-31", "1", "1"));
	lacks(b, "activity", "operation/volume[2]/@month", "duplicate-month");
	compute(b,
		VOLUME("2026-05-01", "1", "1") VOLUME("2026-07-01", "1", "1"));
	lacks(b, "activity", "operation/volume[2]/@month", "future-date");
	compute(b,
		VOLUME("2026-05-01", "1", "1") VOLUME("2026-04-01", "1", "1"));
	lacks(b, "activity", "operation/volume", "too-few-months");
	is(b, "activity-gaps", 1, "2026-03");
}

static void test_satisfaction(void **state)
{
	bench *b = *state;

	compute(b, "<satisfaction n='420' score='88.6'/>");
	is(b, "satisfaction", 88600000, "");
	is(b, "satisfaction-answers", 420, "");
	is(b, "satisfaction-lower", 85204363, "");
	is(b, "satisfaction-upper", 91295940, "");
	compute(b, "<satisfaction n='999999999999999999' score='80'/>");
	is(b, "satisfaction-lower", 79997520, "");
	compute(b, "<satisfaction n='0' score='88.6'/>");
	is(b, "satisfaction-answers", 0, "");
	lacks(b, "satisfaction", "operation/satisfaction/@n", "zero");
	compute(b, "<satisfaction n='-1' score='88.6'/>");
	lacks(b, "satisfaction-answers", "operation/satisfaction/@n",
	      "negative");
	compute(b, "<satisfaction n='9' score='100.000001'/>");
	lacks(b, "satisfaction", "operation/satisfaction/@score", "no-share");
	compute(b, "<satisfaction n='9'/>");
	lacks(b, "satisfaction-lower", "operation/satisfaction/@score", "");
	compute(b, "<satisfaction score='9'/>");
	lacks(b, "satisfaction", "operation/satisfaction/@n", "");
}

/* Without the folder nobody can look. */
static void test_no_folder(void **state)
{
	bench *b = *state;
	int folder = b->job.folder_fd;

	b->job.folder_fd = -1;
	compute(b, FROM_FILE("availability", "%"));
	lacks(b, "availability", "operation/metricSeries[1]/@attRef",
	      "A:no-folder");
	b->job.folder_fd = folder;
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_nothing_told),
	    cmocka_unit_test(test_monthly),
	    cmocka_unit_test(test_monthly_wrong),
	    cmocka_unit_test(test_latency),
	    cmocka_unit_test(test_files),
	    cmocka_unit_test(test_long_rows),
	    cmocka_unit_test(test_many_rows),
	    cmocka_unit_test(test_most_rows),
	    cmocka_unit_test(test_change),
	    cmocka_unit_test(test_risk),
	    cmocka_unit_test(test_volumes),
	    cmocka_unit_test(test_satisfaction),
	    cmocka_unit_test(test_no_folder),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
