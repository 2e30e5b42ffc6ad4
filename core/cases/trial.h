/* Trial: one case tried on its rule. */
#ifndef HENG_CASES_TRIAL_H
#define HENG_CASES_TRIAL_H

#include "core/cases/case.h"
#include "core/lua/policies.h"
#include "core/model/image.h"
#include "core/native/plugins.h"

/* Who judges: a policy's rules, and those of plugins. All borrowed. */
typedef struct heng_judges {
	heng_policies *policies; /* frozen */
	heng_plugin_host *const *hosts;
	size_t n_hosts;
} heng_judges;

/* The rule of that id; `host` is its plugin's index or -1. NULL: none. */
const heng_rule *heng_judges_find(const heng_judges *judges, const char *id,
				  int *host);

/*
 * Lets the case's rule judge the case's dossier, which `image` is. The
 * result is in the arena. HENG_EINPUT: the case asks for what the rule does
 * not have (a parameter, ballots); with the place in the case's file.
 */
heng_rc heng_trial_run(const heng_judges *judges, const heng_case *c,
		       const heng_image *image, heng_arena *arena,
		       heng_result *result, heng_error *error);

/* What differs between what a case expects and what came of it. */
typedef enum heng_difference {
	HENG_SAME,
	HENG_OTHER_OUTCOME,
	HENG_OTHER_SHARE,
	HENG_OTHER_MESSAGE, /* no finding says it */
	HENG_OTHER_PLACE,   /* no finding is there */
} heng_difference;
heng_difference heng_trial_compare(const heng_case *c,
				   const heng_result *result);

#endif
