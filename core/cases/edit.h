/* Edit: a sample document with some places changed. */
#ifndef HENG_CASES_EDIT_H
#define HENG_CASES_EDIT_H

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/cases/case.h"
#include "core/model/grammar.h"

/* A sample that was found sound by the reader, as a tree to be copied. */
typedef struct heng_sample heng_sample;

/* text[0..size) has to have passed heng_read with this grammar. */
heng_rc heng_sample_new(const heng_grammar *grammar, const char *text,
			size_t size, heng_sample **out, heng_error *error);
void heng_sample_free(heng_sample *sample);

/*
 * Writes the sample with the edits made to it, one after the other, into
 * `out`. A path selects as rules' paths do, from the root. SET gives every
 * selected place that value; where none is there, the last steps are made if
 * they are plain names below one place. ADD puts the fragment's elements
 * where the grammar has them. REMOVE of nothing is an error, since such a
 * case does not say what it means to say. HENG_EINPUT: the message has no
 * place yet.
 */
heng_rc heng_sample_edit(const heng_sample *sample, const heng_edit *edits,
			 size_t n, heng_buf *out, heng_error *error);

#endif
