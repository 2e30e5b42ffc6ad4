/*
 * attack: reads the users of the machine
 * bare: did
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <fcntl.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	char text[64];
	int fd = open("/etc/passwd", O_RDONLY);

	(void)state;
	return tell(host, call, fd >= 0 && read(fd, text, sizeof(text)) > 0);
}

HOSTILE_PLUGIN("reads-passwd");
