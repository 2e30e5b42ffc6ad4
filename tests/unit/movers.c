/* Tests of what moves a verdict: every mix of two assessments against a plain
 * second opinion, and the smallest sets against all sets there are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/movers.h"
#include "tests/unit/base_random.h"
#include "tests/unit/verdict_case.h"

enum { RULES = 7, PARTS = 11, CASES = 1500 };

static const char *const ids[] = {"o0", "o1", "o2", "o3", "o4",
				  "o5", "n1", "n2", "n3"};

/* Two assessments of the same rules, some of which one of them lacks. */
typedef struct couple {
	verdict_case old, new;
	heng_result from[CASE_RULES], to[CASE_RULES]; /* without those */
	size_t n_from, n_to;
	bool in_old[CASE_RULES], in_new[CASE_RULES];
	heng_side was, is;
} couple;

/* The one side as a report has it, without the rules that it lacks. */
static size_t leave_out(const verdict_case *c, const bool *there,
			heng_result *out)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		if (there[i])
			out[n++] = c->results[i];
	return n;
}

/* A copy of a case that points into itself. */
static void copy_case(verdict_case *to, const verdict_case *from)
{
	memcpy(to, from, sizeof(*to));
	to->profile.outcomes = to->outcomes;
	for (size_t o = 0; o < CASE_OUTCOMES; o++)
		to->outcomes[o].at_least = to->named[o];
	for (size_t i = 0; i < to->n; i++) {
		to->rules[i].id = to->ids[i];
		to->results[i].rule = &to->rules[i];
	}
}

static void change(couple *c, uint64_t *seed)
{
	verdict_case *new = &c->new;

	for (size_t i = 0; i < new->n; i++) {
		if (random_one_in(seed, 2))
			case_resolve(&new->results[i], seed);
		if (random_one_in(seed, 6))
			new->results[i].outcome = HENG_INSUFFICIENT;
		if (random_one_in(seed, 12))
			new->results[i].weight =
			    (int)random_between(seed, 0, 9);
		if (random_one_in(seed, 15))
			new->rules[i].veto = !new->rules[i].veto;
		if (random_one_in(seed, 15))
			new->rules[i].severity =
			    (heng_severity)random_between(seed, 0, 2);
		if (random_one_in(seed, 15))
			new->rules[i].dimension =
			    (heng_dimension)random_between(seed, 0, 4);
		c->in_old[i] = !random_one_in(seed, 10);
		c->in_new[i] = !random_one_in(seed, 10);
	}
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		if (random_one_in(seed, 8))
			new->profile.dimensions[d].weight =
			    (int)random_between(seed, 0, 40);
		if (random_one_in(seed, 8))
			new->profile.dimensions[d].minimum =
			    (int32_t)random_between(seed, 0, 9000);
	}
	for (size_t o = 0; o + 1 < new->profile.n_outcomes; o++)
		if (random_one_in(seed, 5))
			new->outcomes[o].total =
			    (int32_t)random_between(seed, 0, 10000);
}

static void make_couple(couple *c, uint64_t *seed)
{
	memset(c, 0, sizeof(*c));
	case_random(&c->old, seed, RULES, 2);
	for (size_t o = 0; o < c->old.profile.n_outcomes; o++)
		c->old.outcomes[o].id = ids[o];
	copy_case(&c->new, &c->old);
	change(c, seed);
	/* Sometimes the later profile has outcomes of its own. */
	if (random_one_in(seed, 4) && c->new.profile.n_outcomes > 2)
		c->new.outcomes[1].id = ids[6];
	c->n_from = leave_out(&c->old, c->in_old, c->from);
	c->n_to = leave_out(&c->new, c->in_new, c->to);
	c->was = (heng_side){&c->old.profile, c->from, c->n_from, false};
	c->is = (heng_side){&c->new.profile, c->to, c->n_to,
			    random_one_in(seed, 10)};
}

/* The rule that a pair is of, by number. */
static size_t rule_of(const couple *c, const heng_pair *pair)
{
	const char *id = pair->old != HENG_NO_RESULT
			     ? c->from[pair->old].rule->id
			     : c->to[pair->new].rule->id;

	return (size_t)atoi(id + 2);
}

