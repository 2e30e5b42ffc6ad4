/*
 * attack: is newer than heng, each of its structs longer
 * bare: harmless
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

typedef struct longer_rule {
	heng_plugin_rule rule;
	uintptr_t poison[8];
} longer_rule;

#define LONGER_RULE(variable, rule_id, fn)                                     \
	static const longer_rule variable = {                                  \
	    {                                                                  \
		.size = sizeof(longer_rule),                                   \
		.dimension = HENG_PLUGIN_LEGALITY,                             \
		.phases = HENG_PLUGIN_ADMISSION,                               \
		.severity = HENG_PLUGIN_MAJOR_RULE,                            \
		.id = rule_id,                                                 \
		.title = {"规则", "A rule"},                                   \
		.check = fn,                                                   \
	    },                                                                 \
	    {1, 1, 1, 1, 1, 1, 1, 1}}

LONGER_RULE(first, "ZZ-01", honest);
LONGER_RULE(second, "ZZ-02", hostile);
LONGER_RULE(third, "ZZ-03", honest);

static const heng_plugin_rule *const rules[] = {&first.rule, &second.rule,
						&third.rule, NULL};

static const struct {
	heng_plugin plugin;
	uintptr_t poison[8];
} longer = {{
		.head = {HENG_PLUGIN_MAGIC, sizeof(longer), 1, 0},
		.id = "longer",
		.version = "1.2",
		.rules = rules,
	    },
	    {1, 1, 1, 1, 1, 1, 1, 1}};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &longer.plugin;
}
