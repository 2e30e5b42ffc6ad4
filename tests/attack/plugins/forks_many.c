/*
 * attack: leaves sixty-four children behind
 * bare: did
 * heng: pass error pass: signal 31
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	int i, n = 0;

	(void)state;
	for (i = 0; i < 64; i++) {
		pid_t child = fork();

		if (child == 0)
			for (;;)
				pause();
		n += child > 0;
	}
	return tell(host, call, n > 0);
}

HOSTILE_PLUGIN("forks-many");
