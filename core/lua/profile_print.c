/* Printing: a resolved profile as Lua that loads again to the same. */
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/lua/profile_chain.h"
#include "core/lua/scan.h"

typedef struct printer {
	lua_State *L;
	int first;
	const heng_chain *chain;
	heng_buf *out;
	const char *keys[HENG_MERGE_DEPTH + 1];
} printer;

/* The order in which people expect keys; others come after, by bytes. */
static const char *const order[] = {
    "id",     "version",   "title",	      "zh",	      "en",
    "label",  "scheme",	   "phase",	      "policies",     "plugins",
    "phases", "dimension", "severity",	      "weight",	      "veto",
    "params", "minimum",   "when_empty",      "dimensions",   "wants",
    "rules",  "ballots",   "outcomes",	      "undetermined", "no_veto",
    "total",  "minimums",  "failures",	      "critical",     "major",
    "minor",  "at_least",  "waivable_vetoes",
};

static size_t rank(const char *key)
{
	size_t i = 0;

	while (i < sizeof(order) / sizeof(*order) && strcmp(order[i], key) != 0)
		i++;
	return i;
}

static int by_rank(const void *a, const void *b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;
	size_t i = rank(x), k = rank(y);

	return i != k ? (i > k) - (i < k) : strcmp(x, y);
}

static bool is_name(const char *text)
{
	static const char *const keywords[] = {
	    "and",   "break", "do",	  "else",  "elseif", "end",
	    "false", "for",   "function", "goto",  "if",     "in",
	    "local", "nil",   "not",	  "or",	   "repeat", "return",
	    "then",  "true",  "until",	  "while",
	};
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ_";
	size_t n = strlen(text);

	if (n == 0 || !strchr(letters, text[0]))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!strchr(letters, text[i]) &&
		    (text[i] < '0' || text[i] > '9'))
			return false;
	}
	for (size_t i = 0; i < sizeof(keywords) / sizeof(*keywords); i++) {
		if (strcmp(keywords[i], text) == 0)
			return false;
	}
	return true;
}

static void put_quoted(heng_buf *out, const char *text, size_t size)
{
	heng_buf_putc(out, '"');
	for (size_t i = 0; i < size; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c == '"' || c == '\\')
			heng_buf_putc(out, '\\');
		if (c < 0x20 || c == 0x7f)
			heng_buf_printf(out, "\\%03u", c);
		else
			heng_buf_putc(out, text[i]);
	}
	heng_buf_putc(out, '"');
}

static void put_key(heng_buf *out, const char *key)
{
	if (is_name(key)) {
		heng_buf_puts(out, key);
	} else {
		heng_buf_putc(out, '[');
		put_quoted(out, key, strlen(key));
		heng_buf_putc(out, ']');
	}
	heng_buf_puts(out, " = ");
}

static void put_indent(heng_buf *out, size_t depth)
{
	for (size_t i = 0; i < depth; i++)
		heng_buf_puts(out, "  ");
}

/* "-- pboc-exit.lua:12", or that it is nobody's. */
static void put_origin(printer *p, size_t n)
{
	int from = heng_chain_origin(p->L, p->first, p->chain, p->keys, n);
	heng_token token;

	if (from < 0) {
		heng_buf_puts(p->out, " -- default");
		return;
	}
	const heng_decl_source *source = &p->chain->sources[from];
	heng_buf_printf(p->out, " -- %s", heng_file_base(source->file));
	if (heng_scan_find_key(source->text, source->size, "profile",
			       source->line, p->keys, n, &token))
		heng_buf_printf(p->out, ":%u", token.line);
}

static void put_scalar(printer *p)
{
	lua_State *L = p->L;
	size_t size;
	const char *text;

	if (lua_type(L, -1) == LUA_TSTRING) {
		text = lua_tolstring(L, -1, &size);
		put_quoted(p->out, text, size);
	} else if (lua_type(L, -1) == LUA_TBOOLEAN) {
		heng_buf_puts(p->out, lua_toboolean(L, -1) ? "true" : "false");
	} else if (lua_tointeger(L, -1) == LUA_MININTEGER) {
		/* Its digits alone would be read as a float. */
		heng_buf_puts(p->out, "0x8000000000000000");
	} else {
		/* The declaration has seen to it that it is an integer. */
		heng_buf_put_int(p->out, lua_tointeger(L, -1));
	}
}

/* The table on top. */
static bool is_empty(lua_State *L)
{
	lua_pushnil(L);
	if (!lua_next(L, -2))
		return true;
	lua_pop(L, 2);
	return false;
}

static void print_table(printer *p, size_t depth, size_t n);

/* The value on top, under keys[0..n) while that is merged (n > 0). */
static void print_value(printer *p, size_t depth, size_t n)
{
	if (lua_istable(p->L, -1)) {
		if (is_empty(p->L)) {
			heng_buf_puts(p->out, "{},\n");
			return;
		}
		heng_buf_putc(p->out, '{');
		print_table(p, depth, n);
		put_indent(p->out, depth);
		heng_buf_puts(p->out, "},\n");
		return;
	}
	put_scalar(p);
	heng_buf_putc(p->out, ',');
	if (n > 0)
		put_origin(p, n);
	heng_buf_putc(p->out, '\n');
}

