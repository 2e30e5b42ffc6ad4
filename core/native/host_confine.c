/* Confinement: what a host gives up before it loads a plugin's code. */

#include "core/native/host.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "core/base/confine.h"

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

/* Nothing comes in, and what a plugin prints is nobody's result: it goes to
 * where it is collected. */
static int set_streams(const heng_host_start *start)
{
	int socket, output, null;

	/* Out of the way of 0 to 3, whatever was closed before the start. */
	socket = fcntl(start->socket, F_DUPFD_CLOEXEC, HENG_HOST_SOCKET + 1);
	output = fcntl(start->output, F_DUPFD_CLOEXEC, HENG_HOST_SOCKET + 1);
	if (socket < 0 || output < 0)
		return -1;
	null = open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (null < 0 || (null != STDIN_FILENO && dup2(null, STDIN_FILENO) < 0))
		return -1;
	if (!(start->native->off & HENG_DEFENCE_CAPTURE) &&
	    (dup2(output, STDOUT_FILENO) < 0 ||
	     dup2(output, STDERR_FILENO) < 0))
		return -1;
	return dup3(socket, HENG_HOST_SOCKET, O_CLOEXEC) < 0 ? -1 : 0;
}

int heng_host_confine(const heng_host_start *start)
{
	static const int kept[] = {HENG_HOST_SOCKET};
	const heng_confinement how = {
	    .off = start->native->off,
	    .parent = start->parent,
	    .memory = (uint64_t)start->native->limits->plugin_memory,
	    .keep = kept,
	    .n_keep = 1,
	    .file = start->file,
	};

	if (reset_signals() < 0 || set_streams(start) < 0)
		return -1;
	return heng_confine(HENG_CONFINE_HOST_LOADING, &how, NULL) == HENG_OK
		   ? 0
		   : -1;
}
