/*
 * attack: gives its measure a name that is no name
 * bare: admitted
 * heng: H3008 a measure has a name that is not allowed
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

static int compute(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return host->measure(call, 1);
}

static const heng_plugin_measure measure = {
    .size = sizeof(heng_plugin_measure),
    .name = "a b",
    .title = {"指标", "A measure"},
    .compute = compute,
};
static const heng_plugin_measure *const measures[] = {&measure, NULL};

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
    .id = "wrong-measure-id",
    .version = "1.2",
    .rules = rules,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	plugin.measures = measures;
	return &plugin;
}
