/* Loading: the files of a policy, in a fixed order, into the Lua state. */
#include <errno.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/fixed.h"
#include "core/base/utf8.h"
#include "core/lua/decl.h"
#include "core/lua/mistake.h"
#include "core/lua/policy_files.h"
#include "core/lua/precheck.h"
#include "core/lua/scan.h"
#include "core/lua/state.h"
#include "core/lua/syntax.h"

bool heng_lua_has_room(const heng_policies *policies)
{
	return policies->quota.live + policies->arena.total +
		   policies->text_bytes <=
	       (size_t)policies->quota.limits.policy_memory;
}

/* What one protected call loads. */
typedef struct load_job {
	heng_policies *policies;
	heng_source *source;
	bool is_syntax; /* it is no Lua */
} load_job;

static int load_protected(lua_State *L)
{
	load_job *job = lua_touserdata(L, 1);
	char chunk[512];

	snprintf(chunk, sizeof(chunk), "=%s", job->source->name);
	/* Text only: bytecode is not checked by Lua and can crash it. */
	if (luaL_loadbufferx(L, job->source->text, job->source->size, chunk,
			     "t") != LUA_OK) {
		job->is_syntax = true;
		return lua_error(L);
	}
	lua_newtable(L);
	lua_getfield(L, LUA_REGISTRYINDEX, "heng.env");
	lua_pushnil(L);
	while (lua_next(L, -2)) {
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, -5);
	}
	lua_pop(L, 1);
	if (job->policies->is_strict &&
	    heng_lua_check_world(L, job->source, job->policies->error) !=
		HENG_OK)
		return lua_error(L); /* it is in policies->error */
	lua_getfield(L, LUA_REGISTRYINDEX, "heng.unknown");
	lua_setmetatable(L, -2);
	lua_setupvalue(L, -2, 1);
	lua_call(L, 0, 0);
	return 0;
}

/* What Lua said of the file, with its place. */
static void fail_lua(const heng_source *source, const char *message,
		     bool is_syntax, heng_error *error)
{
	uint32_t line = 1;

	(void)heng_mistake_split(source->name, &message, &line);
	if (is_syntax)
		(void)heng_syntax_fail(source->path, source->text, source->size,
				       line, message, "H2020", error);
	else
		heng_mistake_fail(source->path, source->text, source->size,
				  line, message, "H2020", error);
}

heng_rc heng_lua_fail_room(const heng_policies *policies, const char *path,
			   heng_error *error)
{
	heng_fail(error, HENG_ELIMIT, "H2023",
		  "装入策略时超过内存上限 %lld 字节",
		  "loading the policy needs more than %lld bytes",
		  (long long)policies->quota.limits.policy_memory);
	heng_error_at(error, path, 0, 0, 0);
	heng_error_hint(error, "上限可用 %s 调整", "%s sets the limit",
			"--limit policy-memory=SIZE");
	return HENG_ELIMIT;
}

static heng_rc fail_instructions(const heng_policies *policies,
				 const char *path, heng_error *error)
{
	heng_fail(error, HENG_ELIMIT, "H2028",
		  "装入策略文件时超过指令数上限 %lld",
		  "the instruction limit was reached: loading a policy "
		  "file takes at most %lld",
		  (long long)policies->quota.limits.load_instructions);
	heng_error_at(error, path, 0, 0, 0);
	heng_error_hint(error, "上限可用 %s 调整", "%s sets the limit",
			"--limit load-instructions=NUMBER");
	return HENG_ELIMIT;
}

static heng_rc run_file(heng_policies *policies, heng_source *source,
			heng_error *error)
{
	load_job job = {.policies = policies, .source = source};
	lua_State *L = policies->L;

	policies->current_source = source;
	policies->error = error;
	error->rc = HENG_OK;
	policies->no_memory = false;
	heng_progress_step(policies->progress, HENG_STEP_LOADING, 0,
			   source->path);
	heng_quota_begin(policies, L, policies->quota.limits.load_instructions,
			 0, false);
	policies->quota.bytes = INT64_MAX; /* what is kept is bounded */
	lua_pushcfunction(L, load_protected);
	lua_pushlightuserdata(L, &job);
	int status = lua_pcall(L, 1, 0, 0);
	heng_quota_end(policies, L);
	policies->current_source = NULL;
	/* A rule may compare what any file of its policy made. */
	for (size_t i = policies->first_rule; i < policies->n_rules; i++) {
		if (policies->code[i].longest < policies->quota.longest)
			policies->code[i].longest = policies->quota.longest;
	}
	if (policies->no_memory) {
		lua_settop(L, 0);
		return heng_fail_memory(error);
	}
	if (status == LUA_OK && policies->quota.reached == HENG_REACHED_NONE)
		return HENG_OK;
	/* A refused declaration has filled the error already. */
	if (error->rc == HENG_OK) {
		const char *message =
		    lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;

		if (policies->quota.reached == HENG_REACHED_MEMORY)
			heng_lua_fail_room(policies, source->path, error);
		else if (policies->quota.reached != HENG_REACHED_NONE)
			fail_instructions(policies, source->path, error);
		else
			fail_lua(source, message ? message : "?", job.is_syntax,
				 error);
	}
	lua_settop(L, 0);
	return error->rc;
}

