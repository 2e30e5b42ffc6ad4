/* Fuzz target: bytes as a policy's source, loaded and, if it loads, judged:
 * each rule comes to the same in two states and twice in one. */
#include <string.h>

#include "core/lua/policies.h"
#include "core/lua/scan.h"
#include "core/read/reader.h"
#include "tests/fuzz/fuzz.h"

enum { ROUNDS = 2 };

/* What one state said of all rules, one text for each round. */
typedef struct answers {
	heng_policies *policies;
	heng_rc rc;
	heng_error error;
	size_t n_rules;
	heng_buf rounds[ROUNDS];
} answers;

static void judge_rule(heng_policies *policies, const heng_rule *rule,
		       heng_arena *arena, heng_buf *out)
{
	heng_param_use *params =
	    heng_arena_alloc(arena, rule->n_params * sizeof(*params));
	heng_result result;
	heng_error error;
	size_t i;

	demand(params, "no memory");
	for (i = 0; i < rule->n_params; i++)
		params[i] = (heng_param_use){
		    &rule->params[i], rule->params[i].default_value, "default"};
	heng_result_init(&result, rule, rule->weight);
	result.params = params;
	demand(heng_policies_judge(policies, &result, &error) == HENG_OK, "%s",
	       error.en);
	put_result(out, &result);
}

static void judge_all(heng_policies *policies, answers *to)
{
	static const heng_lua_measure measures[] = {
	    {.name = "evidence.missing", .computed = true, .value = 2},
	    {.name = "evidence.share",
	     .computed = true,
	     .value = 3333,
	     .scale = 4},
	    {.name = "evidence.unknown"},
	    {.name = "lost", .fault_zh = "插件没有了", .fault_en = "lost"},
	};
	const heng_rule *rules = heng_policies_rules(policies, &to->n_rules);
	heng_arena arena = {0};
	heng_lua_job job = {.image = read_small_dossier(),
			    .measures = measures,
			    .n_measures = sizeof(measures) / sizeof(*measures),
			    .arena = &arena};
	heng_error error;
	size_t round, i;

	demand(heng_date_parse("2021-09-28", 10, &job.as_of), "the day");
	for (round = 0; round < ROUNDS; round++) {
		heng_arena_reset(&arena);
		demand(heng_policies_begin(policies, &job, &error) == HENG_OK,
		       "%s", error.en);
		for (i = 0; i < to->n_rules; i++)
			if (rules[i].kind != HENG_EXPERT || rules[i].applies)
				judge_rule(policies, &rules[i], &arena,
					   &to->rounds[round]);
		demand(!to->rounds[round].failed, "no memory");
	}
	heng_arena_fini(&arena);
}

static void check_places(const heng_policies *policies)
{
	static const char *const keys[] = {NULL, "id", "check", "params"};
	size_t n_rules, i, k;
	const heng_rule *rules = heng_policies_rules(policies, &n_rules);

	for (i = 0; i < n_rules; i++)
		for (k = 0; k < sizeof(keys) / sizeof(*keys); k++) {
			heng_error error;

			heng_fail(&error, HENG_EINPUT, "H2305", "试", "a try");
			heng_policies_locate(policies, &rules[i], keys[k],
					     &error);
			check_error(&error, NULL, 0);
		}
}

/* Limits that are reached soon; what they count is the same everywhere. */
static heng_limits small_limits(void)
{
	heng_limits limits = heng_limits_default;

	limits.rule_instructions = 100000;
	limits.rule_bytes = 4 << 20;
	limits.policy_memory = 8 << 20;
	limits.load_instructions = 200000;
	return limits;
}

static void run(const char *path, answers *to)
{
	const heng_limits limits = small_limits();
	heng_policies *policies;
	const char *id = NULL;

	*to = (answers){0};
	to->rc = heng_policies_new(&to->policies, &to->error);
	demand(to->rc == HENG_OK, "no memory");
	policies = to->policies;
	heng_policies_limit(policies, &limits);
	to->rc = heng_policies_load(policies, path, &id, &to->error);
	if (to->rc == HENG_OK) {
		demand(id, "a policy without an id");
		to->rc = heng_policies_freeze(policies, &to->error);
	}
	if (to->rc == HENG_OK) {
		judge_all(policies, to);
		check_places(policies);
	}
}

static void compare(const heng_buf *a, const heng_buf *b, const char *what)
{
	demand(a->size == b->size &&
		   (!a->size || memcmp(a->data, b->data, a->size) == 0),
	       "%s:\n%.*s\n%.*s", what, (int)a->size, a->data, (int)b->size,
	       b->data);
}

/* The scanner ends on the line that Lua's messages would name: either
 * character ends a line, two different ones together end one. */
static void check_lines(const char *text, size_t size)
{
	uint32_t lines = 1;
	heng_token token;
	heng_scan scan;

	for (size_t i = 0; i < size; i++) {
		if (text[i] != '\n' && text[i] != '\r')
			continue;
		lines++;
		if (i + 1 < size && text[i] != text[i + 1] &&
		    (text[i + 1] == '\n' || text[i + 1] == '\r'))
			i++;
	}
	heng_scan_init(&scan, text, size);
	do {
		token = heng_scan_next(&scan);
	} while (token.kind != HENG_TOKEN_END);
	demand(token.line == lines, "line %u of %u", token.line, lines);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *path = put_file("p.lua", data, size);
	answers one, other;
	size_t i;

	check_lines((const char *)data, size);
	/* Both live at a time, or they might have the same hash order. */
	run(path, &one);
	run(path, &other);
	demand(one.rc == other.rc, "%d and %d", one.rc, other.rc);
	if (one.rc) {
		check_error(&one.error, (const char *)data, size);
		demand(strcmp(one.error.code, other.error.code) == 0 &&
			   strcmp(one.error.en, other.error.en) == 0 &&
			   one.error.line == other.error.line &&
			   one.error.column == other.error.column,
		       "%s and %s", one.error.en, other.error.en);
	}
	compare(&one.rounds[0], &one.rounds[1], "two rounds differ");
	compare(&one.rounds[0], &other.rounds[0], "two states differ");
	for (i = 0; i < ROUNDS; i++) {
		heng_buf_fini(&one.rounds[i]);
		heng_buf_fini(&other.rounds[i]);
	}
	heng_policies_free(one.policies);
	heng_policies_free(other.policies);
	return 0;
}
