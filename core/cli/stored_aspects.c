/* The aspects of a stored report: what ran beyond the declaration. */
#include "core/cli/stored_commitments.h"

#include <string.h>

#include "core/assess/fulfilment.h"
#include "core/assess/keyed.h"
#include "reports/public.h"

enum { YEAR_MONTHS = 12 };

static heng_rc read_named(const heng_stored_reading *r, uint32_t node,
			  heng_aspect *aspect)
{
	size_t n = heng_stored_children(r->image, node, "named"), i = 0;
	heng_named *named = heng_stored_make(r, n, sizeof(*named));

	if (!named)
		return heng_fail_memory(r->error);
	for (uint32_t at = heng_stored_child(r->image, node, "named");
	     at != HENG_NO_NODE; at = heng_stored_next(r->image, at), i++) {
		named[i].spot = heng_stored_spot(r, at, "path", "line");
		named[i].value = heng_stored_value(r, at, "value");
		named[i].label = heng_stored_text(r->image, at, "label");
	}
	aspect->named = named;
	aspect->n_named = aspect->declared = n;
	return heng_stored_must_be(r, node, "declared", (int64_t)n);
}

/* A number that goes beyond one that was declared does so, by its share. */
static heng_rc check_number(const heng_stored_reading *r, uint32_t node,
			    heng_aspect_id id, heng_beyond *item)
{
	bool year = id == HENG_ASPECT_TRANSACTIONS_YEAR ||
		    id == HENG_ASPECT_AMOUNT_YEAR;
	int64_t value, declared, times = 0, months = 0;

	if (!heng_stored_number(r->image, node, "value", &value)) {
		/* A public edition has a digest in its place. */
		if (heng_report_is_public(r->image))
			return HENG_OK;
		return heng_stored_refuse(r, node, "value");
	}
	if (!heng_stored_number(r->image, node, "declared", &declared) ||
	    declared < 0 || value <= declared || !item->declared_spot.path)
		return heng_stored_refuse(r, node, "declared");
	if (!heng_stored_number(r->image, node, "times", &times) || times < 1)
		return heng_stored_refuse(r, node, "times");
	if (heng_stored_number(r->image, node, "months", &months) != year ||
	    (year && (months < 1 || months > YEAR_MONTHS)))
		return heng_stored_refuse(r, node, "months");
	item->times = (size_t)times;
	item->months = (size_t)months;
	item->share = heng_share_of(value, declared);
	return heng_stored_may_be(r, node, "share", item->share);
}

/* A name that goes beyond those declared is none of them. */
static heng_rc check_name(const heng_stored_reading *r, uint32_t node,
			  const heng_keyed *declared, const heng_beyond *item)
{
	static const char *const numbers[] = {"declared", "declaredPath",
					      "share", "times", "months"};
	size_t known;

	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		if (heng_stored_value(r, node, numbers[i]))
			return heng_stored_refuse(r, node, numbers[i]);
	(void)heng_keyed_find(declared, item->value, &known);
	return known == 0 ? HENG_OK : heng_stored_refuse(r, node, "value");
}

/* What the aspect names, to be found by its value. */
static heng_rc know(const heng_stored_reading *r, const heng_aspect *aspect,
		    heng_keyed *out)
{
	heng_gathering g = {.image = r->image, .arena = &r->report->arena};

	for (size_t i = 0; i < aspect->n_named; i++)
		heng_keyed_add(&g, out, aspect->named[i].value, (uint32_t)i);
	heng_keyed_sort(out);
	return g.failed ? heng_fail_memory(r->error) : HENG_OK;
}

/* The number that was declared is one that is listed. The limits of stages
 * are not: they may only be lower. */
static heng_rc check_declared(const heng_stored_reading *r, uint32_t node,
			      heng_aspect_id id, const heng_aspect *aspect,
			      const heng_keyed *declared,
			      const heng_beyond *item)
{
	size_t known;

	(void)heng_keyed_find(declared, item->declared, &known);
	if (known > 0)
		return HENG_OK;
	if ((id == HENG_ASPECT_CUSTOMER_LIMIT ||
	     id == HENG_ASPECT_AMOUNT_MONTH) &&
	    aspect->n_named == 1)
		return HENG_OK;
	return heng_stored_refuse(r, node, "declared");
}

