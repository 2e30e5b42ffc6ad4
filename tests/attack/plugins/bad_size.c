/*
 * attack: says that its descriptor has a gigabyte
 * bare: admitted
 * heng: H3005 wrong head
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_RULES;

static const heng_plugin plugin = {
    .head = {HENG_PLUGIN_MAGIC, 1u << 30, 1, 0},
    .id = "bad-size",
    .version = "1.2",
    .rules = rules,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
