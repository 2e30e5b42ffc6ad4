/* A day: dates as policies see them; they subtract, add days and compare. */
#include <lauxlib.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/lua/state.h"

static const char date_key; /* its address names the metatable */

typedef struct heng_lua_date {
	const void *kind;
	heng_date date;
} heng_lua_date;

void heng_lua_push_date(lua_State *L, heng_date date)
{
	heng_lua_date *box = lua_newuserdatauv(L, sizeof(*box), 0);

	*box = (heng_lua_date){&date_key, date};
	lua_rawgetp(L, LUA_REGISTRYINDEX, &date_key);
	lua_setmetatable(L, -2);
}

bool heng_lua_test_date(lua_State *L, int index, heng_date *out)
{
	const heng_lua_date *box = heng_lua_test_box(L, index, &date_key);

	if (box)
		*out = box->date;
	return box != NULL;
}

static heng_date check_date(lua_State *L, int index)
{
	heng_date date;

	if (!heng_lua_test_date(L, index, &date))
		luaL_error(L, "a date goes with a date here, not with a %s",
			   heng_lua_type_name(L, index));
	return date;
}

static int push_checked(lua_State *L, lua_Integer days)
{
	if (days < HENG_DATE_MIN || days > HENG_DATE_MAX)
		return luaL_error(L, "the date is outside 0001 to 9999");
	heng_lua_push_date(L, (heng_date)days);
	return 1;
}

/* Any number of days outside this leaves the calendar anyway. */
static lua_Integer check_days(lua_State *L, int index)
{
	int is_int;
	lua_Integer days = lua_tointegerx(L, index, &is_int);
	const lua_Integer most = (lua_Integer)HENG_DATE_MAX - HENG_DATE_MIN;

	if (lua_type(L, index) != LUA_TNUMBER || !is_int)
		luaL_error(L,
			   "a date goes with a date or a whole number of "
			   "days here, not with a %s",
			   heng_lua_type_name(L, index));
	luaL_argcheck(L, days >= -most && days <= most, index, "too many days");
	return days;
}

static int date_add(lua_State *L)
{
	heng_date date;

	if (heng_lua_test_date(L, 1, &date))
		return push_checked(L, date + check_days(L, 2));
	return push_checked(L, check_date(L, 2) + check_days(L, 1));
}

static int date_sub(lua_State *L)
{
	heng_date from, date = check_date(L, 1);

	if (!heng_lua_test_date(L, 2, &from))
		return push_checked(L, date - check_days(L, 2));
	lua_pushinteger(L, (lua_Integer)date - from);
	return 1;
}

static int date_eq(lua_State *L)
{
	heng_date a, b;

	lua_pushboolean(L, heng_lua_test_date(L, 1, &a) &&
			       heng_lua_test_date(L, 2, &b) && a == b);
	return 1;
}

static int date_lt(lua_State *L)
{
	lua_pushboolean(L, check_date(L, 1) < check_date(L, 2));
	return 1;
}

static int date_le(lua_State *L)
{
	lua_pushboolean(L, check_date(L, 1) <= check_date(L, 2));
	return 1;
}

static int date_tostring(lua_State *L)
{
	char text[11];

	lua_pushstring(L, heng_date_format(check_date(L, 1), text));
	return 1;
}

static int date_index(lua_State *L)
{
	heng_date date = check_date(L, 1);
	const char *key = luaL_checkstring(L, 2);
	char text[11];

	heng_date_format(date, text);
	text[4] = text[7] = 0;
	static const char *const parts[] = {"year", "month", "day"};
	static const int starts[] = {0, 5, 8};
	for (int i = 0; i < 3; i++) {
		int64_t value;

		if (strcmp(key, parts[i]) != 0)
			continue;
		const char *digits = text + starts[i];
		if (!heng_parse_int(digits, strlen(digits), &value))
			break;
		lua_pushinteger(L, value);
		return 1;
	}
	return luaL_error(L, "a date has year, month and day, no '%s'", key);
}

static int date_new(lua_State *L)
{
	size_t size;
	const char *text = luaL_checklstring(L, 1, &size);
	heng_date date;

	if (!heng_date_parse(text, size, &date))
		return luaL_error(L, "'%s' is no date such as 2026-06-30",
				  text);
	heng_lua_push_date(L, date);
	return 1;
}

void heng_lua_open_date(lua_State *L)
{
	static const luaL_Reg methods[] = {
	    {"__add", date_add},     {"__sub", date_sub},
	    {"__eq", date_eq},	     {"__lt", date_lt},
	    {"__le", date_le},	     {"__tostring", date_tostring},
	    {"__index", date_index}, {NULL, NULL},
	};

	lua_newtable(L);
	luaL_setfuncs(L, methods, 0);
	lua_pushliteral(L, "date"); /* as Lua's messages call it */
	lua_setfield(L, -2, "__name");
	lua_rawsetp(L, LUA_REGISTRYINDEX, &date_key);
	lua_pushcfunction(L, date_new);
	lua_setfield(L, -2, "date");
}
