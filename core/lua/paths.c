/*
 * Literal paths: what a policy will ask the dossier for, checked at loading.
 *
 * Paths stand as strings inside functions that have not run yet, so they are
 * found in the source: a method of a node followed by a string. Where the
 * receiver is known (the parameter of check or applies, a node that each,
 * all or one hands out) the path must fit there, otherwise anywhere.
 */
#include <string.h>

#include "core/base/utf8.h"
#include "core/lua/scan.h"
#include "core/lua/state.h"
#include "core/lua/values.h"
#include "core/model/grammar.h"

enum { BOUND_MAX = 64, WINDOW = 8 };

/* A variable that is known to hold a node of certain definitions. */
typedef struct bound {
	const char *name;
	size_t size;
	heng_definitions definitions;
} bound;

typedef struct checker {
	const heng_source *source;
	heng_error *error;
	heng_scan scan;
	heng_token last[WINDOW]; /* last[0] is the newest */
	bound bound[BOUND_MAX];
	size_t n_bound;
	heng_definitions any, root;
} checker;

static heng_token next(checker *c)
{
	memmove(c->last + 1, c->last, (WINDOW - 1) * sizeof(*c->last));
	c->last[0] = heng_scan_next(&c->scan);
	return c->last[0];
}

static void bind(checker *c, const heng_token *name,
		 const heng_definitions *definitions)
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
	c->bound[i] = (bound){name->text, name->size, *definitions};
}

static const heng_definitions *lookup(const checker *c, const heng_token *name)
{
	for (size_t i = 0; i < c->n_bound; i++) {
		if (c->bound[i].size == name->size &&
		    memcmp(c->bound[i].name, name->text, name->size) == 0)
			return &c->bound[i].definitions;
	}
	return &c->any;
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
static void parameters(checker *c, const heng_definitions *first)
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
		bind(c, &token, first);
		first = NULL;
	}
}

/* Behind `local` or `for`: what the names meant before is hidden. */
static void forget_names(checker *c)
{
	heng_token token = next(c);

	if (heng_token_is(&token, "function")) {
		parameters(c, NULL);
		return;
	}
	while (token.kind == HENG_TOKEN_NAME || heng_token_is(&token, ",")) {
		if (heng_token_is(&token, "in"))
			return;
		bind(c, &token, NULL);
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
	const heng_definitions *from =
	    receiver->kind == HENG_TOKEN_NAME ? lookup(c, receiver) : &c->any;
	heng_rc rc = check_literal(c, &literal, from, &to);
	if (rc == HENG_OK && literal.size > 2) {
		heng_access access = {.source = c->source,
				      .method = method,
				      .literal = literal,
				      .before = before,
				      .behind = c->scan,
				      .in_brackets = in_brackets,
				      .to = to};

		rc = heng_values_check(&access, c->error);
	}
	if (rc != HENG_OK)
		return rc;
	if (heng_token_is(&method, "one") && heng_token_is(&before, "=")) {
		bind(c, &outer, &to);
	} else if (heng_token_is(&method, "all") &&
		   heng_token_is(&before, "(") &&
		   heng_token_is(&outer, "ipairs") &&
		   heng_token_is(&variable, "in")) {
		bind(c, &c->last[6], &to);
	} else if (heng_token_is(&method, "each")) {
		heng_token token = next(c);

		if (heng_token_is(&token, ","))
			token = next(c);
		if (heng_token_is(&token, "function"))
			parameters(c, &to);
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

	if (heng_token_is(&open, "(") && node.kind == HENG_TOKEN_NAME &&
	    heng_token_is(&comma, ",") && literal.kind == HENG_TOKEN_STRING &&
	    ends_argument(c))
		return check_literal(c, &literal, lookup(c, &node), &to);
	c->scan = mark;
	return HENG_OK;
}

heng_rc heng_lua_check_paths(const heng_source *source, heng_error *error)
{
	checker c = {.source = source, .error = error};

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

			parameters(&c, entry ? &c.root : NULL);
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
