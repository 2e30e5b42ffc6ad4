/*
 * attack: leaves a child behind that holds the socket, and dies
 * bare: crashed
 * heng: pass error pass: signal 31
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
