/*
 * attack: leaves its session and goes on without its host
 * bare: did
 * heng: pass error pass: signal 31
 */
#include "tests/attack/plugins/hostile.h"

#include <stdlib.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	pid_t child = fork();

	(void)state;
	if (child == 0) {
		setsid();
		if (fork() != 0)
			_exit(0);
		for (;;)
			pause();
	}
	return tell(host, call, child > 0);
}

HOSTILE_PLUGIN("daemonises");
