/* The trial: something tried in a process of its own, timed and measured. */
#include "tests/attack/documents/trial.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	OUTPUT_MAX = 256 << 20, /* bytes of a file that is written */
	CPU_MAX = 20,		/* seconds, should the deadline not work */
	TICK = 2,		/* ms between two looks */
};

static long now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void limit(int what, rlim_t value)
{
	struct rlimit bound = {value, value};

	(void)setrlimit(what, &bound);
}

static bool redirect(const char *name, int to)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	bool ok = fd >= 0 && dup2(fd, to) == to;

	if (fd > STDERR_FILENO)
		close(fd);
	return ok;
}

/* Standard input is a pipe that is never written to: what waits for it
 * stalls. */
static bool prepare(const trial_limits *limits, const char *folder)
{
	int ends[2];

	if (setpgid(0, 0) < 0 || chdir(folder) < 0 || pipe(ends) < 0 ||
	    dup2(ends[0], STDIN_FILENO) < 0 ||
	    !redirect("out", STDOUT_FILENO) || !redirect("err", STDERR_FILENO))
		return false;
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, CPU_MAX);
	limit(RLIMIT_FSIZE, OUTPUT_MAX);
	if (limits->memory > 0)
		limit(RLIMIT_AS, (rlim_t)limits->memory);
	return true;
}

/* How much processor time was used when last it changed. */
typedef struct pace {
	long cpu, since;
} pace;

static long milliseconds(struct timeval t)
{
	return t.tv_sec * 1000 + t.tv_usec / 1000;
}

/* Whether a child that is still there has had its time: on a busy machine the
 * wall clock says little. */
static bool is_late(pid_t child, const trial_limits *limits, pace *p)
{
	struct timespec t = {0};
	clockid_t clock;
	long cpu;

	if (clock_getcpuclockid(child, &clock) != 0 ||
	    clock_gettime(clock, &t) < 0)
		return false;
	cpu = t.tv_sec * 1000 + t.tv_nsec / 1000000;
	if (cpu != p->cpu)
		*p = (pace){cpu, now()};
	return cpu > limits->deadline || now() - p->since > limits->deadline;
}

static void look_around(trial *result, lookout *look)
{
	if (lookout_has_read(look))
		result->has_read = true;
	if (lookout_has_connected(look))
		result->has_connected = true;
}

/* Waits for the end, or brings it about. */
static bool wait_for(pid_t child, trial *result, const trial_limits *limits,
		     lookout *look)
{
	struct pollfd p[] = {{look->listener, POLLIN, 0},
			     {look->files, POLLIN, 0}};
	struct rusage usage;
	pace used = {0, result->wall};
	bool is_killed = false;
	int status;
	pid_t got;

	while ((got = wait4(child, &status, WNOHANG, &usage)) == 0) {
		look_around(result, look);
		if (is_late(child, limits, &used))
			result->late = true;
		if (!is_killed && (result->late || (limits->stop_early &&
						    (result->has_read ||
						     result->has_connected))))
			is_killed = kill(-child, SIGKILL) == 0;
		(void)poll(p, 2, TICK);
	}
	if (got < 0)
		return false;
	/* Whatever it left behind. */
	(void)kill(-child, SIGKILL);
	look_around(result, look);
	result->wall = now() - result->wall;
	result->cpu =
	    milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
	result->peak = usage.ru_maxrss;
	result->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	result->signal =
	    WIFSIGNALED(status) && !is_killed ? WTERMSIG(status) : 0;
	return true;
}

bool trial_run(trial *result, const trial_limits *limits, const char *folder,
	       lookout *look, trial_fn *fn, void *userdata)
{
	pid_t child;

	*result = (trial){.wall = now()};
	fflush(NULL);
	child = fork();
	if (child == 0) {
		if (!prepare(limits, folder))
			_exit(126);
		_exit(fn(userdata));
	}
	if (child < 0)
		return false;
	(void)setpgid(child, child);
	return wait_for(child, result, limits, look);
}
