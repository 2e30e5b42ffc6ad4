/* The corpus: dossiers of 3 kB that differ, as files and as bytes. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "core/base/file.h"
#include "tests/bench/bench.h"

enum { DOSSIER_MAX = 64 << 10 };

void bench_die(const char *format, ...)
{
	va_list args;

	fflush(stdout);
	fputs("bench: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(1);
}

const char *bench_path(const bench_options *options, const char *name,
		       char out[BENCH_PATH_MAX])
{
	int n = snprintf(out, BENCH_PATH_MAX, "%s/%s", options->data, name);

	if (n < 0 || n >= BENCH_PATH_MAX)
		bench_die("a name is too long: %s", options->data);
	return out;
}

static double seconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

double bench_wall(void)
{
	return seconds(CLOCK_MONOTONIC);
}

double bench_cpu(void)
{
	return seconds(CLOCK_PROCESS_CPUTIME_ID);
}

double bench_user(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return (double)usage.ru_utime.tv_sec +
	       (double)usage.ru_utime.tv_usec * 1e-6;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

double bench_median(double *values, size_t n)
{
	qsort(values, n, sizeof(*values), by_value);
	return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/* The one that is open, so that its folder never stays behind. */
static bench_corpus *opened;

static void close_opened(void)
{
	if (opened)
		bench_corpus_close(opened);
}

void bench_corpus_open(bench_corpus *corpus, const bench_options *options)
{
	const char *base = getenv("TMPDIR");
	char name[BENCH_PATH_MAX];
	heng_error error;

	*corpus = (bench_corpus){.files = 0};
	if (heng_file_read(bench_path(options, "dossier.xml", name),
			   DOSSIER_MAX, &corpus->pattern, &error) != HENG_OK)
		bench_die("%s: %s", name, error.en);
	snprintf(corpus->folder, sizeof(corpus->folder), "%s/heng-bench-XXXXXX",
		 base ? base : "/tmp");
	if (!mkdtemp(corpus->folder))
		bench_die("%s cannot be made", corpus->folder);
	opened = corpus;
	if (atexit(close_opened) != 0)
		bench_die("no memory");
}

void bench_corpus_close(bench_corpus *corpus)
{
	static const char *const endings[] = {"xml", "ours", "floor"};
	char name[BENCH_PATH_MAX];

	opened = NULL;
	for (size_t i = 0; i < 3 * corpus->files; i++)
		unlink(bench_corpus_name(corpus, i / 3, endings[i % 3], name));
	rmdir(corpus->folder);
	heng_buf_fini(&corpus->pattern);
}

const char *bench_corpus_name(const bench_corpus *corpus, size_t i,
			      const char *ending, char out[BENCH_PATH_MAX])
{
	int n = snprintf(out, BENCH_PATH_MAX, "%s/d%05zu.%s", corpus->folder, i,
			 ending);

	if (n < 0 || n >= BENCH_PATH_MAX)
		bench_die("a name is too long: %s", corpus->folder);
	return out;
}

/* "~~~~~~" becomes the number, "~~" its last two digits. */
void bench_corpus_fill(const bench_corpus *corpus, size_t i, heng_buf *out)
{
	char digits[8];
	char *at, *end;

	snprintf(digits, sizeof(digits), "%06u", (unsigned)(i % 1000000));
	heng_buf_clear(out);
	heng_buf_put(out, corpus->pattern.data, corpus->pattern.size);
	if (out->failed)
		bench_die("no memory");
	for (at = out->data, end = at + out->size; at < end; at++) {
		size_t n = 0;

		while (at + n < end && at[n] == '~')
			n++;
		if (n == 0)
			continue;
		if (n > 6)
			bench_die("dossier.xml has %zu of ~ in a row", n);
		memcpy(at, digits + 6 - n, n);
	}
}

void bench_corpus_write(bench_corpus *corpus, size_t n)
{
	heng_buf text = {0};

	for (; corpus->files < n; corpus->files++) {
		char name[BENCH_PATH_MAX];
		FILE *file = fopen(
		    bench_corpus_name(corpus, corpus->files, "xml", name), "w");

		bench_corpus_fill(corpus, corpus->files, &text);
		if (!file ||
		    fwrite(text.data, 1, text.size, file) != text.size ||
		    fclose(file) != 0)
			bench_die("%s cannot be written", name);
	}
	heng_buf_fini(&text);
}

void bench_ours_open(bench_ours *ours, const bench_options *options)
{
	heng_error error;

	*ours = (bench_ours){.kit = NULL};
	ours->policies[0] = bench_path(options, "rules50.lua", ours->policy);
	ours->profiles[0] =
	    bench_path(options, "profile.lua", ours->profile);
	ours->options = (heng_kit_options){
	    .profiles = ours->profiles,
	    .n_profiles = 1,
	    .policies = ours->policies,
	    .n_policies = 1,
	};
	if (heng_library_open(&ours->library, &error) != HENG_OK ||
	    heng_kit_open(&ours->library, &ours->options, NULL, NULL,
			  &ours->kit, &error) != HENG_OK ||
	    heng_lane_new(ours->kit, NULL, NULL, 0, &ours->lane, &error) !=
		HENG_OK)
		bench_die("%s:%u: %s", error.file, (unsigned)error.line,
			  error.en);
}

void bench_ours_close(bench_ours *ours)
{
	heng_lane_free(ours->lane);
	heng_kit_free(ours->kit);
	heng_buf_fini(&ours->text);
	heng_buf_fini(&ours->report);
}

void bench_ours_run(bench_ours *ours, const char *name)
{
	heng_error error;

	if (heng_file_read(name, DOSSIER_MAX, &ours->text, &error) != HENG_OK ||
	    heng_lane_assess(ours->lane, name, ours->text.data, ours->text.size,
			     0, NULL, NULL, NULL, &ours->report,
			     &ours->assessment,
			     &error) != HENG_OK)
		bench_die("%s:%u: %s", name, (unsigned)error.line, error.en);
}
