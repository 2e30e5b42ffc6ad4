/* A meter: what a Lua file that is only data may use, counted. */
#include "core/lua/meter.h"

#include <lauxlib.h>
#include <stdlib.h>

enum {
	HOOK_EVERY = 1000, /* instructions */
	/* An instruction may compare the longest string: so much of it costs
	 * another one. */
	LONGEST_A_STEP = 4096,
};

static void *allocate(void *userdata, void *block, size_t old, size_t size)
{
	heng_meter *meter = userdata;

	if (!block && old == LUA_TSTRING && size > meter->longest)
		meter->longest = size;
	if (!block)
		old = 0;
	if (size == 0) {
		free(block);
		meter->bytes -= old;
		return NULL;
	}
	if (size > old && meter->bytes + (size - old) > meter->max)
		return NULL;
	void *grown = realloc(block, size);
	if (grown)
		meter->bytes += size - old;
	else
		meter->no_memory = true;
	return grown;
}

static void count(lua_State *L, lua_Debug *debug)
{
	heng_meter *meter = *(heng_meter **)lua_getextraspace(L);

	(void)debug;
	meter->instructions -=
	    (int64_t)(HOOK_EVERY * (1 + meter->longest / LONGEST_A_STEP));
	if (meter->instructions < 0)
		luaL_error(L, "%s", meter->too_long);
}

lua_State *heng_meter_state(heng_meter *owner)
{
	lua_State *L = lua_newstate(allocate, owner);

	if (L)
		*(heng_meter **)lua_getextraspace(L) = owner;
	return L;
}

void heng_meter_begin(heng_meter *meter, lua_State *L, int64_t instructions)
{
	meter->instructions = instructions;
	meter->longest = 0;
	lua_sethook(L, count, LUA_MASKCOUNT, HOOK_EVERY);
}
