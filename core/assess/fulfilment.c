/* Fulfilment: what a claim, its evidence and a measured value come to. */
#include "core/assess/fulfilment.h"

#include <string.h>

#include "core/base/fixed.h"

__extension__ typedef unsigned __int128 wide;

enum { DECIMALS = 6, WHOLE_DIGITS = 12 };

#define SHARE_MAX INT64_C(999999999999999999) /* 18 digits: the grammar's */

bool heng_decimal_parse(const char *text, int64_t *out)
{
	bool negative = *text == '-';
	int64_t value = 0;
	int digits = 0, after = 0;

	text += negative;
	for (; *text >= '0' && *text <= '9'; text++, digits++) {
		if (digits == WHOLE_DIGITS)
			return false;
		value = value * 10 + (*text - '0');
	}
	if (digits == 0)
		return false;
	if (*text == '.') {
		text++;
		for (; *text >= '0' && *text <= '9'; text++, after++) {
			if (after == DECIMALS)
				return false;
			value = value * 10 + (*text - '0');
		}
		if (after == 0)
			return false;
	}
	if (*text)
		return false;
	for (; after < DECIMALS; after++)
		value *= 10;
	*out = negative ? -value : value;
	return true;
}

/* part * 10000 / whole, half to even; 0 <= part, 0 < whole. */
static wide basis_points(uint64_t part, uint64_t whole)
{
	wide product = (wide)part * HENG_BP;
	wide quotient = product / whole, twice = product % whole * 2;

	if (twice > whole || (twice == whole && quotient % 2 != 0))
		quotient++;
	return quotient;
}

int64_t heng_share_of(int64_t value, int64_t declared)
{
	wide share;

	if (declared <= 0 || value < 0)
		return -1;
	share = basis_points((uint64_t)value, (uint64_t)declared);
	return share > (wide)SHARE_MAX ? SHARE_MAX : (int64_t)share;
}

/* Both ends of the way are known and apart: 0 < way. */
static void measure_way(heng_target *target, int64_t way, int64_t gone)
{
	wide share;

	if (gone >= way) {
		target->measured = HENG_MEASURED_REACHED;
		target->attained = HENG_BP;
		return;
	}
	if (gone <= 0) {
		target->measured = HENG_MEASURED_MISSED;
		target->attained = 0;
		return;
	}
	share = basis_points((uint64_t)gone, (uint64_t)way);
	target->measured = HENG_MEASURED_SHORT;
	target->attained = share == 0	      ? 1
			   : share >= HENG_BP ? HENG_BP - 1
					      : (int32_t)share;
}

void heng_target_measure(heng_target *target)
{
	int64_t aim, value, from = 0;
	bool has_from =
	    target->baseline && heng_decimal_parse(target->baseline, &from);

	target->attained = -1;
	target->measured = HENG_MEASURED_NONE;
	if (!target->target || !heng_decimal_parse(target->target, &aim))
		return;
	target->measured = HENG_MEASURED_UNKNOWN;
	if (!target->value || !heng_decimal_parse(target->value, &value))
		return;
	/* No more than 18 digits each: no difference overflows. */
	if (has_from && from < aim) {
		measure_way(target, aim - from, value - from);
		return;
	}
	if (has_from && from > aim) {
		measure_way(target, from - aim, from - value);
		return;
	}
	if (!target->better)
		return;
	if (strcmp(target->better, "lower") == 0 ? value <= aim
						 : value >= aim) {
		target->measured = HENG_MEASURED_REACHED;
		target->attained = HENG_BP;
	} else if (has_from) {
		/* What was to be kept is either kept or not. */
		target->measured = HENG_MEASURED_MISSED;
		target->attained = 0;
	} else {
		target->measured = HENG_MEASURED_SHORT;
	}
}

static int32_t smaller(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static heng_realised *choose(heng_realised *results, size_t n)
{
	heng_realised *chosen = n > 0 ? &results[0] : NULL;

	for (size_t i = 0; i < n; i++) {
		if (results[i].claim == HENG_CLAIM_NO)
			return &results[i];
		if (results[i].claim == HENG_CLAIM_PARTLY)
			chosen = &results[i];
	}
	return chosen;
}

static heng_proof proof_of(const heng_realised *result)
{
	for (size_t i = 0; i < result->n_evidence; i++)
		if (!result->evidence[i].found)
			return HENG_PROOF_DANGLING;
	return result->n_evidence > 0 ? HENG_PROOF_SHOWN : HENG_PROOF_NONE;
}

/* Claim, proof and measured, of which the share follows. */
static void weigh(heng_commitment *commitment)
{
	heng_realised *chosen =
	    choose(commitment->realised, commitment->n_realised);

	commitment->claim = HENG_CLAIM_NONE;
	commitment->proof = HENG_PROOF_NONE;
	if (chosen) {
		chosen->counts = true;
		commitment->claim = chosen->claim;
		commitment->proof = proof_of(chosen);
	}
	commitment->measured = HENG_MEASURED_NONE;
	for (size_t i = 0; i < commitment->n_targets; i++)
		if (commitment->targets[i].measured > commitment->measured)
			commitment->measured = commitment->targets[i].measured;
	/* Who names a metric is measured by it: a key that is mistyped must
	 * not do better than a value that is missing. */
	if (commitment->metric && commitment->measured == HENG_MEASURED_NONE)
		commitment->measured = HENG_MEASURED_UNKNOWN;
}

void heng_commitment_judge(heng_commitment *commitment)
{
	int32_t low = 0, high = HENG_BP;

	weigh(commitment);
	if (commitment->claim == HENG_CLAIM_PARTLY)
		high = HENG_KEPT_IN_PART;
	else if (commitment->claim == HENG_CLAIM_NO)
		high = 0;
	if (commitment->claim != HENG_CLAIM_NONE &&
	    commitment->proof == HENG_PROOF_SHOWN)
		low = high;
	switch (commitment->measured) {
	case HENG_MEASURED_NONE:
	case HENG_MEASURED_REACHED:
		break;
	case HENG_MEASURED_UNKNOWN:
		low = 0;
		break;
	case HENG_MEASURED_SHORT:
		low = smaller(low, HENG_KEPT_IN_PART);
		high = smaller(high, HENG_KEPT_IN_PART);
		break;
	case HENG_MEASURED_MISSED:
		low = high = 0;
		break;
	}
	/* Of several targets one may be short and another not known. */
	for (size_t i = 0; i < commitment->n_targets; i++)
		if (commitment->targets[i].measured == HENG_MEASURED_UNKNOWN)
			low = 0;
	commitment->low = low;
	commitment->high = high;
	commitment->state = low != high	     ? HENG_FULFILMENT_OPEN
			    : high == 0	     ? HENG_NOT_FULFILLED
			    : high < HENG_BP ? HENG_FULFILLED_PARTLY
					     : HENG_FULFILLED;
}

void heng_commitments_sum(heng_commitments *commitments)
{
	int64_t low = 0, high = 0;
	size_t n = commitments->n_items;

	memset(commitments->count, 0, sizeof(commitments->count));
	for (size_t i = 0; i < n; i++) {
		const heng_commitment *item = &commitments->items[i];

		low += item->low;
		high += item->high;
		commitments->count[item->state]++;
	}
	commitments->has_ratio = n > 0;
	if (n == 0)
		return;
	commitments->low = (int32_t)heng_div_half_even(low, (int64_t)n);
	commitments->high = (int32_t)heng_div_half_even(high, (int64_t)n);
}
