/* Tests of waivers: what they may do to a verdict. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/score.h"
#include "core/assess/verdict.h"
#include "tests/unit/base_random.h"
#include "tests/unit/verdict_case.h"
#include "tests/unit/waiver_made.h"

enum {
	SEED = 4901,
	CASES = 40000,
	WAIVERS = 12,
};

static const char subject_id[] = "91990000MA0000000X-2026-0001";
static const char subject_sha256[] =
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/* A case with waivers of its rules, most of them in force. */
typedef struct waived_case {
	verdict_case base;
	heng_waiver waivers[WAIVERS];
	const char *waivable[CASE_RULES];
	size_t n;
	heng_waiver_ground ground;
} waived_case;

static void add_waiver(waived_case *w, const char *rule)
{
	heng_waiver *waiver = &w->waivers[w->n++];

	*waiver =
	    waiver_of("2026-01-01T00:00:00+08:00", "2026-12-31T23:59:59+08:00");
	waiver->rule = rule;
	waiver->subject = subject_id;
}

static void waived_init(waived_case *w)
{
	w->n = 0;
	w->ground = (heng_waiver_ground){
	    .profile = &w->base.profile,
	    .subject_id = subject_id,
	    .subject_sha256 = subject_sha256,
	    .as_of = date_of("2026-06-30"),
	};
}

static void waived_random(waived_case *w, uint64_t *seed)
{
	size_t n = (size_t)random_between(seed, 1, WAIVERS);
	size_t permitted = 0;

	case_random(&w->base, seed, (size_t)random_between(seed, 1, 14), 4);
	waived_init(w);
	for (size_t i = 0; i < w->base.n; i++) {
		if (random_one_in(seed, 2))
			w->waivable[permitted++] = w->base.ids[i];
	}
	w->base.profile.waivable_vetoes = w->waivable;
	w->base.profile.n_waivable_vetoes = permitted;
	for (size_t i = 0; i < n; i++) {
		size_t rule =
		    (size_t)random_between(seed, 0, (int64_t)w->base.n - 1);

		add_waiver(w, w->base.ids[rule]);
	}
}

static void apply(waived_case *w)
{
	heng_error error;

	assert_int_equal(heng_waivers_apply(&w->ground, w->base.results,
					    w->base.n, w->waivers, w->n,
					    &error),
			 HENG_OK);
}

/* What stands, by the second opinion of verdict_case alone. */
typedef struct plain_bounds {
	int worst, best;
	int64_t low, high;
} plain_bounds;

static plain_bounds bounds_of(const verdict_case *c)
{
	int32_t low[CASE_RULES], high[CASE_RULES];

	for (size_t i = 0; i < c->n; i++) {
		low[i] = heng_result_low(&c->results[i]);
		high[i] = heng_result_high(&c->results[i]);
	}
	return (plain_bounds){plain_outcome(c, low), plain_outcome(c, high),
			      plain_total(c, low), plain_total(c, high)};
}

/* Whether a waiver may set this result aside at all. */
static bool may_be_waived(const waived_case *w, size_t i)
{
	const heng_result *result = &w->base.results[i];

	if (result->outcome != HENG_FAIL && result->outcome != HENG_PARTIAL &&
	    result->outcome != HENG_INSUFFICIENT)
		return false;
	if (result->weight == 0)
		return false;
	return !result->rule->veto ||
	       heng_profile_permits_waiver(&w->base.profile, result->rule->id);
}

/* Results stay as found, nothing gets worse, and nothing is applied that may
 * not be. Returns how many are applied. */
