/* Agreement: how far experts score the same rules alike. */
#ifndef HENG_ASSESS_AGREEMENT_H
#define HENG_ASSESS_AGREEMENT_H

#include <stddef.h>
#include <stdint.h>

#include "core/model/experts.h"

/* A cell of the matrix without a counted ballot. */
enum { HENG_NO_BALLOT = -1 };

/*
 * Computes both coefficients of a matrix of ballots (0…100 or
 * HENG_NO_BALLOT): scores[rule * experts + expert]. Exact to the last basis
 * point, half-even. Reads out->below and fills alpha, icc and is_low. Beyond
 * HENG_AGREEMENT_EXPERTS_MAX and HENG_AGREEMENT_RULES_MAX the matrix is not
 * read.
 *
 * alpha: Krippendorff's for interval data, with missing ballots (K.
 * Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011), over
 * the rules with two ballots and more. With a single such rule it would
 * be 0 whatever the ballots, so two are asked for. Lies in (-1, 1].
 *
 * icc: ICC(2,k), two-way random effects, absolute agreement, of the mean of k
 * experts (P. E. Shrout, J. L. Fleiss, Intraclass Correlations, Psychological
 * Bulletin 86 (1979) 420-428), over the rules that all k have scored. It is
 * not there where its denominator, a sum of estimated variances, is not
 * positive. At most 1, without a lower bound.
 */
void heng_agreement_of(const int8_t *scores, size_t rules, size_t experts,
		       heng_agreement *out);

#endif
