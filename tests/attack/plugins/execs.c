/*
 * attack: puts another program in its place
 * bare: stalled
 * heng: pass error pass: signal 31
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	execl("/bin/sleep", "sleep", "60", (char *)NULL);
	return 0;
}

HOSTILE_PLUGIN("execs");
