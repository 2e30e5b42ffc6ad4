/*
 * Expected: ZZ-01 pass; ZZ-02 error: bytes written to every descriptor are no
 * result; ZZ-03 error.
 */
#include "tests/attack/plugins/hostile.h"

#include <string.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	char noise[256];
	int fd;

	(void)host;
	(void)call;
	(void)state;
	memset(noise, 0x41, sizeof(noise));
	for (fd = 0; fd < 64; fd++)
		if (write(fd, noise, sizeof(noise)) < 0)
			continue;
	return 0;
}

HOSTILE_PLUGIN("writes-garbage");
