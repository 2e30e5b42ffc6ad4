/* Suite: all cases below a folder, and the dossiers they are tried on. */
#ifndef HENG_CASES_SUITE_H
#define HENG_CASES_SUITE_H

#include "core/base/limits.h"
#include "core/cases/case.h"
#include "core/model/image.h"

typedef struct heng_suite heng_suite;

typedef struct heng_suite_options {
	const char *samples; /* folder of samples; those beside the cases and
			      * in the policy's own `samples` come first */
	const char *root;    /* folder of the policy */
	const heng_limits *limits;
} heng_suite_options;

/*
 * Reads every *.test.lua at or below `path` (a file or folder), in the order
 * of their names. HENG_EINPUT with the place of the first mistake. Options
 * are borrowed.
 */
heng_rc heng_suite_open(const char *path, const heng_suite_options *options,
			heng_suite **out, heng_error *error);
void heng_suite_free(heng_suite *suite);

/* The cases, in the order of files and lines. */
const heng_case *heng_suite_cases(const heng_suite *suite, size_t *count);

/* Equivalent `index` of all files, or NULL behind the last. */
const heng_equivalent *heng_suite_equivalent(const heng_suite *suite,
					     size_t index);

/* The source of a case's file, for messages. */
const heng_buf *heng_suite_text(const heng_suite *suite, const heng_case *c);

/*
 * The dossier of case `index`: its sample with its edits, read like any
 * dossier. Made when first asked for and kept until the suite is freed.
 * HENG_EINPUT, at the case: the sample is not there or the edited dossier
 * is none.
 */
heng_rc heng_suite_image(heng_suite *suite, size_t index,
			 const heng_image **out, heng_error *error);

/*
 * The same dossier with one more edit, in a block of its own that the caller
 * frees; HENG_EINPUT also where that is no dossier any more.
 */
heng_rc heng_suite_image_with(heng_suite *suite, size_t index,
			      const heng_edit *edit, heng_image **out_free,
			      heng_error *error);

#endif
