/* Expansion in numbers: customers, transactions and amounts. */
#include "core/assess/expansion.h"

#include <string.h>

#include "core/assess/fulfilment.h"
#include "core/assess/volumes.h"

__extension__ typedef __int128 wide;

/* Beyond any figure that the grammar takes (18 digits): no limit. */
#define NO_LIMIT INT64_MAX
/* Where sums are cut: one more than the largest figure, so that they stay
 * beyond every limit. */
#define SUM_MAX INT64_C(1000000000000000000)

/* One number that was declared, against several that were recorded. */
typedef struct account {
	heng_aspect *out;
	heng_beyond worst;
	bool incomplete;
	bool impossible; /* the declared number is below zero */
	bool unlimited;	 /* some month has no limit, or one below zero */
	int64_t most;	 /* the worst's value */
} account;

/* A count that is not there or below zero says nothing. */
static bool count_of(const heng_image *image, uint32_t node, const char *name,
		     int64_t *out)
{
	return heng_gather_int(image, node, name, out) && *out >= 0;
}

static int64_t cut(wide sum)
{
	return sum > SUM_MAX ? SUM_MAX : (int64_t)sum;
}

/* Names the declared number; false: it is not there or impossible. */
static bool declare(heng_volumes *n, account *a, uint32_t node,
		    const char *name, int64_t *out)
{
	heng_named *named;

	if (!heng_gather_int(n->g->image, node, name, out))
		return false;
	named = heng_gather_array(n->g, 1, sizeof(*named));
	if (!named)
		return false;
	named->spot = heng_gather_spot(n->g, node, name);
	named->value = heng_image_attribute_value(n->g->image, node, name);
	a->out->named = named;
	a->out->n_named = a->out->declared = 1;
	a->impossible = *out < 0;
	return *out >= 0;
}

/* Holds one recorded number against a declared one; the worst is kept. */
static void hold(heng_volumes *n, account *a, int64_t value, uint32_t node,
		 const char *name, int64_t declared, heng_spot declared_spot)
{
	a->out->actual++;
	if (value <= declared)
		return;
	a->worst.times++;
	if (a->worst.times > 1 && value <= a->most)
		return;
	a->most = value;
	a->worst.spot = heng_gather_spot(n->g, node, name);
	a->worst.value =
	    heng_arena_printf(n->g->arena, "%lld", (long long)value);
	a->worst.declared =
	    heng_arena_printf(n->g->arena, "%lld", (long long)declared);
	a->worst.declared_spot = declared_spot;
	a->worst.share = heng_share_of(value, declared);
	if (!a->worst.value || !a->worst.declared)
		n->g->failed = true;
}

static void finish(heng_volumes *n, account *a)
{
	heng_aspect *out = a->out;

	if (a->worst.times > 0) {
		heng_beyond *beyond =
		    heng_gather_array(n->g, 1, sizeof(*beyond));

		if (!beyond)
			return;
		*beyond = a->worst;
		out->beyond = beyond;
		out->n_beyond = 1;
		out->status = HENG_BEYOND;
	} else if (out->n_named == 0) {
		out->status = HENG_NOT_DECLARED;
	} else if (a->impossible || a->unlimited) {
		out->status = HENG_INCOMPLETE;
	} else if (out->actual == 0) {
		out->status = HENG_NOT_RECORDED;
	} else {
		out->status = a->incomplete ? HENG_INCOMPLETE : HENG_WITHIN;
	}
}

/* A limit of each month: of the whole, or of the stage where that is lower. */
typedef struct limit {
	const char *whole;  /* attribute of expectedScale */
	const char *stage;  /* attribute of a stage; NULL: stages have none */
	const char *actual; /* attribute of a volume */
	bool is_money;
} limit;

/*
 * Adds up what the volumes of one month tell; false: none of them tells. One
 * that does not counts as nothing, so that the sum is what it was at least.
 * *place: the first of those that tell.
 */
static bool sum_month(const heng_volumes *n, account *a, size_t first,
		      const char *actual, bool is_money, wide *sum,
		      uint32_t *place)
{
	const heng_image *image = n->g->image;
	size_t count = heng_volumes_of_month(n, first);
	bool told = false;
	int64_t value;

	*sum = 0;
	for (size_t i = first; i < first + count; i++) {
		uint32_t node = n->items[i].node;

		if (!count_of(image, node, actual, &value) ||
		    (is_money && strcmp(heng_volumes_currency(image, node),
					n->currency) != 0)) {
			a->incomplete = true;
			continue;
		}
		if (!told)
			*place = node;
		told = true;
		*sum += value;
	}
	return told;
}

