/* A survey of a rule's source: what it reads, uses and may say. */
#include "core/lua/survey.h"

#include <stdlib.h>
#include <string.h>

#include "core/lua/state.h"
#include "core/lua/survey_message.h"
#include "core/lua/syntax.h"
#include "core/lua/syntax_blocks.h"
#include "core/lua/values.h"

enum {
	PARTS_MAX = 128, /* functions at the top of one file */
	TOKENS_BACK = 12,
};

/* A stretch of the source. */
typedef struct part {
	heng_token name; /* of a function at the top of the file */
	const char *from, *to;
	bool used;
} part;

typedef struct surveyor {
	const heng_rule *rule;
	const heng_source *source;
	heng_arena *arena;
	heng_survey *out;
	part parts[PARTS_MAX + 1]; /* the rule is the first */
	size_t n_parts;
	heng_field *fields;
	size_t cap_fields;
	heng_template *templates;
	size_t cap_templates;
	bool no_memory;
} surveyor;

/* Behind an opening token: the end of what it opens. */
static const char *skip_brackets(heng_scan *scan)
{
	int depth = 0;

	for (;;) {
		heng_token token = heng_scan_next(scan);

		if (token.kind == HENG_TOKEN_END)
			return token.text;
		if (token.kind != HENG_TOKEN_MARK)
			continue;
		if (strchr("({", *token.text))
			depth++;
		if (strchr(")}", *token.text) && --depth <= 0)
			return token.text + 1;
	}
}

static const char *skip_function(heng_scan *scan)
{
	static const char *const openers[] = {"function", "if", "do", "repeat",
					      NULL};
	static const char *const enders[] = {"end", "until", NULL};
	int depth = 1;

	for (;;) {
		heng_token token = heng_scan_next(scan);

		if (token.kind == HENG_TOKEN_END)
			return token.text;
		if (token.kind != HENG_TOKEN_NAME)
			continue;
		if (heng_token_is_one(&token, openers))
			depth++;
		if (heng_token_is_one(&token, enders) && --depth == 0)
			return token.text + token.size;
	}
}

/* The rule's table, and the functions and tables at the top of its file. */
static void find_parts(surveyor *s)
{
	heng_scan scan;
	heng_token last[3] = {{0}};
	bool found = false;

	s->n_parts = 1;
	heng_scan_init(&scan, s->source->text, s->source->size);
	for (;;) {
		heng_token token = heng_scan_next(&scan);

		if (token.kind == HENG_TOKEN_END)
			return;
		if (!found && token.line >= s->rule->line &&
		    heng_token_is(&token, "rule")) {
			s->parts[0] = (part){.from = token.text,
					     .to = skip_brackets(&scan),
					     .used = true};
			found = true;
		} else if (heng_token_is(&token, "rule")) {
			(void)skip_brackets(&scan);
		} else if (heng_token_is(&token, "function") &&
			   s->n_parts <= PARTS_MAX) {
			heng_scan ahead = scan;
			heng_token name = heng_scan_next(&ahead);

			if (name.kind != HENG_TOKEN_NAME)
				name = last[1]; /* local f = function */
			s->parts[s->n_parts++] =
			    (part){.name = name,
				   .from = token.text,
				   .to = skip_function(&scan)};
		} else if (heng_token_is(&token, "{") &&
			   heng_token_is(&last[0], "=") &&
			   s->n_parts <= PARTS_MAX) {
			scan.at = (size_t)(token.text - s->source->text);
			s->parts[s->n_parts++] =
			    (part){.name = last[1],
				   .from = token.text,
				   .to = skip_brackets(&scan)};
		}
		last[2] = last[1];
		last[1] = last[0];
		last[0] = token;
	}
}

static const part *part_at(const surveyor *s, const char *at)
{
	for (size_t i = 0; i < s->n_parts; i++) {
		if (at >= s->parts[i].from && at < s->parts[i].to)
			return &s->parts[i];
	}
	return NULL;
}

