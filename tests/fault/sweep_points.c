/* The points of the sweep: which calls fail, and how each may fail. */
#include "tests/fault/sweep.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* How a call of each kind may fail; those with a dash only once, since
 * for ever they would be another machine. */
static const struct {
	fault_kind kind;
	const char *errors;
} failures[] = {
    {FAULT_mmap, "ENOMEM"},
    {FAULT_open, "EMFILE EIO EACCES EINTR-"},
    {FAULT_create, "ENOSPC EMFILE EACCES EINTR-"},
    {FAULT_read, "EIO EINTR- short"},
    {FAULT_write, "ENOSPC EIO EINTR- EAGAIN- short"},
    {FAULT_fsync, "EIO ENOSPC EINTR-"},
    {FAULT_close, "EIO EINTR-"},
    {FAULT_rename, "EIO ENOSPC"},
    {FAULT_unlink, "EIO"},
    {FAULT_truncate, "ENOSPC EINTR-"},
    {FAULT_stat, "EIO ENOMEM"},
    {FAULT_mkdir, "ENOSPC"},
    {FAULT_memfd, "EMFILE ENOMEM"},
    {FAULT_socketpair, "EMFILE"},
    {FAULT_pipe, "EMFILE"},
    {FAULT_fork, "EAGAIN ENOMEM"},
    {FAULT_send, "EPIPE EINTR- EAGAIN- short"},
    {FAULT_receive, "ECONNRESET EINTR- EAGAIN- short"},
    {FAULT_poll, "EINTR- ENOMEM"},
    {FAULT_dup, "EMFILE EINVAL"},
    {FAULT_wait, "EINTR-"},
    {FAULT_readdir, "EIO EMFILE"},
    {FAULT_confine, "EPERM"},
    {FAULT_signal, "EINVAL"},
    {FAULT_syscall, "ENOMEM EMFILE"},
};
enum { FAILURES = sizeof(failures) / sizeof(*failures) };

static void show(const sweep *s, const sweep_point *point, const char *wrong,
		 const sweep_run *run)
{
	char text[64], out[4096];
	int n;

	sweep_point_print(point, text);
	n = snprintf(out, sizeof(out),
		     "WRONG: %s %s: %s (status %d%s)\n%.600s%s",
		     s->command.name, text, wrong,
		     WIFEXITED(run->status) ? WEXITSTATUS(run->status)
					    : WTERMSIG(run->status),
		     WIFEXITED(run->status) ? "" : " is a signal",
		     run->err.data ? run->err.data : "",
		     run->sanitizer.data ? run->sanitizer.data : "");
	for (int i = 0; i < 10 && run->page.frames[i][0] &&
			n < (int)sizeof(out) - 2 * FAULT_FRAME_MAX;
	     i++)
		n += snprintf(out + n, sizeof(out) - (size_t)n, "    %s\n",
			      run->page.frames[i]);
	if (n > (int)sizeof(out) - 1)
		n = sizeof(out) - 1;
	(void)!write(1, out, (size_t)n);
}

static bool try_point(sweep *s, const sweep_point *point)
{
	sweep_run run;
	bool made = sweep_run_make(&s->o->place, &s->command, point, &run);
	const char *wrong =
	    made ? sweep_judge(&s->command, point, &s->base, &run)
		 : "the run could not be made";

	s->tally->runs++;
	if (run.hits == 0)
		s->tally->unreached++;
	if (wrong) {
		s->tally->wrong++;
		show(s, point, wrong, &run);
	}
	sweep_run_fini(&run);
	return made;
}

/* One worker's share of the points of one kind in one process. */
static bool try_kind(sweep *s, uint32_t process, fault_kind kind,
		     const char *error, bool once_only)
{
	uint32_t n = s->base.page.count[process][kind];

	for (uint32_t i = 1; i <= n; i++) {
		uint64_t index = s->index++;
		uint64_t every = (uint64_t)s->o->every;

		if (index % every != (uint64_t)s->o->offset % every)
			continue;
		if (index / every % (uint64_t)s->o->jobs != (uint64_t)s->worker)
			continue;
		s->tally->points[process]++;
		for (int ever = 0; ever < (once_only ? 1 : 2); ever++) {
			sweep_point point = {process, i, kind, ever, error};

			if (!try_point(s, &point))
				return false;
		}
	}
	return true;
}

static bool try_failures(sweep *s, uint32_t process, fault_kind kind,
			 const char *errors)
{
	char list[128], *rest = list, *one;
	bool done = true;

	snprintf(list, sizeof(list), "%s", errors);
	while (done && (one = strsep(&rest, " "))) {
		size_t n = strlen(one);
		bool once = n > 0 && one[n - 1] == '-';

		if (once)
			one[n - 1] = '\0';
		done = try_kind(s, process, kind, one, once);
	}
	return done;
}

bool sweep_try_all(sweep *s)
{
	const sweep_options *o = s->o;
	bool done = true;

	for (uint32_t p = 0; done && p < FAULT_PROCESSES_MAX; p++) {
		if (o->process >= 0 && (uint32_t)o->process != p)
			continue;
		if (!o->system) {
			done = try_kind(s, p, FAULT_alloc, "ENOMEM", false);
			continue;
		}
		for (int i = 0; done && i < FAILURES; i++) {
			fault_kind kind = failures[i].kind;

			if (!o->kind || strcmp(o->kind, sweep_kinds[kind]) == 0)
				done = try_failures(s, p, kind,
						    failures[i].errors);
		}
	}
	return done;
}
