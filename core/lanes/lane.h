/* A lane: reads dossiers one after the other, assesses, makes the report. */
#ifndef HENG_LANES_LANE_H
#define HENG_LANES_LANE_H

#include "core/assess/panel.h"
#include "core/assess/waivers.h"
#include "core/base/buf.h"
#include "core/lanes/kit.h"
#include "core/lanes/link.h"
#include "core/read/reader.h"

typedef struct heng_lane heng_lane;

/* A waivers document as the user gave it. Zero-initialise. */
typedef struct heng_waivers_file {
	heng_waivers waivers;
	heng_reader *reader; /* owns the image */
	heng_buf buf;	     /* owns the text */
	heng_arena arena;    /* owns the waivers */
} heng_waivers_file;

/* Reads a waivers document and checks all of it. Errors go to `fn` as
 * heng_read gives them; close it in any case. */
heng_rc heng_waivers_file_open(heng_waivers_file *file, const char *name,
			       size_t max_size, heng_error_fn *fn,
			       void *userdata, heng_error *error);
void heng_waivers_file_close(heng_waivers_file *file);

/* A panel document as the user gave it. */
typedef struct heng_panel_file {
	heng_panel panel;
	heng_reader *reader; /* owns the image */
	heng_buf buf;	     /* owns the text */
} heng_panel_file;

/* Reads a panel document. Errors go to `fn` as heng_read gives them. */
heng_rc heng_panel_file_open(heng_panel_file *file, const char *name,
			     size_t max_size, heng_error_fn *fn, void *userdata,
			     heng_error *error);
void heng_panel_file_close(heng_panel_file *file);

/* A lane works with the kit; `kit`, the panels and the link are borrowed.
 * Without a link (NULL) it opens evidence itself and nobody watches it. */
heng_rc heng_lane_new(const heng_kit *kit, heng_link *link,
		      heng_panel_file *panels, size_t n_panels, heng_lane **out,
		      heng_error *error);
void heng_lane_free(heng_lane *lane);

/* From now on dossiers are assessed with these waivers, which are borrowed;
 * NULL: with none. */
void heng_lane_waive(heng_lane *lane, const heng_waivers *waivers);

/*
 * Assesses the dossier text[0..size) called `name` (evidence is looked for
 * beneath its folder) and leaves the report in `report`, replacing what was
 * there. `which` is the number of the profile, where several were named.
 * `given` has the faults of earlier tries (NULL: none). `*out` is the
 * assessment, valid until the next call. A dossier that cannot be read or has
 * no profile: HENG_EINPUT or HENG_ELIMIT, all its errors went to `fn`, and
 * `error` has the first.
 */
heng_rc heng_lane_assess(heng_lane *lane, const char *name, const char *text,
			 size_t size, size_t which, const heng_dossier *given,
			 heng_error_fn *fn, void *userdata, heng_buf *report,
			 const heng_assessment **out, heng_error *error);

/* Exit status of an assessment, as contracted: 0, 1, 3 or 4. */
int heng_assessment_status(const heng_assessment *assessment);

#endif
