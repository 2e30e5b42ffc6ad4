/* A profile's declaration: the table of profile{} into the model. */
#include "core/lua/profile_decl.h"

#include <lauxlib.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/base/suggest.h"

static bool read_names(heng_decl *decl, const char *key,
		       const char *const **out, size_t *count)
{
	heng_decl list;
	bool present, ok;

	*count = 0;
	if (!heng_decl_open(decl, key, false, &list, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_list(&list, HENG_DECL_LIST_MAX, count);
	const char **names =
	    heng_arena_alloc(decl->arena, (*count + 1) * sizeof(*names));
	for (size_t i = 0; ok && names && i < *count; i++)
		ok = heng_decl_item(&list, (int)i + 1, &names[i]);
	*out = names;
	lua_settop(decl->L, list.table - 1);
	return ok && names;
}

static bool read_when_empty(heng_decl *decl, bool *met)
{
	const char *text = NULL;

	if (!heng_decl_string(decl, "when_empty", false, &text))
		return false;
	if (text && strcmp(text, "met") != 0 && strcmp(text, "not-met") != 0)
		return heng_decl_fail(decl, "when_empty", "H2210",
				      "when_empty 只能是 met 或 not-met，不是 "
				      "'%s'",
				      "when_empty is met or not-met, not '%s'",
				      text);
	if (text)
		*met = strcmp(text, "met") == 0;
	return true;
}

static bool read_dimensions(heng_decl *decl, heng_profile *profile)
{
	static const char *const known[] = {"weight", "minimum", "when_empty",
					    NULL};
	heng_decl table, item;
	bool present, ok = true, empty_met = false;
	const char *names[HENG_DIMENSIONS + 1] = {0};
	int64_t sum = 0;

	if (!read_when_empty(decl, &empty_met) ||
	    !heng_decl_open(decl, "dimensions", true, &table, &present))
		return false;
	for (int i = 0; i < HENG_DIMENSIONS; i++)
		names[i] = heng_dimension_name((heng_dimension)i);
	ok = heng_decl_only(&table, names);
	for (int i = 0; ok && i < HENG_DIMENSIONS; i++) {
		heng_profile_dimension *dimension = &profile->dimensions[i];
		int64_t weight = 0, minimum = HENG_UNSET;

		dimension->minimum = HENG_UNSET;
		dimension->when_empty_met = empty_met;
		ok = heng_decl_open(&table, names[i], false, &item, &present);
		if (!ok || !present)
			continue;
		ok = heng_decl_only(&item, known) &&
		     heng_decl_int(&item, "weight", true, 0,
				   HENG_DIMENSION_WEIGHT_MAX, &weight) &&
		     heng_decl_int(&item, "minimum", false, 0, HENG_BP,
				   &minimum) &&
		     read_when_empty(&item, &dimension->when_empty_met);
		dimension->weight = (int)weight;
		dimension->minimum = (int32_t)minimum;
		sum += weight;
		lua_settop(decl->L, table.table);
	}
	lua_settop(decl->L, table.table - 1);
	if (ok && sum == 0) {
		heng_decl_fail(decl, "dimensions", "H2211",
			       "至少一个维度的权重要大于 0",
			       "at least one dimension needs a weight above 0");
		heng_decl_show(decl, "dimensions");
		return false;
	}
	return ok;
}

static bool read_setting(heng_decl *table, const char *key,
			 heng_param_setting *out)
{
	lua_pushstring(table->L, key);
	int type = lua_rawget(table->L, table->table), is_int = 0;

	*out = (heng_param_setting){.name = key, .origin = "profile"};
	out->value.number = lua_tointegerx(table->L, -1, &is_int);
	if (type == LUA_TBOOLEAN) {
		out->value.number = lua_toboolean(table->L, -1);
		is_int = 1;
	}
	lua_pop(table->L, 1);
	if (type == LUA_TSTRING) {
		out->is_text = true;
		return heng_decl_string(table, key, true, &out->value.text);
	}
	if ((type == LUA_TNUMBER && is_int) || type == LUA_TBOOLEAN)
		return true;
	return heng_decl_fail(table, key, "H2212",
			      "参数 '%s' 应为整数、true/false 或字符串",
			      "parameter '%s' should be an integer, "
			      "true/false or a string",
			      key);
}

static bool read_settings(heng_decl *decl, heng_profile_rule *rule)
{
	heng_decl table;
	const char **keys;
	bool present, ok;
	size_t n = 0;

	if (!heng_decl_open(decl, "params", false, &table, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_keys(&table, &keys, &n);
	heng_param_setting *settings =
	    ok ? heng_arena_alloc(decl->arena, n * sizeof(*settings)) : NULL;
	for (size_t i = 0; ok && settings && i < n; i++)
		ok = read_setting(&table, keys[i], &settings[i]);
	rule->params = settings;
	rule->n_params = n;
	lua_settop(decl->L, table.table - 1);
	return ok && settings;
}

static bool read_rule(heng_decl *table, const char *key,
		      heng_profile_rule *rule)
{
	static const char *const known[] = {"weight", "params", "combine",
					    NULL};
	heng_decl item;
	bool present, ok;
	int64_t weight = HENG_UNSET;

	*rule = (heng_profile_rule){.rule = key,
				    .selected = true,
				    .weight = HENG_UNSET,
				    .combine = HENG_UNSET};
	lua_pushstring(table->L, key);
	int type = lua_rawget(table->L, table->table);
	bool value = lua_toboolean(table->L, -1);
	lua_pop(table->L, 1);
	if (type == LUA_TBOOLEAN) {
		rule->selected = value;
		return true;
	}
	if (!heng_decl_open(table, key, true, &item, &present))
		return false;
	ok = heng_decl_only(&item, known) &&
	     heng_decl_int(&item, "weight", false, 0, HENG_RULE_WEIGHT_MAX,
			   &weight) &&
	     read_settings(&item, rule) &&
	     heng_profile_read_combine(&item, &rule->combine);
	rule->weight = (int)weight;
	lua_settop(table->L, table->table);
	return ok;
}

static bool read_rules(heng_decl *decl, heng_profile *profile)
{
	heng_decl table;
	const char **keys;
	bool present, ok;
	size_t n = 0;

	if (!heng_decl_open(decl, "rules", false, &table, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_keys(&table, &keys, &n);
	heng_profile_rule *rules =
	    ok ? heng_arena_alloc(decl->arena, n * sizeof(*rules)) : NULL;
	for (size_t i = 0; ok && rules && i < n; i++)
		ok = read_rule(&table, keys[i], &rules[i]);
	profile->rules = rules;
	profile->n_rules = n;
	lua_settop(decl->L, table.table - 1);
	return ok && rules;
}

static bool read_undetermined(heng_decl *decl, heng_profile *profile)
{
	static const char *const known[] = {"label", NULL};
	heng_decl item;
	bool present, ok;

	profile->undetermined =
	    (heng_text){.zh = "待补正", .en = "To be supplemented"};
	if (!heng_decl_open(decl, "undetermined", false, &item, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_only(&item, known) &&
	     heng_decl_text(&item, "label", true, &profile->undetermined);
	lua_settop(decl->L, item.table - 1);
	return ok;
}

static bool fail_phase(heng_decl *decl, const char *key, const char *phase)
{
	heng_decl_fail_value(decl, key, "H2218", "没有名为 '%s' 的阶段",
			     "there is no phase '%s'", phase);
	heng_error_expected(decl->error, "可用：%s", "expected: %s",
			    "admission, operation, exit");
	return false;
}

/* None given: 0, those of the profile. */
static bool read_phases(heng_decl *decl, unsigned *out)
{
	heng_decl list;
	bool present, ok;
	size_t n = 0;

	*out = 0;
	if (!heng_decl_open(decl, "phases", false, &list, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_list(&list, HENG_PHASES, &n);
	for (size_t i = 0; ok && i < n; i++) {
		const char *name;
		heng_phase phase;

		ok = heng_decl_item(&list, (int)i + 1, &name);
		if (ok && !heng_phase_find(name, &phase))
			ok = fail_phase(decl, "phases", name);
		if (ok)
			*out |= 1u << phase;
	}
	lua_settop(decl->L, list.table - 1);
	return ok;
}

static bool read_want(heng_decl *decl, heng_profile_want *want)
{
	static const char *const known[] = {
	    "title", "dimension", "severity", "weight", "veto", "phases", NULL};
	const char *dimension = NULL, *severity = NULL;
	int64_t weight = HENG_UNSET;

	if (!heng_decl_only(decl, known) ||
	    !heng_decl_text(decl, "title", true, &want->title) ||
	    !heng_decl_string(decl, "dimension", true, &dimension) ||
	    !heng_decl_string(decl, "severity", true, &severity) ||
	    !heng_decl_int(decl, "weight", false, 0, HENG_RULE_WEIGHT_MAX,
			   &weight) ||
	    !heng_decl_bool(decl, "veto", &want->veto) ||
	    !read_phases(decl, &want->phases))
		return false;
	if (!heng_dimension_find(dimension, &want->dimension))
		return heng_decl_fail(decl, "dimension", "H2219",
				      "没有名为 '%s' 的维度",
				      "there is no dimension '%s'", dimension);
	if (!heng_severity_find(severity, &want->severity))
		return heng_decl_fail(decl, "severity", "H2220",
				      "没有名为 '%s' 的严重程度",
				      "there is no severity '%s'", severity);
	want->weight = weight == HENG_UNSET
			   ? heng_severity_weight(want->severity)
			   : (int)weight;
	return true;
}

/* Ids that go into a report although nothing of that name was ever loaded. */
static bool check_wanted(heng_decl *table, const char *const *ids, size_t n,
			 size_t max)
{
	for (size_t i = 0; i < n; i++)
		if (!heng_decl_is_id(ids[i]) || strlen(ids[i]) > max)
			return heng_decl_fail(
			    table, ids[i], "H2004",
			    "'%s' 不是合法的标识：只能用字母、数字和 . _ -，"
			    "最多 %d 个",
			    "'%s' is no id: only letters, digits and . _ - "
			    "are allowed, at most %d of them",
			    ids[i], (int)max);
	return true;
}

/* The wants of one plugin, appended to those of others. */
static bool read_plugin_wants(heng_decl *table, const char *plugin,
			      heng_profile *profile)
{
	heng_decl rules, item;
	const char **keys;
	bool present, ok;
	size_t n = 0;

	if (!heng_decl_open(table, plugin, true, &rules, &present))
		return false;
	ok = heng_decl_keys(&rules, &keys, &n) &&
	     check_wanted(&rules, keys, n, HENG_RULE_ID_MAX);
	heng_profile_want *wants =
	    ok ? heng_arena_alloc(table->arena,
				  (profile->n_wants + n) * sizeof(*wants))
	       : NULL;
	if (wants && profile->n_wants > 0)
		memcpy(wants, profile->wants,
		       profile->n_wants * sizeof(*wants));
	for (size_t i = 0; ok && wants && i < n; i++) {
		heng_profile_want *want = &wants[profile->n_wants + i];

		want->plugin = plugin;
		want->rule = keys[i];
		ok = heng_decl_open(&rules, keys[i], true, &item, &present) &&
		     read_want(&item, want);
		lua_settop(table->L, rules.table);
	}
	profile->wants = wants;
	profile->n_wants += n;
	lua_settop(table->L, table->table);
	return ok && wants;
}

static bool read_wants(heng_decl *decl, heng_profile *profile)
{
	heng_decl table;
	const char **plugins;
	bool present, ok;
	size_t n = 0;

	if (!heng_decl_open(decl, "wants", false, &table, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_keys(&table, &plugins, &n) &&
	     check_wanted(&table, plugins, n, HENG_DECL_ID_MAX);
	for (size_t i = 0; ok && i < n; i++)
		ok = read_plugin_wants(&table, plugins[i], profile);
	profile->known_plugins = ok ? plugins : NULL;
	profile->n_known_plugins = ok ? n : 0;
	lua_settop(decl->L, table.table - 1);
	return ok;
}

bool heng_profile_read(heng_decl *decl, heng_profile *profile)
{
	static const char *const known[] = {
	    "id",	  "version",	     "title",	 "scheme",
	    "phase",	  "inherits",	     "policies", "plugins",
	    "dimensions", "rules",	     "outcomes", "undetermined",
	    "when_empty", "wants",	     "abstract", "only_listed",
	    "ballots",	  "waivable_vetoes", NULL,
	};
	const char *phase = NULL, *inherits = NULL;

	profile->version = "1";
	if (!heng_decl_only(decl, known) ||
	    !heng_decl_id(decl, "id", true, &profile->id) ||
	    !heng_decl_string(decl, "version", false, &profile->version) ||
	    !heng_decl_text(decl, "title", true, &profile->title) ||
	    !heng_decl_bool(decl, "abstract", &profile->is_abstract))
		return false;
	/* What it lacks comes with those that inherit it, and so do checks. */
	if (profile->is_abstract)
		return true;
	if (!heng_decl_id(decl, "scheme", true, &profile->scheme) ||
	    !heng_decl_string(decl, "phase", true, &phase) ||
	    !heng_decl_string(decl, "inherits", false, &inherits))
		return false;
	if (!heng_phase_find(phase, &profile->phase))
		return fail_phase(decl, "phase", phase);
	if (!heng_decl_bool(decl, "only_listed", &profile->only_listed))
		return false;
	return read_names(decl, "policies", &profile->policies,
			  &profile->n_policies) &&
	       read_names(decl, "plugins", &profile->plugins,
			  &profile->n_plugins) &&
	       read_names(decl, "waivable_vetoes", &profile->waivable_vetoes,
			  &profile->n_waivable_vetoes) &&
	       read_dimensions(decl, profile) && read_rules(decl, profile) &&
	       read_wants(decl, profile) &&
	       heng_profile_read_outcomes(decl, profile) &&
	       heng_profile_read_ballots(decl, profile) &&
	       read_undetermined(decl, profile);
}
