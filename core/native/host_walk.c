/* Walking: the part of the host table that reads the dossier. */

#include "core/native/host_call.h"

#include <string.h>

#include "core/base/fixed.h"
#include "core/model/confidential.h"
#include "core/model/result.h"

/* Paths that led nowhere are written out; this bounds them in a reply. */
enum { READS_BYTES_MAX = HENG_PLUGIN_REPLY_MAX / 4 };

static heng_node handle(heng_place place)
{
	/* HENG_NO_ATTRIBUTE + 1 wraps to 0. */
	return (uint64_t)(uint32_t)(place.attribute + 1) << 32 |
	       (uint32_t)(place.node + 1);
}

bool heng_call_place(const heng_call *call, heng_node node, heng_place *place)
{
	const heng_image_node *owner;

	place->node = (uint32_t)node - 1;
	place->attribute = (uint32_t)(node >> 32) - 1;
	if (!call->image || place->node >= call->image->n_nodes)
		return false;
	if (place->attribute == HENG_NO_ATTRIBUTE)
		return true;
	owner = heng_image_node_at(call->image, place->node);
	return place->attribute >= owner->attributes &&
	       place->attribute - owner->attributes < owner->n_attributes;
}

void heng_call_read(heng_call *call, heng_place place, const heng_path *path)
{
	uint64_t hash = (place.node * UINT64_C(0x9e3779b97f4a7c15)) ^
			(place.attribute * UINT64_C(0xc2b2ae3d27d4eb4f)) ^
			((uintptr_t)path * UINT64_C(0x165667b19e3779f9));
	size_t at = (hash >> 32) % HENG_SEEN_SLOTS;
	heng_wire_read record = {place.node, place.attribute, 0};

	bool is_secret = !path && heng_place_is_confidential(
				      &heng_dossier_grammar, call->image, place);

	if (is_secret)
		call->reply.secrets |= HENG_WIRE_LOOKED;
	if (call->reply.n_reads >= HENG_READS_MAX ||
	    call->reads.size > READS_BYTES_MAX) {
		if (is_secret)
			call->reply.secrets |= HENG_WIRE_UNLISTED;
		return;
	}
	while (call->seen[at].call == call->serial) {
		const heng_seen *old = &call->seen[at];

		if (old->place.node == place.node &&
		    old->place.attribute == place.attribute &&
		    old->path == path)
			return;
		at = (at + 1) % HENG_SEEN_SLOTS;
	}
	call->seen[at] = (heng_seen){call->serial, place, path};
	if (path)
		record.path_size = (uint32_t)strlen(heng_path_text(path));
	heng_buf_put(&call->reads, &record, sizeof(record));
	if (path)
		heng_buf_put(&call->reads, heng_path_text(path),
			     record.path_size);
	call->reply.n_reads++;
}

int heng_host_path(heng_call *call, const char *text, const heng_path **out)
{
	heng_error error;
	heng_definitions any = {{0}}, to;
	heng_path *path = NULL;
	heng_path **paths;
	unsigned i;
	heng_rc rc;

	if (call->kind != HENG_CALL_OPEN || !text || !out)
		return HENG_PLUGIN_EUSAGE;
	rc = heng_path_compile(text, strnlen(text, HENG_PATH_MAX + 1), &path,
			       &error);
	if (!rc) {
		/* It will be used from the root or from any element. */
		for (i = 0; i < heng_dossier_grammar.n_elements; i++)
			heng_definitions_add(&any, i);
		rc = heng_path_check(path, &heng_dossier_grammar, &any, &to,
				     &error);
	}
	if (rc == HENG_ENOMEM)
		goto no_memory;
	if (rc) {
		heng_path_free(path);
		if (!call->path_error.rc)
			call->path_error = error;
		return HENG_PLUGIN_EVALUE;
	}
	if (call->n_paths == call->paths_capacity) {
		paths = heng_array_grow(call->paths, call->n_paths,
					&call->paths_capacity, sizeof(*paths));
		if (!paths)
			goto no_memory;
		call->paths = paths;
	}
	call->paths[call->n_paths++] = path;
	*out = path;
	return 0;
no_memory:
	heng_path_free(path);
	return HENG_PLUGIN_EMEMORY;
}

heng_node heng_host_root(heng_call *call)
{
	return call->image ? handle((heng_place){0, HENG_NO_ATTRIBUTE}) : 0;
}

