/*
 * Literal paths: what a policy will ask the dossier for, checked at loading.
 *
 * Paths stand as strings inside functions that have not run yet, so they are
 * found in the source: a method of a node followed by a string. Where the
 * receiver is known (the parameter of check or applies, a node that each,
 * all or one hands out) the path must fit there, otherwise anywhere.
 */
#include <stdio.h>
#include <string.h>

#include "core/base/utf8.h"
#include "core/lua/scan.h"
#include "core/lua/state.h"
#include "core/lua/values.h"
#include "core/model/grammar.h"

enum { BOUND_MAX = 64, WINDOW = 8, BASE_MAX = 160 };

static const char unknown[] = "…";

/* A variable that is known to hold a node of certain definitions. */
typedef struct bound {
	const char *name;
	size_t size;
	heng_definitions definitions;
	char base[BASE_MAX]; /* the path to it from the root, "…" unknown */
} bound;

typedef struct checker {
	const heng_source *source;
	heng_error *error;
	heng_scan scan;
	heng_token last[WINDOW]; /* last[0] is the newest */
	bound bound[BOUND_MAX];
	size_t n_bound;
	heng_definitions any, root;
	heng_path_fn *visit; /* is told of each path; may be NULL */
	void *userdata;
} checker;

static heng_token next(checker *c)
{
	memmove(c->last + 1, c->last, (WINDOW - 1) * sizeof(*c->last));
	c->last[0] = heng_scan_next(&c->scan);
	return c->last[0];
}

static void bind(checker *c, const heng_token *name,
		 const heng_definitions *definitions, const char *base)
{
	size_t i = 0;

	if (name->kind != HENG_TOKEN_NAME)
		return;
	while (i < c->n_bound &&
	       !(c->bound[i].size == name->size &&
		 memcmp(c->bound[i].name, name->text, name->size) == 0))
		i++;
	if (!definitions) {
		if (i < c->n_bound)
			c->bound[i] = c->bound[--c->n_bound];
		return;
	}
	if (i == BOUND_MAX)
		return; /* unknown is always safe */
	if (i == c->n_bound)
		c->n_bound++;
	c->bound[i] = (bound){.name = name->text,
			      .size = name->size,
			      .definitions = *definitions};
	snprintf(c->bound[i].base, BASE_MAX, "%s", base);
}

static const heng_definitions *lookup(const checker *c, const heng_token *name,
				      const char **base)
{
	for (size_t i = 0; i < c->n_bound; i++) {
		if (c->bound[i].size != name->size ||
		    memcmp(c->bound[i].name, name->text, name->size) != 0)
			continue;
		*base = c->bound[i].base;
		return &c->bound[i].definitions;
	}
	*base = unknown;
	return &c->any;
}

/* The path from the root as far as it is known. */
static void join(const char *base, const heng_token *literal,
		 char out[BASE_MAX])
{
	const char *text = "";
	size_t size = 0;

	(void)heng_token_string(literal, &text, &size);
	if (size > 0 && text[0] == '/')
		base = "";
	if (size == 1 && text[0] == '.')
		snprintf(out, BASE_MAX, "%s", base);
	else
		snprintf(out, BASE_MAX, "%s%s%.*s", base, *base ? "/" : "",
			 (int)size, text);
}

/* Where a receiver is not known but the path fits at the root, a helper was
 * given the dossier. */
static heng_rc guess_root(const checker *c, const heng_token *literal,
			  const char **base, heng_definitions *to)
{
	const char *text;
	size_t size;
	heng_path *path = NULL;
	heng_definitions found;
	heng_rc rc;

	if (*base != unknown || !heng_token_string(literal, &text, &size) ||
	    (size == 1 && text[0] == '.'))
		return HENG_OK;
	rc = heng_path_compile(text, size, &path, NULL);
	if (rc != HENG_OK)
		return rc;
	if (heng_path_check(path, &heng_dossier_grammar, &c->root, &found,
			    NULL) == HENG_OK) {
		*base = "";
		*to = found;
	}
	heng_path_free(path);
	return HENG_OK;
}

/* The path of a definition's first place in the grammar. */
static void put_definition(unsigned index, int depth, char out[BASE_MAX])
{
	const heng_grammar *grammar = &heng_dossier_grammar;
	char above[BASE_MAX] = "";

	out[0] = 0;
	if (index == 0 || depth == 0)
		return;
	for (unsigned i = 0; i < grammar->n_elements; i++) {
		const heng_grammar_element *owner = &grammar->elements[i];

		for (unsigned k = 0; k < owner->n_children; k++) {
			if (owner->children[k].element != index || i == index)
				continue;
			put_definition(i, depth - 1, above);
			snprintf(out, BASE_MAX, "%.100s%s%.50s", above,
				 *above ? "/" : "",
				 grammar->elements[index].name);
			return;
		}
	}
}

