/*
 * attack: writes a file
 * bare: did
 * heng: pass pass pass
 */
#define _POSIX_C_SOURCE 200809L /* mkstemp */

#include "tests/attack/plugins/hostile.h"

#include <stdlib.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	char name[] = "/tmp/heng-test-XXXXXX";
	int fd = mkstemp(name);

	(void)state;
	if (fd < 0)
		return tell(host, call, 0);
	unlink(name);
	return tell(host, call, write(fd, "x", 1) == 1);
}

HOSTILE_PLUGIN("writes-file");
