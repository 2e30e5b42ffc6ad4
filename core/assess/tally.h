/* The tally: experts' ballots on one rule into an outcome. */
#ifndef HENG_ASSESS_TALLY_H
#define HENG_ASSESS_TALLY_H

#include "core/base/error.h"
#include "core/model/result.h"

/*
 * Combines tally->ballots (those with why_not NULL) by tally->method and
 * trim_from and the rule's pass_at, fail_below, quorum and majority. Mean,
 * median and trimmed mean (the lowest and the highest ballot left out from
 * trim_from counted ballots on, otherwise the mean) are all computed in basis
 * points, half-even; `combined` is the one that the method names: pass from
 * pass_at, fail below fail_below, otherwise partial with that share; or with
 * `majority` pass if more than half of the counted ballots are 60 and more,
 * else fail. Below the quorum it is pending. Marks the ballots that trimming
 * leaves out (of equal scores the lowest by the smallest expert id, the
 * highest by the largest, so that the document's order is no matter) and
 * those that dissent. Cannot fail.
 */
void heng_tally_combine(heng_tally *tally, const heng_rule *rule);

/*
 * Fills `out` as if the expert had cast no ballot; the ballots themselves
 * are shared and keep their marks.
 */
void heng_tally_without(const heng_tally *tally, const heng_rule *rule,
			const char *expert, heng_tally *out);

/*
 * Merges the tally into a result that holds the pre-check's outcome (kind
 * `both`) or nothing yet (kind `expert`): the worse counts, and a failed
 * pre-check does not wait for ballots.
 */
void heng_tally_apply(heng_result *result);

/* Puts a result that has been through heng_tally_apply back to before it and
 * applies another tally. */
void heng_tally_apply_again(heng_result *result, heng_tally *tally);

#endif
