/* System-call filters: which calls a role may make, and what else happens. */
#include "core/base/confine_parts.h"

#include <errno.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/base/confine_calls.h"
#include "core/base/confine_filter.h"

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
	const heng_filter *made =
	    heng_confine_is_final(role)	 ? &heng_filter_final
	    : heng_confine_is_host(role) ? &heng_filter_host
					 : &heng_filter_lane;
	struct sock_filter code[HENG_FILTER_MAX];
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