static size_t check_case(const waived_case *w, const waived_case *was,
			 int number)
{
	plain_bounds before = bounds_of(&was->base);
	plain_bounds after = bounds_of(&w->base);
	bool open = false;
	size_t applied = 0;

	for (size_t i = 0; i < w->base.n; i++) {
		const heng_result *result = &w->base.results[i];

		assert_int_equal(result->outcome, was->base.results[i].outcome);
		assert_int_equal(result->share, was->base.results[i].share);
		assert_int_equal(result->weight, was->base.results[i].weight);
		if (!result->waiver)
			continue;
		applied++;
		open |= result->outcome == HENG_INSUFFICIENT;
		assert_true(may_be_waived(w, i));
		assert_string_equal(result->waiver->rule, result->rule->id);
		assert_int_equal(result->waiver->state, HENG_WAIVER_APPLIED);
	}
	if (after.worst > before.worst || after.low < before.low)
		fail_msg("seed %d, case %d: worse at worst", SEED, number);
	if (!open && (after.best > before.best || after.high < before.high))
		fail_msg("seed %d, case %d: worse at best", SEED, number);
	for (size_t i = 0; i < w->n; i++)
		applied -= w->waivers[i].state == HENG_WAIVER_APPLIED;
	assert_int_equal(applied, 0);
	return 0;
}

/* The program's verdict and total with waivers are those of the second
 * opinion, in which a waived rule counts in nothing. */
static void check_verdict(waived_case *w, heng_arena *arena, int number)
{
	plain_bounds after = bounds_of(&w->base);
	heng_score dimensions[HENG_DIMENSIONS], total;
	heng_verdict verdict;
	heng_error error;

	case_reach(&w->base, arena, false, &verdict);
	if (verdict.worst != after.worst || verdict.best != after.best)
		fail_msg("seed %d, case %d: %d to %d, not %d to %d", SEED,
			 number, verdict.best, verdict.worst, after.best,
			 after.worst);
	assert_int_equal(heng_score_results(&w->base.profile, w->base.results,
					    w->base.n, dimensions, &total,
					    &error),
			 HENG_OK);
	assert_int_equal(total.has_score, after.low >= 0);
	if (total.has_score) {
		assert_int_equal(total.low, after.low);
		assert_int_equal(total.high, after.high);
	}
	for (size_t i = 0; i < w->base.n; i++) {
		if (w->base.results[i].waiver)
			assert_int_equal(w->base.results[i].effective_weight,
					 0);
	}
}

/* The same waivers in another order set the same rules aside. */
static void check_order(const waived_case *was, const waived_case *w)
{
	static waived_case other;

	other = *was;
	other.base.profile.outcomes = other.base.outcomes;
	other.ground.profile = &other.base.profile;
	for (size_t i = 0; i < was->n; i++)
		other.waivers[i] = was->waivers[was->n - 1 - i];
	apply(&other);
	for (size_t i = 0; i < w->base.n; i++)
		assert_int_equal(!other.base.results[i].waiver,
				 !w->base.results[i].waiver);
}

static void test_never_worse(void **state)
{
	static waived_case w, was;
	size_t seen[HENG_WAIVER_STATES] = {0}, moved = 0;
	heng_arena arena = {0};
	uint64_t seed = SEED;

	(void)state;
	for (int i = 0; i < CASES; i++) {
		waived_random(&w, &seed);
		was = w;
		apply(&w);
		/* The copy still points into the original, which has the same
		 * profile; only results differ. */
		check_case(&w, &was, i);
		check_verdict(&w, &arena, i);
		check_order(&was, &w);
		for (size_t k = 0; k < w.n; k++)
			seen[w.waivers[k].state]++;
		moved += bounds_of(&w.base).worst < bounds_of(&was.base).worst;
	}
	heng_arena_fini(&arena);
	assert_true(moved > CASES / 100);
	assert_true(seen[HENG_WAIVER_APPLIED] > CASES / 10);
	assert_true(seen[HENG_WAIVER_WORSE] > CASES / 100);
	assert_true(seen[HENG_WAIVER_SECOND] > CASES / 100);
	assert_true(seen[HENG_WAIVER_VETO] > CASES / 100);
	assert_true(seen[HENG_WAIVER_PENDING] > CASES / 100);
	assert_true(seen[HENG_WAIVER_ERROR] > CASES / 100);
	assert_true(seen[HENG_WAIVER_PASSED] > CASES / 100);
	assert_true(seen[HENG_WAIVER_INFORMATIONAL] > CASES / 100);
	assert_true(seen[HENG_WAIVER_NOT_APPLICABLE] > CASES / 100);
}

