/*
 * attack: ignores every signal it can and computes without end
 * bare: stalled
 * heng: pass error pass: (limit plugin-wall)
 */
#include "tests/attack/plugins/hostile.h"

#include <signal.h>

static volatile int signal_number;

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	for (signal_number = 1; signal_number < 32; signal_number++)
		signal(signal_number, SIG_IGN);
	for (;;)
		signal_number = 0;
	return 0;
}

HOSTILE_PLUGIN("loops");
