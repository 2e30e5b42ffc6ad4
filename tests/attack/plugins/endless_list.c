/*
 * attack: declares a list of rules without an end
 * bare: admitted
 * heng: H3008 not valid
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_RULE(first, "ZZ-01", hostile);

static const heng_plugin_rule *rules[4096];

static heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "endless-list",
    .version = "1.2",
};

const heng_plugin *heng_plugin_descriptor(void)
{
	int i;

	for (i = 0; i < 4096; i++)
		rules[i] = &first;
	plugin.rules = rules;
	return &plugin;
}
