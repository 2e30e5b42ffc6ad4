/* Judging: one rule's functions run over one dossier, under protection. */
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/base/suggest.h"
#include "core/lua/decl.h"
#include "core/lua/mistake.h"
#include "core/lua/state.h"

enum {
	SUGGESTION = 300, /* steps that a did-you-mean costs */
};

static int begin_protected(lua_State *L)
{
	heng_policies *policies = heng_lua_of(L);
	const heng_place root = {0, HENG_NO_ATTRIBUTE};

	heng_lua_push_node(L, root);
	if (policies->app == LUA_NOREF)
		policies->app = luaL_ref(L, LUA_REGISTRYINDEX);
	else
		lua_rawseti(L, LUA_REGISTRYINDEX, policies->app);
	return 0;
}

heng_rc heng_policies_begin(heng_policies *policies, const heng_lua_job *job,
			    heng_error *error)
{
	policies->job = *job;
	policies->generation++;
	policies->no_memory = false;
	policies->printed =
	    heng_arena_alloc(job->arena, ((size_t)job->image->n_nodes +
					  job->image->n_attributes) *
					     sizeof(*policies->printed));
	if (!policies->printed)
		return heng_fail_memory(error);
	lua_pushcfunction(policies->L, begin_protected);
	if (lua_pcall(policies->L, 0, 0, 0) != LUA_OK) {
		lua_settop(policies->L, 0);
		return heng_fail_memory(error);
	}
	return HENG_OK;
}

/* A parameter that the rule does not declare is a mistake, not nil. */
static int no_such_param(lua_State *L)
{
	const heng_rule *rule = lua_touserdata(L, lua_upvalueindex(1));
	const char *name =
	    lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
	heng_suggest suggest = {.wanted = name};

	heng_lua_charge(L, SUGGESTION);
	for (size_t i = 0; i < rule->n_params; i++)
		heng_suggest_offer(&suggest, rule->params[i].name);
	if (suggest.best)
		return heng_lua_error(L,
				      "rule %s has no parameter '%s'; did you "
				      "mean '%s'?",
				      rule->id, name, suggest.best);
	return heng_lua_error(L, "rule %s has no parameter '%s'", rule->id,
			      name);
}

/* Makes the rule's parameter table and freezes it. */
static void bind_params(lua_State *L, heng_rule_code *code,
			const heng_result *result)
{
	const heng_rule *rule = result->rule;

	lua_createtable(L, 0, (int)rule->n_params);
	for (size_t i = 0; i < rule->n_params; i++) {
		const heng_param_value *value = &result->params[i].value;

		switch (rule->params[i].type) {
		case HENG_PARAM_TEXT:
			lua_pushstring(L, value->text);
			break;
		case HENG_PARAM_BOOL:
			lua_pushboolean(L, value->number != 0);
			break;
		default:
			lua_pushinteger(L, value->number);
			break;
		}
		lua_setfield(L, -2, rule->params[i].name);
	}
	lua_createtable(L, 0, 1);
	lua_pushlightuserdata(L, (void *)rule);
	lua_pushcclosure(L, no_such_param, 1);
	lua_setfield(L, -2, "__index");
	lua_setmetatable(L, -2);
	lua_newtable(L);
	heng_lua_freeze(L, lua_gettop(L) - 1, lua_gettop(L));
	lua_pop(L, 1);
	luaL_unref(L, LUA_REGISTRYINDEX, code->params);
	code->params = luaL_ref(L, LUA_REGISTRYINDEX);
	code->bound = result->params;
}

/* Leaves one value; several are a mistake that could hide a failure. */
static void call(lua_State *L, int function, int app, int params)
{
	int top = lua_gettop(L);

	lua_rawgeti(L, LUA_REGISTRYINDEX, function);
	lua_rawgeti(L, LUA_REGISTRYINDEX, app);
	lua_rawgeti(L, LUA_REGISTRYINDEX, params);
	lua_call(L, 2, LUA_MULTRET);
	if (lua_gettop(L) > top + 1)
		luaL_error(L, "%d values were returned; return exactly one",
			   lua_gettop(L) - top);
	lua_settop(L, top + 1);
}

static int judge_protected(lua_State *L)
{
	heng_policies *policies = heng_lua_of(L);
	heng_result *result = policies->result;
	heng_rule_code *code = lua_touserdata(L, 1);

	if (code->applies != LUA_NOREF) {
		call(L, code->applies, policies->app, code->params);
		if (lua_type(L, -1) != LUA_TBOOLEAN)
			return luaL_error(L,
					  "applies must return true or "
					  "false, not a %s",
					  heng_lua_type_name(L, -1));
		if (!lua_toboolean(L, -1)) {
			result->is_excluded = true;
			heng_lua_push_outcome(L, HENG_NOT_APPLICABLE, 0);
			return 1;
		}
		lua_pop(L, 1);
	}
	if (code->check == LUA_NOREF) {
		/* Experts judge; only whether it applies was asked. */
		heng_lua_push_outcome(L, HENG_PASS, HENG_BP);
		return 1;
	}
	call(L, code->check, policies->app, code->params);
	if (!heng_lua_test_outcome(L, -1))
		return luaL_error(L,
				  "check returned no outcome but a %s; "
				  "silence is never a pass",
				  heng_lua_type_name(L, -1));
	return 1;
}

