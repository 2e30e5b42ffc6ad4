/* Agreement: two coefficients as exact fractions, rounded once. */
#include "core/assess/agreement.h"

#include <stdbool.h>

#include "core/base/fixed.h"

/*
 * Bounds, with r rules (at most 20,480) and k experts (at most 40), ballots
 * 0…100. Of alpha: n = r k ballots (8.2e5), S2 <= 1e4 n, so B = n S2 - S1^2
 * <= 1e4 n^2 (6.8e15); L, the least common multiple of 1…39, is 5.4e15. The
 * sum of within-rule squares over m - 1, times n - 1, is below 2 B, since m/
 * (m-1) <= 2; so no product of what follows exceeds 2 B L * 10000 < 7.3e35,
 * far below 2^127 = 1.7e38. Of ICC: each of the three sums is at most 1e4 (r
 * k)^2 (6.8e15, as B far below 2^63), and no product exceeds that times r k *
 * 10000 < 5.6e25.
 */
__extension__ typedef __int128 wide;

/* What fits the report's 18 digits. */
static const int64_t VALUE_MAX = 999999999999999999;

/* 10000 * numerator / denominator, half-even; denominator > 0. */
static wide to_basis_points(wide numerator, wide denominator)
{
	wide quotient = numerator * HENG_BP / denominator;
	wide rest = numerator * HENG_BP % denominator;
	wide size = rest < 0 ? -rest : rest;
	wide gap = denominator - size;

	if (size > gap || (size == gap && quotient % 2 != 0))
		quotient += rest < 0 ? -1 : 1;
	return quotient;
}

static int64_t gcd(int64_t a, int64_t b)
{
	while (b != 0) {
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* What is summed over one rule's ballots. */
typedef struct row {
	size_t n;
	int64_t sum, squares;
} row;

static row sum_row(const int8_t *scores, size_t experts)
{
	row r = {0, 0, 0};

	for (size_t i = 0; i < experts; i++) {
		if (scores[i] == HENG_NO_BALLOT)
			continue;
		r.n++;
		r.sum += scores[i];
		r.squares += (int64_t)scores[i] * scores[i];
	}
	return r;
}

static heng_coefficient without(heng_no_figure why_not, size_t rules)
{
	return (heng_coefficient){.why_not = why_not, .rules = rules};
}

/*
 * alpha = 1 - (n - 1) * sum over rules of A / (m - 1), over B, with A = m S2 -
 * S1^2 of a rule's m ballots and B the same of all n that have a partner.
 */
static heng_coefficient find_alpha(const int8_t *scores, size_t rules,
				   size_t experts, heng_agreement_sums *sums)
{
	int64_t multiple = 1;
	row all = {0, 0, 0};
	wide disagreement = 0;
	size_t used = 0;

	for (size_t i = 0; i < rules; i++) {
		row r = sum_row(scores + i * experts, experts);

		if (r.n < 2)
			continue;
		used++;
		all.n += r.n;
		all.sum += r.sum;
		all.squares += r.squares;
		sums->within[r.n] += (int64_t)r.n * r.squares - r.sum * r.sum;
	}
	sums->ballots = (int64_t)all.n;
	sums->scatter = sums->ballots * all.squares - all.sum * all.sum;
	if (used < 2)
		return without(HENG_TOO_FEW_RULES, used);
	if (sums->scatter == 0)
		return without(HENG_NO_VARIANCE, used);
	for (int64_t m = 2; m <= HENG_AGREEMENT_EXPERTS_MAX; m++)
		if (sums->within[m] > 0)
			multiple *= (m - 1) / gcd(multiple, m - 1);
	for (int64_t m = 2; m <= HENG_AGREEMENT_EXPERTS_MAX; m++)
		if (sums->within[m] > 0)
			disagreement +=
			    (wide)sums->within[m] * (multiple / (m - 1));
	wide denominator = (wide)sums->scatter * multiple;
	wide numerator = denominator - (sums->ballots - 1) * disagreement;
	return (heng_coefficient){
	    .value = (int64_t)to_basis_points(numerator, denominator),
	    .rules = used};
}

/* Sums over the rules that every expert has scored. */
typedef struct block {
	size_t rules;
	int64_t total, squares;
	int64_t of_rows; /* sum of squared sums of rules */
	int64_t columns[HENG_AGREEMENT_EXPERTS_MAX];
} block;

static void sum_block(const int8_t *scores, size_t rules, size_t experts,
		      block *out)
{
	*out = (block){0};
	for (size_t i = 0; i < rules; i++) {
		row r = sum_row(scores + i * experts, experts);

		if (r.n < experts)
			continue;
		out->rules++;
		out->total += r.sum;
		out->squares += r.squares;
		out->of_rows += r.sum * r.sum;
		for (size_t k = 0; k < experts; k++)
			out->columns[k] += scores[i * experts + k];
	}
}

/*
 * With n rules and k experts the mean squares are MSR = R / (n-1), MSC = C /
 * (k-1) and MSE = E / ((n-1) (k-1)), each of R, C, E over n k; then ICC(2,k) =
 * (MSR - MSE) / (MSR + (MSC - MSE) / n), here times n (n-1) (k-1) n k.
 */
static heng_coefficient find_icc(const int8_t *scores, size_t rules,
				 size_t experts, heng_agreement_sums *sums)
{
	int64_t k = (int64_t)experts, n, of_columns = 0, square;
	block b;

	sum_block(scores, rules, experts, &b);
	if (b.rules < 2)
		return without(HENG_TOO_FEW_RULES, b.rules);
	n = (int64_t)b.rules;
	square = b.total * b.total;
	for (size_t i = 0; i < experts; i++)
		of_columns += b.columns[i] * b.columns[i];
	sums->between_rules = n * b.of_rows - square;
	sums->between_experts = k * of_columns - square;
	sums->error = n * k * b.squares - square - sums->between_rules -
		      sums->between_experts;
	wide of_rules = (wide)sums->between_rules * (k - 1);
	wide numerator = n * (of_rules - sums->error);
	wide denominator =
	    n * of_rules + (wide)sums->between_experts * (n - 1) - sums->error;
	if (denominator <= 0)
		return without(HENG_NO_VARIANCE, b.rules);
	wide value = to_basis_points(numerator, denominator);
	/* As good as no variance: nobody could read the figure. */
	if (value < -VALUE_MAX)
		return without(HENG_NO_VARIANCE, b.rules);
	return (heng_coefficient){.value = (int64_t)value, .rules = b.rules};
}

void heng_agreement_of(const int8_t *scores, size_t rules, size_t experts,
		       heng_agreement *out)
{
	out->sums = (heng_agreement_sums){0};
	if (experts > HENG_AGREEMENT_EXPERTS_MAX ||
	    rules > HENG_AGREEMENT_RULES_MAX)
		out->alpha = out->icc = without(HENG_BEYOND_LIMIT, 0);
	else if (experts < 2)
		out->alpha = out->icc = without(HENG_TOO_FEW_EXPERTS, 0);
	else {
		out->alpha = find_alpha(scores, rules, experts, &out->sums);
		out->icc = find_icc(scores, rules, experts, &out->sums);
	}
	out->is_low =
	    out->alpha.why_not == HENG_FIGURE && out->alpha.value < out->below;
}
