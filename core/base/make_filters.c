/* Makes the system-call filters when heng is built: prints them as C. */
#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "core/base/confine_calls.h"
#include "core/base/confine_filter.h"

/*
 * Not at run time: where one of its 9,000 allocations fails, libseccomp 2.5
 * crashes, runs for ever or, worst, makes a shorter filter and says nothing.
 */
_Static_assert(HENG_FILTER_MAX * sizeof(struct sock_filter) <= 65536,
	       "a filter fits a pipe");

/* A filter in the making; the first failure is kept. */
typedef struct making {
	scmp_filter_ctx context;
	int failure; /* 0 or a negative errno */
} making;

static const uint32_t KILL = SCMP_ACT_KILL_PROCESS;
static const uint32_t ALLOW = SCMP_ACT_ALLOW;
#define REFUSE SCMP_ACT_ERRNO(EACCES)
#define FORBID SCMP_ACT_ERRNO(EPERM)

/* Conditions on an argument. */
static struct scmp_arg_cmp equal(unsigned argument, uint64_t value)
{
	return (struct scmp_arg_cmp){
	    .arg = argument, .op = SCMP_CMP_EQ, .datum_a = value};
}

static struct scmp_arg_cmp unequal(unsigned argument, uint64_t value)
{
	return (struct scmp_arg_cmp){
	    .arg = argument, .op = SCMP_CMP_NE, .datum_a = value};
}

/* Exactly `value` in the bits of `mask`. */
static struct scmp_arg_cmp bits(unsigned argument, uint64_t mask,
				uint64_t value)
{
	return (struct scmp_arg_cmp){.arg = argument,
				     .op = SCMP_CMP_MASKED_EQ,
				     .datum_a = mask,
				     .datum_b = value};
}

static void add(making *m, uint32_t action, int call, unsigned n,
		const struct scmp_arg_cmp *conditions)
{
	if (m->failure == 0)
		m->failure = seccomp_rule_add_array(m->context, action, call, n,
						    conditions);
}

static void add_all(making *m, uint32_t action, const int *calls)
{
	for (; *calls != HENG_CALLS_END; calls++)
		add(m, action, *calls, 0, NULL);
}

static void add_one(making *m, uint32_t action, int call,
		    struct scmp_arg_cmp condition)
{
	add(m, action, call, 1, &condition);
}

/* Allowed where the bits of `mask` are `value`, else `action`: an answer for
 * each bit that differs, as there is no "differs in some bit". */
static void add_unless(making *m, uint32_t action, int call, unsigned argument,
		       uint64_t mask, uint64_t value)
{
	add_one(m, ALLOW, call, bits(argument, mask, value));
	for (uint64_t bit = 1; bit && bit <= mask; bit <<= 1) {
		if (mask & bit)
			add_one(m, action, call,
				bits(argument, bit, ~value & bit));
	}
}

static void add_values(making *m, int call, unsigned argument,
		       const uint64_t *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add_one(m, ALLOW, call, equal(argument, values[i]));
}

/* Signals to itself, so that abort() and raise() work; no other. */
static void add_signals(making *m)
{
	static const int calls[] = {SCMP_SYS(kill), SCMP_SYS(tgkill)};

	for (size_t i = 0; i < 2; i++) {
		add_one(m, ALLOW, calls[i], equal(0, HENG_CALLS_SELF));
		add_one(m, KILL, calls[i], unequal(0, HENG_CALLS_SELF));
	}
}

/* Asking for one's own limits, never setting any: raising cannot be told
 * from lowering by what a filter sees. */
static void add_limits(making *m)
{
	struct scmp_arg_cmp ask[] = {equal(0, 0), equal(2, 0)};
	struct scmp_arg_cmp set[] = {equal(0, 0), unequal(2, 0)};

	add(m, ALLOW, SCMP_SYS(prlimit64), 2, ask);
	add(m, FORBID, SCMP_SYS(prlimit64), 2, set);
	add_one(m, KILL, SCMP_SYS(prlimit64), unequal(0, 0));
}

/*
 * Descriptors are asked about and marked. Not F_SETOWN and F_SETSIG: they
 * make the kernel send any signal to any process of the same user. No
 * terminal is typed into (TIOCSTI).
 */
