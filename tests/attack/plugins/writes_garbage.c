/*
 * attack: writes noise to every descriptor
 * bare: wrote
 * heng: pass error pass: makes no sense in ZZ-02
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
