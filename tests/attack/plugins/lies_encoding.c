/*
 * attack: gives a finding that is no UTF-8
 * bare: lied
 * heng: pass error pass: control characters
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	host->finding(call, 0, "\xff\xfe", "\xff\xfe");
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

HOSTILE_PLUGIN("lies-encoding");