/* Missing evidence that is waived leaves a narrower range inside the old. */
static void test_range_narrows(void **state)
{
	static waived_case w, was;
	uint64_t seed = SEED + 1;
	size_t narrowed = 0;

	(void)state;
	for (int i = 0; i < CASES; i++) {
		plain_bounds before, after;
		size_t open[CASE_RULES], m;

		case_random(&w.base, &seed,
			    (size_t)random_between(&seed, 2, 12), 4);
		waived_init(&w);
		m = case_open(&w.base, open);
		for (size_t k = 0; k < m && w.n < WAIVERS; k++) {
			heng_result *result = &w.base.results[open[k]];

			result->outcome = HENG_INSUFFICIENT;
			w.base.rules[open[k]].veto = false;
			if (random_one_in(&seed, 2))
				add_waiver(&w, result->rule->id);
		}
		was = w;
		before = bounds_of(&was.base);
		apply(&w);
		after = bounds_of(&w.base);
		assert_true(after.low >= before.low);
		assert_true(after.high <= before.high);
		assert_true(after.worst <= before.worst);
		assert_true(after.best <= after.worst);
		narrowed += after.low > before.low && after.high < before.high;
	}
	assert_true(narrowed > CASES / 100);
}

/* One rule of each kind, and one waiver each: what becomes of it. */
static void test_states(void **state)
{
	static const heng_not_selected absent[] = {
	    {"P", "phase"}, {"Q", "profile"}, {"S", "selection"}};
	static waived_case w;
	static const heng_waiver_state wanted[] = {
	    HENG_WAIVER_APPLIED,      HENG_WAIVER_SECOND,
	    HENG_WAIVER_EXPIRED,      HENG_WAIVER_FUTURE,
	    HENG_WAIVER_UNKNOWN_RULE, HENG_WAIVER_OTHER_SUBJECT,
	    HENG_WAIVER_OTHER_PHASE,  HENG_WAIVER_EXCLUDED,
	    HENG_WAIVER_NOT_SELECTED, HENG_WAIVER_APPLIED,
	    HENG_WAIVER_OTHER_SUBJECT};
	static const char *const rules[] = {"R-00", "R-00", "R-00", "R-00",
					    "X",    "R-00", "P",    "Q",
					    "S",    "R-01", "R-01"};

	(void)state;
	case_init(&w.base, 2);
	case_add(&w.base, HENG_SERVICE, 3, HENG_FAIL, 0);
	case_add(&w.base, HENG_SERVICE, 3, HENG_INSUFFICIENT, 0);
	case_add(&w.base, HENG_SERVICE, 3, HENG_PASS, 0);
	waived_init(&w);
	w.ground.not_selected = absent;
	w.ground.n_not_selected = 3;
	for (size_t i = 0; i < 11; i++)
		add_waiver(&w, rules[i]);
	w.waivers[2].until =
	    waiver_of("2026-01-01T00:00:00+08:00", "2026-06-30T23:59:58+08:00")
		.until;
	w.waivers[3].from =
	    waiver_of("2026-06-30T00:00:01+08:00", "2026-12-31T23:59:59+08:00")
		.from;
	w.waivers[5].subject = "91990000MA0000000X-2026-0002";
	w.waivers[9].subject = "sha256:0123456789abcdef0123456789abcdef"
			       "0123456789abcdef0123456789abcdef";
	w.waivers[10].subject = "sha256:1123456789abcdef0123456789abcdef"
				"0123456789abcdef0123456789abcdef";
	apply(&w);
	for (size_t i = 0; i < 11; i++) {
		if (w.waivers[i].state != wanted[i])
			fail_msg("waiver %zu: %d", i, (int)w.waivers[i].state);
	}
}

