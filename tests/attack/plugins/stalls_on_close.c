/*
 * attack: never comes back from close()
 * bare: stalled
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <unistd.h>

static void stall(void *state)
{
	(void)state;
	for (;;)
		pause();
}

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_RULES;

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "stalls-on-close",
    .version = "1.2",
    .rules = rules,
    .close = stall,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
