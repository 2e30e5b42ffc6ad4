/*
 * attack: declares a measure with ninety-nine decimals
 * bare: admitted
 * heng: H3008 size: the measure has a unit, scale or function that is not
 *	allowed
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
    .scale = 99,
    .name = "size",
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
    .id = "wrong-scale",
    .version = "1.2",
    .rules = rules,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	plugin.measures = measures;
	return &plugin;
}
