/* Test: the graph of data against all paths of small graphs, its size, what
 * its parties are called by, and no memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "plugins/data-flow/graph.h"
#include "plugins/data-flow/parties.h"
#include "tests/unit/base_random.h"

/* Counted down by every allocation; at 0 it fails. Below, none does. */
static long until_failure = -1;

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t size);

static bool fails(void)
{
	return until_failure >= 0 && until_failure-- == 0;
}

void *__wrap_malloc(size_t size)
{
	return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
	return fails() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return fails() ? NULL : __real_realloc(old, size);
}

enum { NODES = 6, EDGES = 9, HOPS = 5, ROUNDS = 20000 };

/* A graph as it was drawn, for the oracle. */
typedef struct drawing {
	graph_node nodes[NODES];
	graph_edge edges[EDGES], hops[HOPS];
	size_t n_nodes, n_edges, n_hops;
	uint32_t holder;
} drawing;

static graph_form random_form(uint64_t *seed)
{
	return (graph_form)random_between(seed, FORM_NONE, FORM_RAW);
}

static graph_edge random_edge(uint64_t *seed, size_t n_nodes, uint64_t place)
{
	return (graph_edge){
	    .from = (uint32_t)random_between(seed, 0, (int64_t)n_nodes - 1),
	    .to = (uint32_t)random_between(seed, 0, (int64_t)n_nodes - 1),
	    .form = (uint8_t)random_form(seed),
	    .place = place,
	};
}

static void draw(drawing *d, graph *g, uint64_t *seed)
{
	size_t i, item;
	uint32_t node;

	memset(d, 0, sizeof(*d));
	memset(g, 0, sizeof(*g));
	d->n_nodes = (size_t)random_between(seed, 1, NODES);
	d->n_edges = (size_t)random_between(seed, 0, EDGES);
	d->n_hops = (size_t)random_between(seed, 0, HOPS);
	d->holder = (uint32_t)random_between(seed, 0, (int64_t)d->n_nodes - 1);
	for (i = 0; i < d->n_nodes; i++) {
		assert_true(graph_add_node(g, random_one_in(seed, 3), &node));
		/* Some belong to another one, as stores do. */
		if (random_one_in(seed, 3))
			g->nodes[node].owner = (uint32_t)random_between(
			    seed, 0, (int64_t)d->n_nodes - 1);
		d->nodes[i] = g->nodes[node];
	}
	for (i = 0; i < d->n_edges; i++) {
		graph_edge e = random_edge(seed, d->n_nodes, i + 1);

		d->edges[i] = e;
		assert_true(graph_add_edge(g, e.from, e.to, (graph_form)e.form,
					   e.place));
	}
	/* Not the only item: others' hops must not matter. */
	for (i = 0; i < 3; i++)
		assert_true(graph_add_item(g, d->holder, &item));
	for (i = 0; i < d->n_hops; i++) {
		graph_edge e = random_edge(seed, d->n_nodes, 100 + i);
		graph_edge o = random_edge(seed, d->n_nodes, 200 + i);

		d->hops[i] = e;
		assert_true(graph_add_hop(g, 2, o.from, o.to,
					  (graph_form)o.form, o.place));
		assert_true(graph_add_hop(g, 1, e.from, e.to,
					  (graph_form)e.form, e.place));
	}
	assert_true(graph_close(g));
}

static bool crosses(const drawing *d, const graph_edge *e, graph_border border)
{
	if (border == BORDER_COUNTRY)
		return !d->nodes[e->from].abroad && d->nodes[e->to].abroad;
	return d->nodes[e->from].owner != d->nodes[e->to].owner;
}

static uint8_t lesser(uint8_t a, uint8_t b)
{
	return a < b ? a : b;
}

/* Walks every path without a node twice: the rawest form that crosses. */
static uint8_t walk(const drawing *d, uint32_t node, uint8_t held,
		    unsigned been, graph_border border)
{
	uint8_t best = FORM_NONE;
	size_t i;

	for (i = 0; i < d->n_edges + d->n_hops; i++) {
		const graph_edge *e =
		    i < d->n_edges ? &d->edges[i] : &d->hops[i - d->n_edges];
		uint8_t form = lesser(held, e->form), further;

		if (e->from != node || form == FORM_NONE)
			continue;
		if (crosses(d, e, border) && best < form)
			best = form;
		if (been & 1u << e->to)
			continue;
		further = walk(d, e->to, form, been | 1u << e->to, border);
		if (best < further)
			best = further;
	}
	return best;
}

/* From the holder, who has it raw, and from whoever is declared to pass it
 * on, who has it at least in the form of the hop. */
static uint8_t oracle(const drawing *d, graph_border border)
{
	uint8_t best = walk(d, d->holder, FORM_RAW, 1u << d->holder, border);
	size_t i;

	for (i = 0; i < d->n_hops; i++) {
		uint8_t form = walk(d, d->hops[i].from, d->hops[i].form,
				    1u << d->hops[i].from, border);

		if (best < form)
			best = form;
	}
	return best;
}

