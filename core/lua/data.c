/* Data: a Lua file that only declares tables, run in a world of its own. */
#include "core/lua/data.h"

#include <lauxlib.h>
#include <string.h>

#include "core/base/utf8.h"
#include "core/lua/meter.h"
#include "core/lua/mistake.h"
#include "core/lua/precheck.h"
#include "core/lua/syntax.h"

enum {
	INSTRUCTIONS = 20000000, /* a table of cases may be made by a loop */
	MEMORY_MAX = 64 << 20,	 /* bytes of the Lua state */
};

typedef struct data {
	heng_meter meter;
	const heng_data_source *source;
	const char *const *functions; /* NULL-ended */
	heng_data_fn *fn;
	void *userdata;
	heng_arena *arena;
	heng_error *error;
	bool refused;	/* fn has filled the error */
	bool is_syntax; /* it is no Lua */
} data;

static data *data_of(lua_State *L)
{
	return *(data **)lua_getextraspace(L);
}

static int declare(lua_State *L)
{
	data *d = data_of(L);
	const char *function =
	    d->functions[lua_tointeger(L, lua_upvalueindex(1))];
	lua_Debug debug = {0};

	if (lua_gettop(L) != 1 || !lua_istable(L, 1))
		return luaL_error(L, "write %s { ... }", function);
	if (lua_getstack(L, 1, &debug))
		lua_getinfo(L, "l", &debug);
	heng_decl decl = {
	    .L = L,
	    .table = 1,
	    .what = function,
	    .file = d->source->file,
	    .text = d->source->text,
	    .size = d->source->size,
	    .line = debug.currentline > 0 ? (uint32_t)debug.currentline : 1,
	    .arena = d->arena,
	    .error = d->error,
	};
	luaL_checkstack(L, 40, function);
	d->error->rc = HENG_OK;
	if (d->fn(&decl, d->userdata))
		return 0;
	d->refused = true;
	return luaL_error(L, "refused");
}

static int run_protected(lua_State *L)
{
	data *d = data_of(L);

	if (luaL_loadbufferx(L, d->source->text, d->source->size, "=data",
			     "t") != LUA_OK) {
		d->is_syntax = true;
		return lua_error(L);
	}
	lua_newtable(L);
	for (int i = 0; d->functions[i]; i++) {
		lua_pushinteger(L, i);
		lua_pushcclosure(L, declare, 1);
		lua_setfield(L, -2, d->functions[i]);
	}
	lua_setupvalue(L, -2, 1);
	lua_call(L, 0, 0);
	return 0;
}

static heng_rc fail(data *d, int status, const char *message)
{
	uint32_t line = 1;

	if (d->refused)
		return d->error->rc != HENG_OK ? d->error->rc
					       : heng_fail_memory(d->error);
	if (status == LUA_ERRMEM && d->meter.no_memory)
		return heng_fail_memory(d->error);
	if (status == LUA_ERRMEM)
		message = "the file needs more than 64 MiB";
	if (!message)
		message = "?";
	(void)heng_mistake_split("data", &message, &line);
	if (d->is_syntax)
		return heng_syntax_fail(d->source->file, d->source->text,
					d->source->size, line, message, "H2020",
					d->error);
	heng_mistake_fail(d->source->file, d->source->text, d->source->size,
			  line, message, "H2020", d->error);
	return HENG_EINPUT;
}

heng_rc heng_data_run(const heng_data_source *source,
		      const char *const *functions, heng_data_fn *fn,
		      void *userdata, heng_arena *arena, heng_error *error)
{
	data d = {
	    .source = source,
	    .functions = functions,
	    .fn = fn,
	    .userdata = userdata,
	    .arena = arena,
	    .error = error,
	    .meter = {.max = MEMORY_MAX, .too_long = "the file runs too long"}};
	lua_State *L;
	heng_rc rc = HENG_OK;
	int status;

	if (heng_utf8_valid(source->text, source->size) != source->size)
		return heng_fail(error, HENG_EINPUT, "H2024",
				 "%s：文件不是有效的 UTF-8 文本",
				 "%s: the file is not valid UTF-8 text",
				 source->file);
	rc = heng_lua_check_keys(source->file, source->text, source->size,
				 error);
	if (rc == HENG_OK)
		rc = heng_lua_check_names(source->file, source->text,
					  source->size, functions, error);
	if (rc != HENG_OK)
		return rc;
	L = heng_meter_state(&d.meter);
	if (!L)
		return heng_fail_memory(error);
	heng_meter_begin(&d.meter, L, INSTRUCTIONS);
	lua_pushcfunction(L, run_protected); /* takes no memory */
	status = lua_pcall(L, 0, 0, 0);
	if (status != LUA_OK)
		rc = fail(&d, status,
			  lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1)
							 : NULL);
	lua_close(L);
	return rc;
}
