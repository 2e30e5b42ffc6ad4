/* Tests of leave-one-out: what it says is what a run without the expert's
 * ballots comes to, from the pre-check on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/experts.h"
#include "core/assess/leave_out.h"
#include "core/assess/score.h"
#include "core/assess/tally.h"
#include "core/assess/verdict.h"
#include "tests/unit/base_random.h"
#include "tests/unit/verdict_case.h"

enum { SEED = 9, CASES = 3000, EXPERTS = 7 };

static const char *const ids[EXPERTS] = {"E1", "E2", "E3", "E4",
					 "E5", "E6", "E7"};

/* What one rule had before ballots, and the ballots: -1 none. */
typedef struct part {
	heng_outcome before;
	int32_t share; /* -1: nobody had judged */
	int scores[EXPERTS];
	bool counts[EXPERTS];
} part;

typedef struct setting {
	verdict_case c;
	part parts[CASE_RULES];
	heng_tally tallies[CASE_RULES];
	heng_ballot ballots[CASE_RULES][EXPERTS];
	heng_mean method;
	int trim_from;
} setting;

static void make_part(part *p, const heng_rule *rule, uint64_t *seed)
{
	static const heng_outcome before[] = {
	    HENG_PASS, HENG_PARTIAL,	    HENG_INSUFFICIENT,
	    HENG_FAIL, HENG_NOT_APPLICABLE, HENG_ERROR,
	};
	bool both = rule->kind == HENG_BOTH_KINDS;

	p->before = HENG_ERROR;
	p->share = -1;
	if (both || random_one_in(seed, 4)) {
		p->before = before[random_between(seed, 0, both ? 5 : 2)];
		p->share = p->before == HENG_PASS      ? 10000
			   : p->before == HENG_PARTIAL ? 5500
						       : 0;
	}
	for (int k = 0; k < EXPERTS; k++) {
		p->scores[k] = random_one_in(seed, 6)
				   ? -1
				   : (int)random_between(seed, 0, 100);
		p->counts[k] = !random_one_in(seed, 8);
	}
}

/* Judges the rule as a run does, without one expert (-1: with all). */
static void judge(setting *s, size_t index, int without)
{
	const part *p = &s->parts[index];
	heng_result *result = &s->c.results[index];
	heng_tally *tally = &s->tallies[index];
	heng_ballot **end = &tally->ballots;

	*tally = (heng_tally){.method = s->method, .trim_from = s->trim_from};
	for (int k = 0; k < EXPERTS; k++) {
		heng_ballot *ballot = &s->ballots[index][k];

		if (p->scores[k] < 0 || k == without)
			continue;
		*ballot = (heng_ballot){
		    .expert = ids[k], .score = p->scores[k], .round = 1};
		ballot->why_not = p->counts[k] ? NULL : "round";
		*end = ballot;
		end = &ballot->next;
	}
	heng_tally_combine(tally, result->rule);
	heng_result_init(result, result->rule, result->weight);
	result->outcome = p->before;
	result->share = p->share;
	result->tally = tally;
	heng_tally_apply(result);
}

static void judge_all(setting *s, int without)
{
	for (size_t i = 0; i < s->c.n; i++)
		if (s->c.rules[i].kind != HENG_AUTOMATIC)
			judge(s, i, without);
}

static void make(setting *s, uint64_t *seed)
{
	case_random(&s->c, seed, (size_t)random_between(seed, 1, 16), 2);
	s->method = (heng_mean)random_between(seed, 0, 2);
	s->trim_from = (int)random_between(seed, 3, 7);
	for (size_t i = 0; i < s->c.n; i++) {
		heng_rule *rule = &s->c.rules[i];

		rule->kind = (heng_kind)random_between(seed, 0, 2);
		rule->quorum = (int)random_between(seed, 1, 4);
		rule->pass_at = HENG_PASS_AT;
		rule->fail_below = HENG_FAIL_BELOW;
		rule->majority = random_one_in(seed, 5);
		make_part(&s->parts[i], rule, seed);
	}
}