/* The declared edge or hop at that place; NULL: there is none. */
static const graph_edge *at_place(const drawing *d, uint64_t place)
{
	if (place >= 1 && place <= d->n_edges)
		return &d->edges[place - 1];
	if (place >= 100 && place < 100 + d->n_hops)
		return &d->hops[place - 100];
	return NULL;
}

/* A path is made of what is declared, begins with who has the item, crosses
 * where it says, and is as raw as was asked. */
static void check_path(const drawing *d, const graph_path *path,
		       graph_border border, graph_form form)
{
	bool begins = path->steps[0].node == d->holder, crossed = false;
	bool least = false;
	size_t i;

	assert_true(path->n >= 2);
	assert_int_equal(path->left_out, 0);
	for (i = 0; i < d->n_hops; i++)
		if (d->hops[i].from == path->steps[0].node &&
		    d->hops[i].form >= form)
			begins = true;
	assert_true(begins);
	for (i = 1; i < path->n; i++) {
		const graph_edge *e = at_place(d, path->steps[i].place);

		assert_non_null(e);
		assert_int_equal(e->from, path->steps[i - 1].node);
		assert_int_equal(e->to, path->steps[i].node);
		assert_true(e->form >= form);
		if (crosses(d, e, border) && !crossed) {
			assert_int_equal(path->place, e->place);
			crossed = true;
		}
		if (e->form == form && !least) {
			assert_int_equal(path->least, e->place);
			least = true;
		}
	}
	assert_true(crossed);
}

static void test_against_all_paths(void **state)
{
	uint64_t seed = 20261122;
	int round, seen[GRAPH_BORDERS][GRAPH_FORMS] = {{0}};
	int border, form;

	(void)state;
	for (round = 0; round < ROUNDS; round++) {
		drawing d;
		graph g;

		draw(&d, &g, &seed);
		for (border = 0; border < GRAPH_BORDERS; border++) {
			graph_form found =
			    graph_crossing(&g, 1, (graph_border)border);

			assert_int_equal(found,
					 oracle(&d, (graph_border)border));
			seen[border][found]++;
			for (form = FORM_RESULT; form <= FORM_RAW; form++) {
				graph_path path;
				bool there =
				    graph_trace(&g, 1, (graph_border)border,
						(graph_form)form, &path);

				assert_int_equal(there, form <= (int)found);
				if (there)
					check_path(&d, &path,
						   (graph_border)border,
						   (graph_form)form);
			}
		}
		graph_fini(&g);
	}
	/* Every answer was met. */
	for (border = 0; border < GRAPH_BORDERS; border++)
		for (form = FORM_NONE; form <= FORM_RAW; form++)
			assert_true(seen[border][form] > ROUNDS / 200);
}

/* A chain of n organisations, each passing everything on to the next, the
 * last one to the first: n items, each at its own place of the ring. */
static void make_ring(graph *g, size_t n)
{
	uint32_t node, first = 0;
	size_t i, item;

	memset(g, 0, sizeof(*g));
	for (i = 0; i < n; i++) {
		assert_true(graph_add_node(g, i + 1 == n, &node));
		if (i == 0)
			first = node;
	}
	for (i = 0; i < n; i++) {
		uint32_t from = first + (uint32_t)i;
		uint32_t to = first + (uint32_t)((i + 1) % n);

		assert_true(graph_add_edge(g, from, to, FORM_RAW, i + 1));
		assert_true(graph_add_item(g, from, &item));
	}
	assert_true(graph_close(g));
}

/* A long path is told by its first steps and its last. */
static void test_long_path(void **state)
{
	graph_path path;
	graph g;

	(void)state;
	make_ring(&g, GRAPH_STEPS_MAX);
	assert_true(graph_trace(&g, 0, BORDER_ORGANISATION, FORM_RAW, &path));
	assert_int_equal(path.n, GRAPH_STEPS_MAX);
	assert_int_equal(path.left_out, 0);
	graph_fini(&g);
	make_ring(&g, GRAPH_STEPS_MAX + 3);
	assert_true(graph_trace(&g, 0, BORDER_ORGANISATION, FORM_RAW, &path));
	assert_int_equal(path.n, GRAPH_STEPS_MAX);
	assert_int_equal(path.left_out, 3);
	assert_int_equal(path.steps[0].node, 0);
	assert_int_equal(path.steps[GRAPH_STEPS_MAX - 2].node,
			 GRAPH_STEPS_MAX - 2);
	assert_int_equal(path.steps[GRAPH_STEPS_MAX - 1].node,
			 GRAPH_STEPS_MAX + 2);
	graph_fini(&g);
}

/* Each of 200,000 items goes round the whole ring: were that walked for each,
 * it would be 4e10 steps and this test would not end. */
static void test_size(void **state)
{
	enum { MANY = 200000 };
	graph_path path;
	size_t i;
	graph g;

	(void)state;
	make_ring(&g, MANY);
	for (i = 0; i < MANY; i++) {
		assert_int_equal(graph_crossing(&g, i, BORDER_ORGANISATION),
				 FORM_RAW);
		assert_int_equal(graph_crossing(&g, i, BORDER_COUNTRY),
				 FORM_RAW);
	}
	assert_true(graph_trace(&g, 0, BORDER_ORGANISATION, FORM_RAW, &path));
	assert_int_equal(path.left_out, MANY - GRAPH_STEPS_MAX);
	graph_fini(&g);
}

