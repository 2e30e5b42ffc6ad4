/* Tests of commitments: each state by hand, and random ones by an oracle. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/commitments.h"
#include "core/assess/fulfilment.h"
#include "core/base/buf.h"
#include "core/read/reader.h"
#include "tests/unit/base_random.h"

enum { SEED = 20260630, CASES = 4000, ITEMS = 4, RESULTS = 5, EFFECTS = 3 };

/* A dossier that was read, and its commitments. */
typedef struct made {
	heng_reader *reader;
	heng_arena arena;
	const heng_commitments *all;
} made;

static void make(made *m, const char *inside)
{
	heng_buf xml = {0};
	const heng_image *image = NULL;
	heng_error error = {0};

	memset(m, 0, sizeof(*m));
	heng_buf_puts(&xml, "<dossier xmlns='urn:heng:dossier:1'"
			    " schemaVersion='1' asOf='2026-06-30'"
			    " scheme='pboc-tool' phase='exit'>");
	heng_buf_puts(&xml, inside);
	heng_buf_puts(&xml, "</dossier>");
	m->reader = heng_reader_new();
	assert_non_null(m->reader);
	if (heng_read(m->reader, &heng_dossier_grammar, "d.xml", xml.data,
		      xml.size, NULL, NULL, &image, &error) != HENG_OK)
		fail_msg("%u:%u %s\n%s", error.line, error.column, error.en,
			 heng_buf_str(&xml));
	assert_int_equal(
	    heng_commitments_make(image, &m->arena, &m->all, &error), HENG_OK);
	heng_buf_fini(&xml);
}

static void unmake(made *m)
{
	heng_arena_fini(&m->arena);
	heng_reader_free(m->reader);
}

static void test_decimals(void **state)
{
	static const struct {
		const char *text;
		int64_t value;
	} good[] = {
	    {"0", 0},
	    {"-0", 0},
	    {"1", 1000000},
	    {"-1.5", -1500000},
	    {"0.000001", 1},
	    {"007.10", 7100000},
	    {"999999999999.999999", INT64_C(999999999999999999)},
	    {"-999999999999.999999", -INT64_C(999999999999999999)},
	};
	static const char *const bad[] = {
	    "",	   "-",	 "+1", "1.",  ".5",  "1.0000000", "1000000000000",
	    "1e3", " 1", "1 ", "0x1", "1,5", "--1",
	};
	int64_t value;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		assert_true(heng_decimal_parse(good[i].text, &value));
		assert_int_equal(value, good[i].value);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(heng_decimal_parse(bad[i], &value));
}

static void measure(const char *baseline, const char *target,
		    const char *better, const char *value,
		    heng_measured measured, int32_t attained)
{
	heng_target t = {.baseline = baseline,
			 .target = target,
			 .better = better,
			 .value = value};

	heng_target_measure(&t);
	if (t.measured != measured || t.attained != attained)
		fail_msg("%s..%s %s %s: %s %d", baseline ? baseline : "-",
			 target ? target : "-", better ? better : "-",
			 value ? value : "-", heng_measured_name(t.measured),
			 t.attained);
}

static void test_targets(void **state)
{
	const heng_measured none = HENG_MEASURED_NONE;
	const heng_measured unknown = HENG_MEASURED_UNKNOWN;
	const heng_measured reached = HENG_MEASURED_REACHED;
	const heng_measured is_short = HENG_MEASURED_SHORT;
	const heng_measured missed = HENG_MEASURED_MISSED;

	(void)state;
	measure("72", "24", "lower", "24", reached, 10000);
	measure("72", "24", "lower", "24.000001", is_short, 9999);
	measure("72", "24", "lower", "46", is_short, 5417);
	measure("72", "24", "lower", "71.999999", is_short, 1);
	measure("72", "24", "lower", "72", missed, 0);
	measure("72", "24", "lower", "80", missed, 0);
	measure("72", "24", "lower", "-5", reached, 10000);
	measure("0", "3000", "higher", "1650", is_short, 5500);
	measure("0", "3000", "higher", "3000", reached, 10000);
	measure("0", "3000", "higher", "2999.999999", is_short, 9999);
	/* The way says what is better, as in the rule on effects. */
	measure("72", "24", "higher", "24", reached, 10000);
	measure("72", "24", NULL, "30", is_short, 8750);
	/* Half to even: 1 of 16 is 625, 1 of 32 312.5, 3 of 32 937.5. */
	measure("0", "16", NULL, "1", is_short, 625);
	measure("0", "32", NULL, "1", is_short, 312);
	measure("0", "32", NULL, "3", is_short, 938);
	/* What was to be kept is either kept or not. */
	measure("99.9", "99.9", "higher", "99.9", reached, 10000);
	measure("99.9", "99.9", "higher", "99.899999", missed, 0);
	measure("5", "5", "lower", "5.000001", missed, 0);
	measure("5", "5", NULL, "5", unknown, -1);
	/* Without a baseline nobody knows how much of the way it was. */
	measure(NULL, "24", "lower", "24", reached, 10000);
	measure(NULL, "24", "lower", "24.1", is_short, -1);
	measure(NULL, "24", "higher", "23", is_short, -1);
	measure(NULL, "24", NULL, "23", unknown, -1);
	measure("72", "24", "lower", NULL, unknown, -1);
	measure("72", NULL, "lower", "24", none, -1);
	/* The widest way that the grammar takes. */
	measure("-999999999999.999999", "999999999999.999999", NULL, "0",
		is_short, 5000);
	measure("-999999999999.999999", "999999999999.999999", NULL,
		"999999999999.999999", reached, 10000);
	measure("-999999999999.999999", "999999999999.999999", NULL,
		"999999999999.999998", is_short, 9999);
}

