/* A declaration: a table that a policy, norm or profile hands over. */
#include "core/lua/decl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/suggest.h"
#include "core/lua/scan.h"
#include "core/lua/syntax.h"

/* The place of a key, or of its value. */
static bool place_in(const heng_decl_source *source, const char *what,
		     const char *const *keys, size_t n, bool at_value,
		     bool partly, heng_error *error)
{
	heng_token token;
	bool found =
	    at_value ? heng_scan_find_value(source->text, source->size, what,
					    source->line, keys, n, &token)
		     : heng_scan_find_key(source->text, source->size, what,
					  source->line, keys, n, &token);

	if (!found && !partly)
		return false;
	heng_error_at(error, source->file, token.line, token.column,
		      token.size ? heng_syntax_width(token.text, token.size)
				 : 1);
	heng_error_source(error, source->text, source->size);
	return true;
}

void heng_decl_locate(const heng_decl_source *sources, size_t n_sources,
		      const char *what, const char *const *keys, size_t n,
		      heng_error *error)
{
	for (size_t i = 0; i < n_sources; i++) {
		if (place_in(&sources[i], what, keys, n, false, false, error))
			return;
	}
	(void)place_in(&sources[0], what, keys, n, false, true, error);
}

/* The key's place, or that of its value. */
static void place(heng_decl *decl, const char *key, bool at_value)
{
	const char *keys[HENG_DECL_DEPTH_MAX + 1];
	size_t n = decl->depth;
	heng_decl_source own = {decl->file, decl->text, decl->size, decl->line};

	memcpy(keys, decl->keys, n * sizeof(*keys));
	if (key)
		keys[n++] = key;
	if (place_in(&own, decl->what, keys, n, at_value, false, decl->error))
		return;
	for (size_t i = 0; i < decl->n_inherited; i++) {
		if (place_in(&decl->inherited[i], decl->what, keys, n, at_value,
			     false, decl->error))
			return;
	}
	(void)place_in(&own, decl->what, keys, n, at_value, true, decl->error);
}

static void fill(heng_decl *decl, const char *code, const char *zh,
		 const char *en, va_list args)
{
	char text_zh[HENG_ERROR_TEXT_MAX], text_en[HENG_ERROR_TEXT_MAX];
	va_list again;

	va_copy(again, args);
	vsnprintf(text_zh, sizeof(text_zh), zh, args);
	vsnprintf(text_en, sizeof(text_en), en, again);
	va_end(again);
	heng_fail_texts(decl->error, HENG_EINPUT, code, text_zh, text_en);
}

bool heng_decl_fail(heng_decl *decl, const char *key, const char *code,
		    const char *zh, const char *en, ...)
{
	va_list args;

	va_start(args, en);
	fill(decl, code, zh, en, args);
	va_end(args);
	place(decl, key, false);
	return false;
}

bool heng_decl_fail_value(heng_decl *decl, const char *key, const char *code,
			  const char *zh, const char *en, ...)
{
	va_list args;

	va_start(args, en);
	fill(decl, code, zh, en, args);
	va_end(args);
	place(decl, key, true);
	return false;
}

bool heng_decl_fail_item(heng_decl *decl, int index, const char *code,
			 const char *zh, const char *en, ...)
{
	char key[16];
	va_list args;

	va_start(args, en);
	fill(decl, code, zh, en, args);
	va_end(args);
	snprintf(key, sizeof(key), "[%d]", index);
	place(decl, key, true);
	return false;
}

static bool no_memory(heng_decl *decl)
{
	heng_fail_memory(decl->error);
	return false;
}

/* Pushes the value of a key and returns its type. */
static int get(heng_decl *decl, const char *key)
{
	lua_pushstring(decl->L, key);
	return lua_rawget(decl->L, decl->table);
}

bool heng_decl_has(heng_decl *decl, const char *key)
{
	int type = get(decl, key);

	lua_pop(decl->L, 1);
	return type != LUA_TNIL;
}

