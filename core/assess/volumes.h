/* Volumes: the months of an operation record, and the scale declared. */
#ifndef HENG_ASSESS_VOLUMES_H
#define HENG_ASSESS_VOLUMES_H

#include "core/assess/keyed.h"
#include "core/base/date.h"

enum { HENG_YEAR_MONTHS = 12 };

/* One volume of the operation record. A month may be told in several. */
typedef struct heng_volume {
	uint32_t node;
	int month; /* since the year 0, or HENG_NO_MONTH */
} heng_volume;

enum { HENG_NO_MONTH = -1 };

/* One stage of the roll-out. */
typedef struct heng_stage {
	uint32_t node;
	heng_date from;
} heng_stage;

typedef struct heng_volumes {
	heng_gathering *g;
	uint32_t scale;	    /* app/expectedScale, or HENG_NO_NODE */
	heng_volume *items; /* by month, then as in the dossier; those without
			       a month first */
	size_t n;
	heng_stage
	    *stages; /* by their first day; those without one are left out */
	size_t n_stages;
	bool undated;  /* some volume has no month */
	bool left_out; /* of some month of the test nothing is told */
	const char *currency;
} heng_volumes;

/* Gathers them; volumes->g is set already. */
void heng_volumes_take(heng_volumes *volumes);

/*
 * How many of the volumes from items[at] on (at < n) tell of one month: what
 * they tell is added up before it is held against anything. Of those without
 * a month each stands alone.
 */
size_t heng_volumes_of_month(const heng_volumes *volumes, size_t at);

/*
 * The latest stage of the roll-out that has begun in the month, or
 * HENG_NO_NODE: the month in which one begins is given its limit already, as
 * in the rule on limits (RC-10).
 */
uint32_t heng_volumes_stage(const heng_volumes *volumes, int month);

/* Whether a stage has a limit of that name, but no day that it begins on. */
bool heng_volumes_stage_undated(const heng_volumes *volumes, const char *limit);

/* The currency attribute of a node (or HENG_NO_NODE); CNY if absent. */
const char *heng_volumes_currency(const heng_image *image, uint32_t node);

#endif
