/* A rule's declaration: the table of rule{} into the model's rule. */
#include <lauxlib.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/base/suggest.h"
#include "core/lua/decl.h"
#include "core/lua/state.h"

static const char *const rule_keys[] = {
    "id",	 "title",  "dimension", "phases",     "severity", "weight",
    "veto",	 "kind",   "cites",	"params",     "applies",  "check",
    "guidance",	 "scale",  "pass_at",	"fail_below", "quorum",	  "majority",
    "rationale", "remedy", NULL,
};

/* A token of a closed set, with a did-you-mean. */
static bool read_token(heng_decl *decl, const char *key, bool required,
		       const char *(*name)(int), int count, int *out)
{
	const char *text = NULL;
	heng_suggest suggest = {0};

	if (!heng_decl_string(decl, key, required, &text))
		return false;
	if (!text)
		return true;
	suggest.wanted = text;
	for (int i = 0; i < count; i++) {
		if (strcmp(name(i), text) == 0) {
			*out = i;
			return true;
		}
		heng_suggest_offer(&suggest, name(i));
	}
	heng_decl_fail_value(decl, key, "H2101", "'%s' 不是 %s 可用的取值",
			     "'%s' is no %s", text, key);
	char list[200] = "";
	for (int i = 0; i < count; i++) {
		strncat(list, i ? ", " : "", sizeof(list) - strlen(list) - 1);
		strncat(list, name(i), sizeof(list) - strlen(list) - 1);
	}
	heng_error_expected(decl->error, "可用：%s", "expected one of: %s",
			    list);
	if (suggest.best)
		heng_error_hint(decl->error, "是不是想写 '%s'？",
				"did you mean '%s'?", suggest.best);
	return false;
}

static const char *dimension_name(int i)
{
	return heng_dimension_name((heng_dimension)i);
}

static const char *severity_name(int i)
{
	return heng_severity_name((heng_severity)i);
}

static const char *kind_name(int i)
{
	return heng_kind_name((heng_kind)i);
}

static const char *param_type_name(int i)
{
	return heng_param_type_name((heng_param_type)i);
}

static void suggest_phase(heng_error *error, const char *text)
{
	heng_suggest suggest = {.wanted = text};

	for (int i = 0; i < HENG_PHASES; i++)
		heng_suggest_offer(&suggest, heng_phase_name((heng_phase)i));
	if (suggest.best)
		heng_error_hint(error, "是不是想写 '%s'？",
				"did you mean '%s'?", suggest.best);
}

static bool read_phases(heng_decl *decl, unsigned *out)
{
	heng_decl list;
	bool present, ok;
	size_t n = 0;

	if (!heng_decl_open(decl, "phases", true, &list, &present))
		return false;
	ok = heng_decl_list(&list, HENG_DECL_LIST_MAX, &n);
	for (size_t i = 0; ok && i < n; i++) {
		const char *text;
		heng_phase phase;

		ok = heng_decl_item(&list, (int)i + 1, &text);
		if (ok && !heng_phase_find(text, &phase)) {
			ok = heng_decl_fail_item(
			    &list, (int)i + 1, "H2102", "没有名为 '%s' 的阶段",
			    "there is no phase '%s'", text);
			suggest_phase(decl->error, text);
			heng_error_expected(decl->error, "可用：%s",
					    "expected: %s",
					    "admission, operation, exit");
		}
		if (ok)
			*out |= 1u << phase;
	}
	if (ok && n == 0)
		ok = heng_decl_fail(decl, "phases", "H2103", "至少要有一个阶段",
				    "at least one phase is needed");
	lua_settop(decl->L, list.table - 1);
	return ok;
}

