/*
 * attack: knows how heng talks to its host and announces a reply of 64 MiB
 * bare: wrote
 * heng: pass error pass: more than 1048576 bytes in ZZ-02
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

#include "core/native/host_call.h"
#include "core/native/wire.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	heng_wire_head head = {.size = 64 << 20,
			       .type = HENG_WIRE_REPLY,
			       .job = call->job,
			       .item = call->item,
			       .token = call->token};

	(void)host;
	(void)state;
	return write(call->socket, &head, sizeof(head)) < 0;
}

HOSTILE_PLUGIN("announces-much");
