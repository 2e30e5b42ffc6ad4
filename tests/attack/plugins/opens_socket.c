/*
 * attack: opens a socket to the network
 * bare: did
 * heng: pass error pass: signal 31
 */
#include "tests/attack/plugins/hostile.h"

#include <sys/socket.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return tell(host, call, socket(AF_INET, SOCK_STREAM, 0) >= 0);
}

HOSTILE_PLUGIN("opens-socket");
