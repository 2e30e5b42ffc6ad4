/* Labels: the report's tokens in the words that panels read. */
#ifndef HENG_REPORTS_LABELS_H
#define HENG_REPORTS_LABELS_H

#include <stddef.h>
#include <stdint.h>

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/model/assessment.h"
#include "core/model/text.h"

/* The text in one language, or both with a space between; a text that is
 * not there is nothing. Made safe for a terminal. Returns the cells. */
size_t heng_label_put(heng_buf *out, heng_text text, heng_lang lang);
size_t heng_label_width(heng_text text, heng_lang lang);

/*
 * A condition of an outcome ("failures major 0") in words. One that is not
 * known is put as it is. With HENG_BOTH the Chinese, " / ", the English.
 */
void heng_label_put_condition(heng_buf *out, const char *condition,
			      heng_lang lang);

/* Why a rule was not selected ("phase"), why a ballot does not count
 * ("recused"), where a parameter comes from ("profile"); the token itself
 * where it is not known. */
heng_text heng_label_not_selected(const char *reason);
heng_text heng_label_no_verdict(const char *reason); /* "selection" */
heng_text heng_label_why_not(const char *why_not);
heng_text heng_label_origin(const char *origin);

/* Basis points as points of 100: "81.25". */
void heng_label_put_points(heng_buf *out, int64_t basis_points);

/* "81.25", or "60.00–81.25" where the ends differ. */
void heng_label_put_range(heng_buf *out, int64_t low, int64_t high);

/*
 * Puts what has to be known of an assessment with a profile that is for
 * another scheme or phase than the dossier; nothing if it is not. One buffer
 * for each language.
 */
void heng_label_put_stranger(const heng_assessment *assessment, heng_buf *zh,
			     heng_buf *en);

#endif
