/* Profiles from Lua files: loading, inheritance, places in the file. */
#include "core/lua/profiles.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/lua/mistake.h"
#include "core/lua/profile_decl.h"
#include "core/lua/scan.h"
#include "core/lua/syntax.h"

enum {
	INSTRUCTIONS = 1000000, /* a profile is data; it needs few */
	HOOK_EVERY = 1000,
	MEMORY_MAX = 16 << 20, /* bytes of its Lua state */
};

/* A profile and what it borrows from; the public part comes first. */
typedef struct owned_profile {
	heng_profile profile;
	heng_arena arena;
	const char *text; /* of its own file; in the arena */
	size_t size;
	uint32_t line; /* of profile{} */
} owned_profile;

/*
 * One loading: the state, and the chain of files from child to root. All of
 * it runs under one protected call, since whatever touches the state may
 * throw for want of memory; what is acquired meanwhile belongs to this.
 */
typedef struct loader {
	const heng_library *library;
	const char *name; /* what was asked for */
	owned_profile *owned;
	heng_error *error;
	heng_digest *digest;
	heng_rc rc;
	size_t depth;
	size_t bytes;	      /* of the Lua state */
	size_t longest;	      /* string of the file in hand */
	int64_t instructions; /* it may still take */
	bool no_memory;	      /* the system had none */
	bool is_syntax;	      /* the file in hand is no Lua */
	const char *text;     /* of the file in hand */
	size_t size;
	const char *path;
	uint32_t line;
} loader;

static void *allocate(void *userdata, void *block, size_t old, size_t size)
{
	loader *l = userdata;

	if (!block && old == LUA_TSTRING && size > l->longest)
		l->longest = size;
	if (!block)
		old = 0;
	if (size == 0) {
		free(block);
		l->bytes -= old;
		return NULL;
	}
	if (size > old && l->bytes + (size - old) > MEMORY_MAX)
		return NULL;
	void *grown = realloc(block, size);
	if (grown)
		l->bytes += size - old;
	else
		l->no_memory = true;
	return grown;
}

static loader *loader_of(lua_State *L)
{
	return *(loader **)lua_getextraspace(L);
}

/* An instruction may compare the longest string: it counts as so many. */
static void count(lua_State *L, lua_Debug *debug)
{
	loader *l = loader_of(L);

	(void)debug;
	l->instructions -= (int64_t)(HOOK_EVERY * (1 + l->longest / 4096));
	if (l->instructions < 0)
		luaL_error(L, "the profile runs too long");
}

/* profile{…}: keeps the table; a file has exactly one. */
static int take_profile(lua_State *L)
{
	lua_Debug debug = {0};

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_getfield(L, LUA_REGISTRYINDEX, "heng.profile");
	if (!lua_isnil(L, -1))
		return luaL_error(L, "a file has one profile{}");
	if (lua_getstack(L, 1, &debug))
		lua_getinfo(L, "l", &debug);
	loader_of(L)->line =
	    debug.currentline > 0 ? (uint32_t)debug.currentline : 1;
	lua_settop(L, 1);
	lua_setfield(L, LUA_REGISTRYINDEX, "heng.profile");
	return 0;
}

static int run_protected(lua_State *L)
{
	loader *l = loader_of(L);

	if (luaL_loadbufferx(L, l->text, l->size, "=profile", "t") != LUA_OK) {
		l->is_syntax = true;
		return lua_error(L);
	}
	/* A profile is data: there is nothing in its world but profile{}. */
	lua_newtable(L);
	lua_pushcfunction(L, take_profile);
	lua_setfield(L, -2, "profile");
	lua_setupvalue(L, -2, 1);
	lua_call(L, 0, 0);
	lua_getfield(L, LUA_REGISTRYINDEX, "heng.profile");
	lua_pushnil(L);
	lua_setfield(L, LUA_REGISTRYINDEX, "heng.profile");
	return 1;
}

static heng_rc fail_lua(loader *l, int status, const char *message)
{
	uint32_t line = 1;

	if (status == LUA_ERRMEM && l->no_memory)
		return heng_fail_memory(l->error);
	if (status == LUA_ERRMEM)
		message = "the profile needs more than 16 MiB";
	if (!message)
		message = "?";
	(void)heng_mistake_split("profile", &message, &line);
	if (l->is_syntax)
		return heng_syntax_fail(l->path, l->text, l->size, line,
					message, "H2201", l->error);
	heng_mistake_fail(l->path, l->text, l->size, line, message, "H2201",
			  l->error);
	return HENG_EINPUT;
}

