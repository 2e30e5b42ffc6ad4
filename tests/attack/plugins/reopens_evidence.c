/*
 * attack: opens the evidence it was handed once more, to write
 * bare: did
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <fcntl.h>
#include <stdio.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	char name[64];

	(void)state;
	snprintf(name, sizeof(name), "/proc/self/fd/%d",
		 host->attachment_open(call, "A1"));
	return tell(host, call, open(name, O_WRONLY) >= 0);
}

HOSTILE_PLUGIN("reopens-evidence");
