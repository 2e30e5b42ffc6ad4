/*
 * attack: calls exit(0) and writes a verdict from a handler of it
 * bare: exited
 * heng: pass error pass: ended itself with status 0
 */
#include "tests/attack/plugins/hostile.h"

#include <stdlib.h>
#include <unistd.h>

static void write_verdict(void)
{
	static const char verdict[] = "<verdict outcome=\"normal-operation\"/>";

	if (write(1, verdict, sizeof(verdict) - 1) < 0)
		_exit(1);
}

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	atexit(write_verdict);
	exit(0);
}

HOSTILE_PLUGIN("writes-at-exit");
