/* A run: one plan over one dossier. */
#ifndef HENG_ASSESS_RUN_H
#define HENG_ASSESS_RUN_H

#include "core/assess/known.h"
#include "core/assess/panel.h"
#include "core/assess/plan.h"
#include "core/assess/waivers.h"
#include "core/base/progress.h"

typedef struct heng_run_input {
	const heng_image *dossier;
	const char *sha256; /* of the dossier's bytes, hex */
	int image_fd;	    /* the image for plugins, -1 if none runs */
	int folder_fd;	    /* the dossier's folder for evidence, -1: none */
	const heng_panel *panel;     /* NULL: none */
	const heng_waivers *waivers; /* taken; NULL: none */
	/* Who watches from outside; NULL: nobody. */
	heng_progress *progress;
	const heng_known *known; /* faults of earlier tries */
	size_t n_known;
	/* As heng_plugin_job has it; NULL: folder_fd is used. */
	void (*open_attachments)(void *userdata, const char *hrefs, size_t n,
				 int *fds);
	/* Told of each call of a plugin that reached a limit of time. */
	void (*on_deadline)(void *userdata, const heng_known *fault);
	void *userdata;
} heng_run_input;

/*
 * Plugins first, then policies, then experts' tallies, score and verdict;
 * these twice where there are waivers, without them and with them.
 * `out` borrows from the plan, the input and the arena. What goes wrong in a
 * rule is in its result; fails for want of memory, or when the panel does
 * not fit (HENG_EINPUT).
 */
heng_rc heng_run(const heng_plan *plan, heng_policies *policies,
		 heng_plugin_host *const *hosts, const heng_run_input *input,
		 heng_arena *arena, heng_assessment *out, heng_error *error);

/* Whether any plugin runs, so that input->image_fd is needed. */
bool heng_plan_needs_plugins(const heng_plan *plan);

#endif
