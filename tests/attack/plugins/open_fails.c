/*
 * attack: has an open() that fails half-way
 * bare: admitted
 * heng: H3009 code -7
 */
#include "tests/attack/plugins/hostile.h"

static int fails(const heng_host *host, heng_call *call, void **state)
{
	(void)host;
	(void)call;
	(void)state;
	return -7;
}

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_RULES;

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "open-fails",
    .version = "1.2",
    .rules = rules,
    .open = fails,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