static heng_rc digest_file(heng_digest *digest, const char *name,
			   const heng_source *source, heng_error *error)
{
	char size[24];

	heng_format_scaled((int64_t)source->size, 0, size);
	if (heng_digest_add(digest, name, strlen(name) + 1) != HENG_OK ||
	    heng_digest_add(digest, size, strlen(size) + 1) != HENG_OK ||
	    heng_digest_add(digest, source->text, source->size) != HENG_OK)
		return heng_fail_memory(error);
	return HENG_OK;
}

static heng_rc read_source(heng_policies *policies, const char *name,
			   const char *path, heng_source **out,
			   heng_error *error)
{
	heng_buf buf = {0};
	heng_source *source;
	void *grown;
	heng_rc rc = heng_file_read(path, HENG_POLICY_FILE_MAX, &buf, error);

	if (rc != HENG_OK)
		goto out;
	rc = heng_fail_memory(error);
	grown = heng_array_grow(policies->sources, policies->n_sources,
				&policies->cap_sources, sizeof(source));
	if (!grown)
		goto out;
	policies->sources = grown;
	source = calloc(1, sizeof(*source));
	if (!source)
		goto out;
	policies->sources[policies->n_sources++] = source;
	source->name = strdup(name);
	source->path = strdup(path);
	if (!source->name || !source->path || !heng_buf_reserve(&buf, 1))
		goto out;
	buf.data[buf.size] = 0;
	source->text = buf.data;
	source->size = buf.size;
	policies->text_bytes += buf.size;
	*out = source;
	if (!heng_lua_has_room(policies))
		return heng_lua_fail_room(policies, path, error);
	rc = HENG_OK;
	if (!heng_decl_is_clean(name, strlen(name))) {
		rc = heng_fail(error, HENG_EINPUT, "H2027",
			       "策略文件名含有控制字符或不是 UTF-8",
			       "the policy file's name has control characters "
			       "or is not UTF-8");
		heng_error_at(error, path, 0, 0, 0);
		return rc;
	}
	size_t valid = heng_utf8_valid(source->text, source->size);
	if (valid != source->size) {
		rc = heng_fail(error, HENG_EINPUT, "H2024",
			       "文件不是有效的 UTF-8 文本",
			       "the file is not valid UTF-8 text");
		uint32_t line = 1;
		for (size_t i = 0; i < valid; i++)
			line += source->text[i] == '\n';
		heng_error_at(error, path, line, 1, 1);
	}
	return rc;
out:
	heng_buf_fini(&buf);
	return rc;
}

/* What stands in place of a file's text. */
typedef struct change {
	const char *below; /* path beneath the folder */
	const char *text;
	size_t size;
} change;

static heng_rc apply_change(const change *changed, heng_source *source,
			    heng_error *error)
{
	char *text = malloc(changed->size + 1);

	if (!text)
		return heng_fail_memory(error);
	memcpy(text, changed->text, changed->size);
	text[changed->size] = 0;
	free(source->text);
	source->text = text;
	source->size = changed->size;
	return HENG_OK;
}

static heng_rc load_files(heng_policies *policies, const char *path,
			  const heng_policy_files *list, bool is_folder,
			  const change *changed, heng_digest *digest,
			  heng_error *error)
{
	char root[4096];
	heng_rc rc = HENG_OK;

	snprintf(root, sizeof(root), "%s", path);
	while (strlen(root) > 1 && root[strlen(root) - 1] == '/')
		root[strlen(root) - 1] = 0;
	for (size_t i = 0; rc == HENG_OK && i < list->count; i++) {
		char file[8192], name[8192];
		heng_source *source = NULL;
		const char *below = list->items[i];

		snprintf(file, sizeof(file), is_folder ? "%s/%s" : "%s", root,
			 below);
		/* Messages in reports must not depend on where it lies. */
		snprintf(name, sizeof(name), is_folder ? "%s/%s" : "%s",
			 is_folder ? heng_file_base(root) : below, below);
		rc = read_source(policies, name, file, &source, error);
		if (rc == HENG_OK && changed &&
		    strcmp(changed->below, below) == 0)
			rc = apply_change(changed, source, error);
		if (rc == HENG_OK)
			rc = digest_file(digest, below, source, error);
		if (rc == HENG_OK)
			rc = heng_lua_check_keys(file, source->text,
						 source->size, error);
		if (rc == HENG_OK)
			rc = heng_lua_check_paths(source, error);
		if (rc == HENG_OK)
			rc = run_file(policies, source, error);
	}
	return rc;
}

