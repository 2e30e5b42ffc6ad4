/* The trial: something tried in a process of its own, timed and measured. */
#ifndef HENG_TESTS_TRIAL_H
#define HENG_TESTS_TRIAL_H

#include <stdbool.h>

#include "tests/attack/documents/lookout.h"

typedef struct trial {
	int status; /* of its exit; -1: it was killed */
	int signal; /* that killed it; 0: none */
	bool late;  /* killed at the deadline */
	bool has_read, has_connected;
	long cpu, wall; /* ms */
	long peak;	/* kB of memory at once */
} trial;

typedef struct trial_limits {
	long deadline;	 /* ms of processor time, or of none being used */
	long memory;	 /* bytes of address space; 0: no bound */
	bool stop_early; /* as soon as the lookout has seen something */
} trial_limits;

/*
 * Runs `fn` in a child with standard output and error in the files "out" and
 * "err" of the folder, which becomes its own. The child ends with what `fn`
 * returns. False: it could not be tried.
 */
typedef int trial_fn(void *userdata);
bool trial_run(trial *result, const trial_limits *limits, const char *folder,
	       lookout *look, trial_fn *fn, void *userdata);

#endif
