/* The shim: counts the calls a process makes and fails those of the plan. */
#include "tests/fault/plan.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>
#include <unwind.h>

/*
 * Preloaded, it stands before the C library and before a sanitizer's
 * run-time. Allocation goes on to the sanitizer's where there is one, without
 * dlsym(), which may itself allocate.
 */
#define EXPORT __attribute__((visibility("default")))
#define WEAK   __attribute__((weak))

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern WEAK void *__interceptor_malloc(size_t);
extern WEAK void *__interceptor_calloc(size_t, size_t);
extern WEAK void *__interceptor_realloc(void *, size_t);
extern WEAK void *__interceptor_memalign(size_t, size_t);

enum { SHORT = -1, NOTHING = 0 };

static struct {
	fault_page *page;
	uint32_t process, number;
	fault_kind kind;
	int error;
	bool ever, armed;
} plan;
static uint32_t self; /* which process this is */
static __thread bool inside;

static const char *const kinds[] = {
#define X(name) #name,
    FAULT_KINDS
#undef X
};

static const struct {
	const char *name;
	int number;
} errors[] = {
    {"none", NOTHING},	{"short", SHORT},   {"ENOMEM", ENOMEM},
    {"ENOSPC", ENOSPC}, {"EIO", EIO},	    {"EINTR", EINTR},
    {"EMFILE", EMFILE}, {"EAGAIN", EAGAIN}, {"EACCES", EACCES},
    {"ENOENT", ENOENT}, {"EPERM", EPERM},   {"EPIPE", EPIPE},
    {"EDQUOT", EDQUOT}, {"EINVAL", EINVAL}, {"ECONNRESET", ECONNRESET},
    {"ENOSYS", ENOSYS},
};

enum { OWN_FRAMES = 3 /* of the shim, innermost */ };

static _Unwind_Reason_Code describe_frame(struct _Unwind_Context *context,
					  void *userdata)
{
	unsigned *n = userdata;
	void *at = (void *)(uintptr_t)_Unwind_GetIP(context);
	Dl_info info;

	if ((*n)++ < OWN_FRAMES)
		return _URC_NO_REASON;
	if (*n > OWN_FRAMES + FAULT_FRAMES_MAX)
		return _URC_END_OF_STACK;
	if (dladdr(at, &info) && info.dli_fname)
		snprintf(plan.page->frames[*n - OWN_FRAMES - 1],
			 FAULT_FRAME_MAX, "%s+0x%lx %s", info.dli_fname,
			 (unsigned long)((char *)at - (char *)info.dli_fbase),
			 info.dli_sname ? info.dli_sname : "");
	return _URC_NO_REASON;
}

/* Where it happened, so that a person finds the caller. */
static __attribute__((noinline)) void describe(void)
{
	unsigned n = 0;

	_Unwind_Backtrace(describe_frame, &n);
}

/* Counts a call; what it is to fail with, or NOTHING. */
static int due(fault_kind kind)
{
	uint32_t number;

	if (!plan.armed || inside || self >= FAULT_PROCESSES_MAX)
		return NOTHING;
	number = atomic_fetch_add(&plan.page->count[self][kind], 1) + 1;
	if (kind != plan.kind || self != plan.process ||
	    plan.error == NOTHING || number < plan.number ||
	    (number > plan.number && !plan.ever))
		return NOTHING;
	if (atomic_fetch_add(&plan.page->hits, 1) == 0) {
		inside = true;
		describe();
		inside = false;
	}
	if (plan.error != SHORT)
		errno = plan.error;
	return plan.error;
}

/* What is asked of a call that may do less: at least one byte. */
static size_t less(int fault, size_t size)
{
	return fault == SHORT && size > 1 ? size / 2 : size;
}

/* ---- allocation ---- */

/* Where libseccomp's code lies; empty where it is not loaded. */
static struct {
	uintptr_t start, end;
} filter_code;

static int find_filter_code(struct dl_phdr_info *info, size_t size,
			    void *userdata)
{
	(void)size;
	(void)userdata;
	if (!strstr(info->dlpi_name, "libseccomp"))
		return 0;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *part = &info->dlpi_phdr[i];

		if (part->p_type != PT_LOAD || !(part->p_flags & PF_X))
			continue;
		filter_code.start = info->dlpi_addr + part->p_vaddr;
		filter_code.end = filter_code.start + part->p_memsz;
	}
	return 1;
}