/* Loads the listed files as one policy. */
static heng_rc load_listed(heng_policies *policies, const char *path,
			   const heng_policy_files *list, bool is_folder,
			   const change *changed, heng_error *error)
{
	heng_digest *digest = NULL;
	heng_rc rc;

	void *grown = heng_array_grow(policies->policies, policies->n_policies,
				      &policies->cap_policies,
				      sizeof(*policies->policies));
	digest = heng_digest_new(HENG_SHA256);
	if (!grown || !digest) {
		if (grown)
			policies->policies = grown;
		rc = heng_fail_memory(error);
		goto out;
	}
	policies->policies = grown;
	policies->current = &policies->policies[policies->n_policies++];
	policies->first_rule = policies->n_rules;
	*policies->current =
	    (heng_policy){.path = heng_arena_strdup(&policies->arena, path)};
	rc =
	    load_files(policies, path, list, is_folder, changed, digest, error);
	if (rc != HENG_OK)
		goto out;
	if (!policies->current->id) {
		rc = heng_fail(error, HENG_EINPUT, "H2025",
			       "策略没有 policy{ id = …, version = …, title = "
			       "… } 声明",
			       "the policy declares no policy{ id = …, version "
			       "= …, title = … }");
		heng_error_at(error, path, 0, 0, 0);
		heng_error_hint(error,
				"%s写上 policy { id = \"…\", version = \"1\", "
				"title = { zh = \"…\", en = \"…\" } }%.0s",
				"%.0s%s write policy { id = \"…\", version = "
				"\"1\", title = { zh = \"…\", en = \"…\" } }",
				is_folder ? "在 policy.lua 中" : "在文件开头",
				is_folder ? "in policy.lua"
					  : "at the top of the file");
		goto out;
	}
	if (heng_digest_finish(digest, policies->current->sha256) != HENG_OK)
		rc = heng_fail_memory(error);
out:
	policies->current = NULL;
	heng_digest_free(digest);
	return rc;
}

heng_rc heng_policies_load(heng_policies *policies, const char *path,
			   const char **id, heng_error *error)
{
	heng_policy_files list = {0};
	heng_error local;
	bool is_folder = heng_file_is_dir(path);
	heng_rc rc;

	if (!error)
		error = &local;
	if (is_folder)
		rc = heng_policy_files_list(&list, path, error);
	else
		rc = heng_policy_files_add(&list, heng_file_base(path), error);
	if (rc == HENG_OK)
		rc = load_listed(policies, path, &list, is_folder, NULL, error);
	if (rc == HENG_OK && id)
		*id = policies->policies[policies->n_policies - 1].id;
	heng_policy_files_fini(&list);
	return rc;
}

heng_rc heng_policies_load_changed(heng_policies *policies, const char *path,
				   const char *below, const char *text,
				   size_t size, heng_error *error)
{
	static const char *const always[] = {"policy.lua", "norms.lua"};
	const change changed = {below, text, size};
	heng_policy_files list = {0};
	heng_rc rc = HENG_OK;

	for (size_t i = 0; rc == HENG_OK && i < 2; i++) {
		char file[8192];

		snprintf(file, sizeof(file), "%s/%s", path, always[i]);
		if (heng_file_exists(file))
			rc = heng_policy_files_add(&list, always[i], error);
	}
	if (rc == HENG_OK)
		rc = heng_policy_files_add(&list, below, error);
	if (rc == HENG_OK)
		rc = load_listed(policies, path, &list, true, &changed, error);
	heng_policy_files_fini(&list);
	return rc;
}

const char *heng_policies_source(const heng_policies *policies, size_t index,
				 const char **text, size_t *size)
{
	if (index >= policies->n_sources)
		return NULL;
	*text = policies->sources[index]->text;
	*size = policies->sources[index]->size;
	return policies->sources[index]->name;
}
