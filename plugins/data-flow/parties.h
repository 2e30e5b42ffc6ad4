/* The parties of a dossier: organisations, vendors, receivers and stores as
 * nodes of the graph, found by code, by name or by the id of a component. */
#ifndef HENG_PLUGINS_DATA_FLOW_PARTIES_H
#define HENG_PLUGINS_DATA_FLOW_PARTIES_H

#include <heng/plugin.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "plugins/data-flow/graph.h"

typedef struct party {
	char *name;    /* NULL: nobody says; owned */
	bool has_code; /* an organisation with a code is never another one */
	bool declared; /* somewhere in the dossier, not only referred to */
} party;

/* Sorted trees of tsearch(): what a document makes of them stays balanced. */
typedef struct parties {
	graph *graph;
	party *list; /* by node */
	size_t room;
	void *codes, *names, *components, *items;
} parties;

/* An empty one is all zeros but for the graph. */
void parties_fini(parties *p);

/*
 * The node of an organisation with that code or name; both may be "". A code
 * decides; a name counts where a code is missing on one side. One that is
 * not known becomes a node. False: no memory.
 */
bool parties_take(parties *p, const char *code, const char *name,
		  uint32_t *out);

/* Another node without a code, such as a store: nothing finds it by name. */
bool parties_add(parties *p, const char *name, uint32_t *out);

/* What an id stands for: a component's node, an item's number. */
bool parties_set_component(parties *p, const char *id, uint32_t node);
bool parties_component(const parties *p, const char *id, uint32_t *out);
bool parties_set_item(parties *p, const char *id, size_t item);
bool parties_item(const parties *p, const char *id, size_t *out);

#endif
