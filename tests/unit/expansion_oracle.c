/* Tests of expansion: random records against a slow oracle. */
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

enum {
	SEED = 198,
	CASES = 4000,
	NAMES = 4,
	STAGES = 3,
	MONTHS = 16,
	AS_OF = 17, /* month of the day of assessment, from January 2025 */
	ABSENT = -1000,
};

static const heng_aspect *aspect(const made *m, heng_aspect_id id)
{
	return &m->all->aspects[id];
}

/* What the oracle knows; ABSENT: not there. */
typedef struct plan {
	int live_month, live_day;
	int64_t customers, limit, per_year;
	int n_stages;
	struct {
		int month, day;
		int64_t customers;
	} stage[STAGES];
	int n;
	struct {
		int month; /* ABSENT: not dated */
		int64_t customers, transactions;
	} volume[MONTHS];
	int cap[2], used[2]; /* of two kinds */
} plan;

static int64_t draw_count(uint64_t *random, int64_t most)
{
	return random_one_in(random, 9) ? ABSENT
					: random_between(random, -1, most);
}

static void draw(uint64_t *random, plan *p)
{
	int first = (int)random_between(random, 0, 16);

	memset(p, 0, sizeof(*p));
	p->live_month = random_one_in(random, 6)
			    ? ABSENT
			    : (int)random_between(random, first - 1, 16);
	if (p->live_month == -1)
		p->live_month = 0;
	p->live_day = random_one_in(random, 2) ? 1 : 20;
	p->customers = draw_count(random, 9);
	p->limit = draw_count(random, 9);
	p->per_year = draw_count(random, 60);
	p->n_stages = (int)random_between(random, 0, STAGES);
	for (int i = 0; i < p->n_stages; i++) {
		p->stage[i].month = (int)random_between(random, 0, 16);
		p->stage[i].day = random_one_in(random, 2) ? 1 : 15;
		p->stage[i].customers = draw_count(random, 9);
	}
	p->n = (int)random_between(random, 0, MONTHS);
	for (int i = 0; i < p->n; i++) {
		int month = first + i;

		p->volume[i].month = random_one_in(random, 30)	? ABSENT
				     : random_one_in(random, 8) ? month + 1
								: month;
		p->volume[i].customers = random_between(random, 0, 10);
		p->volume[i].transactions = random_between(random, 0, 6);
		if (random_one_in(random, 40))
			p->volume[i].customers = draw_count(random, 10);
		if (random_one_in(random, 40))
			p->volume[i].transactions = draw_count(random, 6);
	}
	/* By month: of equal figures the earliest is told. */
	for (int i = 1; i < p->n; i++)
		for (int k = i; k > 0; k--)
			if (p->volume[k].month < p->volume[k - 1].month) {
				int month = p->volume[k].month;

				p->volume[k].month = p->volume[k - 1].month;
				p->volume[k - 1].month = month;
			}
	for (int i = 0; i < 2; i++) {
		p->cap[i] = (int)draw_count(random, 5);
		p->used[i] = (int)draw_count(random, 6);
	}
}

static void put_number(heng_buf *out, const char *name, int64_t value)
{
	if (value != ABSENT)
		heng_buf_printf(out, " %s='%lld'", name, (long long)value);
}

static void put_date(heng_buf *out, const char *name, int month, int day)
{
	if (month != ABSENT)
		heng_buf_printf(out, " %s='%04d-%02d-%02d'", name,
				2025 + month / 12, month % 12 + 1, day);
}