/* What a used part names is used too. */
static void follow_names(surveyor *s)
{
	bool again = true;

	while (again) {
		heng_scan scan;

		again = false;
		heng_scan_init(&scan, s->source->text, s->source->size);
		for (;;) {
			heng_token token = heng_scan_next(&scan);
			const part *here = part_at(s, token.text);

			if (token.kind == HENG_TOKEN_END)
				break;
			if (token.kind != HENG_TOKEN_NAME || !here ||
			    !here->used)
				continue;
			for (size_t i = 1; i < s->n_parts; i++) {
				part *p = &s->parts[i];

				if (p->used || p->name.size != token.size ||
				    memcmp(p->name.text, token.text,
					   token.size) != 0)
					continue;
				p->used = again = true;
			}
		}
	}
}

static bool is_used(const surveyor *s, const char *at)
{
	const part *here = part_at(s, at);

	return here && here->used;
}

/* Whether the accessor has no default: without it the rule cannot go on. */
static bool is_demand(const heng_access *access)
{
	static const char *const lenient[] = {"exists", "count", "all", "each",
					      NULL};
	heng_scan behind = access->behind;
	heng_token next = heng_scan_next(&behind);

	return !heng_token_is_one(&access->method, lenient) &&
	       !(access->in_brackets && heng_token_is(&next, ","));
}

static void visit(const heng_access *access, const char *path, void *userdata)
{
	surveyor *s = userdata;
	heng_survey *out = s->out;
	size_t i = 0;

	if (s->no_memory || !is_used(s, access->literal.text))
		return;
	while (i < out->n_fields && strcmp(s->fields[i].path, path) != 0)
		i++;
	if (i == out->n_fields) {
		heng_field *grown = heng_array_grow(
		    s->fields, out->n_fields, &s->cap_fields, sizeof(*grown));
		char *copy = heng_arena_strdup(s->arena, path);

		s->fields = grown ? grown : s->fields;
		s->no_memory = !grown || !copy;
		if (s->no_memory)
			return;
		s->fields[out->n_fields++] =
		    (heng_field){copy, heng_access_label(access), false};
	}
	s->fields[i].demanded |= is_demand(access);
}

static void mark_param(surveyor *s, const char *text, size_t size)
{
	for (size_t i = 0; i < s->rule->n_params && i < 64; i++) {
		const char *name = s->rule->params[i].name;

		if (strlen(name) == size && memcmp(name, text, size) == 0)
			s->out->params |= (uint64_t)1 << i;
	}
}

static void add_template(surveyor *s, heng_scan scan, const heng_token *token,
			 bool in_each)
{
	heng_template item;
	heng_rc rc = heng_survey_message(scan, token, s->arena, &item);

	if (rc == HENG_EINPUT)
		return; /* no message that stands in the source */
	item.in_each = in_each;
	heng_template *grown =
	    heng_array_grow(s->templates, s->out->n_templates,
			    &s->cap_templates, sizeof(*grown));
	s->templates = grown ? grown : s->templates;
	s->no_memory |= rc != HENG_OK || !grown;
	if (!s->no_memory)
		s->templates[s->out->n_templates++] = item;
}

