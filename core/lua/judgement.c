/*
 * A judgement: the outcomes a check returns and their messages.
 *
 * A message is one template per language; {name} takes the value bound
 * under that name in the same table, {name:yuan} prints fen as yuan,
 * {name:percent} basis points as per cent.
 */
#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/lua/decl.h"
#include "core/lua/node.h"
#include "core/lua/state.h"

static const char outcome_key; /* its address names the metatable */

heng_lua_outcome *heng_lua_push_outcome(lua_State *L, heng_outcome outcome,
					int32_t share)
{
	heng_lua_outcome *box = lua_newuserdatauv(L, sizeof(*box), 0);

	*box = (heng_lua_outcome){.kind = &outcome_key,
				  .outcome = outcome,
				  .share = share,
				  .line = heng_lua_line(L)};
	lua_rawgetp(L, LUA_REGISTRYINDEX, &outcome_key);
	lua_setmetatable(L, -2);
	return box;
}

heng_lua_outcome *heng_lua_test_outcome(lua_State *L, int index)
{
	return heng_lua_test_box(L, index, &outcome_key);
}

void heng_lua_add_finding(lua_State *L, heng_lua_outcome *outcome,
			  const char *zh, const char *en)
{
	heng_policies *policies = heng_lua_of(L);
	heng_finding *finding = heng_lua_scratch(L, sizeof(*finding));

	finding->path = policies->last.path ? policies->last.path : "";
	finding->line = policies->last.line;
	finding->column = policies->last.column;
	finding->message = (heng_text){zh, en};
	if (outcome->last)
		outcome->last->next = finding;
	else
		outcome->findings = finding;
	outcome->last = finding;
}

static int too_long(lua_State *L)
{
	return luaL_error(L, "the message is longer than %d bytes",
			  HENG_MESSAGE_MAX);
}

/* Appends the value on top of the stack in the wanted form. */
static int put_value(lua_State *L, heng_buf *out, const char *name,
		     const char *form)
{
	heng_date date;
	char text[24];
	int is_int;
	lua_Integer number = lua_tointegerx(L, -1, &is_int);

	if (*form) {
		unsigned scale = 2;

		if (lua_type(L, -1) != LUA_TNUMBER || !is_int)
			return luaL_error(L, "{%s:%s} needs an integer", name,
					  form);
		if (strcmp(form, "yuan") != 0 && strcmp(form, "percent") != 0)
			return luaL_error(L,
					  "unknown form '%s' in {%s:%s}; "
					  "there are yuan and percent",
					  form, name, form);
		heng_buf_puts(out, heng_format_scaled(number, scale, text));
		if (form[0] == 'p')
			heng_buf_putc(out, '%');
		return 0;
	}
	switch (lua_type(L, -1)) {
	case LUA_TSTRING: {
		size_t size;
		const char *value = lua_tolstring(L, -1, &size);

		/* It may be the dossier's, and must not be able to turn a
		 * failure into an error: cleaned, not refused. */
		if (size > HENG_MESSAGE_MAX)
			return too_long(L);
		size_t start = out->size;
		heng_buf_put(out, value, size);
		if (!out->failed)
			heng_lua_clean(out->data + start, out->size - start);
		return 0;
	}
	case LUA_TNUMBER:
		if (is_int) {
			heng_buf_put_int(out, number);
			return 0;
		}
		/* "nan" or "-nan": machines differ. */
		if (!isfinite(lua_tonumber(L, -1)))
			return luaL_error(L,
					  "{%s} is bound to a number that "
					  "is not finite",
					  name);
		/* Shortest form that Lua itself prints; no locale in it. */
		lua_pushvalue(L, -1);
		heng_buf_puts(out, lua_tostring(L, -1));
		lua_pop(L, 1);
		return 0;
	case LUA_TBOOLEAN:
		heng_buf_puts(out, lua_toboolean(L, -1) ? "true" : "false");
		return 0;
	default:
		if (heng_lua_test_date(L, -1, &date)) {
			heng_buf_puts(out, heng_date_format(date, text));
			return 0;
		}
		return luaL_error(L,
				  "{%s} is bound to a %s; a string, number, "
				  "date or boolean is needed",
				  name, heng_lua_type_name(L, -1));
	}
}

/* Expands the template under `lang` in the table at 1, into the scratch
 * arena. */
static const char *expand(lua_State *L, int table, const char *lang)
{
	heng_policies *policies = heng_lua_of(L);
	heng_buf *out = &policies->buf;

	lua_pushstring(L, lang);
	if (lua_rawget(L, table) != LUA_TSTRING) {
		luaL_error(L,
			   "the message has no %s text: give "
			   "{ zh = \"…\", en = \"…\" }",
			   lang);
		return NULL;
	}
	size_t size;
	const char *text = lua_tolstring(L, -1, &size);
	if (size > HENG_MESSAGE_MAX)
		too_long(L);
	if (strlen(text) != size || !heng_decl_is_clean(text, size))
		luaL_error(L, "the message has control characters");
	heng_buf_clear(out);
	for (const char *p = text; *p;) {
		const char *open = strchr(p, '{');

		/* Each value may be long, and stand there often. */
		if (out->size > HENG_MESSAGE_MAX)
			too_long(L);

		if (!open) {
			heng_buf_puts(out, p);
			break;
		}
		heng_buf_put(out, p, (size_t)(open - p));
		const char *close = strchr(open, '}');
		char name[64] = "", *form;
		if (close && (size_t)(close - open) <= sizeof(name)) {
			memcpy(name, open + 1, (size_t)(close - open - 1));
			name[close - open - 1] = 0;
		}
		if (!name[0])
			luaL_error(L, "'{' without a name and '}' in: %s",
				   text);
		form = strchr(name, ':');
		if (form)
			*form++ = 0;
		lua_pushstring(L, name);
		if (lua_rawget(L, table) == LUA_TNIL)
			luaL_error(L,
				   "the message names {%s}, but nothing is "
				   "bound to it",
				   name);
		put_value(L, out, name, form ? form : "");
		lua_pop(L, 1);
		p = close + 1;
	}
	lua_pop(L, 1);
	if (out->failed)
		heng_lua_no_memory(L);
	if (out->size > HENG_MESSAGE_MAX)
		too_long(L);
	return heng_lua_scratch_copy(L, out->data, out->size);
}

