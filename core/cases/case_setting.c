/* Case setting: what a case is tried on: edits, parameters, ballots. */
#include "core/cases/case_setting.h"

#include <lua.h>
#include <string.h>

#include "core/base/fixed.h"

enum {
	SCALE_MAX = 9,	   /* digits of a measure */
	BALLOTS_MAX = 256, /* of one case */
};

static void *keep(heng_decl *decl, size_t size)
{
	void *block = heng_arena_alloc(decl->arena, size);

	if (!block)
		heng_fail_memory(decl->error);
	return block;
}

/* Makes room behind the edits that there are. */
static heng_edit *grow_edits(heng_decl *decl, heng_case *c, size_t more)
{
	heng_edit *grown;

	if (c->n_edits + more > HENG_EDITS_MAX) {
		heng_decl_fail(decl, NULL, "H7002", "一个用例最多改动 %d 处",
			       "a case makes at most %d edits", HENG_EDITS_MAX);
		return NULL;
	}
	grown = keep(decl, (c->n_edits + more + 1) * sizeof(*grown));
	if (!grown)
		return NULL;
	if (c->n_edits)
		memcpy(grown, c->edits, c->n_edits * sizeof(*grown));
	c->edits = grown;
	return grown + c->n_edits;
}

static bool read_remove(heng_decl *decl, heng_case *c)
{
	heng_decl list;
	bool present, ok;
	size_t n = 0;
	heng_edit *edits;

	if (!heng_decl_open(decl, "remove", false, &list, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_list(&list, HENG_EDITS_MAX, &n);
	edits = ok ? grow_edits(decl, c, n) : NULL;
	for (size_t i = 0; edits && ok && i < n; i++) {
		edits[i] = (heng_edit){.kind = HENG_EDIT_REMOVE};
		ok = heng_decl_item(&list, (int)i + 1, &edits[i].path);
	}
	lua_settop(decl->L, list.table - 1);
	c->n_edits += ok ? n : 0;
	return ok && edits;
}

/* A string, or a number as one. */
static bool read_scalar(heng_decl *decl, const char *key, const char **out)
{
	char text[24];
	int is_int;
	lua_Integer number;

	lua_pushstring(decl->L, key);
	if (lua_rawget(decl->L, decl->table) != LUA_TNUMBER) {
		lua_pop(decl->L, 1);
		return heng_decl_string(decl, key, true, out);
	}
	number = lua_tointegerx(decl->L, -1, &is_int);
	lua_pop(decl->L, 1);
	if (!is_int)
		return heng_decl_fail(
		    decl, key, "H7003", "'%s' 的值应写成字符串或整数",
		    "write the value of '%s' as a string or an integer", key);
	heng_format_scaled(number, 0, text);
	*out = heng_arena_strdup(decl->arena, text);
	if (!*out)
		heng_fail_memory(decl->error);
	return *out;
}

static bool read_set(heng_decl *decl, heng_case *c)
{
	heng_decl map;
	bool present, ok;
	const char **keys;
	size_t n = 0;
	heng_edit *edits;

	if (!heng_decl_open(decl, "set", false, &map, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_keys(&map, &keys, &n);
	edits = ok ? grow_edits(decl, c, n) : NULL;
	for (size_t i = 0; edits && ok && i < n; i++) {
		edits[i] = (heng_edit){.kind = HENG_EDIT_SET, .path = keys[i]};
		ok = read_scalar(&map, keys[i], &edits[i].text);
	}
	lua_settop(decl->L, map.table - 1);
	c->n_edits += ok ? n : 0;
	return ok && edits;
}

/* add = { ["parent/path"] = "<fragment/>" or { "<a/>", "<b/>" } } */
static bool read_fragments(heng_decl *map, const char *key, heng_case *c)
{
	heng_decl list;
	bool present, ok;
	size_t n = 1;
	heng_edit *edits;

	lua_pushstring(map->L, key);
	bool is_one = lua_rawget(map->L, map->table) == LUA_TSTRING;
	lua_pop(map->L, 1);
	if (is_one) {
		edits = grow_edits(map, c, 1);
		if (!edits)
			return false;
		*edits = (heng_edit){.kind = HENG_EDIT_ADD, .path = key};
		c->n_edits++;
		return heng_decl_string(map, key, true, &edits->text);
	}
	if (!heng_decl_open(map, key, true, &list, &present))
		return false;
	ok = heng_decl_list(&list, HENG_EDITS_MAX, &n);
	edits = ok ? grow_edits(map, c, n) : NULL;
	for (size_t i = 0; edits && ok && i < n; i++) {
		edits[i] = (heng_edit){.kind = HENG_EDIT_ADD, .path = key};
		ok = heng_decl_item(&list, (int)i + 1, &edits[i].text);
	}
	lua_settop(map->L, list.table - 1);
	c->n_edits += ok ? n : 0;
	return ok && edits;
}

static bool read_add(heng_decl *decl, heng_case *c)
{
	heng_decl map;
	bool present, ok;
	const char **keys;
	size_t n = 0;

	if (!heng_decl_open(decl, "add", false, &map, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_keys(&map, &keys, &n);
	for (size_t i = 0; ok && i < n; i++)
		ok = read_fragments(&map, keys[i], c);
	lua_settop(decl->L, map.table - 1);
	return ok;
}

static bool read_as_of(heng_decl *decl, heng_case *c)
{
	const char *text = NULL;
	heng_edit *edit;

	if (!heng_decl_string(decl, "as_of", false, &text))
		return false;
	if (!text)
		return true;
	edit = grow_edits(decl, c, 1);
	if (!edit)
		return false;
	*edit = (heng_edit){HENG_EDIT_SET, "@asOf", text};
	c->n_edits++;
	return true;
}

static bool read_param(heng_decl *map, const char *key, heng_param_setting *out)
{
	int is_int = 0;

	*out = (heng_param_setting){.name = key, .origin = "test"};
	lua_pushstring(map->L, key);
	int type = lua_rawget(map->L, map->table);
	out->value.number = lua_tointegerx(map->L, -1, &is_int);
	if (type == LUA_TBOOLEAN) {
		out->value.number = lua_toboolean(map->L, -1);
		is_int = 1;
	}
	lua_pop(map->L, 1);
	if (type == LUA_TSTRING) {
		out->is_text = true;
		return heng_decl_string(map, key, true, &out->value.text);
	}
	if ((type == LUA_TNUMBER && is_int) || type == LUA_TBOOLEAN)
		return true;
	return heng_decl_fail(map, key, "H2212",
			      "参数 '%s' 应为整数、true/false 或字符串",
			      "parameter '%s' should be an integer, "
			      "true/false or a string",
			      key);
}

static bool read_params(heng_decl *decl, heng_case *c)
{
	heng_decl map;
	bool present, ok;
	const char **keys;
	size_t n = 0;

	if (!heng_decl_open(decl, "params", false, &map, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_keys(&map, &keys, &n);
	c->params = ok ? keep(decl, (n + 1) * sizeof(*c->params)) : NULL;
	for (size_t i = 0; c->params && ok && i < n; i++)
		ok = read_param(&map, keys[i], &c->params[i]);
	c->n_params = ok ? n : 0;
	lua_settop(decl->L, map.table - 1);
	return ok && c->params;
}

/* "99.90": the digits after the point are the measure's scale. */
static bool read_measure(heng_decl *map, const char *key,
			 heng_case_measure *out)
{
	const char *text = NULL, *point;
	char digits[32];
	size_t size;

	*out = (heng_case_measure){.name = key, .computed = true};
	lua_pushstring(map->L, key);
	if (lua_rawget(map->L, map->table) == LUA_TBOOLEAN &&
	    !lua_toboolean(map->L, -1)) {
		lua_pop(map->L, 1);
		out->computed = false;
		return true;
	}
	lua_pop(map->L, 1);
	if (!read_scalar(map, key, &text))
		return false;
	size = strlen(text);
	point = strchr(text, '.');
	if (point && size < sizeof(digits)) {
		out->scale = (unsigned)(text + size - point - 1);
		memcpy(digits, text, (size_t)(point - text));
		memcpy(digits + (point - text), point + 1, out->scale + 1);
		text = digits;
		size--;
	}
	if (size < sizeof(digits) && out->scale <= SCALE_MAX &&
	    heng_parse_int(text, size, &out->value))
		return true;
	return heng_decl_fail(map, key, "H7004",
			      "度量 '%s' 的值应为整数、\"12.34\" 这样的"
			      "小数，或 false（未能计算）",
			      "measure '%s' is an integer, a decimal such as "
			      "\"12.34\", or false: not computed",
			      key);
}

static bool read_measures(heng_decl *decl, heng_case *c)
{
	heng_decl map;
	bool present, ok;
	const char **keys;
	size_t n = 0;

	if (!heng_decl_open(decl, "measures", false, &map, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_keys(&map, &keys, &n);
	c->measures = ok ? keep(decl, (n + 1) * sizeof(*c->measures)) : NULL;
	for (size_t i = 0; c->measures && ok && i < n; i++)
		ok = read_measure(&map, keys[i], &c->measures[i]);
	c->n_measures = ok ? n : 0;
	lua_settop(decl->L, map.table - 1);
	return ok && c->measures;
}

static bool read_ballots(heng_decl *decl, heng_case *c)
{
	heng_decl list;
	bool present, ok;
	size_t n = 0;

	if (!heng_decl_open(decl, "ballots", false, &list, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_list(&list, BALLOTS_MAX, &n);
	c->ballots = ok ? keep(decl, (n + 1) * sizeof(*c->ballots)) : NULL;
	for (size_t i = 0; c->ballots && ok && i < n; i++) {
		int is_int;
		lua_Integer score;

		lua_rawgeti(decl->L, list.table, (lua_Integer)i + 1);
		score = lua_tointegerx(decl->L, -1, &is_int);
		lua_pop(decl->L, 1);
		ok = is_int && score >= 0 && score <= 100;
		if (!ok)
			heng_decl_fail(decl, "ballots", "H7005",
				       "评分应为 0 到 100 的整数",
				       "a ballot is an integer from 0 to 100");
		c->ballots[i] = (int)score;
	}
	c->n_ballots = ok ? n : 0;
	lua_settop(decl->L, list.table - 1);
	return ok && c->ballots;
}

bool heng_case_setting_read(heng_decl *decl, heng_case *c)
{
	return heng_decl_string(decl, "base", false, &c->base) &&
	       read_remove(decl, c) && read_set(decl, c) && read_add(decl, c) &&
	       read_as_of(decl, c) && read_params(decl, c) &&
	       read_measures(decl, c) && read_ballots(decl, c);
}
