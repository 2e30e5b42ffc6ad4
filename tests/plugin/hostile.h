/*
 * What the plugins of this folder share: three rules, ZZ-01 honest, ZZ-02
 * what the file is about, ZZ-03 honest again. A file defines hostile() and
 * ends in HOSTILE_PLUGIN("its-id").
 */
#ifndef TESTS_PLUGIN_HOSTILE_H
#define TESTS_PLUGIN_HOSTILE_H

#include <heng/plugin.h>

static int honest(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

static int hostile(const heng_host *host, heng_call *call, void *state);

#define HOSTILE_RULE(variable, rule_id, fn)                                    \
	static const heng_plugin_rule variable = {                             \
	    .size = sizeof(heng_plugin_rule),                                  \
	    .dimension = HENG_PLUGIN_LEGALITY,                                 \
	    .phases = HENG_PLUGIN_ADMISSION,                                   \
	    .severity = HENG_PLUGIN_MAJOR_RULE,                                \
	    .id = rule_id,                                                     \
	    .title = {"规则", "A rule"},                                       \
	    .check = fn,                                                       \
	}

#define HOSTILE_RULES                                                          \
	HOSTILE_RULE(first, "ZZ-01", honest);                                  \
	HOSTILE_RULE(second, "ZZ-02", hostile);                                \
	HOSTILE_RULE(third, "ZZ-03", honest);                                  \
	static const heng_plugin_rule *const rules[] = {&first, &second,       \
							&third, NULL}

#define HOSTILE_PLUGIN(plugin_id)                                              \
	HOSTILE_RULES;                                                         \
	static const heng_plugin plugin = {                                    \
	    .head = HENG_PLUGIN_HEAD,                                          \
	    .id = plugin_id,                                                   \
	    .version = "1.2",                                                  \
	    .rules = rules,                                                    \
	};                                                                     \
	const heng_plugin *heng_plugin_descriptor(void)                        \
	{                                                                      \
		return &plugin;                                                \
	}                                                                      \
	typedef int hostile_plugin_ends_in_semicolon

#endif
