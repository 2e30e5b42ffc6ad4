/* A reading: the graph of data that a dossier declares. */
#include "plugins/data-flow/reading.h"

#include <stdlib.h>
#include <string.h>

/* What a reading is made with. */
typedef struct reader {
	reading *r;
	const flow_paths *paths;
	const heng_host *host;
	heng_call *call;
	bool whole;
	bool has_lead;
	/* References by code, until all that is declared is known. */
	struct reference {
		heng_node node;
		uint32_t party;
	} * references;
	size_t n, room;
} reader;

int flow_paths_init(flow_paths *p, const heng_host *host, heng_call *call)
{
	const struct {
		const heng_path **path;
		const char *text;
	} all[] = {
	    {&p->org, "org"},
	    {&p->vendor, "vendor"},
	    {&p->component, "architecture/component"},
	    {&p->item, "data/item"},
	    {&p->flow, "data/flow"},
	    {&p->flows, "data/@flows"},
	    {&p->tech_use, "app/techUse"},
	    {&p->tech, "@tech"},
	    {&p->shared, "sharedWith"},
	    {&p->entrusted, "entrustedTo"},
	    {&p->stored, "storedIn"},
	    {&p->subcontractor, "subcontractor"},
	    {&p->uscc, "uscc"},
	    {&p->name, "name"},
	    {&p->name_zh, "nameZh"},
	    {&p->id, "@id"},
	    {&p->role, "@role"},
	    {&p->abroad, "@abroad"},
	    {&p->operator_, "@operator"},
	    {&p->place, "@place"},
	    {&p->client, "@client"},
	    {&p->data_form, "@dataForm"},
	    {&p->form, "@form"},
	    {&p->holder, "@holder"},
	    {&p->component_ref, "@component"},
	    {&p->item_ref, "@item"},
	    {&p->from, "@from"},
	    {&p->to, "@to"},
	    {&p->personal, "@personal"},
	    {&p->category, "@category"},
	    {&p->cross_border, "@crossBorder"},
	    {&p->storage, "@storagePlace"},
	    {&p->route, "@exportRoute"},
	    {&p->encrypted, "@encryptedAtRest"},
	};
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (host->path(call, all[i].text, all[i].path))
			return HENG_PLUGIN_EVALUE;
	return 0;
}

void reading_fini(reading *r)
{
	parties_fini(&r->parties);
	graph_fini(&r->graph);
	free(r->items);
	free(r->dangling);
	memset(r, 0, sizeof(*r));
}

/* The value of the first match; "" where there is none. */
static const char *value(const reader *in, heng_node node,
			 const heng_path *path)
{
	heng_node found = in->host->first(in->call, node, path);

	return found ? in->host->token(in->call, found, NULL) : "";
}

static stated yes_or_no(const reader *in, heng_node node, const heng_path *path)
{
	const char *text = value(in, node, path);

	return strcmp(text, "true") == 0    ? STATED_TRUE
	       : strcmp(text, "false") == 0 ? STATED_FALSE
					    : NOT_SAID;
}

static graph_form form_of(const char *text)
{
	static const struct {
		const char *word;
		graph_form form;
	} forms[] = {
	    {"none", FORM_NONE},	   {"result", FORM_RESULT},
	    {"intermediate", FORM_RESULT}, {"derived", FORM_DERIVED},
	    {"encrypted", FORM_ENCRYPTED}, {"raw", FORM_RAW},
	};
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (strcmp(text, forms[i].word) == 0)
			return forms[i].form;
	return FORM_UNSAID;
}

static bool dangles(reading *r, heng_node node, dangling_kind kind)
{
	if (r->n_dangling == r->room) {
		size_t room = r->room ? r->room * 2 : 16;
		lost_reference *more =
		    realloc(r->dangling, room * sizeof(*more));

		if (!more)
			return false;
		r->dangling = more;
		r->room = room;
	}
	r->dangling[r->n_dangling++] = (lost_reference){node, kind};
	return true;
}

