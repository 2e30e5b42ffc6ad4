/* The cases of policies, as explain and lint look at them. */
#include "core/cli/rule_cases.h"

#include <string.h>

#include "core/base/file.h"

heng_rc heng_rule_cases_open(const heng_policies *policies, const char *policy,
			     const heng_limits *limits, const char *samples,
			     heng_suite **out, heng_error *error)
{
	size_t n;
	const heng_policy *list = heng_policies_list(policies, &n);

	*out = NULL;
	for (size_t i = 0; i < n; i++) {
		heng_suite_options options = {
		    .samples = samples, .root = list[i].path, .limits = limits};

		if (strcmp(list[i].id, policy) == 0 &&
		    heng_file_is_dir(list[i].path))
			return heng_suite_open(list[i].path, &options, out,
					       error);
	}
	return HENG_OK;
}

/* What is shown in either language. */
static bool is_ascii(const char *text)
{
	for (; *text; text++) {
		if ((unsigned char)*text >= 0x80)
			return false;
	}
	return true;
}

/* "responseDays = 61", "− complaint": what the case changes first. */
static const char *describe(const heng_case *c, heng_arena *arena)
{
	const heng_edit *edit = c->edits;
	const char *more = c->n_edits > 1 ? ", …" : "";

	if (c->name && is_ascii(c->name))
		return heng_arena_strdup(arena, c->name);
	if (c->n_edits == 0)
		return heng_arena_strdup(arena, "");
	switch (edit->kind) {
	case HENG_EDIT_SET:
		return heng_arena_printf(
		    arena, "%.200s = %.60s%s", edit->path,
		    is_ascii(edit->text) ? edit->text : "…", more);
	case HENG_EDIT_REMOVE:
		return heng_arena_printf(arena, "− %.200s%s", edit->path, more);
	default:
		return heng_arena_printf(arena, "+ %.200s%s", edit->path, more);
	}
}

const heng_rule_example *heng_rule_cases_examples(const heng_suite *suite,
						  const char *rule,
						  heng_arena *arena, size_t *n)
{
	heng_rule_example *examples =
	    heng_arena_alloc(arena, HENG_OUTCOMES * sizeof(*examples));
	bool seen[HENG_OUTCOMES] = {false};
	size_t count = 0;
	const heng_case *cases = suite ? heng_suite_cases(suite, &count) : NULL;

	*n = 0;
	for (size_t i = 0; examples && i < count; i++) {
		const heng_case *c = &cases[i];

		if (strcmp(c->rule, rule) != 0 || seen[c->expect])
			continue;
		seen[c->expect] = true;
		const char *change = describe(c, arena);
		if (!change)
			return NULL;
		examples[(*n)++] =
		    (heng_rule_example){c->expect, c->base, change};
	}
	return examples;
}

void heng_rule_cases_expected(const heng_suite *suite, const char *rule,
			      bool seen[HENG_OUTCOMES])
{
	size_t n = 0;
	const heng_case *cases = suite ? heng_suite_cases(suite, &n) : NULL;

	for (size_t i = 0; i < n; i++) {
		if (strcmp(cases[i].rule, rule) == 0)
			seen[cases[i].expect] = true;
	}
}