static void write_plan(const plan *p, heng_buf *out)
{
	static const char *const kinds[] = {"personal", "enterprise"};

	heng_buf_puts(out, "<milestone type='live'");
	put_date(out, "date", p->live_month, p->live_day);
	heng_buf_puts(out, "/><app><name>x</name><expectedScale");
	put_number(out, "customers", p->customers);
	put_number(out, "customerLimit", p->limit);
	put_number(out, "transactionsPerYear", p->per_year);
	heng_buf_puts(out, ">");
	for (int i = 0; i < p->n_stages; i++) {
		heng_buf_puts(out, "<stage");
		put_date(out, "from", p->stage[i].month, p->stage[i].day);
		put_number(out, "customers", p->stage[i].customers);
		heng_buf_puts(out, "/>");
	}
	heng_buf_puts(out, "</expectedScale></app><service>");
	for (int i = 0; i < 2; i++) {
		heng_buf_printf(out, "<user kind='%s'", kinds[i]);
		put_number(out, "cap", p->cap[i]);
		heng_buf_puts(out, "/>");
	}
	heng_buf_puts(out, "</service><pledge/><operation>");
	for (int i = 0; i < p->n; i++) {
		heng_buf_puts(out, "<volume");
		put_date(out, "month", p->volume[i].month, 1);
		put_number(out, "customers", p->volume[i].customers);
		put_number(out, "transactions", p->volume[i].transactions);
		heng_buf_puts(out, "/>");
	}
	for (int i = 0; i < 2; i++) {
		heng_buf_printf(out, "<userUse kind='%s'", kinds[i]);
		put_number(out, "customers", p->used[i]);
		heng_buf_puts(out, "/>");
	}
	heng_buf_puts(out, "</operation>");
}

/* What an aspect has to be. */
typedef struct outcome {
	heng_comparison status;
	int64_t value, declared;
	size_t times;
} outcome;

static bool left_out(const plan *p)
{
	int from = p->live_month + (p->live_day > 1);

	if (p->live_month == ABSENT)
		return true;
	for (int month = from; month < AS_OF; month++) {
		bool told = false;

		for (int i = 0; i < p->n; i++)
			told = told || p->volume[i].month == month;
		if (!told)
			return true;
	}
	return false;
}

static bool undated(const plan *p)
{
	for (int i = 0; i < p->n; i++)
		if (p->volume[i].month == ABSENT)
			return true;
	return false;
}

/* Adds up what the records of one month tell, at the first of them: false
 * where the month was taken before, or nothing is told. */
static bool month_of(const plan *p, int at, bool is_customers, int64_t *sum,
		     bool *incomplete)
{
	bool told = false;

	*sum = 0;
	for (int i = 0; i < p->n; i++) {
		int64_t value = is_customers ? p->volume[i].customers
					     : p->volume[i].transactions;

		if (i != at && (p->volume[at].month == ABSENT ||
				p->volume[i].month != p->volume[at].month))
			continue;
		if (i < at)
			return false;
		if (value < 0) {
			*incomplete = true;
			continue;
		}
		told = true;
		*sum += value;
	}
	return told;
}

static void conclude(outcome *o, bool named, bool impossible, size_t compared,
		     bool incomplete)
{
	o->status = o->times > 0    ? HENG_BEYOND
		    : !named	    ? HENG_NOT_DECLARED
		    : impossible    ? HENG_INCOMPLETE
		    : compared == 0 ? HENG_NOT_RECORDED
		    : incomplete    ? HENG_INCOMPLETE
				    : HENG_WITHIN;
}

static void note(outcome *o, int64_t value, int64_t declared)
{
	if (value <= declared)
		return;
	if (o->times++ == 0 || value > o->value) {
		o->value = value;
		o->declared = declared;
	}
}

static outcome oracle_customers(const plan *p)
{
	outcome o = {0};
	bool incomplete = left_out(p) || undated(p);
	size_t compared = 0;
	int64_t sum;

	for (int i = 0; i < p->n && p->customers >= 0; i++) {
		if (!month_of(p, i, true, &sum, &incomplete))
			continue;
		compared++;
		note(&o, sum, p->customers);
	}
	conclude(&o, p->customers != ABSENT, p->customers == -1, compared,
		 incomplete);
	return o;
}

