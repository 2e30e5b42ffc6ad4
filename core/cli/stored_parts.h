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

/* Computes scores, weights and verdict again and holds the report's figures
 * against them. Fills dimensions and total. */
heng_rc heng_stored_check(heng_stored_report *report, heng_error *error);

/* Reads the commitments, judges them again and holds the report against
 * that. */
heng_rc heng_stored_commitments(heng_stored_report *report, heng_error *error);

#endif
