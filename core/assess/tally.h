/* The tally: experts' ballots on one rule into an outcome. */
#ifndef HENG_ASSESS_TALLY_H
#define HENG_ASSESS_TALLY_H

#include "core/base/error.h"
#include "core/model/result.h"

/*
 * Combines tally->ballots (those with why_not NULL) by the rule's pass_at,
 * fail_below, quorum and majority: the half-even mean in basis points; pass
 * from pass_at, fail below fail_below, otherwise partial with that share; or
 * with `majority` pass if more than half of the counted ballots are 60 and
 * more, else fail. Below the quorum it is pending. Cannot fail.
 */
void heng_tally_combine(heng_tally *tally, const heng_rule *rule);

/*
 * Merges the tally into a result that holds the pre-check's outcome (kind
 * `both`) or nothing yet (kind `expert`): the worse counts, and a failed
 * pre-check does not wait for ballots.
 */
void heng_tally_apply(heng_result *result);

#endif
