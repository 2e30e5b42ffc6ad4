/* Spawning: who starts and ends the processes of plugin hosts. */
#ifndef HENG_NATIVE_SPAWN_H
#define HENG_NATIVE_SPAWN_H

#include <stdint.h>
#include <sys/types.h>

#include "core/base/error.h"
#include "core/base/limits.h"

/* A host that was just started. All descriptors are the taker's. */
typedef struct heng_spawned {
	pid_t pid;
	int pidfd;
	int socket; /* ours of the pair, not blocking */
	int output; /* what it prints, to be read; not blocking */
	int slot;   /* memfd of one page, the heng_slot */
} heng_spawned;

/*
 * A lane may not start processes: it asks the supervisor, which is small
 * and has seen nothing of what it must not leak. Commands without lanes and
 * tests start them themselves.
 */
typedef struct heng_spawner {
	/* Starts a host for the .so at `file` (absolute). HENG_EIO, ENOMEM. */
	heng_rc (*start)(void *userdata, const char *file, heng_spawned *out,
			 heng_error *error);
	/* Kills a host with all it started and collects it. Returns its
	 * wait status, or -1 if it is not known any more. */
	int (*reap)(void *userdata, pid_t pid);
	void *userdata;
} heng_spawner;

/* What all hosts of a lane have in common; borrowed. */
typedef struct heng_native {
	const heng_limits *limits;
	unsigned off; /* heng_defence bits that are switched off */
	const heng_spawner *spawner;
} heng_native;

/*
 * Starts a host as a child of the calling process, and ends it: the functions
 * of heng_spawner_here, and what the supervisor does for its lanes. The
 * caller has no threads. Of `native` only limits and `off` are looked at.
 */
heng_rc heng_spawn_here(const heng_native *native, const char *file,
			heng_spawned *out, heng_error *error);
int heng_spawn_reap_here(pid_t pid);

/* A spawner with `native` (which has to outlive it) as its userdata. */
heng_spawner heng_spawner_here(heng_native *native);

#endif
