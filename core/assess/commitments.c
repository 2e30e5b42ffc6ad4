/* The commitments of a dossier: each promise with what became of it. */
#include "core/assess/commitments.h"

#include <string.h>

#include "core/assess/expansion.h"
#include "core/assess/fulfilment.h"
#include "core/assess/keyed.h"

/* What commitments refer to. */
typedef struct lookup {
	heng_keyed attachments; /* by id */
	heng_keyed effects;	/* expectedEffect, by metric */
	heng_keyed values;	/* realisedEffect, by metric */
	heng_keyed results;	/* commitmentResult, by commitment */
} lookup;

static const char *value_of(const heng_gathering *g, uint32_t node,
			    const char *name)
{
	return heng_image_attribute_value(g->image, node, name);
}

/* Adds the children of that name by one of their attributes. */
static void add_children(heng_gathering *g, heng_keyed *keyed, uint32_t parent,
			 const char *name, const char *attribute)
{
	for (uint32_t at = heng_gather_child(g->image, parent, name);
	     at != HENG_NO_NODE; at = heng_image_next(g->image, at))
		heng_keyed_add(g, keyed, value_of(g, at, attribute), at);
	heng_keyed_sort(keyed);
}

static void index_dossier(heng_gathering *g, lookup *in)
{
	uint32_t app = heng_image_child(g->image, 0, "app");
	uint32_t annex = heng_image_child(g->image, 0, "exitAnnex");

	add_children(g, &in->attachments, 0, "attachment", "id");
	add_children(g, &in->effects, app, "expectedEffect", "metricId");
	add_children(g, &in->values, annex, "realisedEffect", "metricId");
	add_children(g, &in->results, annex, "commitmentResult", "commitment");
}

static size_t count_children(const heng_image *image, uint32_t parent,
			     const char *name)
{
	size_t n = 0;

	for (uint32_t at = heng_gather_child(image, parent, name);
	     at != HENG_NO_NODE; at = heng_image_next(image, at))
		n++;
	return n;
}

/* The attachment of that id, or HENG_NO_NODE. */
static uint32_t attachment_of(const lookup *in, const char *id)
{
	size_t n, first = heng_keyed_find(&in->attachments, id, &n);

	return n > 0 ? in->attachments.items[first].node : HENG_NO_NODE;
}

static void take_evidence(heng_gathering *g, const lookup *in, uint32_t node,
			  heng_evidence *out)
{
	uint32_t attachment;

	out->spot = heng_gather_spot(g, node, NULL);
	out->attachment = value_of(g, node, "attRef");
	out->pointer = value_of(g, node, "pointer");
	attachment = attachment_of(in, out->attachment);
	out->found = attachment != HENG_NO_NODE;
	if (!out->found)
		return;
	out->hash = value_of(g, attachment, "hash");
	out->title = heng_gather_text(g, attachment, "title");
}

static heng_claim claim_of(const heng_gathering *g, uint32_t node)
{
	heng_claim claim = HENG_CLAIM_NONE;

	/* The grammar has no other tokens. */
	(void)heng_claim_find(value_of(g, node, "fulfilled"), &claim);
	return claim;
}

static void take_result(heng_gathering *g, const lookup *in, uint32_t node,
			heng_realised *out)
{
	size_t n = count_children(g->image, node, "evidence"), i = 0;
	heng_evidence *evidence = heng_gather_array(g, n, sizeof(*evidence));

	if (!evidence)
		return;
	out->spot = heng_gather_spot(g, node, NULL);
	out->commitment = value_of(g, node, "commitment");
	out->claim = claim_of(g, node);
	out->account = heng_gather_text(g, node, "desc");
	for (uint32_t at = heng_image_child(g->image, node, "evidence");
	     at != HENG_NO_NODE; at = heng_image_next(g->image, at))
		take_evidence(g, in, at, &evidence[i++]);
	out->evidence = evidence;
	out->n_evidence = n;
}

static void take_results(heng_gathering *g, const lookup *in,
			 heng_commitment *out)
{
	size_t n, first = heng_keyed_find(&in->results, out->id, &n);
	heng_realised *results = heng_gather_array(g, n, sizeof(*results));

	if (!results)
		return;
	for (size_t i = 0; i < n; i++)
		take_result(g, in, in->results.items[first + i].node,
			    &results[i]);
	out->realised = results;
	out->n_realised = n;
}

