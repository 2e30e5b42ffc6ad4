/*
 * A node: the dossier as policies see it.
 *
 * Every accessor records what it read, so that a result lists its evidence
 * although the author wrote nothing for it. An accessor without a default
 * demands: a missing or unreadable value ends the rule as insufficient.
 */
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/base/utf8.h"
#include "core/lua/node.h"
#include "core/lua/state.h"
#include "core/model/confidential.h"
#include "core/model/grammar.h"

enum {
	NODES_A_STEP = 4,   /* that a selection looks at */
	READS_A_STEP = 32,  /* of the result, to find one again */
	MISSING_A_STEP = 4, /* paths, of text to compare */
};

static const char node_key; /* its address names the metatable */

void heng_lua_push_node(lua_State *L, heng_place place)
{
	heng_lua_node *box = lua_newuserdatauv(L, sizeof(*box), 0);

	box->kind = &node_key;
	box->generation = heng_lua_of(L)->generation;
	box->place = place;
	lua_rawgetp(L, LUA_REGISTRYINDEX, &node_key);
	lua_setmetatable(L, -2);
}

heng_lua_node *heng_lua_test_node(lua_State *L, int index)
{
	heng_lua_node *box = heng_lua_test_box(L, index, &node_key);

	if (box && box->generation != heng_lua_of(L)->generation)
		heng_lua_signal(L, HENG_SIGNAL_STATE,
				"规则保留了另一份申报书的节点",
				"keeps state: a node of another dossier");
	return box;
}

heng_lua_node *heng_lua_check_node(lua_State *L)
{
	heng_lua_node *node = heng_lua_test_node(L, 1);

	if (!node)
		luaL_error(L, "call it with a colon on a node: app:text(path)");
	if (!heng_lua_of(L)->result)
		luaL_error(L, "the dossier can only be read inside a check");
	return node;
}

const char *heng_lua_print_place(lua_State *L, heng_place place)
{
	heng_policies *policies = heng_lua_of(L);
	const heng_image *image = policies->job.image;
	size_t slot = place.attribute == HENG_NO_ATTRIBUTE
			  ? place.node
			  : image->n_nodes + place.attribute;

	if (!policies->printed[slot]) {
		heng_buf_clear(&policies->buf);
		heng_image_put_path(image, place, &policies->buf);
		if (policies->buf.failed)
			heng_lua_no_memory(L);
		policies->printed[slot] =
		    heng_arena_copy(policies->job.arena, policies->buf.data,
				    policies->buf.size);
		if (!policies->printed[slot])
			heng_lua_no_memory(L);
	}
	return policies->printed[slot];
}

bool heng_lua_record(lua_State *L, const char *path, uint32_t line,
		     uint32_t column, const char *value, size_t size,
		     bool missing)
{
	heng_policies *policies = heng_lua_of(L);

	if (!missing) {
		policies->last.path = path;
		policies->last.line = line;
		policies->last.column = column;
	}
	/* Where it is there, its path is the job's and its value the
	 * image's; the path of what is missing is the run's. */
	return heng_lua_put_read(L, path, line, value, size, missing, !missing);
}

bool heng_lua_put_read(lua_State *L, const char *path, uint32_t line,
		       const char *value, size_t size, bool missing,
		       bool borrow)
{
	heng_policies *policies = heng_lua_of(L);
	heng_result *result = policies->result;
	heng_arena *arena = policies->job.arena;
	size_t kept = policies->kept_bytes, n = result->n_reads;
	heng_rc rc;

	heng_lua_charge(L, 1 + (int64_t)(n / READS_A_STEP));
	if (!heng_lua_may_keep(policies,
			       sizeof(heng_value_read) +
				   (borrow ? 0 : strlen(path) + size)))
		return false;
	rc = borrow ? heng_result_borrow_read(result, arena, path, line, value,
					      size, missing)
		    : heng_result_add_read(result, arena, path, line, value,
					   size, missing);
	if (rc != HENG_OK)
		heng_lua_no_memory(L);
	if (result->n_reads > n)
		return true;
	policies->kept_bytes = kept; /* it was known, or is one too many */
	return n < HENG_READS_MAX;
}

void heng_lua_add_missing(lua_State *L, const char *path)
{
	heng_policies *policies = heng_lua_of(L);

	heng_result *result = policies->result;

	heng_lua_charge(L, 1 + (int64_t)(result->n_missing / MISSING_A_STEP));
	if (!heng_lua_may_keep(policies, strlen(path) + 1))
		return;
	if (heng_result_add_missing(result, policies->job.arena, path) !=
	    HENG_OK)
		heng_lua_no_memory(L);
}

