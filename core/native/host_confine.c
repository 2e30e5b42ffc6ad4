/* Confinement: what a host gives up before it loads a plugin's code. */

#include "core/native/host.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAS_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_SHADOW_MEMORY 1
#endif
#endif

static int limit(__rlimit_resource_t resource, uint64_t value)
{
	struct rlimit bound = {value, value};

	return setrlimit(resource, &bound);
}

/* Handlers point into the lane's code; a plugin starts with a clean slate. */
static int reset_signals(void)
{
	struct sigaction usual = {.sa_handler = SIG_DFL};
	sigset_t none;
	int number;

	for (number = 1; number < NSIG; number++)
		sigaction(number, &usual, NULL); /* some cannot be set */
	sigemptyset(&none);
	return sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Standard streams lead nowhere: a plugin's output is nobody's result. */
static int keep_only(int socket)
{
	int null, i;

	/* Out of the way of 0 to 3, whatever the lane had closed. */
	socket = fcntl(socket, F_DUPFD_CLOEXEC, HENG_HOST_SOCKET + 1);
	if (socket < 0)
		return -1;
	null = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (null < 0)
		return -1;
	for (i = 0; i < HENG_HOST_SOCKET; i++)
		if (null != i && dup2(null, i) < 0)
			return -1;
	if (dup3(socket, HENG_HOST_SOCKET, O_CLOEXEC) < 0)
		return -1;
	return (int)syscall(SYS_close_range, HENG_HOST_SOCKET + 1, ~0u, 0);
}

int heng_host_confine(int socket, pid_t lane)
{
	/* A group of its own, so that the lane can kill it with all it
	 * started. */
	if (setsid() < 0 || reset_signals() < 0 || keep_only(socket) < 0)
		return -1;
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0 || getppid() != lane)
		return -1;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return -1;
	if (limit(RLIMIT_CORE, 0) < 0 || limit(RLIMIT_FSIZE, 0) < 0 ||
	    limit(RLIMIT_NOFILE, HENG_HOST_FILES_MAX) < 0)
		return -1;
#ifndef HAS_SHADOW_MEMORY
	if (limit(RLIMIT_AS, HENG_HOST_MEMORY_MAX) < 0)
		return -1;
#endif
	return 0;
}
