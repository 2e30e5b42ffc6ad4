/*
 * Patterns: string.find, match, gmatch and gsub whose every step is counted.
 *
 * They mean what Lua's own mean in the C locale. Lua's matcher is one call
 * that no hook interrupts, and a pattern such as ".-.-.-x" can keep it busy
 * for years; here each step takes one instruction from the rule's budget.
 */
#include <lauxlib.h>
#include <string.h>

#include "core/lua/state.h"

enum {
	CAPTURES_MAX = 32,
	NESTED_MAX = 200, /* matches inside matches: our own stack */
	OPEN = -1,	  /* length of a capture that has no end yet */
	POSITION = -2,	  /* length of a capture that is a place */
};

typedef struct capture {
	const char *start;
	ptrdiff_t size; /* or OPEN, POSITION */
} capture;

typedef struct matcher {
	lua_State *L;
	heng_policies *policies;
	const char *text, *text_end;
	const char *end; /* of the pattern */
	capture captures[CAPTURES_MAX];
	int n;
	int nested;
} matcher;

static const char *match_here(matcher *m, const char *s, const char *p);

static void step(matcher *m)
{
	if (--m->policies->budget <= 0)
		heng_lua_charge(m->L, 0);
}

static bool is_between(unsigned char c, char first, char last)
{
	return c >= (unsigned char)first && c <= (unsigned char)last;
}

/* Whether c is of the class %a, %d …; an upper-case letter is its opposite;
 * what is no class stands for itself. */
static bool is_of_class(unsigned char c, char class)
{
	bool lower = is_between(c, 'a', 'z'), upper = is_between(c, 'A', 'Z');
	bool digit = is_between(c, '0', '9'), graph = is_between(c, '!', '~');
	bool is;

	switch (class | 0x20) {
	case 'a':
		is = lower || upper;
		break;
	case 'c':
		is = c < 0x20 || c == 0x7f;
		break;
	case 'd':
		is = digit;
		break;
	case 'g':
		is = graph;
		break;
	case 'l':
		is = lower;
		break;
	case 'p':
		is = graph && !lower && !upper && !digit;
		break;
	case 's':
		is = c == ' ' || is_between(c, '\t', '\r');
		break;
	case 'u':
		is = upper;
		break;
	case 'w':
		is = lower || upper || digit;
		break;
	case 'x':
		is = digit || is_between(c, 'a', 'f') ||
		     is_between(c, 'A', 'F');
		break;
	default:
		return c == (unsigned char)class;
	}
	return is_between((unsigned char)class, 'A', 'Z') ? !is : is;
}

/* Behind the one item (character, class or set) that begins at p. */
static const char *item_end(matcher *m, const char *p)
{
	char first = *p++;

	if (first == '%') {
		if (p == m->end)
			luaL_error(m->L, "malformed pattern (ends with '%%')");
		return p + 1;
	}
	if (first != '[')
		return p;
	if (p < m->end && *p == '^')
		p++;
	/* A ']' that comes first stands for itself. */
	do {
		if (p == m->end)
			luaL_error(m->L, "malformed pattern (missing ']')");
		if (*p++ == '%')
			p++;
		if (p > m->end)
			luaL_error(m->L, "malformed pattern (missing ']')");
	} while (p == m->end || *p != ']');
	return p + 1;
}

/* The set from the '[' at p to the ']' before `end`. */
static bool is_in_set(matcher *m, unsigned char c, const char *p,
		      const char *end)
{
	const char *last = end - 1;
	bool negated = p[1] == '^';

	for (p += negated ? 2 : 1; p < last; p++) {
		step(m);
		if (*p == '%') {
			if (is_of_class(c, *++p))
				return !negated;
		} else if (p[1] == '-' && p + 2 < last) {
			if (is_between(c, p[0], p[2]))
				return !negated;
			p += 2;
		} else if ((unsigned char)*p == c) {
			return !negated;
		}
	}
	return negated;
}

static bool is_item(matcher *m, const char *s, const char *p, const char *end)
{
	step(m);
	if (s >= m->text_end)
		return false;
	switch (*p) {
	case '.':
		return true;
	case '%':
		return is_of_class((unsigned char)*s, p[1]);
	case '[':
		return is_in_set(m, (unsigned char)*s, p, end);
	default:
		return *p == *s;
	}
}

/* %bxy at s: from an x to the y that closes it. */
static const char *match_balance(matcher *m, const char *s, const char *p)
{
	int open = 1;

	if (m->end - p < 2)
		luaL_error(m->L, "malformed pattern (missing arguments to "
				 "'%%b')");
	if (s >= m->text_end || *s != p[0])
		return NULL;
	for (s++; s < m->text_end; s++) {
		step(m);
		if (*s == p[1]) {
			if (--open == 0)
				return s + 1;
		} else if (*s == p[0]) {
			open++;
		}
	}
	return NULL;
}

