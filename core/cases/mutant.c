/* Mutant: a rule's source with one thing changed that a case should notice. */
#include "core/cases/mutant.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/base/mem.h"
#include "core/lua/scan.h"

/* The source as tokens, all of them at once. */
typedef struct finder {
	heng_mutants *out;
	const char *text;
	heng_token *tokens;
	size_t n, capacity;
	uint32_t rule; /* line of the rule{} in hand, or 0 */
	int depth;     /* of its braces */
	bool no_memory;
} finder;

static const struct {
	const char *name;
	heng_text title;
} operators[HENG_OPERATORS] = {
    [HENG_MUTATE_COMPARE] = {"compare", {"比较符改动", "comparison"}},
    [HENG_MUTATE_EQUAL] = {"equal", {"等号与不等号互换", "equality"}},
    [HENG_MUTATE_THRESHOLD] = {"threshold",
			       {"数值加一或减一", "number plus or minus 1"}},
    [HENG_MUTATE_NEGATE] = {"negate", {"条件取反", "condition negated"}},
    [HENG_MUTATE_LOGIC] = {"logic", {"and 与 or 互换", "and for or"}},
    [HENG_MUTATE_OUTCOME] = {"outcome", {"结果互换", "outcome swapped"}},
    [HENG_MUTATE_DEFAULT_ADDED] = {"default-added",
				   {"加上默认值", "default added"}},
    [HENG_MUTATE_DEFAULT_REMOVED] = {"default-removed",
				     {"去掉默认值", "default removed"}},
    [HENG_MUTATE_APPLIES] = {"applies", {"applies 被强制", "applies forced"}},
    [HENG_MUTATE_FIELD] = {"field",
			   {"从申报书删去字段", "field removed from dossier"}},
};

const char *heng_operator_name(heng_operator op)
{
	return operators[op].name;
}

heng_text heng_operator_title(heng_operator op)
{
	return operators[op].title;
}

static bool is(const finder *f, size_t i, const char *text)
{
	return i < f->n && heng_token_is(&f->tokens[i], text);
}

static size_t offset(const finder *f, size_t i)
{
	return (size_t)(f->tokens[i].text - f->text);
}

static size_t end_of(const finder *f, size_t i)
{
	return offset(f, i) + f->tokens[i].size;
}

/* Whether token i + 1 stands directly behind token i. */
static bool is_joined(const finder *f, size_t i)
{
	return i + 1 < f->n && end_of(f, i) == offset(f, i + 1);
}

static heng_mutant *add(finder *f, heng_operator op, size_t token, size_t at,
			size_t size, const char *with)
{
	heng_mutant *grown = heng_array_grow(f->out->items, f->out->count,
					     &f->out->capacity, sizeof(*grown));

	if (!grown) {
		f->no_memory = true;
		return NULL;
	}
	f->out->items = grown;
	grown += f->out->count++;
	*grown = (heng_mutant){.op = op,
			       .at = at,
			       .size = size,
			       .line = f->tokens[token].line,
			       .column = f->tokens[token].column,
			       .rule = f->rule};
	snprintf(grown->with, sizeof(grown->with), "%s", with);
	return grown;
}

static void compare(finder *f, size_t i)
{
	bool with_equal = is_joined(f, i) && is(f, i + 1, "=");
	char c = f->tokens[i].text[0];
	char with[3] = {c, with_equal ? '\0' : '=', '\0'};

	/* << and >> are shifts; <close> and <const> are attributes. */
	if ((is_joined(f, i) && f->tokens[i + 1].text[0] == c) ||
	    (i > 0 && is_joined(f, i - 1) && f->tokens[i - 1].text[0] == c) ||
	    is(f, i + 1, "const") || is(f, i + 1, "close") ||
	    (i > 0 && (is(f, i - 1, "const") || is(f, i - 1, "close"))))
		return;
	add(f, HENG_MUTATE_COMPARE, i, offset(f, i), with_equal ? 2 : 1, with);
}

static void equal(finder *f, size_t i)
{
	if (!is_joined(f, i) || !is(f, i + 1, "="))
		return;
	add(f, HENG_MUTATE_EQUAL, i, offset(f, i), 2,
	    is(f, i, "~") ? "==" : "~=");
}

