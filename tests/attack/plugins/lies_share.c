/*
 * attack: reports a share of 200 per cent
 * bare: lied
 * heng: pass error pass: a share of 20000
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	host->outcome(call, HENG_PLUGIN_PARTIAL, 20000);
	host->finding(call, 0, "甲", "a");
	return host->outcome(call, HENG_PLUGIN_PASS, 0) < 0 ? 0 : 1;
}

HOSTILE_PLUGIN("lies-share");
