/* Output: what a plugin prints, kept for a note to the user. */
#ifndef HENG_NATIVE_OUTPUT_H
#define HENG_NATIVE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/buf.h"

enum { HENG_PLUGIN_OUTPUT_MAX = 4096 /* bytes kept; the rest is counted */ };

/* Zero-initialised is valid and empty. */
typedef struct heng_output {
	char kept[HENG_PLUGIN_OUTPUT_MAX];
	size_t size;
	uint64_t total; /* bytes printed, kept or not */
} heng_output;

/*
 * Reads what a pipe that does not block holds now; of a printer that never
 * stops only so much at a time. False: nobody holds the other end any more.
 */
bool heng_output_drain(heng_output *output, int fd);

/*
 * Appends what was kept as one line fit for a terminal: control characters
 * and what is no UTF-8 as \n, \t or \x1b. Line ends at the end are left out.
 */
void heng_output_put(const heng_output *output, heng_buf *out);

#endif
