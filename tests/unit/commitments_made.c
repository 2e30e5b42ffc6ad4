/* A dossier written by a test, read, and its commitments. */
#include "tests/unit/commitments_made.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/commitments.h"
#include "core/base/buf.h"

void made_init(made *m, const char *inside)
{
	heng_buf xml = {0};
	const heng_image *image = NULL;
	heng_error error = {0};

	memset(m, 0, sizeof(*m));
	heng_buf_puts(&xml, "<dossier xmlns='urn:heng:dossier:1'"
			    " schemaVersion='1' asOf='2026-06-30'"
			    " scheme='pboc-tool' phase='exit'>");
	heng_buf_puts(&xml, inside);
	heng_buf_puts(&xml, "</dossier>");
	m->reader = heng_reader_new();
	assert_non_null(m->reader);
	if (heng_read(m->reader, &heng_dossier_grammar, "d.xml", xml.data,
		      xml.size, NULL, NULL, &image, &error) != HENG_OK)
		fail_msg("%u:%u %s\n%s", error.line, error.column, error.en,
			 heng_buf_str(&xml));
	assert_int_equal(
	    heng_commitments_make(image, &m->arena, &m->all, &error), HENG_OK);
	heng_buf_fini(&xml);
}

void made_fini(made *m)
{
	heng_arena_fini(&m->arena);
	heng_reader_free(m->reader);
}
