/* Defences tried: whether each does on this machine what it is there for. */
#include "core/base/confine_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	TRY_MS = 2000, /* nothing that is tried takes as long */
	STALL_MS = 5,  /* how long the one that stalls is let stall */
};
#define TRY_MEMORY ((size_t)1 << 40) /* more than any limit, never touched */

/* What a child does to try one defence; true: it held. */
typedef bool try_fn(void);

/* Waits for a child's end; its wait status. One that does not end is a
 * defence that did not hold. */
static int end_of(pid_t pid)
{
	int status = -1;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

static pid_t start(try_fn *attempt)
{
	const struct rlimit none = {0, 0};
	pid_t pid = fork();

	if (pid == 0) {
		/* It may be killed by what it tries, or not by it. */
		setrlimit(RLIMIT_CORE, &none);
		alarm(TRY_MS / 1000);
		_exit(attempt() ? 0 : 1);
	}
	return pid;
}

static bool holds(try_fn *attempt)
{
	pid_t pid = start(attempt);

	return pid > 0 && end_of(pid) == 0;
}

static bool confine_by(heng_confine_role role, unsigned defences)
{
	const heng_confinement how = {.off = HENG_DEFENCES_ALL & ~defences,
				      .memory = TRY_MEMORY / 2};

	return heng_confine(role, &how, NULL) == HENG_OK;
}

static bool try_filter(void)
{
	if (!heng_confine_has_filters() ||
	    !confine_by(HENG_CONFINE_LANE_LOADING,
			HENG_DEFENCE_SECCOMP | HENG_DEFENCE_PRIVILEGES) ||
	    !confine_by(HENG_CONFINE_LANE, HENG_DEFENCE_SECCOMP))
		return false;
	if (open("/", O_RDONLY | O_CLOEXEC) >= 0 || errno != EACCES)
		return false;
	/* From here on being killed is success. */
	(void)socket(AF_UNIX, SOCK_STREAM, 0);
	return false;
}

static bool filters_hold(void)
{
	pid_t pid = start(try_filter);
	int status = pid > 0 ? end_of(pid) : 0;

	return WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS;
}

static bool try_landlock(void)
{
	return confine_by(HENG_CONFINE_LANE_LOADING,
			  HENG_DEFENCE_LANDLOCK | HENG_DEFENCE_PRIVILEGES) &&
	       open("/dev/null", O_WRONLY | O_CLOEXEC) < 0 && errno == EACCES &&
	       open("/dev/null", O_RDONLY | O_CLOEXEC) >= 0 &&
	       confine_by(HENG_CONFINE_LANE, HENG_DEFENCE_LANDLOCK) &&
	       open("/dev/null", O_RDONLY | O_CLOEXEC) < 0;
}

static bool try_limits(void)
{
	struct rlimit core;

	if (!confine_by(HENG_CONFINE_HOST_LOADING, HENG_DEFENCE_RLIMITS) ||
	    getrlimit(RLIMIT_CORE, &core) < 0 || core.rlim_max != 0)
		return false;
#ifndef HENG_HAS_SHADOW_MEMORY
	if (mmap(NULL, TRY_MEMORY, PROT_NONE,
		 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
		 0) != MAP_FAILED)
		return false;
#endif
	return open("/dev/null", O_RDONLY | O_CLOEXEC) < HENG_CONFINE_FILES_MAX;
}

static bool try_privileges(void)
{
	return confine_by(HENG_CONFINE_HOST_LOADING, HENG_DEFENCE_PRIVILEGES) &&
	       prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1;
}

static bool try_descriptors(void)
{
	int fd = open("/dev/null", O_RDONLY);

	return fd > STDERR_FILENO &&
	       confine_by(HENG_CONFINE_HOST_LOADING,
			  HENG_DEFENCE_DESCRIPTORS) &&
	       fcntl(fd, F_GETFD) < 0;
}

/* A child that ends leaves one of its own behind, which has to end with it:
 * then nobody holds the pipe any more. */
static bool try_parent(void)
{
	struct pollfd end = {.events = POLLIN};
	int ends[2];
	pid_t child;

	if (pipe2(ends, O_CLOEXEC) < 0)
		return false;
	child = fork();
	if (child == 0) {
		heng_confinement how = {.off = ~(unsigned)HENG_DEFENCE_PARENT,
					.parent = getpid()};
		pid_t orphan = fork();

		if (orphan == 0) {
			alarm(TRY_MS / 1000);
			if (heng_confine(HENG_CONFINE_HOST_LOADING, &how,
					 NULL) != HENG_OK ||
			    write(ends[1], "", 1) != 1)
				_exit(1);
			for (;;)
				pause();
		}
		/* Once it says that it is confined. */
		char byte;
		_exit(orphan > 0 && read(ends[0], &byte, 1) == 1 ? 0 : 1);
	}
	close(ends[1]);
	end.fd = ends[0];
	return child > 0 && end_of(child) == 0 &&
	       poll(&end, 1, TRY_MS / 2) == 1 && !(end.revents & POLLIN);
}

static bool try_capture(void)
{
	int ends[2];
	char byte = 0;

	return pipe2(ends, O_CLOEXEC) == 0 &&
	       dup2(ends[1], STDOUT_FILENO) == STDOUT_FILENO &&
	       write(STDOUT_FILENO, "x", 1) == 1 &&
	       read(ends[0], &byte, 1) == 1 && byte == 'x';
}

static bool stall(void)
{
	while (getppid() > 0)
		pause();
	return false;
}

static bool deadlines_hold(void)
{
	struct pollfd end = {.events = POLLIN};
	pid_t pid = start(stall);
	bool seen;
	int status;

	if (pid < 0)
		return false;
	end.fd = (int)syscall(SYS_pidfd_open, pid, 0);
	seen = end.fd >= 0 && poll(&end, 1, STALL_MS) == 0 &&
	       kill(pid, SIGKILL) == 0 && poll(&end, 1, TRY_MS) == 1;
	if (!seen)
		kill(pid, SIGKILL);
	status = end_of(pid);
	if (end.fd >= 0)
		close(end.fd);
	return seen && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

unsigned heng_defences_available(void)
{
	unsigned there = 0;

	/* Without it a child looks for itself. */
	heng_confine_prepare(0);
	if (filters_hold())
		there |= HENG_DEFENCE_SECCOMP;
	if (holds(try_landlock))
		there |= HENG_DEFENCE_LANDLOCK;
	if (holds(try_limits))
		there |= HENG_DEFENCE_RLIMITS;
	if (holds(try_privileges))
		there |= HENG_DEFENCE_PRIVILEGES;
	if (holds(try_descriptors))
		there |= HENG_DEFENCE_DESCRIPTORS;
	if (holds(try_parent))
		there |= HENG_DEFENCE_PARENT;
	if (holds(try_capture))
		there |= HENG_DEFENCE_CAPTURE;
	if (deadlines_hold())
		there |= HENG_DEFENCE_DEADLINES;
	return there & heng_defences_compiled();
}
