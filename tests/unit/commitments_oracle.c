/* Tests of commitments: random ones by an oracle of what is possible. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/buf.h"
#include "tests/unit/base_random.h"
#include "tests/unit/commitments_made.h"

enum { SEED = 20260630, CASES = 4000, ITEMS = 4, RESULTS = 5, EFFECTS = 3 };

#define SHOWN	 "<evidence attRef='A'/>"
#define DANGLING "<evidence attRef='B'/>"

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
		if (random_one_in(random, 3))
			p->metric[i] = -1;
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
	/* A metric calls for a target. */
	bool sure = p->metric[item] < 0, any = false;

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
		if (p->effect[i].target < 0)
			continue;
		sure = any ? sure && known : known;
		any = true;
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
		made_init(&m, heng_buf_str(&text));
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
		made_fini(&m);
		heng_buf_fini(&text);
	}
	for (int s = 0; s < HENG_FULFILMENTS; s++)
		assert_true(seen[s] > CASES / 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_oracle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