static void test_shares(void **state)
{
	(void)state;
	assert_int_equal(heng_share_of(10416, 10000), 10416);
	assert_int_equal(heng_share_of(1, 0), -1);
	assert_int_equal(heng_share_of(1, -1), -1);
	assert_int_equal(heng_share_of(-1, 1), -1);
	assert_int_equal(heng_share_of(0, 5), 0);
	assert_int_equal(heng_share_of(1, 32), 312);
	assert_int_equal(heng_share_of(3, 32), 938);
	assert_int_equal(heng_share_of(INT64_C(999999999999999999),
				       INT64_C(999999999999999999)),
			 10000);
	assert_int_equal(heng_share_of(INT64_C(999999999999999999), 1),
			 INT64_C(999999999999999999));
}

/* One row: what is said of one commitment, and what it comes to. */
static void judge(const char *result, const char *effect, const char *state,
		  int32_t low, int32_t high)
{
	heng_buf text = {0};
	const heng_commitment *item;
	made m;

	heng_buf_printf(&text,
			"<app><name>x</name>%s</app><pledge><commitment "
			"id='C1' metricId='m'/></pledge><exitAnnex>",
			effect[0] ? "<expectedEffect metricId='m' "
				    "baseline='0' target='10'/>"
				  : "");
	if (effect[0] && effect[0] != '?')
		heng_buf_printf(
		    &text, "<realisedEffect metricId='m' value='%s'/>", effect);
	heng_buf_printf(&text, "%s</exitAnnex><attachment id='A'/>", result);
	make(&m, heng_buf_str(&text));
	assert_non_null(m.all);
	assert_int_equal(m.all->n_items, 1);
	item = &m.all->items[0];
	if (strcmp(heng_fulfilment_name(item->state), state) != 0 ||
	    item->low != low || item->high != high)
		fail_msg("%s %s: %s %d %d", result, effect,
			 heng_fulfilment_name(item->state), item->low,
			 item->high);
	assert_int_equal(m.all->low, low);
	assert_int_equal(m.all->high, high);
	unmake(&m);
	heng_buf_fini(&text);
}

#define RESULT(said, inside)                                                   \
	"<commitmentResult commitment='C1'" said ">" inside                    \
	"</commitmentResult>"
#define SHOWN	 "<evidence attRef='A'/>"
#define DANGLING "<evidence attRef='B'/>"
#define YES	 " fulfilled='yes'"
#define PARTLY	 " fulfilled='partly'"
#define NO	 " fulfilled='no'"