bool heng_decl_is_id(const char *text)
{
	size_t n = strlen(text);

	if (n == 0 || n > HENG_DECL_ID_MAX || strchr("._-", text[0]))
		return false;
	return strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			    "abcdefghijklmnopqrstuvwxyz0123456789._-") == n;
}

static bool missing(heng_decl *decl, const char *key)
{
	heng_decl_fail(decl, NULL, "H2001", "缺少 '%s'", "'%s' is missing",
		       key);
	heng_decl_show(decl, key);
	return false;
}

static bool wrong_type(heng_decl *decl, const char *key, const char *zh,
		       const char *en, int type)
{
	heng_text given = heng_decl_type(decl->L, type);
	char text_zh[HENG_ERROR_TEXT_MAX], text_en[HENG_ERROR_TEXT_MAX];

	snprintf(text_zh, sizeof(text_zh), "'%.64s' 的类型不对（给出的是%s）",
		 key, given.zh);
	snprintf(text_en, sizeof(text_en), "'%.64s' has the wrong type (%s)",
		 key, given.en);
	heng_fail_texts(decl->error, HENG_EINPUT, "H2002", text_zh, text_en);
	place(decl, key, true);
	heng_error_expected(decl->error, "应为%s", "expected %s", "");
	snprintf(decl->error->expected_zh, sizeof(decl->error->expected_zh),
		 "应为%s", zh);
	snprintf(decl->error->expected_en, sizeof(decl->error->expected_en),
		 "expected %s", en);
	heng_decl_show(decl, key);
	return false;
}

/* Takes the string on top of the stack into the arena and pops it. */
static bool take_string(heng_decl *decl, const char *key, const char **out)
{
	size_t size;
	const char *text = lua_tolstring(decl->L, -1, &size);

	if (size > HENG_DECL_TEXT_MAX || strlen(text) != size ||
	    !heng_decl_is_clean(text, size)) {
		lua_pop(decl->L, 1);
		return heng_decl_fail_value(
		    decl, key, "H2003",
		    "'%s' 过长（上限 4096 字节）或含有控制字符",
		    "'%s' is longer than 4096 bytes or has control "
		    "characters",
		    key);
	}
	*out = heng_arena_copy(decl->arena, text, size);
	lua_pop(decl->L, 1);
	return *out || no_memory(decl);
}

bool heng_decl_string(heng_decl *decl, const char *key, bool required,
		      const char **out)
{
	int type = get(decl, key);

	if (type == LUA_TSTRING)
		return take_string(decl, key, out);
	lua_pop(decl->L, 1);
	if (type == LUA_TNIL)
		return !required || missing(decl, key);
	return wrong_type(decl, key, "字符串", "a string", type);
}

bool heng_decl_id(heng_decl *decl, const char *key, bool required,
		  const char **out)
{
	const char *text = NULL;

	if (!heng_decl_string(decl, key, required, &text))
		return false;
	if (!text)
		return true;
	if (!heng_decl_is_id(text)) {
		heng_decl_fail_value(
		    decl, key, "H2004",
		    "'%s' 不是合法的标识：只能用字母、数字和 . _ -",
		    "'%s' is no id: only letters, digits and . _ - are "
		    "allowed",
		    text);
		heng_decl_show(decl, key);
		return false;
	}
	*out = text;
	return true;
}

bool heng_decl_int(heng_decl *decl, const char *key, bool required, int64_t min,
		   int64_t max, int64_t *out)
{
	int type = get(decl, key), is_int = 0;
	lua_Integer value = lua_tointegerx(decl->L, -1, &is_int);

	lua_pop(decl->L, 1);
	if (type == LUA_TNIL)
		return !required || missing(decl, key);
	if (type != LUA_TNUMBER || !is_int)
		return wrong_type(decl, key, "整数", "an integer",
				  type == LUA_TNUMBER ? HENG_DECL_FRACTION
						      : type);
	if (value < min || value > max) {
		heng_decl_fail_value(decl, key, "H2005", "'%s' 超出范围：%lld",
				     "'%s' is out of range: %lld", key,
				     (long long)value);
		if (max == INT64_MAX)
			heng_error_expected(decl->error, "应不小于 %lld",
					    "expected %lld or more",
					    (long long)min);
		else
			heng_error_expected(decl->error,
					    "应在 %lld 到 %lld 之间",
					    "expected %lld to %lld",
					    (long long)min, (long long)max);
		return false;
	}
	*out = value;
	return true;
}

