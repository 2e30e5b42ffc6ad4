/*
 * attack: calls exit(0) in a constructor
 * bare: exited
 * heng: H3010 ended itself with status 0 while it was loaded
 */
#include "tests/attack/plugins/hostile.h"

#include <stdlib.h>

static void __attribute__((constructor)) leave(void)
{
	exit(0);
}

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_RULES;

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "exits-on-load",
    .version = "1.2",
    .rules = rules,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
