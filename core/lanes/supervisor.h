/* Supervisor: forks lanes, hands out dossiers, and outlives what they meet. */
#ifndef HENG_LANES_SUPERVISOR_H
#define HENG_LANES_SUPERVISOR_H

#include "core/lanes/member.h"

/*
 * The process that calls heng_supervise runs no XML, Lua or plugin code. It
 * opens what lanes may read, owns what is written, and times them by its own
 * clock. Functions are called in this process unless it says otherwise.
 */
typedef struct heng_supervision {
	const heng_limits *limits;
	unsigned off; /* heng_defence bits */
	size_t n_lanes;
	size_t n_dossiers;   /* 0: one lane that does a command's work */
	const char *command; /* what messages call the work */
	/* In a lane's process: all its life. */
	heng_lane_fn *work;
	/* What the first lane has to say for standard error. */
	void (*say)(const char *text, size_t size, void *userdata);
	/* The first lane has loaded; body[0..size) is what it works with,
	 * which all lanes have to agree on. 0, or the status to end with. */
	int (*loaded)(const char *body, size_t size, void *userdata);
	/* Opens the dossier for reading. -1: it cannot be; that was said. */
	int (*open)(size_t dossier, int *folder, void *userdata);
	/* A dossier is assessed, or a lane says why it is not. */
	void (*done)(size_t dossier, const heng_made *made, void *userdata);
	/* A dossier cannot be assessed: its lane fell. */
	void (*lost)(size_t dossier, const heng_error *error, void *userdata);
	/* Does a piece of what need not be done at once; `quiet`: nobody has
	 * said anything for a moment. Returns whether it has begun what it
	 * should go on with. NULL: there is no such thing. */
	bool (*rest)(bool quiet, void *userdata);
	/* A command's lane has made a file of that name. False: it makes no
	 * sense. NULL: it has none to make. */
	bool (*file)(const char *name, const void *bytes, size_t size,
		     void *userdata);
	/* What is wrong with the whole: nothing was, or more cannot be,
	 * assessed. */
	void (*failed)(const heng_error *error, void *userdata);
	const char *(*name)(size_t dossier, void *userdata);
	void *userdata;
} heng_supervision;

enum {
	HENG_LANES_MAX = 256,
	/* Tries of one dossier: each after the first is one more rule that
	 * ended a lane. */
	HENG_TRIES_MAX = 64,
	/* Lanes that end before they have loaded, one after the other. */
	HENG_STARTS_MAX = 3,
	/* ms that running dossiers get after the first signal. */
	HENG_INTERRUPT_GRACE = 3000,
};

typedef struct heng_supervised {
	int signal; /* SIGINT, SIGTERM or SIGHUP; 0: none came */
	/* The status of a command's lane, or of one that did not load, or
	 * what `loaded` returned; -1: it fell, `failed` has said so. */
	int status;
} heng_supervised;

/* Whether n lanes assessed all dossiers is in what `done` and `lost` got. */
void heng_supervise(const heng_supervision *what, heng_supervised *out);

/* One for each processor that this process may use. */
size_t heng_lanes_default(void);

#endif
