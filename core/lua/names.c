/* Names: those that a source uses and nobody has declared. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/base/suggest.h"
#include "core/lua/nesting.h"
#include "core/lua/mistake.h"
#include "core/lua/precheck.h"

/* A name of the source, as a slice of it. */
typedef struct name {
	const char *text;
	size_t size;
} name;

typedef struct names {
	name *items;
	size_t count, capacity;
	bool failed;
} names;

static void add_name(names *list, const heng_token *token)
{
	name *grown = heng_array_grow(list->items, list->count, &list->capacity,
				      sizeof(*list->items));

	if (!grown) {
		list->failed = true;
		return;
	}
	list->items = grown;
	list->items[list->count++] = (name){token->text, token->size};
}

static int by_name(const void *a, const void *b)
{
	const name *x = a, *y = b;
	int order =
	    memcmp(x->text, y->text, x->size < y->size ? x->size : y->size);

	return order ? order : (x->size > y->size) - (x->size < y->size);
}

/*
 * Whether the name at hand is declared: behind local, for and function, among
 * the parameters of a function, or given a value. Lists of names are taken
 * whole, so that at worst a name passes that should not.
 */
typedef struct declaring {
	bool names;    /* a list of names is being read */
	bool function; /* a function's own name, then its parameters */
} declaring;

/* Whether the token before is one that a declared name stands behind. */
static bool follows(const heng_nesting *w, const char *const *marks)
{
	for (; *marks; marks++) {
		if (heng_token_is(&w->before, *marks))
			return true;
	}
	return false;
}

/* At the first of the names of `a, b = …`. */
static bool is_assigned(heng_nesting *w)
{
	const heng_nesting_level *top = heng_nesting_inside(w);
	heng_scan ahead = w->scan;
	heng_token next = heng_scan_next(&ahead);

	if (heng_token_is(&w->before, ".") || w->begins_field ||
	    (top &&
	     (top->kind == HENG_NEST_TABLE || top->kind == HENG_NEST_PAREN)))
		return false;
	while (heng_token_is(&next, ",")) {
		next = heng_scan_next(&ahead);
		if (next.kind != HENG_TOKEN_NAME)
			return false;
		next = heng_scan_next(&ahead);
	}
	return heng_token_is_equals(&ahead, &next);
}

static bool declares(heng_nesting *w, declaring *d)
{
	static const char *const in_list[] = {"local", "for", ",",
					      "(",     "<",   NULL};
	static const char *const in_name[] = {"function", ".", ":", NULL};
	const heng_token *token = &w->token;

	if (heng_token_is_word(token, "local") ||
	    heng_token_is_word(token, "for")) {
		*d = (declaring){.names = true};
	} else if (heng_token_is_word(token, "function")) {
		*d = (declaring){.function = true};
	} else if (d->function && heng_token_is(token, "(")) {
		*d = (declaring){.names = true};
	} else if (token->kind == HENG_TOKEN_NAME &&
		   !heng_token_is_keyword(token)) {
		if ((d->names && follows(w, in_list)) ||
		    (d->function && follows(w, in_name)))
			return true;
		*d = (declaring){.names = false};
		return is_assigned(w);
	} else if (!heng_token_is(token, ",") && !heng_token_is(token, "<") &&
		   !heng_token_is(token, ">") && !heng_token_is(token, ".") &&
		   !heng_token_is(token, ":")) {
		*d = (declaring){.names = false};
	}
	return false;
}

/* A name that stands for a value of its own: no field, method or label. */
static bool is_use(const heng_nesting *w)
{
	const heng_token *token = &w->token, *before = &w->before;
	heng_token key;

	if (token->kind != HENG_TOKEN_NAME || heng_token_is_keyword(token) ||
	    heng_token_is_word(before, "goto") || heng_token_is(before, ":"))
		return false;
	if (heng_token_is(before, "."))
		/* Behind ".." stands an operand. */
		return before->text > w->scan.text && before->text[-1] == '.';
	return !w->begins_field || !heng_nesting_key(w, &key);
}

static heng_rc fail_name(const char *file, const heng_nesting *w,
			 const names *list, const char *const *known,
			 heng_error *error)
{
	char wanted[HENG_SHOWN_MAX], shown[HENG_SHOWN_MAX],
	    best[HENG_SHOWN_MAX] = "", message[2 * HENG_SHOWN_MAX + 64];
	heng_suggest suggest = {.wanted = wanted};

	heng_nesting_show(w->token.text, w->token.size, wanted);
	for (size_t i = 0; known[i]; i++)
		heng_suggest_offer(&suggest, known[i]);
	snprintf(best, sizeof(best), "%s", suggest.best ? suggest.best : "");
	for (size_t i = 0; i < list->count; i++) {
		heng_suggest own = {.wanted = wanted};

		heng_nesting_show(list->items[i].text, list->items[i].size,
				  shown);
		heng_suggest_offer(&own, shown);
		if (!own.best || (best[0] && own.distance >= suggest.distance))
			continue;
		memcpy(best, shown, sizeof(best));
		suggest.distance = own.distance;
	}
	if (best[0])
		snprintf(message, sizeof(message),
			 "'%s' is not defined; did you mean '%s'?", wanted,
			 best);
	else
		snprintf(message, sizeof(message), "'%s' is not defined",
			 wanted);
	heng_mistake_fail(file, w->scan.text, w->scan.size, w->token.line,
			  message, "H2041", error);
	return HENG_EINPUT;
}

static bool is_known(const names *list, const char *const *known,
		     const heng_token *token)
{
	name wanted = {token->text, token->size};

	/* The world itself, which every source has. */
	if (heng_token_is(token, "_ENV"))
		return true;
	for (size_t i = 0; known[i]; i++) {
		if (heng_token_is(token, known[i]))
			return true;
	}
	return list->count > 0 && bsearch(&wanted, list->items, list->count,
					  sizeof(wanted), by_name) != NULL;
}

heng_rc heng_lua_check_names(const char *file, const char *text, size_t size,
			     const char *const *known, heng_error *error)
{
	heng_nesting w = {.depth = 0};
	declaring d = {.names = false};
	names list = {0};
	heng_rc rc = HENG_OK;

	heng_scan_init(&w.scan, text, size);
	while (heng_nesting_step(&w)) {
		if (declares(&w, &d))
			add_name(&list, &w.token);
		heng_nesting_settle(&w, 0);
	}
	if (list.failed)
		rc = heng_fail_memory(error);
	if (list.count > 0)
		qsort(list.items, list.count, sizeof(*list.items), by_name);
	/* What is no valid Lua is for Lua to refuse. */
	bool valid = !w.is_lost && w.depth == 0;
	w = (heng_nesting){.depth = 0};
	heng_scan_init(&w.scan, text, size);
	while (rc == HENG_OK && valid && heng_nesting_step(&w)) {
		if (is_use(&w) && !is_known(&list, known, &w.token))
			rc = fail_name(file, &w, &list, known, error);
		heng_nesting_settle(&w, 0);
	}
	free(list.items);
	return rc;
}
