/* A host process as the lane holds it: started, listened to, ended. */
#ifndef HENG_NATIVE_PROCESS_H
#define HENG_NATIVE_PROCESS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/native/wire.h"

/*
 * A page that host and lane share. The plugin can write anything into it, so
 * it says no more than which of its own calls a host was in when it fell.
 */
typedef struct heng_slot {
	_Atomic uint32_t item;	/* from 1; 0: between two calls */
	_Atomic uint32_t stage; /* a heng_slot_stage */
	_Atomic uint32_t lost;	/* the host cannot reach the lane any more */
} heng_slot;

typedef enum heng_slot_stage {
	HENG_STAGE_LOAD = 0,
	HENG_STAGE_OPEN,
	HENG_STAGE_JOBS,
} heng_slot_stage;

/* How a host fell. */
typedef enum heng_cause {
	HENG_CAUSE_NONE,
	HENG_CAUSE_SIGNAL,  /* number: the signal */
	HENG_CAUSE_EXIT,    /* number: the status it ended itself with */
	HENG_CAUSE_CLOSED,  /* it hung up */
	HENG_CAUSE_STALL,   /* number: the limit in milliseconds */
	HENG_CAUSE_TOO_BIG, /* a message above HENG_PLUGIN_REPLY_MAX */
	HENG_CAUSE_GARBAGE, /* a message that makes no sense */
	HENG_CAUSE_MEMORY,  /* the lane has none; no fault of the host */
	HENG_CAUSE_START,   /* it could not be started again */
} heng_cause;

/* Zero-initialised is valid: no process. */
typedef struct heng_process {
	pid_t pid; /* 0: none */
	int pidfd, socket;
	heng_slot *slot;
	bool dead; /* ended; what it said may be left in `in` */
	heng_buf in;
	size_t taken; /* bytes of `in` already handed out */
	heng_cause cause;
	int number;
	uint32_t stage, item; /* what the slot said when it fell */
} heng_process;

/* Forks a host for the .so at `file`. HENG_EIO or HENG_ENOMEM on failure. */
heng_rc heng_process_start(heng_process *process, const char *file,
			   heng_error *error);

/*
 * Waits for the next message until `deadline` (CLOCK_MONOTONIC nanoseconds;
 * `limit_ms` is what messages call it). True: *head and *body hold it until
 * the next call. False: the host fell and is gone; cause and number say how.
 */
bool heng_process_next(heng_process *process, int64_t deadline, int limit_ms,
		       heng_wire_head *head, const char **body);

/* Whether it runs and has said nothing that nobody asked for. */
bool heng_process_is_quiet(heng_process *process);

/* Kills the host with all its children and notes why. */
void heng_process_kill(heng_process *process, heng_cause cause, int number);

/* Asks it to close the plugin, waits a moment, and releases everything. */
void heng_process_end(heng_process *process);

#endif
