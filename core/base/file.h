/* Files: read whole under a cap, written whole or not at all. */
#ifndef HENG_BASE_FILE_H
#define HENG_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/buf.h"
#include "core/base/error.h"

/*
 * Reads a regular file ("-": standard input) into `out`, at most `max` bytes,
 * in place of what `out` held; after an error `out` is empty.
 * Errors name `path`: not there, not readable, a folder or device, larger
 * than the cap. Symbolic links are followed (the user named the path).
 */
heng_rc heng_file_read(const char *path, size_t max, heng_buf *out,
		       heng_error *error);

/* Opens a regular file as heng_file_read does: its errors, but for size. */
heng_rc heng_file_open(const char *path, int *out, heng_error *error);

/* A descriptor (O_PATH) of the folder that a file lies in; -1 and errno, or
 * for "-", which lies in none. */
int heng_file_folder(const char *path);

/* Reads a descriptor from where it stands to its end, like heng_file_read. */
heng_rc heng_fd_read(int fd, const char *name, size_t max, heng_buf *out,
		     heng_error *error);

/*
 * Writes a file durably: temporary name in the same folder, write, fsync,
 * rename over `path`, fsync of the folder. On any failure no file and no
 * temporary is left and an older `path` is untouched (but if only the fsync
 * of the folder fails, the older file has been replaced). A new file gets
 * the mode that the umask allows, an older one's is kept. A `path` that
 * exists and is no regular file (/dev/full) is written directly.
 */
heng_rc heng_file_write(const char *path, const void *bytes, size_t size,
			heng_error *error);

/* Writes all bytes to a descriptor, through interruptions. */
heng_rc heng_fd_write(int fd, const char *name, const void *bytes, size_t size,
		      heng_error *error);

/* Puts why `path` could not be written into words; HENG_EIO. */
heng_rc heng_fail_write(heng_error *error, const char *path, int number);

/* `path` is there and may not be replaced: HENG_EINPUT. */
heng_rc heng_fail_exists(heng_error *error, const char *path);

bool heng_file_exists(const char *path);
bool heng_file_is_dir(const char *path);

/* The part behind the last slash. Borrowed. */
const char *heng_file_base(const char *path);

#endif
