/*
 * attack: searches its memory for what another dossier says, which whoever
 *	started it may have read
 * bare: did
 * heng: program
 */
#include "tests/attack/plugins/hostile.h"

#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static sigjmp_buf end_of_heap;

static void leave(int number)
{
	siglongjmp(end_of_heap, number);
}

/* From a block of the heap down to where it begins. */
static volatile const char *search(const char *first, const char *rest)
{
	char *block = malloc(1 << 16);
	volatile const char *at = block, *found = NULL;
	size_t i, n = strlen(first), m = strlen(rest);

	signal(SIGSEGV, leave);
	if (sigsetjmp(end_of_heap, 1) == 0)
		for (;; at--) {
			for (i = 0; i < n && at[i] == first[i];)
				i++;
			if (i < n)
				continue;
			for (i = 0; i < m && at[n + i] == rest[i];)
				i++;
			if (i == m) {
				found = at;
				break;
			}
		}
	signal(SIGSEGV, SIG_DFL);
	free(block);
	return found;
}

/* The dossier that has the words makes it fall, so that the next one meets a
 * process that was started after somebody had read them. */
static int hostile(const heng_host *host, heng_call *call, void *state)
{
	heng_node node = host->first(call, host->root(call), state);

	if (strstr(host->value(call, node, NULL), "words of another"))
		abort();
	return tell(host, call, search("words of", " another") != NULL);
}

static int open_path(const heng_host *host, heng_call *call, void **state)
{
	const heng_path *path;
	int rc = host->path(call, "app/name", &path);

	*state = (void *)(uintptr_t)path;
	return rc;
}

HOSTILE_RULES;

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "searches-memory",
    .version = "1.2",
    .rules = rules,
    .open = open_path,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