/* A dossier without a number is nobody's, not everybody's. */
static void test_no_number(void **state)
{
	static waived_case w;

	(void)state;
	case_init(&w.base, 2);
	case_add(&w.base, HENG_SERVICE, 3, HENG_FAIL, 0);
	case_add(&w.base, HENG_SERVICE, 3, HENG_PASS, 0);
	waived_init(&w);
	add_waiver(&w, "R-00");
	w.ground.subject_id = "";
	w.waivers[0].subject = "";
	apply(&w);
	assert_int_equal(w.waivers[0].state, HENG_WAIVER_OTHER_SUBJECT);
	assert_null(w.base.results[0].waiver);
}

/* A condition that names the rule sees it as it was found. */
static void test_at_least(void **state)
{
	static waived_case w;
	heng_arena arena = {0};
	heng_verdict verdict;

	(void)state;
	case_init(&w.base, 2);
	case_add(&w.base, HENG_SERVICE, 3, HENG_FAIL, 0);
	case_add(&w.base, HENG_SERVICE, 3, HENG_PARTIAL, 5000);
	case_add(&w.base, HENG_SERVICE, 3, HENG_PASS, 0);
	w.base.outcomes[0].n_at_least = 1;
	w.base.named[0][0] = (heng_at_least){"R-00", 1};
	waived_init(&w);
	add_waiver(&w, "R-00");
	add_waiver(&w, "R-01");
	apply(&w);
	assert_int_equal(w.waivers[0].state, HENG_WAIVER_APPLIED);
	case_reach(&w.base, &arena, false, &verdict);
	assert_int_equal(verdict.best, 1);
	/* What was met by a partial stays met: it is not hidden either. */
	w.base.results[0].waiver = w.base.results[1].waiver = NULL;
	w.base.named[0][0] = (heng_at_least){"R-01", 5000};
	apply(&w);
	assert_int_equal(w.waivers[1].state, HENG_WAIVER_APPLIED);
	case_reach(&w.base, &arena, false, &verdict);
	assert_int_equal(verdict.best, 0);
	heng_arena_fini(&arena);
}

/* Waiving all there is would leave nothing that was judged. */
static void test_last_rule(void **state)
{
	static waived_case w;

	(void)state;
	case_init(&w.base, 2);
	case_add(&w.base, HENG_SERVICE, 3, HENG_FAIL, 0);
	case_add(&w.base, HENG_LEGALITY, 3, HENG_FAIL, 0);
	waived_init(&w);
	add_waiver(&w, "R-00");
	add_waiver(&w, "R-01");
	apply(&w);
	assert_int_equal(w.waivers[0].state, HENG_WAIVER_APPLIED);
	assert_int_equal(w.waivers[1].state, HENG_WAIVER_WORSE);
}

/* Failures go first: only then is a partial below what is left. */
static void test_order(void **state)
{
	static waived_case w;

	(void)state;
	case_init(&w.base, 2);
	case_add(&w.base, HENG_SERVICE, 1, HENG_PARTIAL, 4000);
	case_add(&w.base, HENG_SERVICE, 1, HENG_PARTIAL, 3000);
	case_add(&w.base, HENG_SERVICE, 1, HENG_FAIL, 0);
	case_add(&w.base, HENG_SERVICE, 1, HENG_PARTIAL, 5000);
	waived_init(&w);
	/* 30.00 on average, 40.00 without the failure, 45.00 then. */
	add_waiver(&w, "R-00");
	add_waiver(&w, "R-01");
	add_waiver(&w, "R-02");
	apply(&w);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(w.waivers[i].state, HENG_WAIVER_APPLIED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_never_worse),
	    cmocka_unit_test(test_range_narrows),
	    cmocka_unit_test(test_states),
	    cmocka_unit_test(test_no_number),
	    cmocka_unit_test(test_at_least),
	    cmocka_unit_test(test_last_rule),
	    cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