/* Merges the table on top over the one below it and pops it. */
static void merge_over(lua_State *L, int depth)
{
	int base = lua_gettop(L) - 1, over = base + 1;

	luaL_checkstack(L, 10, "profile");
	lua_pushnil(L);
	while (lua_next(L, over)) {
		const char *key =
		    lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
		bool deep = depth > 0 || strcmp(key, "dimensions") == 0 ||
			    strcmp(key, "rules") == 0;

		lua_pushvalue(L, -2);
		if (deep && depth < 3 && lua_istable(L, -2) &&
		    lua_rawget(L, base) == LUA_TTABLE) {
			lua_pushvalue(L, -2);
			merge_over(L, depth + 1);
			lua_pop(L, 2);
			continue;
		}
		lua_settop(L, over + 2);
		lua_pushvalue(L, -2);
		lua_insert(L, -2);
		lua_rawset(L, base);
	}
	lua_settop(L, base);
}

static heng_rc find_file(loader *l, const char *name,
			 char path[HENG_FILE_NAME_MAX], bool *shipped)
{
	bool found;

	*shipped = false;
	if (heng_is_file_name(name, ".lua")) {
		snprintf(path, HENG_FILE_NAME_MAX, "%s", name);
		return HENG_OK;
	}
	*shipped = true;
	heng_rc rc =
	    heng_library_profile(l->library, name, path, &found, l->error);
	if (rc != HENG_OK || found)
		return rc;
	heng_fail(l->error, HENG_EINPUT, "H2202", "找不到评价方案 '%s'",
		  "there is no profile '%s'", name);
	heng_error_hint(l->error, "heng list profiles 列出全部方案",
			"heng list profiles shows all of them");
	return HENG_EINPUT;
}

/* The file in hand: its text lives in the arena, so that no error of Lua's
 * loses it. */
static heng_rc read_file(loader *l, const char *path)
{
	heng_buf buf = {0};
	heng_rc rc =
	    heng_file_read(path, HENG_PROFILE_FILE_MAX, &buf, l->error);

	if (rc != HENG_OK)
		goto out;
	l->size = buf.size;
	l->text = heng_arena_copy(&l->owned->arena, buf.data ? buf.data : "",
				  buf.size);
	if (!l->text || heng_digest_add(l->digest, l->text, l->size) != HENG_OK)
		rc = heng_fail_memory(l->error);
out:
	heng_buf_fini(&buf);
	return rc;
}

/* Keeps what is known of the file; `own`: it is the one that was named. */
static heng_rc note_file(loader *l, const char *path, bool shipped, bool own)
{
	owned_profile *owned = l->owned;
	const char *base = heng_file_base(path);

	if (shipped && !owned->profile.shipped) {
		owned->profile.shipped =
		    heng_arena_copy(&owned->arena, base, strlen(base) - 4);
		if (!owned->profile.shipped)
			return heng_fail_memory(l->error);
	}
	if (!own)
		return HENG_OK;
	owned->text = l->text;
	owned->size = l->size;
	owned->line = l->line;
	owned->profile.file = heng_arena_strdup(&owned->arena, path);
	return owned->profile.file ? HENG_OK : heng_fail_memory(l->error);
}

/* A parent that is not there, or a chain without end, is the child's. */
static void blame_inherits(loader *l, const char *path)
{
	static const char *const key = "inherits";
	heng_token token;

	if (l->error->line > 0 || (strcmp(l->error->code, "H2202") != 0 &&
				   strcmp(l->error->code, "H2203") != 0))
		return;
	(void)heng_scan_find_value(l->text, l->size, "profile", l->line, &key,
				   1, &token);
	heng_error_at(l->error, path, token.line, token.column,
		      heng_syntax_width(token.text, token.size));
	heng_error_source(l->error, l->text, l->size);
}