static bool read_cites(heng_decl *decl, heng_rule *rule)
{
	heng_decl list;
	bool present, ok;
	size_t n = 0;

	if (!heng_decl_open(decl, "cites", false, &list, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_list(&list, HENG_DECL_LIST_MAX, &n);
	heng_cite *cites = heng_arena_alloc(decl->arena, n * sizeof(*cites));
	for (size_t i = 0; ok && cites && i < n; i++) {
		const char *text;

		ok = heng_decl_item(&list, (int)i + 1, &text);
		if (!ok)
			break;
		const char *hash = strchr(text, '#');
		cites[i].norm = text;
		if (!hash)
			continue;
		cites[i].article = hash + 1;
		cites[i].norm =
		    heng_arena_copy(decl->arena, text, (size_t)(hash - text));
		ok = cites[i].norm != NULL;
	}
	rule->cites = cites;
	rule->n_cites = n;
	lua_settop(decl->L, list.table - 1);
	return ok && cites;
}

/* How amounts and shares are written. */
static void show_number(heng_decl *decl, heng_param_type type)
{
	if (strcmp(decl->error->code, "H2002") != 0)
		return;
	if (type == HENG_PARAM_PERCENT)
		heng_error_hint(decl->error,
				"比例以基点计：1%% 是 100，95%% 写作 9500",
				"shares are basis points: 1 per cent is 100, "
				"95 per cent is 9500");
	else if (type == HENG_PARAM_MONEY)
		heng_error_hint(decl->error,
				"金额以分计：1999.50 元写作 199950",
				"amounts are in fen: 1999.50 yuan is 199950");
}

/* Yuan for an amount, per cent for a share: a factor of 100. */
static bool check_unit(heng_decl *decl, const heng_param *param)
{
	static const char *const yuan[] = {"yuan", "元",   "RMB", "CNY",
					   "rmb",  "万元", NULL};
	static const char *const cent[] = {"%",	     "percent", "per cent",
					   "百分比", "百分点",	NULL};
	const char *const *wrong = param->type == HENG_PARAM_MONEY     ? yuan
				   : param->type == HENG_PARAM_PERCENT ? cent
								       : NULL;

	for (; wrong && param->unit && *wrong; wrong++) {
		if (strcmp(*wrong, param->unit) != 0)
			continue;
		if (param->type == HENG_PARAM_MONEY) {
			heng_decl_fail_value(
			    decl, "unit", "H2110",
			    "type = \"money\" 以分计，单位不能是 '%s'",
			    "type = \"money\" counts in fen; its unit cannot "
			    "be '%s'",
			    param->unit);
			heng_error_hint(decl->error,
					"写 unit = \"fen\"，数额乘以 100",
					"write unit = \"fen\" and the amounts "
					"times 100");
		} else {
			heng_decl_fail_value(
			    decl, "unit", "H2110",
			    "type = \"percent\" 以基点计，单位不能是 '%s'",
			    "type = \"percent\" counts in basis points; its "
			    "unit cannot be '%s'",
			    param->unit);
			heng_error_hint(
			    decl->error,
			    "写 unit = \"basis points\"，数值乘以 100",
			    "write unit = \"basis points\" and the numbers "
			    "times 100");
		}
		return false;
	}
	return true;
}

static bool read_default(heng_decl *decl, heng_param *param)
{
	bool flag = false;

	switch (param->type) {
	case HENG_PARAM_TEXT:
		return heng_decl_string(decl, "default", true,
					&param->default_value.text);
	case HENG_PARAM_BOOL:
		if (!heng_decl_has(decl, "default")) {
			heng_decl_fail(decl, NULL, "H2001", "缺少 '%s'",
				       "'%s' is missing", "default");
			heng_error_hint(decl->error, "写上 %s", "write %s",
					"default = true / false");
			return false;
		}
		if (!heng_decl_bool(decl, "default", &flag))
			return false;
		param->default_value.number = flag;
		return true;
	default:
		if (heng_decl_int(decl, "default", true, param->min, param->max,
				  &param->default_value.number))
			return true;
		show_number(decl, param->type);
		return false;
	}
}

static bool read_param(heng_decl *decl, heng_param *param)
{
	static const char *const known[] = {"type", "unit", "default",
					    "min",  "max",  NULL};
	int type = HENG_PARAM_INTEGER;

	if (!heng_decl_only(decl, known) ||
	    !read_token(decl, "type", true, param_type_name,
			HENG_PARAM_TEXT + 1, &type) ||
	    !heng_decl_string(decl, "unit", false, &param->unit))
		return false;
	param->type = (heng_param_type)type;
	if (!check_unit(decl, param))
		return false;
	param->min = type == HENG_PARAM_INTEGER ? INT64_MIN : 0;
	param->max = type == HENG_PARAM_PERCENT ? HENG_BP : INT64_MAX;
	if (!heng_decl_int(decl, "min", false, param->min, param->max,
			   &param->min) ||
	    !heng_decl_int(decl, "max", false, param->min, param->max,
			   &param->max))
		return false;
	return read_default(decl, param);
}

static bool read_params(heng_decl *decl, heng_rule *rule)
{
	heng_decl table, item;
	const char **keys;
	bool present, ok;
	size_t n = 0;

	if (!heng_decl_open(decl, "params", false, &table, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_keys(&table, &keys, &n);
	heng_param *params =
	    ok ? heng_arena_alloc(decl->arena, n * sizeof(*params)) : NULL;
	for (size_t i = 0; ok && params && i < n; i++) {
		params[i].name = keys[i];
		ok = heng_decl_open(&table, keys[i], true, &item, &present) &&
		     read_param(&item, &params[i]);
		lua_settop(decl->L, table.table);
	}
	rule->params = params;
	rule->n_params = n;
	lua_settop(decl->L, table.table - 1);
	return ok && params;
}

static bool read_anchor(heng_decl *decl, heng_anchor *anchor)
{
	static const char *const known[] = {"at", "zh", "en", NULL};
	int64_t score = 0;

	if (!heng_decl_only(decl, known) ||
	    !heng_decl_int(decl, "at", true, 0, 100, &score) ||
	    !heng_decl_string(decl, "zh", true, &anchor->meaning.zh) ||
	    !heng_decl_string(decl, "en", true, &anchor->meaning.en))
		return false;
	anchor->score = (int)score;
	return true;
}

static bool read_scale(heng_decl *decl, heng_rule *rule)
{
	heng_decl list, item;
	bool present, ok;
	size_t n = 0;

	if (!heng_decl_open(decl, "scale", rule->kind != HENG_AUTOMATIC, &list,
			    &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_list(&list, HENG_DECL_LIST_MAX, &n);
	heng_anchor *scale = heng_arena_alloc(decl->arena, n * sizeof(*scale));
	for (size_t i = 0; ok && scale && i < n; i++) {
		ok = heng_decl_open_item(&list, (int)i + 1, &item) &&
		     read_anchor(&item, &scale[i]);
		lua_settop(decl->L, list.table);
		if (ok && i > 0 && scale[i].score <= scale[i - 1].score)
			ok = heng_decl_fail_item(
			    &list, (int)i + 1, "H2104",
			    "评分刻度应按 at 从低到高排列",
			    "the scale goes from the lowest 'at' to the "
			    "highest");
	}
	rule->scale = scale;
	rule->n_scale = n;
	lua_settop(decl->L, list.table - 1);
	return ok && scale;
}

static bool has_function(heng_decl *decl, const char *key, int *out)
{
	lua_pushstring(decl->L, key);
	int type = lua_rawget(decl->L, decl->table);

	lua_pop(decl->L, 1);
	*out = type == LUA_TFUNCTION;
	if (type == LUA_TFUNCTION || type == LUA_TNIL)
		return true;
	heng_text given = heng_decl_type(decl->L, type);
	heng_decl_fail_value(decl, key, "H2105", "'%s' 应为函数%.0s",
			     "'%s' should be a function, not %s", key,
			     given.en);
	heng_decl_show(decl, key);
	return false;
}

static bool read_expert(heng_decl *decl, heng_rule *rule)
{
	int64_t pass_at = HENG_PASS_AT, fail_below = HENG_FAIL_BELOW;
	int64_t quorum = HENG_QUORUM;
	static const char *const only[] = {"guidance",	 "scale",  "pass_at",
					   "fail_below", "quorum", "majority"};

	if (rule->kind == HENG_AUTOMATIC) {
		for (size_t i = 0; i < sizeof(only) / sizeof(*only); i++) {
			if (heng_decl_has(decl, only[i]))
				return heng_decl_fail(
				    decl, only[i], "H2106",
				    "'%s' 只用于专家规则（kind = "
				    "\"expert\" 或 \"both\"）",
				    "'%s' is for experts' rules (kind = "
				    "\"expert\" or \"both\")",
				    only[i]);
		}
		return true;
	}
	if (!heng_decl_text(decl, "guidance", true, &rule->guidance) ||
	    !read_scale(decl, rule) ||
	    !heng_decl_int(decl, "pass_at", false, 1, HENG_BP, &pass_at) ||
	    !heng_decl_int(decl, "fail_below", false, 0, pass_at,
			   &fail_below) ||
	    !heng_decl_int(decl, "quorum", false, 1, 1000, &quorum) ||
	    !heng_decl_bool(decl, "majority", &rule->majority))
		return false;
	rule->pass_at = (int)pass_at;
	rule->fail_below = (int)fail_below;
	rule->quorum = (int)quorum;
	return true;
}

static bool read_code(heng_decl *decl, heng_rule *rule)
{
	if (!has_function(decl, "check", &rule->check) ||
	    !has_function(decl, "applies", &rule->applies))
		return false;
	if (rule->kind == HENG_EXPERT && rule->check) {
		heng_decl_fail(decl, "check", "H2107",
			       "带 check 的专家规则应写 kind = \"both\"",
			       "an experts' rule with a check is kind = "
			       "\"both\"");
		heng_error_hint(decl->error, "写 kind = \"both\"，或删去 check",
				"write kind = \"both\", or leave check out");
		return false;
	}
	if (rule->kind != HENG_EXPERT && !rule->check) {
		heng_decl_fail(decl, NULL, "H2001", "缺少 '%s'",
			       "'%s' is missing", "check");
		heng_decl_show(decl, "check");
		return false;
	}
	return true;
}

bool heng_lua_read_rule(heng_decl *decl, heng_rule *rule)
{
	int dimension = 0, severity = 0, kind = HENG_AUTOMATIC;
	int64_t weight = HENG_UNSET_WEIGHT;

	*rule = (heng_rule){.pass_at = HENG_PASS_AT,
			    .fail_below = HENG_FAIL_BELOW,
			    .quorum = HENG_QUORUM};
	if (!heng_decl_only(decl, rule_keys) ||
	    !heng_decl_id(decl, "id", true, &rule->id) ||
	    !heng_decl_text(decl, "title", true, &rule->title) ||
	    !read_token(decl, "dimension", true, dimension_name,
			HENG_DIMENSIONS, &dimension) ||
	    !read_phases(decl, &rule->phases) ||
	    !read_token(decl, "severity", true, severity_name, HENG_SEVERITIES,
			&severity) ||
	    !heng_decl_int(decl, "weight", false, 0, HENG_RULE_WEIGHT_MAX,
			   &weight) ||
	    !heng_decl_bool(decl, "veto", &rule->veto) ||
	    !read_token(decl, "kind", false, kind_name, HENG_BOTH_KINDS + 1,
			&kind) ||
	    !read_cites(decl, rule) || !read_params(decl, rule) ||
	    !heng_decl_text(decl, "rationale", false, &rule->rationale) ||
	    !heng_decl_text(decl, "remedy", false, &rule->remedy))
		return false;
	if (strlen(rule->id) > HENG_RULE_ID_MAX)
		return heng_decl_fail(
		    decl, "id", "H2108", "规则编号不得超过 %d 个字符",
		    "a rule id has at most %d characters", HENG_RULE_ID_MAX);
	rule->dimension = (heng_dimension)dimension;
	rule->severity = (heng_severity)severity;
	rule->kind = (heng_kind)kind;
	rule->weight = weight == HENG_UNSET_WEIGHT
			   ? heng_severity_weight(rule->severity)
			   : (int)weight;
	if (rule->veto && rule->weight == 0) {
		heng_decl_fail(decl, "veto", "H2109",
			       "权重为 0 的规则只供参考，不能一票否决",
			       "a rule of weight 0 is informational and can be "
			       "no veto");
		heng_error_hint(decl->error, "删去 veto，或写 weight = 1 以上",
				"leave veto out, or write a weight of 1 or "
				"more");
		return false;
	}
	return read_expert(decl, rule) && read_code(decl, rule);
}
