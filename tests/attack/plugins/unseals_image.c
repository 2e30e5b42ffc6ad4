/*
 * attack: makes the dossier it was shown writable
 * bare: did
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <stdint.h>
#include <sys/mman.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	uintptr_t at = (uintptr_t)host->value(call, host->root(call), NULL);

	(void)state;
	return tell(host, call,
		    mprotect((void *)(at & ~(uintptr_t)4095), 4096,
			     PROT_READ | PROT_WRITE) == 0);
}

HOSTILE_PLUGIN("unseals-image");
