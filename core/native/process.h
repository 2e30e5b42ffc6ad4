/* A host process as the lane holds it: started, listened to, ended. */
#ifndef HENG_NATIVE_PROCESS_H
#define HENG_NATIVE_PROCESS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/native/pace.h"
#include "core/native/output.h"
#include "core/native/spawn.h"
#include "core/native/wire.h"

/*
 * A page that host and lane share. The plugin can write anything into it, so
 * it says no more than what its own host was doing when it fell.
 */
typedef struct heng_slot {
	_Atomic uint32_t stage; /* a heng_slot_stage */
	_Atomic uint32_t lost;	/* the host cannot reach the lane any more */
} heng_slot;

typedef enum heng_slot_stage {
	HENG_STAGE_LOAD = 0,
	HENG_STAGE_OPEN,
	HENG_STAGE_JOBS,
} heng_slot_stage;

/* How long a host may take over something, and since when. */
typedef struct heng_watch {
	int64_t wall_ms, cpu_ms; /* 0: no limit */
	heng_cause on_wall;	 /* what reaching wall_ms is called */
	int64_t until;		 /* CLOCK_MONOTONIC nanoseconds */
	int64_t look;		 /* when the CPU clock is read next */
	int64_t cpu_from;	 /* what it said first; -1: not read yet */
} heng_watch;

/* Begins to watch, now. `off`: defences that are switched off. */
void heng_watch_begin(heng_watch *watch, int64_t wall_ms, int64_t cpu_ms,
		      heng_cause on_wall, unsigned off);

/* Zero-initialised is valid: no process. */
typedef struct heng_process {
	const heng_spawner *spawner;
	pid_t pid; /* 0: none */
	int pidfd, socket;
	int output; /* -1: nobody holds the other end */
	heng_output *printed;
	const heng_slot *slot;
	bool dead; /* ended; what it said may be left in `in` */
	heng_pace pace;
	heng_buf in;
	size_t taken; /* bytes of `in` already handed out */
	/* What its messages have to carry. The plugin's code does not know
	 * the token unless it searches its process for it, and what it knows
	 * of one dossier is worth nothing in the next. */
	uint32_t job;
	uint64_t token;
	heng_cause cause;
	int64_t number;
	uint32_t stage; /* what the slot said when it fell */
} heng_process;

/*
 * Starts a host for the .so at `file`; what it prints goes to `printed`. All
 * are borrowed. HENG_EIO or HENG_ENOMEM on failure.
 */
heng_rc heng_process_start(heng_process *process, const heng_spawner *spawner,
			   const char *file, heng_output *printed,
			   heng_error *error);

/*
 * Waits for the next message as long as `watch` lets it. True: *head and
 * *body hold it until the next call. False: the host fell and is gone; cause
 * and number say how.
 */
bool heng_process_next(heng_process *process, heng_watch *watch,
		       heng_wire_head *head, const char **body);

/* Whether `watch` is over; it notes how. */
bool heng_process_is_late(heng_process *process, heng_watch *watch);

/* Whether it runs and has said nothing that nobody asked for. */
bool heng_process_is_quiet(heng_process *process);

/* Takes what it has printed up to now. */
void heng_process_drain(heng_process *process);

/* Kills the host with all its children and notes why. */
void heng_process_kill(heng_process *process, heng_cause cause, int64_t number);

/* Asks it to close the plugin, waits a moment, and releases everything. */
void heng_process_end(heng_process *process);

#endif