static outcome oracle_limit(const plan *p)
{
	outcome o = {0};
	bool incomplete = left_out(p) || undated(p);
	bool named = p->limit != ABSENT, impossible = p->limit == -1;
	bool unlimited = false;
	size_t compared = 0;

	for (int i = 0; i < p->n_stages && !named; i++) {
		named = p->stage[i].customers != ABSENT;
		impossible = p->stage[i].customers == -1;
	}
	for (int i = 0; i < p->n; i++) {
		int64_t most = p->limit >= 0 ? p->limit : INT64_MAX;
		int latest = -1;
		int64_t sum;

		if (!month_of(p, i, true, &sum, &incomplete))
			continue;
		for (int s = 0; s < p->n_stages; s++) {
			int day = p->stage[s].month * 31 + p->stage[s].day;

			if (p->volume[i].month == ABSENT ||
			    p->stage[s].month > p->volume[i].month)
				continue;
			if (latest < 0 || day > p->stage[latest].month * 31 +
						    p->stage[latest].day)
				latest = s;
		}
		if (latest >= 0 && p->stage[latest].customers >= 0 &&
		    p->stage[latest].customers < most)
			most = p->stage[latest].customers;
		unlimited = unlimited || most == INT64_MAX ||
			    (latest >= 0 && p->stage[latest].customers == -1);
		if (most == INT64_MAX)
			continue;
		compared++;
		note(&o, sum, most);
	}
	conclude(&o, named, impossible || unlimited, compared, incomplete);
	return o;
}

static outcome oracle_year(const plan *p)
{
	outcome o = {0};
	bool incomplete = left_out(p) || undated(p);
	bool taken[MONTHS] = {false};
	int64_t sum = 0;
	int months = 0;
	size_t compared = 0;

	if (p->per_year >= 0) {
		/* Twelve times the latest that was not taken yet. */
		for (; months < 12; months++) {
			int latest = -1;
			int64_t month;

			for (int i = 0; i < p->n; i++)
				if (!taken[i] &&
				    (latest < 0 || p->volume[i].month >=
						       p->volume[latest].month))
					latest = i;
			if (latest < 0)
				break;
			/* All of its month are taken, from the first on. */
			for (int i = latest; i >= 0; i--)
				if (i == latest ||
				    (p->volume[i].month != ABSENT &&
				     p->volume[i].month ==
					 p->volume[latest].month)) {
					taken[i] = true;
					latest = i;
				}
			if (!month_of(p, latest, false, &month, &incomplete))
				continue;
			compared++;
			sum += month;
		}
		if (compared > 0) {
			/* Half to even by doubling. */
			int64_t year = sum * 12 / months;
			int64_t rest = sum * 12 % months;

			if (rest * 2 > months ||
			    (rest * 2 == months && year % 2))
				year++;
			note(&o, year, p->per_year);
		}
	}
	conclude(&o, p->per_year != ABSENT, p->per_year == -1, compared,
		 incomplete);
	return o;
}

static outcome oracle_caps(const plan *p)
{
	outcome o = {0};
	bool named = false, incomplete = false;
	size_t compared = 0;

	for (int i = 0; i < 2; i++) {
		if (p->cap[i] < 0)
			continue;
		named = true;
		if (p->used[i] < 0) {
			incomplete = true;
			continue;
		}
		compared++;
		o.times += p->used[i] > p->cap[i];
	}
	o.status = o.times > 0	   ? HENG_BEYOND
		   : !named	   ? HENG_NOT_DECLARED
		   : incomplete	   ? HENG_INCOMPLETE
		   : compared == 0 ? HENG_NOT_RECORDED
				   : HENG_WITHIN;
	return o;
}

