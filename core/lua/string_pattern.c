/* string.find, match, gmatch and gsub, over the matcher that counts. */
#include <lauxlib.h>
#include <string.h>

#include "core/lua/pattern.h"

static void push_capture(heng_matcher *m, int i, const char *s, const char *end)
{
	if (i >= m->n) {
		if (i > 0)
			luaL_error(m->L, "invalid capture index %%%d", i + 1);
		lua_pushlstring(m->L, s, (size_t)(end - s));
	} else if (m->captures[i].size == HENG_CAPTURE_PLACE) {
		lua_pushinteger(m->L, m->captures[i].start - m->text + 1);
	} else if (m->captures[i].size == HENG_CAPTURE_OPEN) {
		luaL_error(m->L, "unfinished capture");
	} else {
		lua_pushlstring(m->L, m->captures[i].start,
				(size_t)m->captures[i].size);
	}
}

/* The captures, or the whole match where there are none and it is wanted. */
static int push_captures(heng_matcher *m, const char *s, const char *end,
			 bool whole)
{
	int n = m->n == 0 && whole ? 1 : m->n;

	luaL_checkstack(m->L, n, "too many captures");
	for (int i = 0; i < n; i++)
		push_capture(m, i, s, end);
	return n;
}

/* The byte at which argument `index` says to begin; NULL: behind the end. */
static const char *begin(heng_matcher *m, int index)
{
	lua_Integer size = m->text_end - m->text;
	lua_Integer from = luaL_optinteger(m->L, index, 1);

	if (from < 0)
		from = from < -size ? 1 : size + from + 1;
	else if (from == 0)
		from = 1;
	return from > size + 1 ? NULL : m->text + (from - 1);
}

static const char *find_plain(heng_matcher *m, const char *s,
			      const char *wanted)
{
	size_t size = (size_t)(m->end - wanted);

	heng_lua_charge(m->L, (m->text_end - s) / 16);
	return memmem(s, (size_t)(m->text_end - s), wanted, size);
}

/* As in Lua, a lone ')' is no mistake of a pattern that find is given. */
static bool is_plain(const heng_matcher *m, const char *pattern)
{
	for (const char *p = pattern; p < m->end; p++) {
		if (*p && strchr("^$*+?.([%-", *p))
			return false;
	}
	return true;
}

static int search(lua_State *L, bool find)
{
	heng_matcher m;
	const char *pattern, *s;

	heng_matcher_start(&m, L);
	pattern = lua_tostring(L, 2);
	s = begin(&m, 3);
	if (!s) {
		luaL_pushfail(L);
		return 1;
	}
	if (find && (lua_toboolean(L, 4) || is_plain(&m, pattern))) {
		const char *found = find_plain(&m, s, pattern);

		if (!found) {
			luaL_pushfail(L);
			return 1;
		}
		lua_pushinteger(L, found - m.text + 1);
		lua_pushinteger(L, found - m.text + (m.end - pattern));
		return 2;
	}
	bool anchored = pattern < m.end && *pattern == '^';
	pattern += anchored;
	do {
		const char *end = heng_matcher_at(&m, s, pattern);

		if (end && find) {
			lua_pushinteger(L, s - m.text + 1);
			lua_pushinteger(L, end - m.text);
			return 2 + push_captures(&m, s, end, false);
		}
		if (end)
			return push_captures(&m, s, end, true);
	} while (s++ < m.text_end && !anchored);
	luaL_pushfail(L);
	return 1;
}

static int string_find(lua_State *L)
{
	return search(L, true);
}

static int string_match(lua_State *L)
{
	return search(L, false);
}

/* Upvalues: text, pattern, where to go on, where the last match ended (both
 * as distances from the start; -1: none yet), the run. */
static int gmatch_step(lua_State *L)
{
	heng_matcher m;

	heng_lua_check_run(L, 5);
	lua_settop(L, 0);
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_pushvalue(L, lua_upvalueindex(2));
	heng_matcher_start(&m, L);
	lua_Integer at = lua_tointeger(L, lua_upvalueindex(3));
	lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
	for (; at <= m.text_end - m.text; at++) {
		const char *s = m.text + at;
		const char *end = heng_matcher_at(&m, s, lua_tostring(L, 2));

		if (!end || end - m.text == last)
			continue;
		lua_pushinteger(L, end - m.text);
		lua_pushvalue(L, -1);
		lua_replace(L, lua_upvalueindex(3));
		lua_replace(L, lua_upvalueindex(4));
		return push_captures(&m, s, end, true);
	}
	return 0;
}

