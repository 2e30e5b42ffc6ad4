/* The world of a profile: the Lua state in which its files run, as data. */
#include "core/lua/profile_world.h"

#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "core/base/suggest.h"
#include "core/lua/mistake.h"
#include "core/lua/precheck.h"
#include "core/lua/state.h"
#include "core/lua/syntax.h"

enum {
	INSTRUCTIONS = 1000000, /* a profile is data; it needs few */
	MEMORY_MAX = 16 << 20,	/* bytes of its Lua state */
};

lua_State *heng_profile_state(heng_profile_loader *l)
{
	l->meter.max = MEMORY_MAX;
	l->meter.too_long = "the profile runs too long";
	return heng_meter_state(&l->meter);
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
	heng_profile_loader_of(L)->line =
	    debug.currentline > 0 ? (uint32_t)debug.currentline : 1;
	lua_settop(L, 1);
	lua_setfield(L, LUA_REGISTRYINDEX, "heng.profile");
	return 0;
}

/* An unknown name is a mistake, never a silent nil: a minimum that is
 * misspelt would be none. */
static int no_such_name(lua_State *L)
{
	heng_profile_loader *l = heng_profile_loader_of(L);

	snprintf(l->unknown, sizeof(l->unknown), "%s",
		 lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?");
	return luaL_error(L, "an unknown name");
}

/* Pushes the world of a profile, which is data: nothing but profile{}. */
static void push_world(lua_State *L)
{
	lua_newtable(L);
	lua_pushcfunction(L, take_profile);
	lua_setfield(L, -2, "profile");
	lua_newtable(L);
	lua_pushcfunction(L, no_such_name);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, no_such_name);
	lua_setfield(L, -2, "__newindex");
	lua_setmetatable(L, -2);
}

static int run_protected(lua_State *L)
{
	heng_profile_loader *l = heng_profile_loader_of(L);

	if (luaL_loadbufferx(L, l->text, l->size, "=profile", "t") != LUA_OK) {
		l->is_syntax = true;
		return lua_error(L);
	}
	push_world(L);
	lua_setupvalue(L, -2, 1);
	lua_call(L, 0, 0);
	lua_getfield(L, LUA_REGISTRYINDEX, "heng.profile");
	lua_pushnil(L);
	lua_setfield(L, LUA_REGISTRYINDEX, "heng.profile");
	return 1;
}

static heng_rc fail_unknown(heng_profile_loader *l, uint32_t line)
{
	heng_suggest suggest = {.wanted = l->unknown};
	char message[sizeof(l->unknown) + 64];

	heng_lua_clean(l->unknown, strlen(l->unknown));
	snprintf(message, sizeof(message),
		 "attempt to call a nil value (global '%s')", l->unknown);
	heng_mistake_fail(l->path, l->text, l->size, line, message, "H2204",
			  l->error);
	heng_suggest_offer(&suggest, "profile");
	if (suggest.best)
		heng_error_hint(l->error, "是不是想写 '%s'？",
				"did you mean '%s'?", suggest.best);
	return HENG_EINPUT;
}

heng_rc heng_profile_fail_lua(heng_profile_loader *l, int status,
			      const char *message)
{
	uint32_t line = 1;

	if (status == LUA_ERRMEM && l->meter.no_memory)
		return heng_fail_memory(l->error);
	if (status == LUA_ERRMEM)
		message = "the profile needs more than 16 MiB";
	if (!message)
		message = "?";
	(void)heng_mistake_split("profile", &message, &line);
	if (l->unknown[0])
		return fail_unknown(l, line);
	if (l->is_syntax)
		return heng_syntax_fail(l->path, l->text, l->size, line,
					message, "H2201", l->error);
	heng_mistake_fail(l->path, l->text, l->size, line, message, "H2201",
			  l->error);
	return HENG_EINPUT;
}

heng_rc heng_profile_run(heng_profile_loader *l, lua_State *L)
{
	heng_rc rc = heng_lua_check_keys(l->path, l->text, l->size, l->error);
	int status;

	if (rc != HENG_OK)
		return rc;
	l->unknown[0] = 0;
	l->is_syntax = false;
	heng_meter_begin(&l->meter, L, INSTRUCTIONS);
	lua_pushcfunction(L, run_protected);
	status = lua_pcall(L, 0, 1, 0);
	if (status != LUA_OK)
		rc = heng_profile_fail_lua(l, status, lua_tostring(L, -1));
	else if (!lua_istable(L, -1))
		rc = heng_profile_fail_lua(l, LUA_ERRRUN, "profile{ … }");
	lua_sethook(L, NULL, 0, 0);
	return rc;
}
