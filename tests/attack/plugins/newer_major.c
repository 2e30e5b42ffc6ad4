/*
 * attack: was built for another major version
 * bare: admitted
 * heng: H3006 ABI 2.0; this heng offers 1.0
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_RULES;

static const heng_plugin plugin = {
    .head = {HENG_PLUGIN_MAGIC, sizeof(heng_plugin), 2, 0},
    .id = "newer-major",
    .version = "1.2",
    .rules = rules,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
