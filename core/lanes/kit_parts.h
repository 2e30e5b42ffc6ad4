/* What the parts of a kit share. */
#ifndef HENG_LANES_KIT_PARTS_H
#define HENG_LANES_KIT_PARTS_H

#include "core/lanes/kit.h"

struct heng_kit {
	const heng_library *library;
	const heng_kit_options *options;
	heng_error_fn *refused;
	void *userdata;
	heng_profile **profiles;
	size_t n_profiles, cap_profiles;
	heng_policies *policies;
	heng_plugin_host **hosts;
	size_t n_hosts, cap_hosts;
	heng_plan **plans;	     /* of each profile; NULL: --param or --only
				      * do not fit it */
	heng_error *misfits;	     /* why a plan is NULL */
	heng_profile **shipped;	     /* what each is compared with, if it had
				      * to be loaded for that */
	const char **extra_policies; /* ids of -p */
	const char **extra_plugins;  /* ids of --plugin */
	bool named;		     /* profiles, whatever the dossier says */
	heng_arena arena;
};

/* Starts a host for each plugin that is named or that a profile wants. */
heng_rc heng_kit_begin_plugins(heng_kit *kit, heng_error *error);

/* Waits for what they declare, and says which are refused. */
heng_rc heng_kit_admit_plugins(heng_kit *kit, heng_error *error);

#endif
