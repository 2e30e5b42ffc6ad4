/*
 * Expected: ZZ-01 pass; ZZ-02 error, volatile: gave no result in time,
 * although it ignores every signal it can; ZZ-03 error.
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
