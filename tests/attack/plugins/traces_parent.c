/*
 * attack: attaches to the process that started it
 * bare: did
 * heng: pass error pass: signal 31
 */
#include "tests/attack/plugins/hostile.h"

#include <stddef.h>
#include <sys/ptrace.h>
#include <sys/prctl.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	/* Seizing may be forbidden to all; asking to be seized is not. */
	return tell(host, call,
		    ptrace(PTRACE_SEIZE, getppid(), NULL, NULL) == 0 ||
			prctl(PR_SET_PTRACER, getppid()) == 0);
}

HOSTILE_PLUGIN("traces-parent");
