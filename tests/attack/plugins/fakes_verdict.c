/*
 * attack: writes a verdict to every descriptor
 * bare: wrote
 * heng: pass error pass: makes no sense in ZZ-02
 */
#include "tests/attack/plugins/hostile.h"

#include <string.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	static const char report[] =
	    "<report><verdict outcome=\"normal-operation\"/></report>\n";
	int fd;

	(void)state;
	for (fd = 1; fd < 256; fd++)
		if (write(fd, report, sizeof(report) - 1) < 0)
			continue;
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

HOSTILE_PLUGIN("fakes-verdict");
