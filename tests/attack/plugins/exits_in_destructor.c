/*
 * attack: ends its process well from a destructor after it has aborted
 * bare: crashed
 * heng: pass error pass: signal 6
 */
#include "tests/attack/plugins/hostile.h"

#include <stdlib.h>
#include <unistd.h>

static void __attribute__((destructor)) leave(void)
{
	_exit(0);
}

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	abort();
}

HOSTILE_PLUGIN("exits-in-destructor");
