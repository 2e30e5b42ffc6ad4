/*
 * attack: aborts in close(), when all is judged
 * bare: crashed
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <stdlib.h>

static void stop(void *state)
{
	(void)state;
	abort();
}

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_RULES;

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "aborts-on-close",
    .version = "1.2",
    .rules = rules,
    .close = stop,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