static int due_by(const void *caller)
{
	uintptr_t at = (uintptr_t)caller;

	return due(at >= filter_code.start && at < filter_code.end
		       ? FAULT_filter
		       : FAULT_alloc);
}

#define DUE_MEMORY due_by(__builtin_return_address(0))

static void *take(size_t size)
{
	return __interceptor_malloc ? __interceptor_malloc(size)
				    : __libc_malloc(size);
}

EXPORT void *malloc(size_t size)
{
	return DUE_MEMORY ? NULL : take(size);
}

EXPORT void *calloc(size_t n, size_t size)
{
	if (DUE_MEMORY)
		return NULL;
	return __interceptor_calloc ? __interceptor_calloc(n, size)
				    : __libc_calloc(n, size);
}

EXPORT void *realloc(void *block, size_t size)
{
	/* To nothing it gives memory back, which cannot fail. */
	if ((!block || size > 0) && DUE_MEMORY)
		return NULL;
	return __interceptor_realloc ? __interceptor_realloc(block, size)
				     : __libc_realloc(block, size);
}

EXPORT void *reallocarray(void *block, size_t n, size_t size)
{
	size_t all;

	if (__builtin_mul_overflow(n, size, &all)) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(block, all);
}

static void *take_aligned(size_t alignment, size_t size)
{
	return __interceptor_memalign ? __interceptor_memalign(alignment, size)
				      : __libc_memalign(alignment, size);
}

EXPORT void *aligned_alloc(size_t alignment, size_t size)
{
	return DUE_MEMORY ? NULL : take_aligned(alignment, size);
}

EXPORT void *memalign(size_t alignment, size_t size)
{
	return DUE_MEMORY ? NULL : take_aligned(alignment, size);
}

EXPORT int posix_memalign(void **out, size_t alignment, size_t size)
{
	void *block = DUE_MEMORY ? NULL : take_aligned(alignment, size);

	if (!block)
		return ENOMEM;
	*out = block;
	return 0;
}

/* Sanitizers have their own, which would not come here. */
EXPORT char *strndup(const char *text, size_t max)
{
	size_t size = strnlen(text, max);
	char *copy = malloc(size + 1);

	if (copy) {
		memcpy(copy, text, size);
		copy[size] = '\0';
	}
	return copy;
}

EXPORT char *strdup(const char *text)
{
	return strndup(text, PTRDIFF_MAX);
}

EXPORT char *__strdup(const char *text);
EXPORT char *__strdup(const char *text)
{
	return strdup(text);
}

/* ---- system calls ---- */

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
NEXT(pid_t, fork, void);
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

static void find(void *pointer, const char *name)
{
	void *symbol = dlsym(RTLD_NEXT, name);

	memcpy(pointer, &symbol, sizeof(symbol));
}

