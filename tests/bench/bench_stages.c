/* The stages of ours: each called and timed on its own. */
#include <stdio.h>

#include "core/assess/run.h"
#include "core/assess/score.h"
#include "core/assess/verdict.h"
#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/read/prescan.h"
#include "reports/emit.h"
#include "tests/bench/bench.h"

typedef enum stage {
	STAGE_FILE,
	STAGE_PRESCAN, /* a part of the next, run once more */
	STAGE_READ,
	STAGE_DIGEST,
	STAGE_PLAN,
	STAGE_RUN, /* the sum of the next four, and what joins them */
	STAGE_BEGIN,
	STAGE_JUDGE,
	STAGE_SCORE,
	STAGE_VERDICT,
	STAGE_EMIT,
	STAGES,
} stage;

static const struct {
	const char *name;
	bool is_part; /* of another stage: not in the total */
} stages[STAGES] = {
    [STAGE_FILE] = {"read the file", false},
    [STAGE_PRESCAN] = {"  of it the prescan", true},
    [STAGE_READ] = {"parse, check, image", false},
    [STAGE_DIGEST] = {"SHA-256 of the dossier", false},
    [STAGE_PLAN] = {"choose the plan", false},
    [STAGE_RUN] = {"run", false},
    [STAGE_BEGIN] = {"  of it: begin", true},
    [STAGE_JUDGE] = {"  of it: 50 Lua rules", true},
    [STAGE_SCORE] = {"  of it: score", true},
    [STAGE_VERDICT] = {"  of it: verdict", true},
    [STAGE_EMIT] = {"emit the report", false},
};

/* What the stages work with. */
typedef struct stand {
	bench_ours ours;
	heng_reader *reader;
	heng_prescan scan;
	heng_arena arena, parts;
	heng_assessment assessment;
	heng_error error;
	double seconds[STAGES];
} stand;

static void check(const stand *s, heng_rc rc)
{
	if (rc != HENG_OK)
		bench_die("%s:%u: %s", s->error.file, (unsigned)s->error.line,
			  s->error.en);
}

/* The parts of heng_run, on results of their own. */
static void run_parts(stand *s, const heng_plan *plan, const heng_image *image)
{
	heng_assessment *out = &s->assessment;
	heng_policies *policies = heng_kit_policies(s->ours.kit);
	heng_lua_job job = {
	    .image = image, .as_of = out->as_of, .arena = &s->parts};
	heng_score dimensions[HENG_DIMENSIONS], total;
	heng_verdict verdict;
	heng_result *results;

	heng_arena_reset(&s->parts);
	results = heng_arena_alloc(&s->parts, plan->n_rules * sizeof(*results));
	if (!results)
		bench_die("no memory");
	for (size_t i = 0; i < plan->n_rules; i++) {
		heng_result_init(&results[i], plan->rules[i].rule,
				 plan->rules[i].weight);
		results[i].params = plan->rules[i].params;
	}
	double at[5] = {bench_wall()};
	check(s, heng_policies_begin(policies, &job, &s->error));
	at[1] = bench_wall();
	for (size_t i = 0; i < plan->n_rules; i++)
		check(s, heng_policies_judge(policies, &results[i], &s->error));
	at[2] = bench_wall();
	check(s, heng_score_results(plan->profile, results, plan->n_rules,
				    dimensions, &total, &s->error));
	at[3] = bench_wall();
	check(s, heng_verdict_reach(plan->profile, results, plan->n_rules,
				    false, &s->parts, &verdict, &s->error));
	at[4] = bench_wall();
	for (int i = 0; i < 4; i++)
		s->seconds[STAGE_BEGIN + i] += at[i + 1] - at[i];
}

static void run_one(stand *s, const char *name)
{
	heng_buf *text = &s->ours.text;
	heng_run_input input = {.image_fd = -1, .folder_fd = -1};
	char sha256[HENG_DIGEST_HEX];
	const heng_plan *plan;
	double at[STAGES + 1];

	at[STAGE_FILE] = bench_wall();
	check(s, heng_file_read(name, 1 << 20, text, &s->error));
	at[STAGE_PRESCAN] = bench_wall();
	check(s, heng_prescan_run(&s->scan, name, text->data, text->size, false,
				  &s->error));
	at[STAGE_READ] = bench_wall();
	check(s, heng_read(s->reader, &heng_dossier_grammar, name, text->data,
			   text->size, NULL, NULL, &input.dossier, &s->error));
	at[STAGE_DIGEST] = bench_wall();
	check(s, heng_sha256(text->data, text->size, sha256));
	input.sha256 = sha256;
	at[STAGE_PLAN] = bench_wall();
	check(s, heng_kit_plan(s->ours.kit, 0, input.dossier, &plan, &s->error));
	at[STAGE_RUN] = bench_wall();
	heng_arena_reset(&s->arena);
	check(s, heng_run(plan, heng_kit_policies(s->ours.kit), NULL, &input,
			  &s->arena, &s->assessment, &s->error));
	at[STAGE_BEGIN] = bench_wall();
	run_parts(s, plan, input.dossier);
	at[STAGE_EMIT] = bench_wall();
	heng_buf_clear(&s->ours.report);
	check(s, heng_report_emit(&s->assessment, &s->ours.report));
	at[STAGES] = bench_wall();
	for (int i = 0; i < STAGES; i++) {
		if (i < STAGE_BEGIN)
			s->seconds[i] += at[i + 1] - at[i];
	}
	s->seconds[STAGE_EMIT] += at[STAGES] - at[STAGE_EMIT];
}

double bench_stages(const bench_options *options, const bench_corpus *corpus,
		    size_t n)
{
	static stand s;
	double total = 0;
	char name[BENCH_PATH_MAX];

	bench_ours_open(&s.ours, options);
	s.reader = heng_reader_new();
	if (!s.reader)
		bench_die("no memory");
	for (size_t i = 0; i < n; i++)
		run_one(&s, bench_corpus_name(corpus, i, "xml", name));
	for (int i = 0; i < STAGES; i++)
		total += stages[i].is_part ? 0 : s.seconds[i];
	printf("\nours, stage by stage (%zu dossiers)\n", n);
	for (int i = 0; i < STAGES; i++)
		printf("  %-28s %8.1f us  %5.1f %%\n", stages[i].name,
		       s.seconds[i] * 1e6 / (double)n,
		       s.seconds[i] * 100 / total);
	printf("  %-28s %8.1f us\n", "sum", total * 1e6 / (double)n);
	heng_reader_free(s.reader);
	heng_prescan_fini(&s.scan);
	heng_arena_fini(&s.arena);
	heng_arena_fini(&s.parts);
	bench_ours_close(&s.ours);
	return (total - s.seconds[STAGE_FILE]) * 1e6 / (double)n;
}
