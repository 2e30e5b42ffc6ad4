/* The experts of a panel: who counted, how far they agreed, who mattered. */
#include "core/assess/experts.h"

#include <stdlib.h>
#include <string.h>

#include "core/assess/agreement.h"
#include "core/assess/leave_out.h"
#include "core/assess/standing.h"

/* An expert as he is looked for; a panel may have very many. */
typedef struct found {
	heng_expert *expert;
	size_t column; /* in the matrix of who counted */
} found;

typedef struct counting {
	heng_experts *experts;
	found *sorted; /* by id */
	const heng_result *results;
	size_t n;
} counting;

static int by_id(const void *a, const void *b)
{
	return strcmp(((const found *)a)->expert->id,
		      ((const found *)b)->expert->id);
}

static found *find(const counting *c, const char *id)
{
	size_t low = 0, high = c->experts->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(c->sorted[middle].expert->id, id);

		if (order == 0)
			return &c->sorted[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static void count_ballot(const counting *c, const heng_ballot *ballot)
{
	heng_experts *experts = c->experts;
	found *cast = find(c, ballot->expert);
	bool counts = !ballot->why_not;

	if (cast) {
		cast->expert->ballots++;
		cast->expert->counted += counts;
	}
	if (ballot->round < 1 || ballot->round > HENG_ROUNDS_MAX)
		return;
	experts->rounds[ballot->round].ballots++;
	experts->rounds[ballot->round].counted += counts;
}

static void count(const counting *c)
{
	heng_agreement *agreement = &c->experts->agreement;

	for (size_t i = 0; i < c->n; i++) {
		const heng_tally *tally = c->results[i].tally;

		if (!tally)
			continue;
		agreement->rules += tally->counted > 0;
		agreement->ballots += tally->counted;
		for (const heng_ballot *b = tally->ballots; b; b = b->next)
			count_ballot(c, b);
	}
	for (size_t i = 0; i < c->experts->n; i++)
		agreement->experts += c->experts->list[i].counted > 0;
}

/* A column for each who counted, in the order of the list. */
static void number_columns(const counting *c)
{
	size_t column = 0;

	for (size_t i = 0; i < c->experts->n; i++) {
		const heng_expert *expert = &c->experts->list[i];

		if (expert->counted > 0)
			find(c, expert->id)->column = column++;
	}
}

static void fill_row(const counting *c, const heng_tally *tally, int8_t *row)
{
	memset(row, HENG_NO_BALLOT, c->experts->agreement.experts);
	for (const heng_ballot *b = tally->ballots; b; b = b->next) {
		const found *cast = b->why_not ? NULL : find(c, b->expert);

		if (cast)
			row[cast->column] = (int8_t)b->score;
	}
}

static bool is_reason(const heng_ballot *ballot, const char *reason)
{
	return ballot->why_not && strcmp(ballot->why_not, reason) == 0;
}

static bool contradicts(const counting *c, const heng_ballot *ballot)
{
	const found *cast = find(c, ballot->expert);

	if (!cast)
		return true;
	const heng_expert *expert = cast->expert;
	return is_reason(ballot, "recused") != expert->recused ||
	       is_reason(ballot, "conflict") !=
		   (expert->conflict && !expert->recused);
}

static heng_rc find_agreement(const counting *c, heng_error *error)
{
	heng_agreement *agreement = &c->experts->agreement;
	size_t experts = agreement->experts, rows = 0;
	bool beyond = experts > HENG_AGREEMENT_EXPERTS_MAX ||
		      agreement->rules > HENG_AGREEMENT_RULES_MAX;
	int8_t *scores;

	if (beyond) {
		heng_agreement_of(NULL, agreement->rules, experts, agreement);
		return HENG_OK;
	}
	scores = malloc(agreement->rules * experts + 1);
	if (!scores)
		return heng_fail_memory(error);
	number_columns(c);
	for (size_t i = 0; i < c->n; i++) {
		const heng_tally *tally = c->results[i].tally;

		if (tally && tally->counted > 0)
			fill_row(c, tally, scores + rows++ * experts);
	}
	heng_agreement_of(scores, rows, experts, agreement);
	free(scores);
	return HENG_OK;
}

static heng_rc leave_out_each(const counting *c, const heng_profile *profile,
			      const heng_verdict *verdict,
			      const heng_waiving *waiving, heng_arena *arena,
			      heng_error *error)
{
	heng_experts *experts = c->experts;
	size_t n = experts->agreement.experts;
	heng_leaving leaving = {profile, c->results, c->n,
				NULL,	 verdict,    waiving};
	heng_rc rc = HENG_OK;

	if (n == 0 || n > HENG_AGREEMENT_EXPERTS_MAX)
		return HENG_OK;
	leaving.named = heng_standing_named(
	    profile, c->results, c->n, 0, (int)profile->n_outcomes - 1, arena);
	experts->leave_out =
	    heng_arena_alloc(arena, n * sizeof(*experts->leave_out));
	if (!experts->leave_out || !leaving.named)
		return heng_fail_memory(error);
	for (size_t i = 0; rc == HENG_OK && i < experts->n; i++) {
		heng_leave_out *out = &experts->leave_out[experts->n_leave_out];

		if (experts->list[i].counted == 0)
			continue;
		rc = heng_leave_out_expert(&leaving, experts->list[i].id, out,
					   error);
		experts->n_leave_out++;
		experts->differs |= out->differs;
	}
	return rc;
}

static heng_rc sort_list(counting *c, heng_error *error)
{
	heng_experts *experts = c->experts;

	c->sorted = malloc((experts->n + 1) * sizeof(*c->sorted));
	if (!c->sorted)
		return heng_fail_memory(error);
	for (size_t i = 0; i < experts->n; i++)
		c->sorted[i] = (found){&experts->list[i], 0};
	qsort(c->sorted, experts->n, sizeof(*c->sorted), by_id);
	return HENG_OK;
}

heng_rc heng_experts_contradict(const heng_experts *experts,
				const heng_result *results, size_t n,
				size_t *result, heng_error *error)
{
	heng_experts list = *experts;
	counting c = {&list, NULL, results, n};
	heng_rc rc = sort_list(&c, error);
	bool twice = false, wrong = false;

	if (rc != HENG_OK)
		return rc;
	for (size_t i = 1; i < list.n; i++)
		twice |= by_id(&c.sorted[i - 1], &c.sorted[i]) == 0;
	for (*result = 0; *result < n; (*result)++) {
		const heng_tally *tally = results[*result].tally;

		for (const heng_ballot *b = tally ? tally->ballots : NULL;
		     b && !wrong; b = b->next)
			wrong = twice || contradicts(&c, b);
		if (wrong)
			break;
	}
	free(c.sorted);
	return HENG_OK;
}

heng_rc heng_experts_fill(heng_experts *experts, const heng_profile *profile,
			  const heng_result *results, size_t n,
			  const heng_verdict *verdict,
			  const heng_waiving *waiving, heng_arena *arena,
			  heng_error *error)
{
	counting c = {experts, NULL, results, n};
	heng_rc rc = sort_list(&c, error);

	if (rc != HENG_OK)
		return rc;
	experts->agreement.below = profile->ballots.agreement_below;
	count(&c);
	rc = find_agreement(&c, error);
	if (rc == HENG_OK)
		rc =
		    leave_out_each(&c, profile, verdict, waiving, arena, error);
	free(c.sorted);
	return rc;
}
