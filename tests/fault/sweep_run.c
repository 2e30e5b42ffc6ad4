/* A run of the sweep: the program under the shim, and what it left behind. */
#include "tests/fault/sweep.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

const char *const sweep_kinds[FAULT_KINDS_COUNT] = {
#define X(name) #name,
    FAULT_KINDS
#undef X
};

enum { TEXT_MAX = 1 << 20, GRACE = 1000 /* ms for those that are left */ };

void sweep_point_print(const sweep_point *point, char out[64])
{
	snprintf(out, 64, "%u:%s:%u:%s:%s", point->process,
		 sweep_kinds[point->kind], point->number,
		 point->ever ? "ever" : "once", point->error);
}

static void empty_folder(const char *path)
{
	DIR *folder = opendir(path);
	struct dirent *entry;

	while (folder && (entry = readdir(folder))) {
		char name[2 * SWEEP_PATH_MAX];

		snprintf(name, sizeof(name), "%s/%s", path, entry->d_name);
		unlink(name);
	}
	if (folder)
		closedir(folder);
}

/* Whether a folder holds anything but `allowed`. */
static bool has_other(const char *path, const char *allowed)
{
	DIR *folder = opendir(path);
	struct dirent *entry;
	bool other = false;

	while (folder && (entry = readdir(folder)))
		other = other || (strcmp(entry->d_name, ".") != 0 &&
				  strcmp(entry->d_name, "..") != 0 &&
				  strcmp(entry->d_name, allowed) != 0);
	if (folder)
		closedir(folder);
	return other;
}

static bool take_text(const char *path, sweep_text *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got;

	if (fd < 0)
		return errno == ENOENT;
	out->data = calloc(1, TEXT_MAX + 1);
	got = out->data ? read(fd, out->data, TEXT_MAX) : -1;
	close(fd);
	out->size = got > 0 ? (size_t)got : 0;
	return got >= 0;
}

static const char older[] = "older\n";

