/*
 * attack: kills the process that started it
 * bare: killed
 * heng: pass error pass: signal 31
 */
#include "tests/attack/plugins/hostile.h"

#include <signal.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return tell(host, call, kill(getppid(), SIGKILL) == 0);
}

HOSTILE_PLUGIN("kills-parent");