/* The element a path may start from. */
static bool start(const heng_call *call, heng_node node, const heng_path *path,
		  heng_place *place)
{
	return path && heng_call_place(call, node, place) &&
	       place->attribute == HENG_NO_ATTRIBUTE;
}

heng_node heng_host_first(heng_call *call, heng_node node,
			  const heng_path *path)
{
	heng_place from, to;
	bool found = false;

	if (!start(call, node, path, &from))
		return 0;
	if (heng_path_first(path, call->image, from.node, &call->places, &to,
			    &found))
		heng_host_lost(call->slot);
	if (found)
		return handle(to);
	heng_call_read(call, from, path);
	return 0;
}

int32_t heng_host_all(heng_call *call, heng_node node, const heng_path *path,
		      const heng_node **out)
{
	heng_place from;
	heng_node *list;
	size_t i;

	if (!out)
		return HENG_PLUGIN_EUSAGE;
	*out = NULL;
	if (!start(call, node, path, &from))
		return HENG_PLUGIN_EUSAGE;
	if (heng_path_select(path, call->image, from.node, &call->places))
		return HENG_PLUGIN_EMEMORY;
	list =
	    heng_arena_alloc(&call->arena, call->places.count * sizeof(*list));
	if (!list)
		return HENG_PLUGIN_EMEMORY;
	for (i = 0; i < call->places.count; i++)
		list[i] = handle(call->places.items[i]);
	if (!call->places.count)
		heng_call_read(call, from, path);
	*out = list;
	return (int32_t)call->places.count;
}

const char *heng_host_name(heng_call *call, heng_node node)
{
	heng_place place;
	uint32_t name;

	if (!heng_call_place(call, node, &place))
		return "";
	if (place.attribute == HENG_NO_ATTRIBUTE)
		name = heng_image_node_at(call->image, place.node)->name;
	else
		name =
		    heng_image_attribute_at(call->image, place.attribute)->name;
	return heng_image_string(call->image, name);
}

const char *heng_host_value(heng_call *call, heng_node node, size_t *size)
{
	heng_place place;
	size_t unused;

	if (!size)
		size = &unused;
	*size = 0;
	if (!heng_call_place(call, node, &place))
		return "";
	heng_call_read(call, place, NULL);
	return heng_image_value(call->image, place, size);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

const char *heng_host_token(heng_call *call, heng_node node, size_t *size)
{
	size_t n, i, kept = 0;
	const char *value = heng_host_value(call, node, &n);
	char *token;

	if (size)
		*size = n;
	for (i = 0; i < n && !is_space(value[i]); i++)
		;
	if (i == n)
		return value;
	token = heng_arena_alloc(&call->arena, n + 1);
	if (!token)
		heng_host_lost(call->slot);
	for (i = 0; i < n; i++) {
		if (!is_space(value[i]))
			token[kept++] = value[i];
		else if (kept && token[kept - 1] != ' ')
			token[kept++] = ' ';
	}
	if (kept && token[kept - 1] == ' ')
		kept--;
	token[kept] = '\0';
	if (size)
		*size = kept;
	return token;
}

int heng_host_integer(heng_call *call, heng_node node, int64_t *out)
{
	size_t size;
	const char *token = heng_host_token(call, node, &size);

	if (!out)
		return HENG_PLUGIN_EUSAGE;
	return heng_parse_int(token, size, out) ? 0 : HENG_PLUGIN_EVALUE;
}

int heng_host_money(heng_call *call, heng_node node, int64_t *minor,
		    const char **currency)
{
	heng_place place;
	int rc = heng_host_integer(call, node, minor);

	if (currency)
		*currency = "CNY";
	if (rc || !currency)
		return rc;
	if (!heng_call_place(call, node, &place))
		return HENG_PLUGIN_EUSAGE;
	place.attribute =
	    heng_image_attribute_find(call->image, place.node, "currency");
	if (place.attribute != HENG_NO_ATTRIBUTE)
		*currency = heng_host_token(call, handle(place), NULL);
	return 0;
}

int heng_host_date(heng_call *call, heng_node node, int32_t *days)
{
	size_t size;
	const char *token = heng_host_token(call, node, &size);

	if (!days)
		return HENG_PLUGIN_EUSAGE;
	return heng_date_parse(token, size, days) ? 0 : HENG_PLUGIN_EVALUE;
}

uint32_t heng_host_line(heng_call *call, heng_node node)
{
	heng_place place;

	if (!heng_call_place(call, node, &place))
		return 0;
	return heng_image_line(call->image, place);
}