/* Where a node is not known, but only one element has such a field. */
static void guess_place(const heng_token *literal, const heng_definitions *to,
			char path[BASE_MAX])
{
	enum { DEPTH = 12 /* of the grammar */ };
	const char *text, *at;
	size_t size;
	unsigned found = 0;
	size_t n = 0;
	char owner[BASE_MAX];

	for (unsigned i = 0; i < heng_dossier_grammar.n_elements; i++) {
		if (!heng_definitions_has(to, i))
			continue;
		found = i;
		n++;
	}
	if (n != 1 || !heng_token_string(literal, &text, &size) ||
	    memchr(text, '[', size))
		return;
	put_definition(found, DEPTH, owner);
	at = memchr(text, '@', size);
	if (at)
		snprintf(path, BASE_MAX, "%.100s%s%.*s", owner,
			 *owner ? "/" : "", (int)(size - (size_t)(at - text)),
			 at);
	else
		snprintf(path, BASE_MAX, "%s", owner);
}

static heng_rc check_literal(checker *c, const heng_token *literal,
			     const heng_definitions *from, heng_definitions *to)
{
	const char *text;
	size_t size;
	heng_path *path = NULL;
	heng_error inner;
	heng_rc rc;

	*to = c->any;
	if (!heng_token_string(literal, &text, &size))
		return HENG_OK;
	rc = heng_path_compile(text, size, &path, &inner);
	if (rc == HENG_OK)
		rc = heng_path_check(path, &heng_dossier_grammar, from, to,
				     &inner);
	heng_path_free(path);
	if (rc == HENG_OK)
		return HENG_OK;
	/* The column in the path becomes one in the file. */
	uint32_t column =
	    literal->column + 1 + (inner.column ? inner.column - 1 : 0);
	*c->error = inner;
	heng_error_at(c->error, c->source->path, literal->line, column,
		      inner.width ? inner.width : 1);
	heng_error_source(c->error, c->source->text, c->source->size);
	return rc;
}

static bool is_accessor(const heng_token *token)
{
	static const char *const names[] = {
	    "text", "integer", "number", "money", "percent", "date",
	    "bool", "exists",  "count",	 "one",	  "all",     "each",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (heng_token_is(token, names[i]))
			return true;
	}
	return false;
}

/* Behind `function`: parameters hide what their names meant before; the
 * first one gets `first` where it is known. */
static void parameters(checker *c, const heng_definitions *first,
		       const char *base)
{
	heng_token token = next(c);

	while (token.kind == HENG_TOKEN_NAME || heng_token_is(&token, ".") ||
	       heng_token_is(&token, ":"))
		token = next(c); /* the function's name */
	if (!heng_token_is(&token, "("))
		return;
	for (token = next(c);
	     token.kind == HENG_TOKEN_NAME || heng_token_is(&token, ",");
	     token = next(c)) {
		bind(c, &token, first, base);
		first = NULL;
	}
}

/* Behind `local` or `for`: what the names meant before is hidden. */
static void forget_names(checker *c)
{
	heng_token token = next(c);

	if (heng_token_is(&token, "function")) {
		parameters(c, NULL, unknown);
		return;
	}
	while (token.kind == HENG_TOKEN_NAME || heng_token_is(&token, ",")) {
		if (heng_token_is(&token, "in"))
			return;
		bind(c, &token, NULL, unknown);
		token = next(c);
	}
}

/* Whether an argument ends here: "a" .. x is no literal. */
static bool ends_argument(const checker *c)
{
	heng_scan ahead = c->scan;
	heng_token token = heng_scan_next(&ahead);

	return heng_token_is(&token, ",") || heng_token_is(&token, ")");
}

