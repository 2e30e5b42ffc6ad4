/* A graph of data: who passes which items on to whom, and in which form.
 *
 * Nodes are organisations and their stores; a store belongs to the
 * organisation that runs it. An edge passes on everything its source holds;
 * a hop passes on one item. What arrives is never rawer than what was held
 * or than the form of the edge, so that a path is as raw as its least raw
 * step. Nothing here knows of dossiers. */
#ifndef HENG_PLUGINS_DATA_FLOW_GRAPH_H
#define HENG_PLUGINS_DATA_FLOW_GRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In which form data are passed on, the rawer the greater. What nobody says
 * may be raw: it stands between what is known not to be and what is. */
typedef enum graph_form {
	FORM_NONE,	/* nothing is passed on */
	FORM_RESULT,	/* a result of privacy computing, final or not */
	FORM_DERIVED,	/* worked out from the data */
	FORM_ENCRYPTED, /* as cipher text */
	FORM_UNSAID,	/* not said */
	FORM_RAW,	/* as they are */
	GRAPH_FORMS
} graph_form;

/* What a path is looked for to cross. */
typedef enum graph_border {
	BORDER_ORGANISATION, /* from one organisation to another */
	BORDER_COUNTRY,	     /* from the country to abroad */
	GRAPH_BORDERS
} graph_border;

typedef struct graph_node {
	uint32_t owner; /* the organisation: the node itself, or another */
	bool abroad;
} graph_node;

typedef struct graph_edge {
	uint32_t from, to;
	uint64_t place; /* the caller's word for where it is declared */
	size_t item;	/* hops only: the item that is passed on */
	uint8_t form;
} graph_edge;

/* Edges with their order: those from node (of item) i, or to node i, are at
 * by[first[i]] up to by[first[i + 1]]. */
typedef struct graph_index {
	size_t *first, *by;
} graph_index;

typedef struct graph_edges {
	graph_edge *list;
	size_t n, room;
} graph_edges;

typedef struct graph {
	graph_node *nodes;
	uint32_t *holders; /* of the items */
	graph_edges edges, hops;
	size_t n_nodes, nodes_room, n_items, items_room;
	/* Made by graph_close(). */
	graph_index from, to, of_item;
	uint8_t *leaks[GRAPH_BORDERS]; /* the rawest that leaves a node so */
	/* Of the last trace. */
	struct graph_visit *visits;
	uint32_t *queue;
	uint64_t trace;
} graph;

enum {
	/* Steps of a path that are told. What lies between the first ones
	 * and the last is left out: nobody reads a longer line. */
	GRAPH_STEPS_MAX = 12,
};

typedef struct graph_step {
	uint32_t node;
	uint64_t place; /* of the edge that leads here; the first has none */
} graph_step;

typedef struct graph_path {
	graph_step steps[GRAPH_STEPS_MAX];
	size_t n;
	size_t left_out; /* between the last step but one and the last */
	uint64_t place;	 /* of the first edge that crosses */
	uint64_t least;	 /* of the first edge that is least raw */
} graph_path;

/* An empty graph is all zeros. These return false where there is no memory;
 * the graph can then only be released. Nodes and items count from 0. */
bool graph_add_node(graph *g, bool abroad, uint32_t *out); /* owns itself */
bool graph_add_edge(graph *g, uint32_t from, uint32_t to, graph_form form,
		    uint64_t place);
bool graph_add_item(graph *g, uint32_t holder, size_t *out);
bool graph_add_hop(graph *g, size_t item, uint32_t from, uint32_t to,
		   graph_form form, uint64_t place);

/* To be called once, when nothing will be added any more, and before what
 * follows. O(nodes + edges + hops log hops of an item). */
bool graph_close(graph *g);
void graph_fini(graph *g);

/* The rawest form in which an item crosses such a border, on its own hops or
 * further on. FORM_NONE: it does not. O(hops of the item). */
graph_form graph_crossing(const graph *g, size_t item, graph_border border);

/*
 * A path on which the item crosses the border in `form` or rawer: over
 * organisations the one that leads furthest, over the border of the country
 * the shortest. Returns false if there is none. O(nodes + edges + hops).
 */
bool graph_trace(graph *g, size_t item, graph_border border, graph_form form,
		 graph_path *out);

#endif
