/*
 * attack: never comes back from open()
 * bare: stalled
 * heng: H3010 (limit plugin-open)
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

static int stall(const heng_host *host, heng_call *call, void **state)
{
	(void)host;
	(void)call;
	(void)state;
	for (;;)
		pause();
	return 0;
}

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_RULES;

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "stalls-on-open",
    .version = "1.2",
    .rules = rules,
    .open = stall,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
