/* A lane: reads dossiers one after the other, assesses, makes the report. */
#include "core/lanes/lane.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/assess/closing.h"
#include "core/assess/run.h"
#include "core/base/digest.h"
#include "core/base/file.h"
#include "reports/emit.h"

struct heng_lane {
	const heng_kit *kit;
	heng_link *link;
	heng_panel_file *panels;
	size_t n_panels;
	const heng_waivers *waivers;
	heng_reader *reader;
	heng_arena arena; /* of the assessment in hand */
	heng_assessment assessment;
};

heng_rc heng_panel_file_open(heng_panel_file *file, const char *name,
			     size_t max_size, heng_error_fn *fn, void *userdata,
			     heng_error *error)
{
	heng_panel *panel = &file->panel;
	heng_rc rc;

	memset(file, 0, sizeof(*file));
	file->reader = heng_reader_new();
	rc = file->reader ? heng_file_read(name, max_size, &file->buf, error)
			  : heng_fail_memory(error);
	if (rc != HENG_OK) {
		if (fn)
			(void)fn(error, userdata);
		return rc;
	}
	panel->name = name;
	panel->text = file->buf.data;
	panel->size = file->buf.size;
	rc = heng_read(file->reader, &heng_panel_grammar, name, panel->text,
		       panel->size, fn, userdata, &panel->image, error);
	if (rc != HENG_OK)
		return rc; /* fn has had them all */
	rc = heng_sha256(panel->text, panel->size, panel->sha256);
	if (rc != HENG_OK)
		rc = heng_fail_memory(error);
	if (rc == HENG_OK)
		rc = heng_panel_closing_check(panel, error);
	if (rc != HENG_OK && fn)
		(void)fn(error, userdata);
	return rc;
}

void heng_panel_file_close(heng_panel_file *file)
{
	heng_reader_free(file->reader);
	heng_buf_fini(&file->buf);
	memset(file, 0, sizeof(*file));
}

heng_rc heng_waivers_file_open(heng_waivers_file *file, const char *name,
			       size_t max_size, heng_error_fn *fn,
			       void *userdata, heng_error *error)
{
	heng_waivers *waivers = &file->waivers;
	heng_rc rc;

	memset(file, 0, sizeof(*file));
	file->reader = heng_reader_new();
	rc = file->reader ? heng_file_read(name, max_size, &file->buf, error)
			  : heng_fail_memory(error);
	if (rc != HENG_OK) {
		if (fn)
			(void)fn(error, userdata);
		return rc;
	}
	heng_reader_limit(file->reader, max_size);
	waivers->name = name;
	waivers->text = file->buf.data;
	waivers->size = file->buf.size;
	rc = heng_read(file->reader, &heng_waivers_grammar, name, waivers->text,
		       waivers->size, fn, userdata, &waivers->image, error);
	if (rc == HENG_OK)
		rc = heng_waivers_take(waivers, &file->arena, fn, userdata,
				       error);
	if (rc == HENG_OK && heng_sha256(waivers->text, waivers->size,
					 waivers->sha256) != HENG_OK) {
		rc = heng_fail_memory(error);
		if (fn)
			(void)fn(error, userdata);
	}
	return rc;
}

void heng_waivers_file_close(heng_waivers_file *file)
{
	heng_reader_free(file->reader);
	heng_buf_fini(&file->buf);
	heng_arena_fini(&file->arena);
	memset(file, 0, sizeof(*file));
}

void heng_lane_waive(heng_lane *lane, const heng_waivers *waivers)
{
	lane->waivers = waivers;
}

heng_rc heng_lane_new(const heng_kit *kit, heng_link *link,
		      heng_panel_file *panels, size_t n_panels, heng_lane **out,
		      heng_error *error)
{
	heng_lane *lane = calloc(1, sizeof(*lane));

	*out = NULL;
	if (!lane)
		return heng_fail_memory(error);
	lane->kit = kit;
	lane->link = link;
	lane->panels = panels;
	lane->n_panels = n_panels;
	lane->reader = heng_reader_new();
	if (!lane->reader) {
		heng_lane_free(lane);
		return heng_fail_memory(error);
	}
	if (link)
		heng_reader_limit(lane->reader,
				  (size_t)link->limits->document_bytes);
	*out = lane;
	return HENG_OK;
}

void heng_lane_free(heng_lane *lane)
{
	if (!lane)
		return;
	heng_reader_free(lane->reader);
	heng_arena_fini(&lane->arena);
	free(lane);
}

