/* The shim's system calls: each fails where the plan says so. */
#include "tests/fault/shim.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is asked of a call that may do less: at least one byte. */
static size_t less(int fault, size_t size)
{
	return fault == SHIM_SHORT && size > 1 ? size / 2 : size;
}

/* Each is looked up once, before anything can fail. */
#define NEXT(result, name, ...) static result (*next_##name)(__VA_ARGS__)
NEXT(void *, mmap, void *, size_t, int, int, int, off_t);
NEXT(int, open, const char *, int, ...);
NEXT(int, openat, int, const char *, int, ...);
NEXT(ssize_t, read, int, void *, size_t);
NEXT(ssize_t, pread, int, void *, size_t, off_t);
NEXT(ssize_t, write, int, const void *, size_t);
NEXT(ssize_t, pwrite, int, const void *, size_t, off_t);
NEXT(int, fsync, int);
NEXT(int, fdatasync, int);
NEXT(int, close, int);
NEXT(int, rename, const char *, const char *);
NEXT(int, renameat, int, const char *, int, const char *);
NEXT(int, linkat, int, const char *, int, const char *, int);
NEXT(int, unlink, const char *);
NEXT(int, unlinkat, int, const char *, int);
NEXT(int, ftruncate, int, off_t);
NEXT(int, fallocate, int, int, off_t, off_t);
NEXT(int, stat, const char *, struct stat *);
NEXT(int, lstat, const char *, struct stat *);
NEXT(int, fstat, int, struct stat *);
NEXT(int, fstatat, int, const char *, struct stat *, int);
NEXT(int, fchmod, int, mode_t);
NEXT(int, mkdir, const char *, mode_t);
NEXT(int, memfd_create, const char *, unsigned);
NEXT(int, socketpair, int, int, int, int *);
NEXT(int, pipe2, int *, int);
NEXT(ssize_t, sendmsg, int, const struct msghdr *, int);
NEXT(ssize_t, send, int, const void *, size_t, int);
NEXT(ssize_t, recvmsg, int, struct msghdr *, int);
NEXT(ssize_t, recv, int, void *, size_t, int);
NEXT(int, poll, struct pollfd *, nfds_t, int);
NEXT(int, ppoll, struct pollfd *, nfds_t, const struct timespec *,
     const sigset_t *);
NEXT(int, dup, int);
NEXT(int, dup2, int, int);
NEXT(int, dup3, int, int, int);
NEXT(int, fcntl, int, int, ...);
NEXT(pid_t, waitpid, pid_t, int *, int);
NEXT(int, waitid, idtype_t, id_t, siginfo_t *, int);
NEXT(DIR *, opendir, const char *);
NEXT(struct dirent *, readdir, DIR *);
NEXT(int, prctl, int, ...);
NEXT(int, setrlimit, __rlimit_resource_t, const struct rlimit *);
NEXT(pid_t, setsid, void);
NEXT(int, sigaction, int, const struct sigaction *, struct sigaction *);
NEXT(int, sigprocmask, int, const sigset_t *, sigset_t *);
NEXT(int, signalfd, int, const sigset_t *, int);
NEXT(int, kill, pid_t, int);
NEXT(long, syscall, long, ...);

void shim_calls_init(void)
{
#define FIND(name) shim_find(&next_##name, #name)
	FIND(mmap), FIND(open), FIND(openat), FIND(read), FIND(pread);
	FIND(write), FIND(pwrite), FIND(fsync), FIND(fdatasync), FIND(close);
	FIND(rename), FIND(renameat), FIND(linkat), FIND(unlink),
	    FIND(unlinkat);
	FIND(ftruncate), FIND(fallocate), FIND(stat), FIND(lstat);
	FIND(fstat), FIND(fstatat), FIND(fchmod), FIND(mkdir);
	FIND(memfd_create), FIND(socketpair), FIND(pipe2);
	FIND(sendmsg), FIND(send), FIND(recvmsg), FIND(recv), FIND(poll);
	FIND(ppoll), FIND(dup), FIND(dup2), FIND(dup3), FIND(fcntl);
	FIND(waitpid), FIND(waitid), FIND(opendir), FIND(readdir);
	FIND(prctl), FIND(setrlimit), FIND(setsid), FIND(sigaction);
	FIND(sigprocmask), FIND(signalfd), FIND(kill), FIND(syscall);
}