/* A report of an earlier run: it stays until there is a new one. */
static bool make_older(void)
{
	int fd = open("o/report.xml", O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
	bool made = fd >= 0 && write(fd, older, sizeof(older) - 1) ==
				   (ssize_t)sizeof(older) - 1;

	if (fd >= 0)
		close(fd);
	return made;
}

static void forget_older(sweep_run *run)
{
	sweep_text *report = &run->report;

	run->lost_older = !report->data;
	if (report->size != sizeof(older) - 1 ||
	    memcmp(report->data, older, report->size) != 0)
		return;
	free(report->data);
	*report = (sweep_text){NULL, 0};
}

/* Standard output is the report; nothing is none. */
static void take_as_report(sweep_run *run)
{
	if (run->out.size > 0)
		run->report = run->out;
	else
		free(run->out.data);
	run->out = (sweep_text){NULL, 0};
}

static bool make_file(const char *path, off_t size)
{
	int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	bool made = fd >= 0 && ftruncate(fd, size) == 0;

	if (fd >= 0)
		close(fd);
	return made;
}

static void redirect(const char *path, int to)
{
	int fd = open(path, O_WRONLY | O_APPEND);

	if (fd < 0 || dup2(fd, to) < 0)
		_exit(126);
	if (fd != to)
		close(fd);
}

static _Noreturn void become(const sweep_place *place,
			     const sweep_command *command,
			     const sweep_point *point)
{
	const char *argv[SWEEP_ARGUMENTS_MAX + 2] = {place->heng};
	char plan[64] = "0:alloc:0:once:none", policies[SWEEP_PATH_MAX];
	int null = open("/dev/null", O_RDONLY);

	for (int i = 0; command->arguments[i]; i++)
		argv[i + 1] = command->arguments[i];
	if (chdir(place->folder) < 0 || null < 0 || dup2(null, 0) < 0)
		_exit(126);
	redirect("out", 1);
	redirect("err", 2);
	if (point)
		sweep_point_print(point, plan);
	snprintf(policies, sizeof(policies), "%s/policies", place->data);
	setenv("HENG_POLICY_PATH", policies, 1);
	setenv("HENG_PLUGIN_PATH", place->plugins, 1);
	setenv("HENG_FAULT", plan, 1);
	setenv("HENG_FAULT_COUNTS", "counts", 1);
	setenv("LD_PRELOAD", "../shim.so", 1);
	setenv("ASAN_OPTIONS",
	       "verify_asan_link_order=0:exitcode=99:log_path=sanitizer:"
	       "malloc_context_size=12:quarantine_size_mb=1:"
	       "allocator_may_return_null=1",
	       1);
	setenv("UBSAN_OPTIONS", "exitcode=99:print_stacktrace=1", 1);
	unsetenv("HENG_LANG");
	execv(place->heng, (char *const *)(uintptr_t)argv);
	_exit(127);
}

/* Waits so many milliseconds for the process to end; false: it did not. */
static bool ends_within(pid_t pid, int ms)
{
	int fd = (int)syscall(SYS_pidfd_open, pid, 0);
	struct pollfd item = {.fd = fd, .events = POLLIN};
	int ready = fd < 0 ? -1 : poll(&item, 1, ms);

	if (fd >= 0)
		close(fd);
	return ready > 0;
}

/* What a run started and did not end comes to us; true: there was such. */
static bool collect_orphans(void)
{
	struct timespec nap = {0, 5000000};
	bool left = false;

	for (int waited = 0;; waited += 5) {
		pid_t pid = waitpid(-1, NULL, WNOHANG);

		if (pid < 0)
			return left;
		if (pid > 0)
			continue;
		if (waited >= GRACE) {
			siginfo_t info = {0};
			char path[64];
			FILE *children;
			int child;

			/* Only those of ours that still run. */
			snprintf(path, sizeof(path),
				 "/proc/self/task/%d/children", (int)getpid());
			children = fopen(path, "r");
			while (children && fscanf(children, "%d", &child) == 1)
				kill(child, SIGKILL);
			if (children)
				fclose(children);
			(void)waitid(P_ALL, 0, &info, WEXITED | WNOWAIT);
			left = true;
		}
		nanosleep(&nap, NULL);
	}
}

static bool take_page(fault_page *page)
{
	int fd = open("counts", O_RDONLY | O_CLOEXEC);
	ssize_t got = fd < 0 ? -1 : read(fd, page, sizeof(*page));

	if (fd >= 0)
		close(fd);
	return got == (ssize_t)sizeof(*page);
}

/* Everything any of the processes had to say of itself. */
static bool take_sanitizer(sweep_text *out)
{
	DIR *folder = opendir(".");
	struct dirent *entry;
	bool taken = folder != NULL;

	while (taken && !out->data && (entry = readdir(folder)))
		if (strncmp(entry->d_name, "sanitizer", 9) == 0)
			taken = take_text(entry->d_name, out);
	if (folder)
		closedir(folder);
	return taken;
}

bool sweep_run_make(const sweep_place *place, const sweep_command *command,
		    const sweep_point *point, sweep_run *run)
{
	pid_t pid;

	memset(run, 0, sizeof(*run));
	if (prctl(PR_SET_CHILD_SUBREAPER, 1) < 0 || chdir(place->folder) < 0)
		return false;
	empty_folder("o");
	empty_folder(".");
	if ((mkdir("o", 0777) < 0 && errno != EEXIST) || !make_file("out", 0) ||
	    !make_file("err", 0) || !make_file("counts", sizeof(fault_page)) ||
	    (command->has_older && !make_older()))
		return false;
	pid = fork();
	if (pid == 0)
		become(place, command, point);
	if (pid < 0)
		return false;
	run->late = !ends_within(pid, SWEEP_DEADLINE * 1000);
	if (run->late)
		kill(pid, SIGKILL);
	while (waitpid(pid, &run->status, 0) < 0 && errno == EINTR)
		;
	run->left_process = collect_orphans() && !run->late;
	run->left_file = has_other("o", "report.xml");
	if (!take_page(&run->page) || !take_text("out", &run->out) ||
	    !take_text("err", &run->err) ||
	    !take_text("o/report.xml", &run->report) ||
	    !take_sanitizer(&run->sanitizer))
		return false;
	if (command->has_older)
		forget_older(run);
	if (command->is_on_stdout)
		take_as_report(run);
	run->hits = run->page.hits;
	return !WIFEXITED(run->status) || WEXITSTATUS(run->status) < 125;
}

void sweep_run_fini(sweep_run *run)
{
	free(run->out.data);
	free(run->err.data);
	free(run->report.data);
	free(run->sanitizer.data);
	memset(run, 0, sizeof(*run));
}
