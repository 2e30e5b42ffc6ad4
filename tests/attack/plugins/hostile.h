/*
 * What the plugins of this folder share: three rules, ZZ-01 honest, ZZ-02
 * what the file is about, ZZ-03 honest again. A file defines hostile() and
 * ends in HOSTILE_PLUGIN("its-id"), or lays out a descriptor of its own.
 *
 * Its head comment is read by tests/attack/plugins/run.c:
 *   attack:  what it tries, in a sentence
 *   bare:    what comes of it without the defence, one of these words.
 *            The plugin in the very process that assesses:
 *              crashed  exited  stalled  wrote  lost  lied  admitted
 *            in a host of its own with every defence switched off:
 *              did  killed  stopped
 *   heng:    what comes of it here: a code and a text of the refusal, or the
 *            outcomes of ZZ-01 to ZZ-03 and a text of ZZ-02's finding
 */
#ifndef TESTS_ATTACK_PLUGINS_HOSTILE_H
#define TESTS_ATTACK_PLUGINS_HOSTILE_H

#include <heng/plugin.h>

static int honest(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

static int hostile(const heng_host *host, heng_call *call, void *state);

/* For what an attack has to say about itself: it reached what it must not. */
static inline int tell(const heng_host *host, heng_call *call, int done)
{
	if (!done)
		return host->outcome(call, HENG_PLUGIN_PASS, 0);
	host->finding(call, 0, "得手", "did it");
	return host->outcome(call, HENG_PLUGIN_FAIL, 0);
}

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