/* Leaves the file's table, merged over what it inherits, on the stack. */
static heng_rc load_chain(loader *l, lua_State *L, const char *name)
{
	char path[HENG_FILE_NAME_MAX], parent[HENG_FILE_NAME_MAX];
	bool shipped, own = l->depth++ == 0;
	int status;
	heng_rc rc;

	if (l->depth > HENG_INHERIT_MAX) {
		heng_fail(l->error, HENG_ELIMIT, "H2203",
			  "评价方案的继承超过 %d 层（或循环继承）",
			  "the profile inherits over more than %d levels, or "
			  "in a circle",
			  HENG_INHERIT_MAX);
		heng_error_hint(l->error,
				"删去其中一个 inherits，使最上层的方案不再继承",
				"take one of the inherits out, so that the "
				"topmost profile inherits nothing");
		return HENG_ELIMIT;
	}
	rc = find_file(l, name, path, &shipped);
	if (rc == HENG_OK)
		rc = read_file(l, path);
	if (rc != HENG_OK)
		return rc;
	l->path = path;
	l->instructions = INSTRUCTIONS;
	l->longest = 0;
	lua_sethook(L, count, LUA_MASKCOUNT, HOOK_EVERY);
	lua_pushcfunction(L, run_protected);
	status = lua_pcall(L, 0, 1, 0);
	if (status != LUA_OK)
		rc = fail_lua(l, status, lua_tostring(L, -1));
	else if (!lua_istable(L, -1))
		rc = fail_lua(l, LUA_ERRRUN, "profile{ … }");
	lua_sethook(L, NULL, 0, 0);
	if (rc != HENG_OK)
		return rc;
	parent[0] = 0;
	lua_pushliteral(L, "inherits");
	if (lua_rawget(L, -2) == LUA_TSTRING)
		snprintf(parent, sizeof(parent), "%s", lua_tostring(L, -1));
	lua_pop(L, 1);
	rc = note_file(l, path, shipped, own);
	if (rc != HENG_OK || !parent[0])
		return rc;
	rc = load_chain(l, L, parent); /* own parent */
	if (rc != HENG_OK) {
		blame_inherits(l, path);
		return rc;
	}
	lua_insert(L, -2); /* parent own */
	merge_over(L, 0);
	return HENG_OK;
}

static heng_rc decode(loader *l, lua_State *L)
{
	owned_profile *owned = l->owned;
	heng_decl decl = {
	    .L = L,
	    .table = lua_gettop(L),
	    .what = "profile",
	    .file = owned->profile.file,
	    .text = owned->text,
	    .size = owned->size,
	    .line = owned->line,
	    .arena = &owned->arena,
	    .error = l->error,
	};

	/* The decoder reports through the error alone. */
	l->error->rc = HENG_OK;
	if (!heng_profile_read(&decl, &owned->profile))
		return l->error->rc != HENG_OK ? l->error->rc
					       : heng_fail_memory(l->error);
	if (owned->profile.shipped)
		return HENG_OK;
	char path[HENG_FILE_NAME_MAX];
	bool found;
	heng_rc rc = heng_library_profile(l->library, owned->profile.id, path,
					  &found, l->error);
	if (rc == HENG_OK && found)
		owned->profile.shipped = owned->profile.id;
	return rc;
}

static int load_protected(lua_State *L)
{
	loader *l = loader_of(L);

	l->rc = load_chain(l, L, l->name);
	if (l->rc == HENG_OK)
		l->rc = decode(l, L);
	return 0;
}

heng_rc heng_profile_load(const heng_library *library, const char *name,
			  heng_profile **out, heng_error *error)
{
	heng_error local;
	loader storage = {0}, *self = &storage;
	lua_State *L = NULL;
	heng_rc rc = HENG_ENOMEM;

	self->library = library;
	self->name = name;
	self->error = error ? error : &local;
	*out = NULL;
	self->owned = calloc(1, sizeof(*self->owned));
	self->digest = heng_digest_new(HENG_SHA256);
	L = lua_newstate(allocate, self);
	if (!self->owned || !self->digest || !L) {
		rc = heng_fail_memory(self->error);
		goto out;
	}
	*(loader **)lua_getextraspace(L) = self;
	lua_pushcfunction(L, load_protected); /* takes no memory */
	int status = lua_pcall(L, 0, 0, 0);
	rc = status == LUA_OK ? self->rc
			      : fail_lua(self, status, lua_tostring(L, -1));
	if (rc == HENG_OK &&
	    heng_digest_finish(self->digest, self->owned->profile.sha256) !=
		HENG_OK)
		rc = heng_fail_memory(self->error);
out:
	if (L)
		lua_close(L);
	heng_digest_free(self->digest);
	if (rc == HENG_OK)
		*out = &self->owned->profile;
	else if (self->owned)
		heng_profile_free(&self->owned->profile);
	return rc;
}

void heng_profile_free(heng_profile *profile)
{
	owned_profile *owned = (owned_profile *)profile;

	if (!owned)
		return;
	heng_arena_fini(&owned->arena);
	free(owned);
}

void heng_profile_locate(const heng_profile *profile, const char *const *keys,
			 size_t n, heng_error *error)
{
	const owned_profile *owned = (const owned_profile *)profile;
	heng_token token;

	(void)heng_scan_find_key(owned->text, owned->size, "profile",
				 owned->line, keys, n, &token);
	heng_error_at(error, profile->file, token.line, token.column,
		      token.size
			  ? (uint32_t)heng_utf8_length(token.text, token.size)
			  : 1);
	heng_error_source(error, owned->text, owned->size);
}
