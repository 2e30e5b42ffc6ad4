/* System-call filters: which calls a role may make, and what else happens. */
#include "core/base/confine_parts.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/base/confine_calls.h"
#include "core/base/confine_filters.h"

/*
 * Filters only ever add up, the strictest answer holds. `lane` and `host`
 * list what is allowed from the first moment on; `final` takes away what
 * only loading needed. They are made when heng is built (make_filters.c);
 * what depends on the process is its own number alone.
 */
typedef struct filter {
	const struct sock_filter *code;
	size_t size; /* instructions */
} filter;

#define SIZE(code) (sizeof(code) / sizeof(*(code)))
static const filter lane = {heng_filter_lane, SIZE(heng_filter_lane)};
static const filter host = {heng_filter_host, SIZE(heng_filter_host)};
static const filter final = {heng_filter_final, SIZE(heng_filter_final)};

enum { INSTRUCTIONS_MAX = 1024 /* the kernel takes 4096 */ };
_Static_assert(SIZE(heng_filter_lane) <= INSTRUCTIONS_MAX &&
		   SIZE(heng_filter_host) <= INSTRUCTIONS_MAX &&
		   SIZE(heng_filter_final) <= INSTRUCTIONS_MAX,
	       "a filter has room while it is made one's own");

static bool is_lacking; /* the kernel has no filters */

bool heng_confine_has_filters(void)
{
	const uint32_t action = SECCOMP_RET_KILL_PROCESS;

	return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

/* For all threads: a plugin may have started some while it was loaded. One
 * of them with a filter of its own is a reason to refuse. */
static int install(struct sock_fprog *program)
{
	long stray = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
			     SECCOMP_FILTER_FLAG_TSYNC, program);

	if (stray > 0)
		errno = EBUSY;
	return stray == 0 ? 0 : -1;
}

heng_rc heng_confine_calls(heng_confine_role role, heng_error *error)
{
	const filter *made = heng_confine_is_final(role)  ? &final
			     : heng_confine_is_host(role) ? &host
							  : &lane;
	struct sock_filter code[INSTRUCTIONS_MAX];
	struct sock_fprog program = {.filter = code};

	/* Asked for only once: the filter of loading hides the answer. */
	if (!heng_confine_is_final(role))
		is_lacking = !heng_confine_has_filters();
	if (is_lacking)
		return HENG_OK;
	memcpy(code, made->code, made->size * sizeof(*code));
	for (size_t i = 0; i < made->size; i++) {
		if (code[i].code == (BPF_JMP | BPF_JEQ | BPF_K) &&
		    code[i].k == HENG_CALLS_SELF)
			code[i].k = (uint32_t)getpid();
	}
	program.len = (unsigned short)made->size;
	return install(&program) == 0
		   ? HENG_OK
		   : heng_confine_fail(error, HENG_DEFENCE_SECCOMP);
}
