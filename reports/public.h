/* Public: an edition of a report without what is confidential. */
#ifndef HENG_REPORTS_PUBLIC_H
#define HENG_REPORTS_PUBLIC_H

#include <stdbool.h>

#include "reports/form.h"

/* Bytes of a secret: fewer can be guessed, more make it no better. */
enum {
	HENG_KEY_MIN = 16,
	HENG_KEY_MAX = 4096,
};

/*
 * The report with every confidential text or token replaced by its digest and
 * every other confidential value left out; `withheld` at its end lists them
 * all. The digest of a value at AT (its place in the report) is
 *   HMAC-SHA-256(HMAC-SHA-256(K, AT), value),
 *   K = HMAC-SHA-256(secret, bytes of the full report),
 * the secret being source->key or else "heng public edition 1": only who has
 * the full report can make or try one. HENG_EINPUT for what
 * is a public edition already.
 */
heng_form_put_fn heng_form_public_put;

/*
 * What opens the digests of that edition one by one: a line of JSON for each
 * with at, key (the inner HMAC), digest and value. Only for who has the full
 * report.
 */
heng_form_put_fn heng_form_openings_put;

bool heng_report_is_public(const heng_image *image);

/*
 * Whether a report says consistently that it is a public edition or a full
 * report, and a public edition's list of what is withheld is that of its
 * content. HENG_EINPUT with the place.
 */
heng_rc heng_public_check(const heng_image *image, heng_error *error);

#endif