/* One item with as many hops as there are receivers. */
static void test_hops(void **state)
{
	enum { MANY = 200000 };
	graph_path path;
	uint32_t node;
	size_t i, item;
	graph g = {0};

	(void)state;
	for (i = 0; i <= MANY; i++)
		assert_true(graph_add_node(&g, false, &node));
	assert_true(graph_add_item(&g, 0, &item));
	for (i = MANY; i > 0; i--)
		assert_true(graph_add_hop(&g, item, (uint32_t)i - 1,
					  (uint32_t)i, FORM_RAW, i));
	assert_true(graph_close(&g));
	assert_true(
	    graph_trace(&g, item, BORDER_ORGANISATION, FORM_RAW, &path));
	assert_int_equal(path.left_out, MANY + 1 - GRAPH_STEPS_MAX);
	assert_int_equal(path.place, 1);
	graph_fini(&g);
}

/* The longest way is told, also where its last step is within the same
 * organisation: into its store. */
static void test_furthest(void **state)
{
	graph_path path;
	uint32_t node;
	size_t i, item;
	graph g = {0};

	(void)state;
	for (i = 0; i < 4; i++)
		assert_true(graph_add_node(&g, false, &node));
	g.nodes[2].owner = 1;
	assert_true(graph_add_item(&g, 0, &item));
	assert_true(graph_add_edge(&g, 0, 3, FORM_RAW, 1));
	assert_true(graph_add_edge(&g, 0, 1, FORM_RAW, 2));
	assert_true(graph_add_edge(&g, 1, 2, FORM_RAW, 3));
	assert_true(graph_close(&g));
	assert_true(
	    graph_trace(&g, item, BORDER_ORGANISATION, FORM_RAW, &path));
	assert_int_equal(path.n, 3);
	assert_int_equal(path.steps[2].node, 2);
	assert_int_equal(path.place, 2);
	graph_fini(&g);
}

/* Forty parties in a row, an item with each; false: no memory. */
static bool make_parties(parties *p, graph *g)
{
	uint32_t before = 0, node;
	size_t i, item;

	for (i = 0; i < 40; i++) {
		char code[16], name[16];

		snprintf(code, sizeof(code), "C%zu", i);
		snprintf(name, sizeof(name), "N%zu", i);
		if (!parties_take(p, code, name, &node) ||
		    !graph_add_item(g, node, &item) ||
		    !parties_set_item(p, name, item) ||
		    !parties_set_component(p, name, node) ||
		    !graph_add_edge(g, before, node, FORM_RAW, i + 1) ||
		    !graph_add_hop(g, item, node, before, FORM_RAW, i + 1))
			return false;
		before = node;
	}
	return graph_close(g);
}

/* The n-th allocation fails, for each n: said, and nothing is lost. */
static void test_no_memory(void **state)
{
	bool made = false;
	long n;

	(void)state;
	for (n = 0; !made; n++) {
		graph g = {0};
		parties p = {.graph = &g};

		until_failure = n;
		made = make_parties(&p, &g);
		assert_int_equal(made, until_failure >= 0);
		until_failure = -1;
		parties_fini(&p);
		graph_fini(&g);
	}
	assert_true(n > 100);
}

/* A code decides; a name counts where one side has no code. */
static void test_parties(void **state)
{
	uint32_t bank, firm, found;
	graph g = {0};
	parties p = {.graph = &g};

	(void)state;
	assert_true(parties_take(&p, "A", "Bank", &bank));
	assert_true(parties_take(&p, "", "Firm", &firm));
	assert_int_not_equal(bank, firm);
	assert_true(parties_take(&p, "A", "Another name", &found));
	assert_int_equal(found, bank);
	assert_true(parties_take(&p, "", "Another name", &found));
	assert_int_equal(found, bank);
	assert_true(parties_take(&p, "", "Bank", &found));
	assert_int_equal(found, bank);
	/* Of one name, but with another code. */
	assert_true(parties_take(&p, "B", "Bank", &found));
	assert_int_not_equal(found, bank);
	/* The code comes after the name. */
	assert_true(parties_take(&p, "F", "Firm", &found));
	assert_int_equal(found, firm);
	assert_true(parties_take(&p, "F", "", &found));
	assert_int_equal(found, firm);
	parties_fini(&p);
	graph_fini(&g);
}

static void test_empty(void **state)
{
	graph g = {0};

	(void)state;
	assert_true(graph_close(&g));
	graph_fini(&g);
	graph_fini(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_against_all_paths),
	    cmocka_unit_test(test_long_path),
	    cmocka_unit_test(test_size),
	    cmocka_unit_test(test_hops),
	    cmocka_unit_test(test_furthest),
	    cmocka_unit_test(test_parties),
	    cmocka_unit_test(test_no_memory),
	    cmocka_unit_test(test_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
