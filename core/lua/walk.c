/* Walking: what a node holds below it, and measures beside the dossier. */
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/lua/node.h"

enum { EACH_STEPS = 10 /* that a node of each costs beside its function */ };

int heng_lua_node_exists(lua_State *L)
{
	heng_lua_node *node = heng_lua_check_node(L);
	const heng_path *path = heng_lua_path(L, 2);
	heng_place place;
	size_t size;
	bool found = heng_lua_select_first(L, node, path, &place);

	if (found)
		(void)heng_lua_read_place(L, place, &size);
	else
		heng_lua_record(L, heng_lua_full_path(L, node, path), 0, 0, "",
				0, true);
	lua_pushboolean(L, found);
	return 1;
}

/* "count(org)", "measure(evidence.missing)": how reports name such reads. */
static const char *named(lua_State *L, const char *what, const char *name)
{
	size_t size = strlen(what) + strlen(name) + sizeof("()");
	char *text = heng_lua_scratch(L, size);

	snprintf(text, size, "%s(%s)", what, name);
	return text;
}

int heng_lua_node_count(lua_State *L)
{
	heng_policies *policies = heng_lua_of(L);
	heng_lua_node *node = heng_lua_check_node(L);
	const heng_path *path = heng_lua_select_all(L, node);
	char digits[24];
	size_t n = policies->places.count;
	const char *what = named(L, "count", heng_lua_full_path(L, node, path));

	heng_format_scaled((int64_t)n, 0, digits);
	heng_lua_put_read(L, what, 0, digits, strlen(digits), false, false);
	lua_pushinteger(L, (lua_Integer)n);
	return 1;
}

int heng_lua_node_one(lua_State *L)
{
	heng_policies *policies = heng_lua_of(L);
	heng_lua_node *node = heng_lua_check_node(L);
	const heng_path *path = heng_lua_select_all(L, node);
	const char *full;

	if (policies->places.count == 1) {
		heng_place place = policies->places.items[0];
		size_t size;

		(void)heng_lua_read_place(L, place, &size);
		heng_lua_push_node(L, place);
		return 1;
	}
	full = heng_lua_full_path(L, node, path);
	if (policies->places.count > 1)
		return luaL_error(L, "'%s' is there %d times, not once", full,
				  (int)policies->places.count);
	heng_lua_record(L, full, 0, 0, "", 0, true);
	return heng_lua_demand(L, full);
}

/* Selects what the path at 2 does and records it if that is nothing. */
static size_t select_nodes(lua_State *L, heng_lua_node *node)
{
	const heng_path *path = heng_lua_select_all(L, node);
	size_t n = heng_lua_of(L)->places.count;

	if (n == 0)
		heng_lua_record(L, heng_lua_full_path(L, node, path), 0, 0, "",
				0, true);
	return n;
}

