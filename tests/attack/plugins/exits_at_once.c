/*
 * attack: calls _exit(0)
 * bare: exited
 * heng: pass error pass: ended itself with status 0
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	_exit(0);
}

HOSTILE_PLUGIN("exits-at-once");
