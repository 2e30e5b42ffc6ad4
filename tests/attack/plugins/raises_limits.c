/*
 * attack: gives itself as much memory as there is
 * bare: did
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <sys/resource.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};

	(void)state;
	if (setrlimit(RLIMIT_AS, &limit) < 0) {
		getrlimit(RLIMIT_AS, &limit);
		limit.rlim_cur = limit.rlim_max;
		if (setrlimit(RLIMIT_AS, &limit) < 0)
			return tell(host, call, 0);
	}
	return tell(host, call, 1);
}

HOSTILE_PLUGIN("raises-limits");
