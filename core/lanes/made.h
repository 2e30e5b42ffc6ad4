/* Made: what a lane made of a dossier, on its way to the supervisor. */
#ifndef HENG_LANES_MADE_H
#define HENG_LANES_MADE_H

#include <stdbool.h>

#include "core/base/buf.h"
#include "core/native/wire.h"

enum { HENG_MADE_MAX = 16 /* forms of one report */ };

/* What a lane made of a dossier. */
typedef struct heng_made {
	int status;			 /* as the command will end with */
	heng_buf said;			 /* for standard error */
	heng_buf summary;		 /* for standard output */
	heng_buf reports[HENG_MADE_MAX]; /* the report, form after form */
	size_t n_reports;
} heng_made;

/* The body of a DONE. out->failed if there is no memory. */
void heng_made_put(const heng_made *made, heng_buf *out);

/* The same read again, not trusted; its texts are borrowed. */
bool heng_made_take(heng_cursor *cursor, heng_made *made);

#endif
