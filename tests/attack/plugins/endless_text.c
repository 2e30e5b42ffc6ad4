/*
 * attack: gives a title without an end, up to the end of its memory
 * bare: crashed
 * heng: H3010 signal 11 (segmentation fault)
 */
#include "tests/attack/plugins/hostile.h"

#include <string.h>
#include <sys/mman.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	return honest(host, call, state);
}

static heng_plugin_rule second = {
    .size = sizeof(heng_plugin_rule),
    .dimension = HENG_PLUGIN_LEGALITY,
    .phases = HENG_PLUGIN_ADMISSION,
    .severity = HENG_PLUGIN_MAJOR_RULE,
    .id = "ZZ-02",
    .title = {"规则", "A rule"},
    .check = hostile,
};
static const heng_plugin_rule *const rules[] = {&second, NULL};

static heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "endless-text",
    .version = "1.2",
    .rules = rules,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (page == MAP_FAILED)
		return NULL;
	munmap(page + 4096, 4096);
	memset(page, 'a', 4096);
	second.title.en = page + 4000;
	return &plugin;
}