/* A call before our own start, or after it. */
#define READY(name)                                                            \
	do {                                                                   \
		if (!next_##name)                                              \
			shim_find(&next_##name, #name);                        \
	} while (0)

#define PLAIN(kind, result, wrong, name, parameters, arguments)                \
	EXPORT result name parameters                                          \
	{                                                                      \
		READY(name);                                                   \
		return shim_due(FAULT_##kind) ? (wrong)                        \
					      : next_##name arguments;         \
	}

PLAIN(fsync, int, -1, fsync, (int fd), (fd))
PLAIN(fsync, int, -1, fdatasync, (int fd), (fd))
PLAIN(rename, int, -1, rename, (const char *from, const char *to), (from, to))
PLAIN(rename, int, -1, renameat,
      (int in, const char *from, int out, const char *to), (in, from, out, to))
PLAIN(rename, int, -1, linkat,
      (int in, const char *from, int out, const char *to, int flags),
      (in, from, out, to, flags))
PLAIN(unlink, int, -1, unlink, (const char *path), (path))
PLAIN(unlink, int, -1, unlinkat, (int in, const char *path, int flags),
      (in, path, flags))
PLAIN(truncate, int, -1, ftruncate, (int fd, off_t size), (fd, size))
PLAIN(truncate, int, -1, fallocate, (int fd, int mode, off_t at, off_t size),
      (fd, mode, at, size))
PLAIN(stat, int, -1, stat, (const char *path, struct stat *out), (path, out))
PLAIN(stat, int, -1, lstat, (const char *path, struct stat *out), (path, out))
PLAIN(stat, int, -1, fstat, (int fd, struct stat *out), (fd, out))
PLAIN(stat, int, -1, fstatat,
      (int in, const char *path, struct stat *out, int flags),
      (in, path, out, flags))
PLAIN(create, int, -1, fchmod, (int fd, mode_t mode), (fd, mode))
PLAIN(mkdir, int, -1, mkdir, (const char *path, mode_t mode), (path, mode))
PLAIN(memfd, int, -1, memfd_create, (const char *name, unsigned flags),
      (name, flags))
PLAIN(socketpair, int, -1, socketpair, (int a, int b, int c, int pair[2]),
      (a, b, c, pair))
PLAIN(pipe, int, -1, pipe2, (int pair[2], int flags), (pair, flags))
PLAIN(poll, int, -1, poll, (struct pollfd * items, nfds_t n, int ms),
      (items, n, ms))
PLAIN(poll, int, -1, ppoll,
      (struct pollfd * items, nfds_t n, const struct timespec *limit,
       const sigset_t *mask),
      (items, n, limit, mask))
PLAIN(dup, int, -1, dup, (int fd), (fd))
PLAIN(dup, int, -1, dup2, (int fd, int to), (fd, to))
PLAIN(dup, int, -1, dup3, (int fd, int to, int flags), (fd, to, flags))
PLAIN(wait, pid_t, -1, waitpid, (pid_t pid, int *status, int options),
      (pid, status, options))
PLAIN(wait, int, -1, waitid,
      (idtype_t type, id_t id, siginfo_t *info, int options),
      (type, id, info, options))
PLAIN(readdir, DIR *, NULL, opendir, (const char *path), (path))
PLAIN(readdir, struct dirent *, NULL, readdir, (DIR * folder), (folder))
PLAIN(confine, int, -1, setrlimit,
      (__rlimit_resource_t which, const struct rlimit *limit), (which, limit))
PLAIN(confine, pid_t, -1, setsid, (void), ())
PLAIN(signal, int, -1, sigaction,
      (int number, const struct sigaction *now, struct sigaction *before),
      (number, now, before))
PLAIN(signal, int, -1, sigprocmask,
      (int how, const sigset_t *now, sigset_t *before), (how, now, before))
PLAIN(signal, int, -1, signalfd, (int fd, const sigset_t *mask, int flags),
      (fd, mask, flags))
PLAIN(signal, int, -1, kill, (pid_t pid, int number), (pid, number))

EXPORT void *mmap(void *at, size_t size, int protection, int flags, int fd,
		  off_t offset)
{
	READY(mmap);
	return shim_due(FAULT_mmap)
		   ? MAP_FAILED
		   : next_mmap(at, size, protection, flags, fd, offset);
}

/* As Linux does: the descriptor is gone although it says otherwise. */
EXPORT int close(int fd)
{
	int fault, result;

	READY(close);
	fault = shim_due(FAULT_close);
	result = next_close(fd);
	if (fault == SHIM_NOTHING)
		return result;
	errno = fault;
	return -1;
}

static bool is_writing(int flags)
{
	return (flags & O_ACCMODE) != O_RDONLY;
}

#define OPENED(file, flags, call)                                              \
	(shim_due(is_writing(flags) ? FAULT_create : FAULT_open) ? -1 : (call))

EXPORT int open(const char *path, int flags, ...)
{
	va_list more;
	mode_t mode;

	va_start(more, flags);
	mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;
	va_end(more);
	READY(open);
	return OPENED(path, flags, next_open(path, flags, mode));
}

EXPORT int openat(int folder, const char *path, int flags, ...)
{
	va_list more;
	mode_t mode;

	va_start(more, flags);
	mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;
	va_end(more);
	READY(openat);
	return OPENED(path, flags, next_openat(folder, path, flags, mode));
}

/* What _FORTIFY_SOURCE makes of the same. */
EXPORT int __open_2(const char *path, int flags);
EXPORT int __open_2(const char *path, int flags)
{
	READY(open);
	return OPENED(path, flags, next_open(path, flags));
}

EXPORT int __openat_2(int folder, const char *path, int flags);
EXPORT int __openat_2(int folder, const char *path, int flags)
{
	READY(openat);
	return OPENED(path, flags, next_openat(folder, path, flags));
}

#define PARTLY(kind, name, parameters, arguments)                              \
	EXPORT ssize_t name parameters                                         \
	{                                                                      \
		int fault;                                                     \
                                                                               \
		READY(name);                                                   \
		fault = shim_due(FAULT_##kind);                                \
		if (fault > SHIM_NOTHING)                                      \
			return -1;                                             \
		size = less(fault, size);                                      \
		return next_##name arguments;                                  \
	}

PARTLY(read, read, (int fd, void *out, size_t size), (fd, out, size))
PARTLY(read, pread, (int fd, void *out, size_t size, off_t at),
       (fd, out, size, at))
PARTLY(write, write, (int fd, const void *bytes, size_t size),
       (fd, bytes, size))
PARTLY(write, pwrite, (int fd, const void *bytes, size_t size, off_t at),
       (fd, bytes, size, at))
PARTLY(send, send, (int fd, const void *bytes, size_t size, int flags),
       (fd, bytes, size, flags))
PARTLY(receive, recv, (int fd, void *out, size_t size, int flags),
       (fd, out, size, flags))

EXPORT ssize_t __read_chk(int fd, void *out, size_t size, size_t room);
EXPORT ssize_t __read_chk(int fd, void *out, size_t size, size_t room)
{
	if (size > room)
		abort();
	return read(fd, out, size);
}

EXPORT ssize_t __recv_chk(int fd, void *out, size_t size, size_t room,
			  int flags);
EXPORT ssize_t __recv_chk(int fd, void *out, size_t size, size_t room,
			  int flags)
{
	if (size > room)
		abort();
	return recv(fd, out, size, flags);
}

EXPORT int __poll_chk(struct pollfd *items, nfds_t n, int ms, size_t room);
EXPORT int __poll_chk(struct pollfd *items, nfds_t n, int ms, size_t room)
{
	if (n > room / sizeof(*items))
		abort();
	return poll(items, n, ms);
}

/* The same message with half of its first part only. */
static struct msghdr halved(const struct msghdr *message, struct iovec *part)
{
	struct msghdr half = *message;

	*part = (struct iovec){NULL, 0};
	for (size_t i = 0; i < message->msg_iovlen && !part->iov_len; i++)
		*part = message->msg_iov[i];
	part->iov_len = less(SHIM_SHORT, part->iov_len);
	half.msg_iov = part;
	half.msg_iovlen = 1;
	return half;
}

EXPORT ssize_t sendmsg(int fd, const struct msghdr *message, int flags)
{
	struct msghdr half;
	struct iovec part;
	int fault;

	READY(sendmsg);
	fault = shim_due(FAULT_send);
	if (fault > SHIM_NOTHING)
		return -1;
	if (fault == SHIM_NOTHING)
		return next_sendmsg(fd, message, flags);
	half = halved(message, &part);
	return next_sendmsg(fd, &half, flags);
}

EXPORT ssize_t recvmsg(int fd, struct msghdr *message, int flags)
{
	struct msghdr half;
	struct iovec part;
	ssize_t got;
	int fault;

	READY(recvmsg);
	fault = shim_due(FAULT_receive);
	if (fault > SHIM_NOTHING)
		return -1;
	if (fault == SHIM_NOTHING)
		return next_recvmsg(fd, message, flags);
	half = halved(message, &part);
	got = next_recvmsg(fd, &half, flags);
	message->msg_controllen = half.msg_controllen;
	message->msg_namelen = half.msg_namelen;
	message->msg_flags = half.msg_flags;
	return got;
}

/* All that take further arguments take no more than registers hold. */
EXPORT int fcntl(int fd, int command, ...)
{
	va_list more;
	long value;

	va_start(more, command);
	value = va_arg(more, long);
	va_end(more);
	READY(fcntl);
	/* Asking and marking cannot fail. */
	if ((command == F_DUPFD || command == F_DUPFD_CLOEXEC ||
	     command == F_ADD_SEALS) &&
	    shim_due(FAULT_dup))
		return -1;
	return next_fcntl(fd, command, value);
}

EXPORT int prctl(int option, ...)
{
	va_list more;
	unsigned long a[4];

	va_start(more, option);
	for (int i = 0; i < 4; i++)
		a[i] = va_arg(more, unsigned long);
	va_end(more);
	READY(prctl);
	return shim_due(FAULT_confine)
		   ? -1
		   : next_prctl(option, a[0], a[1], a[2], a[3]);
}

EXPORT long syscall(long number, ...)
{
	va_list more;
	long a[6];

	va_start(more, number);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(more, long);
	va_end(more);
	READY(syscall);
	return shim_due(FAULT_syscall)
		   ? -1
		   : next_syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
