/*
 * attack: has a finding read backwards
 * bare: lied
 * heng: pass error pass: control characters
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	host->finding(call, 0,
		      "\xe2\x80\xae"
		      "过通",
		      "\xe2\x80\xae"
		      "ssap");
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

HOSTILE_PLUGIN("lies-direction");
