/* The commitments of a stored report: read, judged again, held against it. */
#include "core/cli/stored_commitments.h"

#include <string.h>

#include "core/assess/fulfilment.h"
#include "core/assess/keyed.h"

static const char *text_of(const heng_stored_reading *r, uint32_t node,
			   const char *name)
{
	uint32_t at = heng_stored_child(r->image, node, name);

	return at == HENG_NO_NODE
		   ? NULL
		   : heng_image_string(r->image,
				       heng_image_node_at(r->image, at)->text);
}

static heng_rc read_evidence(const heng_stored_reading *r, uint32_t node,
			     heng_realised *result)
{
	size_t n = heng_stored_children(r->image, node, "evidence"), i = 0;
	heng_evidence *evidence = heng_stored_make(r, n, sizeof(*evidence));

	if (!evidence)
		return heng_fail_memory(r->error);
	for (uint32_t at = heng_stored_child(r->image, node, "evidence");
	     at != HENG_NO_NODE; at = heng_stored_next(r->image, at), i++) {
		heng_evidence *item = &evidence[i];

		item->spot = heng_stored_spot(r, at, "path", "line");
		item->attachment = heng_stored_value(r, at, "attachment");
		item->hash = heng_stored_value(r, at, "hash");
		item->title = heng_stored_value(r, at, "title");
		item->pointer = heng_stored_value(r, at, "pointer");
		item->found = heng_stored_is_true(r->image, at, "found");
		/* What is not there has no digest; what has no name was not
		 * found. */
		if (item->found ? !item->attachment : item->hash != NULL)
			return heng_stored_refuse(r, at, "found");
	}
	result->evidence = evidence;
	result->n_evidence = n;
	return HENG_OK;
}

/* A `realised` or an `unmatched`. */
static heng_rc read_result(const heng_stored_reading *r, uint32_t node,
			   heng_realised *out)
{
	out->spot = heng_stored_spot(r, node, "path", "line");
	out->commitment = heng_stored_value(r, node, "commitment");
	out->account = text_of(r, node, "account");
	if (!heng_claim_find(heng_stored_value(r, node, "claim"), &out->claim))
		return heng_stored_refuse(r, node, "claim");
	return read_evidence(r, node, out);
}

static heng_rc read_results(const heng_stored_reading *r, uint32_t node,
			    heng_commitment *item)
{
	size_t n = heng_stored_children(r->image, node, "realised"), i = 0;

	item->realised = heng_stored_make(r, n, sizeof(*item->realised));
	if (!item->realised)
		return heng_fail_memory(r->error);
	item->n_realised = n;
	for (uint32_t at = heng_stored_child(r->image, node, "realised");
	     at != HENG_NO_NODE; at = heng_stored_next(r->image, at), i++) {
		heng_rc rc = read_result(r, at, &item->realised[i]);

		if (rc != HENG_OK)
			return rc;
	}
	return HENG_OK;
}

static heng_rc read_target(const heng_stored_reading *r, uint32_t node,
			   heng_target *out)
{
	heng_rc rc;

	out->spot = heng_stored_spot(r, node, "path", "line");
	out->baseline = heng_stored_value(r, node, "baseline");
	out->target = heng_stored_value(r, node, "target");
	out->better = heng_stored_value(r, node, "better");
	out->unit = heng_stored_value(r, node, "unit");
	out->value = heng_stored_value(r, node, "value");
	out->value_spot = heng_stored_spot(r, node, "valuePath", "valueLine");
	out->attachment = heng_stored_value(r, node, "attachment");
	out->hash = heng_stored_value(r, node, "hash");
	heng_target_measure(out);
	rc = heng_stored_must_say(r, node, "measured",
				  heng_measured_name(out->measured));
	return rc == HENG_OK
		   ? heng_stored_may_be(r, node, "attained", out->attained)
		   : rc;
}

static heng_rc read_targets(const heng_stored_reading *r, uint32_t node,
			    heng_commitment *item)
{
	size_t n = heng_stored_children(r->image, node, "target"), i = 0;
	heng_target *targets = heng_stored_make(r, n, sizeof(*targets));

	if (!targets)
		return heng_fail_memory(r->error);
	for (uint32_t at = heng_stored_child(r->image, node, "target");
	     at != HENG_NO_NODE; at = heng_stored_next(r->image, at), i++) {
		heng_rc rc = read_target(r, at, &targets[i]);

		if (rc != HENG_OK)
			return rc;
	}
	item->targets = targets;
	item->n_targets = n;
	return HENG_OK;
}

static heng_rc check_counting(const heng_stored_reading *r, uint32_t node,
			      const heng_commitment *item)
{
	size_t i = 0;

	for (uint32_t at = heng_stored_child(r->image, node, "realised");
	     at != HENG_NO_NODE; at = heng_stored_next(r->image, at), i++)
		if (heng_stored_is_true(r->image, at, "counts") !=
		    item->realised[i].counts)
			return heng_stored_refuse(r, at, "counts");
	return HENG_OK;
}