static void find_all(void)
{
#define FIND(name) find(&next_##name, #name)
	FIND(mmap), FIND(open), FIND(openat), FIND(read), FIND(pread);
	FIND(write), FIND(pwrite), FIND(fsync), FIND(fdatasync), FIND(close);
	FIND(rename), FIND(renameat), FIND(linkat), FIND(unlink),
	    FIND(unlinkat);
	FIND(ftruncate), FIND(fallocate), FIND(stat), FIND(lstat);
	FIND(fstat), FIND(fstatat), FIND(fchmod), FIND(mkdir);
	FIND(memfd_create), FIND(socketpair), FIND(pipe2), FIND(fork);
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
			find(&next_##name, #name);                             \
	} while (0)

#define PLAIN(kind, result, wrong, name, parameters, arguments)                \
	EXPORT result name parameters                                          \
	{                                                                      \
		READY(name);                                                   \
		return due(FAULT_##kind) ? (wrong) : next_##name arguments;    \
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
	return due(FAULT_mmap)
		   ? MAP_FAILED
		   : next_mmap(at, size, protection, flags, fd, offset);
}

/* As Linux does: the descriptor is gone although it says otherwise. */
EXPORT int close(int fd)
{
	int fault, result;

	READY(close);
	fault = due(FAULT_close);
	result = next_close(fd);
	if (fault == NOTHING)
		return result;
	errno = fault;
	return -1;
}

static bool is_writing(int flags)
{
	return (flags & O_ACCMODE) != O_RDONLY;
}

#define OPENED(file, flags, call)                                              \
	(due(is_writing(flags) ? FAULT_create : FAULT_open) ? -1 : (call))

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
		fault = due(FAULT_##kind);                                     \
		if (fault > NOTHING)                                           \
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
	part->iov_len = less(SHORT, part->iov_len);
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
	fault = due(FAULT_send);
	if (fault > NOTHING)
		return -1;
	if (fault == NOTHING)
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
	fault = due(FAULT_receive);
	if (fault > NOTHING)
		return -1;
	if (fault == NOTHING)
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
	    due(FAULT_dup))
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
	return due(FAULT_confine) ? -1
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
	return due(FAULT_syscall)
		   ? -1
		   : next_syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

EXPORT pid_t fork(void)
{
	uint32_t number = 0;
	pid_t pid;

	READY(fork);
	if (due(FAULT_fork))
		return -1;
	if (plan.page)
		number = atomic_fetch_add(&plan.page->processes, 1) + 1;
	pid = next_fork();
	if (pid == 0)
		self = number;
	return pid;
}

/* ---- start ---- */

static bool parse(const char *text)
{
	char kind[16], mode[8], error[16];
	unsigned process, number;
	size_t i;

	if (sscanf(text, "%u:%15[a-z]:%u:%7[a-z]:%15[A-Za-z]", &process, kind,
		   &number, mode, error) != 5)
		return false;
	plan.process = process;
	plan.number = number;
	plan.ever = strcmp(mode, "ever") == 0;
	for (i = 0; i < FAULT_KINDS_COUNT; i++)
		if (strcmp(kind, kinds[i]) == 0)
			break;
	plan.kind = (fault_kind)i;
	if (i == FAULT_KINDS_COUNT)
		return false;
	for (i = 0; i < sizeof(errors) / sizeof(*errors); i++)
		if (strcmp(error, errors[i].name) == 0)
			break;
	if (i == sizeof(errors) / sizeof(*errors))
		return false;
	plan.error = errors[i].number;
	return true;
}

/* A file, so that the counts are there however the process ends. */
static bool map_page(void)
{
	const char *name = getenv("HENG_FAULT_COUNTS");
	int fd = name ? next_open(name, O_RDWR | O_CLOEXEC) : -1;
	void *page;

	if (name && fd < 0)
		return false;
	page = next_mmap(NULL, sizeof(*plan.page), PROT_READ | PROT_WRITE,
			 MAP_SHARED | (name ? 0 : MAP_ANONYMOUS), fd, 0);
	if (fd >= 0)
		next_close(fd);
	if (page == MAP_FAILED)
		return false;
	plan.page = page;
	return true;
}

static int (*real_main)(int, char **, char **);

static int armed_main(int argc, char **argv, char **environment)
{
	plan.armed = true;
	return real_main(argc, argv, environment);
}

typedef int start_fn(int (*)(int, char **, char **), int, char **,
		     void (*)(void), void (*)(void), void (*)(void), void *);

EXPORT start_fn __libc_start_main;

/* Nothing before main is of interest: the loader's, the libraries' start. */
EXPORT int __libc_start_main(int (*main_fn)(int, char **, char **), int argc,
			     char **argv, void (*init)(void),
			     void (*fini)(void), void (*loader_fini)(void),
			     void *stack_end)
{
	const char *text = getenv("HENG_FAULT");
	start_fn *next;

	find(&next, "__libc_start_main");
	real_main = main_fn;
	if (text) {
		find_all();
		dl_iterate_phdr(find_filter_code, NULL);
		if (!parse(text) || !map_page()) {
			static const char wrong[] =
			    "shim: HENG_FAULT or HENG_FAULT_COUNTS is wrong\n";

			(void)!next_write(2, wrong, sizeof(wrong) - 1);
			_exit(125);
		}
		main_fn = armed_main;
	}
	return next(main_fn, argc, argv, init, fini, loader_fini, stack_end);
}
