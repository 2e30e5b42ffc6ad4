/*
 * The benchmark: dossiers of 3 kB, 50 Lua rules, one lane, against a floor
 * that runs in the same process in turns with it. Timings are printed and
 * judge nothing; what fails it is an outcome that differs from the floor's.
 */
#include "tests/bench/bench.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/model/terms.h"
#include "tests/bench/bench_native.h"
#include "tests/bench/floor.h"

enum {
	BLOCK = 50, /* dossiers of one side before it is the other's turn */
	REPORT_MAX = 1 << 20,
	FSYNC_N = 200,
};

/* Both sides and what they share. */
typedef struct contest {
	const bench_options *options;
	bench_corpus corpus;
	bench_ours ours;
	floor_judge *floor;
	const char *ids[FLOOR_RULES + 1];
	heng_buf text; /* of the floor */
	char *out;     /* of the floor */
	size_t bytes;  /* of the report that the floor imitates */
} contest;

/* What one side took for some dossiers. */
typedef struct cost {
	double cpu, user, wall;
} cost;

static void start(cost *c)
{
	c->cpu -= bench_cpu();
	c->user -= bench_user();
	c->wall -= bench_wall();
}

static void stop(cost *c)
{
	c->wall += bench_wall();
	c->user += bench_user();
	c->cpu += bench_cpu();
}

