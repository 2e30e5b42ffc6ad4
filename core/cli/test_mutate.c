/* heng test --mutate: which changes of a rule no case would notice. */
#include <stdlib.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/cases/mutant.h"
#include "core/cli/test_parts.h"

enum {
	/* A changed condition may loop; rules need some thousands. */
	INSTRUCTIONS = 2000000,
	PERCENT = 100,
};

/* A change that all cases of its rule let pass. */
typedef struct survivor {
	char file[256]; /* "pack/service/x.lua" */
	const char *rule;
	heng_operator op;
	uint32_t line, column;
	char code[256]; /* the source line, or the field's path */
	bool equivalent;
	char reason[256];
} survivor;

typedef struct mutation {
	heng_cli *cli;
	heng_test *test;
	bool whole; /* all the policy's rules are wanted */
	size_t caught, total, equivalent, unused;
	size_t of[HENG_OPERATORS][2]; /* caught, all */
	survivor *survivors;
	size_t n_survivors, cap_survivors;
	bool *used; /* of the suite's equivalents */
	heng_buf text;
	heng_error error;
} mutation;

/* The rule that is declared on a line of a file; NULL: none. */
static const heng_rule *rule_at(const mutation *m, const char *file,
				uint32_t line)
{
	size_t n;
	const heng_rule *rules =
	    heng_policies_rules(m->test->judges.policies, &n);

	for (size_t i = 0; line > 0 && i < n; i++) {
		if (rules[i].file && rules[i].line == line &&
		    strcmp(rules[i].file, file) == 0)
			return &rules[i];
	}
	return NULL;
}

static bool is_of(const mutation *m, const char *id, const char *file)
{
	int host;
	const heng_rule *rule = heng_judges_find(&m->test->judges, id, &host);

	return rule && rule->file && strcmp(rule->file, file) == 0;
}

static bool has_case(const mutation *m, const heng_rule *rule)
{
	size_t n;
	const heng_case *cases = heng_suite_cases(m->test->suite, &n);

	for (size_t i = 0; i < n; i++) {
		if (strcmp(cases[i].rule, rule->id) == 0 &&
		    heng_test_matches(m->test, &cases[i]))
			return true;
	}
	return false;
}

/* Without a selection rules that have no case at all count as well. */
static bool is_wanted(const mutation *m, const heng_rule *rule)
{
	return m->whole || has_case(m, rule);
}

/* Whether a case of the changed rules comes out otherwise. */
static heng_rc try_cases(mutation *m, const heng_judges *judges,
			 const char *file, const heng_rule *rule, bool *caught)
{
	size_t n;
	const heng_case *cases = heng_suite_cases(m->test->suite, &n);
	heng_arena arena = {0};
	heng_rc rc = HENG_OK;

	*caught = false;
	for (size_t i = 0; rc == HENG_OK && !*caught && i < n; i++) {
		const heng_image *image;
		heng_result result;

		if (rule ? strcmp(cases[i].rule, rule->id) != 0
			 : !is_of(m, cases[i].rule, file))
			continue;
		heng_arena_reset(&arena);
		rc = heng_suite_image(m->test->suite, i, &image, &m->error);
		if (rc == HENG_OK)
			rc = heng_trial_run(judges, &cases[i], image, &arena,
					    &result, &m->error);
		if (rc == HENG_OK)
			*caught =
			    heng_trial_compare(&cases[i], &result) != HENG_SAME;
		/* The rule is not there any more, or its parameter. */
		if (rc == HENG_EINPUT) {
			*caught = true;
			rc = HENG_OK;
		}
	}
	heng_arena_fini(&arena);
	return rc;
}

static bool is_equivalent(mutation *m, survivor *s)
{
	const heng_equivalent *e;

	for (size_t i = 0; (e = heng_suite_equivalent(m->test->suite, i));
	     i++) {
		if (strcmp(e->rule, s->rule) != 0 ||
		    strcmp(e->op, heng_operator_name(s->op)) != 0 ||
		    !strstr(s->code, e->code))
			continue;
		m->used[i] = true;
		snprintf(s->reason, sizeof(s->reason), "%s", e->reason);
		return true;
	}
	return false;
}

