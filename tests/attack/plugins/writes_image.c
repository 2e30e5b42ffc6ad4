/*
 * attack: writes into the dossier it was shown
 * bare: crashed
 * heng: pass error pass: signal 11
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	const char *value = host->value(call, host->root(call), NULL);

	(void)state;
	*(volatile char *)(uintptr_t)value = 'x';
	return 0;
}

HOSTILE_PLUGIN("writes-image");