static heng_rc read_commitment(const heng_stored_reading *r, uint32_t node,
			       heng_commitment *item)
{
	heng_rc rc;

	item->spot = heng_stored_spot(r, node, "path", "line");
	item->id = heng_stored_value(r, node, "id");
	item->measurable = heng_stored_value(r, node, "measurable");
	item->metric = heng_stored_value(r, node, "metric");
	item->text = text_of(r, node, "promise");
	rc = read_results(r, node, item);
	if (rc == HENG_OK)
		rc = read_targets(r, node, item);
	if (rc != HENG_OK)
		return rc;
	heng_commitment_judge(item);
	rc = check_counting(r, node, item);
	if (rc == HENG_OK)
		rc = heng_stored_must_say(r, node, "claim",
					  heng_claim_name(item->claim));
	if (rc == HENG_OK)
		rc = heng_stored_must_say(r, node, "proof",
					  heng_proof_name(item->proof));
	if (rc == HENG_OK)
		rc = heng_stored_must_say(r, node, "measured",
					  heng_measured_name(item->measured));
	if (rc == HENG_OK)
		rc = heng_stored_must_say(r, node, "state",
					  heng_fulfilment_name(item->state));
	if (rc == HENG_OK)
		rc = heng_stored_must_be(r, node, "low", item->low);
	return rc == HENG_OK ? heng_stored_must_be(r, node, "high", item->high)
			     : rc;
}

static heng_rc read_items(const heng_stored_reading *r, uint32_t node,
			  heng_commitments *all)
{
	size_t n = heng_stored_children(r->image, node, "commitment"), i = 0;

	all->items = heng_stored_make(r, n, sizeof(*all->items));
	if (!all->items)
		return heng_fail_memory(r->error);
	all->n_items = n;
	for (uint32_t at = heng_stored_child(r->image, node, "commitment");
	     at != HENG_NO_NODE; at = heng_stored_next(r->image, at), i++) {
		heng_rc rc = read_commitment(r, at, &all->items[i]);

		if (rc != HENG_OK)
			return rc;
	}
	return HENG_OK;
}

static heng_rc read_unmatched(const heng_stored_reading *r, uint32_t node,
			      heng_commitments *all)
{
	size_t n = heng_stored_children(r->image, node, "unmatched"), i = 0;
	heng_realised *results = heng_stored_make(r, n, sizeof(*results));

	if (!results)
		return heng_fail_memory(r->error);
	for (uint32_t at = heng_stored_child(r->image, node, "unmatched");
	     at != HENG_NO_NODE; at = heng_stored_next(r->image, at), i++) {
		heng_rc rc = read_result(r, at, &results[i]);

		if (rc != HENG_OK)
			return rc;
	}
	all->unmatched = results;
	all->n_unmatched = n;
	return HENG_OK;
}

static heng_rc check_sums(const heng_stored_reading *r, uint32_t node,
			  heng_commitments *all)
{
	heng_rc rc = HENG_OK;

	heng_commitments_sum(all);
	for (int s = 0; rc == HENG_OK && s < HENG_FULFILMENTS; s++)
		rc = heng_stored_must_be(r, node, heng_fulfilment_name(s),
					 (int64_t)all->count[s]);
	if (rc == HENG_OK)
		rc = heng_stored_may_be(r, node, "low",
					all->has_ratio ? all->low : -1);
	if (rc == HENG_OK)
		rc = heng_stored_may_be(r, node, "high",
					all->has_ratio ? all->high : -1);
	if (rc == HENG_OK)
		rc = heng_stored_must_be(r, node, "partShare",
					 HENG_KEPT_IN_PART);
	if (rc == HENG_OK)
		rc = heng_stored_must_be(r, node, "beyond",
					 (int64_t)all->n_beyond);
	return rc;
}

/* No id twice, and no result left over that names one of them. */
static heng_rc check_ids(const heng_stored_reading *r, uint32_t node,
			 const heng_commitments *all)
{
	heng_gathering g = {.image = r->image, .arena = &r->report->arena};
	heng_keyed ids = {0};
	uint32_t at;
	size_t n;

	for (size_t i = 0; i < all->n_items; i++)
		heng_keyed_add(&g, &ids, all->items[i].id, (uint32_t)i);
	if (g.failed)
		return heng_fail_memory(r->error);
	heng_keyed_sort(&ids);
	for (size_t i = 1; i < ids.count; i++)
		if (strcmp(ids.items[i].key, ids.items[i - 1].key) == 0)
			return heng_stored_refuse(r, node, "commitment");
	for (at = heng_stored_child(r->image, node, "unmatched");
	     at != HENG_NO_NODE; at = heng_stored_next(r->image, at)) {
		(void)heng_keyed_find(
		    &ids, heng_stored_value(r, at, "commitment"), &n);
		if (n > 0)
			return heng_stored_refuse(r, at, "commitment");
	}
	return HENG_OK;
}

heng_rc heng_stored_commitments(heng_stored_report *report, heng_error *error)
{
	heng_stored_reading r = {report, report->image, error};
	uint32_t node = heng_stored_child(report->image, 0, "commitments");
	heng_commitments *all;
	heng_rc rc;

	if (node == HENG_NO_NODE)
		return HENG_OK;
	all = heng_stored_make(&r, 1, sizeof(*all));
	if (!all)
		return heng_fail_memory(error);
	rc = read_items(&r, node, all);
	if (rc == HENG_OK)
		rc = read_unmatched(&r, node, all);
	if (rc == HENG_OK)
		rc = heng_stored_aspects(&r, node, all);
	if (rc == HENG_OK)
		rc = check_ids(&r, node, all);
	if (rc == HENG_OK)
		rc = check_sums(&r, node, all);
	if (rc == HENG_OK)
		report->commitments = all;
	return rc;
}