/* Keys whose numbers are no thresholds. */
static bool is_declaration(const finder *f, size_t i)
{
	static const char *const keys[] = {"min", "max", "weight", "at"};

	if (i < 2 || !is(f, i - 1, "="))
		return false;
	for (size_t k = 0; k < sizeof(keys) / sizeof(*keys); k++) {
		if (is(f, i - 2, keys[k]))
			return true;
	}
	return false;
}

static void threshold(finder *f, size_t i)
{
	const heng_token *token = &f->tokens[i];
	int64_t value;
	char with[24];

	if (!heng_parse_int(token->text, token->size, &value) ||
	    is_declaration(f, i) || value >= INT64_MAX)
		return;
	snprintf(with, sizeof(with), "%lld", (long long)value + 1);
	add(f, HENG_MUTATE_THRESHOLD, i, offset(f, i), token->size, with);
	/* In brackets: "a -1" would be a call or a subtraction. */
	snprintf(with, sizeof(with), "(%lld)", (long long)value - 1);
	add(f, HENG_MUTATE_THRESHOLD, i, offset(f, i), token->size, with);
}

static void negate(finder *f, size_t i)
{
	heng_mutant *mutant;
	size_t end = i + 1;

	while (end < f->n && !is(f, end, "then")) {
		if (is(f, end, "function"))
			return;
		end++;
	}
	if (end == f->n)
		return;
	mutant = add(f, HENG_MUTATE_NEGATE, i, end_of(f, i), 0, " not (");
	if (!mutant)
		return;
	mutant->at2 = end_of(f, end - 1);
	snprintf(mutant->with2, sizeof(mutant->with2), ")");
}

/* The constructor that is put in place of another. */
static void outcome(finder *f, size_t i)
{
	/* A name with a message table takes the same table. */
	static const char *const swaps[][2] = {
	    {"fail", "insufficient"},
	    {"insufficient", "fail"},
	    {"not_applicable", "fail"},
	};
	static const char said[] = " { zh = \"-\", en = \"-\" }";
	char with[48];

	if (i > 0 && (is(f, i - 1, ":") || is(f, i - 1, ".")))
		return;
	if (is(f, i, "pass") && is(f, i + 1, "(") && is(f, i + 2, ")")) {
		size_t size = end_of(f, i + 2) - offset(f, i);

		snprintf(with, sizeof(with), "fail%s", said);
		add(f, HENG_MUTATE_OUTCOME, i, offset(f, i), size, with);
		snprintf(with, sizeof(with), "not_applicable%s", said);
		add(f, HENG_MUTATE_OUTCOME, i, offset(f, i), size, with);
		return;
	}
	if (!is(f, i + 1, "{") && !is(f, i + 1, "("))
		return;
	for (size_t k = 0; k < 3; k++) {
		if (is(f, i, swaps[k][0]))
			add(f, HENG_MUTATE_OUTCOME, i, offset(f, i),
			    f->tokens[i].size, swaps[k][1]);
	}
}

/* The default that makes an accessor lenient; NULL: none is known. */
static const char *default_of(const finder *f, size_t i)
{
	static const char *const defaults[][2] = {
	    {"text", "\"\""}, {"integer", "0"}, {"number", "0"},
	    {"money", "0"},   {"percent", "0"}, {"bool", "false"},
	};

	for (size_t k = 0; k < sizeof(defaults) / sizeof(*defaults); k++) {
		if (is(f, i, defaults[k][0]))
			return defaults[k][1];
	}
	return NULL;
}

