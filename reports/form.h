/* Form: another shape of a finished report, made from the report alone. */
#ifndef REPORTS_FORM_H
#define REPORTS_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/model/image.h"
#include "core/model/text.h"

/* A report, all borrowed. */
typedef struct heng_form_source {
	const char *text; /* the XML, size bytes */
	size_t size;
	const heng_image *image; /* the same, checked against its grammar */
	const char *name; /* of its file without folders, as commands that the
			   * form prints should name it */
	heng_lang lang;	  /* of what is for readers */
	const char *key;  /* secret that digests take in; NULL: none */
	size_t key_size;
} heng_form_source;

/* Appends the report in that form. Same source, same bytes. HENG_ENOMEM,
 * HENG_ELIMIT, or HENG_EINPUT with the place in the report. */
typedef heng_rc heng_form_put_fn(const heng_form_source *source, heng_buf *out,
				 heng_error *error);

typedef struct heng_form {
	const char *name;   /* as -f has it */
	const char *ending; /* of its files, behind a dot */
	heng_text about;    /* a line for readers */
	heng_form_put_fn *put;
	bool has_key; /* takes one */
} heng_form;

/* All forms, the lossless XML first. */
const heng_form *heng_forms(size_t *n);

/* The form of that name, or NULL. */
const heng_form *heng_form_find(const char *name);

#endif
