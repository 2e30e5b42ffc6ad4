/* The commitments of a stored report, in two parts. */
#ifndef HENG_CLI_STORED_COMMITMENTS_H
#define HENG_CLI_STORED_COMMITMENTS_H

#include "core/cli/stored_reading.h"

/* Reads and checks the aspects of `commitments` at `node`. */
heng_rc heng_stored_aspects(const heng_stored_reading *r, uint32_t node,
			    heng_commitments *all);

#endif
