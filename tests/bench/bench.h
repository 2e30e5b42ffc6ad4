/* What the parts of the benchmark share: places, dossiers, clocks. */
#ifndef HENG_TESTS_BENCH_BENCH_H
#define HENG_TESTS_BENCH_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "core/base/buf.h"
#include "core/base/library.h"
#include "core/lanes/kit.h"
#include "core/lanes/lane.h"

enum { BENCH_PATH_MAX = 4096 };

typedef struct bench_options {
	const char *data;   /* the folder of rules50.lua and its company */
	const char *heng;   /* the program; NULL: no figures of processes */
	const char *sample; /* the dossier it starts with */
	const char *null;   /* the plugin that does nothing, absolute */
	const char *self;   /* argv[0] */
	size_t most;	    /* the largest N */
} bench_options;

/* Ends the benchmark with a message. */
_Noreturn void bench_die(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* "<data>/<name>" in a buffer of the caller. */
const char *bench_path(const bench_options *options, const char *name,
		       char out[BENCH_PATH_MAX]);

double bench_wall(void); /* seconds */
double bench_cpu(void);	 /* of this process, user and system */
double bench_user(void); /* of this process, user only */
double bench_median(double *values, size_t n); /* sorts them */

/* The template, and one file per dossier in a folder of its own. */
typedef struct bench_corpus {
	heng_buf pattern;
	char folder[BENCH_PATH_MAX];
	size_t files; /* written so far */
} bench_corpus;

void bench_corpus_open(bench_corpus *corpus, const bench_options *options);
void bench_corpus_close(bench_corpus *corpus); /* deletes the folder */
void bench_corpus_write(bench_corpus *corpus, size_t n);

/* The name of dossier i's file, or of another file beside it. */
const char *bench_corpus_name(const bench_corpus *corpus, size_t i,
			      const char *ending, char out[BENCH_PATH_MAX]);

/* Replaces what `out` held by dossier i's bytes. */
void bench_corpus_fill(const bench_corpus *corpus, size_t i, heng_buf *out);

/* Ours: a kit with rules50.lua and its profile, and one lane. */
typedef struct bench_ours {
	heng_library library;
	heng_kit_options options;
	const char *policies[1];
	const char *profiles[1];
	char policy[BENCH_PATH_MAX], profile[BENCH_PATH_MAX];
	heng_kit *kit;
	heng_lane *lane;
	heng_buf text, report;
	const heng_assessment *assessment;
} bench_ours;

void bench_ours_open(bench_ours *ours, const bench_options *options);
void bench_ours_close(bench_ours *ours);

/* Reads the file and leaves report and assessment. */
void bench_ours_run(bench_ours *ours, const char *name);

/* Prints where the time of ours goes, over `n` dossiers; returns the sum but
 * for reading the file, in us a dossier. */
double bench_stages(const bench_options *options, const bench_corpus *corpus,
		    size_t n);

/* Starts a program; what it prints is thrown away if `quiet`. */
pid_t bench_spawn(const char *const *argv, bool quiet);

/* Waits for heng. Status 4 is a fault, 2 a mistake: both end the benchmark;
 * the others are verdicts. */
void bench_wait(pid_t pid, const char *what);

/* User and system time of all processes that were waited for, in seconds. */
double bench_children_cpu(void);

/* Prints what confinement costs, and what a second lane brings. */
void bench_lanes(const bench_options *options);

/* Prints start to report and memory of the program and its plugins. */
void bench_start(const bench_options *options);

/* Prints peak memory at 100 and at options->most dossiers. */
void bench_memory(const bench_options *options);

/* The child of bench_memory: assesses n dossiers and prints its peak. */
void bench_memory_child(const bench_options *options, size_t n);

#endif