static int by_id(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void open_both(contest *c)
{
	char name[BENCH_PATH_MAX];
	size_t n;

	bench_ours_open(&c->ours, c->options);
	const heng_rule *rules =
	    heng_policies_rules(heng_kit_policies(c->ours.kit), &n);
	if (n != FLOOR_RULES)
		bench_die("rules50.lua has %zu rules", n);
	for (size_t i = 0; i < n; i++)
		c->ids[i] = rules[i].id;
	qsort(c->ids, n, sizeof(*c->ids), by_id);
	c->floor = floor_new(bench_path(c->options, "floor.lua", name), c->ids);
	if (!c->floor)
		bench_die("floor.lua does not load");
	bench_corpus_write(&c->corpus, 1);
	bench_ours_run(&c->ours, bench_corpus_name(&c->corpus, 0, "xml", name));
	c->bytes = c->ours.report.size;
}

static void close_both(contest *c)
{
	floor_free(c->floor);
	bench_ours_close(&c->ours);
}

static size_t run_floor(contest *c, const char *name, floor_outcome *outcomes,
			double *seconds)
{
	heng_error error;

	if (heng_file_read(name, REPORT_MAX, &c->text, &error) != HENG_OK)
		bench_die("%s: %s", name, error.en);
	size_t n = floor_run(c->floor, c->text.data, c->text.size, c->out,
			     c->bytes, outcomes, seconds);
	if (n == 0)
		bench_die("the floor fails at %s", name);
	return n;
}

static const heng_result *result_of(const heng_assessment *assessment,
				    const char *rule)
{
	for (size_t i = 0; i < assessment->n_results; i++) {
		if (strcmp(assessment->results[i].rule->id, rule) == 0)
			return &assessment->results[i];
	}
	bench_die("rule %s has no result", rule);
}

/* Whether both sides find the same, and how often what was found. */
static bool compare_outcomes(contest *c, size_t n)
{
	floor_outcome outcomes[FLOOR_RULES];
	size_t seen[HENG_OUTCOMES] = {0};
	size_t different = 0;

	for (size_t i = 0; i < n; i++) {
		char name[BENCH_PATH_MAX];

		bench_corpus_name(&c->corpus, i, "xml", name);
		run_floor(c, name, outcomes, NULL);
		bench_ours_run(&c->ours, name);
		for (int k = 0; k < FLOOR_RULES; k++) {
			const heng_result *result =
			    result_of(c->ours.assessment, outcomes[k].rule);
			const char *ours = heng_outcome_name(result->outcome);

			seen[result->outcome]++;
			if (outcomes[k].outcome &&
			    strcmp(outcomes[k].outcome, ours) == 0)
				continue;
			if (different++ < 10)
				fprintf(stderr, "%s: %s: floor %s, ours %s\n",
					name, outcomes[k].rule,
					outcomes[k].outcome, ours);
		}
	}
	printf("outcomes of %zu dossiers:", n);
	for (int o = 0; o < HENG_OUTCOMES; o++) {
		if (seen[o] > 0)
			printf(" %s %zu", heng_outcome_name(o), seen[o]);
	}
	printf("; %zu differ from the floor's\n", different);
	return different == 0;
}

static void one_of_ours(contest *c, size_t i)
{
	char name[BENCH_PATH_MAX];

	bench_ours_run(&c->ours, bench_corpus_name(&c->corpus, i, "xml", name));
}

static void one_of_floor(contest *c, size_t i)
{
	char name[BENCH_PATH_MAX];

	run_floor(c, bench_corpus_name(&c->corpus, i, "xml", name), NULL, NULL);
}

static int open_output(contest *c, size_t i, const char *ending)
{
	char name[BENCH_PATH_MAX];
	int fd = open(bench_corpus_name(&c->corpus, i, ending, name),
		      O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

	if (fd < 0)
		bench_die("%s cannot be written", name);
	return fd;
}

static void one_of_ours_to_file(contest *c, size_t i)
{
	heng_error error;
	int fd;

	one_of_ours(c, i);
	fd = open_output(c, i, "ours");
	if (heng_fd_write(fd, "ours", c->ours.report.data, c->ours.report.size,
			  &error) != HENG_OK ||
	    close(fd) != 0)
		bench_die("%s", error.en);
}

static void one_of_floor_to_file(contest *c, size_t i)
{
	char name[BENCH_PATH_MAX];
	size_t n = run_floor(c, bench_corpus_name(&c->corpus, i, "xml", name),
			     NULL, NULL);
	int fd = open_output(c, i, "floor");

	if (write(fd, c->out, n) != (ssize_t)n || close(fd) != 0)
		bench_die("the floor cannot write");
}

static void one_of_ours_durably(contest *c, size_t i)
{
	char name[BENCH_PATH_MAX];
	heng_error error;

	one_of_ours(c, i);
	if (heng_file_write(bench_corpus_name(&c->corpus, i, "ours", name),
			    c->ours.report.data, c->ours.report.size,
			    &error) != HENG_OK)
		bench_die("%s: %s", name, error.en);
}

static void delete_outputs(contest *c, size_t n)
{
	char name[BENCH_PATH_MAX];

	for (size_t i = 0; i < n; i++) {
		unlink(bench_corpus_name(&c->corpus, i, "ours", name));
		unlink(bench_corpus_name(&c->corpus, i, "floor", name));
	}
}

typedef void side_fn(contest *c, size_t i);

/* Both sides over dossiers 0…n-1, in turns of a block; one ratio of CPU time
 * a block is appended to `ratios`. */
static size_t run_in_turns(contest *c, size_t n, side_fn *floor, side_fn *ours,
			   cost *floor_cost, cost *ours_cost, double *ratios)
{
	size_t blocks = 0;

	for (size_t from = 0; from < n; from += BLOCK) {
		size_t to = from + BLOCK < n ? from + BLOCK : n;
		double before[2] = {floor_cost->cpu, ours_cost->cpu};

		/* Neither side always goes first. */
		for (int turn = 0; turn < 2; turn++) {
			bool is_floor = (turn == 0) == (blocks % 2 == 0);
			cost *side = is_floor ? floor_cost : ours_cost;

			start(side);
			for (size_t i = from; i < to; i++)
				(is_floor ? floor : ours)(c, i);
			stop(side);
		}
		ratios[blocks++] = (ours_cost->cpu - before[1]) /
				   (floor_cost->cpu - before[0]);
	}
	return blocks;
}

static void print_row(const char *what, size_t n, size_t times,
		      const cost *floor, const cost *ours, double ratio,
		      const char *gate)
{
	double unit = 1e6 / (double)(n * times);

	printf("%-10s %6zu  %9.1f %9.1f  %9.1f %9.1f  %9.1f %9.1f  %6.2f %s\n",
	       what, n, floor->user * unit, ours->user * unit,
	       floor->cpu * unit, ours->cpu * unit, floor->wall * unit,
	       ours->wall * unit, ratio, gate);
	fflush(stdout);
}

/* For few dossiers the whole is repeated with new states, whose loading is
 * not counted. */
static void bench_throughput(contest *c, size_t n)
{
	size_t times = n == 1 ? 41 : n == 100 ? 11 : n == 1000 ? 3 : 1;
	size_t n_ratios = 0;
	cost floor = {0}, ours = {0};
	double *ratios = calloc((n / BLOCK + 1) * times, sizeof(*ratios));
	char gate[64] = "";

	if (!ratios)
		bench_die("no memory");
	for (size_t i = 0; i < times; i++) {
		open_both(c);
		n_ratios += run_in_turns(c, n, one_of_floor, one_of_ours,
					 &floor, &ours, ratios + n_ratios);
		close_both(c);
	}
	double ratio = bench_median(ratios, n_ratios);
	if (n == 10000)
		snprintf(gate, sizeof(gate), "gate 2.00: %s (user %.2f)",
			 ours.user <= 2.0 * floor.user ? "holds" : "MISSED",
			 ours.user / floor.user);
	print_row("in memory", n, times, &floor, &ours, ratio, gate);
	free(ratios);
}

static void bench_files(contest *c, size_t n)
{
	cost floor = {0}, ours = {0};
	double *ratios = calloc(n / BLOCK + 1, sizeof(*ratios));
	char gate[64];

	if (!ratios)
		bench_die("no memory");
	open_both(c);
	size_t blocks =
	    run_in_turns(c, n, one_of_floor_to_file, one_of_ours_to_file,
			 &floor, &ours, ratios);
	double ratio = bench_median(ratios, blocks);
	snprintf(gate, sizeof(gate), "gate 1.50: %s",
		 ratio <= 1.5 ? "holds" : "MISSED");
	print_row("to files", n, 1, &floor, &ours, ratio, gate);
	delete_outputs(c, n);
	floor = ours = (cost){0};
	n = n < FSYNC_N ? n : FSYNC_N;
	blocks = run_in_turns(c, n, one_of_floor_to_file, one_of_ours_durably,
			      &floor, &ours, ratios);
	print_row("with fsync", n, 1, &floor, &ours,
		  bench_median(ratios, blocks), "(the floor without)");
	close_both(c);
	free(ratios);
}

/* Returns what the floor takes without its output, in us. */
static double bench_floor_stages(contest *c, size_t n)
{
	static const char *const names[FLOOR_STAGES] = {
	    "parse into tables", "50 plain functions", "format output"};
	double seconds[FLOOR_STAGES] = {0};
	char name[BENCH_PATH_MAX];

	open_both(c);
	for (size_t i = 0; i < n; i++)
		run_floor(c, bench_corpus_name(&c->corpus, i, "xml", name),
			  NULL, seconds);
	printf("\nthe floor, stage by stage (%zu dossiers, %zu bytes out)\n", n,
	       c->bytes);
	for (int i = 0; i < FLOOR_STAGES; i++)
		printf("  %-28s %8.1f us\n", names[i],
		       seconds[i] * 1e6 / (double)n);
	close_both(c);
	return (seconds[0] + seconds[1]) * 1e6 / (double)n;
}

static bool take_options(int argc, char **argv, bench_options *options,
			 size_t *child)
{
	for (int i = 1; i + 1 < argc; i += 2) {
		const char *value = argv[i + 1];

		if (strcmp(argv[i], "--data") == 0)
			options->data = value;
		else if (strcmp(argv[i], "--heng") == 0)
			options->heng = value;
		else if (strcmp(argv[i], "--sample") == 0)
			options->sample = value;
		else if (strcmp(argv[i], "--null") == 0)
			options->null = value;
		else if (strcmp(argv[i], "--most") == 0)
			options->most = strtoul(value, NULL, 10);
		else if (strcmp(argv[i], "--peak") == 0)
			*child = strtoul(value, NULL, 10);
		else
			return false;
	}
	return argc % 2 == 1 && options->data && options->most > 0;
}

int main(int argc, char **argv)
{
	bench_options options = {.self = argv[0], .most = 10000};
	static contest c;
	size_t child = 0;

	if (!take_options(argc, argv, &options, &child))
		bench_die("usage: bench --data FOLDER [--heng PROGRAM --sample "
			  "DOSSIER] [--most N]");
	if (child > 0) {
		bench_memory_child(&options, child);
		return 0;
	}
	c.options = &options;
	c.out = malloc(REPORT_MAX);
	if (!c.out)
		bench_die("no memory");
	bench_corpus_open(&c.corpus, &options);
	bench_corpus_write(&c.corpus, options.most);
	open_both(&c);
	bool same =
	    compare_outcomes(&c, options.most < 1000 ? options.most : 1000);
	printf("dossiers of %zu bytes, %d rules, reports of %zu bytes\n\n",
	       c.corpus.pattern.size, FLOOR_RULES, c.bytes);
	close_both(&c);
	printf("us a dossier              user CPU             all CPU"
	       "                wall       ratio\n"
	       "               N      floor      ours      floor      ours"
	       "      floor      ours\n");
	for (size_t n = 1; n <= options.most; n = n == 1 ? 100 : n * 10)
		bench_throughput(&c, n);
	bench_files(&c, options.most);
	size_t n = options.most < 1000 ? options.most : 1000;
	double least = bench_floor_stages(&c, n);
	double ours = bench_stages(&options, &c.corpus, n);
	printf("  against a floor that would write nothing: %.2f\n",
	       ours / least);
	bench_memory(&options);
	if (options.heng && options.sample) {
		bench_start(&options);
		bench_lanes(&options);
		if (options.null)
			(void)bench_native(options.null, options.sample);
	}
	bench_corpus_close(&c.corpus);
	heng_buf_fini(&c.text);
	free(c.out);
	return same ? 0 : 1;
}