/* Records the reading of a place and returns its value. */
const char *heng_lua_read_place(lua_State *L, heng_place place, size_t *size)
{
	const heng_image *image = heng_lua_of(L)->job.image;
	const char *value = heng_image_value(image, place, size);

	if (!heng_lua_record(L, heng_lua_print_place(L, place),
			     heng_image_line(image, place),
			     heng_image_column(image, place), value, *size,
			     false) &&
	    heng_place_is_confidential(&heng_dossier_grammar, image, place))
		heng_lua_of(L)->result->is_confidential = true;
	return value;
}

/* The path from the root that a relative path amounts to. */
const char *heng_lua_full_path(lua_State *L, const heng_lua_node *node,
			       const heng_path *path)
{
	const char *text = heng_path_text(path);

	if (strcmp(text, ".") == 0)
		return heng_lua_print_place(L, node->place);
	if (node->place.node != 0 && strncmp(text, ".//", 3) == 0)
		text += 1;
	/* A copy: the compiled path may be forgotten before the report. */
	if (node->place.node == 0 || strncmp(text, "//", 2) == 0)
		return heng_lua_scratch_copy(L, text, strlen(text));
	const char *place = heng_lua_print_place(L, node->place);
	size_t size = strlen(place) + strlen(text) + 2;
	char *joined = heng_lua_scratch(L, size);
	snprintf(joined, size, text[0] == '/' ? "%s%s" : "%s/%s", place, text);
	return joined;
}

/* Charges the selection just made. */
static void charge_selection(lua_State *L)
{
	heng_lua_charge(
	    L, 1 + (int64_t)(heng_lua_of(L)->places.looked / NODES_A_STEP));
}

bool heng_lua_select_first(lua_State *L, heng_lua_node *node,
			   const heng_path *path, heng_place *place)
{
	heng_policies *policies = heng_lua_of(L);
	bool found = false;

	if (node->place.attribute != HENG_NO_ATTRIBUTE) {
		/* An attribute has nothing below it; "." is itself. */
		*place = node->place;
		return strcmp(heng_path_text(path), ".") == 0;
	}
	if (heng_path_first(path, policies->job.image, node->place.node,
			    &policies->places, place, &found) != HENG_OK)
		heng_lua_no_memory(L);
	charge_selection(L);
	return found;
}

/* Selects all places of the path at 2 into policies->places. */
const heng_path *heng_lua_select_all(lua_State *L, heng_lua_node *node)
{
	heng_policies *policies = heng_lua_of(L);
	const heng_path *path = heng_lua_path(L, 2);

	if (node->place.attribute != HENG_NO_ATTRIBUTE)
		luaL_error(L, "an attribute has nothing below it");
	if (heng_path_select(path, policies->job.image, node->place.node,
			     &policies->places) != HENG_OK)
		heng_lua_no_memory(L);
	charge_selection(L);
	return path;
}

int heng_lua_demand(lua_State *L, const char *path)
{
	heng_policies *policies = heng_lua_of(L);

	heng_lua_add_missing(L, path);
	policies->last.path = path;
	policies->last.line = policies->last.column = 0;
	return heng_lua_signal(L, HENG_SIGNAL_MISSING, "缺少 %s",
			       "%s is missing", path);
}

/* Pushes the value in the form the accessor promises; false: unreadable. */
typedef bool convert_fn(lua_State *L, const char *text, size_t size);

static bool convert_text(lua_State *L, const char *text, size_t size)
{
	if (heng_utf8_is_blank(text, size))
		return false;
	lua_pushlstring(L, text, size);
	return true;
}

static bool convert_integer(lua_State *L, const char *text, size_t size)
{
	int64_t value;

	if (!heng_parse_int(text, size, &value))
		return false;
	lua_pushinteger(L, value);
	return true;
}

static bool convert_percent(lua_State *L, const char *text, size_t size)
{
	int64_t value;

	if (!heng_parse_int(text, size, &value) || value < 0 || value > HENG_BP)
		return false;
	lua_pushinteger(L, value);
	return true;
}

/* A decimal by Lua's own conversion; the lanes run in the C locale. */
static bool convert_number(lua_State *L, const char *text, size_t size)
{
	if (!heng_type_check(HENG_TYPE_DEC, NULL, 0, 0, text, size))
		return false;
	return lua_stringtonumber(L, text) == size + 1;
}

static bool convert_date(lua_State *L, const char *text, size_t size)
{
	heng_date date;

	/* A moment counts as the day it is written with. */
	if (size > 10 && text[10] == 'T' &&
	    heng_type_check(HENG_TYPE_DATETIME, NULL, 0, 0, text, size))
		size = 10;
	if (!heng_date_parse(text, size, &date))
		return false;
	heng_lua_push_date(L, date);
	return true;
}

static bool convert_bool(lua_State *L, const char *text, size_t size)
{
	bool value = size == 4 && memcmp(text, "true", 4) == 0;

	if (!value && !(size == 5 && memcmp(text, "false", 5) == 0))
		return false;
	lua_pushboolean(L, value);
	return true;
}

