/*
 * attack: falls, and is another plugin when it is started again
 * bare: crashed
 * heng: pass error error: was killed by signal 6 (aborted itself) in ZZ-02
 * again: error error error: was replaced by another one
 */
#include "tests/attack/plugins/hostile.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	abort();
}

HOSTILE_RULES;

static heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "mutates",
    .rules = rules,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	static char version[32];

	snprintf(version, sizeof(version), "1.2.%d", (int)getpid());
	plugin.version = version;
	return &plugin;
}
