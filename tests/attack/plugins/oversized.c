/*
 * attack: announces a reply of 64 MiB
 * bare: wrote
 * heng: pass error pass: plugin oversized 1.2 sent a result that makes no
 *	sense
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