static heng_rc note(mutation *m, const char *file, const heng_rule *rule,
		    heng_operator op, uint32_t line, uint32_t column,
		    const char *code, size_t size, bool caught)
{
	survivor s = {.rule = rule ? rule->id : "-",
		      .op = op,
		      .line = line,
		      .column = column},
		 *grown;

	m->total++;
	m->of[op][1]++;
	if (caught) {
		m->caught++;
		m->of[op][0]++;
		return HENG_OK;
	}
	snprintf(s.file, sizeof(s.file), "%s", file);
	snprintf(s.code, sizeof(s.code), "%.*s", (int)size, code);
	s.equivalent = is_equivalent(m, &s);
	m->equivalent += s.equivalent;
	grown = heng_array_grow(m->survivors, m->n_survivors, &m->cap_survivors,
				sizeof(*grown));
	if (!grown)
		return heng_fail_memory(&m->error);
	m->survivors = grown;
	m->survivors[m->n_survivors++] = s;
	return HENG_OK;
}

/* Loads the changed file and tries the cases. One that does not load is no
 * mutant: nobody could ship it. */
static heng_rc try_mutant(mutation *m, const char *file, const char *text,
			  size_t size, const heng_mutant *mutant)
{
	const heng_rule *rule = rule_at(m, file, mutant->rule);
	const char *below = strchr(file, '/'), *line = text + mutant->at;
	heng_limits limits = m->cli->limits;
	heng_judges judges = m->test->judges;
	bool caught = false;
	heng_rc rc;

	if (rule && !is_wanted(m, rule))
		return HENG_OK;
	if (limits.rule_instructions > INSTRUCTIONS)
		limits.rule_instructions = INSTRUCTIONS;
	heng_mutant_put(mutant, text, size, &m->text);
	if (m->text.failed)
		return heng_fail_memory(&m->error);
	rc = heng_policies_new(&judges.policies, &m->error);
	if (rc != HENG_OK)
		return rc;
	heng_policies_limit(judges.policies, &limits);
	rc = heng_policies_load_changed(judges.policies, m->test->root,
					below + 1, m->text.data, m->text.size,
					&m->error);
	if (rc == HENG_OK)
		rc = heng_policies_freeze(judges.policies, &m->error);
	if (rc == HENG_EINPUT || rc == HENG_ELIMIT) {
		heng_policies_free(judges.policies);
		return HENG_OK;
	}
	if (rc == HENG_OK)
		rc = try_cases(m, &judges, file, rule, &caught);
	heng_policies_free(judges.policies);
	if (rc != HENG_OK)
		return rc;
	while (line > text && line[-1] != '\n')
		line--;
	line += strspn(line, " \t");
	return note(m, file, rule, mutant->op, mutant->line, mutant->column,
		    line, strcspn(line, "\n"), caught);
}

/* Whether one of a file's rules is. */
static bool is_file_wanted(const mutation *m, const char *file)
{
	size_t n;
	const heng_rule *rules =
	    heng_policies_rules(m->test->judges.policies, &n);

	for (size_t i = 0; i < n; i++) {
		if (rules[i].file && strcmp(rules[i].file, file) == 0 &&
		    is_wanted(m, &rules[i]))
			return true;
	}
	return false;
}

static heng_rc mutate_sources(mutation *m)
{
	const char *file, *text;
	size_t size;
	heng_rc rc = HENG_OK;

	for (size_t i = 0;
	     rc == HENG_OK && (file = heng_policies_source(
				   m->test->judges.policies, i, &text, &size));
	     i++) {
		heng_mutants mutants = {0};

		if (!strchr(file, '/') || !is_file_wanted(m, file))
			continue;
		rc = heng_mutants_find(&mutants, text, size, &m->error);
		for (size_t k = 0; rc == HENG_OK && k < mutants.count; k++) {
			heng_progress_step(m->cli->link->progress,
					   HENG_STEP_RULE, (uint32_t)k, file);
			rc = try_mutant(m, file, text, size, &mutants.items[k]);
		}
		free(mutants.items);
	}
	return rc;
}