/* Adds a finding at the last place read. */
static heng_rc add_here(heng_policies *policies, const char *zh, const char *en)
{
	return heng_result_add_finding(
	    policies->result, policies->job.arena,
	    policies->last.path ? policies->last.path : "", policies->last.line,
	    policies->last.column, zh, en);
}

/* The value that was read last; "" if nothing was. */
static const char *last_value(const heng_policies *policies)
{
	const heng_value_read *read = policies->result->reads;
	const char *path = policies->last.path;

	while (read && path && (read->missing || strcmp(read->path, path) != 0))
		read = read->next;
	return read && path ? read->value : "";
}

/* Shows the author where the rule went wrong, and on which value. */
static void tell(heng_policies *policies, const heng_error *error)
{
	const heng_rule *rule = policies->result->rule;
	char zh[HENG_ERROR_TEXT_MAX + 64], en[HENG_ERROR_TEXT_MAX + 64];
	heng_error told = *error, named;

	if (!policies->mistaken)
		return;
	snprintf(zh, sizeof(zh), "规则 %s 出错：%s", rule->id, error->zh);
	snprintf(en, sizeof(en), "rule %s failed: %s", rule->id, error->en);
	heng_fail_texts(&named, HENG_EINPUT, error->code, zh, en);
	memcpy(told.zh, named.zh, sizeof(told.zh));
	memcpy(told.en, named.en, sizeof(told.en));
	const char *value = last_value(policies);
	if (policies->last.path && policies->last.line)
		heng_error_expected(
		    &told, "此前读到 %s（申报书第 %u 行）%s%s%s",
		    "read before: %s (dossier line %u)%s%s%s",
		    policies->last.path, policies->last.line,
		    *value ? " = \"" : "", value, *value ? "\"" : "");
	(void)policies->mistaken(&told, policies->mistaken_data);
}

static void tell_of(heng_policies *policies, const char *message)
{
	heng_error error;

	heng_mistake_of_rule(policies, policies->result->rule, message, &error);
	tell(policies, &error);
}

static heng_rc add_lua_error(heng_policies *policies, const char *message)
{
	heng_error error;
	char place[HENG_RULE_ID_MAX + 600] = "";
	const heng_rule *rule = policies->result->rule;

	heng_mistake_of_rule(policies, rule, message, &error);
	tell(policies, &error);
	/* In a report the file is named as it lies in the policy. */
	if (error.line)
		snprintf(place, sizeof(place), "%s:%u:%u: ", rule->file,
			 error.line, error.column);
	const char *zh = heng_arena_printf(
	    &policies->scratch, "规则程序出错：%s%s%s%s", place, error.zh,
	    *error.hint_zh ? "；" : "", error.hint_zh);
	const char *en = heng_arena_printf(
	    &policies->scratch, "the rule failed: %s%s%s%s", place, error.en,
	    *error.hint_en ? "; " : "", error.hint_en);
	if (!zh || !en)
		return HENG_ENOMEM;
	return add_here(policies, zh, en);
}

/* Makes the result what it was before the run. */
static void rewind_result(heng_result *result, const heng_result *before)
{
	*result = *before;
	*result->findings_end = NULL;
	*result->reads_end = NULL;
	*result->missing_end = NULL;
}

/* What a run that met a limit read or found until then depends on where it
 * was: nothing of it is kept. */
static heng_rc take_limit(heng_policies *policies, const heng_result *before)
{
	heng_text text = heng_quota_text(policies);

	rewind_result(policies->result, before);
	policies->last.path = NULL;
	policies->last.line = policies->last.column = 0;
	heng_result_merge(policies->result, HENG_ERROR, 0);
	return heng_result_add_finding(policies->result, policies->job.arena,
				       "", 0, 0, text.zh, text.en);
}

static heng_rc take_failure(heng_policies *policies, lua_State *T)
{
	heng_result *result = policies->result;

	policies->made_line = policies->signal_line;
	if (policies->signal == HENG_SIGNAL_MISSING) {
		heng_result_merge(result, HENG_INSUFFICIENT, 0);
		return add_here(policies, policies->signal_zh,
				policies->signal_en);
	}
	heng_result_merge(result, HENG_ERROR, 0);
	if (policies->signal == HENG_SIGNAL_STATE &&
	    lua_type(T, -1) == LUA_TSTRING)
		tell_of(policies, lua_tostring(T, -1));
	if (policies->signal != HENG_SIGNAL_NONE)
		return add_here(policies, policies->signal_zh,
				policies->signal_en);
	const char *message = lua_type(T, -1) == LUA_TSTRING
				  ? lua_tostring(T, -1)
				  : "the error is no text";
	return add_lua_error(policies, message);
}

