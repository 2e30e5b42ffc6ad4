/* A graph of data, and what can be said of it in one pass over its edges. */
#include "plugins/data-flow/graph.h"

#include <stdlib.h>
#include <string.h>

/* A node as a trace has found it. */
struct graph_visit {
	uint64_t trace; /* that came here last */
	size_t depth;
	const graph_edge *by; /* NULL: the trace began here */
	bool crossed;
};

/* Room for one more element; false: no memory. */
static bool grow(void *array, size_t n, size_t *room, size_t size)
{
	void **list = array, *more;
	size_t want;

	if (n < *room)
		return true;
	want = *room ? *room * 2 : 16;
	if (want < *room || want > SIZE_MAX / size)
		return false;
	more = realloc(*list, want * size);
	if (!more)
		return false;
	*list = more;
	*room = want;
	return true;
}

bool graph_add_node(graph *g, bool abroad, uint32_t *out)
{
	/* A node takes bytes of a document, of which there are fewer. */
	if (g->n_nodes == UINT32_MAX ||
	    !grow(&g->nodes, g->n_nodes, &g->nodes_room, sizeof(*g->nodes)))
		return false;
	*out = (uint32_t)g->n_nodes++;
	g->nodes[*out] = (graph_node){.owner = *out, .abroad = abroad};
	return true;
}

static bool add(graph_edges *edges, const graph_edge *edge)
{
	if (edge->form == FORM_NONE)
		return true;
	if (!grow(&edges->list, edges->n, &edges->room, sizeof(*edge)))
		return false;
	edges->list[edges->n++] = *edge;
	return true;
}

bool graph_add_edge(graph *g, uint32_t from, uint32_t to, graph_form form,
		    uint64_t place)
{
	graph_edge edge = {
	    .from = from, .to = to, .place = place, .form = (uint8_t)form};

	return add(&g->edges, &edge);
}

bool graph_add_item(graph *g, uint32_t holder, size_t *out)
{
	if (!grow(&g->holders, g->n_items, &g->items_room, sizeof(*g->holders)))
		return false;
	*out = g->n_items++;
	g->holders[*out] = holder;
	return true;
}

bool graph_add_hop(graph *g, size_t item, uint32_t from, uint32_t to,
		   graph_form form, uint64_t place)
{
	graph_edge hop = {.from = from,
			  .to = to,
			  .place = place,
			  .item = item,
			  .form = (uint8_t)form};

	return add(&g->hops, &hop);
}

typedef enum index_key { KEY_FROM, KEY_TO, KEY_ITEM } index_key;

static size_t key_of(const graph_edge *edge, index_key key)
{
	return key == KEY_FROM ? edge->from
	       : key == KEY_TO ? edge->to
			       : edge->item;
}

/* Sorts edges by a key below n; equals stay in the order of declaration. */
static bool make_index(graph_index *index, const graph_edges *edges, size_t n,
		       index_key key)
{
	size_t i;

	index->first = calloc(n + 2, sizeof(*index->first));
	index->by = calloc(edges->n + 1, sizeof(*index->by));
	if (!index->first || !index->by)
		return false;
	/* Shifted by two: filling moves each start to where it belongs. */
	for (i = 0; i < edges->n; i++)
		index->first[key_of(&edges->list[i], key) + 2]++;
	for (i = 2; i < n + 2; i++)
		index->first[i] += index->first[i - 1];
	for (i = 0; i < edges->n; i++)
		index->by[index->first[key_of(&edges->list[i], key) + 1]++] = i;
	return true;
}

static bool crosses(const graph *g, const graph_edge *edge, graph_border border)
{
	const graph_node *from = &g->nodes[edge->from];
	const graph_node *to = &g->nodes[edge->to];

	if (border == BORDER_COUNTRY)
		return !from->abroad && to->abroad;
	return from->owner != to->owner;
}

