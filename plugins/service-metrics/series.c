/* A series of measurements: points in the dossier or rows of a CSV file. */
#include "plugins/service-metrics/series.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "plugins/service-metrics/decimal.h"
#include "plugins/service-metrics/rank.h"

enum { WORD_MAX = 128 };

int lacking(struct sight *sight, heng_node node, metric_path path,
	    const char *word)
{
	int rc;

	if (word && *word) {
		rc = sight->host->note(sight->call, word);
		if (rc && rc != HENG_PLUGIN_ELIMIT)
			return rc;
	}
	rc = sight->host->missing(sight->call, node, sight->paths[path]);
	return rc && rc != HENG_PLUGIN_ELIMIT ? rc : LACKING;
}

const char *text_of(struct sight *sight, heng_node node, metric_path path)
{
	node = sight->host->first(sight->call, node, sight->paths[path]);
	return node ? sight->host->token(sight->call, node, NULL) : "";
}

int decimal_of(struct sight *sight, heng_node node, metric_path path,
	       int64_t *out)
{
	const char *text = text_of(sight, node, path);

	if (!decimal_read(text, strlen(text), out))
		return lacking(sight, node, path, NULL);
	return 0;
}

int integer_of(struct sight *sight, heng_node node, metric_path path,
	       int64_t *out)
{
	heng_node found =
	    sight->host->first(sight->call, node, sight->paths[path]);

	if (!found || sight->host->integer(sight->call, found, out))
		return lacking(sight, node, path, NULL);
	return 0;
}

int count_of(struct sight *sight, heng_node node, metric_path path,
	     int64_t *out)
{
	int rc = integer_of(sight, node, path, out);

	return rc || *out >= 0 ? rc : lacking(sight, node, path, "negative");
}

int day_of(struct sight *sight, heng_node node, metric_path path, int32_t *out)
{
	const char *text = text_of(sight, node, path);

	if (!day_read(text, strlen(text), out))
		return lacking(sight, node, path, NULL);
	return 0;
}

bool series_is(struct sight *sight, heng_node series, const char *kind)
{
	return strcmp(text_of(sight, series, PATH_KIND), kind) == 0;
}

int series_list(struct sight *sight, const char *kind, const char *other,
		const heng_node **nodes, int32_t *n)
{
	heng_node root = sight->host->root(sight->call);
	int32_t i;

	*n = sight->host->all(sight->call, root, sight->paths[PATH_SERIES],
			      nodes);
	if (*n < 0)
		return *n;
	if (*n > SERIES_MAX)
		return lacking(sight, root, PATH_SERIES, "too-many-series");
	for (i = 0; i < *n; i++)
		if (series_is(sight, (*nodes)[i], kind) ||
		    (other && series_is(sight, (*nodes)[i], other)))
			return 0;
	return lacking(sight, root, PATH_SERIES, kind);
}

int point_wrong(struct sight *sight, heng_node series, const char *word)
{
	char text[WORD_MAX];
	bool is_file = *text_of(sight, series, PATH_ATTACHMENT);

	if (is_file)
		snprintf(text, sizeof(text), "%.64s:%u:%s",
			 text_of(sight, series, PATH_ATTACHMENT),
			 (unsigned)sight->csv->line, word);
	else
		snprintf(text, sizeof(text), "%.64s:%s",
			 text_of(sight, series, PATH_ID), word);
	return lacking(sight, series, is_file ? PATH_ATTACHMENT : PATH_POINT,
		       text);
}

/* Why an attachment is not open, in one word. */
static const char *open_word(int code)
{
	switch (code) {
	case HENG_PLUGIN_EABSENT:
		return "absent";
	case HENG_PLUGIN_EREFUSED:
		return "refused";
	case HENG_PLUGIN_EUSAGE:
		return "no-folder";
	default:
		return "unreadable";
	}
}