/* The paths that a rule's cases read, each once, without [n]. */
typedef struct fields {
	heng_arena arena;
	const char **items;
	size_t count, capacity;
} fields;

static bool add_field(fields *f, const char *path)
{
	char *copy = heng_arena_strdup(&f->arena, path), *to = copy;
	const char **grown;

	for (const char *from = copy; copy && *from;) {
		if (*from == '[') {
			from += strcspn(from, "]");
			from += *from == ']';
		} else {
			*to++ = *from++;
		}
	}
	if (!copy)
		return false;
	*to = '\0';
	for (size_t i = 0; i < f->count; i++) {
		if (strcmp(f->items[i], copy) == 0)
			return true;
	}
	grown =
	    heng_array_grow(f->items, f->count, &f->capacity, sizeof(*grown));
	if (!grown)
		return false;
	f->items = grown;
	f->items[f->count++] = copy;
	return true;
}

/* What the rule's cases read that is in their dossiers. */
static heng_rc find_fields(mutation *m, const heng_rule *rule, fields *f)
{
	size_t n;
	const heng_case *cases = heng_suite_cases(m->test->suite, &n);
	heng_arena arena = {0};
	heng_rc rc = HENG_OK;

	for (size_t i = 0; rc == HENG_OK && i < n; i++) {
		const heng_image *image;
		heng_result result;

		if (strcmp(cases[i].rule, rule->id) != 0)
			continue;
		heng_arena_reset(&arena);
		rc = heng_suite_image(m->test->suite, i, &image, &m->error);
		if (rc == HENG_OK)
			rc = heng_trial_run(&m->test->judges, &cases[i], image,
					    &arena, &result, &m->error);
		for (const heng_value_read *r = result.reads;
		     rc == HENG_OK && r; r = r->next) {
			/* Not count(…) and measure(…). */
			if (!r->missing && !strchr(r->path, '(') &&
			    !add_field(f, r->path))
				rc = heng_fail_memory(&m->error);
		}
	}
	heng_arena_fini(&arena);
	return rc;
}

/* Tries the rule's cases on dossiers that lack the field. */
static heng_rc try_field(mutation *m, const heng_rule *rule, const char *path)
{
	const heng_edit edit = {HENG_EDIT_REMOVE, path, NULL};
	size_t n;
	const heng_case *cases = heng_suite_cases(m->test->suite, &n);
	heng_arena arena = {0};
	bool caught = false, tried = false;
	heng_rc rc = HENG_OK;

	for (size_t i = 0; rc == HENG_OK && !caught && i < n; i++) {
		heng_image *image;
		heng_result result;

		if (strcmp(cases[i].rule, rule->id) != 0)
			continue;
		rc = heng_suite_image_with(m->test->suite, i, &edit, &image,
					   &m->error);
		if (rc == HENG_EINPUT) {
			rc = HENG_OK; /* it lacks it anyway, or must not */
			continue;
		}
		heng_arena_reset(&arena);
		if (rc == HENG_OK)
			rc = heng_trial_run(&m->test->judges, &cases[i], image,
					    &arena, &result, &m->error);
		if (rc == HENG_OK)
			caught =
			    heng_trial_compare(&cases[i], &result) != HENG_SAME;
		tried = true;
		free(image);
	}
	heng_arena_fini(&arena);
	if (rc != HENG_OK || !tried)
		return rc;
	return note(m, rule->file ? rule->file : rule->owner, rule,
		    HENG_MUTATE_FIELD, rule->line, 1, path, strlen(path),
		    caught);
}

static heng_rc mutate_dossiers(mutation *m)
{
	size_t n;
	const heng_rule *rules =
	    heng_policies_rules(m->test->judges.policies, &n);
	heng_rc rc = HENG_OK;

	for (size_t i = 0; rc == HENG_OK && i < n; i++) {
		fields f = {.items = NULL};

		if (!is_wanted(m, &rules[i]))
			continue;
		heng_progress_step(m->cli->link->progress, HENG_STEP_RULE,
				   (uint32_t)i, rules[i].id);
		rc = find_fields(m, &rules[i], &f);
		for (size_t k = 0; rc == HENG_OK && k < f.count; k++)
			rc = try_field(m, &rules[i], f.items[k]);
		free(f.items);
		heng_arena_fini(&f.arena);
	}
	return rc;
}

