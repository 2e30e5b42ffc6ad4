/*
 * attack: declares two rules with one id
 * bare: admitted
 * heng: H3008 ZZ-01: the rule is declared twice
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_RULE(first, "ZZ-01", honest);
HOSTILE_RULE(second, "ZZ-01", hostile);
static const heng_plugin_rule *const rules[] = {&first, &second, NULL};

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "duplicate-rule",
    .version = "1.2",
    .rules = rules,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
