/* Volumes: the months of an operation record, and the scale declared. */
#include "core/assess/volumes.h"

#include <stdlib.h>
#include <string.h>

const char *heng_volumes_currency(const heng_image *image, uint32_t node)
{
	const char *value =
	    node == HENG_NO_NODE
		? NULL
		: heng_image_attribute_value(image, node, "currency");

	return value ? value : "CNY";
}

static int by_month(const void *a, const void *b)
{
	const heng_volume *one = a, *other = b;

	if (one->month != other->month)
		return one->month < other->month ? -1 : 1;
	return one->node < other->node ? -1 : 1;
}

/* Of stages that begin on one day the first of the dossier comes last. */
static int by_first_day(const void *a, const void *b)
{
	const heng_stage *one = a, *other = b;

	if (one->from != other->from)
		return one->from < other->from ? -1 : 1;
	return one->node > other->node ? -1 : 1;
}

static bool date_of(const heng_image *image, uint32_t node, const char *name,
		    heng_date *out)
{
	const char *text = heng_image_attribute_value(image, node, name);

	return text && heng_date_parse(text, strlen(text), out);
}

/* Months since the year 0. */
static int month_of(heng_date date)
{
	char text[11];

	heng_date_format(date, text);
	return atoi(text) * HENG_YEAR_MONTHS + atoi(text + 5) - 1;
}

static void take_volumes(heng_volumes *n)
{
	const heng_image *image = n->g->image;
	uint32_t first = heng_gather_reach(image, "operation", "volume"), at;
	size_t count = 0, i = 0;

	for (at = first; at != HENG_NO_NODE; at = heng_image_next(image, at))
		count++;
	n->items = heng_gather_array(n->g, count, sizeof(*n->items));
	if (!n->items)
		return;
	for (at = first; at != HENG_NO_NODE; at = heng_image_next(image, at)) {
		heng_volume *item = &n->items[i++];

		heng_date day;

		item->node = at;
		item->month = date_of(image, at, "month", &day) ? month_of(day)
								: HENG_NO_MONTH;
		n->undated |= item->month == HENG_NO_MONTH;
	}
	n->n = count;
	if (count > 0)
		qsort(n->items, count, sizeof(*n->items), by_month);
}

static void take_stages(heng_volumes *n)
{
	const heng_image *image = n->g->image;
	uint32_t first = heng_gather_child(image, n->scale, "stage"), at;
	size_t count = 0;

	for (at = first; at != HENG_NO_NODE; at = heng_image_next(image, at))
		count++;
	n->stages = heng_gather_array(n->g, count, sizeof(*n->stages));
	if (!n->stages)
		return;
	for (at = first; at != HENG_NO_NODE; at = heng_image_next(image, at)) {
		heng_stage *item = &n->stages[n->n_stages];

		item->node = at;
		n->n_stages += date_of(image, at, "from", &item->from);
	}
	if (n->n_stages > 0)
		qsort(n->stages, n->n_stages, sizeof(*n->stages), by_first_day);
}

/* The day of the first milestone of a type. */
static bool milestone(const heng_image *image, const char *type, heng_date *out)
{
	uint32_t at = heng_image_child(image, 0, "milestone");

	for (; at != HENG_NO_NODE; at = heng_image_next(image, at)) {
		const char *own = heng_image_attribute_value(image, at, "type");

		if (own && strcmp(own, type) == 0 &&
		    date_of(image, at, "date", out))
			return true;
	}
	return false;
}

/*
 * Whether a whole month of the test, since it went live, is left out: it must
 * not do better than one that is told. As in the rules on scale and limits
 * (IV-11, RC-10).
 */
static bool is_month_left_out(const heng_volumes *n)
{
	const heng_image *image = n->g->image;
	heng_date live, ends, completed;
	int month, end;
	size_t i = 0;

	if (!milestone(image, "live", &live) ||
	    !date_of(image, 0, "asOf", &ends))
		return true;
	if (milestone(image, "completion", &completed) && completed < ends)
		ends = completed;
	char day[11];
	heng_date_format(live, day);
	month = month_of(live) + (strcmp(day + 8, "01") > 0);
	end = month_of(ends);
	for (; month < end; month++) {
		while (i < n->n && n->items[i].month < month)
			i++;
		if (i == n->n || n->items[i].month > month)
			return true;
	}
	return false;
}

size_t heng_volumes_of_month(const heng_volumes *n, size_t at)
{
	size_t end = at + 1;

	while (end < n->n && n->items[at].month != HENG_NO_MONTH &&
	       n->items[end].month == n->items[at].month)
		end++;
	return end - at;
}

uint32_t heng_volumes_stage(const heng_volumes *n, int month)
{
	size_t low = 0, high = n->n_stages;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (month_of(n->stages[middle].from) <= month)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? n->stages[low - 1].node : HENG_NO_NODE;
}

bool heng_volumes_stage_undated(const heng_volumes *n, const char *limit)
{
	const heng_image *image = n->g->image;
	uint32_t at = heng_gather_child(image, n->scale, "stage");
	heng_date from;

	for (; at != HENG_NO_NODE; at = heng_image_next(image, at))
		if (heng_image_attribute_value(image, at, limit) &&
		    !date_of(image, at, "from", &from))
			return true;
	return false;
}

void heng_volumes_take(heng_volumes *n)
{
	const heng_image *image = n->g->image;

	n->scale = heng_gather_reach(image, "app", "expectedScale");
	n->currency = heng_volumes_currency(image, n->scale);
	take_volumes(n);
	take_stages(n);
	n->left_out = is_month_left_out(n);
}
