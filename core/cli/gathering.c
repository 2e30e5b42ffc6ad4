/* A gathering: stored reports as they come, put into groups that compare. */
#include "core/cli/gathering.h"

#include <stdlib.h>
#include <string.h>

#include "core/assess/rank.h"
#include "core/assess/standing.h"
#include "core/base/digest.h"

/* A report, and what it has in common with others. */
typedef struct heng_gathered {
	heng_overview_row row;
	heng_overview_group group;   /* without rows and counts */
	char key[HENG_DIGEST_HEX];   /* of profile and settings */
	char means[HENG_DIGEST_HEX]; /* of policies and plugins */
} heng_gathered;

/* All that an element says, unmistakably. The grammar bounds the depth. */
static void put_element(heng_buf *out, const heng_image *image, uint32_t node)
{
	const heng_image_node *item = heng_image_node_at(image, node);

	heng_buf_printf(out, "<%s", heng_image_string(image, item->name));
	for (uint32_t i = 0; i < item->n_attributes; i++) {
		const heng_image_attribute *own =
		    heng_image_attribute_at(image, item->attributes + i);

		heng_buf_printf(
		    out, " %s %u:%s", heng_image_string(image, own->name),
		    own->value_size, heng_image_string(image, own->value));
	}
	if (item->first_child == HENG_NO_NODE)
		heng_buf_printf(out, " %u:%s", item->text_size,
				heng_image_string(image, item->text));
	for (uint32_t at = item->first_child; at != HENG_NO_NODE;
	     at = heng_image_node_at(image, at)->next_sibling)
		put_element(out, image, at);
	heng_buf_putc(out, '>');
}

static void put_children(heng_buf *out, const heng_image *image, uint32_t node,
			 const char *name)
{
	for (uint32_t at = heng_stored_child(image, node, name);
	     at != HENG_NO_NODE; at = heng_stored_next(image, at))
		put_element(out, image, at);
}

/* Parameters of the command line are in no profile's digest. */
static void put_params(heng_buf *out, const heng_stored_report *report)
{
	const heng_image *image = report->image;

	for (size_t i = 0; i < report->n_results; i++) {
		uint32_t at =
		    heng_stored_child(image, report->nodes[i], "param");

		for (; at != HENG_NO_NODE; at = heng_stored_next(image, at)) {
			const char *origin =
			    heng_stored_attribute(image, at, "origin");

			if (!origin || strcmp(origin, "command-line") != 0)
				continue;
			heng_buf_puts(out, report->results[i].rule->id);
			put_element(out, image, at);
		}
	}
}

static heng_rc digest(heng_buf *text, char out[HENG_DIGEST_HEX],
		      heng_error *error)
{
	heng_rc rc = text->failed ? HENG_ENOMEM
				  : heng_sha256(text->data, text->size, out);

	heng_buf_fini(text);
	return rc == HENG_OK ? HENG_OK : heng_fail_memory(error);
}

static heng_rc find_keys(const heng_stored_report *report, heng_gathered *item,
			 heng_error *error)
{
	const heng_image *image = report->image;
	uint32_t basis = heng_stored_child(image, 0, "basis");
	heng_buf text = {0};
	heng_rc rc;

	put_children(&text, image, basis, "profile");
	put_children(&text, image, 0, "change");
	put_params(&text, report);
	rc = digest(&text, item->key, error);
	if (rc != HENG_OK)
		return rc;
	text = (heng_buf){0};
	put_children(&text, image, basis, "policy");
	put_children(&text, image, basis, "plugin");
	heng_buf_putc(&text, '.');
	return digest(&text, item->means, error);
}

/* A copy that lives as long as the gathering; NULL is "". Failure sticks. */
typedef struct copier {
	heng_arena *arena;
	bool failed;
} copier;

static const char *copy(copier *c, const char *text)
{
	const char *out = heng_arena_strdup(c->arena, text ? text : "");

	c->failed |= !out;
	return out ? out : "";
}

