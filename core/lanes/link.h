/* Link: a lane's end of what ties it to its supervisor. */
#ifndef HENG_LANES_LINK_H
#define HENG_LANES_LINK_H

#include "core/assess/known.h"
#include "core/base/confine.h"
#include "core/base/limits.h"
#include "core/base/progress.h"
#include "core/lanes/channel.h"
#include "core/lanes/made.h"
#include "core/native/spawn.h"

/* Statuses of a lane that could not say what is wrong: it had no memory to
 * do so, or nobody to say it to. Beyond those of commands. */
enum { HENG_LANE_NO_MEMORY = 5, HENG_LANE_LOST = 6 };

/* A dossier as a lane gets it. */
typedef struct heng_dossier {
	size_t index; /* in the batch */
	int fd;	      /* to read it from; the taker's */
	bool has_folder;
	heng_known *known; /* the link's, until the next one */
	size_t n_known;
} heng_dossier;

typedef struct heng_link {
	heng_channel channel;
	heng_progress *progress; /* shared with the supervisor */
	const heng_limits *limits;
	unsigned off;
	pid_t supervisor;
	heng_spawner spawner;
	heng_native native; /* for hosts of this lane */
	heng_buf body;
	heng_buf known;
} heng_link;

/* In a lane's process, before anything else. */
void heng_link_init(heng_link *link, int socket, heng_progress *progress,
		    const heng_limits *limits, unsigned off, pid_t supervisor);
void heng_link_fini(heng_link *link);

/* Confines the lane's process; see heng_confine. */
heng_rc heng_link_confine(heng_link *link, heng_confine_role role,
			  heng_error *error);

/*
 * Each of these ends the process if the supervisor is gone: nobody is left
 * to work for.
 */
void heng_link_say(heng_link *link, const char *text, size_t size);
void heng_link_loaded(heng_link *link, const heng_buf *body);
bool heng_link_next(heng_link *link, heng_dossier *out); /* false: the end */
void heng_link_done(heng_link *link, const heng_made *made);
void heng_link_fault(heng_link *link, const heng_known *known);
void heng_link_file(heng_link *link, const char *name, const heng_buf *bytes);

/* Files beneath the dossier's folder, as heng_plugin_job has it. */
void heng_link_open(void *link, const char *hrefs, size_t n, int *fds);

#endif
