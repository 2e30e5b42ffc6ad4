/*
 * Twelve rules, ZZ-01 to ZZ-12, of which those with an even number fall, each
 * in its own way, and the others say what they saw of the dossier; two
 * measures, of which the first falls. With HENG_TEST_HONEST in its
 * environment nothing falls; with HENG_TEST_FALLS even the first rule does.
 */
#include <heng/plugin.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void fall(int way)
{
	char noise[64];

	if (getenv("HENG_TEST_HONEST"))
		return;
	switch (way) {
	case 2:
		raise(SIGSEGV);
		break;
	case 4:
		exit(3);
	case 6:
		for (;;)
			pause();
	case 8:
		abort();
	case 10:
		memset(noise, 'x', sizeof(noise));
		if (write(3, noise, sizeof(noise)) < 0)
			return;
		break;
	case 12:
		close(3);
		break;
	default:
		break;
	}
}

static int judge(const heng_host *host, heng_call *call, int number)
{
	const char *value = host->name(call, host->root(call));
	char text[64];

	if (number == 1 && getenv("HENG_TEST_FALLS"))
		raise(SIGSEGV);
	fall(number);
	snprintf(text, sizeof(text), "%d %s", number, value);
	host->finding(call, host->root(call), text, text);
	return host->outcome(call, HENG_PLUGIN_FAIL, 0);
}

#define RULE(number, rule_id)                                                  \
	static int check##number(const heng_host *host, heng_call *call,       \
				 void *state)                                  \
	{                                                                      \
		(void)state;                                                   \
		return judge(host, call, number);                              \
	}                                                                      \
	static const heng_plugin_rule rule##number = {                         \
	    .size = sizeof(heng_plugin_rule),                                  \
	    .dimension = HENG_PLUGIN_LEGALITY,                                 \
	    .phases = HENG_PLUGIN_ADMISSION,                                   \
	    .severity = HENG_PLUGIN_MAJOR_RULE,                                \
	    .id = rule_id,                                                     \
	    .title = {"规则", "A rule"},                                       \
	    .check = check##number,                                            \
	}

RULE(1, "ZZ-01");
RULE(2, "ZZ-02");
RULE(3, "ZZ-03");
RULE(4, "ZZ-04");
RULE(5, "ZZ-05");
RULE(6, "ZZ-06");
RULE(7, "ZZ-07");
RULE(8, "ZZ-08");
RULE(9, "ZZ-09");
RULE(10, "ZZ-10");
RULE(11, "ZZ-11");
RULE(12, "ZZ-12");

static const heng_plugin_rule *const rules[] = {
    &rule1, &rule2, &rule3,  &rule4,  &rule5,  &rule6, &rule7,
    &rule8, &rule9, &rule10, &rule11, &rule12, NULL};

static int compute_first(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	fall(2);
	return host->measure(call, 1);
}

static int compute_second(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return host->measure(call, 2);
}

static const heng_plugin_measure one = {
    .size = sizeof(heng_plugin_measure),
    .name = "first",
    .title = {"指标", "A measure"},
    .compute = compute_first,
};
static const heng_plugin_measure two = {
    .size = sizeof(heng_plugin_measure),
    .name = "second",
    .title = {"指标", "A measure"},
    .compute = compute_second,
};
static const heng_plugin_measure *const measures[] = {&one, &two, NULL};

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "mixed",
    .version = "1.2",
    .rules = rules,
    .measures = measures,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