/* Copies what the report keeps: the outcome's own texts are the run's. */
static heng_rc take_outcome(heng_policies *policies, lua_State *T)
{
	const heng_lua_outcome *outcome = heng_lua_test_outcome(T, -1);
	heng_result *result = policies->result;

	heng_result_merge(result, outcome->outcome, outcome->share);
	policies->made_line = outcome->line;
	for (const heng_finding *finding = outcome->findings; finding;
	     finding = finding->next) {
		size_t size = sizeof(*finding) + strlen(finding->path) +
			      strlen(finding->message.zh) +
			      strlen(finding->message.en);

		/* More are counted, not kept. */
		if (result->n_findings >= HENG_FINDINGS_MAX ||
		    !heng_lua_may_keep(policies, size)) {
			result->n_findings++;
			continue;
		}
		if (heng_result_add_finding(
			result, policies->job.arena, finding->path,
			finding->line, finding->column, finding->message.zh,
			finding->message.en) != HENG_OK)
			return HENG_ENOMEM;
	}
	return HENG_OK;
}

/* Leaves on the stack the thread in which the rule will run. */
static int prepare_protected(lua_State *L)
{
	heng_policies *policies = heng_lua_of(L);
	heng_rule_code *code = lua_touserdata(L, 1);

	if (code->params == LUA_NOREF || !code->bound ||
	    code->bound != policies->result->params)
		bind_params(L, code, policies->result);
	if (code->is_heavy)
		heng_quota_collect(policies, true);
	heng_quota_thread(L);
	return 1;
}

/* Runs the rule in a thread of its own; its last value is what was returned
 * or raised. NULL: there is no memory to begin with. */
static lua_State *run_rule(heng_policies *policies, heng_rule_code *code,
			   int *status)
{
	lua_State *L = policies->L, *T;

	lua_settop(L, 0);
	policies->quota.instructions = INT64_MAX;
	policies->quota.reached = HENG_REACHED_NONE;
	lua_pushcfunction(L, prepare_protected);
	lua_pushlightuserdata(L, code);
	if (lua_pcall(L, 1, 1, 0) != LUA_OK)
		return NULL;
	T = lua_tothread(L, 1);
	heng_arena_reset(&policies->scratch);
	policies->kept_bytes = 0;
	policies->last.path = NULL;
	policies->last.line = policies->last.column = 0;
	policies->signal_line = policies->made_line = 0;
	heng_quota_begin(policies, T, policies->quota.limits.rule_instructions,
			 code->longest, !code->is_heavy);
	lua_pushcfunction(T, judge_protected);
	lua_pushlightuserdata(T, code);
	*status = lua_pcall(T, 1, 1, 0);
	heng_quota_end(policies, T);
	return T;
}

heng_rc heng_policies_judge(heng_policies *policies, heng_result *result,
			    heng_error *error)
{
	heng_rule_code *code = &policies->code[result->rule - policies->rules];
	const heng_quota *quota = &policies->quota;
	heng_rc rc = HENG_ENOMEM;
	int status = LUA_OK;

	policies->result = result;
	result->outcome = HENG_NOT_APPLICABLE;
	const heng_result before = *result;
	lua_State *T = run_rule(policies, code, &status);
	if (quota->reached == HENG_REACHED_MEMORY && !code->is_heavy) {
		code->is_heavy = true;
		rewind_result(result, &before);
		(void)heng_lua_restore(policies->L, code);
		T = run_rule(policies, code, &status);
	}
	if (!T || policies->no_memory)
		goto out;
	/* A write that a pcall swallowed is in the signal all the same. */
	if (quota->reached != HENG_REACHED_NONE)
		rc = take_limit(policies, &before);
	else if (status == LUA_OK && policies->signal == HENG_SIGNAL_NONE)
		rc = take_outcome(policies, T);
	else
		rc = take_failure(policies, T);
	if (heng_lua_restore(policies->L, code) && rc == HENG_OK) {
		tell_of(policies, "keeps state: a variable outside check");
		heng_result_merge(result, HENG_ERROR, 0);
		rc = add_here(policies,
			      "规则保存了状态：改写了加载后即冻结的变量",
			      "keeps state: it changed a variable that is "
			      "frozen after loading");
	}
out:
	lua_settop(policies->L, 0);
	heng_quota_collect(policies, false);
	policies->result = NULL;
	return rc == HENG_OK ? HENG_OK : heng_fail_memory(error);
}

void heng_policies_made_at(const heng_policies *policies, const heng_rule *rule,
			   heng_error *error)
{
	for (size_t i = 0; i < policies->n_sources; i++) {
		const heng_source *source = policies->sources[i];

		if (!rule->file || strcmp(source->name, rule->file) != 0)
			continue;
		heng_error_at(error, source->path,
			      policies->made_line ? policies->made_line
						  : rule->line,
			      1, 1);
		heng_error_source(error, source->text, source->size);
	}
}

void heng_policies_unbind(heng_policies *policies, const heng_rule *rule)
{
	policies->code[rule - policies->rules].bound = NULL;
}
