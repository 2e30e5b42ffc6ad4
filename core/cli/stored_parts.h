/* What reading and checking a stored report share. */
#ifndef HENG_CLI_STORED_PARTS_H
#define HENG_CLI_STORED_PARTS_H

#include "core/cli/stored_report.h"

/*
 * A report that nobody but a forger writes would keep the verdict's
 * arithmetic busy for minutes. No run has more results than policies and
 * plugins can declare rules.
 */
enum {
	HENG_STORED_RESULTS_MAX = 20480, /* 4,096 + 64 plugins * 256 */
	HENG_STORED_NAMED_MAX = 1024,	 /* rules named by all conditions */
};

/* An integer attribute that the grammar has checked; false: not there. */
bool heng_stored_number(const heng_image *image, uint32_t node,
			const char *name, int64_t *out);

bool heng_stored_is_true(const heng_image *image, uint32_t node,
			 const char *name);

/* Adds to `error` where in the report a figure is wrong, and what to do. */
heng_rc heng_stored_at(const heng_stored_report *report, uint32_t node,
		       heng_error *error);

/* What is called `name` is missing or impossible. */
heng_rc heng_stored_wrong(const heng_stored_report *report, uint32_t node,
			  const char *name, heng_error *error);

/* Whether an attribute is that text, or, with NULL, not there. */
bool heng_stored_is_called(const heng_image *image, uint32_t node,
			   const char *name, const char *wanted);

/* How many children are called `name`. */
size_t heng_stored_children(const heng_image *image, uint32_t node,
			    const char *name);

/* More than `max` children called `name`: HENG_ELIMIT. */
heng_rc heng_stored_too_many(const heng_stored_report *report, uint32_t node,
			     const char *name, int max, heng_error *error);

/* Whether low and high, or all that a dimension says of itself, follow. */
heng_rc heng_stored_check_interval(const heng_stored_report *report,
				   uint32_t node, const heng_score *score,
				   heng_error *error);
heng_rc heng_stored_check_dimension(const heng_stored_report *report,
				    uint32_t node, const heng_score *score,
				    heng_error *error);

/* Decides on the waivers again, and holds the report against that: sets
 * result->waiver where one is applied, and report->waived. */
heng_rc heng_stored_waive(heng_stored_report *report, heng_error *error);
/* A figure in basis points that is said and one that follows from the rest:
 * HENG_OK if they are the same. */
heng_rc heng_stored_differs(const heng_stored_report *report, uint32_t node,
			    const char *name, int64_t said, int64_t is,
			    heng_error *error);

/* Whether an attribute is the number, or, with `present` false, not there. */
bool heng_stored_says(const heng_image *image, uint32_t node, const char *name,
		      int64_t value, bool present);

/*
 * Reads the ballots of a result whose other figures are there, combines them
 * again, and holds the report's tally and the result's outcome against that.
 * Fills result->tally, rule fields that experts go by, and what was known
 * before the ballots.
 */
heng_rc heng_stored_ballots(heng_stored_report *report, uint32_t node,
			    heng_result *result, heng_error *error);

/* The same for the experts, after the verdict has been checked: fills
 * report->experts, NULL where the report has none. */
heng_rc heng_stored_experts(heng_stored_report *report, heng_error *error);

/* Computes scores, weights and verdict again and holds the report's figures
 * against them. Fills dimensions and total. */
heng_rc heng_stored_check(heng_stored_report *report, heng_error *error);

/* Reads the commitments, judges them again and holds the report against
 * that. */
heng_rc heng_stored_commitments(heng_stored_report *report, heng_error *error);

#endif
