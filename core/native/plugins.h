/* Plugins as an assessment sees them: admitted .so files in hosts. */
#ifndef HENG_NATIVE_PLUGINS_H
#define HENG_NATIVE_PLUGINS_H

#include <stdbool.h>

#include "core/base/error.h"
#include "core/model/assessment.h"
#include "core/model/image.h"

/*
 * One plugin and the host process its code runs in. The process that holds
 * this never loads the plugin's code: even its declarations come from the
 * host over the socket and are checked like any untrusted document.
 */
typedef struct heng_plugin_host heng_plugin_host;

enum {
	HENG_PLUGIN_CALL_SECONDS = 10, /* wall clock for one rule or measure */
	HENG_PLUGIN_OPEN_SECONDS = 10,
	HENG_PLUGIN_REPLY_MAX = 1 << 20, /* bytes of one message */
};

/* What a plugin declares. Borrowed from the host object. */
typedef struct heng_plugin_info {
	const char *id;	     /* name it was asked by, if not admitted */
	const char *version; /* "" if not admitted */
	const char *abi;     /* "1.0", "" if not admitted */
	const char *file;    /* absolute path */
	char sha256[65];     /* of the file, "" if not readable */
	const heng_rule *rules;
	size_t n_rules;
	const heng_measure *measures; /* declared; nothing computed */
	size_t n_measures;
} heng_plugin_info;

/*
 * Starts a host for the .so at `file` (absolute) and admits it. `id` is what
 * the profile calls it. On refusal the object exists all the same (its info
 * has the id and no rules) and `error` says why: HENG_EFAULT. HENG_ENOMEM or
 * HENG_EIO otherwise, and `*out` NULL.
 */
heng_rc heng_plugin_host_open(const char *id, const char *file,
			      heng_plugin_host **out, heng_error *error);
const heng_plugin_info *heng_plugin_host_info(const heng_plugin_host *host);

/* Why it was refused, in both languages; rc is HENG_OK if it was admitted. */
const heng_error *heng_plugin_host_refusal(const heng_plugin_host *host);

/* One dossier as plugins get it. */
typedef struct heng_plugin_job {
	const heng_image *image;
	int image_fd; /* sealed memfd with the image's bytes */
	heng_date as_of;
	int folder_fd; /* beneath which evidence is opened; -1: none */
} heng_plugin_job;

/*
 * Judges results[0..n), all of rules of this plugin, and computes measures
 * into measures[0..info->n_measures). The results' params hold the values.
 * Whatever happens in the host is in the results: a crash, a stall or a lie
 * makes the rule it was on and all it did not get to `error` with findings
 * that name plugin, version, rule and signal or limit; measures that were
 * not computed say so. A fallen host is started again at the next call.
 * Fails only for want of memory here.
 */
heng_rc heng_plugin_host_judge(heng_plugin_host *host,
			       const heng_plugin_job *job, heng_arena *arena,
			       heng_result **results, size_t n,
			       heng_measure *measures, bool *fault,
			       heng_error *error);

/* Asks the host to close the plugin and ends the process. NULL is fine. */
void heng_plugin_host_free(heng_plugin_host *host);

/* A sealed memfd with a copy of the image; -1 and `error` on failure. */
int heng_image_share(const heng_image *image, heng_error *error);

#endif