static void add_descriptors(making *m)
{
	static const uint64_t commands[] = {
	    F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD,	   F_SETFD,
	    F_GETFL, F_GETLK,	      F_ADD_SEALS, F_GET_SEALS};
	static const uint64_t requests[] = {TCGETS, TIOCGWINSZ, FIONREAD,
					    FIONBIO, FIOCLEX};

	add_values(m, SCMP_SYS(fcntl), 1, commands,
		   sizeof(commands) / sizeof(*commands));
	add_values(m, SCMP_SYS(ioctl), 1, requests,
		   sizeof(requests) / sizeof(*requests));
	/* O_ASYNC is of no use without an owner, but of no use at all. */
	struct scmp_arg_cmp set[] = {equal(1, F_SETFL), bits(2, O_ASYNC, 0)};
	add(m, ALLOW, SCMP_SYS(fcntl), 2, set);
}

static void add_names(making *m)
{
	static const uint64_t options[] = {
	    PR_SET_NAME, PR_GET_NAME, PR_GET_DUMPABLE, PR_GET_NO_NEW_PRIVS};

	add_values(m, SCMP_SYS(prctl), 0, options,
		   sizeof(options) / sizeof(*options));
}

/* No new code but what the loader maps from a file. */
static void add_memory(making *m, bool is_host)
{
	const uint64_t both = PROT_EXEC | PROT_WRITE;
	struct scmp_arg_cmp file[] = {bits(2, both, PROT_EXEC),
				      bits(3, MAP_ANONYMOUS, 0)};
	struct scmp_arg_cmp made[] = {bits(2, both, PROT_EXEC),
				      bits(3, MAP_ANONYMOUS, MAP_ANONYMOUS)};

	add_unless(m, REFUSE, SCMP_SYS(mprotect), 2, PROT_EXEC, 0);
	if (!is_host) {
		add_unless(m, REFUSE, SCMP_SYS(mmap), 2, PROT_EXEC, 0);
		return;
	}
	add_one(m, ALLOW, SCMP_SYS(mmap), bits(2, PROT_EXEC, 0));
	add(m, ALLOW, SCMP_SYS(mmap), 2, file);
	add(m, REFUSE, SCMP_SYS(mmap), 2, made);
	add_one(m, REFUSE, SCMP_SYS(mmap), bits(2, both, both));
}

/* Files are opened to be read. */
static void add_files(making *m)
{
	const uint64_t changing =
	    O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY);

	add_unless(m, REFUSE, SCMP_SYS(openat), 2, changing, 0);
	add_unless(m, REFUSE, SCMP_SYS(open), 1, changing, 0);
	add_all(m, ALLOW, heng_calls_look);
	add_all(m, ALLOW, heng_calls_look_at);
	add_all(m, REFUSE, heng_calls_change);
}

/* Threads of a plugin are its own affair; processes are not. clone3 hides
 * its flags behind a pointer: unlisted, so that glibc takes clone. */
static void add_processes(making *m, bool is_host)
{
	const uint64_t spaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS |
				CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID |
				CLONE_NEWNET;

	add_all(m, KILL, heng_calls_kill);
	if (is_host)
		add_unless(m, KILL, SCMP_SYS(clone), 0,
			   CLONE_THREAD | CLONE_VFORK | CLONE_PTRACE | spaces,
			   CLONE_THREAD);
	else
		add(m, KILL, SCMP_SYS(clone), 0, NULL);
}

static void add_role(making *m, bool is_host)
{
	add_all(m, ALLOW, heng_calls_plain);
	if (!is_host)
		add_all(m, ALLOW, heng_calls_lane);
	add_processes(m, is_host);
	add_signals(m);
	add_limits(m);
	add_descriptors(m);
	add_names(m);
	add_memory(m, is_host);
	add_files(m);
	/* Towards the final confinement, which holds for all threads. */
	add_one(m, ALLOW, SCMP_SYS(landlock_create_ruleset), equal(2, 0));
	add_one(m, ALLOW, SCMP_SYS(landlock_restrict_self), equal(1, 0));
	add(m, ALLOW, SCMP_SYS(capset), 0, NULL);
	struct scmp_arg_cmp install[] = {equal(0, SECCOMP_SET_MODE_FILTER),
					 equal(1, SECCOMP_FILTER_FLAG_TSYNC)};
	add(m, ALLOW, SCMP_SYS(seccomp), 2, install);
}