/*
 * For every node the rawest form in which anything it holds raw crosses the
 * border somewhere behind it: backwards from the edges that cross, the
 * rawest first, so that each pass only adds what is less raw.
 */
static void find_leaks(graph *g, graph_border border)
{
	uint8_t *leaks = g->leaks[border];
	uint8_t form;

	for (form = FORM_RAW; form > FORM_NONE; form--) {
		size_t head, tail = 0, i;

		for (i = 0; i < g->edges.n; i++) {
			const graph_edge *edge = &g->edges.list[i];

			if (edge->form >= form && leaks[edge->from] < form &&
			    crosses(g, edge, border))
				leaks[edge->from] = form;
		}
		for (i = 0; i < g->n_nodes; i++)
			if (leaks[i] >= form)
				g->queue[tail++] = (uint32_t)i;
		for (head = 0; head < tail; head++) {
			size_t node = g->queue[head];

			for (i = g->to.first[node]; i < g->to.first[node + 1];
			     i++) {
				const graph_edge *edge =
				    &g->edges.list[g->to.by[i]];

				if (edge->form < form ||
				    leaks[edge->from] >= form)
					continue;
				leaks[edge->from] = form;
				g->queue[tail++] = edge->from;
			}
		}
	}
}

/* The hops of an item by the node they leave, then as they were declared. */
static int by_source(const void *a, const void *b)
{
	const graph_edge *x = a, *y = b;

	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	/* Places grow along a document; a caller's need not. */
	return (x->place > y->place) - (x->place < y->place);
}

bool graph_close(graph *g)
{
	int border;

	if (g->hops.n > 1)
		qsort(g->hops.list, g->hops.n, sizeof(*g->hops.list),
		      by_source);
	g->queue = calloc(g->n_nodes + 1, sizeof(*g->queue));
	g->visits = calloc(g->n_nodes + 1, sizeof(*g->visits));
	if (!g->queue || !g->visits ||
	    !make_index(&g->from, &g->edges, g->n_nodes, KEY_FROM) ||
	    !make_index(&g->to, &g->edges, g->n_nodes, KEY_TO) ||
	    !make_index(&g->of_item, &g->hops, g->n_items, KEY_ITEM))
		return false;
	for (border = 0; border < GRAPH_BORDERS; border++) {
		g->leaks[border] = calloc(g->n_nodes + 1, 1);
		if (!g->leaks[border])
			return false;
		find_leaks(g, (graph_border)border);
	}
	return true;
}

void graph_fini(graph *g)
{
	int border;

	free(g->nodes);
	free(g->holders);
	free(g->edges.list);
	free(g->hops.list);
	free(g->from.first);
	free(g->from.by);
	free(g->to.first);
	free(g->to.by);
	free(g->of_item.first);
	free(g->of_item.by);
	for (border = 0; border < GRAPH_BORDERS; border++)
		free(g->leaks[border]);
	free(g->visits);
	free(g->queue);
	memset(g, 0, sizeof(*g));
}

static uint8_t least(uint8_t a, uint8_t b)
{
	return a < b ? a : b;
}

graph_form graph_crossing(const graph *g, size_t item, graph_border border)
{
	const uint8_t *leaks = g->leaks[border];
	uint8_t rawest = leaks[g->holders[item]];
	size_t i;

	for (i = g->of_item.first[item]; i < g->of_item.first[item + 1]; i++) {
		const graph_edge *hop = &g->hops.list[g->of_item.by[i]];
		uint8_t form = crosses(g, hop, border) ? hop->form : FORM_NONE;

		/* Who passes an item on has it, at least as raw. */
		if (form < least(hop->form, leaks[hop->from]))
			form = least(hop->form, leaks[hop->from]);
		if (form < least(hop->form, leaks[hop->to]))
			form = least(hop->form, leaks[hop->to]);
		if (rawest < form)
			rawest = form;
	}
	return (graph_form)rawest;
}

