/* Expansion in names: channels, users, regions, data, organisations. */
#include "core/assess/expansion.h"

#include <string.h>

/* Where names of one kind stand: elements below a parent, with the child or
 * attribute that holds the name. */
typedef struct source {
	const char *parent[2]; /* names from the root; NULL ends them */
	const char *element;
	const char *key;  /* '@' an attribute, else a child; NULL: its text */
	const char *name; /* child shown instead of the key; NULL: the key */
} source;

/* What is gathered of one aspect. */
typedef struct names {
	heng_gathering *g;
	heng_keyed known;  /* what the declaration names, by the bare key */
	heng_keyed listed; /* the same for `named`: by its index */
	heng_named *named;
	size_t n_named, named_capacity;
	heng_beyond *beyond;
	size_t n_beyond, beyond_capacity;
	size_t actual;
	bool unnamed; /* something that is recorded or declared has no name */
} names;

static const char ideographic_space[] = "\xe3\x80\x80"; /* U+3000 */

/* A name without its white space: line breaks of a form do not count. As in
 * the rule on channels and users (SQ-19). */
static const char *bare(heng_gathering *g, const char *name)
{
	char *copy = heng_gather_array(g, strlen(name) + 1, 1), *to = copy;

	if (!copy)
		return NULL;
	while (*name) {
		if (strncmp(name, ideographic_space, 3) == 0) {
			name += 3;
		} else if (strchr(" \t\r\n\v\f", *name)) {
			name++;
		} else {
			*to++ = *name++;
		}
	}
	return copy;
}

/* The value of a key of an element and its place; NULL: not there. */
static const char *value_at(heng_gathering *g, uint32_t node, const char *key,
			    heng_spot *spot)
{
	uint32_t child;
	const char *value;

	if (!key) {
		value = heng_image_string(
		    g->image, heng_image_node_at(g->image, node)->text);
		if (value[strspn(value, " \t\r\n")] == 0)
			return NULL;
		*spot = heng_gather_spot(g, node, NULL);
		return value;
	}
	if (key[0] == '@') {
		value = heng_image_attribute_value(g->image, node, key + 1);
		if (value)
			*spot = heng_gather_spot(g, node, key + 1);
		return value;
	}
	value = heng_gather_text(g, node, key);
	child = heng_image_child(g->image, node, key);
	if (value)
		*spot = heng_gather_spot(g, child, NULL);
	return value;
}

/* What panels call the groups of users. */
static heng_text label_of(const char *key, const char *value)
{
	static const struct {
		const char *token;
		heng_text label;
	} kinds[] = {
	    {"personal", {"个人", "persons"}},
	    {"small-business", {"小微企业", "small businesses"}},
	    {"enterprise", {"企业", "enterprises"}},
	    {"institution", {"机构", "institutions"}},
	};

	if (!key || strcmp(key, "@kind") != 0)
		return (heng_text){NULL, NULL};
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (strcmp(kinds[i].token, value) == 0)
			return kinds[i].label;
	return (heng_text){NULL, NULL};
}

/* Makes room for one more in an array of the arena. */
static void *grow(heng_gathering *g, void *array, size_t count,
		  size_t *capacity, size_t size)
{
	size_t wider = *capacity ? *capacity * 2 : 8;
	void *moved;

	if (count < *capacity)
		return array;
	moved = heng_gather_array(g, wider, size);
	if (!moved)
		return NULL;
	if (count > 0)
		memcpy(moved, array, count * size);
	*capacity = wider;
	return moved;
}

static void put_named(names *n, heng_named named)
{
	heng_named *array = grow(n->g, n->named, n->n_named, &n->named_capacity,
				 sizeof(*array));

	if (!array)
		return;
	n->named = array;
	array[n->n_named++] = named;
}

static void put_beyond(names *n, heng_beyond beyond)
{
	heng_beyond *array = grow(n->g, n->beyond, n->n_beyond,
				  &n->beyond_capacity, sizeof(*array));

	if (!array)
		return;
	n->beyond = array;
	array[n->n_beyond++] = beyond;
}

static const char *key_of(names *n, const source *from, const char *value)
{
	bool is_token = from->key && from->key[0] == '@';

	return is_token ? value : bare(n->g, value);
}

