/* Files: read whole under a cap, written whole or not at all. */

#include "core/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/staged.h"

enum {
	READ_MIN = 16 * 1024, /* asked for at once where the size is unknown */
};

static heng_rc fail_read(heng_error *error, const char *path, int number)
{
	switch (number) {
	case ENOENT:
	case ENOTDIR:
		return heng_fail(error, HENG_EIO, "H0010", "%s：没有这个文件",
				 "%s: there is no such file", path);
	case EACCES:
	case EPERM:
		return heng_fail(error, HENG_EIO, "H0011", "%s：没有读取权限",
				 "%s: you may not read this file", path);
	case EISDIR:
		heng_fail(error, HENG_EIO, "H0012", "%s：这是文件夹，不是文件",
			  "%s: this is a folder, not a file", path);
		heng_error_hint(error, "请给出文件夹中的文件",
				"name a file inside the folder");
		return HENG_EIO;
	case ELOOP:
		return heng_fail(error, HENG_EIO, "H0015",
				 "%s：符号链接循环，无法打开",
				 "%s: its symbolic links form a loop", path);
	case ENAMETOOLONG:
		return heng_fail(error, HENG_EIO, "H0016",
				 "%s：文件名过长，系统不接受",
				 "%s: the system refuses so long a name", path);
	case EMFILE:
	case ENFILE:
		return heng_fail(error, HENG_EIO, "H0017",
				 "%s：同时打开的文件过多",
				 "%s: too many files are open at once", path);
	default:
		return heng_fail(error, HENG_EIO, "H0018",
				 "%s：读取失败（系统：%s）",
				 "%s: could not be read (system: %s)", path,
				 strerror(number));
	}
}

heng_rc heng_fail_write(heng_error *error, const char *path, int number)
{
	switch (number) {
	case ENOSPC:
	case EDQUOT:
		heng_fail(error, HENG_EIO, "H0020",
			  "%s：磁盘空间或配额已满，没有写入",
			  "%s: not written, the disk or quota is full", path);
		heng_error_hint(error, "请清理空间，或用 -o 换一个位置",
				"free some space or choose another place "
				"with -o");
		return HENG_EIO;
	case EACCES:
	case EPERM:
	case EROFS:
		heng_fail(error, HENG_EIO, "H0021",
			  "%s：没有写入权限，没有写入",
			  "%s: not written, you may not write there", path);
		heng_error_hint(error, "请用 -o 换一个可写的位置",
				"choose a place you may write to with -o");
		return HENG_EIO;
	case ENOENT:
	case ENOTDIR:
		heng_fail(error, HENG_EIO, "H0022",
			  "%s：没有这个文件夹，没有写入",
			  "%s: not written, its folder does not exist", path);
		heng_error_hint(error, "请先创建文件夹",
				"create the folder first");
		return HENG_EIO;
	case EISDIR:
		return heng_fail(error, HENG_EIO, "H0023",
				 "%s：这是文件夹，不能当作文件写入",
				 "%s: not written, this is a folder", path);
	case EPIPE:
		return heng_fail(
		    error, HENG_EIO, "H0024", "%s：接收方已关闭，没有写完",
		    "%s: not written whole, the reader has closed", path);
	case EFBIG:
		return heng_fail(error, HENG_EIO, "H0025",
				 "%s：超过系统允许的文件大小，没有写入",
				 "%s: not written, larger than the system "
				 "allows",
				 path);
	default:
		return heng_fail(
		    error, HENG_EIO, "H0026", "%s：没有写入（系统：%s）",
		    "%s: not written (system: %s)", path, strerror(number));
	}
}

heng_rc heng_fail_exists(heng_error *error, const char *path)
{
	heng_fail(error, HENG_EINPUT, "H5004", "这个文件已经存在，不会覆盖%s",
		  "this file is there already and is not replaced%s", "");
	heng_error_hint(error, "请用 -o 指定另一个位置，或先移走该文件%s",
			"name another place with -o, or move the file away "
			"first%s",
			"");
	heng_error_at(error, path, 0, 0, 0);
	return HENG_EINPUT;
}

static heng_rc fail_special(heng_error *error, const char *path)
{
	heng_fail(error, HENG_EIO, "H0013", "%s：这是设备或管道，不是普通文件",
		  "%s: this is a device or pipe, no regular file", path);
	heng_error_hint(error, "若要读取管道，请用 - 从标准输入读取",
			"to read a pipe, name - and redirect it to standard "
			"input");
	return HENG_EIO;
}