static void take_target(heng_gathering *g, const lookup *in, uint32_t node,
			const char *metric, heng_target *out)
{
	size_t n, first = heng_keyed_find(&in->values, metric, &n);
	uint32_t attachment;

	out->spot = heng_gather_spot(g, node, NULL);
	out->baseline = value_of(g, node, "baseline");
	out->target = value_of(g, node, "target");
	out->better = value_of(g, node, "better");
	out->unit = heng_gather_text(g, node, "unit");
	/* Of two values of one metric nobody knows which one holds. */
	if (n == 1) {
		uint32_t at = in->values.items[first].node;

		out->value = value_of(g, at, "value");
		if (out->value)
			out->value_spot = heng_gather_spot(g, at, "value");
		out->attachment = value_of(g, at, "attRef");
		attachment = attachment_of(in, out->attachment);
		if (attachment != HENG_NO_NODE)
			out->hash = value_of(g, attachment, "hash");
	}
	heng_target_measure(out);
}

static void take_targets(heng_gathering *g, const lookup *in,
			 heng_commitment *out)
{
	size_t n, first = heng_keyed_find(&in->effects, out->metric, &n);
	heng_target *targets;

	/* None of them is compared then, which leaves the promise open. */
	if (n > HENG_TARGETS_MAX)
		return;
	targets = heng_gather_array(g, n, sizeof(*targets));
	if (!targets)
		return;
	for (size_t i = 0; i < n; i++)
		take_target(g, in, in->effects.items[first + i].node,
			    out->metric, &targets[i]);
	out->targets = targets;
	out->n_targets = n;
}

static void take_commitment(heng_gathering *g, const lookup *in, uint32_t node,
			    heng_commitment *out)
{
	out->spot = heng_gather_spot(g, node, NULL);
	out->id = value_of(g, node, "id");
	out->measurable = value_of(g, node, "measurable");
	out->metric = value_of(g, node, "metricId");
	out->text = heng_gather_text(g, node, "text");
	take_results(g, in, out);
	take_targets(g, in, out);
	heng_commitment_judge(out);
}

static void take_commitments(heng_gathering *g, const lookup *in,
			     uint32_t pledge, heng_commitments *out)
{
	size_t n = count_children(g->image, pledge, "commitment"), i = 0;

	out->items = heng_gather_array(g, n, sizeof(*out->items));
	if (!out->items)
		return;
	out->n_items = n;
	for (uint32_t at = heng_gather_child(g->image, pledge, "commitment");
	     at != HENG_NO_NODE; at = heng_image_next(g->image, at))
		take_commitment(g, in, at, &out->items[i++]);
}

/* The results that belong to none of the commitments. */
static void take_unmatched(heng_gathering *g, const lookup *in, uint32_t pledge,
			   heng_commitments *out)
{
	uint32_t annex = heng_image_child(g->image, 0, "exitAnnex");
	size_t n = count_children(g->image, annex, "commitmentResult");
	heng_realised *results = heng_gather_array(g, n, sizeof(*results));
	heng_keyed ids = {0};

	if (!results)
		return;
	add_children(g, &ids, pledge, "commitment", "id");
	for (uint32_t at =
		 heng_gather_child(g->image, annex, "commitmentResult");
	     at != HENG_NO_NODE; at = heng_image_next(g->image, at)) {
		size_t known;

		(void)heng_keyed_find(&ids, value_of(g, at, "commitment"),
				      &known);
		if (known == 0)
			take_result(g, in, at, &results[out->n_unmatched++]);
	}
	out->unmatched = results;
}

heng_rc heng_commitments_make(const heng_image *dossier, heng_arena *arena,
			      const heng_commitments **out, heng_error *error)
{
	heng_gathering g = {.image = dossier, .arena = arena};
	uint32_t pledge = heng_image_child(dossier, 0, "pledge");
	heng_commitments *made;
	lookup in = {0};

	*out = NULL;
	if (pledge == HENG_NO_NODE &&
	    heng_gather_reach(dossier, "exitAnnex", "commitmentResult") ==
		HENG_NO_NODE)
		return HENG_OK;
	made = heng_arena_alloc(arena, sizeof(*made));
	if (!made)
		return heng_fail_memory(error);
	index_dossier(&g, &in);
	take_commitments(&g, &in, pledge, made);
	take_unmatched(&g, &in, pledge, made);
	heng_commitments_sum(made);
	heng_expansion_names(&g, made->aspects);
	heng_expansion_numbers(&g, made->aspects);
	for (int i = 0; i < HENG_ASPECTS; i++)
		made->n_beyond += made->aspects[i].n_beyond;
	if (g.failed)
		return heng_fail_memory(error);
	*out = made;
	return HENG_OK;
}
