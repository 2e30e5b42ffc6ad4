/*
 * Expected: ZZ-01 pass; ZZ-02 error: it announces a message of 64 MiB; ZZ-03
 * error.
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	uint32_t head[4] = {64 << 20, 4, 1, 1};

	(void)host;
	(void)call;
	(void)state;
	return write(3, head, sizeof(head)) < 0;
}

HOSTILE_PLUGIN("oversized");
