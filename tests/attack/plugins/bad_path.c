/*
 * attack: reads the dossier by a path that no dossier has
 * bare: admitted
 * heng: H3009 usccc
 */
#include "tests/attack/plugins/hostile.h"

static int compile(const heng_host *host, heng_call *call, void **state)
{
	const heng_path *path;

	(void)state;
	return host->path(call, "org/usccc", &path);
}

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_RULES;

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "bad-path",
    .version = "1.2",
    .rules = rules,
    .open = compile,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
