/* A stored report: its figures as the engine had them, checked again. */
#ifndef HENG_CLI_STORED_REPORT_H
#define HENG_CLI_STORED_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/assess/score.h"
#include "core/assess/waivers.h"
#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/model/assessment.h"
#include "core/model/image.h"

/* Zero-initialise. Strings are borrowed from the image. */
typedef struct heng_stored_report {
	const heng_image *image;
	heng_arena arena;
	heng_profile profile; /* dimensions, outcomes and ballots only */
	heng_result *results; /* rules in part: no findings, no reads; with
			       * the tallies of their ballots */
	uint32_t *nodes;      /* of each result */
	heng_points *points;  /* of each result */
	size_t n_results;
	size_t n_named; /* rules in conditions of outcomes */
	heng_score dimensions[HENG_DIMENSIONS];
	heng_score total;
	const heng_waived *waived;   /* NULL: no waivers were given */
	const heng_waiving *waiving; /* the same, to be decided again */
	int best, worst;	     /* as the report says */
	bool determined;
	heng_experts *experts; /* computed again; NULL: no panel */
	bool has_means;	       /* ballots have methods, as `experts` asks for */
	const heng_commitments *commitments; /* NULL: the report has none */
} heng_stored_report;

/*
 * Reads the figures out of a report (an image of the report grammar) and
 * computes scores, weights and verdict again from its results. A report is
 * not trusted: HENG_EINPUT with the place in it where a figure is impossible
 * or does not follow from the others. Call heng_stored_report_fini in any
 * case.
 */
heng_rc heng_stored_report_read(heng_stored_report *report,
				const heng_image *image, heng_error *error);
void heng_stored_report_fini(heng_stored_report *report);

/* The first child of that name, or the next sibling of the same name;
 * HENG_NO_NODE: none. */
uint32_t heng_stored_child(const heng_image *image, uint32_t node,
			   const char *name);
uint32_t heng_stored_next(const heng_image *image, uint32_t node);

/* An attribute's value, or NULL. */
const char *heng_stored_attribute(const heng_image *image, uint32_t node,
				  const char *name);

/* The children of that name in both languages; where only one is there, it
 * stands for both; NULLs where none is. */
heng_text heng_stored_text(const heng_image *image, uint32_t node,
			   const char *name);

#endif
