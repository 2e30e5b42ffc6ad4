/*
 * attack: makes the evidence it was handed a file that all may write
 * bare: did
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <sys/stat.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	int fd = host->attachment_open(call, "A1");

	(void)state;
	return tell(host, call, fd >= 0 && fchmod(fd, 0666) == 0);
}

HOSTILE_PLUGIN("overwrites-evidence");
