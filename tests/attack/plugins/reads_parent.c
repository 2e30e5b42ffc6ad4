/*
 * attack: reads how the process that started it was called
 * bare: did
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	char name[64];
	int fd;

	(void)state;
	snprintf(name, sizeof(name), "/proc/%d/cmdline", (int)getppid());
	fd = open(name, O_RDONLY);
	return tell(host, call, fd >= 0 && read(fd, name, sizeof(name)) > 0);
}

HOSTILE_PLUGIN("reads-parent");
