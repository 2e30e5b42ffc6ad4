/*
 * attack: gives NULL wherever a pointer can be given
 * bare: crashed
 * heng: pass error pass: a text that is empty
 */
#include "tests/attack/plugins/hostile.h"

#include <stddef.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	const heng_node *nodes;

	(void)state;
	host->first(call, host->root(call), NULL);
	host->all(call, host->root(call), NULL, &nodes);
	host->all(call, host->root(call), NULL, NULL);
	host->integer(call, host->root(call), NULL);
	host->money(call, host->root(call), NULL, NULL);
	host->date(call, host->root(call), NULL);
	host->param_number(call, NULL, NULL);
	host->param_text(call, NULL, NULL);
	host->attachment_open(call, NULL);
	host->missing(call, host->root(call), NULL);
	host->path(call, NULL, NULL);
	host->note(call, NULL);
	host->finding(call, 0, NULL, NULL);
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

HOSTILE_PLUGIN("gives-null");