static int string_gmatch(lua_State *L)
{
	heng_matcher m;

	heng_matcher_start(&m, L);
	const char *s = begin(&m, 3);
	lua_settop(L, 2);
	lua_pushinteger(L, s ? s - m.text : m.text_end - m.text + 1);
	lua_pushinteger(L, -1);
	lua_pushinteger(L, (lua_Integer)heng_lua_of(L)->run);
	lua_pushcclosure(L, gmatch_step, 5);
	return 1;
}

/* The replacement text with its %0 to %9. */
static void add_text(heng_matcher *m, luaL_Buffer *out, const char *s,
		     const char *end)
{
	size_t size;
	const char *p = lua_tolstring(m->L, 3, &size);

	for (const char *stop = p + size; p < stop; p++) {
		heng_lua_charge(m->L, 1);
		if (*p != '%') {
			luaL_addchar(out, *p);
			continue;
		}
		p++;
		if (p < stop && *p == '%') {
			luaL_addchar(out, '%');
		} else if (p < stop && *p == '0') {
			luaL_addlstring(out, s, (size_t)(end - s));
		} else if (p < stop && *p >= '1' && *p <= '9') {
			push_capture(m, *p - '1', s, end);
			luaL_addvalue(out);
		} else {
			luaL_error(m->L, "invalid use of '%%' in replacement "
					 "string");
		}
	}
}

/* Adds what stands for the match; the match itself for nil and false. */
static void add_replacement(heng_matcher *m, luaL_Buffer *out, const char *s,
			    const char *end, int type)
{
	lua_State *L = m->L;

	if (type == LUA_TFUNCTION) {
		lua_pushvalue(L, 3);
		lua_call(L, push_captures(m, s, end, true), 1);
	} else if (type == LUA_TTABLE) {
		push_capture(m, 0, s, end);
		lua_gettable(L, 3);
	} else {
		add_text(m, out, s, end);
		return;
	}
	if (!lua_toboolean(L, -1)) {
		lua_pop(L, 1);
		luaL_addlstring(out, s, (size_t)(end - s));
	} else if (lua_isstring(L, -1)) {
		luaL_addvalue(out);
	} else {
		luaL_error(L, "invalid replacement value (a %s)",
			   heng_lua_type_name(L, -1));
	}
}

static int string_gsub(lua_State *L)
{
	heng_matcher m;
	luaL_Buffer out;
	lua_Integer n = 0;

	heng_matcher_start(&m, L);
	int type = lua_type(L, 3);
	luaL_argexpected(L,
			 type == LUA_TNUMBER || type == LUA_TSTRING ||
			     type == LUA_TFUNCTION || type == LUA_TTABLE,
			 3, "string/function/table");
	lua_Integer most = luaL_optinteger(L, 4, m.text_end - m.text + 1);
	const char *pattern = lua_tostring(L, 2), *s = m.text, *last = NULL;
	bool anchored = pattern < m.end && *pattern == '^';
	pattern += anchored;
	lua_settop(L, 4);
	luaL_buffinit(L, &out);
	while (n < most) {
		const char *end = heng_matcher_at(&m, s, pattern);

		if (end && end != last) {
			n++;
			add_replacement(&m, &out, s, end, type);
			s = last = end;
		} else if (s < m.text_end) {
			luaL_addchar(&out, *s++);
		} else {
			break;
		}
		if (anchored)
			break;
	}
	luaL_addlstring(&out, s, (size_t)(m.text_end - s));
	luaL_pushresult(&out);
	lua_pushinteger(L, n);
	return 2;
}

void heng_lua_open_patterns(lua_State *L)
{
	static const luaL_Reg functions[] = {
	    {"find", string_find},
	    {"match", string_match},
	    {"gmatch", string_gmatch},
	    {"gsub", string_gsub},
	    {NULL, NULL},
	};

	luaL_setfuncs(L, functions, 0);
}
