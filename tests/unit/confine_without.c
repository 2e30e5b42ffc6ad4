/* confine_without CALL[,CALL...] COMMAND ARG...: runs a command on a kernel
 * that seems to lack some system calls. */
#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { CANNOT = 99 };

int main(int argc, char **argv)
{
	scmp_filter_ctx context = seccomp_init(SCMP_ACT_ALLOW);
	char *name;

	if (argc < 3 || !context)
		return CANNOT;
	for (name = strtok(argv[1], ","); name; name = strtok(NULL, ",")) {
		int call = seccomp_syscall_resolve_name(name);

		if (call == __NR_SCMP_ERROR ||
		    seccomp_rule_add(context, SCMP_ACT_ERRNO(ENOSYS), call,
				     0) != 0)
			return CANNOT;
	}
	if (seccomp_load(context) != 0)
		return CANNOT;
	seccomp_release(context);
	execv(argv[2], argv + 2);
	perror(argv[2]);
	return CANNOT;
}