static int walk_file(struct sight *sight, heng_node series, series_order order,
		     take_point *take, void *arg)
{
	const char *id = text_of(sight, series, PATH_ATTACHMENT);
	int32_t before = INT32_MIN, today = sight->host->as_of(sight->call);
	struct csv *csv = sight->csv;
	int fd = sight->host->attachment_open(sight->call, id);
	csv_row row;
	int rc = 0;

	if (fd == HENG_PLUGIN_EMEMORY || fd == HENG_PLUGIN_ELIMIT)
		return fd;
	if (fd < 0) {
		char word[WORD_MAX];

		snprintf(word, sizeof(word), "%.64s:%s", id, open_word(fd));
		return lacking(sight, series, PATH_ATTACHMENT, word);
	}
	csv_begin(csv, fd);
	while (!rc && csv_next(csv, &row)) {
		struct point point = {row.day, row.value, row.id};

		if (row.day > today)
			rc = point_wrong(sight, series, "future-date");
		else if (order == SERIES_UNIQUE && row.day == before)
			rc = point_wrong(sight, series, "duplicate-date");
		else if (order == SERIES_UNIQUE && row.day < before)
			rc = point_wrong(sight, series, "unsorted");
		else
			rc = take(arg, &point);
		before = row.day;
	}
	if (!rc && csv->fault)
		rc = point_wrong(sight, series, csv_word(csv->fault));
	else if (!rc && csv->rows == 0)
		rc = point_wrong(sight, series, "empty");
	close(fd);
	return rc;
}

static int by_day(const void *a, const void *b)
{
	const struct point *x = a, *y = b;

	return (x->day > y->day) - (x->day < y->day);
}

/* Reads the points of a dossier, with what is wrong in one of them. */
static int read_points(struct sight *sight, const heng_node *nodes, int32_t n,
		       struct point *points)
{
	int32_t i, today = sight->host->as_of(sight->call);

	for (i = 0; i < n; i++) {
		struct point *point = &points[i];
		int rc = day_of(sight, nodes[i], PATH_DATE, &point->day);

		if (!rc && point->day > today)
			rc = lacking(sight, nodes[i], PATH_DATE, "future-date");
		if (!rc)
			rc = decimal_of(sight, nodes[i], PATH_VALUE,
					&point->value);
		if (rc)
			return rc;
		point->id = text_of(sight, nodes[i], PATH_EXPLAINED);
	}
	return 0;
}

static int walk_points(struct sight *sight, heng_node series,
		       series_order order, const heng_node *nodes, int32_t n,
		       take_point *take, void *arg)
{
	struct point *points = calloc((size_t)n, sizeof(*points));
	int32_t i;
	int rc;

	if (!points)
		return HENG_PLUGIN_EMEMORY;
	rc = read_points(sight, nodes, n, points);
	if (!rc && order == SERIES_UNIQUE) {
		qsort(points, (size_t)n, sizeof(*points), by_day);
		for (i = 1; !rc && i < n; i++)
			if (points[i].day == points[i - 1].day)
				rc = point_wrong(sight, series,
						 "duplicate-date");
	}
	for (i = 0; !rc && i < n; i++)
		rc = take(arg, &points[i]);
	free(points);
	return rc;
}

int series_walk(struct sight *sight, heng_node series, series_order order,
		take_point *take, void *arg)
{
	const heng_node *nodes;
	int32_t n = sight->host->all(sight->call, series,
				     sight->paths[PATH_POINT], &nodes);
	bool is_file = *text_of(sight, series, PATH_ATTACHMENT);

	if (n < 0)
		return n;
	if (n == 0 && !is_file)
		return lacking(sight, series, PATH_POINT,
			       text_of(sight, series, PATH_ID));
	if (n > 0 && is_file) /* which of the two is meant? */
		return lacking(sight, series, PATH_ATTACHMENT,
			       "points-and-file");
	if (is_file)
		return walk_file(sight, series, order, take, arg);
	return walk_points(sight, series, order, nodes, n, take, arg);
}

typedef struct keeping {
	struct sight *sight;
	heng_node series;
	int64_t *values;
	size_t n, room;
} keeping;

static int keep(void *arg, const struct point *point)
{
	keeping *k = arg;

	if (k->n == RANK_MAX)
		return point_wrong(k->sight, k->series, "too-many-points");
	if (k->n == k->room) {
		size_t room = k->room ? 2 * k->room : 64;
		int64_t *values = realloc(k->values, room * sizeof(*values));

		if (!values)
			return HENG_PLUGIN_EMEMORY;
		k->values = values;
		k->room = room;
	}
	k->values[k->n++] = point->value;
	return 0;
}

int series_keep(struct sight *sight, heng_node series, series_order order,
		int64_t **values, size_t *n)
{
	keeping k = {.sight = sight, .series = series};
	int rc = series_walk(sight, series, order, keep, &k);

	if (rc) {
		free(k.values);
		return rc;
	}
	*values = k.values;
	*n = k.n;
	return 0;
}
