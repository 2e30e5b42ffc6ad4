/*
 * attack: has itself traced, so that signals stop it and do not end it
 * bare: did
 * heng: pass error pass: signal 31
 */
#include "tests/attack/plugins/hostile.h"

#include <stddef.h>
#include <sys/ptrace.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return tell(host, call, ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0);
}

HOSTILE_PLUGIN("asks-to-be-traced");
