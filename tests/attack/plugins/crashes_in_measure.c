/*
 * attack: computes one measure and falls in the next
 * bare: crashed
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <signal.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

static int compute_first(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	host->note(call, "A1");
	return host->measure(call, 125);
}

static int compute_second(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	raise(SIGSEGV);
	return 0;
}

#define HOSTILE_MEASURE(variable, measure_name, fn)                            \
	static const heng_plugin_measure variable = {                          \
	    .size = sizeof(heng_plugin_measure),                               \
	    .scale = 2,                                                        \
	    .name = measure_name,                                              \
	    .title = {"指标", "A measure"},                                    \
	    .unit = "%",                                                       \
	    .compute = fn,                                                     \
	}

HOSTILE_MEASURE(one, "first", compute_first);
HOSTILE_MEASURE(two, "second", compute_second);
HOSTILE_MEASURE(three, "third", compute_first);
static const heng_plugin_measure *const measures[] = {&one, &two, &three, NULL};
HOSTILE_RULES;

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "crashes-in-measure",
    .version = "1.2",
    .rules = rules,
    .measures = measures,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
