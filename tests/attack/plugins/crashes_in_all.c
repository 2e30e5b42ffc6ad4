/*
 * attack: falls in every one of as many rules as a plugin can have
 * bare: crashed
 * heng: error error error: was killed by signal 6
 */
#include "tests/attack/plugins/hostile.h"

#include <stdio.h>
#include <stdlib.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	abort();
}

enum { RULES = 256 };

HOSTILE_RULE(pattern, "ZZ-00", hostile);
static heng_plugin_rule rules[RULES];
static const heng_plugin_rule *list[RULES + 1];
static char ids[RULES][8];

static heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "crashes-in-all",
    .version = "1.2",
};

const heng_plugin *heng_plugin_descriptor(void)
{
	int i;

	(void)honest;
	for (i = 0; i < RULES; i++) {
		snprintf(ids[i], sizeof(ids[i]), "ZZ-%03d", i + 1);
		rules[i] = pattern;
		rules[i].id = ids[i];
		list[i] = &rules[i];
	}
	plugin.rules = list;
	return &plugin;
}