static heng_rc fail_size(heng_error *error, const char *path, size_t max)
{
	return heng_fail(
	    error, HENG_ELIMIT, "H0014", "%s：超过大小上限 %zu 字节，没有读取",
	    "%s: not read, larger than the limit of %zu bytes", path, max);
}

/* Waits on a descriptor that somebody else has made non-blocking. */
static bool wait_for(int fd, short events)
{
	struct pollfd p = {.fd = fd, .events = events};

	return poll(&p, 1, -1) >= 0 || errno == EINTR;
}

/* Appends until the end of the file, and never more than `max` bytes. */
static heng_rc read_all(int fd, const char *path, size_t expected, size_t max,
			heng_buf *out, heng_error *error)
{
	size_t step = expected;

	for (;;) {
		size_t room = max - out->size;
		ssize_t got;
		char *at;

		/* One more than the cap tells "too large" from "just". */
		room = step < room ? step + 1 : room + 1;
		at = heng_buf_reserve(out, room);
		if (!at)
			return heng_fail_memory(error);
		got = read(fd, at, room);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && errno == EAGAIN && wait_for(fd, POLLIN))
			continue;
		if (got < 0)
			return fail_read(error, path, errno);
		if (got == 0)
			return HENG_OK;
		if ((size_t)got > max - out->size)
			break;
		out->size += (size_t)got;
		/* What room is left does to see the end of the file. */
		step = out->capacity - out->size;
		step = step > 1 ? step - 2 : READ_MIN;
	}
	return fail_size(error, path, max);
}

heng_rc heng_file_open(const char *path, int *out, heng_error *error)
{
	struct stat st;
	int number;

	*out = -1;
	/* Non-blocking: a FIFO that nobody writes to must not hold us. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0) {
		/* ENXIO: a socket or a device without a driver. */
		return errno == ENXIO ? fail_special(error, path)
				      : fail_read(error, path, errno);
	}
	number = fstat(fd, &st) < 0 ? errno : S_ISDIR(st.st_mode) ? EISDIR : 0;
	if (number == 0 && S_ISREG(st.st_mode)) {
		*out = fd;
		return HENG_OK;
	}
	close(fd);
	return number ? fail_read(error, path, number)
		      : fail_special(error, path);
}

int heng_file_folder(const char *path)
{
	const char *base = heng_file_base(path);
	char folder[4096];

	if (strcmp(path, "-") == 0)
		return -1;
	if ((size_t)(base - path) >= sizeof(folder)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(folder, path, (size_t)(base - path));
	folder[base - path] = 0;
	return open(base == path ? "." : folder,
		    O_PATH | O_DIRECTORY | O_CLOEXEC);
}

heng_rc heng_fd_read(int fd, const char *name, size_t max, heng_buf *out,
		     heng_error *error)
{
	size_t expected = READ_MIN;
	struct stat st;
	heng_rc rc;

	heng_buf_clear(out);
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0)
		expected = (size_t)st.st_size;
	if (expected > max && expected != READ_MIN)
		rc = fail_size(error, name, max);
	else
		rc = read_all(fd, name, expected, max, out, error);
	if (rc != HENG_OK)
		heng_buf_clear(out);
	return rc;
}

heng_rc heng_file_read(const char *path, size_t max, heng_buf *out,
		       heng_error *error)
{
	heng_rc rc;
	int fd;

	if (strcmp(path, "-") == 0)
		return heng_fd_read(STDIN_FILENO, path, max, out, error);
	heng_buf_clear(out);
	rc = heng_file_open(path, &fd, error);
	if (rc != HENG_OK)
		return rc;
	rc = heng_fd_read(fd, path, max, out, error);
	close(fd);
	return rc;
}

heng_rc heng_fd_write(int fd, const char *name, const void *bytes, size_t size,
		      heng_error *error)
{
	const char *at = bytes;

	while (size > 0) {
		ssize_t put = write(fd, at, size);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0 && errno == EAGAIN && wait_for(fd, POLLOUT))
			continue;
		if (put < 0)
			return heng_fail_write(error, name, errno);
		at += put;
		size -= (size_t)put;
	}
	return HENG_OK;
}

heng_rc heng_file_write(const char *path, const void *bytes, size_t size,
			heng_error *error)
{
	heng_staged staged = {0};
	heng_rc rc = heng_staged_write(&staged, path, bytes, size, error);

	if (rc == HENG_OK)
		rc = heng_staged_place(&staged, false, error);
	if (rc == HENG_OK)
		rc = heng_staged_settle(&staged, error);
	heng_staged_close(&staged);
	return rc;
}

bool heng_file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool heng_file_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

const char *heng_file_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}
