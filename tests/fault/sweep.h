/* The sweep: one command run again and again, each time with one fault. */
#ifndef TESTS_FAULT_SWEEP_H
#define TESTS_FAULT_SWEEP_H

#include <stdbool.h>
#include <stddef.h>

#include "tests/fault/plan.h"

enum {
	SWEEP_ARGUMENTS_MAX = 12,
	SWEEP_PATH_MAX = 1024,
	SWEEP_DEADLINE = 10, /* seconds a run may take */
};

/* What was printed or written; data is malloc-ed, NULL: there is none. */
typedef struct sweep_text {
	char *data;
	size_t size;
} sweep_text;

/* What came of a run. */
typedef struct sweep_run {
	int status; /* of waitpid */
	bool late, left_process, left_file;
	bool lost_older; /* the report that was there before */
	uint32_t hits;
	sweep_text out, err, report, sanitizer;
	fault_page page;
} sweep_run;

typedef struct sweep_command {
	const char *name;
	const char *arguments[SWEEP_ARGUMENTS_MAX];
	bool writes_report;
	bool has_older;	   /* in its place; only system calls are failed */
	bool is_on_stdout; /* the report; then it may be cut */
} sweep_command;

/* One fault: the call that fails, and how. */
typedef struct sweep_point {
	uint32_t process, number;
	fault_kind kind;
	bool ever;
	const char *error;
} sweep_point;

/* Where things are. All paths are absolute. */
typedef struct sweep_place {
	const char *heng, *data, *plugins;
	/* The runs' own, which is emptied; the shim is ../shim.so, since
	 * LD_PRELOAD takes no path with a space. */
	char folder[SWEEP_PATH_MAX];
} sweep_place;

/* As on the command line. */
typedef struct sweep_options {
	sweep_place place;
	const char *shim, *command, *kind, *point;
	const char *pass[4];
	int n_pass, process, every, offset, jobs;
	bool system, keep;
	char base[SWEEP_PATH_MAX]; /* folder of the report to explain */
} sweep_options;

/* What all workers count in. */
typedef struct sweep_tally {
	_Atomic uint64_t points[FAULT_PROCESSES_MAX], runs, wrong, unreached;
} sweep_tally;

typedef struct sweep {
	const sweep_options *o;
	sweep_command command;
	sweep_run base;
	sweep_tally *tally;
	uint64_t index; /* of points of this command */
	int worker;
} sweep;

extern const char *const sweep_kinds[FAULT_KINDS_COUNT];

/*
 * Runs the command with the fault (NULL: none, calls are counted) in the
 * place's folder. False: the run itself could not be made.
 */
bool sweep_run_make(const sweep_place *place, const sweep_command *command,
		    const sweep_point *point, sweep_run *run);
void sweep_run_fini(sweep_run *run);

/* "0:alloc:12:once:ENOMEM", as HENG_FAULT takes it. */
void sweep_point_print(const sweep_point *point, char out[64]);

/* Tries this worker's share of all points. False: a run could not be made. */
bool sweep_try_all(sweep *s);

/* NULL if a run with a fault may come out as it did, else what is wrong. */
const char *sweep_judge(const sweep_command *command, const sweep_point *point,
			const sweep_run *base, const sweep_run *run);

#endif