/* What the parts of the mask make of it, put together by hand. */
static void mix_by_hand(const couple *c, const heng_mix *mix, unsigned mask,
			verdict_case *out, bool *partial)
{
	copy_case(out, &c->old);
	*partial = false;
	for (size_t i = 0; i < out->n; i++) {
		if (c->in_old[i])
			continue;
		out->results[i].outcome = HENG_NOT_APPLICABLE;
		out->results[i].weight = c->new.results[i].weight;
		out->rules[i].severity = c->new.rules[i].severity;
		out->rules[i].veto = c->new.rules[i].veto;
		out->rules[i].dimension = c->new.rules[i].dimension;
	}
	for (size_t p = 0; p < mix->n_parts; p++) {
		const heng_part *part = &mix->parts[p];
		size_t i = part->index, r;

		if (!(mask >> p & 1))
			continue;
		switch (part->kind) {
		case HENG_MIX_RESULT:
			r = rule_of(c, &mix->pairs[i]);
			out->results[r].outcome = HENG_NOT_APPLICABLE;
			if (!c->in_new[r])
				break;
			out->results[r].outcome = c->new.results[r].outcome;
			out->results[r].share = c->new.results[r].share;
			break;
		case HENG_MIX_WEIGHT:
			r = rule_of(c, &mix->pairs[i]);
			out->results[r].weight = c->new.results[r].weight;
			break;
		case HENG_MIX_CLASS:
			r = rule_of(c, &mix->pairs[i]);
			out->rules[r].severity = c->new.rules[r].severity;
			out->rules[r].veto = c->new.rules[r].veto;
			out->rules[r].dimension = c->new.rules[r].dimension;
			break;
		case HENG_MIX_SHARE:
			out->profile.dimensions[i].weight =
			    c->new.profile.dimensions[i].weight;
			break;
		case HENG_MIX_MINIMUM:
			out->profile.dimensions[i].minimum =
			    c->new.profile.dimensions[i].minimum;
			break;
		case HENG_MIX_OUTCOME:
			out->outcomes[i] = c->new.outcomes[i];
			break;
		case HENG_MIX_OUTCOMES:
			for (size_t o = 0; o < CASE_OUTCOMES; o++)
				out->outcomes[o] = c->new.outcomes[o];
			break;
		case HENG_MIX_WHOLE:
			*partial = c->is.is_partial;
			break;
		}
	}
}

/* What an outcome is called, so that lists of two profiles compare. */
typedef struct opinion {
	const char *best, *worst;
	bool determined;
} opinion;

static bool agree(opinion a, opinion b)
{
	return strcmp(a.best, b.best) == 0 && strcmp(a.worst, b.worst) == 0 &&
	       a.determined == b.determined;
}

static opinion plain_verdict(const verdict_case *c, bool partial)
{
	int32_t low[CASE_RULES], high[CASE_RULES];
	int best, worst;

	for (size_t i = 0; i < c->n; i++) {
		heng_outcome o = c->results[i].outcome;
		bool open = o == HENG_INSUFFICIENT || o == HENG_PENDING ||
			    o == HENG_ERROR;
		int32_t share = o == HENG_PASS	    ? 10000
				: o == HENG_PARTIAL ? c->results[i].share
						    : 0;

		low[i] = open ? 0 : share;
		high[i] = open ? 10000 : share;
	}
	worst =
	    partial ? (int)c->profile.n_outcomes - 1 : plain_outcome(c, low);
	best = partial ? 0 : plain_outcome(c, high);
	return (opinion){c->outcomes[best].id, c->outcomes[worst].id,
			 best == worst && !partial};
}

static opinion opinion_of(const heng_mix *mix, heng_mixed verdict)
{
	return (opinion){heng_mix_outcome(mix, verdict.best)->id,
			 heng_mix_outcome(mix, verdict.worst)->id,
			 verdict.determined};
}

