/* The panel: experts' ballots from their document, checked and tallied. */
#ifndef HENG_ASSESS_PANEL_H
#define HENG_ASSESS_PANEL_H

#include "core/assess/conflicts.h"
#include "core/assess/plan.h"
#include "core/model/experts.h"
#include "core/model/image.h"

/* A panel document as read. Borrowed. */
typedef struct heng_panel {
	const char *name; /* of the file, for messages */
	const char *text; /* its source, for messages */
	size_t size;
	const heng_image *image; /* checked against the panel grammar */
	char sha256[65];
} heng_panel;

/* The digest of the dossier the panel is for: 64 hex digits, borrowed from
 * the image, or NULL where it is not given as sha256:HEX. */
const char *heng_panel_dossier(const heng_panel *panel);

/* The id of the profile that it is for, or NULL where it does not say. */
const char *heng_panel_profile(const heng_panel *panel);

/*
 * Whether the panel fits the plan: its profile, every ballot's expert and
 * rule, no expert's second ballot on one rule in one round. HENG_EINPUT with
 * the place in the panel document.
 */
heng_rc heng_panel_check(const heng_panel *panel, const heng_plan *plan,
			 heng_error *error);

/*
 * Collects the ballots on a rule and combines them. Ballots of recused
 * experts, of experts in conflict with an organisation of the dossier
 * (heng_conflicts_find), and of a round that the same expert followed up are
 * kept and not counted. `panel` NULL: an empty tally, pending. The profile says
 * which mean it is.
 */
heng_rc heng_panel_tally(const heng_panel *panel,
			 const heng_conflicts *conflicts,
			 const heng_profile *profile, const heng_rule *rule,
			 heng_arena *arena, heng_tally **out,
			 heng_error *error);

/* The panel's experts in its order, their ballots not yet counted. */
heng_rc heng_panel_list(const heng_panel *panel,
			const heng_conflicts *conflicts, heng_arena *arena,
			heng_experts *out, heng_error *error);

#endif
