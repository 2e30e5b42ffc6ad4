/* The benchmark of plugins: a check that does nothing, from call to result. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/native/plugins.h"
#include "core/read/reader.h"
#include "tests/bench/bench.h"
#include "tests/bench/bench_native.h"

enum {
	JUDGEMENTS = 1000,
	ROUNDS = 4,
	WARM = 200, /* not counted */
	SIZE_MAX_BYTES = 16 << 20,
	GATE_US = 25,
};

typedef struct bench_null {
	heng_plugin_host *host;
	heng_plugin_job job;
	heng_arena arena;
	heng_reader *reader;
} bench_null;

/* One dossier through the first `n` rules, in microseconds. */
static double judge(bench_null *b, size_t n)
{
	const heng_plugin_info *info = heng_plugin_host_info(b->host);
	heng_result results[256], *list[256];
	heng_error error;
	bool fault;
	double from;

	heng_arena_reset(&b->arena);
	for (size_t i = 0; i < n; i++) {
		list[i] = &results[i];
		heng_result_init(list[i], &info->rules[i], 1);
	}
	from = bench_wall();
	if (heng_plugin_host_judge(b->host, &b->job, &b->arena, list, n, NULL,
				   &fault, &error) != HENG_OK ||
	    fault || results[n - 1].outcome != HENG_PASS)
		bench_die("the null check is no pass");
	return (bench_wall() - from) * 1e6;
}

/* The least median of some rounds: a machine that is busy with something
 * else is so for a while. */
static double median_of(bench_null *b, size_t n)
{
	static double us[JUDGEMENTS];
	double least = 0;

	for (size_t i = 0; i < WARM; i++)
		judge(b, n);
	for (int round = 0; round < ROUNDS; round++) {
		double median;

		for (size_t i = 0; i < JUDGEMENTS; i++)
			us[i] = judge(b, n);
		median = bench_median(us, JUDGEMENTS);
		if (round == 0 || median < least)
			least = median;
	}
	return least;
}

/* What it costs to show a dossier to hosts at all. */
static double median_of_sharing(const bench_null *b)
{
	static double us[JUDGEMENTS];
	heng_error error;

	for (size_t i = 0; i < JUDGEMENTS; i++) {
		double from = bench_wall();
		int fd = heng_image_share(b->job.image, &error);

		if (fd < 0)
			bench_die("%s", error.en);
		close(fd);
		us[i] = (bench_wall() - from) * 1e6;
	}
	return bench_median(us, JUDGEMENTS);
}

bool bench_native(const char *plugin, const char *sample)
{
	bench_null b = {.job = {.image_fd = -1, .folder_fd = -1}};
	heng_buf text = {0};
	heng_error error;
	double one, all, sharing;

	b.reader = heng_reader_new();
	if (!b.reader ||
	    heng_file_read(sample, SIZE_MAX_BYTES, &text, &error) ||
	    heng_read(b.reader, &heng_dossier_grammar, sample, text.data,
		      text.size, NULL, NULL, &b.job.image, &error))
		bench_die("%s cannot be read", sample);
	b.job.image_fd = heng_image_share(b.job.image, &error);
	if (b.job.image_fd < 0 ||
	    heng_plugin_host_open("null", plugin, NULL, &b.host, &error))
		bench_die("%s", error.en);
	sharing = median_of_sharing(&b);
	one = median_of(&b, 1);
	all = median_of(&b, 256);
	printf("\nplugins, a dossier of %zu bytes, medians of %d\n", text.size,
	       JUDGEMENTS);
	printf("  a dossier made ready         %8.1f us\n", sharing);
	printf("  one null check, alone        %8.1f us; gate %d: %s\n", one,
	       GATE_US, one <= GATE_US ? "holds" : "MISSED");
	printf("  one of 256 null checks       %8.1f us\n", all / 256);
	heng_plugin_host_free(b.host);
	close(b.job.image_fd);
	heng_arena_fini(&b.arena);
	heng_reader_free(b.reader);
	heng_buf_fini(&text);
	return one <= GATE_US;
}
