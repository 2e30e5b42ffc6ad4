/*
 * attack: stops the process that started it
 * bare: stopped
 * heng: pass error pass: signal 31
 */
#include "tests/attack/plugins/hostile.h"

#include <signal.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return tell(host, call, kill(getppid(), SIGSTOP) == 0);
}

HOSTILE_PLUGIN("stops-parent");