static heng_text copy_text(copier *c, heng_text text)
{
	return (heng_text){copy(c, text.zh), copy(c, text.en)};
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Fields asked for, each once however many rules need it. */
static size_t count_missing(const heng_stored_report *report, copier *c)
{
	const heng_image *image = report->image;
	size_t n = 0, count = 0;
	const char **paths;

	for (uint32_t at = heng_stored_child(image, 0, "missing");
	     at != HENG_NO_NODE; at = heng_stored_next(image, at))
		n++;
	paths = malloc((n + 1) * sizeof(*paths));
	if (!paths) {
		c->failed = true;
		return 0;
	}
	n = 0;
	for (uint32_t at = heng_stored_child(image, 0, "missing");
	     at != HENG_NO_NODE; at = heng_stored_next(image, at)) {
		paths[n] = heng_stored_attribute(image, at, "path");
		n += paths[n] != NULL;
	}
	qsort(paths, n, sizeof(*paths), by_text);
	for (size_t i = 0; i < n; i++)
		count += i == 0 || strcmp(paths[i - 1], paths[i]) != 0;
	free(paths);
	return count;
}

static void count_results(const heng_stored_report *report,
			  heng_overview_row *row)
{
	for (size_t i = 0; i < report->n_results; i++) {
		const heng_result *result = &report->results[i];

		if (!heng_result_counts(result))
			continue;
		row->open += heng_outcome_is_unresolved(result->outcome);
		if (result->outcome != HENG_FAIL)
			continue;
		row->failed++;
		row->vetoes += result->rule->veto;
	}
}

/* Places go by what the report concludes; a reader must see what that hangs
 * on. */
static void fill_before(const heng_stored_report *report,
			heng_overview_before *before)
{
	const heng_waived *waived = report->waived;

	for (size_t i = 0; waived && i < waived->n_waivers; i++)
		before->is_there |=
		    waived->waivers[i].state == HENG_WAIVER_APPLIED;
	if (!before->is_there)
		return;
	before->best = waived->verdict.best;
	before->worst = waived->verdict.worst;
	before->determined = waived->verdict.determined;
	before->total = waived->total;
}

static void fill_row(const heng_stored_report *report, const char *file,
		     copier *c, heng_overview_row *row)
{
	const heng_image *image = report->image;
	uint32_t subject = heng_stored_child(image, 0, "subject");

	row->file = copy(c, file);
	row->subject = copy(c, heng_stored_attribute(image, subject, "id"));
	row->title = copy_text(c, heng_stored_text(image, subject, "title"));
	row->as_of = copy(c, heng_stored_attribute(image, 0, "asOf"));
	row->best = report->best;
	row->worst = report->worst;
	row->determined = report->determined;
	row->total = report->total;
	memcpy(row->dimensions, report->dimensions, sizeof(row->dimensions));
	row->missing = count_missing(report, c);
	count_results(report, row);
	fill_before(report, &row->before);
}

static void fill_group(const heng_stored_report *report, copier *c,
		       heng_overview_group *group)
{
	const heng_image *image = report->image;
	const heng_profile *profile = &report->profile;
	uint32_t basis = heng_stored_child(image, 0, "basis");
	uint32_t node = heng_stored_child(image, basis, "profile");
	heng_overview_outcome *outcomes;

	group->id = copy(c, profile->id);
	group->version = copy(c, profile->version);
	group->sha256 = copy(c, heng_stored_attribute(image, node, "sha256"));
	group->scheme = copy(c, heng_stored_attribute(image, node, "scheme"));
	group->phase = copy(c, heng_stored_attribute(image, node, "phase"));
	group->title = copy_text(c, heng_stored_text(image, node, "title"));
	group->undetermined = copy_text(c, profile->undetermined);
	outcomes =
	    heng_arena_alloc(c->arena, profile->n_outcomes * sizeof(*outcomes));
	if (!outcomes) {
		c->failed = true;
		return;
	}
	for (size_t o = 0; o < profile->n_outcomes; o++)
		outcomes[o].label = copy_text(c, profile->outcomes[o].label);
	group->outcomes = outcomes;
	group->n_outcomes = profile->n_outcomes;
}

heng_rc heng_gathering_add(heng_gathering *gathering,
			   const heng_stored_report *report, const char *file,
			   heng_error *error)
{
	copier c = {&gathering->arena, false};
	heng_gathered *items =
	    heng_array_grow(gathering->items, gathering->n,
			    &gathering->capacity, sizeof(*items));
	heng_gathered *item;
	heng_rc rc;

	if (!items)
		return heng_fail_memory(error);
	gathering->items = items;
	item = &items[gathering->n];
	*item = (heng_gathered){0};
	rc = find_keys(report, item, error);
	if (rc != HENG_OK)
		return rc;
	fill_row(report, file, &c, &item->row);
	fill_group(report, &c, &item->group);
	if (c.failed)
		return heng_fail_memory(error);
	gathering->n++;
	return HENG_OK;
}

heng_rc heng_gathering_leave_out(heng_gathering *gathering, const char *file,
				 heng_text why, heng_error *error)
{
	copier c = {&gathering->arena, false};
	heng_overview_absent *absent =
	    heng_array_grow(gathering->absent, gathering->n_absent,
			    &gathering->absent_capacity, sizeof(*absent));

	if (!absent)
		return heng_fail_memory(error);
	gathering->absent = absent;
	absent[gathering->n_absent] =
	    (heng_overview_absent){copy(&c, file), copy_text(&c, why)};
	if (c.failed)
		return heng_fail_memory(error);
	gathering->n_absent++;
	return HENG_OK;
}

static int compare(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

/* The lowest or highest score; what has none is behind all. */
static int64_t end_of(const heng_score *score, bool high)
{
	return !score->has_score ? -1 : high ? score->high : score->low;
}

/* The first of the comparisons that decides. */
static int first_of(const int *orders, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (orders[i] != 0)
			return orders[i];
	return 0;
}

static int by_group(const void *a, const void *b)
{
	const heng_gathered *x = a, *y = b;
	const int orders[] = {
	    strcmp(x->group.id, y->group.id),
	    strcmp(x->group.version, y->group.version),
	    strcmp(x->key, y->key),
	    strcmp(x->row.file, y->row.file),
	};

	return first_of(orders, sizeof(orders) / sizeof(*orders));
}

static int by_place(const void *a, const void *b)
{
	const heng_overview_row *u = a, *v = b;
	const int orders[] = {
	    compare((int64_t)u->place.first, (int64_t)v->place.first),
	    compare((int64_t)u->place.last, (int64_t)v->place.last),
	    compare(u->best, v->best),
	    compare(u->worst, v->worst),
	    compare(end_of(&v->total, false), end_of(&u->total, false)),
	    compare(end_of(&v->total, true), end_of(&u->total, true)),
	    strcmp(u->subject, v->subject),
	    strcmp(u->file, v->file),
	};

	return first_of(orders, sizeof(orders) / sizeof(*orders));
}

static int by_file(const void *a, const void *b)
{
	return strcmp(((const heng_overview_absent *)a)->file,
		      ((const heng_overview_absent *)b)->file);
}

/* The places by the total, or by a dimension where verdicts do not matter. */
static void rank(heng_overview_row *rows, size_t n, int dimension,
		 heng_contender *scratch)
{
	for (size_t i = 0; i < n; i++) {
		const heng_overview_row *row = &rows[i];
		const heng_score *score =
		    dimension < 0 ? &row->total : &row->dimensions[dimension];

		scratch[i] = (heng_contender){
		    .best = dimension < 0 ? row->best : 0,
		    .worst = dimension < 0 ? row->worst : 0,
		    .low = (int32_t)end_of(score, false),
		    .high = (int32_t)end_of(score, true),
		};
	}
	heng_rank(scratch, n);
	for (size_t i = 0; i < n; i++) {
		heng_places *out =
		    dimension < 0 ? &rows[i].place : &rows[i].places[dimension];

		*out = (heng_places){scratch[i].first, scratch[i].last,
				     scratch[i].tied};
	}
}

static void count_outcomes(heng_overview_outcome *outcomes,
			   const heng_overview_row *row)
{
	for (int o = row->best; o <= row->worst; o++) {
		if (row->determined)
			outcomes[o].sure++;
		else
			outcomes[o].possible++;
	}
}

static bool has_twins(const heng_overview_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++)
			if (rows[i].subject[0] &&
			    strcmp(rows[i].subject, rows[k].subject) == 0)
				return true;
	return false;
}

/* One group out of the items that stand together. */
static bool make_group(heng_gathering *gathering, const heng_gathered *items,
		       size_t n, heng_overview_group *out)
{
	heng_arena *arena = &gathering->arena;
	heng_overview_row *rows = heng_arena_alloc(arena, n * sizeof(*rows));
	heng_contender *scratch = heng_arena_alloc(arena, n * sizeof(*scratch));
	heng_overview_outcome *outcomes = heng_arena_alloc(
	    arena, items->group.n_outcomes * sizeof(*outcomes));

	if (!rows || !scratch || !outcomes)
		return false;
	*out = items->group;
	memcpy(outcomes, items->group.outcomes,
	       items->group.n_outcomes * sizeof(*outcomes));
	for (size_t i = 0; i < n; i++) {
		rows[i] = items[i].row;
		count_outcomes(outcomes, &rows[i]);
		out->is_mixed |= strcmp(items[i].means, items->means) != 0;
	}
	for (int d = -1; d < HENG_DIMENSIONS; d++)
		rank(rows, n, d, scratch);
	qsort(rows, n, sizeof(*rows), by_place);
	out->has_twins = has_twins(rows, n);
	out->outcomes = outcomes;
	out->rows = rows;
	out->n_rows = n;
	return true;
}

heng_rc heng_gathering_finish(heng_gathering *gathering, heng_overview *out,
			      heng_error *error)
{
	heng_gathered *items = gathering->items;
	size_t n = gathering->n;
	heng_overview_group *groups =
	    heng_arena_alloc(&gathering->arena, (n + 1) * sizeof(*groups));

	*out = (heng_overview){.groups = groups, .n_reports = n};
	if (!groups)
		return heng_fail_memory(error);
	if (n > 0)
		qsort(items, n, sizeof(*items), by_group);
	if (gathering->n_absent > 0)
		qsort(gathering->absent, gathering->n_absent,
		      sizeof(*gathering->absent), by_file);
	for (size_t from = 0, to; from < n; from = to) {
		to = from + 1;
		while (to < n && strcmp(items[to].key, items[from].key) == 0)
			to++;
		if (!make_group(gathering, &items[from], to - from,
				&groups[out->n_groups++]))
			return heng_fail_memory(error);
	}
	out->absent = gathering->absent;
	out->n_absent = gathering->n_absent;
	return HENG_OK;
}

void heng_gathering_fini(heng_gathering *gathering)
{
	free(gathering->items);
	free(gathering->absent);
	heng_arena_fini(&gathering->arena);
	*gathering = (heng_gathering){0};
}
