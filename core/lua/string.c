/*
 * The string library and utf8: what in Lua's own runs long in one call.
 *
 * What is Lua's own is called in the frame of its guard, after its work was
 * charged; what has no bound there is written here.
 */
#include <lauxlib.h>
#include <lualib.h>
#include <string.h>

#include "core/lua/state.h"

enum { READ_A_STEP = 8 /* bytes of a text that one step reads */ };

static const char *const string_names[] = {
    "byte", "char", "format", "len", "lower", "reverse", "sub", "upper", NULL,
};
static const char *const utf8_names[] = {
    "char", "charpattern", "codepoint", "codes", "len", "offset", NULL,
};

static int string_rep(lua_State *L)
{
	size_t size, gap;
	const char *text = luaL_checklstring(L, 1, &size);
	lua_Integer n = luaL_checkinteger(L, 2);
	const char *between = luaL_optlstring(L, 3, "", &gap);
	luaL_Buffer buffer;

	if (n <= 0 || size + gap == 0) {
		lua_pushliteral(L, "");
		return 1;
	}
	if ((lua_Unsigned)n > HENG_REPEAT_MAX / (size + gap))
		return luaL_error(L, "the repeated string is too long");
	/* The first, then doubled as long as it fits. */
	size_t total = (size_t)n * (size + gap) - gap, done = size;
	char *out = luaL_buffinitsize(L, &buffer, total + gap);
	memcpy(out, text, size);
	memcpy(out + done, between, n > 1 ? gap : 0);
	for (done = size + gap; done < total;) {
		size_t more = total - done < done ? total - done : done;

		memcpy(out + done, out, more);
		done += more;
	}
	luaL_pushresultsize(&buffer, total);
	return 1;
}

/* Where argument `index` points to, as the library counts; 0: before it. */
static size_t place_in(lua_State *L, int index, lua_Integer usual, size_t size)
{
	lua_Integer at = luaL_optinteger(L, index, usual);

	if (at >= 0)
		return (lua_Unsigned)at > size ? size + 1 : (size_t)at;
	return at < -(lua_Integer)size ? 0
				       : (size_t)((lua_Integer)size + at + 1);
}

/* Refuses what would spread more than HENG_VALUES_MAX bytes. */
static void check_range(lua_State *L)
{
	size_t size;

	luaL_checklstring(L, 1, &size);
	size_t first = place_in(L, 2, 1, size);
	size_t last = place_in(L, 3, (lua_Integer)first, size);
	if (first == 0)
		first = 1;
	if (last > size)
		last = size;
	if (last >= first && last - first >= HENG_VALUES_MAX)
		luaL_error(L, "string slice too long");
	heng_lua_charge(L, last >= first ? (int64_t)(last - first) : 0);
}

static int string_byte(lua_State *L)
{
	check_range(L);
	return heng_lua_call_guarded(L);
}

/* string.format without %p, and with our tostring for what has no text. */
static int string_format(lua_State *L)
{
	size_t size;
	const char *format = luaL_checklstring(L, 1, &size);
	int n = lua_gettop(L);

	heng_lua_charge(L, (int64_t)(size / 2));
	for (const char *p = format; (p = strchr(p, '%')) != NULL;) {
		p++;
		p += strspn(p, "-+ #0123456789.");
		if (*p == 'p' || *p == 'a' || *p == 'A')
			return luaL_error(L, "format %%%c is not allowed", *p);
		if (*p)
			p++;
	}
	if (strlen(format) != size)
		return luaL_error(L, "a format cannot have zeros in it");
	for (int i = 2; i <= n; i++) {
		int type = lua_type(L, i);

		if (type == LUA_TNIL || type == LUA_TBOOLEAN ||
		    type == LUA_TNUMBER || type == LUA_TSTRING)
			continue;
		heng_lua_push_tostring(L, i);
		lua_replace(L, i);
	}
	return heng_lua_call_guarded(L);
}

