/*
 * attack: falls in open()
 * bare: crashed
 * heng: H3010 signal 11 (segmentation fault) while it was opened
 */
#include "tests/attack/plugins/hostile.h"

#include <signal.h>

static int crash(const heng_host *host, heng_call *call, void **state)
{
	(void)host;
	(void)call;
	(void)state;
	raise(SIGSEGV);
	return 0;
}

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

HOSTILE_RULES;

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "crashes-on-open",
    .version = "1.2",
    .rules = rules,
    .open = crash,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