/* %f[set]: between a character that is not of the set and one that is. */
static bool is_frontier(matcher *m, const char *s, const char *p,
			const char *end)
{
	unsigned char before = s == m->text ? 0 : (unsigned char)s[-1];
	unsigned char after = s == m->text_end ? 0 : (unsigned char)*s;

	return !is_in_set(m, before, p, end) && is_in_set(m, after, p, end);
}

static const char *match_reference(matcher *m, const char *s, char digit)
{
	int index = digit - '1';
	size_t size;

	if (index < 0 || index >= m->n || m->captures[index].size == OPEN) {
		luaL_error(m->L, "invalid capture index %%%d", index + 1);
		return NULL;
	}
	/* Lua compares a position as a text that never fits. */
	if (m->captures[index].size == POSITION)
		return NULL;
	size = (size_t)m->captures[index].size;
	heng_lua_charge(m->L, (int64_t)(size / 16));
	if ((size_t)(m->text_end - s) < size ||
	    memcmp(m->captures[index].start, s, size) != 0)
		return NULL;
	return s + size;
}

static const char *open_capture(matcher *m, const char *s, const char *p,
				ptrdiff_t size)
{
	const char *found;

	if (m->n == CAPTURES_MAX)
		luaL_error(m->L, "too many captures");
	m->captures[m->n++] = (capture){s, size};
	found = match_here(m, s, p);
	if (!found)
		m->n--;
	return found;
}

static const char *close_capture(matcher *m, const char *s, const char *p)
{
	const char *found;
	int i = m->n;

	while (i > 0 && m->captures[i - 1].size != OPEN)
		i--;
	if (i == 0) {
		luaL_error(m->L, "invalid pattern capture");
		return NULL;
	}
	m->captures[i - 1].size = s - m->captures[i - 1].start;
	found = match_here(m, s, p);
	if (!found)
		m->captures[i - 1].size = OPEN;
	return found;
}

/* As many items as there are, then fewer, until the rest fits. */
static const char *match_most(matcher *m, const char *s, const char *p,
			      const char *end)
{
	ptrdiff_t count = 0;

	while (is_item(m, s + count, p, end))
		count++;
	for (; count >= 0; count--) {
		const char *found = match_here(m, s + count, end + 1);

		if (found)
			return found;
	}
	return NULL;
}

static const char *match_fewest(matcher *m, const char *s, const char *p,
				const char *end)
{
	for (;; s++) {
		const char *found = match_here(m, s, end + 1);

		if (found || !is_item(m, s, p, end))
			return found;
	}
}

/* Matches the pattern from p on at s: the end of the match, or NULL. */
static const char *match_rest(matcher *m, const char *s, const char *p)
{
	while (p < m->end) {
		const char *end;

		step(m);
		if (*p == '(')
			return p + 1 < m->end && p[1] == ')'
				   ? open_capture(m, s, p + 2, POSITION)
				   : open_capture(m, s, p + 1, OPEN);
		if (*p == ')')
			return close_capture(m, s, p + 1);
		if (*p == '$' && p + 1 == m->end)
			return s == m->text_end ? s : NULL;
		if (*p == '%' && p + 1 < m->end) {
			if (p[1] == 'b') {
				s = match_balance(m, s, p + 2);
				if (!s)
					return NULL;
				p += 4;
				continue;
			}
			if (p[1] == 'f') {
				p += 2;
				if (p == m->end || *p != '[')
					luaL_error(m->L, "missing '[' after "
							 "'%%f' in pattern");
				end = item_end(m, p);
				if (!is_frontier(m, s, p, end))
					return NULL;
				p = end;
				continue;
			}
			if (is_between((unsigned char)p[1], '0', '9')) {
				s = match_reference(m, s, p[1]);
				if (!s)
					return NULL;
				p += 2;
				continue;
			}
		}
		end = item_end(m, p);
		char suffix = end < m->end ? *end : 0;
		if (suffix == '*')
			return match_most(m, s, p, end);
		if (suffix == '-')
			return match_fewest(m, s, p, end);
		if (suffix == '+')
			return is_item(m, s, p, end)
				   ? match_most(m, s + 1, p, end)
				   : NULL;
		if (suffix == '?') {
			if (is_item(m, s, p, end)) {
				const char *found =
				    match_here(m, s + 1, end + 1);

				if (found)
					return found;
			}
			p = end + 1;
			continue;
		}
		if (!is_item(m, s, p, end))
			return NULL;
		s++;
		p = end;
	}
	return s;
}

static const char *match_here(matcher *m, const char *s, const char *p)
{
	const char *found;

	step(m);
	if (m->nested++ == NESTED_MAX)
		luaL_error(m->L, "pattern too complex");
	found = match_rest(m, s, p);
	m->nested--;
	return found;
}

