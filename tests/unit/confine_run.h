/* Running an attack: in a child, with some defences, and what came of it. */
#ifndef TESTS_UNIT_CONFINE_RUN_H
#define TESTS_UNIT_CONFINE_RUN_H

#include <stdbool.h>
#include <sys/types.h>

#include "core/base/confine.h"

/*
 * What the attacks are after. Made anew for each run: `victim` is a process
 * that sleeps, `folder` has the files "secret", "libbeside.so" (the plugin),
 * "libother.so.1" and a symbolic link "liblink.so" to the secret; `note` is
 * open for writing and `secret` for reading, neither of them kept; `kept` is
 * one end of a socket pair, `other` the test's.
 */
typedef struct confine_scene {
	char folder[64];
	pid_t victim, parent;
	int note, secret, kept, other, port;
	int patience; /* set by the test: ms in which the victim may die */
} confine_scene;

extern confine_scene scene;

/* What a child says of its attack; other ends are signals. */
typedef enum confine_end {
	CONFINE_WORKED = 0,
	CONFINE_REFUSED = 1, /* an error came back */
	CONFINE_CANNOT = 2,  /* this machine cannot do it in the open */
	CONFINE_KILLED = 3,  /* by SIGSYS */
	CONFINE_FELL = 4,    /* by another signal: see `number` */
	CONFINE_BROKEN = 5,  /* the confinement itself failed */
} confine_end;

typedef confine_end confine_fn(void);

typedef struct confine_outcome {
	confine_end end;
	int number; /* signal or errno */
	bool victim_lives;
} confine_outcome;

/* REFUSED with errno told to the test. */
confine_end confine_refused(void);
/* WORKED if `worked`, else that. */
confine_end confine_if(bool worked);

/*
 * Runs the attack in a child that is confined for `role` (a final one after
 * its loading) but for the defences `off`. Makes the scene and clears it
 * away. `before` (or NULL) runs in the child between the two steps.
 */
confine_outcome confine_run(heng_confine_role role, unsigned off,
			    confine_fn *before, confine_fn *attack);

/* The defences that can be tested here: built in and there. */
unsigned confine_testable(void);

#define ONLY(defences) (HENG_DEFENCES_ALL & ~(unsigned)(defences))

#endif