static void take(heng_mix *mix, unsigned mask)
{
	for (size_t p = 0; p < mix->n_parts; p++)
		if (mix->taken[p] != (bool)(mask >> p & 1))
			heng_mix_toggle(mix, p);
}

static unsigned mask_of(const size_t *set, size_t n)
{
	unsigned mask = 0;

	for (size_t i = 0; i < n; i++)
		mask |= 1u << set[i];
	return mask;
}

/* Every set of parts: what it comes to, and which are the smallest. */
static void check_all_sets(const couple *c, heng_mix *mix,
			   const heng_movers *movers)
{
	const unsigned all = (1u << mix->n_parts) - 1;
	static verdict_case made;
	unsigned fewest = 99, count = 0;
	opinion target, own;
	bool partial;

	mix_by_hand(c, mix, all, &made, &partial);
	target = plain_verdict(&made, partial);
	assert_true(agree(target, plain_verdict(&made, c->is.is_partial)));
	for (unsigned mask = 0; mask <= all; mask++) {
		unsigned size = (unsigned)__builtin_popcount(mask);

		mix_by_hand(c, mix, mask, &made, &partial);
		own = plain_verdict(&made, partial);
		take(mix, mask);
		assert_true(agree(own, opinion_of(mix, heng_mix_verdict(mix))));
		if (!agree(own, target) || size > fewest)
			continue;
		count = size < fewest ? 1 : count + 1;
		fewest = size;
	}
	take(mix, 0);
	assert_true(movers->has_moved == (fewest > 0));
	if (fewest == 0)
		return;
	assert_int_equal(movers->n_set, fewest);
	assert_int_equal(movers->fewest, fewest);
	assert_int_equal(movers->n_sets, count);
	assert_true(movers->exact && movers->counted);
	for (size_t s = 0; s < count && s < HENG_MOVERS_SETS_MAX; s++) {
		mix_by_hand(c, mix, mask_of(movers->sets[s], fewest), &made,
			    &partial);
		assert_true(agree(plain_verdict(&made, partial), target));
		if (s > 0)
			assert_int_not_equal(
			    mask_of(movers->sets[s], fewest),
			    mask_of(movers->sets[s - 1], fewest));
	}
}

static void test_against_all_sets(void **state)
{
	size_t moved = 0, several = 0, tried = 0;
	uint64_t seed = 5;

	(void)state;
	for (int k = 0; k < CASES; k++) {
		static couple c;
		heng_mix mix = {0};
		heng_arena arena = {0};
		heng_movers movers;
		heng_error error;

		make_couple(&c, &seed);
		assert_int_equal(heng_mix_init(&mix, &c.was, &c.is, &error),
				 HENG_OK);
		if (mix.n_parts <= PARTS) {
			assert_int_equal(
			    heng_movers_find(&mix, &arena, &movers, &error),
			    HENG_OK);
			check_all_sets(&c, &mix, &movers);
			tried++;
			moved += movers.has_moved;
			several += movers.has_moved && movers.n_set > 1;
		}
		heng_arena_fini(&arena);
		heng_mix_fini(&mix);
	}
	/* The cases are worth their time. */
	assert_true(tried > 800 && moved > 400 && several > 40);
}

/* All is taken: one part back and again is as if all were taken anew. */
static void check_one_back(heng_mix *mix)
{
	const heng_mixed all = heng_mix_verdict(mix);

	for (size_t p = 0; p < mix->n_parts; p++) {
		heng_mixed rest;

		heng_mix_toggle(mix, p);
		rest = heng_mix_verdict(mix);
		heng_mix_toggle(mix, p);
		assert_true(heng_mixed_same(heng_mix_verdict(mix), all));
		heng_mix_take_all(mix, false);
		heng_mix_take_all(mix, true);
		heng_mix_toggle(mix, p);
		assert_true(heng_mixed_same(heng_mix_verdict(mix), rest));
		heng_mix_toggle(mix, p);
	}
}

