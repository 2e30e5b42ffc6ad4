/* Lanes: what confinement costs, and what a second lane brings. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"
#include "tests/bench/bench.h"

enum {
	DOSSIERS = 1000,
	ROUNDS = 5,
	FILE_MAX = 16 << 20,
	ARGUMENTS = DOSSIERS + 16,
};

/* What one way of running took. */
typedef struct way {
	const char *name;
	const char *arguments[4];
	bool is_to_files;
	double cpu[ROUNDS], wall[ROUNDS];
} way;

enum { ONE, BARE, TWO, ONE_TO_FILES, TWO_TO_FILES, WAYS };

static void copy(const char *from, const char *to)
{
	heng_buf text = {0};
	heng_error error;

	if (heng_file_read(from, FILE_MAX, &text, &error) != HENG_OK ||
	    heng_file_write(to, text.data, text.size, &error) != HENG_OK)
		bench_die("%s", error.en);
	heng_buf_fini(&text);
}

/* The regular files of a folder, without what lies below. */
static void copy_folder(const char *from, const char *to)
{
	char source[BENCH_PATH_MAX + 260], target[BENCH_PATH_MAX + 260];
	struct dirent *item;
	DIR *folder = opendir(from);

	if (!folder || mkdir(to, 0700) != 0)
		bench_die("%s cannot be copied", from);
	while ((item = readdir(folder))) {
		snprintf(source, sizeof(source), "%s/%s", from, item->d_name);
		snprintf(target, sizeof(target), "%s/%s", to, item->d_name);
		if (item->d_type == DT_REG)
			copy(source, target);
	}
	closedir(folder);
}

static void delete_folder(const char *name)
{
	char command[BENCH_PATH_MAX + 16];

	snprintf(command, sizeof(command), "rm -rf '%s'", name);
	if (system(command) != 0)
		bench_die("%s cannot be deleted", name);
}

static void run(const bench_options *options, way *w, char **dossiers,
		const char *output, int round)
{
	const char *argv[ARGUMENTS] = {options->heng, "assess"};
	int n = 2;

	if (w->is_to_files) {
		argv[n++] = "-o";
		argv[n++] = output;
	}
	for (int i = 0; i < 4 && w->arguments[i]; i++)
		argv[n++] = w->arguments[i];
	for (int i = 0; i < DOSSIERS; i++)
		argv[n++] = dossiers[i];
	argv[n] = NULL;
	double cpu = bench_children_cpu(), wall = bench_wall();
	bench_wait(bench_spawn(argv, true), options->heng);
	w->wall[round] = bench_wall() - wall;
	w->cpu[round] = bench_children_cpu() - cpu;
}

static double ratio(const double *a, const double *b)
{
	double ratios[ROUNDS];

	for (int i = 0; i < ROUNDS; i++)
		ratios[i] = a[i] / b[i];
	return bench_median(ratios, ROUNDS);
}

static void print(way *ways)
{
	double cost = ratio(ways[ONE].cpu, ways[BARE].cpu);
	double gain = ratio(ways[ONE].wall, ways[TWO].wall);
	double to_files =
	    ratio(ways[ONE_TO_FILES].wall, ways[TWO_TO_FILES].wall);

	printf("\nshipped rules and plugins with evidence, %d dossiers, "
	       "medians of %d\n",
	       DOSSIERS, ROUNDS);
	for (int i = 0; i < WAYS; i++)
		printf("  %-28s %8.1f us CPU, %8.1f us a dossier\n",
		       ways[i].name,
		       bench_median(ways[i].cpu, ROUNDS) * 1e6 / DOSSIERS,
		       bench_median(ways[i].wall, ROUNDS) * 1e6 / DOSSIERS);
	printf("  confinement costs            %8.2f x CPU; gate 1.25: %s\n",
	       cost, cost <= 1.25 ? "holds" : "MISSED");
	printf("  two lanes are                %8.2f x as fast; gate 1.7 on "
	       "two idle processors: %s\n",
	       gain, gain >= 1.7 ? "holds" : "MISSED");
	/* No gate: beside one lane the disk keeps a second processor busy
	 * already. */
	printf("  ... with reports to files    %8.2f x as fast\n", to_files);
	fflush(stdout);
}

void bench_lanes(const bench_options *options)
{
	char folder[] = "/tmp/heng-bench-XXXXXX";
	char from[BENCH_PATH_MAX], to[BENCH_PATH_MAX];
	char *dossiers[DOSSIERS];
	way ways[WAYS] = {
	    [ONE] = {.name = "one lane", .arguments = {"-j", "1"}},
	    [BARE] = {.name = "one lane, unconfined",
		      .arguments = {"-j", "1", "--unconfined", "all"}},
	    [TWO] = {.name = "two lanes", .arguments = {"-j", "2"}},
	    [ONE_TO_FILES] = {.name = "one lane to files",
			      .arguments = {"-j", "1"},
			      .is_to_files = true},
	    [TWO_TO_FILES] = {.name = "two lanes to files",
			      .arguments = {"-j", "2"},
			      .is_to_files = true},
	};

	if (!mkdtemp(folder))
		bench_die("%s cannot be made", folder);
	snprintf(from, sizeof(from), "%.*sevidence",
		 (int)(heng_file_base(options->sample) - options->sample),
		 options->sample);
	snprintf(to, sizeof(to), "%s/evidence", folder);
	copy_folder(from, to);
	for (int i = 0; i < DOSSIERS; i++) {
		if (asprintf(&dossiers[i], "%s/d%d.xml", folder, i) < 0)
			bench_die("no memory");
		copy(options->sample, dossiers[i]);
	}
	for (int round = 0; round < ROUNDS; round++) {
		/* Not always in the same order. */
		for (int i = 0; i < WAYS; i++) {
			/* In a folder of its own: what replacing files costs
			 * is the file system's affair. */
			snprintf(to, sizeof(to), "%s/reports-%d-%d/", folder,
				 round, i);
			run(options, &ways[(i + round) % WAYS], dossiers, to,
			    round);
		}
	}
	print(ways);
	for (int i = 0; i < DOSSIERS; i++)
		free(dossiers[i]);
	delete_folder(folder);
}
