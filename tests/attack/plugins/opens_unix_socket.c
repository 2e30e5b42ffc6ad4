/*
 * attack: opens a socket to another process of the machine
 * bare: did
 * heng: pass error pass: signal 31
 */
#include "tests/attack/plugins/hostile.h"

#include <sys/socket.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return tell(host, call, socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
}

HOSTILE_PLUGIN("opens-unix-socket");