/* The month whose volumes begin at items[first]. */
static void hold_month(heng_volumes *n, account *a, const limit *by,
		       size_t first, int64_t whole, heng_spot whole_spot)
{
	const heng_image *image = n->g->image;
	int month = n->items[first].month;
	int64_t value, most = whole, staged;
	heng_spot spot = whole_spot;
	uint32_t at = HENG_NO_NODE, place;
	wide sum;

	if (!sum_month(n, a, first, by->actual, by->is_money, &sum, &place))
		return;
	value = cut(sum);
	if (by->stage && month != HENG_NO_MONTH)
		at = heng_volumes_stage(n, month);
	if (at != HENG_NO_NODE &&
	    heng_gather_int(image, at, by->stage, &staged) && staged < most) {
		/* Nothing can be held against what is below zero. */
		if (staged < 0) {
			a->unlimited = true;
		} else {
			most = staged;
			if (value > most)
				spot = heng_gather_spot(n->g, at, by->stage);
		}
	}
	if (most == NO_LIMIT) {
		a->unlimited = true;
		return;
	}
	hold(n, a, value, place, by->actual, most, spot);
}

static void compare_months(heng_volumes *n, const limit *by, heng_aspect *out)
{
	account a = {.out = out, .worst = {.share = -1}};
	const heng_image *image = n->g->image;
	heng_spot whole_spot = {"", 0};
	int64_t whole = NO_LIMIT, ignored;
	uint32_t at = heng_gather_child(image, n->scale, "stage");

	/* Without its month nobody knows what a volume is to be added to, nor
	 * which stage it falls into. */
	a.incomplete = n->left_out || n->undated;
	if (by->stage && heng_volumes_stage_undated(n, by->stage))
		a.incomplete = true;
	if (declare(n, &a, n->scale, by->whole, &whole))
		whole_spot = out->named[0].spot;
	else
		whole = NO_LIMIT;
	/* Stages alone may have limits, too. */
	for (; by->stage && at != HENG_NO_NODE && out->n_named == 0;
	     at = heng_image_next(image, at))
		(void)declare(n, &a, at, by->stage, &ignored);
	for (size_t i = 0; out->n_named > 0 && i < n->n;
	     i += heng_volumes_of_month(n, i))
		hold_month(n, &a, by, i, whole, whole_spot);
	if (by->is_money)
		a.worst.currency = n->currency;
	finish(n, &a);
}

/* The sum of some months for a whole year, half to even. No sum overflows:
 * there are fewer nodes than 2^32, of less than 2^60 each. */
static int64_t yearly(wide sum, int64_t months)
{
	wide year = sum * HENG_YEAR_MONTHS / months;
	wide rest = sum * HENG_YEAR_MONTHS % months * 2;

	if (rest > months || (rest == months && year % 2 != 0))
		year++;
	return cut(year);
}

/*
 * The last twelve months stand for the year; fewer are scaled up, as in the
 * rule on scale (IV-11). A month that does not tell counts as nothing, so
 * that the sum is what it was at least.
 */
static void compare_year(heng_volumes *n, const char *whole, const char *actual,
			 bool is_money, heng_aspect *out)
{
	account a = {.out = out, .worst = {.share = -1}};
	int64_t declared;
	wide sum = 0;
	size_t told = 0, months = 0, passed = 0;
	uint32_t last = HENG_NO_NODE; /* of those that tell */

	if (!declare(n, &a, n->scale, whole, &declared)) {
		finish(n, &a);
		return;
	}
	a.incomplete = n->left_out || n->undated;
	for (size_t i = 0; i < n->n; i += heng_volumes_of_month(n, i))
		months++;
	for (size_t i = 0; i < n->n; i += heng_volumes_of_month(n, i)) {
		wide month;

		if (months - passed++ > HENG_YEAR_MONTHS ||
		    !sum_month(n, &a, i, actual, is_money, &month, &last))
			continue;
		sum += month;
		told++;
	}
	if (months > HENG_YEAR_MONTHS)
		months = HENG_YEAR_MONTHS;
	if (told > 0) {
		hold(n, &a, yearly(sum, (int64_t)months), last, actual,
		     declared, out->named[0].spot);
		out->actual = told;
		a.worst.months = months;
	}
	if (is_money)
		a.worst.currency = n->currency;
	finish(n, &a);
}

/* The cap of a kind of users: the sum of its groups; false where one of them
 * has none. */
