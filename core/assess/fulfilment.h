/* Fulfilment: what a claim, its evidence and a measured value come to. */
#ifndef HENG_ASSESS_FULFILMENT_H
#define HENG_ASSESS_FULFILMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "core/model/commitment.h"

/* A decimal of the dossier's grammar (-?[0-9]{1,12}(\.[0-9]{1,6})?) in
 * millionths; false for anything else. */
bool heng_decimal_parse(const char *text, int64_t *out);

/*
 * Holds target->value against target->target and sets `measured` and
 * `attained`. The way goes from the baseline to the target, as in the rule
 * on expected effects; where there is no baseline or no way, `better` says
 * which side of the target is the good one. `attained` is rounded half to
 * even, but is 10000 only where the target was reached and 0 only where no
 * step was made.
 */
void heng_target_measure(heng_target *target);

/*
 * Judges a commitment whose results and measured targets are there: sets
 * which result counts, claim, proof, measured, low, high and state.
 *
 * Of several results for one promise a "no" counts, else the last "partly",
 * else the first: as the rule on commitments (LC-29) has it, so that the two
 * cannot differ. A claim counts in full only with evidence of which every
 * piece is there: without, it is the highest that is possible. A value that
 * is short of its target caps the share, and one that is missing although a
 * target is declared leaves it open downward. So does a metric of which no
 * target is there: no effect has that key or none of them sets one, or there
 * are more than HENG_TARGETS_MAX and none is listed.
 */
void heng_commitment_judge(heng_commitment *commitment);

/* Sets counts and the ratio from the items: half-even means of the lows and
 * the highs. */
void heng_commitments_sum(heng_commitments *commitments);

/* `value` as basis points of `declared`, half to even; -1 where declared is
 * not above 0 or the value is below 0. At most 999,999,999,999,999,999. */
int64_t heng_share_of(int64_t value, int64_t declared);

#endif
