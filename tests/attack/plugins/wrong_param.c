/*
 * attack: declares a parameter of a type that does not exist
 * bare: admitted
 * heng: H3008 type, bounds or default
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

static const heng_plugin_param param = {
    .size = sizeof(heng_plugin_param),
    .type = 9,
    .name = "days",
    .max = 1,
};
static const heng_plugin_param *const params[] = {&param, NULL};

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
    .id = "wrong-param",
    .version = "1.2",
    .rules = rules,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	second.params = params;
	return &plugin;
}
