/* A claim of privacy computing: does raw personal data stay where it is? */
#include "plugins/data-flow/claim.h"

#include <stdio.h>
#include <string.h>

#include "plugins/data-flow/route.h"

static const struct technology {
	const char *token, *zh, *en;
} technologies[] = {
    {"mpc", "多方安全计算", "secure multi-party computation"},
    {"federated", "联邦学习", "federated learning"},
    {"zkp", "零知识证明", "zero-knowledge proof"},
};

enum { TECHNOLOGIES = sizeof(technologies) / sizeof(*technologies) };

typedef struct check {
	const heng_host *host;
	heng_call *call;
	const flow_paths *paths;
	reading *r;
	const struct technology *claimed;
	size_t routes;	/* told so far */
	bool exchanged; /* something goes to another organisation */
} check;

/* Both languages of one finding. */
typedef struct message {
	char zh[ROUTE_MAX + 512];
	char en[ROUTE_MAX + 512];
} message;

static void insufficient(const check *c)
{
	c->host->outcome(c->call, HENG_PLUGIN_INSUFFICIENT, 0);
}

static void lacks(const check *c, heng_node node, const heng_path *path)
{
	c->host->missing(c->call, node, path);
	insufficient(c);
}

/* What is claimed. Returns false if there is nothing to judge: none of these
 * technologies is used, or it is not said which are. */
static bool find_claim(check *c, int *rc)
{
	const heng_node *uses;
	heng_node unsaid = 0;
	int32_t i, n = c->host->all(c->call, c->host->root(c->call),
				    c->paths->tech_use, &uses);
	int k;

	*rc = n < 0 ? n : 0;
	for (i = 0; i < n; i++) {
		heng_node node =
		    c->host->first(c->call, uses[i], c->paths->tech);
		const char *tech;

		if (!node) {
			unsaid = unsaid ? unsaid : uses[i];
			continue;
		}
		tech = c->host->token(c->call, node, NULL);
		for (k = 0; k < TECHNOLOGIES && !c->claimed; k++)
			if (strcmp(tech, technologies[k].token) == 0)
				c->claimed = &technologies[k];
	}
	if (*rc || c->claimed)
		return !*rc;
	if (n == 0)
		lacks(c, c->host->root(c->call), c->paths->tech_use);
	else if (unsaid)
		lacks(c, unsaid, c->paths->tech);
	else
		c->host->outcome(c->call, HENG_PLUGIN_NOT_APPLICABLE, 0);
	return false;
}

/* Where the form of what is passed on would have to be said. */
static void lacks_form(const check *c, heng_node node)
{
	const char *name = c->host->name(c->call, node);

	lacks(c, node,
	      strcmp(name, "vendor") == 0 ? c->paths->data_form
	      : strcmp(name, "item") == 0 ? c->paths->encrypted
					  : c->paths->form);
}

static void check_item(check *c, size_t item)
{
	const flow_item *it = &c->r->items[item];
	graph_form form =
	    graph_crossing(&c->r->graph, item, BORDER_ORGANISATION);
	char name[ROUTE_NAME_MAX + 1];
	heng_node place = it->node, named;
	graph_path path = {0};
	route_text route;
	message text;
	bool told;

	if (form > FORM_NONE)
		c->exchanged = true;
	if (form < FORM_UNSAID || it->personal == STATED_FALSE)
		return;
	named = c->host->first(c->call, it->node, c->paths->name);
	if (!named)
		named = c->host->first(c->call, it->node, c->paths->id);
	route_name(name, named ? c->host->token(c->call, named, NULL) : "?");
	told =
	    c->routes < ROUTES_MAX &&
	    graph_trace(&c->r->graph, item, BORDER_ORGANISATION, form, &path);
	route.zh[0] = route.en[0] = '\0';
	if (told) {
		c->routes++;
		route_tell(&route, c->r, &path, name, " → ");
		place = path.place;
	}
	if (form == FORM_RAW && it->personal == STATED_TRUE) {
		snprintf(text.zh, sizeof(text.zh),
			 "声称采用%s，但个人信息“%s”以原始形式跨机构流转%s%s",
			 c->claimed->zh, name, told ? "：" : "", route.zh);
		snprintf(text.en, sizeof(text.en),
			 "%s is claimed, but the personal item \"%s\" crosses "
			 "organisations raw%s%s",
			 c->claimed->en, name, told ? ": " : "", route.en);
		c->host->outcome(c->call, HENG_PLUGIN_FAIL, 0);
	} else if (form == FORM_RAW) {
		snprintf(text.zh, sizeof(text.zh),
			 "“%s”以原始形式跨机构流转，未说明是否个人信息%s%s",
			 name, told ? "：" : "", route.zh);
		snprintf(text.en, sizeof(text.en),
			 "\"%s\" crosses organisations raw; it is not said "
			 "whether it is personal%s%s",
			 name, told ? ": " : "", route.en);
		lacks(c, it->node, c->paths->personal);
	} else {
		snprintf(text.zh, sizeof(text.zh),
			 "“%s”流转到其他机构，未说明是原始数据、密文还是"
			 "计算结果%s%s",
			 name, told ? "：" : "", route.zh);
		snprintf(text.en, sizeof(text.en),
			 "\"%s\" goes to another organisation; it is not said "
			 "whether raw, encrypted or as a result%s%s",
			 name, told ? ": " : "", route.en);
		if (told)
			place = path.least;
		if (told)
			lacks_form(c, place);
		else
			insufficient(c);
	}
	c->host->finding(c->call, place, text.zh, text.en);
}

