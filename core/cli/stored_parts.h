/* What reading and checking a stored report share. */
#ifndef HENG_CLI_STORED_PARTS_H
#define HENG_CLI_STORED_PARTS_H

#include "core/cli/stored_report.h"

/* An integer attribute that the grammar has checked; false: not there. */
bool heng_stored_number(const heng_image *image, uint32_t node,
			const char *name, int64_t *out);

/* Adds to `error` where in the report a figure is wrong, and what to do. */
heng_rc heng_stored_at(const heng_stored_report *report, uint32_t node,
		       heng_error *error);

/* What is called `name` is missing or impossible. */
heng_rc heng_stored_wrong(const heng_stored_report *report, uint32_t node,
			  const char *name, heng_error *error);

/* Computes scores, weights and verdict again and holds the report's figures
 * against them. Fills dimensions and total. */
heng_rc heng_stored_check(heng_stored_report *report, heng_error *error);

#endif
