/*
 * attack: runs a command
 * bare: did
 * heng: pass error pass: signal 31
 */
#include "tests/attack/plugins/hostile.h"

#include <stdlib.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return tell(host, call, system("true") == 0);
}

HOSTILE_PLUGIN("runs-command");
