/* Expected: admitted; tests/unit/native_wire.c compares all it declares. */
#include <heng/plugin.h>

static int check(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

static int compute(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return host->measure(call, 1);
}

static const heng_plugin_param days = {
    .size = sizeof(heng_plugin_param),
    .type = HENG_PLUGIN_PARAM_INTEGER,
    .name = "reply_days",
    .unit = "days",
    .min = 1,
    .max = 60,
    .default_number = 15,
};
static const heng_plugin_param strict = {
    .size = sizeof(heng_plugin_param),
    .type = HENG_PLUGIN_PARAM_BOOL,
    .name = "strict",
    .default_number = 1,
};
static const heng_plugin_param word = {
    .size = sizeof(heng_plugin_param),
    .type = HENG_PLUGIN_PARAM_TEXT,
    .name = "word",
    .default_text = "甲",
};
static const heng_plugin_param *const params[] = {&days, &strict, &word, NULL};
static const char *const cites[] = {"csl#log-retention", "pipl", NULL};

static const heng_plugin_rule first = {
    .size = sizeof(heng_plugin_rule),
    .dimension = HENG_PLUGIN_RISK_CONTROL,
    .phases = HENG_PLUGIN_ADMISSION | HENG_PLUGIN_EXIT,
    .severity = HENG_PLUGIN_CRITICAL_RULE,
    .veto = 1,
    .id = "ZZ-01",
    .title = {"规则", "A rule"},
    .cites = cites,
    .params = params,
    .remedy = {"照办", "Do it"},
    .check = check,
};
static const heng_plugin_rule second = {
    .size = sizeof(heng_plugin_rule),
    .dimension = HENG_PLUGIN_INNOVATION,
    .phases = HENG_PLUGIN_OPERATION,
    .severity = HENG_PLUGIN_MINOR_RULE,
    .weight = HENG_PLUGIN_INFORMATIONAL,
    .id = "ZZ-02",
    .title = {"规则", "A rule"},
    .check = check,
};
static const heng_plugin_rule *const rules[] = {&first, &second, NULL};

static const heng_plugin_measure measure = {
    .size = sizeof(heng_plugin_measure),
    .scale = 9,
    .name = "up-time_1",
    .title = {"指标", "A measure"},
    .compute = compute,
};
static const heng_plugin_measure *const measures[] = {&measure, NULL};

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "declares",
    .version = "1.2",
    .rules = rules,
    .measures = measures,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
