/*
 * Expected: ZZ-01 pass; ZZ-02 error, killed by signal 11: the dossier is
 * mapped read-only; ZZ-03 error.
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