/* A value that is there and is not what the rule asks for. */
static int demand_readable(lua_State *L, heng_place place, const char *value,
			   heng_text kind)
{
	const char *path = heng_lua_print_place(L, place);
	char shown[64];

	snprintf(
	    shown, sizeof(shown), "%.*s",
	    (int)heng_utf8_prefix(value, strnlen(value, sizeof(shown) - 1), 20),
	    value);
	heng_lua_add_missing(L, path);
	char zh[1024], en[1024];
	snprintf(zh, sizeof(zh), "%.700s 的值“%s”不能读作%s", path, shown,
		 kind.zh);
	snprintf(en, sizeof(en), "%.700s cannot be read as %s: '%s'", path,
		 kind.en, shown);
	return heng_lua_raise(L, HENG_SIGNAL_MISSING, zh, en);
}

static int access_as(lua_State *L, convert_fn *convert, heng_text kind)
{
	heng_lua_node *node = heng_lua_check_node(L);
	const heng_path *path = heng_lua_path(L, 2);
	bool lenient = lua_gettop(L) >= 3;
	heng_place place;

	if (!heng_lua_select_first(L, node, path, &place)) {
		const char *full = heng_lua_full_path(L, node, path);

		heng_lua_record(L, full, 0, 0, "", 0, true);
		if (!lenient)
			return heng_lua_demand(L, full);
		lua_settop(L, 3);
		return 1;
	}
	size_t size;
	const char *value = heng_lua_read_place(L, place, &size);
	if (convert(L, value, size))
		return 1;
	/* There, but empty or unreadable: the default is for what the
	 * dossier leaves out, not for what it gets wrong. */
	if (lenient && heng_utf8_is_blank(value, size)) {
		lua_settop(L, 3);
		return 1;
	}
	if (heng_utf8_is_blank(value, size))
		return heng_lua_demand(L, heng_lua_print_place(L, place));
	return demand_readable(L, place, value, kind);
}

static int node_text(lua_State *L)
{
	return access_as(L, convert_text, (heng_text){"文字", "a text"});
}

static int node_integer(lua_State *L)
{
	return access_as(L, convert_integer, (heng_text){"整数", "an integer"});
}

static int node_number(lua_State *L)
{
	return access_as(L, convert_number, (heng_text){"数", "a number"});
}

static int node_percent(lua_State *L)
{
	return access_as(L, convert_percent,
			 (heng_text){"基点数", "basis points"});
}

static int node_date(lua_State *L)
{
	return access_as(L, convert_date, (heng_text){"日期", "a date"});
}

static int node_bool(lua_State *L)
{
	return access_as(L, convert_bool,
			 (heng_text){" true 或 false", "true or false"});
}

/* What is no method: app.as_of, or a mistake. */
static int node_index(lua_State *L)
{
	const char *key = lua_tostring(L, 2);

	if (key && strcmp(key, "as_of") == 0) {
		heng_lua_push_date(L, heng_lua_of(L)->job.as_of);
		return 1;
	}
	return luaL_error(L, "a node has no '%s'", key ? key : "?");
}

static int node_eq(lua_State *L)
{
	const heng_lua_node *a = heng_lua_test_node(L, 1);
	const heng_lua_node *b = heng_lua_test_node(L, 2);

	lua_pushboolean(L, a && b && a->place.node == b->place.node &&
			       a->place.attribute == b->place.attribute);
	return 1;
}

void heng_lua_open_node(lua_State *L)
{
	static const luaL_Reg methods[] = {
	    {"text", node_text},
	    {"integer", node_integer},
	    {"number", node_number},
	    {"money", node_integer},
	    {"percent", node_percent},
	    {"date", node_date},
	    {"bool", node_bool},
	    {"exists", heng_lua_node_exists},
	    {"count", heng_lua_node_count},
	    {"one", heng_lua_node_one},
	    {"all", heng_lua_node_all},
	    {"each", heng_lua_node_each},
	    {NULL, NULL},
	};

	lua_newtable(L); /* methods */
	luaL_setfuncs(L, methods, 0);
	/* Lua finds a method in a table by itself, without a call. */
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, node_index);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	lua_createtable(L, 0, 3); /* the metatable */
	lua_pushvalue(L, -2);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, node_eq);
	lua_setfield(L, -2, "__eq");
	lua_pushliteral(L, "node"); /* as Lua's messages call it */
	lua_setfield(L, -2, "__name");
	lua_rawsetp(L, LUA_REGISTRYINDEX, &node_key);
	lua_pop(L, 1);
	lua_pushcfunction(L, heng_lua_measure_value);
	lua_setfield(L, -2, "measure");
}
