/* A fixture: policies over one sample dossier, judged without a program. */
#include "tests/unit/lua_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/date.h"
#include "core/base/file.h"

static void must(heng_rc rc, const heng_error *error)
{
	if (rc == HENG_OK)
		return;
	fprintf(stderr, "lua_fixture: %s %s\n", error->code, error->en);
	exit(99);
}

const char *lua_fixture_path(const char *below, char out[4096])
{
	const char *root = getenv("top_srcdir");

	snprintf(out, 4096, "%s/%s", root ? root : ".", below);
	return out;
}

void lua_fixture_init(lua_fixture *f)
{
	char path[4096];
	heng_error error;

	memset(f, 0, sizeof(*f));
	lua_fixture_path("tests/samples/clean-admission.xml", path);
	must(heng_file_read(path, 1 << 24, &f->dossier, &error), &error);
	f->reader = heng_reader_new();
	must(heng_read(f->reader, &heng_dossier_grammar, "dossier",
		       f->dossier.data, f->dossier.size, NULL, NULL, &f->image,
		       &error),
	     &error);
	must(heng_policies_new(&f->policies, &error), &error);
}

void lua_fixture_fini(lua_fixture *f)
{
	heng_policies_free(f->policies);
	heng_reader_free(f->reader);
	heng_arena_fini(&f->arena);
	heng_buf_fini(&f->dossier);
}

void lua_fixture_begin(lua_fixture *f)
{
	heng_lua_job job = {.image = f->image, .arena = &f->arena};
	heng_error error;

	heng_arena_reset(&f->arena);
	if (!heng_date_parse("2026-06-30", 10, &job.as_of))
		exit(99);
	must(heng_policies_begin(f->policies, &job, &error), &error);
}

static heng_param_use *usual_params(lua_fixture *f, const heng_rule *rule)
{
	heng_param_use *uses =
	    heng_arena_alloc(&f->arena, (rule->n_params + 1) * sizeof(*uses));

	for (size_t i = 0; uses && i < rule->n_params; i++) {
		uses[i].param = &rule->params[i];
		uses[i].value = rule->params[i].default_value;
		uses[i].origin = "default";
	}
	return uses;
}

heng_rc lua_fixture_judge(lua_fixture *f, const heng_rule *rule, heng_buf *out)
{
	heng_result result;
	heng_error error;
	heng_rc rc;

	heng_result_init(&result, rule, rule->weight);
	result.params = usual_params(f, rule);
	rc = heng_policies_judge(f->policies, &result, &error);
	heng_buf_printf(out, "%s %d", heng_outcome_name(result.outcome),
			(int)result.share);
	for (const heng_finding *i = result.findings; i; i = i->next)
		heng_buf_printf(out, " {%s:%u:%u %s %s}", i->path,
				(unsigned)i->line, (unsigned)i->column,
				i->message.zh, i->message.en);
	for (const heng_value_read *i = result.reads; i; i = i->next)
		heng_buf_printf(out, " [%s:%u=%s%s]", i->path,
				(unsigned)i->line, i->missing ? "?" : "",
				i->value);
	for (const heng_missing *i = result.missing; i; i = i->next)
		heng_buf_printf(out, " <%s>", i->path);
	heng_buf_printf(out, " n=%zu\n", result.n_findings);
	return rc;
}