/* Two verdicts, whole: what each side comes to by itself. */
static void test_ends(void **state)
{
	uint64_t seed = 77;

	(void)state;
	for (int k = 0; k < 300; k++) {
		static couple c;
		heng_mix mix = {0};
		heng_error error;
		int low;

		make_couple(&c, &seed);
		assert_int_equal(heng_mix_init(&mix, &c.was, &c.is, &error),
				 HENG_OK);
		low = heng_mix_verdict(&mix).worst;
		assert_true(low < (int)c.was.profile->n_outcomes);
		heng_mix_take_all(&mix, true);
		for (size_t p = 0; p < mix.n_parts; p++)
			assert_true(mix.taken[p]);
		check_one_back(&mix);
		heng_mix_take_all(&mix, false);
		assert_int_equal(heng_mix_verdict(&mix).worst, low);
		heng_mix_fini(&mix);
	}
}

/* Forty rules that pass and then fail, of which 21 have to. */
static void make_many(couple *c)
{
	memset(c, 0, sizeof(*c));
	case_init(&c->old, 2);
	c->old.outcomes[0].total = 5000;
	c->old.outcomes[0].id = ids[0];
	c->old.outcomes[1].id = ids[1];
	for (int i = 0; i < CASE_RULES; i++)
		case_add(&c->old, HENG_SERVICE, 1, HENG_PASS, 0);
	copy_case(&c->new, &c->old);
	for (int i = 0; i < CASE_RULES; i++) {
		c->new.results[i].outcome = HENG_FAIL;
		c->new.results[i].share = 0;
	}
	c->was =
	    (heng_side){&c->old.profile, c->old.results, CASE_RULES, false};
	c->is = (heng_side){&c->new.profile, c->new.results, CASE_RULES, false};
}

/* HENG_MOVERS_TRIES_MAX: sets of five of forty are more than it. */
static void test_limit(void **state)
{
	static couple c;
	heng_mix mix = {0};
	heng_arena arena = {0};
	heng_movers movers;
	heng_error error;

	(void)state;
	make_many(&c);
	assert_int_equal(heng_mix_init(&mix, &c.was, &c.is, &error), HENG_OK);
	assert_int_equal(mix.n_parts, CASE_RULES);
	assert_int_equal(heng_movers_find(&mix, &arena, &movers, &error),
			 HENG_OK);
	assert_true(movers.has_moved && !movers.exact && !movers.counted);
	assert_int_equal(movers.fewest, 5);
	assert_int_equal(movers.n_set, 21);
	assert_int_equal(movers.n_sets, 1);
	heng_arena_fini(&arena);
	heng_mix_fini(&mix);
}

/* HENG_MOVERS_SETS_MAX: every one of forty is enough by itself. */
static void test_sets(void **state)
{
	static couple c;
	heng_mix mix = {0};
	heng_arena arena = {0};
	heng_movers movers;
	heng_error error;

	(void)state;
	make_many(&c);
	c.old.outcomes[0].total = c.new.outcomes[0].total = 10000;
	assert_int_equal(heng_mix_init(&mix, &c.was, &c.is, &error), HENG_OK);
	assert_int_equal(heng_movers_find(&mix, &arena, &movers, &error),
			 HENG_OK);
	assert_true(movers.exact && movers.counted);
	assert_int_equal(movers.n_set, 1);
	assert_int_equal(movers.n_sets, CASE_RULES);
	for (size_t s = 0; s < HENG_MOVERS_SETS_MAX; s++)
		assert_int_equal(movers.sets[s][0], s);
	heng_arena_fini(&arena);
	heng_mix_fini(&mix);
}

static void test_twice(void **state)
{
	static couple c;
	heng_mix mix = {0};
	heng_error error;

	(void)state;
	make_many(&c);
	c.new.rules[3].id = c.new.rules[9].id;
	assert_int_equal(heng_mix_init(&mix, &c.was, &c.is, &error),
			 HENG_EINPUT);
	assert_string_equal(error.code, "H4801");
	heng_mix_fini(&mix);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_against_all_sets),
	    cmocka_unit_test(test_ends),
	    cmocka_unit_test(test_limit),
	    cmocka_unit_test(test_sets),
	    cmocka_unit_test(test_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
