/* A reading: a stored report's section as it is read and held to its own. */
#ifndef HENG_CLI_STORED_READING_H
#define HENG_CLI_STORED_READING_H

#include "core/cli/stored_parts.h"
#include "core/model/commitment.h"

/* What is read, and where errors go. */
typedef struct heng_stored_reading {
	heng_stored_report *report;
	const heng_image *image;
	heng_error *error;
} heng_stored_reading;

/* An attribute's value, or NULL. */
const char *heng_stored_value(const heng_stored_reading *r, uint32_t node,
			      const char *name);

/* H4101 at the node. */
heng_rc heng_stored_refuse(const heng_stored_reading *r, uint32_t node,
			   const char *name);

/* An array of zeroes that lives as long as the report, or NULL. */
void *heng_stored_make(const heng_stored_reading *r, size_t n, size_t size);

/* A number, or a token, that must be there and be what it is here. */
heng_rc heng_stored_must_be(const heng_stored_reading *r, uint32_t node,
			    const char *name, int64_t is);
heng_rc heng_stored_must_say(const heng_stored_reading *r, uint32_t node,
			     const char *name, const char *token);

/* A number that is there exactly where it is not -1. */
heng_rc heng_stored_may_be(const heng_stored_reading *r, uint32_t node,
			   const char *name, int64_t is);

heng_spot heng_stored_spot(const heng_stored_reading *r, uint32_t node,
			   const char *path, const char *line);

#endif