/* The parent of a source; the root where it names none. */
static uint32_t parent_of(const heng_image *image, const source *from)
{
	if (!from->parent[0])
		return 0;
	return heng_gather_reach(image, from->parent[0], from->parent[1]);
}

/* Another name under which a declared thing may be known. */
static void know_also(names *n, uint32_t node, const char *child)
{
	const char *name = heng_gather_text(n->g, node, child);

	if (name)
		heng_keyed_add(n->g, &n->known, bare(n->g, name), node);
}

/* Adds what stands at the source to what the declaration names. */
static void declare_node(names *n, const source *from, uint32_t node)
{
	heng_named named = {.value = NULL};
	const char *key = value_at(n->g, node, from->key, &named.spot);

	if (key) {
		heng_keyed_add(n->g, &n->known, key_of(n, from, key), node);
		named.value = key;
		named.label = label_of(from->key, key);
	}
	if (from->name) {
		know_also(n, node, from->name);
		const char *name =
		    value_at(n->g, node, from->name, &named.spot);
		named.value = name ? name : named.value;
	}
	if (!named.value) {
		n->unnamed = true;
		return;
	}
	heng_keyed_add(n->g, &n->listed,
		       key ? key_of(n, from, key) : bare(n->g, named.value),
		       (uint32_t)n->n_named);
	put_named(n, named);
}

static void declare(names *n, const source *from)
{
	uint32_t parent = parent_of(n->g->image, from);

	for (uint32_t at =
		 heng_gather_child(n->g->image, parent, from->element);
	     at != HENG_NO_NODE; at = heng_image_next(n->g->image, at))
		declare_node(n, from, at);
}

static bool is_known(const names *n, const char *key)
{
	size_t count;

	(void)heng_keyed_find(&n->known, key, &count);
	return count > 0;
}

/* Holds what was really used against that. */
static void hold(names *n, const source *from)
{
	uint32_t parent = parent_of(n->g->image, from);

	for (uint32_t at =
		 heng_gather_child(n->g->image, parent, from->element);
	     at != HENG_NO_NODE; at = heng_image_next(n->g->image, at)) {
		heng_beyond beyond = {.share = -1};
		const source *by = from;
		source other = *from;
		const char *value = value_at(n->g, at, from->key, &beyond.spot);

		/* By its identifier if it has one, else by its name. */
		if (!value && from->name) {
			other.key = from->name;
			by = &other;
			value = value_at(n->g, at, by->key, &beyond.spot);
		}
		n->actual++;
		if (!value) {
			n->unnamed = true;
			continue;
		}
		if (is_known(n, key_of(n, by, value)))
			continue;
		beyond.value = value;
		beyond.label = label_of(by->key, value);
		put_beyond(n, beyond);
	}
}

static heng_stated stated_of(const heng_image *image, const char *name)
{
	uint32_t operation = heng_image_child(image, 0, "operation");
	const char *value =
	    operation == HENG_NO_NODE
		? NULL
		: heng_image_attribute_value(image, operation, name);

	if (!value)
		return HENG_NOT_STATED;
	return strcmp(value, "none") == 0 ? HENG_NONE_STATED
					  : HENG_LISTED_STATED;
}

static void finish(const names *n, heng_aspect *out)
{
	out->named = n->named;
	out->n_named = out->declared = n->n_named;
	out->beyond = n->beyond;
	out->n_beyond = n->n_beyond;
	out->actual = n->actual;
	if (n->actual == 0)
		out->status = out->stated == HENG_NONE_STATED
				  ? HENG_STATED_NONE
				  : HENG_NOT_RECORDED;
	else if (n->n_named == 0)
		out->status = HENG_NOT_DECLARED;
	else if (n->n_beyond > 0)
		out->status = HENG_BEYOND;
	else if (n->unnamed || out->stated == HENG_NOT_STATED)
		out->status = HENG_INCOMPLETE;
	else
		out->status = HENG_WITHIN;
	/* What was not declared at all is not counted as an expansion: there
	 * is nothing that it could go beyond. */
	if (out->status != HENG_BEYOND)
		out->n_beyond = 0;
}

static void compare(heng_gathering *g, const source *declared,
		    const source *used, heng_stated stated, heng_aspect *out)
{
	names n = {.g = g};

	declare(&n, declared);
	heng_keyed_sort(&n.known);
	hold(&n, used);
	out->stated = stated;
	finish(&n, out);
}