static const char *pick(const heng_cli *cli, const char *zh, const char *en)
{
	return cli->lang == HENG_EN ? en : zh;
}

static void put_survivors(const mutation *m, heng_buf *out)
{
	const heng_cli *cli = m->cli;

	for (size_t i = 0; i < m->n_survivors; i++) {
		const survivor *s = &m->survivors[i];
		heng_text title = heng_operator_title(s->op);

		if (s->equivalent)
			continue;
		heng_buf_printf(out, "%s:%u:%u  %s  %s (%s)\n    %s\n", s->file,
				s->line, s->column, s->rule,
				pick(cli, title.zh, title.en),
				heng_operator_name(s->op), s->code);
	}
}

/* equivalent{} that no mutant needs any more is a claim about nothing. */
static void put_unused(mutation *m, heng_buf *out)
{
	const heng_equivalent *e;

	for (size_t i = 0; (e = heng_suite_equivalent(m->test->suite, i));
	     i++) {
		if (m->used[i] || !m->whole)
			continue;
		m->unused++;
		heng_buf_printf(
		    out, "%s:%u  %s  %s\n", e->file, e->line, e->rule,
		    pick(m->cli, "equivalent 没有对应的变异体，请删去",
			 "equivalent{} matches no mutant; delete it"));
	}
}

static void put_summary(const mutation *m, heng_buf *out)
{
	const heng_cli *cli = m->cli;
	size_t counted = m->total - m->equivalent;
	int64_t share = counted ? (int64_t)(m->caught * 10000 / counted) : 0;
	char text[24];

	for (int op = 0; op < HENG_OPERATORS; op++) {
		heng_text title = heng_operator_title((heng_operator)op);

		if (m->of[op][1])
			heng_buf_printf(out, "  %5zu / %-5zu  %s\n",
					m->of[op][0], m->of[op][1],
					pick(cli, title.zh, title.en));
	}
	heng_format_scaled(share, 2, text);
	if (cli->lang == HENG_EN)
		heng_buf_printf(out,
				"%zu mutants, %zu equivalent; of the others "
				"%zu are caught (%s %%)\n",
				m->total, m->equivalent, m->caught, text);
	else
		heng_buf_printf(
		    out,
		    "变异体 %zu 个，其中等价 %zu 个；其余被发现 %zu "
		    "个（%s%%）\n",
		    m->total, m->equivalent, m->caught, text);
}

int heng_test_mutate(heng_cli *cli, heng_test *test)
{
	mutation m = {.cli = cli,
		      .test = test,
		      .whole = test->is_whole && !test->pattern};
	heng_buf out = {0};
	size_t n = 0;
	int status;
	heng_rc rc = HENG_OK;

	while (heng_suite_equivalent(test->suite, n))
		n++;
	m.used = calloc(n + 1, sizeof(*m.used));
	if (!m.used)
		rc = heng_fail_memory(&m.error);
	if (rc == HENG_OK)
		rc = mutate_sources(&m);
	if (rc == HENG_OK)
		rc = mutate_dossiers(&m);
	if (rc == HENG_OK) {
		put_survivors(&m, &out);
		put_unused(&m, &out);
		put_summary(&m, &out);
		status = heng_cli_print_buf(cli, &out);
		if (status == 0 &&
		    (m.unused > 0 ||
		     m.caught * PERCENT <
			 (m.total - m.equivalent) * (size_t)test->min_percent))
			status = HENG_EXIT_OTHER;
	} else {
		(void)heng_cli_report(&m.error, cli);
		status = heng_cli_input_status(rc);
	}
	heng_buf_fini(&out);
	heng_buf_fini(&m.text);
	free(m.survivors);
	free(m.used);
	return status;
}
