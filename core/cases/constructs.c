/* Constructs: which outcomes a rule's source can give. */
#include "core/cases/constructs.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/lua/scan.h"

enum { HELPERS_MAX = 64 }; /* functions of a file that are followed */

/* A piece of the source: a rule, or a function beside the rules. */
typedef struct region {
	size_t from, to; /* tokens */
	heng_token name; /* of the function */
	bool can[HENG_OUTCOMES];
} region;

typedef struct source {
	heng_token *tokens;
	size_t n, capacity;
	region helpers[HELPERS_MAX];
	size_t n_helpers;
} source;

static bool is(const source *s, size_t i, const char *text)
{
	return i < s->n && heng_token_is(&s->tokens[i], text);
}

static bool read_tokens(source *s, const char *text, size_t size)
{
	heng_scan scan;
	heng_token token;

	heng_scan_init(&scan, text, size);
	while ((token = heng_scan_next(&scan)).kind != HENG_TOKEN_END) {
		heng_token *grown = heng_array_grow(
		    s->tokens, s->n, &s->capacity, sizeof(*grown));

		if (!grown)
			return false;
		s->tokens = grown;
		s->tokens[s->n++] = token;
	}
	return true;
}

/* Behind the '}' that closes the '{' at `i`. */
static size_t close_of(const source *s, size_t i)
{
	int depth = 0;

	for (; i < s->n; i++) {
		depth += is(s, i, "{");
		if (is(s, i, "}") && --depth == 0)
			return i + 1;
	}
	return s->n;
}

/* Functions beside the rules: each ends where the next begins. */
static void find_helpers(source *s)
{
	size_t i = 0;
	region *open = NULL;

	while (i < s->n) {
		bool is_rule = is(s, i, "rule") && is(s, i + 1, "{");
		bool is_function =
		    is(s, i, "local") && is(s, i + 1, "function");

		if ((is_rule || is_function) && open) {
			open->to = i;
			open = NULL;
		}
		if (is_function && i + 2 < s->n && s->n_helpers < HELPERS_MAX) {
			open = &s->helpers[s->n_helpers++];
			*open = (region){.from = i + 3,
					 .to = s->n,
					 .name = s->tokens[i + 2]};
		}
		i = is_rule ? close_of(s, i + 1) : i + 1;
	}
}

static bool is_accessor(const source *s, size_t i)
{
	static const char *const names[] = {
	    "text", "integer", "number", "money", "percent", "date", "bool"};

	for (size_t k = 0; k < sizeof(names) / sizeof(*names); k++) {
		if (is(s, i, names[k]))
			return true;
	}
	return false;
}

/* Whether the accessor at `i` is called without a default. */
static bool is_demanding(const source *s, size_t i)
{
	int depth = 0;

	if (!is(s, i + 1, "("))
		return true;
	for (i += 1; i < s->n; i++) {
		depth += is(s, i, "(") || is(s, i, "{");
		if (depth == 1 && is(s, i, ","))
			return false;
		depth -= is(s, i, ")") || is(s, i, "}");
		if (depth == 0)
			break;
	}
	return true;
}

static void look(const source *s, size_t i, bool can[HENG_OUTCOMES])
{
	bool calls = is(s, i + 1, "(") || is(s, i + 1, "{");

	if (i > 0 && is(s, i - 1, ":")) {
		if (is_accessor(s, i) && is_demanding(s, i))
			can[HENG_INSUFFICIENT] = true;
		return;
	}
	if (is(s, i, "applies") && is(s, i + 1, "="))
		can[HENG_NOT_APPLICABLE] = true;
	if (is(s, i, "measure"))
		can[HENG_INSUFFICIENT] = true;
	if (!calls)
		return;
	can[HENG_PASS] |= is(s, i, "pass");
	can[HENG_PARTIAL] |= is(s, i, "partial");
	can[HENG_FAIL] |= is(s, i, "fail");
	can[HENG_INSUFFICIENT] |= is(s, i, "insufficient");
	can[HENG_NOT_APPLICABLE] |= is(s, i, "not_applicable");
}

/* What a region gives by itself and by the helpers it names. */
static void gather(source *s, region *r)
{
	for (size_t i = r->from; i < r->to; i++) {
		look(s, i, r->can);
		for (size_t k = 0; k < s->n_helpers; k++) {
			const region *helper = &s->helpers[k];

			if (helper == r ||
			    s->tokens[i].size != helper->name.size ||
			    memcmp(s->tokens[i].text, helper->name.text,
				   helper->name.size) != 0)
				continue;
			for (int o = 0; o < HENG_OUTCOMES; o++)
				r->can[o] |= helper->can[o];
		}
	}
}

static void find_in(source *s, const heng_rule *rule, bool can[HENG_OUTCOMES])
{
	region own = {.from = s->n, .to = s->n};

	find_helpers(s);
	for (size_t i = 0; i < s->n; i++) {
		if (s->tokens[i].line == rule->line && is(s, i, "rule")) {
			own.from = i;
			own.to = close_of(s, i + 1);
			break;
		}
	}
	/* Helpers may name helpers, in any order. */
	for (size_t round = 0; round < 3; round++) {
		for (size_t k = 0; k < s->n_helpers; k++)
			gather(s, &s->helpers[k]);
	}
	gather(s, &own);
	memcpy(can, own.can, sizeof(own.can));
}

bool heng_constructs_find(const heng_policies *policies, const heng_rule *rule,
			  bool can[HENG_OUTCOMES])
{
	source *s = calloc(1, sizeof(*s));
	const char *name = NULL, *text;
	size_t size;
	bool done = s;

	memset(can, 0, HENG_OUTCOMES * sizeof(*can));
	for (size_t i = 0;
	     done && rule->file &&
	     (name = heng_policies_source(policies, i, &text, &size));
	     i++) {
		if (strcmp(name, rule->file) != 0)
			continue;
		done = read_tokens(s, text, size);
		break;
	}
	if (done && rule->file)
		find_in(s, rule, can);
	if (!rule->file)
		can[HENG_PASS] = can[HENG_FAIL] = true;
	if (rule->kind != HENG_AUTOMATIC) {
		can[HENG_PASS] = can[HENG_FAIL] = can[HENG_PENDING] = true;
		can[HENG_PARTIAL] |=
		    !rule->majority && rule->fail_below < rule->pass_at;
	}
	if (s)
		free(s->tokens);
	free(s);
	return done;
}