/* A party that is declared here, by code or name. */
static bool declare(reader *in, heng_node node, const heng_path *name_path,
		    uint32_t *out)
{
	reading *r = in->r;
	heng_node uscc = in->host->first(in->call, node, in->paths->uscc);
	heng_node name = in->host->first(in->call, node, name_path);

	if (!parties_take(
		&r->parties, uscc ? in->host->token(in->call, uscc, NULL) : "",
		name ? in->host->token(in->call, name, NULL) : "", out))
		return false;
	r->parties.list[*out].declared = true;
	if (in->whole && yes_or_no(in, node, in->paths->abroad) == STATED_TRUE)
		r->graph.nodes[*out].abroad = true;
	return uscc || name || dangles(r, node, UNNAMED_PARTY);
}

/* A party that is referred to by its code, which has to be declared too. */
static bool refer(reader *in, heng_node node, uint32_t *out)
{
	if (!parties_take(&in->r->parties,
			  in->host->token(in->call, node, NULL), "", out))
		return false;
	if (in->n == in->room) {
		size_t room = in->room ? in->room * 2 : 16;
		struct reference *more =
		    realloc(in->references, room * sizeof(*more));

		if (!more)
			return false;
		in->references = more;
		in->room = room;
	}
	in->references[in->n++] = (struct reference){node, *out};
	return true;
}

/* Who an attribute names, or the lead where it is not there. */
static bool refer_or_lead(reader *in, heng_node node, const heng_path *path,
			  uint32_t *out)
{
	heng_node found = in->host->first(in->call, node, path);

	*out = in->r->lead;
	return !found || refer(in, found, out);
}

static int read_orgs(reader *in)
{
	const heng_node *nodes;
	int32_t i, n = in->host->all(in->call, in->host->root(in->call),
				     in->paths->org, &nodes);

	for (i = 0; i < n; i++) {
		uint32_t found;

		if (!declare(in, nodes[i], in->paths->name_zh, &found))
			return HENG_PLUGIN_EMEMORY;
		if (!in->has_lead &&
		    strcmp(value(in, nodes[i], in->paths->role), "lead") == 0) {
			in->r->lead = found;
			in->has_lead = true;
		}
	}
	if (n >= 0 && !in->has_lead &&
	    !parties_add(&in->r->parties, "", &in->r->lead))
		return HENG_PLUGIN_EMEMORY;
	return n < 0 ? n : 0;
}

/* What a vendor has of its client's data. Nothing is taken as passed on where
 * neither is said: data/@flows says whether all that is is listed. */
static bool read_vendor(reader *in, heng_node node)
{
	graph *g = &in->r->graph;
	heng_node said = in->host->first(in->call, node, in->paths->data_form);
	heng_node client = in->host->first(in->call, node, in->paths->client);
	uint32_t vendor, from;
	graph_form form = client ? FORM_UNSAID : FORM_NONE;
	const heng_node *subs;
	int32_t i, n;

	if (said)
		form = form_of(in->host->token(in->call, said, NULL));
	if (!declare(in, node, in->paths->name, &vendor) ||
	    !refer_or_lead(in, node, in->paths->client, &from) ||
	    !graph_add_edge(g, from, vendor, form, node))
		return false;
	n = in->host->all(in->call, node, in->paths->subcontractor, &subs);
	for (i = 0; i < n; i++) {
		uint32_t sub;

		form = form_of(value(in, subs[i], in->paths->form));
		if (!declare(in, subs[i], in->paths->name, &sub) ||
		    !graph_add_edge(g, vendor, sub, form, subs[i]))
			return false;
	}
	return n >= 0;
}

static int read_vendors(reader *in)
{
	const heng_node *nodes;
	int32_t i, n = in->host->all(in->call, in->host->root(in->call),
				     in->paths->vendor, &nodes);

	for (i = 0; i < n; i++)
		if (!read_vendor(in, nodes[i]))
			return HENG_PLUGIN_EMEMORY;
	return n < 0 ? n : 0;
}

