/* The plugin null: as many rules as there can be that do nothing but pass. */
#include <heng/plugin.h>
#include <stdio.h>

enum { RULES = 256 };

static heng_plugin_rule rules[RULES];
static const heng_plugin_rule *list[RULES + 1];
static char ids[RULES][8];

static int pass(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "null",
    .version = "1.0",
    .rules = list,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	int i;

	for (i = 0; i < RULES; i++) {
		snprintf(ids[i], sizeof(ids[i]), "NU-%03d", i);
		rules[i] = (heng_plugin_rule){
		    .size = sizeof(heng_plugin_rule),
		    .dimension = HENG_PLUGIN_LEGALITY,
		    .phases = HENG_PLUGIN_ADMISSION,
		    .severity = HENG_PLUGIN_MINOR_RULE,
		    .id = ids[i],
		    .title = {"空规则", "A null rule"},
		    .check = pass,
		};
		list[i] = &rules[i];
	}
	return &plugin;
}
