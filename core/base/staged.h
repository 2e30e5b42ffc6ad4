/* Staged: a file without its name until it is whole and durable. */
#ifndef HENG_BASE_STAGED_H
#define HENG_BASE_STAGED_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"

/* Zero-initialised is valid: nothing is staged. */
typedef struct heng_staged {
	char *path;	/* where it is to be; owned */
	char name[48];	/* temporary, in the same folder; "": none any more */
	int fd, folder; /* valid while path is set and not direct */
	bool existed;	/* an older one is, or was to be, replaced */
	bool direct;	/* a device: what was written is written */
	bool placed;
} heng_staged;

/*
 * Writes all bytes into a new file in the folder of `path`. An older file's
 * mode is kept, a new one has what the umask allows. A `path` that is no
 * regular file (/dev/full) is written directly. On failure nothing is left.
 */
heng_rc heng_staged_write(heng_staged *staged, const char *path,
			  const void *bytes, size_t size, heng_error *error);

/*
 * Brings the bytes to the disk and gives the file its name. With `is_new`
 * that is refused (HENG_EINPUT) where another file has the name, even one
 * that got it this instant. On failure the older file, if any, is untouched
 * and nothing else is left.
 */
heng_rc heng_staged_place(heng_staged *staged, bool is_new, heng_error *error);

/* Brings the new name to the disk, and with it those of all that were placed
 * before in the same folder. If that fails, a file that was not there before
 * is taken away again. */
heng_rc heng_staged_settle(heng_staged *staged, heng_error *error);

/* Ends it; what was not placed is gone. */
void heng_staged_close(heng_staged *staged);

#endif
