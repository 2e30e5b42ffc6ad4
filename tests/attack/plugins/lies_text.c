/*
 * attack: has a finding clear the reader's terminal
 * bare: lied
 * heng: pass error pass: control characters
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	host->finding(call, 0, "\033[2J通过", "\033[2Jpass");
	host->outcome(call, HENG_PLUGIN_PASS, 0);
	return 0;
}

HOSTILE_PLUGIN("lies-text");