/* Components that have an id: data can be kept there. Who runs one has what
 * is in it. */
static int read_components(reader *in)
{
	graph *g = &in->r->graph;
	const heng_node *nodes;
	int32_t i, n = in->host->all(in->call, in->host->root(in->call),
				     in->paths->component, &nodes);

	for (i = 0; i < n; i++) {
		heng_node id =
		    in->host->first(in->call, nodes[i], in->paths->id);
		uint32_t store, owner;
		const char *name;

		if (!id)
			continue;
		name = value(in, nodes[i], in->paths->name);
		if (!*name)
			name = in->host->token(in->call, id, NULL);
		if (!refer_or_lead(in, nodes[i], in->paths->operator_,
				   &owner) ||
		    !parties_add(&in->r->parties, name, &store) ||
		    !parties_set_component(&in->r->parties,
					   in->host->token(in->call, id, NULL),
					   store) ||
		    !graph_add_edge(g, store, owner, FORM_RAW, nodes[i]))
			return HENG_PLUGIN_EMEMORY;
		g->nodes[store].owner = owner;
		g->nodes[store].abroad =
		    in->whole && strcmp(value(in, nodes[i], in->paths->place),
					"overseas") == 0;
	}
	return n < 0 ? n : 0;
}

/* Receivers of one item: those it is shared with, or entrusted to. */
static bool read_receivers(reader *in, size_t item, const heng_path *path)
{
	flow_item *it = &in->r->items[item];
	const heng_node *nodes;
	int32_t i, n = in->host->all(in->call, it->node, path, &nodes);

	for (i = 0; i < n; i++) {
		graph_form form = form_of(value(in, nodes[i], in->paths->form));
		uint32_t to;

		it->handed = true;
		if (!declare(in, nodes[i], in->paths->name, &to) ||
		    !graph_add_hop(&in->r->graph, item,
				   in->r->graph.holders[item], to, form,
				   nodes[i]))
			return false;
	}
	return n >= 0;
}

/* The stores of one item. What is kept encrypted is cipher text there. */
static bool read_stores(reader *in, size_t item)
{
	flow_item *it = &in->r->items[item];
	stated sealed = NOT_SAID;
	graph_form form = FORM_UNSAID;
	const heng_node *nodes;
	int32_t i,
	    n = in->host->all(in->call, it->node, in->paths->stored, &nodes);

	if (n > 0)
		sealed = yes_or_no(in, it->node, in->paths->encrypted);
	if (sealed != NOT_SAID)
		form = sealed == STATED_TRUE ? FORM_ENCRYPTED : FORM_RAW;

	for (i = 0; i < n; i++) {
		heng_node ref = in->host->first(in->call, nodes[i],
						in->paths->component_ref);
		uint32_t to;

		if (!ref || !parties_component(
				&in->r->parties,
				in->host->token(in->call, ref, NULL), &to)) {
			if (!dangles(in->r, ref ? ref : nodes[i],
				     DANGLING_COMPONENT))
				return false;
			continue;
		}
		/* Where it has to be said is the item. */
		if (!graph_add_hop(&in->r->graph, item,
				   in->r->graph.holders[item], to, form,
				   sealed == NOT_SAID ? it->node : nodes[i]))
			return false;
	}
	return n >= 0;
}

/* What only measures ask for. */
static void read_rest(reader *in, flow_item *it)
{
	const flow_paths *p = in->paths;
	const char *text = value(in, it->node, p->category);

	it->has_category = *text != '\0';
	it->is_c3 = strcmp(text, "c3") == 0;
	it->cross_border = (uint8_t)yes_or_no(in, it->node, p->cross_border);
	it->overseas = strcmp(value(in, it->node, p->storage), "overseas") == 0;
	text = value(in, it->node, p->route);
	it->has_route = *text && strcmp(text, "none") != 0;
}

