/*
 * attack: ends the thread it was called in
 * bare: exited
 * heng: pass error pass: ended itself with status 0
 */
#include "tests/attack/plugins/hostile.h"

#include <pthread.h>
#include <stddef.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	pthread_exit(NULL);
}

HOSTILE_PLUGIN("ends-its-thread");