static void test_states(void **state)
{
	(void)state;
	/* Nothing said is never fulfilled, whatever was measured. */
	judge("", "", "open", 0, 10000);
	judge("", "10", "open", 0, 10000);
	judge("", "5", "open", 0, 5000);
	judge("", "0", "no", 0, 0);
	judge(RESULT("", SHOWN), "", "open", 0, 10000);
	/* A claim counts with evidence only, and every piece is there. */
	judge(RESULT(YES, SHOWN), "", "fulfilled", 10000, 10000);
	judge(RESULT(YES, ""), "", "open", 0, 10000);
	judge(RESULT(YES, DANGLING), "", "open", 0, 10000);
	judge(RESULT(YES, SHOWN DANGLING), "", "open", 0, 10000);
	judge(RESULT(YES, SHOWN "<evidence/>"), "", "open", 0, 10000);
	judge(RESULT(PARTLY, SHOWN), "", "partly", 5000, 5000);
	judge(RESULT(PARTLY, ""), "", "open", 0, 5000);
	judge(RESULT(NO, ""), "", "no", 0, 0);
	judge(RESULT(NO, SHOWN), "10", "no", 0, 0);
	/* A value speaks against a claim, never for it. */
	judge(RESULT(YES, SHOWN), "10", "fulfilled", 10000, 10000);
	judge(RESULT(YES, SHOWN), "9.999999", "partly", 5000, 5000);
	judge(RESULT(YES, SHOWN), "0", "no", 0, 0);
	judge(RESULT(YES, SHOWN), "?", "open", 0, 10000);
	judge(RESULT(YES, ""), "5", "open", 0, 5000);
	judge(RESULT(PARTLY, SHOWN), "10", "partly", 5000, 5000);
	judge(RESULT(PARTLY, SHOWN), "5", "partly", 5000, 5000);
	judge(RESULT(PARTLY, SHOWN), "?", "open", 0, 5000);
	judge(RESULT(PARTLY, SHOWN), "-1", "no", 0, 0);
	/* Of several the worst counts; of equals as LC-29 has it. */
	judge(RESULT(YES, SHOWN) RESULT(NO, ""), "", "no", 0, 0);
	judge(RESULT(YES, SHOWN) RESULT(PARTLY, SHOWN), "", "partly", 5000,
	      5000);
	judge(RESULT(PARTLY, SHOWN) RESULT(PARTLY, ""), "", "open", 0, 5000);
	judge(RESULT(YES, "") RESULT(YES, SHOWN), "", "open", 0, 10000);
	judge(RESULT("", SHOWN) RESULT(YES, SHOWN), "", "open", 0, 10000);
	/* Two values of one metric: nobody knows which one holds. */
	judge("<realisedEffect metricId='m' value='10'/>" RESULT(YES, SHOWN),
	      "10", "open", 0, 10000);
}

static void test_absent(void **state)
{
	made m;

	(void)state;
	make(&m, "<app><name>x</name></app>");
	assert_null(m.all);
	unmake(&m);
	make(&m, "<app><name>x</name></app><exitAnnex/>");
	assert_null(m.all);
	unmake(&m);
	make(&m, "<app><name>x</name></app><pledge/>");
	assert_non_null(m.all);
	assert_false(m.all->has_ratio);
	assert_int_equal(m.all->n_items, 0);
	unmake(&m);
	/* A result alone belongs to no commitment. */
	make(&m, "<app><name>x</name></app><exitAnnex>" RESULT(NO, SHOWN)
		     RESULT(YES, "") "</exitAnnex>");
	assert_non_null(m.all);
	assert_false(m.all->has_ratio);
	assert_int_equal(m.all->n_unmatched, 2);
	assert_int_equal(m.all->unmatched[0].claim, HENG_CLAIM_NO);
	assert_string_equal(m.all->unmatched[0].commitment, "C1");
	assert_string_equal(m.all->unmatched[1].spot.path,
			    "exitAnnex/commitmentResult[2]");
	unmake(&m);
}

/* HENG_TARGETS_MAX targets of one metric are compared, one more is not. */
static void test_many_targets(void **state)
{
	(void)state;
	for (int n = HENG_TARGETS_MAX; n <= HENG_TARGETS_MAX + 1; n++) {
		heng_buf text = {0};
		made m;

		heng_buf_puts(&text, "<app><name>x</name>");
		for (int i = 0; i < n; i++)
			heng_buf_puts(&text, "<expectedEffect metricId='m' "
					     "baseline='0' target='10'/>");
		heng_buf_puts(
		    &text, "</app><pledge><commitment id='C1' metricId='m'"
			   "/></pledge><exitAnnex><realisedEffect "
			   "metricId='m' value='10'/>" RESULT(
			       YES, SHOWN) "</exitAnnex><attachment id='A'/>");
		make(&m, heng_buf_str(&text));
		if (n == HENG_TARGETS_MAX) {
			assert_int_equal(m.all->items[0].n_targets, n);
			assert_int_equal(m.all->items[0].state, HENG_FULFILLED);
		} else {
			assert_int_equal(m.all->items[0].n_targets, 0);
			assert_int_equal(m.all->items[0].measured,
					 HENG_MEASURED_UNKNOWN);
			assert_int_equal(m.all->items[0].state,
					 HENG_FULFILMENT_OPEN);
		}
		unmake(&m);
		heng_buf_fini(&text);
	}
}