/* Adds the message in the table at `index` to the outcome on top. */
static int with_message(lua_State *L, int index, heng_outcome outcome,
			int32_t share, bool required)
{
	heng_policies *policies = heng_lua_of(L);

	if (!policies->result)
		return luaL_error(L, "outcomes belong into check, not into "
				     "the loading of the file");
	/* Without a message nothing in it ever changes: one for all. */
	if (lua_isnoneornil(L, index) && !required) {
		lua_pushvalue(L, lua_upvalueindex(1));
		return 1;
	}
	if (lua_type(L, index) != LUA_TTABLE)
		return luaL_error(L,
				  "a message { zh = \"…\", en = \"…\" } is "
				  "needed, not a %s",
				  heng_lua_type_name(L, index));
	heng_lua_outcome *box = heng_lua_push_outcome(L, outcome, share);
	const char *zh = expand(L, index, "zh");
	heng_lua_add_finding(L, box, zh, expand(L, index, "en"));
	return 1;
}

static int outcome_pass(lua_State *L)
{
	return with_message(L, 1, HENG_PASS, HENG_BP, false);
}

static int outcome_fail(lua_State *L)
{
	return with_message(L, 1, HENG_FAIL, 0, true);
}

static int outcome_insufficient(lua_State *L)
{
	return with_message(L, 1, HENG_INSUFFICIENT, 0, true);
}

static int outcome_not_applicable(lua_State *L)
{
	return with_message(L, 1, HENG_NOT_APPLICABLE, 0, false);
}

static int outcome_partial(lua_State *L)
{
	int is_int;
	lua_Integer share = lua_tointegerx(L, 1, &is_int);

	/* Out of range is an error, never clamped. */
	if (lua_type(L, 1) != LUA_TNUMBER || !is_int || share < 1 ||
	    share > HENG_BP - 1)
		return luaL_error(L, "partial needs an integer share of 1 to "
				     "9999 basis points");
	return with_message(L, 2, HENG_PARTIAL, (int32_t)share, true);
}

/* outcome:at(node [, path]): where the last message points. */
static int outcome_at(lua_State *L)
{
	heng_policies *policies = heng_lua_of(L);
	heng_lua_outcome *box = heng_lua_test_outcome(L, 1);

	if (!box)
		return luaL_error(L, ":at belongs to an outcome");
	heng_lua_node *node = heng_lua_test_node(L, 2);
	if (!node)
		return luaL_typeerror(L, 2, "node");
	heng_place place = node->place;
	const char *path = NULL;
	if (!lua_isnoneornil(L, 3)) {
		const heng_path *compiled = heng_lua_path(L, 3);
		bool found;

		found = heng_lua_select_first(L, node, compiled, &place);
		if (!found)
			path = heng_lua_full_path(L, node, compiled);
	}
	if (box->last) {
		const heng_image *image = policies->job.image;

		box->last->path = path ? path : heng_lua_print_place(L, place);
		box->last->line = path ? 0 : heng_image_line(image, place);
		box->last->column = path ? 0 : heng_image_column(image, place);
	}
	/* What an insufficient outcome points at and is not there belongs
	 * into the completion list, as what an accessor demands does. */
	if (path && box->outcome == HENG_INSUFFICIENT)
		heng_lua_add_missing(L, path);
	lua_settop(L, 1);
	return 1;
}

void heng_lua_open_outcome(lua_State *L)
{
	static const luaL_Reg constructors[] = {
	    {"fail", outcome_fail},
	    {"partial", outcome_partial},
	    {"insufficient", outcome_insufficient},
	    {NULL, NULL},
	};

	luaL_setfuncs(L, constructors, 0);
	lua_newtable(L);
	lua_createtable(L, 0, 1);
	lua_pushcfunction(L, outcome_at);
	lua_setfield(L, -2, "at");
	lua_setfield(L, -2, "__index");
	lua_pushliteral(L, "outcome"); /* as Lua's messages call it */
	lua_setfield(L, -2, "__name");
	lua_rawsetp(L, LUA_REGISTRYINDEX, &outcome_key);
	heng_lua_push_outcome(L, HENG_PASS, HENG_BP);
	lua_pushcclosure(L, outcome_pass, 1);
	lua_setfield(L, -2, "pass");
	heng_lua_push_outcome(L, HENG_NOT_APPLICABLE, 0);
	lua_pushcclosure(L, outcome_not_applicable, 1);
	lua_setfield(L, -2, "not_applicable");
}