static void reach(const setting *s, heng_arena *arena, heng_verdict *verdict,
		  heng_score *total)
{
	heng_score dimensions[HENG_DIMENSIONS];
	heng_result results[CASE_RULES];
	heng_error error;

	memcpy(results, s->c.results, sizeof(results));
	assert_int_equal(heng_score_results(&s->c.profile, results, s->c.n,
					    dimensions, total, &error),
			 HENG_OK);
	assert_int_equal(heng_verdict_reach(&s->c.profile, results, s->c.n,
					    false, arena, verdict, &error),
			 HENG_OK);
}

/* By their ballots alone, whatever a pre-check came to. */
static size_t count_short(const setting *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->c.n; i++)
		n += s->c.rules[i].kind != HENG_AUTOMATIC &&
		     s->tallies[i].counted < (size_t)s->c.rules[i].quorum;
	return n;
}

static heng_experts count(const setting *s, const heng_verdict *verdict,
			  heng_expert list[EXPERTS], heng_arena *arena)
{
	heng_experts experts = {.list = list, .n = EXPERTS};
	heng_error error;

	for (int k = 0; k < EXPERTS; k++)
		list[k] = (heng_expert){.id = ids[k]};
	assert_int_equal(heng_experts_fill(&experts, &s->c.profile,
					   s->c.results, s->c.n, verdict, NULL,
					   arena, &error),
			 HENG_OK);
	return experts;
}

static void test_brute_force(void **state)
{
	uint64_t seed = SEED;
	size_t tried = 0, differing = 0, quorum = 0;
	static setting s;

	(void)state;
	for (int c = 0; c < CASES; c++) {
		heng_expert list[EXPERTS];
		heng_arena arena = {0};
		heng_verdict whole, less;
		heng_score total, less_total;
		bool differs = false;
		size_t at = 0;

		make(&s, &seed);
		judge_all(&s, -1);
		reach(&s, &arena, &whole, &total);
		heng_experts is = count(&s, &whole, list, &arena);
		for (int k = 0; k < EXPERTS; k++) {
			const heng_leave_out *out = &is.leave_out[at];

			if (list[k].counted == 0)
				continue;
			at++;
			judge_all(&s, k);
			reach(&s, &arena, &less, &less_total);
			assert_string_equal(out->expert, ids[k]);
			assert_int_equal(out->best, less.best);
			assert_int_equal(out->worst, less.worst);
			assert_int_equal(out->determined, less.determined);
			assert_int_equal(out->has_score, less_total.has_score);
			assert_int_equal(out->low, less_total.low);
			assert_int_equal(out->high, less_total.high);
			assert_int_equal(out->differs,
					 less.best != whole.best ||
					     less.worst != whole.worst);
			assert_int_equal(out->below_quorum, count_short(&s));
			differs |= out->differs;
			tried++;
			differing += out->differs;
			quorum += out->below_quorum;
		}
		assert_int_equal(is.n_leave_out, at);
		assert_int_equal(is.differs, differs);
		heng_arena_fini(&arena);
	}
	assert_true(tried > CASES && differing > CASES / 10 && quorum > CASES);
}

/* The results that are asked about stay as they are. */
static void test_untouched(void **state)
{
	uint64_t seed = SEED + 1;
	heng_expert list[EXPERTS];
	heng_arena arena = {0};
	heng_verdict whole;
	heng_score total;
	static setting s, before;

	(void)state;
	make(&s, &seed);
	judge_all(&s, -1);
	reach(&s, &arena, &whole, &total);
	before = s;
	(void)count(&s, &whole, list, &arena);
	assert_memory_equal(&s, &before, sizeof(s));
	heng_arena_fini(&arena);
}

/* What is withheld for a reason stays so without anybody. */
static void test_withheld(void **state)
{
	uint64_t seed = SEED + 2;
	heng_expert list[EXPERTS];
	heng_arena arena = {0};
	heng_verdict whole;
	heng_score total;
	static setting s;

	(void)state;
	for (int c = 0; c < 50; c++) {
		make(&s, &seed);
		judge_all(&s, -1);
		reach(&s, &arena, &whole, &total);
		whole.best = 0;
		whole.worst = (int)s.c.profile.n_outcomes - 1;
		whole.determined = false;
		whole.reason = "plugin";
		heng_experts is = count(&s, &whole, list, &arena);
		assert_false(is.differs);
	}
	heng_arena_fini(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_brute_force),
	    cmocka_unit_test(test_untouched),
	    cmocka_unit_test(test_withheld),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
