/* The shim: counts the calls a process makes and fails those of the plan. */
#include "tests/fault/shim.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <unwind.h>

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
    {"none", SHIM_NOTHING}, {"short", SHIM_SHORT}, {"ENOMEM", ENOMEM},
    {"ENOSPC", ENOSPC},	    {"EIO", EIO},	   {"EINTR", EINTR},
    {"EMFILE", EMFILE},	    {"EAGAIN", EAGAIN},	   {"EACCES", EACCES},
    {"ENOENT", ENOENT},	    {"EPERM", EPERM},	   {"EPIPE", EPIPE},
    {"EDQUOT", EDQUOT},	    {"EINVAL", EINVAL},	   {"ECONNRESET", ECONNRESET},
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

/* Counts a call; what it is to fail with, or SHIM_NOTHING. */
int shim_due(fault_kind kind)
{
	uint32_t number;

	if (!plan.armed || inside || self >= FAULT_PROCESSES_MAX)
		return SHIM_NOTHING;
	number = atomic_fetch_add(&plan.page->count[self][kind], 1) + 1;
	if (kind != plan.kind || self != plan.process ||
	    plan.error == SHIM_NOTHING || number < plan.number ||
	    (number > plan.number && !plan.ever))
		return SHIM_NOTHING;
	if (atomic_fetch_add(&plan.page->hits, 1) == 0) {
		inside = true;
		describe();
		inside = false;
	}
	if (plan.error != SHIM_SHORT)
		errno = plan.error;
	return plan.error;
}

void shim_find(void *pointer, const char *name)
{
	void *symbol = dlsym(RTLD_NEXT, name);

	memcpy(pointer, &symbol, sizeof(symbol));
}

static pid_t (*next_fork)(void);

EXPORT pid_t fork(void)
{
	uint32_t number = 0;
	pid_t pid;

	if (!next_fork)
		shim_find(&next_fork, "fork");
	if (shim_due(FAULT_fork))
		return -1;
	if (plan.page)
		number = atomic_fetch_add(&plan.page->processes, 1) + 1;
	pid = next_fork();
	if (pid == 0)
		self = number;
	return pid;
}

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
	int fd = name ? open(name, O_RDWR | O_CLOEXEC) : -1;
	void *page;

	if (name && fd < 0)
		return false;
	page = mmap(NULL, sizeof(*plan.page), PROT_READ | PROT_WRITE,
		    MAP_SHARED | (name ? 0 : MAP_ANONYMOUS), fd, 0);
	if (fd >= 0)
		close(fd);
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

	shim_find(&next, "__libc_start_main");
	real_main = main_fn;
	if (text) {
		shim_calls_init();
		shim_find(&next_fork, "fork");
		if (!parse(text) || !map_page()) {
			static const char wrong[] =
			    "shim: HENG_FAULT or HENG_FAULT_COUNTS is wrong\n";

			(void)!write(2, wrong, sizeof(wrong) - 1);
			_exit(125);
		}
		main_fn = armed_main;
	}
	return next(main_fn, argc, argv, init, fini, loader_fini, stack_end);
}