static bool is_merged(const printer *p, size_t n)
{
	return n > 0 && n <= HENG_MERGE_DEPTH &&
	       (strcmp(p->keys[0], "dimensions") == 0 ||
		strcmp(p->keys[0], "rules") == 0 ||
		strcmp(p->keys[0], "wants") == 0 ||
		strcmp(p->keys[0], "ballots") == 0);
}

/* The string keys of the table on top, sorted, in a userdata that is pushed
 * above it so that an error of the state loses nothing. */
static const char **sorted_keys(lua_State *L, size_t *count)
{
	int table = lua_gettop(L);
	size_t n = 0, i = 0;

	lua_pushnil(L);
	while (lua_next(L, table)) {
		n += lua_type(L, -2) == LUA_TSTRING;
		lua_pop(L, 1);
	}
	const char **keys = lua_newuserdatauv(L, (n + 1) * sizeof(*keys), 0);
	lua_pushnil(L);
	while (lua_next(L, table)) {
		/* The table keeps the strings. */
		if (lua_type(L, -2) == LUA_TSTRING)
			keys[i++] = lua_tostring(L, -2);
		lua_pop(L, 1);
	}
	qsort(keys, n, sizeof(*keys), by_rank);
	*count = n;
	return keys;
}

/* What is inside the braces of the table on top. */
static void print_table(printer *p, size_t depth, size_t n)
{
	lua_State *L = p->L;
	int table = lua_gettop(L);
	size_t count, items = lua_rawlen(L, table);
	bool merged = is_merged(p, n);

	luaL_checkstack(L, 10, "profile");
	/* A table that is replaced as a whole comes from one place. */
	if (n > 0 && !merged)
		put_origin(p, n);
	heng_buf_putc(p->out, '\n');
	for (size_t i = 1; i <= items; i++) {
		lua_rawgeti(L, table, (lua_Integer)i);
		put_indent(p->out, depth + 1);
		print_value(p, depth + 1, 0);
		lua_settop(L, table);
	}
	const char **keys = sorted_keys(L, &count);
	for (size_t i = 0; i < count; i++) {
		size_t below = merged || (n == 0 && depth == 0) ? n + 1 : 0;

		if (depth == 0 && (strcmp(keys[i], "inherits") == 0 ||
				   strcmp(keys[i], "abstract") == 0))
			continue;
		if (below)
			p->keys[n] = keys[i];
		lua_pushstring(L, keys[i]);
		lua_rawget(L, table);
		put_indent(p->out, depth + 1);
		put_key(p->out, keys[i]);
		print_value(p, depth + 1, below);
		lua_settop(L, table + 1);
	}
	lua_settop(L, table);
}

/* What heng_profile_read takes where nothing is given. */
static void add_defaults(lua_State *L, int merged)
{
	static const char *const scalars[][2] = {{"version", "1"},
						 {"when_empty", "not-met"}};
	static const char *const label[][2] = {{"zh", "待补正"},
					       {"en", "To be supplemented"}};

	for (size_t i = 0; i < 2; i++) {
		lua_pushstring(L, scalars[i][0]);
		if (lua_rawget(L, merged) == LUA_TNIL) {
			lua_pushstring(L, scalars[i][0]);
			lua_pushstring(L, scalars[i][1]);
			lua_rawset(L, merged);
		}
		lua_pop(L, 1);
	}
	lua_pushliteral(L, "undetermined");
	if (lua_rawget(L, merged) == LUA_TNIL) {
		lua_pushliteral(L, "undetermined");
		lua_newtable(L);
		lua_pushliteral(L, "label");
		lua_newtable(L);
		for (size_t i = 0; i < 2; i++) {
			lua_pushstring(L, label[i][0]);
			lua_pushstring(L, label[i][1]);
			lua_rawset(L, -3);
		}
		lua_rawset(L, -3);
		lua_rawset(L, merged);
	}
	lua_pop(L, 1);
}

void heng_chain_print(lua_State *L, int merged, int first,
		      const heng_chain *chain, heng_buf *out)
{
	printer p = {.L = L, .first = first, .chain = chain, .out = out};

	luaL_checkstack(L, 10, "profile");
	add_defaults(L, merged);
	heng_buf_puts(out,
		      "-- 已合并继承内容；注释是各项的出处 / with all that "
		      "it inherits; comments say\n-- where each value was "
		      "given:");
	for (size_t i = 0; i < chain->n; i++)
		heng_buf_printf(out, " %s%s",
				heng_file_base(chain->sources[i].file),
				i + 1 < chain->n ? " <" : "");
	heng_buf_puts(out, "\nprofile {");
	lua_pushvalue(L, merged);
	print_table(&p, 0, 0);
	lua_pop(L, 1);
	heng_buf_puts(out, "}\n");
}