/* What the oracle knows of a random dossier; -1: not there. */
typedef struct plan {
	int n_items, n_results, n_effects;
	int id[ITEMS];	   /* of a commitment */
	int metric[ITEMS]; /* of a commitment */
	struct {
		int of;	       /* commitment; ITEMS: unknown */
		int claim;     /* 0 yes 1 partly 2 no, -1 not said */
		int good, bad; /* pieces of evidence */
	} result[RESULTS];
	struct {
		int metric, baseline, target, better, value;
	} effect[EFFECTS];   /* and one value of each effect's metric */
	int values[EFFECTS]; /* of a metric, -1: none */
} plan;

static void draw(uint64_t *random, plan *p)
{
	memset(p, 0, sizeof(*p));
	p->n_items = (int)random_between(random, 0, ITEMS);
	p->n_results = (int)random_between(random, 0, RESULTS);
	p->n_effects = (int)random_between(random, 0, EFFECTS);
	for (int i = 0; i < p->n_items; i++) {
		p->id[i] = random_one_in(random, 8) ? -1 : i;
		p->metric[i] = (int)random_between(random, -1, EFFECTS - 1);
	}
	for (int i = 0; i < p->n_results; i++) {
		p->result[i].of = (int)random_between(random, -1, ITEMS);
		p->result[i].claim = (int)random_between(random, -1, 2);
		p->result[i].good = (int)random_between(random, 0, 2);
		p->result[i].bad = random_one_in(random, 5);
	}
	for (int i = 0; i < p->n_effects; i++) {
		p->effect[i].metric =
		    (int)random_between(random, -1, EFFECTS - 1);
		p->effect[i].baseline = (int)random_between(random, -1, 6);
		p->effect[i].target = (int)random_between(random, -1, 6);
		p->effect[i].better = (int)random_between(random, -1, 1);
	}
	for (int i = 0; i < EFFECTS; i++)
		p->values[i] = (int)random_between(random, -1, 7);
}

static void put_int(heng_buf *out, const char *name, const char *before,
		    int value)
{
	if (value >= 0)
		heng_buf_printf(out, " %s='%s%d'", name, before, value);
}

static void write_plan(const plan *p, heng_buf *out)
{
	static const char *const claims[] = {"yes", "partly", "no"};

	heng_buf_puts(out, "<app><name>x</name>");
	for (int i = 0; i < p->n_effects; i++) {
		heng_buf_puts(out, "<expectedEffect");
		put_int(out, "metricId", "m", p->effect[i].metric);
		put_int(out, "baseline", "", p->effect[i].baseline);
		put_int(out, "target", "", p->effect[i].target);
		if (p->effect[i].better >= 0)
			heng_buf_printf(out, " better='%s'",
					p->effect[i].better ? "higher"
							    : "lower");
		heng_buf_puts(out, "/>");
	}
	heng_buf_puts(out, "</app><pledge>");
	for (int i = 0; i < p->n_items; i++) {
		heng_buf_puts(out, "<commitment");
		put_int(out, "id", "C", p->id[i]);
		put_int(out, "metricId", "m", p->metric[i]);
		heng_buf_puts(out, "/>");
	}
	heng_buf_puts(out, "</pledge><exitAnnex>");
	for (int i = 0; i < EFFECTS; i++)
		if (p->values[i] >= 0)
			heng_buf_printf(out,
					"<realisedEffect metricId='m%d' "
					"value='%d'/>",
					i, p->values[i]);
	for (int i = 0; i < p->n_results; i++) {
		heng_buf_puts(out, "<commitmentResult");
		put_int(out, "commitment", "C", p->result[i].of);
		if (p->result[i].claim >= 0)
			heng_buf_printf(out, " fulfilled='%s'",
					claims[p->result[i].claim]);
		heng_buf_puts(out, ">");
		for (int k = 0; k < p->result[i].good; k++)
			heng_buf_puts(out, SHOWN);
		if (p->result[i].bad)
			heng_buf_puts(out, DANGLING);
		heng_buf_puts(out, "</commitmentResult>");
	}
	heng_buf_puts(out, "</exitAnnex><attachment id='A'/>");
}

/* The most that a target leaves, in halves: 2 all, 1 half, 0 none; and
 * whether it is not known to be reached. */
