/* A series of measurements: points in the dossier or rows of a CSV file. */
#ifndef HENG_PLUGINS_SERVICE_METRICS_SERIES_H
#define HENG_PLUGINS_SERVICE_METRICS_SERIES_H

#include <heng/plugin.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "plugins/service-metrics/csv.h"

/* Every path the plugin looks along, compiled when it is opened. */
typedef enum metric_path {
	PATH_SERIES,
	PATH_KIND,
	PATH_ID,
	PATH_METRIC,
	PATH_STAGE,
	PATH_LOWER,
	PATH_UPPER,
	PATH_ATTACHMENT,
	PATH_UNIT,
	PATH_POINT,
	PATH_DATE,
	PATH_VALUE,
	PATH_EXPLAINED,
	PATH_INCIDENT,
	PATH_TIME,
	PATH_CHANGE,
	PATH_LIVE,
	PATH_COMPLETION,
	PATH_VOLUME,
	PATH_MONTH,
	PATH_CUSTOMERS,
	PATH_TRANSACTIONS,
	PATH_COST,
	PATH_REVENUE,
	PATH_COMPLAINTS,
	PATH_COUNT,
	PATH_COMPLAINT,
	PATH_RECEIVED,
	PATH_SATISFACTION,
	PATH_N,
	PATH_SCORE,
	PATH_EFFECT,
	PATH_BETTER,
	PATHS
} metric_path;

/* One call: who asks, and what was compiled. */
struct sight {
	const heng_host *host;
	heng_call *call;
	const heng_path *const *paths; /* PATHS of them */
	struct csv *csv;	       /* room for a file being read */
};

/* Series of a dossier, and effects that they may prove: each is compared with
 * the others. More is no record but an attack on whoever waits for it. */
enum { SERIES_MAX = 1000 };

/* Functions return 0, a negative HENG_PLUGIN_E code, or this: the measure
 * cannot be computed, and the host knows what is missing. */
enum { LACKING = 1 };

/* Says what is missing below a node; `word` (NULL: none) stands beside it. */
int lacking(struct sight *sight, heng_node node, metric_path path,
	    const char *word);

/* How a node's attribute reads, collapsed; "" if it is not there. */
const char *text_of(struct sight *sight, heng_node node, metric_path path);

/* A decimal attribute in millionths, an integer one, a day; LACKING if it
 * is not there or not one. */
int decimal_of(struct sight *sight, heng_node node, metric_path path,
	       int64_t *out);
int integer_of(struct sight *sight, heng_node node, metric_path path,
	       int64_t *out);
int day_of(struct sight *sight, heng_node node, metric_path path, int32_t *out);

/* A count: an integer that is not negative. */
int count_of(struct sight *sight, heng_node node, metric_path path,
	     int64_t *out);

struct point {
	int32_t day;
	int64_t value;	/* millionths */
	const char *id; /* what explains it; "" if nothing; until the next */
};

/* What a walk wants of the days. Points of a dossier are put in order; rows
 * of a file have to be in it. */
typedef enum series_order {
	SERIES_ANY,    /* they do not matter, and may repeat */
	SERIES_UNIQUE, /* ascending, none twice */
} series_order;

/* Takes one point; 0 to go on. */
typedef int take_point(void *arg, const struct point *point);

/*
 * Takes every point of a series, at least one. A point later than the day of
 * the assessment, a day that repeats though it must not, a file that cannot
 * be read or has something else in it: LACKING, with the attachment, line
 * and fault beside the measure ("A-latency:17:bad-value").
 */
int series_walk(struct sight *sight, heng_node series, series_order order,
		take_point *take, void *arg);

/* What is wrong with a value that a series as such does not mind. */
int point_wrong(struct sight *sight, heng_node series, const char *word);

/* The values of a series, at most RANK_MAX; the caller frees *values. */
int series_keep(struct sight *sight, heng_node series, series_order order,
		int64_t **values, size_t *n);

/* All series: *nodes lives as long as the call. LACKING if none is of this
 * kind or the other (NULL: no other does). */
int series_list(struct sight *sight, const char *kind, const char *other,
		const heng_node **nodes, int32_t *n);
bool series_is(struct sight *sight, heng_node series, const char *kind);

#endif
