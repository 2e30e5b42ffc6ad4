/* A plugin with one rule and one measure: what the sweep runs over. */
#include <heng/plugin.h>

#include <stdlib.h>
#include <unistd.h>

typedef struct little {
	const heng_path *attachment, *id;
} little;

static int open_little(const heng_host *host, heng_call *call, void **state)
{
	little *paths = calloc(1, sizeof(*paths));

	if (!paths)
		return HENG_PLUGIN_EMEMORY;
	if (host->path(call, "attachment", &paths->attachment) ||
	    host->path(call, "@id", &paths->id)) {
		free(paths);
		return HENG_PLUGIN_EMEMORY;
	}
	*state = paths;
	return 0;
}

static int count(const heng_host *host, heng_call *call, void *state)
{
	const little *paths = state;
	const heng_node *nodes;
	int32_t n =
	    host->all(call, host->root(call), paths->attachment, &nodes);

	return n < 0 ? n : host->measure(call, n);
}

static int check(const heng_host *host, heng_call *call, void *state)
{
	const little *paths = state;
	heng_node node = host->first(call, host->root(call), paths->attachment);
	heng_node id = host->first(call, node, paths->id);
	const char *name = host->token(call, id, NULL);
	char block[16];
	int fd = name ? host->attachment_open(call, name) : HENG_PLUGIN_EMEMORY;
	ssize_t got;

	if (fd < 0)
		return fd;
	got = read(fd, block, sizeof(block));
	close(fd);
	if (got < 0)
		return HENG_PLUGIN_EIO;
	return host->outcome(call,
			     got == 5 ? HENG_PLUGIN_PASS : HENG_PLUGIN_FAIL, 0);
}

static const heng_plugin_rule rule = {
    .size = sizeof(heng_plugin_rule),
    .dimension = HENG_PLUGIN_LEGALITY,
    .phases = HENG_PLUGIN_EXIT,
    .severity = HENG_PLUGIN_MAJOR_RULE,
    .id = "FP-01",
    .title = {"附件可读", "The attachment can be read"},
    .check = check,
};
static const heng_plugin_rule *const rules[] = {&rule, NULL};

static const heng_plugin_measure attachments = {
    .size = sizeof(heng_plugin_measure),
    .name = "attachments",
    .title = {"附件数", "Attachments"},
    .unit = "item",
    .compute = count,
};
static const heng_plugin_measure *const measures[] = {&attachments, NULL};

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "little",
    .version = "1.0",
    .rules = rules,
    .measures = measures,
    .open = open_little,
    .close = free,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
