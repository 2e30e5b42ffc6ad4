/*
 * attack: is something else that exports the same symbol
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
    .head = {1, sizeof(heng_plugin), 1, 0},
    .id = "bad-magic",
    .version = "1.2",
    .rules = rules,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