static void oracle_target(const plan *p, int i, int *most, bool *sure)
{
	int target = p->effect[i].target, from = p->effect[i].baseline;
	int value = p->values[p->effect[i].metric];
	double way, gone;

	*most = 2;
	*sure = true;
	if (target < 0)
		return;
	*sure = false;
	if (value < 0)
		return;
	if (from >= 0 && from != target) {
		way = (double)target - from;
		gone = ((double)value - from) / way;
		*sure = true;
		*most = gone >= 1 ? 2 : gone > 0 ? 1 : 0;
	} else if (p->effect[i].better >= 0) {
		bool kept =
		    p->effect[i].better ? value >= target : value <= target;

		*sure = true;
		*most = kept ? 2 : from >= 0 ? 0 : 1;
	}
}

/* The lowest and highest share in halves, by all that is possible. */
static void oracle_item(const plan *p, int item, int *low, int *high)
{
	int chosen = -1, worst = 2;
	bool sure = true;

	for (int i = 0; i < p->n_results && p->id[item] >= 0; i++) {
		int claim = p->result[i].claim;

		if (p->result[i].of != p->id[item])
			continue;
		if (chosen < 0 || claim == 2 ||
		    (claim == 1 && p->result[chosen].claim != 2))
			if (chosen < 0 || p->result[chosen].claim != 2)
				chosen = i;
	}
	for (int i = 0; i < p->n_effects; i++) {
		int most;
		bool known;

		if (p->metric[item] < 0 ||
		    p->effect[i].metric != p->metric[item])
			continue;
		oracle_target(p, i, &most, &known);
		worst = most < worst ? most : worst;
		sure = sure && known;
	}
	/* Worlds: the promise is kept by 0, 1 or 2 halves. */
	*low = 3;
	*high = -1;
	for (int world = 0; world <= 2; world++) {
		int claim = chosen < 0 ? -1 : p->result[chosen].claim;
		int said = claim == 0 ? 2 : claim == 1 ? 1 : claim == 2 ? 0 : 2;
		bool proven = chosen >= 0 && claim >= 0 &&
			      p->result[chosen].good > 0 &&
			      !p->result[chosen].bad;
		int top = said < worst ? said : worst;

		if (world > top)
			continue;
		/* Less than the top is possible unless it is certain. */
		if (world < top && proven && sure)
			continue;
		*low = world < *low ? world : *low;
		*high = world > *high ? world : *high;
	}
}

/* Half to even by looking at every candidate. */
static int oracle_mean(int halves, int n)
{
	int best = 0;

	/* share = halves * 5000 / n */
	for (int q = 0; q <= 10000; q++) {
		long off = labs((long)q * n - (long)halves * 5000);
		long best_off = labs((long)best * n - (long)halves * 5000);

		if (off < best_off || (off == best_off && q % 2 == 0))
			best = q;
	}
	return best;
}

static void test_oracle(void **state)
{
	uint64_t random = SEED;
	int seen[HENG_FULFILMENTS] = {0};

	(void)state;
	for (int c = 0; c < CASES; c++) {
		heng_buf text = {0};
		int low = 0, high = 0, unmatched = 0;
		plan p;
		made m;

		draw(&random, &p);
		write_plan(&p, &text);
		make(&m, heng_buf_str(&text));
		assert_int_equal(m.all->n_items, p.n_items);
		for (int i = 0; i < p.n_items; i++) {
			const heng_commitment *item = &m.all->items[i];
			int least, most;

			oracle_item(&p, i, &least, &most);
			if (item->low != least * 5000 ||
			    item->high != most * 5000)
				fail_msg("case %d item %d: %d–%d, not "
					 "%d–%d\n%s",
					 c, i, item->low, item->high,
					 least * 5000, most * 5000,
					 heng_buf_str(&text));
			assert_int_equal(item->state == HENG_FULFILMENT_OPEN,
					 least != most);
			low += least;
			high += most;
			seen[item->state]++;
		}
		assert_int_equal(m.all->has_ratio, p.n_items > 0);
		if (p.n_items > 0) {
			assert_int_equal(m.all->low,
					 oracle_mean(low, p.n_items));
			assert_int_equal(m.all->high,
					 oracle_mean(high, p.n_items));
		}
		for (int i = 0; i < p.n_results; i++) {
			int of = p.result[i].of;

			unmatched += of < 0 || of >= p.n_items || p.id[of] < 0;
		}
		assert_int_equal(m.all->n_unmatched, unmatched);
		unmake(&m);
		heng_buf_fini(&text);
	}
	for (int s = 0; s < HENG_FULFILMENTS; s++)
		assert_true(seen[s] > CASES / 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_decimals),
	    cmocka_unit_test(test_targets),
	    cmocka_unit_test(test_shares),
	    cmocka_unit_test(test_states),
	    cmocka_unit_test(test_absent),
	    cmocka_unit_test(test_many_targets),
	    cmocka_unit_test(test_oracle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