static void add_final(making *m)
{
	add(m, REFUSE, SCMP_SYS(open), 0, NULL);
	add(m, REFUSE, SCMP_SYS(openat), 0, NULL);
	add_all(m, REFUSE, heng_calls_look);
	/* By descriptor is how fstat() asks. */
	add_one(m, REFUSE, SCMP_SYS(newfstatat), bits(3, AT_EMPTY_PATH, 0));
	add_one(m, REFUSE, SCMP_SYS(statx), bits(2, AT_EMPTY_PATH, 0));
	add_one(m, REFUSE, SCMP_SYS(mmap), bits(2, PROT_EXEC, PROT_EXEC));
	add(m, FORBID, SCMP_SYS(landlock_create_ruleset), 0, NULL);
	add(m, FORBID, SCMP_SYS(landlock_restrict_self), 0, NULL);
	add(m, KILL, SCMP_SYS(capset), 0, NULL);
	add(m, FORBID, SCMP_SYS(seccomp), 0, NULL);
}

static void print(const char *name, const struct sock_filter *code, size_t n)
{
	printf("static const struct sock_filter %s[] = {\n", name);
	for (size_t i = 0; i < n; i++)
		printf("    {0x%02x, %u, %u, 0x%08xU},\n", code[i].code,
		       code[i].jt, code[i].jf, code[i].k);
	printf("};\nconst heng_filter heng_filter_%s = {%s, %zu};\n", name,
	       name, n);
}

/* Takes the finished program out of libseccomp, which writes to descriptors
 * only. */
static int export(scmp_filter_ctx context, const char *name)
{
	struct sock_filter code[HENG_FILTER_MAX];
	int ends[2], failure;
	ssize_t n = -1;

	if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0)
		return -errno;
	failure = seccomp_export_bpf(context, ends[1]);
	close(ends[1]);
	if (failure == 0) {
		n = read(ends[0], code, sizeof(code));
		if (n <= 0 || (size_t)n == sizeof(code) ||
		    (size_t)n % sizeof(*code) != 0)
			failure = -EIO;
		else
			print(name, code, (size_t)n / sizeof(*code));
	}
	close(ends[0]);
	return failure;
}

static int make(const char *name, uint32_t otherwise, void (*fill)(making *m))
{
	making m = {.context = seccomp_init(otherwise)};

	if (!m.context)
		return -ENOMEM;
	/* Calls of other architectures: i386 and x32 have other numbers. */
	m.failure = seccomp_attr_set(m.context, SCMP_FLTATR_ACT_BADARCH, KILL);
	/* A tree instead of a list: it takes a third of the time to install. */
	if (m.failure == 0)
		m.failure =
		    seccomp_attr_set(m.context, SCMP_FLTATR_CTL_OPTIMIZE, 2);
	fill(&m);
	if (m.failure == 0)
		m.failure = export(m.context, name);
	seccomp_release(m.context);
	return m.failure;
}

static void add_lane(making *m)
{
	add_role(m, false);
}

static void add_host(making *m)
{
	add_role(m, true);
}

int main(void)
{
	/* To who does not know a call, a library falls back to an older one,
	 * which then is answered by its name. */
	const uint32_t unknown = SCMP_ACT_ERRNO(ENOSYS);
	int failure;

	printf("/* The system-call filters; made by make_filters. */\n"
	       "#include \"core/base/confine_filter.h\"\n");
	failure = make("lane", unknown, add_lane);
	if (failure == 0)
		failure = make("host", unknown, add_host);
	if (failure == 0)
		failure = make("final", ALLOW, add_final);
	if (failure == 0 && fflush(stdout) == 0 && !ferror(stdout))
		return 0;
	fprintf(stderr, "make_filters: %s\n", strerror(-failure));
	return 1;
}
