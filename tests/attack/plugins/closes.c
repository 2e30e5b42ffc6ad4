/* Expected: ZZ-01 pass; ZZ-02 error, closed its connection; ZZ-03 error. */
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
