/* The parties of a dossier, by the codes and names they are called by. */
#include "plugins/data-flow/parties.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

/* What a code, name or id stands for. */
typedef struct called {
	const char *key; /* behind the struct, or borrowed to look it up */
	size_t number;
} called;

static int by_key(const void *a, const void *b)
{
	const called *x = a, *y = b;

	return strcmp(x->key, y->key);
}

/* The first number of a key stays. False: no memory. */
static bool set(void **tree, const char *key, size_t number)
{
	size_t size = strlen(key) + 1;
	called *e = malloc(sizeof(*e) + size), **found;

	if (!e)
		return false;
	e->key = memcpy(e + 1, key, size);
	e->number = number;
	found = tsearch(e, tree, by_key);
	if (!found || *found != e)
		free(e);
	return found != NULL;
}

static bool get(void *const *tree, const char *key, size_t *out)
{
	called wanted = {.key = key};
	called **found = tfind(&wanted, tree, by_key);

	if (found)
		*out = (*found)->number;
	return found != NULL;
}

void parties_fini(parties *p)
{
	size_t i;

	for (i = 0; p->list && i < p->graph->n_nodes; i++)
		free(p->list[i].name);
	free(p->list);
	tdestroy(p->codes, free);
	tdestroy(p->names, free);
	tdestroy(p->components, free);
	tdestroy(p->items, free);
	memset(p, 0, sizeof(*p));
}

bool parties_add(parties *p, const char *name, uint32_t *out)
{
	size_t n = p->graph->n_nodes;
	char *copy = NULL;

	if (n == p->room) {
		size_t room = p->room ? p->room * 2 : 16;
		party *more = realloc(p->list, room * sizeof(*more));

		if (!more)
			return false;
		p->list = more;
		p->room = room;
	}
	if (*name && !(copy = strdup(name)))
		return false;
	if (!graph_add_node(p->graph, false, out)) {
		free(copy);
		return false;
	}
	p->list[n] = (party){.name = copy};
	return true;
}

bool parties_take(parties *p, const char *code, const char *name, uint32_t *out)
{
	size_t found = 0;
	bool known = *code && get(&p->codes, code, &found);

	if (!known && *name && get(&p->names, name, &found))
		known = !*code || !p->list[found].has_code;
	if (known)
		*out = (uint32_t)found;
	else if (!parties_add(p, *name ? name : code, out))
		return false;
	if (*code && !p->list[*out].has_code) {
		if (!set(&p->codes, code, *out))
			return false;
		p->list[*out].has_code = true;
	}
	return !*name || set(&p->names, name, *out);
}

bool parties_set_component(parties *p, const char *id, uint32_t node)
{
	return set(&p->components, id, node);
}

bool parties_component(const parties *p, const char *id, uint32_t *out)
{
	size_t found;

	if (!get(&p->components, id, &found))
		return false;
	*out = (uint32_t)found;
	return true;
}

bool parties_set_item(parties *p, const char *id, size_t item)
{
	return set(&p->items, id, item);
}

bool parties_item(const parties *p, const char *id, size_t *out)
{
	return get(&p->items, id, out);
}
