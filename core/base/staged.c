/* Staged: a file without its name until it is whole and durable. */
#include "core/base/staged.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"

enum { NAMES_MAX = 100 /* temporary names tried */ };

static heng_rc write_directly(const char *path, const void *bytes, size_t size,
			      heng_error *error)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	heng_rc rc;

	if (fd < 0)
		return heng_fail_write(error, path, errno);
	rc = heng_fd_write(fd, path, bytes, size, error);
	if (close(fd) < 0 && !rc)
		rc = heng_fail_write(error, path, errno);
	return rc;
}

/* The next name to try. */
static void make_name(heng_staged *staged)
{
	static unsigned count;

	snprintf(staged->name, sizeof(staged->name), ".heng-%ld-%u.tmp",
		 (long)getpid(), count++);
}

/*
 * Opens a file without a name, so that even a process that is killed leaves
 * nothing; where the file system cannot do that, one with a temporary name.
 */
static int open_temporary(heng_staged *staged, mode_t mode)
{
	int fd =
	    openat(staged->folder, ".", O_WRONLY | O_TMPFILE | O_CLOEXEC, mode);

	if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR &&
			errno != ENOENT && errno != EINVAL))
		return fd;
	for (int i = 0; i < NAMES_MAX; i++) {
		make_name(staged);
		fd = openat(staged->folder, staged->name,
			    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		if (fd >= 0 || errno != EEXIST)
			break;
	}
	if (fd < 0)
		staged->name[0] = 0;
	return fd;
}

/* Gives the file without a name the one that it is to have, or, unless it has
 * to be new, a temporary one where an older file has that. 0 or an errno. */
static int name_it(heng_staged *staged, bool is_new)
{
	const char *base = heng_file_base(staged->path);
	char self[64];

	snprintf(self, sizeof(self), "/proc/self/fd/%d", staged->fd);
	if (linkat(AT_FDCWD, self, staged->folder, base, AT_SYMLINK_FOLLOW) ==
	    0) {
		staged->placed = true;
		staged->existed = false;
		return 0;
	}
	for (int i = 0; !is_new && errno == EEXIST && i < NAMES_MAX; i++) {
		make_name(staged);
		if (linkat(AT_FDCWD, self, staged->folder, staged->name,
			   AT_SYMLINK_FOLLOW) == 0)
			return 0;
	}
	staged->name[0] = 0;
	return errno;
}

/* Gives the file with a temporary name its own. 0 or an errno. */
static int rename_it(heng_staged *staged, bool is_new)
{
	const char *base = heng_file_base(staged->path);
	int folder = staged->folder;

	if (!is_new)
		return renameat(folder, staged->name, folder, base) < 0 ? errno
									: 0;
	if (renameat2(folder, staged->name, folder, base, RENAME_NOREPLACE) ==
	    0) {
		staged->existed = false;
		return 0;
	}
	if (errno != EINVAL && errno != ENOSYS)
		return errno;
	/* Not every file system has that; one of the two it has. */
	if (linkat(folder, staged->name, folder, base, 0) < 0)
		return errno;
	staged->existed = false;
	(void)unlinkat(folder, staged->name, 0);
	return 0;
}

static int open_folder(const char *path)
{
	const char *base = heng_file_base(path);
	char *folder;
	int fd, number;

	if (base == path)
		return open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	folder = strndup(path, (size_t)(base - path));
	if (!folder)
		return -1;
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	number = errno;
	free(folder);
	errno = number;
	return fd;
}

/* Opens the temporary file with the mode that the last one will have. */
static heng_rc begin(heng_staged *staged, const struct stat *older,
		     heng_error *error)
{
	mode_t mode = staged->existed ? older->st_mode & 0777 : 0666;
	const char *path = staged->path;

	if (*heng_file_base(path) == '\0')
		return heng_fail_write(error, path, *path ? EISDIR : ENOENT);
	/* Opened before anything is made: what cannot be synced later must
	 * fail while the older file is still there. */
	staged->folder = open_folder(path);
	if (staged->folder < 0)
		return heng_fail_write(error, path, errno);
	staged->fd = open_temporary(staged, mode);
	if (staged->fd < 0)
		return heng_fail_write(error, path, errno);
	/* The umask is for new files only. */
	if (staged->existed && fchmod(staged->fd, mode) < 0)
		return heng_fail_write(error, path, errno);
	return HENG_OK;
}

heng_rc heng_staged_write(heng_staged *staged, const char *path,
			  const void *bytes, size_t size, heng_error *error)
{
	struct stat st;
	heng_rc rc;

	*staged = (heng_staged){.fd = -1, .folder = -1};
	staged->path = strdup(path);
	if (!staged->path)
		return heng_fail_memory(error);
	staged->existed = stat(path, &st) == 0;
	if (staged->existed && S_ISDIR(st.st_mode)) {
		rc = heng_fail_write(error, path, EISDIR);
	} else if (staged->existed && !S_ISREG(st.st_mode)) {
		staged->direct = true;
		rc = write_directly(path, bytes, size, error);
	} else {
		rc = begin(staged, &st, error);
		if (rc == HENG_OK)
			rc =
			    heng_fd_write(staged->fd, path, bytes, size, error);
		/* Its way to the disk begins now, so that fsync finds little
		 * left to wait for. Only a hint. */
		if (rc == HENG_OK)
			(void)sync_file_range(staged->fd, 0, 0,
					      SYNC_FILE_RANGE_WRITE);
	}
	if (rc != HENG_OK)
		heng_staged_close(staged);
	return rc;
}

heng_rc heng_staged_place(heng_staged *staged, bool is_new, heng_error *error)
{
	const char *path = staged->path;
	int fd = staged->fd, number;

	if (staged->direct)
		return HENG_OK;
	if (fsync(fd) < 0)
		return heng_fail_write(error, path, errno);
	number = staged->name[0] ? 0 : name_it(staged, is_new);
	staged->fd = -1;
	if (close(fd) < 0 && number == 0)
		number = errno;
	if (number == 0 && !staged->placed)
		number = rename_it(staged, is_new);
	if (number != 0) {
		if (staged->placed)
			unlinkat(staged->folder, heng_file_base(path), 0);
		staged->placed = false;
		return is_new && number == EEXIST
			   ? heng_fail_exists(error, path)
			   : heng_fail_write(error, path, number);
	}
	staged->name[0] = 0;
	staged->placed = true;
	return HENG_OK;
}

heng_rc heng_staged_settle(heng_staged *staged, heng_error *error)
{
	int number;

	/* EINVAL: this file system knows no sync of a folder. */
	if (staged->direct || fsync(staged->folder) == 0 || errno == EINVAL)
		return HENG_OK;
	number = errno;
	if (!staged->existed)
		unlinkat(staged->folder, heng_file_base(staged->path), 0);
	return heng_fail_write(error, staged->path, number);
}

void heng_staged_close(heng_staged *staged)
{
	if (!staged->path)
		return;
	if (staged->fd >= 0)
		close(staged->fd);
	if (staged->name[0])
		unlinkat(staged->folder, staged->name, 0);
	if (staged->folder >= 0)
		close(staged->folder);
	free(staged->path);
	*staged = (heng_staged){0};
}
