/* The kit: profiles, policies and plugins, loaded and planned, for a lane. */
#ifndef HENG_LANES_KIT_H
#define HENG_LANES_KIT_H

#include "core/assess/plan.h"
#include "core/base/library.h"
#include "core/base/progress.h"
#include "core/model/image.h"
#include "core/native/spawn.h"

enum {
	/* Profiles named at once: as many reports of each dossier. */
	HENG_PROFILES_MAX = 16,
};

/* What the user asked for. All lists are borrowed. */
typedef struct heng_kit_options {
	const char *const *profiles; /* ids or files */
	size_t n_profiles;	     /* 0: by scheme and phase */
	const char *const *policies; /* extra files or folders */
	size_t n_policies;
	const char *const *plugins; /* extra files */
	size_t n_plugins;
	const char *const *params;
	size_t n_params;
	const char *const *only;
	size_t n_only;
	const heng_native *native; /* of plugin hosts; NULL: as usual */
	heng_progress *progress;   /* what is being loaded; may be NULL */
	const heng_limits *limits; /* NULL: the usual ones */
} heng_kit_options;

typedef struct heng_kit heng_kit;

/*
 * Loads everything before any dossier is read. One plan is made for each of
 * options->profiles or, if none is named, for each profile of the library. A
 * plugin that is not admitted is no failure here: `refused` (may be NULL) is
 * called for each, and what the profile wants from it becomes `error`.
 */
heng_rc heng_kit_open(const heng_library *library,
		      const heng_kit_options *options, heng_error_fn *refused,
		      void *userdata, heng_kit **out, heng_error *error);
void heng_kit_free(heng_kit *kit);

/* The plan for a dossier: that of the profile named as number `which`, or if
 * none was named by its scheme and phase. HENG_EINPUT: there is none, or more
 * than one. */
heng_rc heng_kit_plan(const heng_kit *kit, size_t which,
		      const heng_image *dossier, const heng_plan **out,
		      heng_error *error);

/* Whether the profile `id` is one of those that were named. */
bool heng_kit_is_named(const heng_kit *kit, const char *id);

/*
 * Puts what the kit was made of: digests of profiles, policies and plugins
 * and what was refused. Two kits of which this is equal assess equally.
 */
void heng_kit_put_basis(const heng_kit *kit, heng_buf *out);

heng_policies *heng_kit_policies(const heng_kit *kit);
heng_plugin_host *const *heng_kit_hosts(const heng_kit *kit, size_t *count);

/* Of each profile; NULL where --param or --only do not fit it. */
const heng_plan *const *heng_kit_plans(const heng_kit *kit, size_t *count);

#endif
