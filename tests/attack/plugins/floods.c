/*
 * attack: reports a thousand findings
 * bare: lied
 * heng: pass fail pass: many
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	int i;

	(void)state;
	for (i = 0; i < 1000; i++)
		host->finding(call, 0, "很多", "many");
	return host->outcome(call, HENG_PLUGIN_FAIL, 0);
}

HOSTILE_PLUGIN("floods");
