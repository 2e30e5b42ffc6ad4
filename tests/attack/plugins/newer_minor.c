/*
 * attack: was built for a newer minor version
 * bare: admitted
 * heng: H3007 newer_minor.so was built for plugin ABI 1.4; this heng offers
 *	1.0
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_RULES;

static const heng_plugin plugin = {
    .head = {HENG_PLUGIN_MAGIC, sizeof(heng_plugin), 1, 4},
    .id = "newer-minor",
    .version = "1.2",
    .rules = rules,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