static bool read_item(reader *in, heng_node node, flow_item *it)
{
	const flow_paths *p = in->paths;
	heng_node id = in->host->first(in->call, node, p->id);
	uint32_t holder;
	size_t item;

	it->node = node;
	it->personal = (uint8_t)yes_or_no(in, node, p->personal);
	if (in->whole)
		read_rest(in, it);
	return refer_or_lead(in, node, p->holder, &holder) &&
	       graph_add_item(&in->r->graph, holder, &item) &&
	       (!id ||
		parties_set_item(&in->r->parties,
				 in->host->token(in->call, id, NULL), item)) &&
	       read_receivers(in, item, p->shared) &&
	       read_receivers(in, item, p->entrusted) && read_stores(in, item);
}

static int read_items(reader *in)
{
	const heng_node *nodes;
	int32_t i, n = in->host->all(in->call, in->host->root(in->call),
				     in->paths->item, &nodes);

	if (n < 0)
		return n;
	in->r->items = calloc((size_t)n + 1, sizeof(*in->r->items));
	if (!in->r->items)
		return HENG_PLUGIN_EMEMORY;
	for (i = 0; i < n; i++)
		if (!read_item(in, nodes[i], &in->r->items[i]))
			return HENG_PLUGIN_EMEMORY;
	return 0;
}

/* One end of a flow. */
static bool read_end(reader *in, heng_node flow, const heng_path *path,
		     uint32_t *out)
{
	heng_node end = in->host->first(in->call, flow, path);

	if (end)
		return refer(in, end, out);
	return dangles(in->r, flow, UNNAMED_PARTY) &&
	       parties_add(&in->r->parties, "", out);
}

static bool read_flow(reader *in, heng_node node)
{
	heng_node ref = in->host->first(in->call, node, in->paths->item_ref);
	graph_form form = form_of(value(in, node, in->paths->form));
	uint32_t from, to;
	size_t item;

	if (!read_end(in, node, in->paths->from, &from) ||
	    !read_end(in, node, in->paths->to, &to))
		return false;
	if (!ref || !parties_item(&in->r->parties,
				  in->host->token(in->call, ref, NULL), &item))
		return dangles(in->r, ref ? ref : node, DANGLING_ITEM);
	return graph_add_hop(&in->r->graph, item, from, to, form, node);
}

static int read_flows(reader *in)
{
	const heng_node *nodes;
	int32_t i, n = in->host->all(in->call, in->host->root(in->call),
				     in->paths->flow, &nodes);

	for (i = 0; i < n; i++)
		if (!read_flow(in, nodes[i]))
			return HENG_PLUGIN_EMEMORY;
	return n < 0 ? n : 0;
}

/* References to who is declared nowhere. */
static int check_references(reader *in)
{
	size_t i;

	for (i = 0; i < in->n; i++)
		if (!in->r->parties.list[in->references[i].party].declared &&
		    !dangles(in->r, in->references[i].node, DANGLING_PARTY))
			return HENG_PLUGIN_EMEMORY;
	return 0;
}

int reading_make(reading *r, const flow_paths *paths, const heng_host *host,
		 heng_call *call, bool whole)
{
	reader in = {
	    .r = r, .paths = paths, .host = host, .call = call, .whole = whole};
	int rc;

	reading_fini(r);
	r->parties.graph = &r->graph;
	rc = read_orgs(&in);
	rc = rc ? rc : read_vendors(&in);
	rc = rc ? rc : read_components(&in);
	rc = rc ? rc : read_items(&in);
	rc = rc ? rc : read_flows(&in);
	rc = rc ? rc : check_references(&in);
	if (!rc && !graph_close(&r->graph))
		rc = HENG_PLUGIN_EMEMORY;
	free(in.references);
	return rc;
}