static void hold(const made *m, heng_aspect_id id, outcome o, const char *text,
		 int seen[HENG_COMPARISONS])
{
	const heng_aspect *is = aspect(m, id);

	seen[is->status]++;
	if (is->status != o.status)
		fail_msg("%s\n%s: %s, not %s", text, heng_aspect_name(id),
			 heng_comparison_name(is->status),
			 heng_comparison_name(o.status));
	if (id == HENG_ASPECT_USER_CAP) {
		assert_int_equal(is->n_beyond, o.times);
		return;
	}
	assert_int_equal(is->n_beyond, o.times > 0);
	if (o.times == 0)
		return;
	assert_int_equal(is->beyond[0].times, o.times);
	assert_int_equal(strtoll(is->beyond[0].value, NULL, 10), o.value);
	assert_int_equal(strtoll(is->beyond[0].declared, NULL, 10), o.declared);
}

static void test_numbers_oracle(void **state)
{
	uint64_t random = SEED;
	int seen[HENG_COMPARISONS] = {0};

	(void)state;
	for (int c = 0; c < CASES; c++) {
		heng_buf text = {0};
		const char *xml;
		plan p;
		made m;

		draw(&random, &p);
		write_plan(&p, &text);
		xml = heng_buf_str(&text);
		made_init(&m, xml);
		hold(&m, HENG_ASPECT_CUSTOMERS, oracle_customers(&p), xml,
		     seen);
		hold(&m, HENG_ASPECT_CUSTOMER_LIMIT, oracle_limit(&p), xml,
		     seen);
		hold(&m, HENG_ASPECT_TRANSACTIONS_YEAR, oracle_year(&p), xml,
		     seen);
		hold(&m, HENG_ASPECT_USER_CAP, oracle_caps(&p), xml, seen);
		made_fini(&m);
		heng_buf_fini(&text);
	}
	assert_true(seen[HENG_WITHIN] > 100);
	assert_true(seen[HENG_BEYOND] > 100);
	assert_true(seen[HENG_NOT_DECLARED] > 100);
	assert_true(seen[HENG_NOT_RECORDED] > 100);
	assert_true(seen[HENG_INCOMPLETE] > 100);
}

/* Random sets of few names, told apart by brute force. */
static void test_names_oracle(void **state)
{
	static const char *const names[] = {"甲",   " 甲", "乙",
					    "丙　", "丙",  "丁"};
	static const int same[] = {0, 0, 1, 2, 2, 3};
	uint64_t random = SEED + 1;

	(void)state;
	for (int c = 0; c < CASES / 4; c++) {
		int declared[NAMES], used[NAMES], beyond = 0;
		int n = (int)random_between(&random, 1, NAMES);
		int k = (int)random_between(&random, 1, NAMES);
		heng_buf text = {0};
		made m;

		heng_buf_puts(&text, "<app><name>x</name></app><service>");
		for (int i = 0; i < n; i++) {
			declared[i] = (int)random_between(&random, 0, 5);
			heng_buf_printf(&text,
					"<channel><name>%s</name></channel>",
					names[declared[i]]);
		}
		heng_buf_puts(&text, "</service><pledge/><operation "
				     "undeclaredUse='none'>");
		for (int i = 0; i < k; i++) {
			bool known = false;

			used[i] = (int)random_between(&random, 0, 5);
			heng_buf_printf(&text,
					"<channelUse><name>%s</name>"
					"</channelUse>",
					names[used[i]]);
			for (int d = 0; d < n; d++)
				known =
				    known || same[declared[d]] == same[used[i]];
			beyond += !known;
		}
		heng_buf_puts(&text, "</operation>");
		made_init(&m, heng_buf_str(&text));
		assert_int_equal(aspect(&m, HENG_ASPECT_CHANNELS)->n_beyond,
				 beyond);
		assert_int_equal(aspect(&m, HENG_ASPECT_CHANNELS)->status,
				 beyond ? HENG_BEYOND : HENG_WITHIN);
		made_fini(&m);
		heng_buf_fini(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_numbers_oracle),
	    cmocka_unit_test(test_names_oracle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
