/* Processes: start to report of the real program, and what memory is used. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/bench/bench.h"

enum {
	STARTS = 50,
	PROCESSES_MAX = 16,
	PSS_MILLISECONDS = 1000, /* the report waits for its reader so long */
};

extern char **environ;

pid_t bench_spawn(const char *const *argv, bool quiet)
{
	posix_spawn_file_actions_t actions;
	pid_t pid;
	int rc;

	posix_spawn_file_actions_init(&actions);
	if (quiet) {
		posix_spawn_file_actions_addopen(&actions, 1, "/dev/null",
						 O_WRONLY, 0);
		posix_spawn_file_actions_addopen(&actions, 2, "/dev/null",
						 O_WRONLY, 0);
	}
	rc = posix_spawn(&pid, argv[0], &actions, NULL, (char **)argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	if (rc != 0)
		bench_die("%s does not start: %s", argv[0], strerror(rc));
	return pid;
}

void bench_wait(pid_t pid, const char *what)
{
	int status;

	if (waitpid(pid, &status, 0) != pid || !WIFEXITED(status) ||
	    WEXITSTATUS(status) == 2 || WEXITSTATUS(status) == 4)
		bench_die("%s did not assess its dossier", what);
}

/* A number of kilobytes behind `field` in a file of /proc; -1: not there. */
static long read_kilobytes(const char *name, const char *field)
{
	FILE *file = fopen(name, "r");
	char line[256];
	long kilobytes = -1;

	if (!file)
		return -1;
	while (kilobytes < 0 && fgets(line, sizeof(line), file)) {
		if (strncmp(line, field, strlen(field)) == 0)
			kilobytes = strtol(line + strlen(field), NULL, 10);
	}
	fclose(file);
	return kilobytes;
}

/* The PSS of a process and of all below it. */
static long sum_pss(pid_t pid, int *processes)
{
	char name[64], line[512];
	FILE *file;
	long sum;

	snprintf(name, sizeof(name), "/proc/%d/smaps_rollup", (int)pid);
	sum = read_kilobytes(name, "Pss:");
	if (sum < 0)
		return 0;
	++*processes;
	snprintf(name, sizeof(name), "/proc/%d/task/%d/children", (int)pid,
		 (int)pid);
	file = fopen(name, "r");
	if (!file)
		return sum;
	if (fgets(line, sizeof(line), file)) {
		char *at = line, *end;

		for (;;) {
			long child = strtol(at, &end, 10);

			if (end == at || *processes >= PROCESSES_MAX)
				break;
			sum += sum_pss((pid_t)child, processes);
			at = end;
		}
	}
	fclose(file);
	return sum;
}

/* The report goes to a FIFO that nobody reads until all was measured. */
static void bench_pss(const bench_options *options, const char *fifo)
{
	const char *argv[] = {options->heng, "assess", options->sample,
			      "-o",	     fifo,     NULL};
	const struct timespec pause = {.tv_nsec = 1000000};
	long most = 0;
	int most_processes = 0, status;
	char bytes[65536];

	if (mkfifo(fifo, 0600) != 0)
		bench_die("%s cannot be made", fifo);
	pid_t pid = bench_spawn(argv, true);
	for (int i = 0; i < PSS_MILLISECONDS; i++) {
		int processes = 0;
		long sum = sum_pss(pid, &processes);

		if (sum > most)
			most = sum;
		if (processes > most_processes)
			most_processes = processes;
		nanosleep(&pause, NULL);
	}
	if (waitpid(pid, &status, WNOHANG) == 0) {
		int fd = open(fifo, O_RDONLY | O_CLOEXEC);

		while (fd >= 0 && read(fd, bytes, sizeof(bytes)) > 0)
			;
		if (fd >= 0)
			close(fd);
		waitpid(pid, &status, 0);
	}
	unlink(fifo);
	printf("  peak of the sum of PSS       %8.1f MiB in %d processes; gate "
	       "24: %s\n",
	       (double)most / 1024, most_processes,
	       most <= 24 << 10 ? "holds" : "MISSED");
}

double bench_children_cpu(void)
{
	struct rusage usage;

	getrusage(RUSAGE_CHILDREN, &usage);
	return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
	       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

void bench_start(const bench_options *options)
{
	char folder[] = "/tmp/heng-bench-XXXXXX";
	char report[64], fifo[64];
	double wall[STARTS];

	if (!mkdtemp(folder))
		bench_die("%s cannot be made", folder);
	snprintf(report, sizeof(report), "%s/report.xml", folder);
	snprintf(fifo, sizeof(fifo), "%s/fifo", folder);
	const char *argv[] = {options->heng, "assess", options->sample,
			      "-o",	     report,   NULL};
	bench_wait(bench_spawn(argv, true),
		   options->heng); /* warms the caches */
	double cpu = -bench_children_cpu();
	for (int i = 0; i < STARTS; i++) {
		double from = bench_wall();

		bench_wait(bench_spawn(argv, true), options->heng);
		wall[i] = bench_wall() - from;
	}
	cpu += bench_children_cpu();
	double median = bench_median(wall, STARTS) * 1e3;
	printf("\n%s, all rules and plugins\n", options->sample);
	printf("  start to report, median of %d %6.1f ms (least %.1f, most "
	       "%.1f; CPU %.1f); gate 30: %s\n",
	       STARTS, median, wall[0] * 1e3, wall[STARTS - 1] * 1e3,
	       cpu * 1e3 / STARTS, median <= 30 ? "holds" : "MISSED");
	bench_pss(options, fifo);
	unlink(report);
	rmdir(folder);
}

/* The peak of a new process that assesses n dossiers. */
static long peak_of(const bench_options *options, size_t n)
{
	char number[24], answer[32] = "";
	const char *argv[] = {options->self, "--data", options->data,
			      "--peak",	     number,   NULL};
	posix_spawn_file_actions_t actions;
	int ends[2], status;
	pid_t pid;

	snprintf(number, sizeof(number), "%zu", n);
	if (pipe(ends) != 0)
		bench_die("no pipe");
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
	if (posix_spawn(&pid, options->self, &actions, NULL, (char **)argv,
			environ) != 0)
		bench_die("%s does not start", options->self);
	posix_spawn_file_actions_destroy(&actions);
	close(ends[1]);
	ssize_t got = read(ends[0], answer, sizeof(answer) - 1);
	close(ends[0]);
	if (got <= 0 || waitpid(pid, &status, 0) != pid || status != 0)
		bench_die("the memory of %zu dossiers is not known", n);
	return strtol(answer, NULL, 10);
}

void bench_memory(const bench_options *options)
{
	size_t few = options->most < 100 ? options->most : 100;
	long at_few = peak_of(options, few);
	long at_most = peak_of(options, options->most);

	printf("\npeak memory of ours\n");
	printf("  N = %-6zu %8.2f MiB\n", few, (double)at_few / 1024);
	printf("  N = %-6zu %8.2f MiB, %+.1f %%; gate 10 %%: %s\n",
	       options->most, (double)at_most / 1024,
	       100.0 * (double)(at_most - at_few) / (double)at_few,
	       at_most * 10 <= at_few * 11 ? "holds" : "MISSED");
	fflush(stdout);
}

void bench_memory_child(const bench_options *options, size_t n)
{
	static bench_corpus corpus;
	static bench_ours ours;
	heng_error error;

	bench_corpus_open(&corpus, options);
	bench_ours_open(&ours, options);
	for (size_t i = 0; i < n; i++) {
		bench_corpus_fill(&corpus, i, &ours.text);
		if (heng_lane_assess(ours.lane, "dossier.xml", ours.text.data,
				     ours.text.size, 0, NULL, NULL, NULL,
				     &ours.report, &ours.assessment,
				     &error) != HENG_OK)
			bench_die("%zu: %s", i, error.en);
	}
	printf("%ld\n", read_kilobytes("/proc/self/status", "VmHWM:"));
	bench_ours_close(&ours);
	bench_corpus_close(&corpus);
}
