/* Doubles: keys that one table constructor gives twice. */
#include <stdlib.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/base/mem.h"
#include "core/lua/nesting.h"
#include "core/lua/precheck.h"

/* A computed key: it is no item either. */
static bool is_computed(const heng_nesting *w)
{
	return heng_token_is(&w->token, "[");
}

/* A key as Lua would have it. */
typedef struct key {
	const char *text;
	size_t size;
	bool is_number;
	heng_token token;
	size_t order; /* in the source */
} key;

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Behind "\u{": the code point as UTF-8; what Lua refuses may be anything. */
static const char *put_point(const char *at, const char *end, char **out)
{
	uint32_t point = 0;

	while (at < end && digit_of(*at) >= 0)
		point = (point << 4 | (uint32_t)digit_of(*at++)) & 0x1fffff;
	if (point < 0x80) {
		*(*out)++ = (char)point;
	} else if (point < 0x800) {
		*(*out)++ = (char)(0xc0 | point >> 6);
		*(*out)++ = (char)(0x80 | (point & 0x3f));
	} else if (point < 0x10000) {
		*(*out)++ = (char)(0xe0 | point >> 12);
		*(*out)++ = (char)(0x80 | (point >> 6 & 0x3f));
		*(*out)++ = (char)(0x80 | (point & 0x3f));
	} else {
		*(*out)++ = (char)(0xf0 | point >> 18);
		*(*out)++ = (char)(0x80 | (point >> 12 & 0x3f));
		*(*out)++ = (char)(0x80 | (point >> 6 & 0x3f));
		*(*out)++ = (char)(0x80 | (point & 0x3f));
	}
	return at < end ? at + 1 : at; /* the '}' */
}

/* Behind a backslash; writes no more bytes than it reads. */
static const char *put_escape(const char *at, const char *end, char **out)
{
	static const char from[] = "abfnrtv", to[] = "\a\b\f\n\r\t\v";
	const char *plain = strchr(from, *at);

	if (plain) {
		*(*out)++ = to[plain - from];
		return at + 1;
	}
	if (*at == 'x' && end - at > 2) {
		*(*out)++ = (char)(16 * digit_of(at[1]) + digit_of(at[2]));
		return at + 3;
	}
	if (*at == 'u' && end - at > 1)
		return put_point(at + 2, end, out);
	if (*at == 'z') {
		for (at++; at < end && strchr(" \t\r\n\v\f", *at); at++)
			;
		return at;
	}
	if (*at >= '0' && *at <= '9') {
		int value = 0;

		for (int i = 0; i < 3 && at < end && *at >= '0' && *at <= '9';
		     i++)
			value = 10 * value + (*at++ - '0');
		*(*out)++ = (char)value;
		return at;
	}
	*(*out)++ = *at;
	return at + 1;
}

/* What a key's token means. False: no memory. */
static bool read_key(const heng_token *token, heng_arena *arena, key *out)
{
	*out = (key){.text = token->text, .size = token->size, .token = *token};
	out->is_number = token->kind == HENG_TOKEN_NUMBER;
	if (token->kind != HENG_TOKEN_STRING ||
	    heng_token_string(token, &out->text, &out->size) || token->size < 2)
		return true;
	const char *at = token->text + 1, *end = token->text + token->size - 1;
	char *text = heng_arena_alloc(arena, token->size), *to = text;
	if (!text)
		return false;
	while (at < end) {
		if (*at != '\\' || at + 1 == end)
			*to++ = *at++;
		else
			at = put_escape(at + 1, end, &to);
	}
	out->text = text;
	out->size = (size_t)(to - text);
	return true;
}

static int by_key(const void *a, const void *b)
{
	const key *x = a, *y = b;
	int order = (int)x->is_number - (int)y->is_number;

	if (order == 0)
		order = memcmp(x->text, y->text,
			       x->size < y->size ? x->size : y->size);
	if (order == 0)
		order = (x->size > y->size) - (x->size < y->size);
	return order ? order : (x->order > y->order) - (x->order < y->order);
}

static bool is_same(const key *a, const key *b)
{
	return a->is_number == b->is_number && a->size == b->size &&
	       memcmp(a->text, b->text, a->size) == 0;
}

static heng_rc fail_double(const char *file, const heng_nesting *w,
			   const key *first, const key *second,
			   heng_error *error)
{
	char shown[HENG_SHOWN_MAX];

	heng_nesting_show(second->text, second->size, shown);
	if (first)
		heng_fail(error, HENG_EINPUT, "H2040",
			  "键 '%s' 在同一个表中出现两次，第一次在第 %u 行",
			  "the key '%s' is given twice in one table, the "
			  "first time on line %u",
			  shown, first->token.line);
	else
		heng_fail(error, HENG_EINPUT, "H2040",
			  "键 '%s' 在同一个表中出现两次：不带键名的项已占用它",
			  "the key '%s' is given twice in one table: an item "
			  "without a key has it already",
			  shown);
	heng_nesting_place(file, &w->scan, &second->token, error);
	heng_error_hint(error, "Lua 只会保留其中一个：删去多余的%s",
			"Lua would keep only one of them: remove the other%s",
			"");
	return HENG_EINPUT;
}

/* The keys of the table that ends here. The first that is given again. */
static heng_rc check_table(const char *file, const heng_nesting *w, key *keys,
			   size_t n, int64_t n_items, heng_error *error)
{
	const key *first = NULL, *second = NULL;

	if (n > 0)
		qsort(keys, n, sizeof(*keys), by_key);
	for (size_t i = 0; i < n; i++) {
		bool again = i > 0 && is_same(&keys[i - 1], &keys[i]);
		int64_t number;
		bool taken =
		    keys[i].is_number &&
		    heng_parse_int(keys[i].text, keys[i].size, &number) &&
		    number >= 1 && number <= n_items;

		if ((!again && !taken) ||
		    (second && second->order < keys[i].order))
			continue;
		first = again ? &keys[i - 1] : NULL;
		second = &keys[i];
	}
	return second ? fail_double(file, w, first, second, error) : HENG_OK;
}

heng_rc heng_lua_check_keys(const char *file, const char *text, size_t size,
			    heng_error *error)
{
	heng_nesting w = {.depth = 0};
	heng_arena arena = {0};
	key *keys = NULL;
	size_t n = 0, capacity = 0;
	heng_rc rc = HENG_OK;

	heng_scan_init(&w.scan, text, size);
	while (rc == HENG_OK && heng_nesting_step(&w)) {
		heng_nesting_level *top = heng_nesting_inside(&w);
		heng_token name;

		if (w.begins_field && heng_nesting_key(&w, &name)) {
			key *grown =
			    heng_array_grow(keys, n, &capacity, sizeof(*keys));

			if (grown)
				keys = grown;
			if (!grown || !read_key(&name, &arena, &keys[n]))
				rc = heng_fail_memory(error);
			else
				keys[n].order = n;
			n += rc == HENG_OK;
		} else if (w.begins_field && !is_computed(&w)) {
			top->n_items++;
		} else if (heng_token_is(&w.token, "}") && top &&
			   top->kind == HENG_NEST_TABLE) {
			rc = check_table(file, &w, keys + top->first,
					 n - top->first, top->n_items, error);
			n = top->first;
		}
		if (rc == HENG_OK)
			heng_nesting_settle(&w, n);
	}
	free(keys);
	heng_arena_fini(&arena);
	return rc;
}