static heng_rc read_beyond(const heng_stored_reading *r, uint32_t node,
			   heng_aspect_id id, heng_aspect *aspect)
{
	size_t n = heng_stored_children(r->image, node, "beyond"), i = 0;
	heng_beyond *beyond = heng_stored_make(r, n, sizeof(*beyond));
	heng_keyed declared = {0};
	heng_rc rc;

	if (!beyond)
		return heng_fail_memory(r->error);
	rc = know(r, aspect, &declared);
	if (rc != HENG_OK)
		return rc;
	for (uint32_t at = heng_stored_child(r->image, node, "beyond");
	     at != HENG_NO_NODE; at = heng_stored_next(r->image, at), i++) {
		heng_beyond *item = &beyond[i];

		item->spot = heng_stored_spot(r, at, "path", "line");
		item->value = heng_stored_value(r, at, "value");
		item->label = heng_stored_text(r->image, at, "label");
		item->declared = heng_stored_value(r, at, "declared");
		item->declared_spot =
		    heng_stored_spot(r, at, "declaredPath", "declaredLine");
		item->currency = heng_stored_value(r, at, "currency");
		item->share = -1;
		if (heng_aspect_has_names(id)) {
			rc = check_name(r, at, &declared, item);
		} else {
			rc = check_number(r, at, id, item);
			if (rc == HENG_OK)
				rc = check_declared(r, at, id, aspect,
						    &declared, item);
		}
		if (rc != HENG_OK)
			return rc;
	}
	aspect->beyond = beyond;
	aspect->n_beyond = n;
	return HENG_OK;
}

/* Whether what was counted allows the status. */
static bool is_possible(const heng_aspect *aspect)
{
	bool beyond = aspect->n_beyond > 0;

	switch (aspect->status) {
	case HENG_BEYOND:
		return beyond && aspect->declared > 0 && aspect->actual > 0;
	case HENG_WITHIN:
		return !beyond && aspect->declared > 0 && aspect->actual > 0;
	case HENG_STATED_NONE:
		return !beyond && aspect->actual == 0 &&
		       aspect->stated == HENG_NONE_STATED;
	case HENG_NOT_DECLARED:
		return !beyond && aspect->declared == 0;
	case HENG_NOT_RECORDED:
		return !beyond && aspect->actual == 0;
	case HENG_INCOMPLETE:
		break;
	}
	return !beyond;
}

static heng_rc read_aspect(const heng_stored_reading *r, uint32_t node,
			   heng_aspect_id id, heng_aspect *aspect)
{
	const char *stated = heng_stored_value(r, node, "stated");
	int64_t actual;
	heng_rc rc = heng_stored_must_say(r, node, "id", heng_aspect_name(id));

	if (rc == HENG_OK)
		rc = read_named(r, node, aspect);
	if (rc == HENG_OK)
		rc = read_beyond(r, node, id, aspect);
	if (rc != HENG_OK)
		return rc;
	if (!heng_stored_number(r->image, node, "actual", &actual) ||
	    actual < 0)
		return heng_stored_refuse(r, node, "actual");
	aspect->actual = (size_t)actual;
	if (stated)
		aspect->stated = strcmp(stated, "none") == 0
				     ? HENG_NONE_STATED
				     : HENG_LISTED_STATED;
	if (!heng_comparison_find(heng_stored_value(r, node, "status"),
				  &aspect->status) ||
	    !is_possible(aspect))
		return heng_stored_refuse(r, node, "status");
	return HENG_OK;
}

heng_rc heng_stored_aspects(const heng_stored_reading *r, uint32_t node,
			    heng_commitments *all)
{
	uint32_t at = heng_stored_child(r->image, node, "aspect");

	for (int a = 0; a < HENG_ASPECTS; a++) {
		heng_rc rc;

		if (at == HENG_NO_NODE)
			return heng_stored_refuse(r, node, "aspect");
		rc = read_aspect(r, at, (heng_aspect_id)a, &all->aspects[a]);
		if (rc != HENG_OK)
			return rc;
		all->n_beyond += all->aspects[a].n_beyond;
		at = heng_stored_next(r->image, at);
	}
	return at == HENG_NO_NODE ? HENG_OK
				  : heng_stored_refuse(r, at, "aspect");
}
