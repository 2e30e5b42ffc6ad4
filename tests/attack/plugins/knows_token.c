/*
 * attack: knows how heng talks to its host and announces four thousand million
 *	values that it read
 * bare: wrote
 * heng: pass error pass: makes no sense in ZZ-02
 */
#include "tests/attack/plugins/hostile.h"

#include <string.h>
#include <unistd.h>

#include "core/native/host_call.h"
#include "core/native/wire.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	struct {
		heng_wire_head head;
		heng_wire_reply reply;
	} forged;

	(void)host;
	(void)state;
	memset(&forged, 0, sizeof(forged));
	forged.head = (heng_wire_head){.size = sizeof(forged.reply),
				       .type = HENG_WIRE_REPLY,
				       .job = call->job,
				       .item = call->item,
				       .token = call->token};
	forged.reply.outcome = HENG_PLUGIN_PASS;
	forged.reply.n_reads = UINT32_MAX;
	return write(call->socket, &forged, sizeof(forged)) < 0;
}

HOSTILE_PLUGIN("knows-token");
