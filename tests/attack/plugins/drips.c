/*
 * attack: sends its answer a byte at a time, for ever
 * bare: stalled
 * heng: pass error pass: makes no sense in ZZ-02
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	for (;;) {
		if (write(3, "", 1) < 0)
			_exit(1);
		usleep(1000);
	}
	return 0;
}

HOSTILE_PLUGIN("drips");
