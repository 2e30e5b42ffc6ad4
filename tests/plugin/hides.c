/*
 * Looks at a confidential value once and hides it where heng does not see it:
 * in a variable of its own, without asking which dossier it is.
 *
 * Expected: "second" and the message of ZH-02 are what operation/volume/
 * @revenue holds, which "first" and ZH-01 have looked at; a public edition of
 * the report shows none of them. "earlier" is as_of and is shown.
 */
#include <heng/plugin.h>

#include <stdio.h>
#include <stdlib.h>

static const heng_path *revenue;
static int64_t hidden;

static int open_hides(const heng_host *host, heng_call *call, void **state)
{
	(void)state;
	return host->path(call, "operation/volume/@revenue", &revenue);
}

static void look(const heng_host *host, heng_call *call)
{
	heng_node node = host->first(call, host->root(call), revenue);

	if (!node || host->integer(call, node, &hidden))
		hidden = 0;
}

static int compute_earlier(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return host->measure(call, host->as_of(call));
}

static int compute_first(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	look(host, call);
	return host->measure(call, 1);
}

static int compute_second(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return host->measure(call, hidden);
}

static int check_look(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	look(host, call);
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

static int check_tell(const heng_host *host, heng_call *call, void *state)
{
	char text[64];

	(void)state;
	snprintf(text, sizeof(text), "hidden %lld", (long long)hidden);
	host->finding(call, 0, text, text);
	return host->outcome(call, HENG_PLUGIN_FAIL, 0);
}

#define MEASURE(id)                                                            \
	static const heng_plugin_measure id = {                                \
	    .size = sizeof(heng_plugin_measure),                               \
	    .name = #id,                                                       \
	    .title = {#id, #id},                                               \
	    .compute = compute_##id,                                           \
	}
MEASURE(earlier);
MEASURE(first);
MEASURE(second);

#define RULE(name, number, function)                                           \
	static const heng_plugin_rule name = {                                 \
	    .size = sizeof(heng_plugin_rule),                                  \
	    .dimension = HENG_PLUGIN_SERVICE,                                  \
	    .phases = HENG_PLUGIN_ADMISSION | HENG_PLUGIN_OPERATION |          \
		      HENG_PLUGIN_EXIT,                                        \
	    .severity = HENG_PLUGIN_MINOR_RULE,                                \
	    .id = number,                                                      \
	    .title = {"试", "Trial"},                                          \
	    .check = function,                                                 \
	}
RULE(looks, "ZH-01", check_look);
RULE(tells, "ZH-02", check_tell);

static const heng_plugin_rule *const rules[] = {&looks, &tells, NULL};
static const heng_plugin_measure *const measures[] = {&earlier, &first, &second,
						      NULL};
static const heng_plugin descriptor = {
    .head = HENG_PLUGIN_HEAD,
    .id = "hides",
    .version = "1",
    .rules = rules,
    .measures = measures,
    .open = open_hides,
};

HENG_PLUGIN_EXPORT const heng_plugin *heng_plugin_descriptor(void)
{
	return &descriptor;
}