static void describe(const check *c, const lost_reference *d, message *text)
{
	char name[ROUTE_NAME_MAX + 1];

	route_name(name, c->host->token(c->call, d->node, NULL));
	switch (d->kind) {
	case DANGLING_PARTY:
		snprintf(text->zh, sizeof(text->zh),
			 "“%s”不是卷宗所列的机构、供应商或接收方，"
			 "数据去向无从追踪",
			 name);
		snprintf(text->en, sizeof(text->en),
			 "\"%s\" is no organisation, vendor or receiver of "
			 "the dossier: where the data go cannot be followed",
			 name);
		break;
	case DANGLING_ITEM:
		snprintf(text->zh, sizeof(text->zh),
			 "数据清单中没有标识为“%s”的数据项", name);
		snprintf(text->en, sizeof(text->en),
			 "no item of the inventory has the id \"%s\"", name);
		break;
	case DANGLING_COMPONENT:
		snprintf(text->zh, sizeof(text->zh),
			 "系统架构中没有标识为“%s”的组件", name);
		snprintf(text->en, sizeof(text->en),
			 "no component of the architecture has the id \"%s\"",
			 name);
		break;
	case UNNAMED_PARTY:
		snprintf(text->zh, sizeof(text->zh),
			 "未写明机构，数据去向无从追踪");
		snprintf(text->en, sizeof(text->en),
			 "the party is not named: where the data go cannot be "
			 "followed");
		break;
	}
}

/* The attribute that is not there at all, if that is what is wrong. */
static const heng_path *absent(const check *c, const lost_reference *d)
{
	const char *name = c->host->name(c->call, d->node);
	bool is_flow = strcmp(name, "flow") == 0;

	if (d->kind == DANGLING_ITEM)
		return is_flow ? c->paths->item_ref : NULL;
	if (d->kind == DANGLING_COMPONENT)
		return strcmp(name, "storedIn") == 0 ? c->paths->component_ref
						     : NULL;
	if (d->kind != UNNAMED_PARTY)
		return NULL;
	if (!is_flow)
		return c->paths->uscc;
	return c->host->first(c->call, d->node, c->paths->from)
		   ? c->paths->to
		   : c->paths->from;
}

static void check_references(const check *c)
{
	size_t i;

	for (i = 0; i < c->r->n_dangling; i++) {
		const lost_reference *d = &c->r->dangling[i];
		const heng_path *path = absent(c, d);
		message text;

		if (path) {
			lacks(c, d->node, path);
			continue;
		}
		describe(c, d, &text);
		c->host->finding(c->call, d->node, text.zh, text.en);
		insufficient(c);
	}
}

/* None and not said differ: that all flows are listed has to be stated. */
static void check_statement(const check *c)
{
	heng_node root = c->host->root(c->call);
	heng_node said = c->host->first(c->call, root, c->paths->flows);
	bool none;

	if (!said) {
		lacks(c, root, c->paths->flows);
		return;
	}
	none = strcmp(c->host->token(c->call, said, NULL), "none") == 0;
	if (none && c->exchanged) {
		c->host->finding(c->call, said,
				 "声明没有跨机构流转，但卷宗列有流转",
				 "it is stated that nothing goes to another "
				 "organisation, but the dossier lists what "
				 "does");
		insufficient(c);
	} else if (!none && !c->exchanged) {
		c->host->finding(c->call, said,
				 "声明已列出跨机构流转，但卷宗中没有",
				 "flows between organisations are said to be "
				 "listed, but none is");
		insufficient(c);
	}
}

int claim_check(const heng_host *host, heng_call *call, const flow_paths *paths,
		reading *r)
{
	check c = {.host = host, .call = call, .paths = paths, .r = r};
	size_t i;
	int rc;

	if (!find_claim(&c, &rc))
		return rc;
	rc = reading_make(r, paths, host, call, false);
	if (rc)
		return rc;
	if (r->graph.n_items == 0) {
		lacks(&c, host->root(call), paths->item);
		return 0;
	}
	host->outcome(call, HENG_PLUGIN_PASS, 0);
	for (i = 0; i < r->graph.n_items; i++)
		check_item(&c, i);
	check_statement(&c);
	check_references(&c);
	return 0;
}