/* Operators between texts and numbers: a text is read as a number. */
static bool push_number(lua_State *L, int index)
{
	size_t size;

	if (lua_type(L, index) == LUA_TNUMBER) {
		lua_pushvalue(L, index);
		return true;
	}
	const char *text = lua_type(L, index) == LUA_TSTRING
			       ? lua_tolstring(L, index, &size)
			       : NULL;
	if (!text)
		return false;
	heng_lua_charge(L, (int64_t)(size / READ_A_STEP));
	return lua_stringtonumber(L, text) == size + 1;
}

static const struct {
	const char *name;
	int op;
} operators[] = {
    {"__add", LUA_OPADD}, {"__sub", LUA_OPSUB},	  {"__mul", LUA_OPMUL},
    {"__mod", LUA_OPMOD}, {"__pow", LUA_OPPOW},	  {"__div", LUA_OPDIV},
    {"__unm", LUA_OPUNM}, {"__idiv", LUA_OPIDIV},
};

static int string_operator(lua_State *L)
{
	int i = (int)lua_tointeger(L, lua_upvalueindex(1));

	lua_settop(L, 2);
	if (push_number(L, 1) && push_number(L, 2)) {
		if (operators[i].op == LUA_OPUNM)
			lua_pop(L, 1);
		lua_arith(L, operators[i].op);
		return 1;
	}
	/* The other operand may know what to do with a text. */
	lua_settop(L, 2);
	if (lua_type(L, 2) == LUA_TSTRING ||
	    !luaL_getmetafield(L, 2, operators[i].name))
		return luaL_error(L, "attempt to %s a '%s' with a '%s'",
				  operators[i].name + 2,
				  heng_lua_type_name(L, 1),
				  heng_lua_type_name(L, 2));
	lua_insert(L, 1);
	lua_call(L, 2, 1);
	return 1;
}

static int utf8_read(lua_State *L)
{
	size_t size;

	luaL_checklstring(L, 1, &size);
	heng_lua_charge(L, (int64_t)(size / READ_A_STEP));
	return heng_lua_call_guarded(L);
}

static int utf8_codepoint(lua_State *L)
{
	check_range(L);
	return heng_lua_call_guarded(L);
}

/* A step of utf8.codes passes over what is inside a character. */
static int codes_step(lua_State *L)
{
	size_t size;
	const char *text = luaL_checklstring(L, 1, &size);
	lua_Integer from = lua_tointeger(L, 2);
	size_t at = from > 0 ? (size_t)from : 0, n = 0;

	while (at + n < size && ((unsigned char)text[at + n] & 0xc0) == 0x80)
		n++;
	heng_lua_charge(L, 1 + (int64_t)(n / READ_A_STEP));
	return heng_lua_call_guarded(L);
}

static int utf8_codes(lua_State *L)
{
	int n = heng_lua_call_guarded(L); /* iterator, text, 0 */

	if (n == 3) {
		lua_pushvalue(L, -3);
		lua_pushcclosure(L, codes_step, 1);
		lua_replace(L, -4);
	}
	return n;
}

void heng_lua_open_string(lua_State *L)
{
	heng_lua_copy_library(L, luaopen_string, "string", string_names);
	heng_lua_guard(L, "byte", string_byte);
	lua_pushcfunction(L, string_rep);
	lua_setfield(L, -2, "rep");
	heng_lua_guard(L, "format", string_format);
	heng_lua_open_patterns(L);
	/* What ("x"):rep and "10" + 1 find: ours, and nothing else. */
	lua_newtable(L);
	lua_pushvalue(L, -2);
	lua_setfield(L, -2, "__index");
	for (size_t i = 0; i < sizeof(operators) / sizeof(*operators); i++) {
		lua_pushinteger(L, (lua_Integer)i);
		lua_pushcclosure(L, string_operator, 1);
		lua_setfield(L, -2, operators[i].name);
	}
	lua_pushliteral(L, "");
	lua_insert(L, -2);
	lua_setmetatable(L, -2);
	lua_pop(L, 1);
}

void heng_lua_open_utf8(lua_State *L)
{
	heng_lua_copy_library(L, luaopen_utf8, "utf8", utf8_names);
	heng_lua_guard(L, "len", utf8_read);
	heng_lua_guard(L, "offset", utf8_read);
	heng_lua_guard(L, "codepoint", utf8_codepoint);
	heng_lua_guard(L, "codes", utf8_codes);
}
