/* A profile's outcomes: what each demands, best first. */
#include <lauxlib.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/lua/profile_decl.h"

static bool read_minimums(heng_decl *decl, heng_profile_outcome *outcome)
{
	const char *names[HENG_DIMENSIONS + 1] = {0};
	heng_decl table;
	bool present, ok;

	for (int i = 0; i < HENG_DIMENSIONS; i++) {
		names[i] = heng_dimension_name((heng_dimension)i);
		outcome->minimum[i] = HENG_UNSET;
	}
	lua_pushliteral(decl->L, "minimums");
	int type = lua_rawget(decl->L, decl->table);
	bool value = lua_toboolean(decl->L, -1);
	lua_pop(decl->L, 1);
	if (type == LUA_TNIL || type == LUA_TBOOLEAN) {
		outcome->minimums = value;
		return true;
	}
	if (!heng_decl_open(decl, "minimums", true, &table, &present))
		return false;
	ok = heng_decl_only(&table, names);
	for (int i = 0; ok && i < HENG_DIMENSIONS; i++) {
		int64_t minimum = HENG_UNSET;

		ok = heng_decl_int(&table, names[i], false, 0, HENG_BP,
				   &minimum);
		outcome->minimum[i] = (int32_t)minimum;
	}
	lua_settop(decl->L, table.table - 1);
	return ok;
}

static bool read_failures(heng_decl *decl, heng_profile_outcome *outcome)
{
	const char *names[HENG_SEVERITIES + 1] = {0};
	heng_decl table;
	bool present, ok;

	for (int i = 0; i < HENG_SEVERITIES; i++) {
		names[i] = heng_severity_name((heng_severity)i);
		outcome->failures[i] = HENG_UNSET;
	}
	if (!heng_decl_open(decl, "failures", false, &table, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_only(&table, names);
	for (int i = 0; ok && i < HENG_SEVERITIES; i++)
		ok = heng_decl_int(&table, names[i], false, 0, 1000000,
				   &outcome->failures[i]);
	lua_settop(decl->L, table.table - 1);
	return ok;
}

static bool read_at_least(heng_decl *decl, heng_profile_outcome *outcome)
{
	heng_decl table;
	const char **keys;
	bool present, ok;
	size_t n = 0;

	if (!heng_decl_open(decl, "at_least", false, &table, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_keys(&table, &keys, &n);
	heng_at_least *list =
	    ok ? heng_arena_alloc(decl->arena, n * sizeof(*list)) : NULL;
	for (size_t i = 0; ok && list && i < n; i++) {
		int64_t share = 0;

		ok = heng_decl_int(&table, keys[i], true, 1, HENG_BP, &share);
		list[i] = (heng_at_least){keys[i], (int32_t)share};
	}
	outcome->at_least = list;
	outcome->n_at_least = n;
	lua_settop(decl->L, table.table - 1);
	return ok && list;
}

/* Only upward-closed conditions exist; any other key is refused. */
static bool read_outcome(heng_decl *decl, heng_profile_outcome *outcome)
{
	static const char *const known[] = {"id",	"label",    "no_veto",
					    "total",	"minimums", "failures",
					    "at_least", NULL};
	int64_t total = HENG_UNSET;

	if (!heng_decl_only(decl, known) ||
	    !heng_decl_id(decl, "id", true, &outcome->id) ||
	    !heng_decl_text(decl, "label", true, &outcome->label) ||
	    !heng_decl_bool(decl, "no_veto", &outcome->no_veto) ||
	    !heng_decl_int(decl, "total", false, 0, HENG_BP, &total) ||
	    !read_minimums(decl, outcome) || !read_failures(decl, outcome) ||
	    !read_at_least(decl, outcome))
		return false;
	outcome->total = (int32_t)total;
	return true;
}

static bool has_condition(const heng_profile_outcome *outcome)
{
	bool any = outcome->no_veto || outcome->minimums ||
		   outcome->total != HENG_UNSET || outcome->n_at_least > 0;

	for (int i = 0; i < HENG_DIMENSIONS; i++)
		any = any || outcome->minimum[i] != HENG_UNSET;
	for (int i = 0; i < HENG_SEVERITIES; i++)
		any = any || outcome->failures[i] != HENG_UNSET;
	return any;
}

static bool check_outcome(heng_decl *list, const heng_profile *profile,
			  size_t i)
{
	const heng_profile_outcome *outcome = &profile->outcomes[i];
	bool last = i + 1 == profile->n_outcomes;
	int index = (int)i + 1;

	if (last && has_condition(outcome)) {
		heng_decl_fail_item(
		    list, index, "H2213",
		    "最后一个结论 '%s' 不能带条件：总要有一个结论成立",
		    "the last outcome, '%s', can have no condition: one "
		    "outcome must always hold",
		    outcome->id);
		heng_error_hint(
		    list->error,
		    "删去它的条件，或在后面再写一个只有 id 和 label "
		    "的结论",
		    "take its conditions out, or write another "
		    "behind it that has only id and label");
		return false;
	}
	if (!last && !has_condition(outcome)) {
		heng_decl_fail_item(
		    list, index, "H2214",
		    "结论 '%s' 没有条件，其后的结论永远不会出现",
		    "outcome '%s' has no condition, so those after it can "
		    "never be reached",
		    outcome->id);
		heng_error_hint(list->error,
				"写上条件，例如 total = 8000，或移到最后",
				"give it a condition, such as total = 8000, or "
				"move it to the end");
		return false;
	}
	for (size_t k = 0; k < i; k++) {
		if (strcmp(profile->outcomes[k].id, outcome->id) == 0)
			return heng_decl_fail_item(
			    list, index, "H2215", "结论 '%s' 出现两次",
			    "outcome '%s' is there twice", outcome->id);
	}
	if (strcmp(outcome->id, "undetermined") == 0)
		return heng_decl_fail_item(list, index, "H2216",
					   "'%s' 是保留名称",
					   "'%s' is reserved", "undetermined");
	return true;
}

static bool check_outcomes(const heng_decl *decl, const heng_profile *profile)
{
	heng_decl list = *decl;
	bool ok = true;

	list.keys[list.depth++] = "outcomes";
	for (size_t i = 0; ok && i < profile->n_outcomes; i++)
		ok = check_outcome(&list, profile, i);
	return ok;
}

bool heng_profile_read_outcomes(heng_decl *decl, heng_profile *profile)
{
	heng_decl list, item;
	bool present, ok;
	size_t n = 0;

	if (!heng_decl_open(decl, "outcomes", true, &list, &present))
		return false;
	ok = heng_decl_list(&list, HENG_DECL_LIST_MAX, &n);
	if (ok && (n == 0 || n > HENG_OUTCOMES_MAX))
		ok = heng_decl_fail(
		    decl, "outcomes", "H2217", "结论应有 1 到 %d 个",
		    "1 to %d outcomes are needed", HENG_OUTCOMES_MAX);
	heng_profile_outcome *outcomes =
	    ok ? heng_arena_alloc(decl->arena, n * sizeof(*outcomes)) : NULL;
	for (size_t i = 0; ok && outcomes && i < n; i++) {
		ok = heng_decl_open_item(&list, (int)i + 1, &item) &&
		     read_outcome(&item, &outcomes[i]);
		lua_settop(decl->L, list.table);
	}
	profile->outcomes = outcomes;
	profile->n_outcomes = n;
	lua_settop(decl->L, list.table - 1);
	return ok && outcomes && check_outcomes(decl, profile);
}
