/*
 * attack: has the kernel send a signal to the process that started it
 * bare: did
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <fcntl.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return tell(host, call, fcntl(0, F_SETOWN, getppid()) == 0);
}

HOSTILE_PLUGIN("signals-later");
