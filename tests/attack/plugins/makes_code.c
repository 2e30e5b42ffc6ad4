/*
 * attack: makes memory that it can write and run
 * bare: did
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <sys/mman.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
			  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	(void)state;
	return tell(host, call, page != MAP_FAILED);
}

HOSTILE_PLUGIN("makes-code");
