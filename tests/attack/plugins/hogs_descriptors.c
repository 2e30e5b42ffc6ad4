/*
 * attack: opens a thousand descriptors and keeps them
 * bare: did
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <sys/resource.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	int n = 0;

	(void)state;
	while (n < 1000 && dup(0) >= 0)
		n++;
	return tell(host, call, n > 300);
}

HOSTILE_PLUGIN("hogs-descriptors");