/* At `receiver : accessor`: the literal behind it, if there is one. */
static heng_rc access_path(checker *c, const heng_token *receiver)
{
	heng_token method = c->last[0];
	heng_token before = c->last[3]; /* what stands before the receiver */
	heng_token outer = c->last[4], variable = c->last[5];
	heng_scan mark;
	heng_definitions to;

	mark = c->scan;
	heng_token literal = heng_scan_next(&c->scan);
	bool in_brackets = heng_token_is(&literal, "(");
	if (in_brackets)
		literal = heng_scan_next(&c->scan);
	if (literal.kind != HENG_TOKEN_STRING ||
	    (in_brackets && !ends_argument(c))) {
		c->scan = mark;
		return HENG_OK;
	}
	const char *base = unknown;
	char path[BASE_MAX];
	const heng_definitions *from = receiver->kind == HENG_TOKEN_NAME
					   ? lookup(c, receiver, &base)
					   : &c->any;
	heng_rc rc = check_literal(c, &literal, from, &to);

	if (rc == HENG_OK && c->visit)
		rc = guess_root(c, &literal, &base, &to);
	join(base, &literal, path);
	if (rc == HENG_OK && c->visit && strncmp(path, unknown, 3) == 0)
		guess_place(&literal, &to, path);
	if (rc == HENG_OK && literal.size > 2) {
		heng_access access = {.source = c->source,
				      .method = method,
				      .literal = literal,
				      .before = before,
				      .behind = c->scan,
				      .in_brackets = in_brackets,
				      .to = to};

		if (c->visit)
			c->visit(&access, path, c->userdata);
		else
			rc = heng_values_check(&access, c->error);
	}
	if (rc != HENG_OK)
		return rc;
	if (heng_token_is(&method, "one") && heng_token_is(&before, "=")) {
		bind(c, &outer, &to, path);
	} else if (heng_token_is(&method, "all") &&
		   heng_token_is(&before, "(") &&
		   heng_token_is(&outer, "ipairs") &&
		   heng_token_is(&variable, "in")) {
		bind(c, &c->last[6], &to, path);
	} else if (heng_token_is(&method, "each")) {
		heng_token token = next(c);

		if (heng_token_is(&token, ","))
			token = next(c);
		if (heng_token_is(&token, "function"))
			parameters(c, &to, path);
	}
	return HENG_OK;
}

/* At `:at`: the path behind `( node ,`, if it is a literal. */
static heng_rc place_path(checker *c)
{
	heng_scan mark = c->scan;
	heng_token open = heng_scan_next(&c->scan);
	heng_token node = heng_scan_next(&c->scan);
	heng_token comma = heng_scan_next(&c->scan);
	heng_token literal = heng_scan_next(&c->scan);
	heng_definitions to;
	const char *base;

	if (heng_token_is(&open, "(") && node.kind == HENG_TOKEN_NAME &&
	    heng_token_is(&comma, ",") && literal.kind == HENG_TOKEN_STRING &&
	    ends_argument(c))
		return check_literal(c, &literal, lookup(c, &node, &base), &to);
	c->scan = mark;
	return HENG_OK;
}

heng_rc heng_lua_visit_paths(const heng_source *source, heng_path_fn *visit,
			     void *userdata, heng_error *error)
{
	checker c = {.source = source,
		     .error = error,
		     .visit = visit,
		     .userdata = userdata};

	heng_scan_init(&c.scan, source->text, source->size);
	heng_definitions_add(&c.root, 0);
	for (unsigned i = 0; i < heng_dossier_grammar.n_elements; i++)
		heng_definitions_add(&c.any, i);
	for (;;) {
		heng_token token = next(&c);

		if (token.kind == HENG_TOKEN_END)
			return HENG_OK;
		if (token.kind != HENG_TOKEN_NAME)
			continue;
		if (heng_token_is(&token, "function")) {
			bool entry = heng_token_is(&c.last[1], "=") &&
				     (heng_token_is(&c.last[2], "check") ||
				      heng_token_is(&c.last[2], "applies"));

			parameters(&c, entry ? &c.root : NULL,
				   entry ? "" : unknown);
		} else if (heng_token_is(&token, "local") ||
			   heng_token_is(&token, "for")) {
			forget_names(&c);
		} else if (heng_token_is(&token, "partial")) {
			heng_rc rc =
			    heng_values_check_share(source, c.scan, error);

			if (rc != HENG_OK)
				return rc;
		} else if (heng_token_is(&c.last[1], ":")) {
			heng_token receiver = c.last[2];
			heng_rc rc = HENG_OK;

			if (heng_token_is(&token, "at"))
				rc = place_path(&c);
			else if (is_accessor(&token))
				rc = access_path(&c, &receiver);
			if (rc != HENG_OK)
				return rc;
		}
	}
}

heng_rc heng_lua_check_paths(const heng_source *source, heng_error *error)
{
	return heng_lua_visit_paths(source, NULL, NULL, error);
}
