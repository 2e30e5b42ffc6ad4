/* The summary: an assessment in the lines that a terminal shows. */
#ifndef HENG_REPORTS_SUMMARY_H
#define HENG_REPORTS_SUMMARY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/model/assessment.h"

typedef struct heng_summary_options {
	const char *dossier; /* as the user named it */
	const char *report;  /* path of the written report; NULL: none */
	heng_lang lang;
	bool color;
	int columns; /* of the terminal; 0: do not cut */
	/* Basis points of the total that each result lost, as explain counts
	 * them; NULL: told from the effective weights, which may differ from
	 * that by a rounding. */
	const int64_t *lost;
} heng_summary_options;

/* Appends the lines, each ended by a newline. HENG_ENOMEM only. */
heng_rc heng_summary_put(const heng_assessment *assessment,
			 const heng_summary_options *options, heng_buf *out);

#endif
