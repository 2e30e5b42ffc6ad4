/*
 * attack: closes every descriptor there is
 * bare: lost
 * heng: pass error pass: closed its connection
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	int fd;

	(void)state;
	for (fd = 0; fd < 1024; fd++)
		close(fd);
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

HOSTILE_PLUGIN("closes");