/* The panel that carries the dossier's digest, or NULL. Where several
 * profiles were named, one that is for another of them is not meant. */
static const heng_panel *find_panel(const heng_lane *lane, const char *sha256,
				    const heng_plan *plan)
{
	for (size_t i = 0; i < lane->n_panels; i++) {
		const heng_panel *panel = &lane->panels[i].panel;
		const char *digest = heng_panel_dossier(panel);
		const char *profile = heng_panel_profile(panel);

		if (!digest || strcmp(digest, sha256) != 0)
			continue;
		if (!profile || strcmp(profile, plan->profile->id) == 0 ||
		    !heng_kit_is_named(lane->kit, profile))
			return panel;
	}
	return NULL;
}

static void tell_deadline(void *userdata, const heng_known *known)
{
	heng_link_fault(userdata, known);
}

static void no_folder(void *userdata, const char *hrefs, size_t n, int *fds)
{
	(void)userdata;
	(void)hrefs;
	for (size_t i = 0; i < n; i++)
		fds[i] = -EBADF;
}

/* What the supervisor has to do with a run. */
static void tie(const heng_lane *lane, const heng_dossier *given,
		heng_run_input *input)
{
	if (given) {
		input->known = given->known;
		input->n_known = given->n_known;
	}
	if (!lane->link)
		return;
	input->progress = lane->link->progress;
	input->open_attachments =
	    given && given->has_folder ? heng_link_open : no_folder;
	input->on_deadline = tell_deadline;
	input->userdata = lane->link;
}

static heng_rc run(heng_lane *lane, const heng_plan *plan, const char *name,
		   const heng_image *image, const char *sha256,
		   const heng_dossier *given, heng_error *error)
{
	heng_run_input input = {
	    .dossier = image,
	    .sha256 = sha256,
	    .image_fd = -1,
	    .folder_fd = -1,
	    .panel = find_panel(lane, sha256, plan),
	    .waivers = lane->waivers,
	};
	size_t n_hosts;
	heng_rc rc = HENG_OK;

	tie(lane, given, &input);
	if (heng_plan_needs_plugins(plan)) {
		if (!lane->link)
			input.folder_fd = heng_file_folder(name);
		input.image_fd = heng_image_share(image, error);
		if (input.image_fd < 0)
			rc = error->rc;
	}
	if (rc == HENG_OK)
		rc = heng_run(plan, heng_kit_policies(lane->kit),
			      heng_kit_hosts(lane->kit, &n_hosts), &input,
			      &lane->arena, &lane->assessment, error);
	if (input.image_fd >= 0)
		close(input.image_fd);
	if (input.folder_fd >= 0)
		close(input.folder_fd);
	return rc;
}

heng_rc heng_lane_assess(heng_lane *lane, const char *name, const char *text,
			 size_t size, size_t which, const heng_dossier *given,
			 heng_error_fn *fn, void *userdata, heng_buf *report,
			 const heng_assessment **out, heng_error *error)
{
	char sha256[HENG_DIGEST_HEX];
	const heng_image *image;
	const heng_plan *plan;
	heng_rc rc;

	*out = NULL;
	heng_buf_clear(report);
	heng_arena_reset(&lane->arena);
	if (lane->link)
		heng_progress_step(lane->link->progress, HENG_STEP_READING, 0,
				   name);
	rc = heng_read(lane->reader, &heng_dossier_grammar, name, text, size,
		       fn, userdata, &image, error);
	if (rc != HENG_OK)
		return rc; /* fn has had them all */
	rc = heng_sha256(text, size, sha256);
	if (rc != HENG_OK)
		rc = heng_fail_memory(error);
	if (rc == HENG_OK)
		rc = heng_kit_plan(lane->kit, which, image, &plan, error);
	if (rc == HENG_OK)
		rc = run(lane, plan, name, image, sha256, given, error);
	if (rc == HENG_OK &&
	    heng_report_emit(&lane->assessment, report) != HENG_OK)
		rc = heng_fail_memory(error);
	if (rc != HENG_OK) {
		if (!error->file[0])
			heng_error_at(error, name, error->line, error->column,
				      error->width);
		if (fn)
			(void)fn(error, userdata);
		return rc;
	}
	*out = &lane->assessment;
	return HENG_OK;
}

int heng_assessment_status(const heng_assessment *assessment)
{
	if (assessment->has_fault)
		return 4;
	if (!assessment->verdict.determined)
		return 3;
	return assessment->verdict.best == 0 ? 0 : 1;
}
