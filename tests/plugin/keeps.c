/*
 * Looks at a confidential value once and keeps it for what comes later.
 *
 * Expected: "first" is what operation/volume/@revenue holds, "second" and the
 * message of ZK-01 the same without another look; a public edition of the
 * report shows none of them. "before" is as_of and is shown.
 */
#include <heng/plugin.h>

#include <stdio.h>
#include <stdlib.h>

typedef struct keeps {
	const heng_path *revenue;
	uint64_t dossier;
	int64_t value;
} keeps;

static int open_keeps(const heng_host *host, heng_call *call, void **state)
{
	keeps *k = calloc(1, sizeof(*k));

	if (!k)
		return HENG_PLUGIN_EMEMORY;
	*state = k;
	return host->path(call, "operation/volume/@revenue", &k->revenue);
}

/* Only the first call of a dossier looks. */
static int64_t get(const heng_host *host, heng_call *call, keeps *k)
{
	heng_node node;

	if (k->dossier == host->dossier(call))
		return k->value;
	k->dossier = host->dossier(call);
	node = host->first(call, host->root(call), k->revenue);
	if (!node || host->integer(call, node, &k->value))
		k->value = 0;
	return k->value;
}

static int compute_before(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return host->measure(call, host->as_of(call));
}

static int compute_kept(const heng_host *host, heng_call *call, void *state)
{
	return host->measure(call, get(host, call, state));
}

static int check_kept(const heng_host *host, heng_call *call, void *state)
{
	char text[64];

	snprintf(text, sizeof(text), "%lld", (long long)get(host, call, state));
	host->finding(call, 0, text, text);
	return host->outcome(call, HENG_PLUGIN_FAIL, 0);
}

#define MEASURE(id, function)                                                  \
	static const heng_plugin_measure id = {                                \
	    .size = sizeof(heng_plugin_measure),                               \
	    .name = #id,                                                       \
	    .title = {#id, #id},                                               \
	    .compute = function,                                               \
	}
MEASURE(before, compute_before);
MEASURE(first, compute_kept);
MEASURE(second, compute_kept);

static const heng_plugin_rule rule = {
    .size = sizeof(heng_plugin_rule),
    .dimension = HENG_PLUGIN_SERVICE,
    .phases = HENG_PLUGIN_ADMISSION | HENG_PLUGIN_OPERATION | HENG_PLUGIN_EXIT,
    .severity = HENG_PLUGIN_MINOR_RULE,
    .id = "ZK-01",
    .title = {"试", "Trial"},
    .check = check_kept,
};

static const heng_plugin_rule *const rules[] = {&rule, NULL};
static const heng_plugin_measure *const measures[] = {&before, &first, &second,
						      NULL};
static const heng_plugin descriptor = {
    .head = HENG_PLUGIN_HEAD,
    .id = "keeps",
    .version = "1",
    .rules = rules,
    .measures = measures,
    .open = open_keeps,
    .close = free,
};

HENG_PLUGIN_EXPORT const heng_plugin *heng_plugin_descriptor(void)
{
	return &descriptor;
}
