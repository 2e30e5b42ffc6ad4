/* Admission: what a host says its plugin declares, checked and taken over. */
#ifndef HENG_NATIVE_ADMIT_H
#define HENG_NATIVE_ADMIT_H

#include "core/base/mem.h"
#include "core/native/plugins.h"

/* Limits on declarations; each is in heng-plugin.3 and has a test. */
enum {
	HENG_PLUGIN_ID_MAX = 32,      /* bytes */
	HENG_PLUGIN_VERSION_MAX = 32, /* bytes */
	HENG_MEASURE_NAME_MAX = 48,   /* bytes */
	HENG_PARAM_NAME_MAX = 32,     /* bytes */
	HENG_UNIT_MAX = 32,	      /* bytes */
	HENG_TITLE_MAX = 512,	      /* bytes */
	HENG_EXPLANATION_MAX = 4096,  /* bytes of a rationale or remedy */
	HENG_CITE_MAX = 128,	      /* bytes */
};

/*
 * Checks a HELLO's body[0..size) like any untrusted document and fills
 * id, version, abi, rules and measures of `info`, in the arena. `info->id`
 * and `info->file` are what the profile asked for. HENG_EFAULT: refused, and
 * `error` says what is wrong with which rule or measure. HENG_ENOMEM.
 */
heng_rc heng_admit(const char *body, size_t size, heng_arena *arena,
		   heng_plugin_info *info, heng_error *error);

#endif
