/* The plugin data-flow: where the dossier's data go, over any number of
 * hands, and whether that agrees with what is claimed of them. */
#include <heng/plugin.h>
#include <stdlib.h>

#include "plugins/data-flow/claim.h"
#include "plugins/data-flow/reading.h"
#include "plugins/data-flow/route.h"

/* All measures of one dossier share one reading. */
typedef struct data_flow {
	flow_paths paths;
	reading reading;
	uint64_t dossier; /* that was read for measures; 0: none */
} data_flow;

static int open_flow(const heng_host *host, heng_call *call, void **state)
{
	data_flow *f = calloc(1, sizeof(*f));
	int rc;

	if (!f)
		return HENG_PLUGIN_EMEMORY;
	rc = flow_paths_init(&f->paths, host, call);
	if (rc) {
		free(f);
		return rc;
	}
	*state = f;
	return 0;
}

static void close_flow(void *state)
{
	data_flow *f = state;

	reading_fini(&f->reading);
	free(f);
}

/* The reading of this dossier, made by the first measure that asks. */
static int take_reading(const heng_host *host, heng_call *call, data_flow *f)
{
	int rc;

	if (f->dossier == host->dossier(call))
		return 0;
	f->dossier = 0;
	rc = reading_make(&f->reading, &f->paths, host, call, true);
	if (rc)
		return rc;
	f->dossier = host->dossier(call);
	return 0;
}

static int check_claim(const heng_host *host, heng_call *call, void *state)
{
	data_flow *f = state;

	/* Read anew: what a rule rests on is what was looked at in its call. */
	f->dossier = 0;
	return claim_check(host, call, &f->paths, &f->reading);
}

enum {
	/* Items whose route stands beside a measure: a note has 1024 bytes,
	 * and each route is a walk through the graph. */
	NOTES_MAX = 16,
};

/* What counting one item comes to. */
typedef enum counted {
	COUNTS_NOT,
	COUNTS,
	NOT_KNOWN, /* something is not said; *lacks is the path */
} counted;

typedef counted count_fn(const data_flow *f, size_t item,
			 const heng_path **lacks);

/* Where the item goes, as a word beside the number. */
static void note_item(const heng_host *host, heng_call *call, data_flow *f,
		      size_t item, graph_border border)
{
	const flow_item *it = &f->reading.items[item];
	graph_form form = graph_crossing(&f->reading.graph, item, border);
	heng_node id = host->first(call, it->node, f->paths.id);
	const char *name = id ? host->token(call, id, NULL) : "?";
	graph_path path;
	route_text route;

	if (form == FORM_NONE ||
	    !graph_trace(&f->reading.graph, item, border, form, &path))
		path = (graph_path){0};
	route_tell(&route, &f->reading, &path, name, "→");
	host->note(call, route.zh);
}

/*
 * Counts items. One is enough to say that there are some; that there is none
 * can only be said where everything it depends on is stated.
 */
static int count(const heng_host *host, heng_call *call, data_flow *f,
		 graph_border border, count_fn *fn)
{
	const heng_path *lacks = NULL, *first_lack = NULL;
	heng_node lacking = 0;
	int64_t n = 0;
	size_t i;
	int rc = take_reading(host, call, f);

	if (rc)
		return rc;
	if (f->reading.graph.n_items == 0)
		return host->missing(call, host->root(call), f->paths.item);
	for (i = 0; i < f->reading.graph.n_items; i++)
		switch (fn(f, i, &lacks)) {
		case COUNTS_NOT:
			break;
		case COUNTS:
			if (n++ < NOTES_MAX)
				note_item(host, call, f, i, border);
			break;
		case NOT_KNOWN:
			if (!lacking) {
				lacking = f->reading.items[i].node;
				first_lack = lacks;
			}
			break;
		}
	if (n == 0 && lacking)
		return host->missing(call, lacking, first_lack);
	return host->measure(call, n);
}

static graph_form crossing(const data_flow *f, size_t item, graph_border border)
{
	return graph_crossing(&f->reading.graph, item, border);
}

static counted is_raw(const data_flow *f, size_t item, const heng_path **lacks)
{
	const flow_item *it = &f->reading.items[item];

	if (crossing(f, item, BORDER_ORGANISATION) != FORM_RAW ||
	    it->personal == STATED_FALSE)
		return COUNTS_NOT;
	*lacks = f->paths.personal;
	return it->personal == STATED_TRUE ? COUNTS : NOT_KNOWN;
}

static counted is_unsaid(const data_flow *f, size_t item,
			 const heng_path **lacks)
{
	const flow_item *it = &f->reading.items[item];

	if (crossing(f, item, BORDER_ORGANISATION) != FORM_UNSAID ||
	    it->personal == STATED_FALSE)
		return COUNTS_NOT;
	*lacks = f->paths.personal;
	return it->personal == STATED_TRUE ? COUNTS : NOT_KNOWN;
}

/* Whatever form it has, what is handed on by name is; what gets elsewhere is
 * if it is more than a result of privacy computing. */
static counted is_c3_shared(const data_flow *f, size_t item,
			    const heng_path **lacks)
{
	const flow_item *it = &f->reading.items[item];

	if (!it->handed &&
	    crossing(f, item, BORDER_ORGANISATION) <= FORM_RESULT)
		return COUNTS_NOT;
	*lacks = f->paths.category;
	if (!it->has_category)
		return NOT_KNOWN;
	return it->is_c3 ? COUNTS : COUNTS_NOT;
}