/* Parameters, messages and applies, token by token. */
static void read_tokens(surveyor *s)
{
	heng_scan scan;
	heng_token last[TOKENS_BACK] = {{0}};
	const char *each_end = s->source->text; /* of the outermost each() */

	heng_scan_init(&scan, s->source->text, s->source->size);
	for (;;) {
		heng_token token = heng_scan_next(&scan);
		const char *text;
		size_t size;

		if (token.kind == HENG_TOKEN_END || s->no_memory)
			return;
		memmove(last + 1, last, (TOKENS_BACK - 1) * sizeof(*last));
		last[0] = token;
		if (!is_used(s, token.text))
			continue;
		if (heng_token_is(&token, "each") &&
		    heng_token_is(&last[1], ":") && token.text >= each_end) {
			heng_scan ahead = scan;

			each_end = skip_brackets(&ahead);
		}
		if (token.kind == HENG_TOKEN_NAME &&
		    heng_token_is(&last[1], "."))
			mark_param(s, token.text, token.size);
		else if (heng_token_string(&token, &text, &size) &&
			 heng_token_is(&last[1], "["))
			mark_param(s, text, size);
		else if (token.kind == HENG_TOKEN_NAME)
			add_template(s, scan, &token, token.text < each_end);
		if (heng_token_is(&token, "end") &&
		    heng_token_is(&last[1], "false") &&
		    heng_token_is(&last[2], "return") &&
		    heng_token_is(&last[3], ")")) {
			size_t i = 4;

			while (i < TOKENS_BACK - 3 &&
			       !heng_token_is(&last[i], "function"))
				i++;
			if (heng_token_is(&last[i + 1], "=") &&
			    heng_token_is(&last[i + 2], "applies"))
				s->out->never_applies = true;
		}
	}
}

static const void *keep(heng_arena *arena, const void *items, size_t size)
{
	void *copy = heng_arena_alloc(arena, size);

	if (copy && size > 0)
		memcpy(copy, items, size);
	return copy;
}

static heng_rc take_lists(surveyor *s, heng_error *error)
{
	heng_survey *out = s->out;

	if (!s->no_memory) {
		out->fields = keep(s->arena, s->fields,
				   out->n_fields * sizeof(*s->fields));
		out->templates = keep(s->arena, s->templates,
				      out->n_templates * sizeof(*s->templates));
	}
	free(s->fields);
	free(s->templates);
	return out->fields && out->templates ? HENG_OK
					     : heng_fail_memory(error);
}

heng_rc heng_policies_survey(const heng_policies *policies,
			     const heng_rule *rule, heng_arena *arena,
			     heng_survey *out, heng_error *error)
{
	surveyor s = {.rule = rule, .arena = arena, .out = out};

	*out = (heng_survey){.n_fields = 0};
	for (size_t i = 0; rule->file && i < policies->n_sources; i++) {
		if (strcmp(policies->sources[i]->name, rule->file) == 0)
			s.source = policies->sources[i];
	}
	if (!s.source)
		return HENG_OK;
	out->file = s.source->path;
	out->text = s.source->text;
	out->size = s.source->size;
	find_parts(&s);
	follow_names(&s);
	/* What it refuses was refused when the file was loaded. */
	if (heng_lua_visit_paths(s.source, visit, &s, error) == HENG_ENOMEM)
		s.no_memory = true;
	read_tokens(&s);
	return take_lists(&s, error);
}

/* Whether the source is of that policy. */
static bool is_of(const heng_policies *policies, const heng_source *source,
		  const char *id)
{
	for (size_t i = 0; id && i < policies->n_policies; i++) {
		const heng_policy *policy = &policies->policies[i];

		size_t n = strlen(policy->path);

		if (strcmp(policy->id, id) == 0)
			return strncmp(source->path, policy->path, n) == 0 &&
			       (!source->path[n] || source->path[n] == '/' ||
				(n > 0 && policy->path[n - 1] == '/'));
	}
	return true;
}

bool heng_policies_locate_norm(const heng_policies *policies,
			       const char *policy, const char *norm,
			       heng_error *error)
{
	static const char *const key = "id";

	for (size_t i = 0; i < policies->n_sources; i++) {
		const heng_source *source = policies->sources[i];
		uint32_t line = 1;
		heng_token id;

		if (!is_of(policies, source, policy))
			continue;
		while (heng_scan_find_value(source->text, source->size, "norm",
					    line, &key, 1, &id)) {
			const char *text;
			size_t size;

			line = id.line + 1;
			if (!heng_token_string(&id, &text, &size) ||
			    size != strlen(norm) ||
			    memcmp(text, norm, size) != 0)
				continue;
			heng_error_at(error, source->path, id.line, id.column,
				      heng_syntax_width(id.text, id.size));
			heng_error_source(error, source->text, source->size);
			return true;
		}
	}
	return false;
}
