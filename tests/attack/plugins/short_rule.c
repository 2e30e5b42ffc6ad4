/*
 * attack: declares a rule of four bytes
 * bare: admitted
 * heng: H3008 id
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

static heng_plugin_rule second = {
    .size = sizeof(heng_plugin_rule),
    .dimension = HENG_PLUGIN_LEGALITY,
    .phases = HENG_PLUGIN_ADMISSION,
    .severity = HENG_PLUGIN_MAJOR_RULE,
    .id = "ZZ-02",
    .title = {"规则", "A rule"},
    .check = hostile,
};
static const heng_plugin_rule *const rules[] = {&second, NULL};

static heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "short-rule",
    .version = "1.2",
    .rules = rules,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	second.size = 4;
	return &plugin;
}