int heng_lua_node_all(lua_State *L)
{
	heng_policies *policies = heng_lua_of(L);
	size_t n = select_nodes(L, heng_lua_check_node(L));

	lua_createtable(L, n < 1 << 20 ? (int)n : 0, 0);
	for (size_t i = 0; i < n; i++) {
		heng_lua_push_node(L, policies->places.items[i]);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	return 1;
}

static void merge(heng_lua_outcome *into, const heng_lua_outcome *from)
{
	if (from->outcome > into->outcome ||
	    (from->outcome == HENG_PARTIAL && into->outcome == HENG_PARTIAL &&
	     from->share < into->share)) {
		into->outcome = from->outcome;
		into->line = from->line;
		into->share = from->share;
	}
	if (!from->findings)
		return;
	if (into->last)
		into->last->next = from->findings;
	else
		into->findings = from->findings;
	into->last = from->last;
}

/*
 * each(path, fn): the worst of fn(node) over the nodes. A node where
 * evidence is missing does not hide what the others show, so a demand ends
 * only its own call.
 */
int heng_lua_node_each(lua_State *L)
{
	heng_policies *policies = heng_lua_of(L);
	heng_lua_node *node = heng_lua_check_node(L);

	luaL_checktype(L, 3, LUA_TFUNCTION);
	lua_settop(L, 3);
	size_t n = select_nodes(L, node);
	/* fn selects too, into the same list. */
	heng_place *places = heng_lua_scratch(L, n * sizeof(*places));
	if (n > 0)
		memcpy(places, policies->places.items, n * sizeof(*places));
	heng_lua_outcome *all =
	    heng_lua_push_outcome(L, HENG_NOT_APPLICABLE, 0); /* 4 */
	for (size_t i = 0; i < n; i++) {
		heng_place place = places[i];

		lua_settop(L, 4);
		heng_lua_charge(L, EACH_STEPS);
		policies->last.path = heng_lua_print_place(L, place);
		policies->last.line =
		    heng_image_line(policies->job.image, place);
		policies->last.column =
		    heng_image_column(policies->job.image, place);
		lua_pushvalue(L, 3);
		heng_lua_push_node(L, place);
		int status = lua_pcall(L, 1, LUA_MULTRET, 0); /* 5 */
		if (status == LUA_OK) {
			if (lua_gettop(L) > 5)
				return luaL_error(L,
						  "each needs exactly one "
						  "outcome for every node, "
						  "not %d values",
						  lua_gettop(L) - 4);
			lua_settop(L, 5);
			heng_lua_outcome *one = heng_lua_test_outcome(L, 5);

			if (!one)
				return luaL_error(
				    L,
				    "each needs an outcome for every "
				    "node; this one gave a %s",
				    heng_lua_type_name(L, 5));
			merge(all, one);
			/* Given twice, its findings would form a ring. */
			one->findings = one->last = NULL;
			continue;
		}
		if (policies->signal != HENG_SIGNAL_MISSING ||
		    policies->quota.reached != HENG_REACHED_NONE ||
		    policies->no_memory)
			return lua_error(L);
		policies->signal = HENG_SIGNAL_NONE;
		heng_lua_outcome missing = {.outcome = HENG_INSUFFICIENT,
					    .line = policies->signal_line};
		heng_lua_add_finding(L, &missing, policies->signal_zh,
				     policies->signal_en);
		merge(all, &missing);
	}
	lua_settop(L, 4);
	return 1;
}

/* The measure; or the plugin's own entry, where it was refused and nobody
 * knows what it would have measured. */
static const heng_lua_measure *find_measure(const heng_lua_job *job,
					    const char *name)
{
	const heng_lua_measure *refused = NULL;
	size_t n = strcspn(name, ".");

	for (size_t i = 0; i < job->n_measures; i++) {
		const heng_lua_measure *measure = &job->measures[i];

		if (strcmp(measure->name, name) == 0)
			return measure;
		if (strncmp(measure->name, name, n) == 0 && !measure->name[n])
			refused = measure;
	}
	return refused;
}

/* Ends the rule for want of what the plugin says the measure lacks. */
static int demand_input(lua_State *L, const heng_lua_measure *measure,
			const char *path)
{
	bool has_note = measure->note && *measure->note;

	if (!measure->why_not || !*measure->why_not)
		return heng_lua_demand(L, path);
	heng_lua_add_missing(L, measure->why_not);
	heng_lua_of(L)->last.path = measure->why_not;
	heng_lua_of(L)->last.line = heng_lua_of(L)->last.column = 0;
	return heng_lua_signal(
	    L, HENG_SIGNAL_MISSING, "缺少 %s，无法计算度量 %s%s%s%s",
	    "%s is missing; without it %s%s%s%s cannot be computed",
	    measure->why_not, path, has_note ? " (" : "",
	    has_note ? measure->note : "", has_note ? ")" : "");
}

int heng_lua_measure_value(lua_State *L)
{
	heng_policies *policies = heng_lua_of(L);
	const char *name = luaL_checkstring(L, 1);
	char text[24];

	if (!policies->result)
		return luaL_error(L, "a measure can only be read inside a "
				     "check");
	heng_lua_charge(L, (int64_t)policies->job.n_measures);
	const heng_lua_measure *found = find_measure(&policies->job, name);
	if (!found)
		return heng_lua_signal(
		    L, HENG_SIGNAL_FAULT,
		    "没有插件提供度量 '%s'：插件未装入或名称有误",
		    "no plugin provides the measure '%s': it is not loaded "
		    "or the name is wrong",
		    name);
	const char *path = named(L, "measure", name);
	if (found->fault_en)
		return heng_lua_raise(L, HENG_SIGNAL_FAULT, found->fault_zh,
				      found->fault_en);
	if (!found->computed) {
		heng_lua_put_read(L, path, 0, "", 0, true, false);
		return demand_input(L, found, path);
	}
	heng_format_scaled(found->value, found->scale, text);
	if (!heng_lua_put_read(L, path, 0, text, strlen(text), false, false) &&
	    found->is_confidential)
		policies->result->is_confidential = true;
	if (found->scale == 0)
		lua_pushinteger(L, found->value);
	else if (lua_stringtonumber(L, text) == 0)
		return luaL_error(L, "measure '%s' is no number", name);
	return 1;
}
