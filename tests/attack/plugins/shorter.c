/*
 * attack: is older than heng: its descriptor ends before open(), its parameter
 *	before default_text, and what follows in memory is not theirs
 * bare: crashed
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <string.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	int64_t days = 0;

	(void)state;
	if (host->param_number(call, "days", &days) || days != 7)
		return -1;
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

static struct {
	uint32_t size;
	int32_t type;
	const char *name;
	const char *unit;
	int64_t min, max;
	int64_t default_number;
	uintptr_t poison;
} days = {offsetof(heng_plugin_param, default_text),
	  HENG_PLUGIN_PARAM_INTEGER,
	  "days",
	  "days",
	  1,
	  30,
	  7,
	  1};

static const heng_plugin_param *params[2];
static heng_plugin_rule second;

HOSTILE_RULE(first, "ZZ-01", honest);
HOSTILE_RULE(third, "ZZ-03", honest);

static const heng_plugin_rule *const rules[] = {&first, &second, &third, NULL};

static struct {
	heng_plugin_head head;
	const char *id;
	const char *version;
	const heng_plugin_rule *const *rules;
	const heng_plugin_measure *const *measures;
	uintptr_t poison[2];
} plugin = {{HENG_PLUGIN_MAGIC, offsetof(heng_plugin, open), 1, 0},
	    "shorter",
	    "1.2",
	    rules,
	    NULL,
	    {1, 1}};

const heng_plugin *heng_plugin_descriptor(void)
{
	params[0] = (const void *)&days;
	second = first;
	second.id = "ZZ-02";
	second.check = hostile;
	second.params = params;
	return (const void *)&plugin;
}