static bool cap_of(heng_volumes *n, const char *kind, int64_t *cap,
		   heng_spot *spot)
{
	const heng_image *image = n->g->image;
	uint32_t at = heng_gather_reach(image, "service", "user");
	bool any = false;
	wide sum = 0;

	for (; at != HENG_NO_NODE; at = heng_image_next(image, at)) {
		const char *own = heng_image_attribute_value(image, at, "kind");
		int64_t value;

		if (!own || strcmp(own, kind) != 0)
			continue;
		if (!count_of(image, at, "cap", &value))
			return false;
		if (!any)
			*spot = heng_gather_spot(n->g, at, "cap");
		any = true;
		sum += value;
	}
	*cap = cut(sum);
	return any;
}

/* The users that are recorded of a kind; false: none is. */
static bool users_of(const heng_volumes *n, const char *kind, int64_t *users,
		     uint32_t *first, bool *incomplete)
{
	const heng_image *image = n->g->image;
	uint32_t at = heng_gather_reach(image, "operation", "userUse");
	bool any = false;
	wide sum = 0;

	for (; at != HENG_NO_NODE; at = heng_image_next(image, at)) {
		const char *own = heng_image_attribute_value(image, at, "kind");
		int64_t value;

		if (!own || strcmp(own, kind) != 0)
			continue;
		if (!count_of(image, at, "customers", &value)) {
			*incomplete = true;
			continue;
		}
		if (!any)
			*first = at;
		any = true;
		sum += value;
	}
	*users = cut(sum);
	return any;
}

static void compare_caps(heng_volumes *n, heng_aspect *out)
{
	static const char *const kinds[] = {"personal", "small-business",
					    "enterprise", "institution"};
	enum { KINDS = sizeof(kinds) / sizeof(*kinds) };
	heng_named *named = heng_gather_array(n->g, KINDS, sizeof(*named));
	heng_beyond *beyond = heng_gather_array(n->g, KINDS, sizeof(*beyond));
	bool incomplete = false;

	if (!named || !beyond)
		return;
	for (size_t i = 0; i < KINDS; i++) {
		account a = {.out = out, .worst = {.share = -1}};
		int64_t cap, users;
		uint32_t used;
		heng_spot spot;

		if (!cap_of(n, kinds[i], &cap, &spot))
			continue;
		named[out->n_named].spot = spot;
		named[out->n_named++].value =
		    heng_arena_printf(n->g->arena, "%lld", (long long)cap);
		if (!users_of(n, kinds[i], &users, &used, &incomplete))
			continue;
		hold(n, &a, users, used, "customers", cap, spot);
		if (a.worst.times > 0)
			beyond[out->n_beyond++] = a.worst;
	}
	for (size_t i = 0; i < out->n_named; i++)
		n->g->failed |= !named[i].value;
	out->named = named;
	out->declared = out->n_named;
	out->beyond = beyond;
	out->status = out->n_beyond > 0	  ? HENG_BEYOND
		      : out->n_named == 0 ? HENG_NOT_DECLARED
		      : incomplete	  ? HENG_INCOMPLETE
		      : out->actual > 0	  ? HENG_WITHIN
					  : HENG_NOT_RECORDED;
}

void heng_expansion_numbers(heng_gathering *g,
			    heng_aspect aspects[HENG_ASPECTS])
{
	static const limit expected = {"customers", NULL, "customers", false};
	static const limit customers = {"customerLimit", "customers",
					"customers", false};
	static const limit transactions = {"monthlyTransactions", NULL,
					   "transactions", false};
	static const limit amount = {"monthlyAmount", "monthlyAmount", "amount",
				     true};
	heng_volumes n = {.g = g};

	heng_volumes_take(&n);
	compare_months(&n, &expected, &aspects[HENG_ASPECT_CUSTOMERS]);
	compare_months(&n, &customers, &aspects[HENG_ASPECT_CUSTOMER_LIMIT]);
	compare_caps(&n, &aspects[HENG_ASPECT_USER_CAP]);
	compare_year(&n, "transactionsPerYear", "transactions", false,
		     &aspects[HENG_ASPECT_TRANSACTIONS_YEAR]);
	compare_year(&n, "amount", "amount", true,
		     &aspects[HENG_ASPECT_AMOUNT_YEAR]);
	compare_months(&n, &transactions,
		       &aspects[HENG_ASPECT_TRANSACTIONS_MONTH]);
	compare_months(&n, &amount, &aspects[HENG_ASPECT_AMOUNT_MONTH]);
}
