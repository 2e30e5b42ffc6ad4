/* Confinement: what a process gives up before it meets what it cannot trust. */
#ifndef HENG_BASE_CONFINE_H
#define HENG_BASE_CONFINE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "core/base/error.h"

/*
 * Each defence can be switched off by name, for the tests that show what it
 * is good for and for the benchmark that shows what it costs. Nobody
 * assesses without them: --unconfined says so on every run.
 */
typedef enum heng_defence {
	HENG_DEFENCE_SECCOMP = 1 << 0,	   /* filtered system calls */
	HENG_DEFENCE_LANDLOCK = 1 << 1,	   /* no view of the file system */
	HENG_DEFENCE_RLIMITS = 1 << 2,	   /* memory, files, core dumps */
	HENG_DEFENCE_PRIVILEGES = 1 << 3,  /* no new privileges */
	HENG_DEFENCE_DESCRIPTORS = 1 << 4, /* closed but for its own */
	HENG_DEFENCE_PARENT = 1 << 5,	   /* dies with its parent */
	HENG_DEFENCE_CAPTURE = 1 << 6,	   /* output goes into a pipe */
	HENG_DEFENCE_DEADLINES = 1 << 7,   /* CPU and wall clock */
	HENG_DEFENCES_ALL = (1 << 8) - 1,
} heng_defence;

/* "seccomp", "landlock" …; NULL: no such bit. */
const char *heng_defence_name(unsigned bit);

/* "seccomp,limits" or "all" into bits. HENG_EINPUT names what is unknown. */
heng_rc heng_defences_parse(const char *list, unsigned *out, heng_error *error);

/* The defences that this build has: under the address sanitizer neither
 * filters nor Landlock, which its search for leaks does not survive. */
unsigned heng_defences_compiled(void);

/* The defences that this build and this kernel have, each tried in a process
 * that is then gone; some milliseconds. */
unsigned heng_defences_available(void);

/*
 * For --require-sandbox: HENG_OK if every defence is there and none of them
 * is switched off. HENG_EFAULT names those that are missing.
 */
heng_rc heng_confine_require(unsigned off, heng_error *error);

/* The kernel's version of Landlock; 0: it has none. */
int heng_landlock_abi(void);

/* Who is confined, and when. Each is a superset of what follows it. */
typedef enum heng_confine_role {
	/* A lane while it loads: reads files, starts no process. */
	HENG_CONFINE_LANE_LOADING,
	/* A lane from the first dossier on: opens nothing at all. */
	HENG_CONFINE_LANE,
	/* A command that reads documents itself (validate, explain, list). */
	HENG_CONFINE_READER,
	/* A plugin's host while the .so is loaded and opened. */
	HENG_CONFINE_HOST_LOADING,
	/* A plugin's host from the first call on: opens nothing at all. */
	HENG_CONFINE_HOST,
} heng_confine_role;

typedef struct heng_confinement {
	unsigned off;	 /* defences switched off */
	pid_t parent;	 /* whose end is its end; 0: not asked for */
	uint64_t memory; /* bytes of address space; 0: no bound */
	const int *keep; /* descriptors that stay open besides 0, 1 and 2 */
	size_t n_keep;
	const char *file; /* HOST_LOADING: the .so */
} heng_confinement;

/* Descriptors that a confined process can have open at once. */
enum { HENG_CONFINE_FILES_MAX = 256 };

/*
 * Makes what heng_confine needs ready, once, for all children that are
 * forked later: what would otherwise be looked up in each of them.
 */
void heng_confine_prepare(unsigned off);

/*
 * Confines the calling process, for ever and with all its children. Called
 * first with a role of loading and later with the one that follows; for the
 * second call only `off` is looked at. A defence that the kernel lacks is
 * left out (heng_defences_available tells); one that is there and fails is
 * HENG_EIO. Signal handlers are the caller's matter.
 */
heng_rc heng_confine(heng_confine_role role, const heng_confinement *how,
		     heng_error *error);

#endif
