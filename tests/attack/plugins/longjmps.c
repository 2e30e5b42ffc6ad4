/*
 * attack: jumps out of the call to nowhere
 * bare: crashed
 * heng: pass error pass: plugin longjmps 1.2 was killed by signal
 */
#include "tests/attack/plugins/hostile.h"

#include <setjmp.h>
#include <string.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	jmp_buf nowhere;

	(void)host;
	(void)call;
	(void)state;
	memset(nowhere, 0x41, sizeof(nowhere));
	longjmp(nowhere, 1);
}

HOSTILE_PLUGIN("longjmps");
