/* Secrecy: what of a report a public edition may not show. */
#ifndef HENG_REPORTS_SECRECY_H
#define HENG_REPORTS_SECRECY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/model/grammar.h"
#include "core/model/image.h"

/*
 * The report's grammar says where a confidential value of the dossier or the
 * panel can have got to (heng_confidential); which paths are such the
 * dossier's grammar says. A result rests on confidential values where one of
 * its reads is such, or it says so itself; then nothing that was put into
 * words there can be told apart from them.
 */
typedef struct heng_secrecy {
	const heng_image *image;
	unsigned char *nodes; /* a few bits for each node */
	unsigned char *paths; /* of each attribute: a path that is secret */
	struct heng_secret_measure *measures; /* sorted */
	size_t n_measures;
	const char **people; /* ids that become aliases, sorted, once each */
	size_t n_people;
	bool failed; /* no memory while it was made */
} heng_secrecy;

typedef enum heng_secret {
	HENG_SECRET_NONE,   /* stands in a public edition as it is */
	HENG_SECRET_DIGEST, /* its digest stands for it */
	HENG_SECRET_ALIAS,  /* an alias does: heng_secrecy_put_alias */
} heng_secret;

/* Zero-initialise; heng_secrecy_fini in any case. HENG_ENOMEM. */
heng_rc heng_secrecy_make(heng_secrecy *secrecy, const heng_image *image,
			  heng_error *error);
void heng_secrecy_fini(heng_secrecy *secrecy);

/* Of an attribute (an index in the image's table), or of the node's text. */
heng_secret heng_secrecy_of(const heng_secrecy *secrecy, heng_place place);

/* "expert-001": what stands for the id of a person. In the order of the ids,
 * so that what is sorted by them stays sorted. */
void heng_secrecy_put_alias(const heng_secrecy *secrecy, size_t person,
			    heng_buf *out);
size_t heng_secrecy_person(const heng_secrecy *secrecy, const char *id);

/* The grammar's word on an attribute of an element; NULL: it has none of
 * that name. */
const heng_grammar_attribute *heng_secrecy_attribute(const heng_image *image,
						     uint32_t node,
						     const char *name);

#endif