bool heng_decl_bool(heng_decl *decl, const char *key, bool *out)
{
	int type = get(decl, key);

	if (type == LUA_TBOOLEAN)
		*out = lua_toboolean(decl->L, -1);
	lua_pop(decl->L, 1);
	if (type == LUA_TBOOLEAN || type == LUA_TNIL)
		return true;
	return wrong_type(decl, key, " true 或 false", "true or false", type);
}

bool heng_decl_open(heng_decl *decl, const char *key, bool required,
		    heng_decl *child, bool *present)
{
	int type = get(decl, key);

	*present = type == LUA_TTABLE;
	if (*present) {
		*child = *decl;
		child->table = lua_gettop(decl->L);
		if (child->depth < HENG_DECL_DEPTH_MAX)
			child->keys[child->depth++] = key;
		return true;
	}
	lua_pop(decl->L, 1);
	if (type == LUA_TNIL)
		return !required || missing(decl, key);
	return wrong_type(decl, key, "表 { … }", "a table { … }", type);
}

bool heng_decl_open_item(heng_decl *decl, int index, heng_decl *child)
{
	int type = lua_rawgeti(decl->L, decl->table, index);

	if (type == LUA_TTABLE) {
		*child = *decl;
		child->table = lua_gettop(decl->L);
		/* Only the place rests on it: without memory it is coarser. */
		const char *key = heng_arena_printf(decl->arena, "[%d]", index);
		if (key && child->depth < HENG_DECL_DEPTH_MAX)
			child->keys[child->depth++] = key;
		return true;
	}
	lua_pop(decl->L, 1);
	heng_text given = heng_decl_type(decl->L, type);
	heng_decl_fail_item(decl, index, "H2006", "第 %d 项应为表 { … }%.0s",
			    "item %d should be a "
			    "table { … }, not %s",
			    index, given.en);
	return false;
}

bool heng_decl_text(heng_decl *decl, const char *key, bool required,
		    heng_text *out)
{
	static const char *const known[] = {"zh", "en", NULL};
	heng_decl child;
	bool present, ok;

	if (!heng_decl_open(decl, key, required, &child, &present))
		return false;
	if (!present)
		return true;
	ok = heng_decl_only(&child, known);
	for (int i = 0; ok && i < 2; i++) {
		if (heng_decl_has(&child, known[i]))
			continue;
		ok =
		    heng_decl_fail(decl, key, "H2007", "'%s' 缺少 %s 译文",
				   "'%s' has no %s translation", key, known[i]);
		heng_error_hint(
		    decl->error,
		    "两种语言都要写：%s = { zh = \"…\", en = \"…\" }",
		    "write both: %s = { zh = \"…\", en = \"…\" }", key);
	}
	ok = ok && heng_decl_string(&child, "zh", true, &out->zh) &&
	     heng_decl_string(&child, "en", true, &out->en);
	lua_settop(decl->L, child.table - 1);
	return ok;
}

static bool too_many(heng_decl *decl, size_t most)
{
	return heng_decl_fail(decl, NULL, "H2032", "这里的项数超过上限 %zu",
			      "there are more than %zu entries here", most);
}

bool heng_decl_list(heng_decl *decl, size_t most, size_t *count)
{
	size_t n = lua_rawlen(decl->L, decl->table), seen = 0;

	if (n > most)
		return too_many(decl, most);

	lua_pushnil(decl->L);
	while (lua_next(decl->L, decl->table)) {
		seen++;
		lua_pop(decl->L, 1);
	}
	if (seen != n) {
		heng_decl_fail(decl, NULL, "H2008",
			       "这里应为不带键名的列表 { a, b, … }",
			       "a plain list { a, b, … } is needed here");
		heng_decl_show(
		    decl, decl->depth > 0 ? decl->keys[decl->depth - 1] : "");
		return false;
	}
	*count = n;
	return true;
}