static bool goes_abroad(const data_flow *f, size_t item)
{
	return crossing(f, item, BORDER_COUNTRY) > FORM_RESULT;
}

static counted lacks_route(const data_flow *f, size_t item,
			   const heng_path **lacks)
{
	const flow_item *it = &f->reading.items[item];
	bool leaves = it->cross_border == STATED_TRUE || it->overseas ||
		      goes_abroad(f, item);

	if (it->has_route || it->personal == STATED_FALSE ||
	    (!leaves && it->cross_border == STATED_FALSE))
		return COUNTS_NOT;
	*lacks = leaves ? f->paths.personal : f->paths.cross_border;
	return leaves && it->personal == STATED_TRUE ? COUNTS : NOT_KNOWN;
}

static counted is_undeclared(const data_flow *f, size_t item,
			     const heng_path **lacks)
{
	const flow_item *it = &f->reading.items[item];

	if (it->cross_border != STATED_FALSE || it->overseas ||
	    it->personal == STATED_FALSE || !goes_abroad(f, item))
		return COUNTS_NOT;
	*lacks = f->paths.personal;
	return it->personal == STATED_TRUE ? COUNTS : NOT_KNOWN;
}

static int measure_raw(const heng_host *host, heng_call *call, void *state)
{
	return count(host, call, state, BORDER_ORGANISATION, is_raw);
}

static int measure_unsaid(const heng_host *host, heng_call *call, void *state)
{
	return count(host, call, state, BORDER_ORGANISATION, is_unsaid);
}

static int measure_c3(const heng_host *host, heng_call *call, void *state)
{
	return count(host, call, state, BORDER_ORGANISATION, is_c3_shared);
}

static int measure_no_route(const heng_host *host, heng_call *call, void *state)
{
	return count(host, call, state, BORDER_COUNTRY, lacks_route);
}

static int measure_undeclared(const heng_host *host, heng_call *call,
			      void *state)
{
	return count(host, call, state, BORDER_COUNTRY, is_undeclared);
}

static int measure_dangling(const heng_host *host, heng_call *call, void *state)
{
	data_flow *f = state;
	int rc = take_reading(host, call, f);

	return rc ? rc : host->measure(call, (int64_t)f->reading.n_dangling);
}

/* Name, both titles, unit, function. */
#define MEASURE(id, zh, en, of, fn)                                            \
	static const heng_plugin_measure id = {                                \
	    .size = sizeof(heng_plugin_measure),                               \
	    .name = #id,                                                       \
	    .title = {zh, en},                                                 \
	    .unit = of,                                                        \
	    .compute = fn,                                                     \
	}

MEASURE(raw_crossings, "以原始形式跨机构流转的个人信息项数",
	"Personal items that cross organisations raw", "item", measure_raw);
MEASURE(unsaid_crossings, "跨机构流转而形式不明的个人信息项数",
	"Personal items that cross organisations in a form that is not said",
	"item", measure_unsaid);
MEASURE(c3_shared, "流转到其他机构的 C3 类信息项数",
	"C3 items that other organisations get", "item", measure_c3);
MEASURE(exports_without_route, "出境而没有出境路径的个人信息项数",
	"Personal items that leave the country without a route of export",
	"item", measure_no_route);
MEASURE(undeclared_exports, "声明不出境而流转到境外的个人信息项数",
	"Personal items said to stay in the country that get abroad", "item",
	measure_undeclared);
MEASURE(dangling_references, "数据流转中无从追踪的引用数",
	"References in the flow of data that lead nowhere", "item",
	measure_dangling);

static const heng_plugin_measure *const measures[] = {
    &raw_crossings,
    &unsaid_crossings,
    &c3_shared,
    &exports_without_route,
    &undeclared_exports,
    &dangling_references,
    NULL,
};

static const char *const ds25_cites[] = {"pboc-tool", NULL};

static const heng_plugin_rule ds25 = {
    .size = sizeof(heng_plugin_rule),
    .dimension = HENG_PLUGIN_DATA_SECURITY,
    .phases = HENG_PLUGIN_ADMISSION,
    .severity = HENG_PLUGIN_MAJOR_RULE,
    .id = "DS-25",
    .title = {"隐私计算声明属实", "The claim of privacy computing holds"},
    .cites = ds25_cites,
    .rationale = {"采用多方安全计算、联邦学习或零知识证明，意味着原始数据"
		  "不出域；任何一项个人信息以原始形式到达其他机构（包括"
		  "共享、委托、转包或存放在他方系统），声明就不属实",
		  "Secure multi-party computation, federated learning and "
		  "zero-knowledge proofs mean that raw data stay where they "
		  "are. If any personal item reaches another organisation "
		  "raw, by sharing, entrusting, sub-outsourcing or a store of "
		  "somebody else's, the claim is not true"},
    .remedy = {"改为只交换密文或计算结果，或者撤回隐私计算的声明；"
	       "并如实列出全部数据流转及其形式",
	       "Exchange only cipher text or results, or withdraw the claim; "
	       "and list every flow of data with its form"},
    .check = check_claim,
};

static const heng_plugin_rule *const rules[] = {&ds25, NULL};

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "data-flow",
    .version = "1.0.0",
    .rules = rules,
    .measures = measures,
    .open = open_flow,
    .close = close_flow,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
