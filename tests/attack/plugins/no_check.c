/*
 * attack: declares a rule without a function
 * bare: crashed
 * heng: H3008 ZZ-02: the rule has no check
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_RULE(first, "ZZ-01", hostile);
HOSTILE_RULE(second, "ZZ-02", NULL);
static const heng_plugin_rule *const rules[] = {&first, &second, NULL};

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "no-check",
    .version = "1.2",
    .rules = rules,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
