/*
 * attack: falls in a constructor, before anybody called it
 * bare: crashed
 * heng: H3010 signal 11 (segmentation fault) while it was loaded
 */
#include "tests/attack/plugins/hostile.h"

#include <signal.h>

static void __attribute__((constructor)) crash(void)
{
	raise(SIGSEGV);
}

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_RULES;

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "crashes-on-load",
    .version = "1.2",
    .rules = rules,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
