/* XSLT: a stylesheet of ours applied to a document that is not. */
#ifndef HENG_REPORTS_XSLT_H
#define HENG_REPORTS_XSLT_H

#include <stddef.h>

#include "core/base/buf.h"
#include "core/base/error.h"

/*
 * What one transformation may use. A page of 500 rules takes a tenth of the
 * memory and a twentieth of the steps, one of 5,000 about 22 million steps;
 * templates of ours recur to a depth of 600 where they go through text piece
 * by piece.
 */
enum {
	HENG_XSLT_MEMORY_MAX = 256 << 20, /* bytes */
	HENG_XSLT_STEPS_MAX = 40000000,	  /* instructions */
	HENG_XSLT_DEPTH_MAX = 2000,	  /* templates within templates */
};

/* A stylesheet that is part of the program (reports/sheets.am). */
typedef struct heng_xslt_sheet {
	const char *name; /* for errors */
	const char *text;
	size_t size;
} heng_xslt_sheet;

/* The value is a string, whatever is in it. */
typedef struct heng_xslt_param {
	const char *name, *value;
} heng_xslt_param;

/*
 * Appends what the stylesheet makes of the document. `params` ends with a
 * NULL name. Neither reads nor writes any file and knows no network, no DTD
 * and no extensions. Must be the only user of libxml2 while it runs.
 * HENG_ENOMEM; HENG_ELIMIT for the limits above; HENG_EINPUT for a document
 * that is not well-formed or has a DTD; HENG_EFAULT for an error in the
 * stylesheet. `out` is then as it was.
 */
heng_rc heng_xslt_apply(const heng_xslt_sheet *sheet,
			const heng_xslt_param *params, const char *document,
			size_t size, heng_buf *out, heng_error *error);

#endif