/* What a trace looks for and the best it has found. */
typedef struct search {
	graph_border border;
	uint8_t form;
	size_t tail;		/* of the queue */
	bool found;		/* a node behind the border: `end` */
	uint32_t end;		/* the deepest of them, or the first */
	const graph_edge *back; /* crosses into what was found before */
} search;

static void begin(graph *g, search *s, uint32_t node)
{
	if (g->visits[node].trace == g->trace)
		return;
	g->visits[node] = (struct graph_visit){.trace = g->trace};
	g->queue[s->tail++] = node;
}

static void follow(graph *g, search *s, const graph_edge *edge)
{
	const struct graph_visit *from = &g->visits[edge->from];
	struct graph_visit *to = &g->visits[edge->to];
	bool here = crosses(g, edge, s->border);

	if (edge->form < s->form)
		return;
	if (to->trace == g->trace) {
		if (here && !s->back)
			s->back = edge;
		return;
	}
	*to = (struct graph_visit){
	    .trace = g->trace,
	    .depth = from->depth + 1,
	    .by = edge,
	    .crossed = from->crossed || here,
	};
	g->queue[s->tail++] = edge->to;
	if (to->crossed &&
	    (!s->found || (s->border == BORDER_ORGANISATION &&
			   to->depth > g->visits[s->end].depth))) {
		s->found = true;
		s->end = edge->to;
	}
}

/* The first hop of the item that leaves a node, or the end of its hops. */
static size_t hops_from(const graph *g, size_t item, uint32_t node)
{
	size_t low = g->of_item.first[item], high = g->of_item.first[item + 1];

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (g->hops.list[g->of_item.by[middle]].from < node)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void spread(graph *g, search *s, size_t item, size_t head)
{
	for (; head < s->tail; head++) {
		uint32_t node = g->queue[head];
		size_t i, end = g->of_item.first[item + 1];

		for (i = g->from.first[node]; i < g->from.first[node + 1]; i++)
			follow(g, s, &g->edges.list[g->from.by[i]]);
		for (i = hops_from(g, item, node); i < end; i++) {
			const graph_edge *hop = &g->hops.list[g->of_item.by[i]];

			if (hop->from != node)
				break;
			follow(g, s, hop);
		}
	}
}

/* Puts one step before those that are there: a path is found from its end.
 * Of a long one the first steps and the last are kept. */
static void tell(const graph *g, graph_path *out, const graph_edge *last,
		 const search *s)
{
	const graph_edge *edge;
	size_t length = 1, at;

	for (edge = last; edge; edge = g->visits[edge->from].by)
		length++;
	out->n = length < GRAPH_STEPS_MAX ? length : GRAPH_STEPS_MAX;
	out->left_out = length - out->n;
	at = length;
	for (edge = last; edge; edge = g->visits[edge->from].by) {
		graph_step step = {.node = edge->to, .place = edge->place};

		at--;
		if (crosses(g, edge, s->border))
			out->place = edge->place;
		if (edge->form == s->form)
			out->least = edge->place;
		if (at == length - 1)
			out->steps[out->n - 1] = step;
		else if (at < out->n - 1)
			out->steps[at] = step;
		if (at == 1)
			out->steps[0] = (graph_step){.node = edge->from};
	}
}

bool graph_trace(graph *g, size_t item, graph_border border, graph_form form,
		 graph_path *out)
{
	search s = {.border = border, .form = (uint8_t)form};
	size_t i;

	memset(out, 0, sizeof(*out));
	g->trace++;
	begin(g, &s, g->holders[item]);
	spread(g, &s, item, 0);
	for (i = g->of_item.first[item]; i < g->of_item.first[item + 1]; i++) {
		const graph_edge *hop = &g->hops.list[g->of_item.by[i]];
		size_t head = s.tail;

		if (hop->form < form)
			continue;
		begin(g, &s, hop->from);
		spread(g, &s, item, head);
	}
	if (!s.found && !s.back)
		return false;
	tell(g, out, s.found ? g->visits[s.end].by : s.back, &s);
	return true;
}
