/* Plugins as an assessment sees them: admitted .so files in hosts. */
#ifndef HENG_NATIVE_PLUGINS_H
#define HENG_NATIVE_PLUGINS_H

#include <stdbool.h>

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/model/assessment.h"
#include "core/model/image.h"
#include "core/native/spawn.h"

/*
 * One plugin and the host process its code runs in. The process that holds
 * this never loads the plugin's code: even its declarations come from the
 * host over the socket and are checked like any untrusted document.
 */
typedef struct heng_plugin_host heng_plugin_host;

enum {
	HENG_PLUGIN_REPLY_MAX = 1 << 20, /* bytes of one message */
	/* Times a plugin is started again within one dossier: one that falls
	 * in each of 256 rules must not take for ever. */
	HENG_PLUGIN_RESTARTS_MAX = 128,
};

/* How a host fell. */
typedef enum heng_cause {
	HENG_CAUSE_NONE,
	HENG_CAUSE_SIGNAL,  /* number: the signal */
	HENG_CAUSE_EXIT,    /* number: the status it ended itself with */
	HENG_CAUSE_CLOSED,  /* it hung up */
	HENG_CAUSE_WALL,    /* number: the limit plugin-wall, milliseconds */
	HENG_CAUSE_CPU,	    /* number: the limit plugin-cpu, milliseconds */
	HENG_CAUSE_OPEN,    /* number: the limit plugin-open, milliseconds */
	HENG_CAUSE_TOO_BIG, /* a message above HENG_PLUGIN_REPLY_MAX */
	HENG_CAUSE_GARBAGE, /* a message that makes no sense */
	HENG_CAUSE_MEMORY,  /* the lane has none; no fault of the host */
	HENG_CAUSE_START,   /* it could not be started again */
} heng_cause;

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
 * the profile calls it; `native` and what it points to have to outlive the
 * host (NULL: usual limits, nothing switched off, started here). On refusal
 * the object exists all the same (its info has the id and no rules) and
 * `error` says why: HENG_EFAULT. HENG_ENOMEM or HENG_EIO otherwise, and
 * `*out` NULL.
 */
heng_rc heng_plugin_host_open(const char *id, const char *file,
			      const heng_native *native, heng_plugin_host **out,
			      heng_error *error);

/*
 * The same in two steps, so that the plugin loads while the caller does
 * something else. Between them its info has no more than id, file and digest.
 * `begin` fails only for want of memory or processes; `admit` gives the error
 * of a plugin that is refused (HENG_EFAULT), and the host is the caller's to
 * free whatever it says.
 */
heng_rc heng_plugin_host_begin(const char *id, const char *file,
			       const heng_native *native,
			       heng_plugin_host **out, heng_error *error);
heng_rc heng_plugin_host_admit(heng_plugin_host *host, heng_error *error);

const heng_plugin_info *heng_plugin_host_info(const heng_plugin_host *host);

/* Why it was refused, in both languages; rc is HENG_OK if it was admitted. */
const heng_error *heng_plugin_host_refusal(const heng_plugin_host *host);

/* How an item fell in an earlier try of the same dossier. */
typedef struct heng_known_fault {
	uint32_t item; /* of what the plugin declares: measures, then rules */
	heng_cause cause;
	int64_t number; /* that belongs to the cause */
} heng_known_fault;

/* One dossier as plugins get it. */
typedef struct heng_plugin_job {
	const heng_image *image;
	int image_fd; /* memfd with the image's bytes at its beginning */
	heng_date as_of;
	int folder_fd; /* beneath which evidence is opened; -1: none */
	/* Opens evidence in place of folder_fd where that is not NULL.
	 * `hrefs`: n texts one after the other, each with its NUL; fds[0..n):
	 * descriptors or -errno, as heng_attachment_open_beneath; -EBADF: the
	 * dossier has no folder. */
	void (*open_attachments)(void *userdata, const char *hrefs, size_t n,
				 int *fds);
	/* Items that are not run again: their results say how they fell. */
	const heng_known_fault *known;
	size_t n_known;
	/* Told of each item that reached a limit of time; may be NULL. */
	void (*on_deadline)(void *userdata, const heng_known_fault *fault);
	void *userdata;
} heng_plugin_job;

/*
 * Judges results[0..n), all of rules of this plugin, and computes measures
 * into measures[0..info->n_measures). The results' params hold the values.
 *
 * A host that falls is started again. The item it fell in is tried once more,
 * unless it reached a limit of time, and if it falls again it alone is
 * `error`, with a finding that names plugin, version, rule and signal or
 * limit. What cannot be started again, or not within
 * HENG_PLUGIN_RESTARTS_MAX, leaves the rest as `error` that says so. A result
 * that rests on a limit of time is volatile. `*fault`: something is `error`.
 * Fails only for want of memory here.
 */
heng_rc heng_plugin_host_judge(heng_plugin_host *host,
			       const heng_plugin_job *job, heng_arena *arena,
			       heng_result **results, size_t n,
			       heng_measure *measures, bool *fault,
			       heng_error *error);

/*
 * Takes what the plugin printed since the last time: `note` (H3017) says it
 * in one line, cut if it is long, and `text` (may be NULL) gets all that was
 * kept, HENG_PLUGIN_OUTPUT_MAX bytes before control characters are escaped.
 * False: it printed nothing. It is nobody's result.
 */
bool heng_plugin_host_take_output(heng_plugin_host *host, heng_error *note,
				  heng_buf *text);

/* Asks the host to close the plugin and ends the process. NULL is fine. */
void heng_plugin_host_free(heng_plugin_host *host);

/* A sealed memfd with a copy of the image; -1 and `error` on failure. */
int heng_image_share(const heng_image *image, heng_error *error);

#endif
