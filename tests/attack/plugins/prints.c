/*
 * attack: prints a verdict a hundred thousand times
 * bare: wrote
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <stdio.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	int i;

	(void)state;
	for (i = 0; i < 100000; i++)
		puts("<verdict outcome=\"normal-operation\"/>");
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

HOSTILE_PLUGIN("prints");