static void start(matcher *m, lua_State *L)
{
	size_t size, pattern_size;

	*m = (matcher){.L = L, .policies = heng_lua_of(L)};
	m->text = luaL_checklstring(L, 1, &size);
	m->text_end = m->text + size;
	m->end = luaL_checklstring(L, 2, &pattern_size);
	m->end += pattern_size;
}

static const char *match_at(matcher *m, const char *s, const char *pattern)
{
	m->n = 0;
	m->nested = 0;
	return match_here(m, s, pattern);
}

static void push_capture(matcher *m, int i, const char *s, const char *end)
{
	if (i >= m->n) {
		if (i > 0)
			luaL_error(m->L, "invalid capture index %%%d", i + 1);
		lua_pushlstring(m->L, s, (size_t)(end - s));
	} else if (m->captures[i].size == POSITION) {
		lua_pushinteger(m->L, m->captures[i].start - m->text + 1);
	} else if (m->captures[i].size == OPEN) {
		luaL_error(m->L, "unfinished capture");
	} else {
		lua_pushlstring(m->L, m->captures[i].start,
				(size_t)m->captures[i].size);
	}
}

/* The captures, or the whole match where there are none and it is wanted. */
static int push_captures(matcher *m, const char *s, const char *end, bool whole)
{
	int n = m->n == 0 && whole ? 1 : m->n;

	luaL_checkstack(m->L, n, "too many captures");
	for (int i = 0; i < n; i++)
		push_capture(m, i, s, end);
	return n;
}

/* The byte at which argument `index` says to begin; NULL: behind the end. */
static const char *begin(matcher *m, int index)
{
	lua_Integer size = m->text_end - m->text;
	lua_Integer from = luaL_optinteger(m->L, index, 1);

	if (from < 0)
		from = from < -size ? 1 : size + from + 1;
	else if (from == 0)
		from = 1;
	return from > size + 1 ? NULL : m->text + (from - 1);
}

static const char *find_plain(matcher *m, const char *s, const char *wanted)
{
	size_t size = (size_t)(m->end - wanted);

	heng_lua_charge(m->L, (m->text_end - s) / 16);
	return memmem(s, (size_t)(m->text_end - s), wanted, size);
}

/* As in Lua, a lone ')' is no mistake of a pattern that find is given. */
static bool is_plain(const matcher *m, const char *pattern)
{
	for (const char *p = pattern; p < m->end; p++) {
		if (*p && strchr("^$*+?.([%-", *p))
			return false;
	}
	return true;
}

static int search(lua_State *L, bool find)
{
	matcher m;
	const char *pattern, *s;

	start(&m, L);
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
		const char *end = match_at(&m, s, pattern);

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
 * as distances from the start; -1: none yet). */
static int gmatch_step(lua_State *L)
{
	matcher m;

	lua_settop(L, 0);
	lua_pushvalue(L, lua_upvalueindex(1));
	lua_pushvalue(L, lua_upvalueindex(2));
	start(&m, L);
	lua_Integer at = lua_tointeger(L, lua_upvalueindex(3));
	lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
	for (; at <= m.text_end - m.text; at++) {
		const char *s = m.text + at;
		const char *end = match_at(&m, s, lua_tostring(L, 2));

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
	matcher m;

	start(&m, L);
	const char *s = begin(&m, 3);
	lua_settop(L, 2);
	lua_pushinteger(L, s ? s - m.text : m.text_end - m.text + 1);
	lua_pushinteger(L, -1);
	lua_pushcclosure(L, gmatch_step, 4);
	return 1;
}

/* The replacement text with its %0 to %9. */
static void add_text(matcher *m, luaL_Buffer *out, const char *s,
		     const char *end)
{
	size_t size;
	const char *p = lua_tolstring(m->L, 3, &size);

	for (const char *stop = p + size; p < stop; p++) {
		step(m);
		if (*p != '%') {
			luaL_addchar(out, *p);
			continue;
		}
		p++;
		if (p < stop && *p == '%') {
			luaL_addchar(out, '%');
		} else if (p < stop && *p == '0') {
			luaL_addlstring(out, s, (size_t)(end - s));
		} else if (p < stop && is_between((unsigned char)*p, '1', '9')) {
			push_capture(m, *p - '1', s, end);
			luaL_addvalue(out);
		} else {
			luaL_error(m->L, "invalid use of '%%' in replacement "
					 "string");
		}
	}
}

/* Adds what stands for the match; the match itself for nil and false. */
static void add_replacement(matcher *m, luaL_Buffer *out, const char *s,
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
	matcher m;
	luaL_Buffer out;
	lua_Integer n = 0;

	start(&m, L);
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
		const char *end = match_at(&m, s, pattern);

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
