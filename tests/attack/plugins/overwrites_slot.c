/*
 * attack: fills the page it shares with whoever watches it, and falls
 * bare: crashed
 * heng: pass error pass: was killed by signal 11 (segmentation fault) in ZZ-02
 */
#include "tests/attack/plugins/hostile.h"

#include <signal.h>
#include <string.h>

#include "core/native/host_call.h"
#include "core/native/wire.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)state;
	memset(call->slot, 0xff, sizeof(*call->slot));
	raise(SIGSEGV);
	return 0;
}

HOSTILE_PLUGIN("overwrites-slot");
