/*
 * Expected: ZZ-01 pass; ZZ-02 error, killed by signal 9, although a child of
 * it keeps the socket open; ZZ-03 error. The child dies too.
 */
#define _POSIX_C_SOURCE 200809L /* fork */

#include "tests/attack/plugins/hostile.h"

#include <signal.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	if (fork() == 0)
		for (;;)
			pause();
	raise(SIGKILL);
	return 0;
}

HOSTILE_PLUGIN("forks");
