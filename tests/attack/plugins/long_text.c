/*
 * attack: gives a title of a megabyte
 * bare: admitted
 * heng: H3008 too long
 */
#include "tests/attack/plugins/hostile.h"

#include <string.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

static char text[1 << 20];

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
    .id = "long-text",
    .version = "1.2",
    .rules = rules,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	memset(text, 'a', sizeof(text) - 1);
	second.title.en = text;
	return &plugin;
}
