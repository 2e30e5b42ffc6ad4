/* Profiles from Lua files: loading, inheritance, places in the file. */
#include "core/lua/profiles.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/suggest.h"
#include "core/lua/profile_decl.h"
#include "core/lua/profile_world.h"

static heng_rc find_file(heng_profile_loader *l, const char *name,
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
static heng_rc read_file(heng_profile_loader *l, const char *path)
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

/* Keeps what is known of the file. */
static heng_rc note_file(heng_profile_loader *l, const char *path, bool shipped)
{
	heng_owned_profile *owned = l->owned;
	heng_arena *arena = &owned->arena;
	heng_chain *chain = &owned->chain;
	const char *base = heng_file_base(path);
	char *real = realpath(path, NULL);
	heng_decl_source *source = &chain->sources[chain->n];

	if (shipped && !owned->profile.shipped) {
		owned->profile.shipped =
		    heng_arena_copy(arena, base, strlen(base) - 4);
		if (!owned->profile.shipped)
			goto no_memory;
	}
	source->file = l->path;
	chain->real[chain->n] = heng_arena_strdup(arena, real ? real : path);
	if (!chain->real[chain->n])
		goto no_memory;
	source->text = l->text;
	source->size = l->size;
	source->line = l->line;
	if (chain->n++ == 0)
		owned->profile.file = source->file;
	free(real);
	return HENG_OK;
no_memory:
	free(real);
	return heng_fail_memory(l->error);
}

/* At `inherits` of the last file of the chain. */
static void place_inherits(heng_profile_loader *l)
{
	static const char *const keys[] = {"inherits"};
	const heng_chain *chain = &l->owned->chain;

	heng_decl_locate(&chain->sources[chain->n - 1], 1, "profile", keys, 1,
			 l->error);
}

/* A name in `inherits` leads nowhere. */
static heng_rc fail_parent(heng_profile_loader *l, const char *name)
{
	heng_suggest suggest = {.wanted = name};
	heng_error ignored;
	char **names = NULL;
	size_t n = 0;

	heng_fail(l->error, HENG_EINPUT, "H2207",
		  "inherits 所指的评价方案 '%s' 不存在",
		  "there is no profile '%s' to inherit", name);
	place_inherits(l);
	/* Advice is a courtesy: without memory there is none. */
	if (heng_library_list(l->library, HENG_LIBRARY_PROFILES, &names, &n,
			      &ignored) != HENG_OK)
		return HENG_EINPUT;
	for (size_t i = 0; i < n; i++)
		heng_suggest_offer(&suggest, names[i]);
	if (suggest.best)
		heng_error_hint(l->error, "是不是想写 '%s'？",
				"did you mean '%s'?", suggest.best);
	heng_names_free(names, n);
	return HENG_EINPUT;
}

/* "a.lua > b.lua > a.lua", cut where there is no room. */
static heng_rc fail_circle(heng_profile_loader *l, size_t from)
{
	const heng_chain *chain = &l->owned->chain;
	char text[HENG_ERROR_TEXT_MAX / 2];
	size_t at = 0;

	for (size_t i = from; i <= chain->n && at < sizeof(text); i++) {
		const char *file = chain->sources[i < chain->n ? i : from].file;

		at += (size_t)snprintf(text + at, sizeof(text) - at, "%s%s",
				       i > from ? " > " : "",
				       heng_file_base(file));
	}
	heng_fail(l->error, HENG_EINPUT, "H2205", "评价方案循环继承：%s",
		  "profiles inherit in a circle: %s", text);
	place_inherits(l);
	return HENG_EINPUT;
}

/* Finds and reads the file `name`, and keeps it in the chain. */
static heng_rc open_file(heng_profile_loader *l, const char *name,
			 char path[HENG_FILE_NAME_MAX], bool *shipped)
{
	const heng_chain *chain = &l->owned->chain;
	char *real;
	heng_rc rc;

	if (chain->n == HENG_INHERIT_MAX) {
		heng_fail(l->error, HENG_ELIMIT, "H2203",
			  "评价方案的继承超过 %d 层",
			  "the profile inherits over more than %d levels",
			  HENG_INHERIT_MAX);
		place_inherits(l);
		return HENG_ELIMIT;
	}
	rc = find_file(l, name, path, shipped);
	if (chain->n > 0 &&
	    (rc == HENG_EINPUT || (rc == HENG_OK && !heng_file_exists(path))))
		return fail_parent(l, name);
	if (rc != HENG_OK)
		return rc;
	real = chain->n > 0 ? realpath(path, NULL) : NULL;
	for (size_t i = 0; real && i < chain->n; i++) {
		if (strcmp(chain->real[i], real) != 0)
			continue;
		free(real);
		return fail_circle(l, i);
	}
	free(real);
	return read_file(l, path);
}

/* The table on top. */
static bool is_abstract(lua_State *L)
{
	lua_pushliteral(L, "abstract");
	bool abstract =
	    lua_rawget(L, -2) == LUA_TBOOLEAN && lua_toboolean(L, -1);

	lua_pop(L, 1);
	return abstract;
}

/* Leaves the tables of the chain on the stack, the profile's own first. */
static heng_rc load_chain(heng_profile_loader *l, lua_State *L)
{
	char path[HENG_FILE_NAME_MAX], name[HENG_FILE_NAME_MAX];
	bool more = true;
	heng_rc rc = HENG_OK;

	snprintf(name, sizeof(name), "%s", l->name);
	luaL_checkstack(L, HENG_INHERIT_MAX + 10, "profile");
	while (rc == HENG_OK && more) {
		bool shipped = false;

		rc = open_file(l, name, path, &shipped);
		l->path = heng_arena_strdup(&l->owned->arena, path);
		if (rc == HENG_OK && !l->path)
			rc = heng_fail_memory(l->error);
		if (rc == HENG_OK)
			rc = heng_profile_run(l, L);
		/* One that is there to be inherited is nobody's shipped
		 * profile: there is nothing to differ from. */
		if (rc == HENG_OK)
			rc = note_file(l, path, shipped && !is_abstract(L));
		if (rc != HENG_OK)
			break;
		lua_pushliteral(L, "inherits");
		more = lua_rawget(L, -2) == LUA_TSTRING;
		if (more)
			snprintf(name, sizeof(name), "%s", lua_tostring(L, -1));
		lua_pop(L, 1);
	}
	return rc;
}

static heng_rc decode(heng_profile_loader *l, lua_State *L)
{
	heng_owned_profile *owned = l->owned;
	const heng_chain *chain = &owned->chain;
	heng_decl decl = {
	    .L = L,
	    .table = lua_gettop(L),
	    .what = "profile",
	    .file = chain->sources[0].file,
	    .text = chain->sources[0].text,
	    .size = chain->sources[0].size,
	    .line = chain->sources[0].line,
	    .arena = &owned->arena,
	    .error = l->error,
	    .inherited = chain->sources + 1,
	    .n_inherited = chain->n - 1,
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
	heng_profile_loader *l = heng_profile_loader_of(L);
	const heng_chain *chain = &l->owned->chain;

	l->rc = load_chain(l, L);
	if (l->rc != HENG_OK)
		return 0;
	if (!heng_chain_merge(L, 1, chain, l->error)) {
		l->rc = l->error->rc;
		return 0;
	}
	l->rc = decode(l, L);
	if (l->rc == HENG_OK && l->resolved)
		heng_chain_print(L, lua_gettop(L), 1, chain, l->resolved);
	return 0;
}

static heng_rc load(const heng_library *library, const char *name,
		    heng_buf *resolved, heng_profile **out, heng_error *error)
{
	heng_error local;
	heng_profile_loader storage = {0}, *self = &storage;
	lua_State *L = NULL;
	heng_rc rc = HENG_ENOMEM;

	self->library = library;
	self->name = name;
	self->resolved = resolved;
	self->error = error ? error : &local;
	*out = NULL;
	self->owned = calloc(1, sizeof(*self->owned));
	self->digest = heng_digest_new(HENG_SHA256);
	L = heng_profile_state(self);
	if (!self->owned || !self->digest || !L) {
		rc = heng_fail_memory(self->error);
		goto out;
	}
	lua_pushcfunction(L, load_protected); /* takes no memory */
	int status = lua_pcall(L, 0, 0, 0);
	rc = status == LUA_OK
		 ? self->rc
		 : heng_profile_fail_lua(self, status, lua_tostring(L, -1));
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

heng_rc heng_profile_load(const heng_library *library, const char *name,
			  heng_profile **out, heng_error *error)
{
	return load(library, name, NULL, out, error);
}

heng_rc heng_profile_resolve(const heng_library *library, const char *name,
			     heng_buf *text, heng_error *error)
{
	heng_profile *profile;
	heng_rc rc = load(library, name, text, &profile, error);

	if (rc == HENG_OK && profile->is_abstract)
		rc = heng_profile_refuse_abstract(profile, error);
	if (rc == HENG_OK && text->failed)
		rc = heng_fail_memory(error);
	if (profile)
		heng_profile_free(profile);
	return rc;
}

heng_rc heng_profile_refuse_abstract(const heng_profile *profile,
				     heng_error *error)
{
	static const char *const keys[] = {"abstract"};

	heng_fail(error, HENG_EINPUT, "H2208",
		  "方案 '%s' 只供其他方案继承，不能直接使用",
		  "profile '%s' is only there for others to inherit",
		  profile->id);
	heng_profile_locate(profile, keys, 1, error);
	return HENG_EINPUT;
}

void heng_profile_free(heng_profile *profile)
{
	heng_owned_profile *owned = (heng_owned_profile *)profile;

	if (!owned)
		return;
	heng_arena_fini(&owned->arena);
	free(owned);
}

void heng_profile_locate(const heng_profile *profile, const char *const *keys,
			 size_t n, heng_error *error)
{
	const heng_owned_profile *owned = (const heng_owned_profile *)profile;

	heng_decl_locate(owned->chain.sources, owned->chain.n, "profile", keys,
			 n, error);
}