/* `i` is the name of a method: node:text "path" or ("path", default). */
static void accessor(finder *f, size_t i)
{
	const char *with = default_of(f, i);
	bool opened = is(f, i + 1, "(");
	size_t string = i + 1 + opened, end, depth = 0;
	char text[48];

	if ((!with && !is(f, i, "date")) || string >= f->n ||
	    f->tokens[string].kind != HENG_TOKEN_STRING)
		return;
	if (opened && is(f, string + 1, ",")) {
		for (end = string + 2; end < f->n; end++) {
			depth += is(f, end, "(") || is(f, end, "{");
			if (is(f, end, ")") && depth == 0)
				break;
			depth -= is(f, end, ")") || is(f, end, "}");
		}
		if (end < f->n)
			add(f, HENG_MUTATE_DEFAULT_REMOVED, i,
			    end_of(f, string),
			    offset(f, end) - end_of(f, string), "");
		return;
	}
	if (!with)
		return;
	if (opened && is(f, string + 1, ")")) {
		snprintf(text, sizeof(text), ", %s", with);
		add(f, HENG_MUTATE_DEFAULT_ADDED, i, end_of(f, string), 0,
		    text);
	} else if (!opened) {
		heng_mutant *mutant;

		mutant =
		    add(f, HENG_MUTATE_DEFAULT_ADDED, i, end_of(f, i), 0, "(");
		if (!mutant)
			return;
		mutant->at2 = end_of(f, string);
		snprintf(mutant->with2, sizeof(mutant->with2), ", %s)", with);
	}
}

/* applies = function(app) …: the first thing it does is to return. */
static void applies(finder *f, size_t i)
{
	size_t end = i + 3;

	if (!is(f, i + 1, "=") || !is(f, i + 2, "function") ||
	    !is(f, i + 3, "("))
		return;
	while (end < f->n && !is(f, end, ")"))
		end++;
	if (end == f->n)
		return;
	add(f, HENG_MUTATE_APPLIES, i, end_of(f, end), 0,
	    " do return true end ");
	add(f, HENG_MUTATE_APPLIES, i, end_of(f, end), 0,
	    " do return false end ");
}

/* Keeps count of which rule{} the token is in. */
static void follow(finder *f, size_t i)
{
	if (f->rule == 0 && is(f, i, "rule") && is(f, i + 1, "{"))
		f->rule = f->tokens[i].line;
	if (f->rule && is(f, i, "{"))
		f->depth++;
	else if (f->rule && is(f, i, "}") && --f->depth == 0)
		f->rule = 0;
}

static void look(finder *f, size_t i)
{
	const heng_token *token = &f->tokens[i];

	if (token->kind == HENG_TOKEN_NUMBER) {
		threshold(f, i);
	} else if (token->kind == HENG_TOKEN_MARK) {
		if (is(f, i, "<") || is(f, i, ">"))
			compare(f, i);
		else if (is(f, i, "~") || (is(f, i, "=") && is_joined(f, i)))
			equal(f, i);
	} else if (token->kind == HENG_TOKEN_NAME) {
		if (i > 0 && is(f, i - 1, ":"))
			accessor(f, i);
		else if (is(f, i, "if") || is(f, i, "elseif"))
			negate(f, i);
		else if (is(f, i, "and"))
			add(f, HENG_MUTATE_LOGIC, i, offset(f, i), 3, "or");
		else if (is(f, i, "or"))
			add(f, HENG_MUTATE_LOGIC, i, offset(f, i), 2, "and");
		else if (is(f, i, "applies"))
			applies(f, i);
		else
			outcome(f, i);
	}
}

heng_rc heng_mutants_find(heng_mutants *mutants, const char *text, size_t size,
			  heng_error *error)
{
	finder f = {.out = mutants, .text = text};
	heng_scan scan;
	heng_token token;

	heng_scan_init(&scan, text, size);
	while ((token = heng_scan_next(&scan)).kind != HENG_TOKEN_END) {
		heng_token *grown =
		    heng_array_grow(f.tokens, f.n, &f.capacity, sizeof(*grown));

		if (!grown) {
			f.no_memory = true;
			break;
		}
		f.tokens = grown;
		f.tokens[f.n++] = token;
	}
	for (size_t i = 0; i < f.n && !f.no_memory; i++) {
		follow(&f, i);
		look(&f, i);
	}
	free(f.tokens);
	return f.no_memory ? heng_fail_memory(error) : HENG_OK;
}

void heng_mutant_put(const heng_mutant *m, const char *text, size_t size,
		     heng_buf *out)
{
	size_t from = m->at + m->size;

	heng_buf_clear(out);
	heng_buf_put(out, text, m->at);
	heng_buf_puts(out, m->with);
	if (m->at2) {
		heng_buf_put(out, text + from, m->at2 - from);
		heng_buf_puts(out, m->with2);
		from = m->at2;
	}
	heng_buf_put(out, text + from, size - from);
}
