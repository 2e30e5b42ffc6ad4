/*
 * attack: gives a finding of eight kilobytes
 * bare: lied
 * heng: pass error pass: too long
 */
#include "tests/attack/plugins/hostile.h"

#include <string.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	static char text[8192];

	(void)state;
	memset(text, 'a', sizeof(text) - 1);
	host->finding(call, 0, text, text);
	host->outcome(call, HENG_PLUGIN_PASS, 0);
	return 0;
}

HOSTILE_PLUGIN("lies-long");
