/*
 * attack: takes priority from the process that started it
 * bare: did
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <sys/resource.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return tell(host, call,
		    setpriority(PRIO_PROCESS, (id_t)getppid(), 1) == 0);
}

HOSTILE_PLUGIN("slows-parent");
