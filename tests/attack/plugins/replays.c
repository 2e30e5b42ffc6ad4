/*
 * attack: sends the answer that it gave to the dossier before
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
	static heng_wire_head before = {.type = HENG_WIRE_REPLY};
	struct {
		heng_wire_head head;
		heng_wire_reply reply;
	} old;

	(void)state;
	memset(&old, 0, sizeof(old));
	old.head = before;
	old.head.size = sizeof(old.reply);
	old.reply.outcome = HENG_PLUGIN_PASS;
	before.job = call->job;
	before.item = call->item;
	before.token = call->token;
	if (write(call->socket, &old, sizeof(old)) < 0)
		return -1;
	return host->outcome(call, HENG_PLUGIN_FAIL, 0);
}

HOSTILE_PLUGIN("replays");
