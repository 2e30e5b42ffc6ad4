/*
 * attack: asks for files that exist, one by one
 * bare: did
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <sys/stat.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	struct stat about;

	(void)state;
	return tell(host, call,
		    stat("/etc/passwd", &about) == 0 ||
			access("/etc/passwd", F_OK) == 0);
}

HOSTILE_PLUGIN("asks-for-files");
