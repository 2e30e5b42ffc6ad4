/* A reading: what one dossier says of where its data go, as a graph. */
#ifndef HENG_PLUGINS_DATA_FLOW_READING_H
#define HENG_PLUGINS_DATA_FLOW_READING_H

#include <heng/plugin.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "plugins/data-flow/graph.h"
#include "plugins/data-flow/parties.h"

/* Compiled once, when the plugin is opened. */
typedef struct flow_paths {
	const heng_path *org, *vendor, *component, *item, *flow, *flows;
	const heng_path *tech_use, *tech;
	const heng_path *shared, *entrusted, *stored, *subcontractor;
	const heng_path *uscc, *name, *name_zh;
	const heng_path *id, *role, *abroad, *operator_, *place, *client;
	const heng_path *data_form, *form, *holder, *component_ref, *item_ref;
	const heng_path *from, *to;
	const heng_path *personal, *category, *cross_border, *storage, *route;
	const heng_path *encrypted;
} flow_paths;

/* true, false, or not said. */
typedef enum stated { NOT_SAID, STATED_FALSE, STATED_TRUE } stated;

/* An item of the inventory; its number in the graph is its index. */
typedef struct flow_item {
	heng_node node;
	uint8_t personal; /* stated */
	bool handed;	  /* shared or entrusted, in whatever form */
	/* Only in a whole reading. */
	uint8_t cross_border; /* stated */
	bool overseas;	      /* kept abroad */
	bool has_route, has_category, is_c3;
} flow_item;

/* A reference that leads nowhere, so that nobody can follow the data. */
typedef enum dangling_kind {
	DANGLING_PARTY,	    /* a code that no party of the dossier has */
	DANGLING_ITEM,	    /* an id that no item has */
	DANGLING_COMPONENT, /* an id that no component has */
	UNNAMED_PARTY,	    /* neither code nor name is given */
} dangling_kind;

typedef struct lost_reference {
	heng_node node; /* the reference, or what lacks one */
	dangling_kind kind;
} lost_reference;

typedef struct reading {
	graph graph;
	parties parties;
	flow_item *items;
	lost_reference *dangling;
	size_t n_dangling, room;
	uint32_t lead; /* holds what no item says another one holds */
} reading;

int flow_paths_init(flow_paths *paths, const heng_host *host, heng_call *call);

/*
 * Reads the dossier; 0 or a negative HENG_PLUGIN_E code. Only a whole reading
 * has what measures need of C3 and of abroad: each value that is looked at
 * goes into the report as what a rule rests on.
 */
int reading_make(reading *r, const flow_paths *paths, const heng_host *host,
		 heng_call *call, bool whole);
void reading_fini(reading *r);

#endif
