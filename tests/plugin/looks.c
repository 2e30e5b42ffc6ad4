/*
 * Expected: ZZ-01 and ZZ-03 pass; ZZ-02 passes if every accessor says what
 * the dossier in tests/unit/native_host.c holds, else it names the line.
 * "measured" is not computed and names app/number as missing.
 */
#include "tests/attack/plugins/hostile.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct looks {
	const heng_path *name, *planned, *amount, *number, *org, *uscc;
} looks;

static int open_looks(const heng_host *host, heng_call *call, void **state)
{
	looks *l = calloc(1, sizeof(*l));

	if (!l || host->path(call, "app/name", &l->name) ||
	    host->path(call, "app/@plannedLive", &l->planned) ||
	    host->path(call, "app/expectedScale/@amount", &l->amount) ||
	    host->path(call, "app/number", &l->number) ||
	    host->path(call, "org", &l->org) ||
	    host->path(call, "uscc", &l->uscc))
		return HENG_PLUGIN_EVALUE;
	*state = l;
	return 0;
}

#define WANT(condition)                                                        \
	do {                                                                   \
		if (!(condition))                                              \
			return wrong(host, call, __LINE__, #condition);        \
	} while (0)

static int wrong(const heng_host *host, heng_call *call, int line,
		 const char *what)
{
	char text[256];

	snprintf(text, sizeof(text), "%d: %s", line, what);
	host->finding(call, 0, text, text);
	return host->outcome(call, HENG_PLUGIN_FAIL, 0);
}

static int reads_hello(const heng_host *host, heng_call *call)
{
	char text[16] = "";
	int fd = host->attachment_open(call, "A1");

	WANT(fd >= 0);
	WANT((fcntl(fd, F_GETFL) & O_ACCMODE) == O_RDONLY);
	WANT(read(fd, text, sizeof(text)) == 5);
	close(fd);
	WANT(strcmp(text, "hello") == 0);
	return 1;
}

/* 0: something is wrong, and that was reported. */
static int attachments(const heng_host *host, heng_call *call)
{
	if (!reads_hello(host, call))
		return 0;
	WANT(host->attachment_open(call, "nobody") == HENG_PLUGIN_EABSENT);
	WANT(host->attachment_open(call, "gone") == HENG_PLUGIN_EABSENT);
	WANT(host->attachment_open(call, "up") == HENG_PLUGIN_EREFUSED);
	WANT(host->attachment_open(call, "root") == HENG_PLUGIN_EREFUSED);
	WANT(host->attachment_open(call, "link") == HENG_PLUGIN_EREFUSED);
	WANT(host->attachment_open(call, "linked") == HENG_PLUGIN_EREFUSED);
	WANT(host->attachment_open(call, "folder") == HENG_PLUGIN_EREFUSED);
	WANT(host->attachment_open(call, "pipe") == HENG_PLUGIN_EREFUSED);
	WANT(host->attachment_open(call, "bare") == HENG_PLUGIN_EABSENT);
	/* Not in turn, and again: nobody else has read in it. */
	WANT(host->attachment_open(call, "folder") == HENG_PLUGIN_EREFUSED);
	WANT(host->attachment_open(call, "gone") == HENG_PLUGIN_EABSENT);
	return reads_hello(host, call) && reads_hello(host, call);
}

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	const looks *l = state;
	const heng_node *nodes;
	heng_node root = host->root(call), node;
	const heng_path *late;
	const char *currency;
	int64_t number = 0;
	int32_t days = 0;
	size_t size;

	WANT(host->head.magic == HENG_PLUGIN_MAGIC && host->head.major == 1);
	WANT(host->head.size >= sizeof(heng_host));
	WANT(strcmp(host->name(call, root), "dossier") == 0);
	node = host->first(call, root, l->name);
	WANT(strcmp(host->value(call, node, &size), " 示例  产品 ") == 0);
	WANT(size == strlen(" 示例  产品 "));
	WANT(strcmp(host->token(call, node, &size), "示例 产品") == 0);
	WANT(size == strlen("示例 产品"));
	WANT(host->integer(call, node, &number) == HENG_PLUGIN_EVALUE);
	WANT(host->line(call, node) == 2);
	node = host->first(call, root, l->planned);
	WANT(strcmp(host->name(call, node), "plannedLive") == 0);
	WANT(host->date(call, node, &days) == 0 && days == 20000);
	WANT(host->first(call, node, l->name) == 0);
	node = host->first(call, root, l->amount);
	WANT(host->money(call, node, &number, &currency) == 0);
	WANT(number == 12345 && strcmp(currency, "USD") == 0);
	WANT(host->all(call, root, l->org, &nodes) == 2);
	WANT(host->first(call, nodes[0], l->uscc) == 0);
	WANT(strcmp(
		 host->value(call, host->first(call, nodes[1], l->uscc), NULL),
		 "X") == 0);
	WANT(host->all(call, root, l->number, &nodes) == 0);
	WANT(strcmp(host->value(call, 0, &size), "") == 0 && size == 0);
	WANT(strcmp(host->value(call, UINT64_MAX, NULL), "") == 0);
	WANT(host->finding(call, UINT64_MAX, "甲", "a") == HENG_PLUGIN_EUSAGE);
	WANT(host->as_of(call) == 20633);
	WANT(host->dossier(call) != 0);
	WANT(host->param_number(call, "days", &number) == HENG_PLUGIN_EABSENT);
	WANT(host->measure(call, 1) == HENG_PLUGIN_EUSAGE);
	WANT(host->path(call, "app", &late) == HENG_PLUGIN_EUSAGE);
	WANT(*host->reason(HENG_PLUGIN_EREFUSED)->zh);
	WANT(*host->reason(-1000)->en);
	if (!attachments(host, call))
		return 0;
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

static int compute(const heng_host *host, heng_call *call, void *state)
{
	const looks *l = state;

	return host->missing(call, host->root(call), l->number);
}

static const heng_plugin_measure measured = {
    .size = sizeof(heng_plugin_measure),
    .name = "measured",
    .title = {"指标", "A measure"},
    .compute = compute,
};
static const heng_plugin_measure *const measures[] = {&measured, NULL};
HOSTILE_RULES;

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "looks",
    .version = "1.2",
    .rules = rules,
    .measures = measures,
    .open = open_looks,
    .close = free,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