bool heng_decl_item(heng_decl *decl, int index, const char **out)
{
	int type = lua_rawgeti(decl->L, decl->table, index);

	if (type == LUA_TSTRING)
		return take_string(decl, NULL, out);
	lua_pop(decl->L, 1);
	heng_text given = heng_decl_type(decl->L, type);
	return heng_decl_fail_item(
	    decl, index, "H2009", "第 %d 项应为字符串%.0s",
	    "item %d should be a string, not %s", index, given.en);
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool heng_decl_keys(heng_decl *decl, const char ***out, size_t *count)
{
	size_t n = 0;

	lua_pushnil(decl->L);
	while (lua_next(decl->L, decl->table)) {
		if (lua_type(decl->L, -2) != LUA_TSTRING) {
			lua_pop(decl->L, 2);
			heng_decl_fail(
			    decl, NULL, "H2010",
			    "这里的每一项都要有键名：名称 = 值",
			    "every entry here needs a name: name = value");
			if (decl->depth > 0)
				heng_decl_show(decl,
					       decl->keys[decl->depth - 1]);
			return false;
		}
		size_t size;
		const char *key = lua_tolstring(decl->L, -2, &size);

		if (size > HENG_DECL_TEXT_MAX || strlen(key) != size ||
		    !heng_decl_is_clean(key, size)) {
			lua_pop(decl->L, 2);
			return heng_decl_fail(
			    decl, NULL, "H2010",
			    "这里有一个键名过长（上限 4096 字节）、不是 UTF-8 "
			    "文本或含有控制字符",
			    "a name here is longer than 4096 bytes, not UTF-8 "
			    "text or has control characters");
		}
		n++;
		lua_pop(decl->L, 1);
		if (n > HENG_DECL_KEYS_MAX) {
			lua_pop(decl->L, 1);
			return too_many(decl, HENG_DECL_KEYS_MAX);
		}
	}
	const char **keys =
	    heng_arena_alloc(decl->arena, (n + 1) * sizeof(*keys));
	if (!keys)
		return no_memory(decl);
	size_t i = 0;
	lua_pushnil(decl->L);
	while (lua_next(decl->L, decl->table)) {
		lua_pop(decl->L, 1);
		keys[i] =
		    heng_arena_strdup(decl->arena, lua_tostring(decl->L, -1));
		if (!keys[i++]) {
			lua_pop(decl->L, 1);
			return no_memory(decl);
		}
	}
	qsort(keys, n, sizeof(*keys), by_bytes);
	*out = keys;
	*count = n;
	return true;
}

static void show_known(heng_decl *decl, const char *const *known)
{
	char list[400] = "";

	for (size_t i = 0; known[i]; i++) {
		if (strlen(list) + strlen(known[i]) + 3 > sizeof(list))
			break;
		strcat(list, *list ? " " : "");
		strcat(list, known[i]);
	}
	heng_error_hint(decl->error, "可用的键：%s", "there are: %s", list);
}

bool heng_decl_only(heng_decl *decl, const char *const *known)
{
	const char **keys;
	size_t n;

	if (!heng_decl_keys(decl, &keys, &n))
		return false;
	for (size_t i = 0; i < n; i++) {
		heng_suggest suggest = {.wanted = keys[i]};
		size_t k = 0;

		while (known[k] && strcmp(known[k], keys[i]) != 0)
			k++;
		if (known[k])
			continue;
		for (k = 0; known[k]; k++)
			heng_suggest_offer(&suggest, known[k]);
		heng_decl_fail(decl, keys[i], "H2011", "不认识的键 '%s'",
			       "unknown key '%s'", keys[i]);
		if (suggest.best)
			heng_error_hint(decl->error, "是不是想写 '%s'？",
					"did you mean '%s'?", suggest.best);
		else
			show_known(decl, known);
		return false;
	}
	return true;
}
