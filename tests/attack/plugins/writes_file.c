/*
 * Expected: ZZ-01 pass; ZZ-02 error, killed by signal 25: a plugin may not
 * write files; ZZ-03 error.
 */
#define _POSIX_C_SOURCE 200809L /* mkstemp */

#include "tests/attack/plugins/hostile.h"

#include <stdlib.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	char name[] = "/tmp/heng-test-XXXXXX";
	int fd = mkstemp(name);

	(void)host;
	(void)call;
	(void)state;
	unlink(name);
	return write(fd, "x", 1) == 1;
}

HOSTILE_PLUGIN("writes-file");