/* All who have a part in it: whoever is named anywhere in the declaration. */
static void declare_organisations(names *n)
{
	static const source orgs = {{NULL}, "org", "uscc", "nameZh"};
	static const source vendors = {{NULL}, "vendor", "uscc", "name"};
	static const source below[] = {
	    {{NULL}, "subcontractor", "uscc", "name"},
	    {{NULL}, "sharedWith", "uscc", "name"},
	    {{NULL}, "entrustedTo", "uscc", "name"},
	    {{NULL}, "provider", NULL, NULL},
	};
	const heng_image *image = n->g->image;

	declare(n, &orgs);
	for (uint32_t at = heng_image_child(image, 0, "org");
	     at != HENG_NO_NODE; at = heng_image_next(image, at))
		know_also(n, at, "nameEn");
	declare(n, &vendors);
	/* Who gets data or supplies a function stands deeper. */
	for (uint32_t at = 0; at < image->n_nodes; at++) {
		const char *name = heng_image_string(
		    image, heng_image_node_at(image, at)->name);

		for (size_t i = 0; i < sizeof(below) / sizeof(*below); i++)
			if (strcmp(name, below[i].element) == 0)
				declare_node(n, &below[i], at);
	}
}

/* One organisation stands in several places: it is listed once, at the
 * first. */
static void list_once(names *n)
{
	bool *again = heng_gather_array(n->g, n->n_named + 1, sizeof(*again));
	const heng_keyed_node *items = n->listed.items;
	size_t kept = 0;

	if (!again)
		return;
	heng_keyed_sort(&n->listed);
	for (size_t i = 1; i < n->listed.count; i++)
		if (strcmp(items[i].key, items[i - 1].key) == 0)
			again[items[i].node] = true;
	for (size_t i = 0; i < n->n_named; i++)
		if (!again[i])
			n->named[kept++] = n->named[i];
	n->n_named = kept;
}

static void compare_organisations(heng_gathering *g, heng_stated stated,
				  heng_aspect *out)
{
	static const source used = {{"operation"}, "orgUse", "uscc", "name"};
	names n = {.g = g};

	declare_organisations(&n);
	heng_keyed_sort(&n.known);
	list_once(&n);
	hold(&n, &used);
	out->stated = stated;
	finish(&n, out);
}

/* Where something is said to be listed that is in none of these aspects, it
 * is missing from them. */
static void miss_listed(heng_aspect *aspects, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (aspects[i].status == HENG_BEYOND)
			return;
	for (size_t i = 0; i < n; i++)
		if (aspects[i].stated == HENG_LISTED_STATED &&
		    aspects[i].status == HENG_WITHIN)
			aspects[i].status = HENG_INCOMPLETE;
}

void heng_expansion_names(heng_gathering *g, heng_aspect aspects[HENG_ASPECTS])
{
	static const source channels = {{"service"}, "channel", "name", NULL};
	static const source channel_use = {
	    {"operation"}, "channelUse", "name", NULL};
	static const source users = {{"service"}, "user", "@kind", NULL};
	static const source user_use = {
	    {"operation"}, "userUse", "@kind", NULL};
	static const source regions = {
	    {"app", "expectedScale"}, "region", NULL, NULL};
	static const source region_use = {
	    {"operation"}, "regionUse", "name", NULL};
	static const source items = {{"data"}, "item", "@id", "name"};
	static const source data_use = {
	    {"operation"}, "dataUse", "@item", "name"};
	heng_stated use = stated_of(g->image, "undeclaredUse");
	heng_stated scope = stated_of(g->image, "undeclaredScope");

	compare(g, &channels, &channel_use, use,
		&aspects[HENG_ASPECT_CHANNELS]);
	compare(g, &users, &user_use, use, &aspects[HENG_ASPECT_USERS]);
	compare(g, &regions, &region_use, scope, &aspects[HENG_ASPECT_REGIONS]);
	compare(g, &items, &data_use, scope, &aspects[HENG_ASPECT_DATA]);
	compare_organisations(g, scope, &aspects[HENG_ASPECT_ORGANISATIONS]);
	miss_listed(&aspects[HENG_ASPECT_CHANNELS], 2);
	miss_listed(&aspects[HENG_ASPECT_REGIONS], 3);
}
