/* Confinement: what a process gives up before it meets what it cannot trust. */
#include "core/base/confine.h"

#include <errno.h>
#include <linux/capability.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/base/confine_parts.h"

/* Never more than there was before: an administrator's limit holds. */
static int bound(__rlimit_resource_t resource, uint64_t value)
{
	struct rlimit limit;

	if (getrlimit(resource, &limit) < 0)
		return -1;
	if (value < limit.rlim_max)
		limit.rlim_max = value;
	limit.rlim_cur = limit.rlim_max;
	return setrlimit(resource, &limit);
}

/*
 * No core: it would hold the dossier. Not RLIMIT_FSIZE for lanes: it counts
 * what goes into memfds, and a report appended to a long file. Not
 * RLIMIT_NPROC: it counts all processes of a user and none of root's.
 */
static int bound_all(heng_confine_role role, const heng_confinement *how)
{
	if (bound(RLIMIT_CORE, 0) < 0 ||
	    bound(RLIMIT_NOFILE, HENG_CONFINE_FILES_MAX) < 0)
		return -1;
	if (heng_confine_is_host(role) && bound(RLIMIT_FSIZE, 0) < 0)
		return -1;
#ifdef HENG_HAS_SHADOW_MEMORY
	(void)how; /* its shadow alone is larger */
#else
	if (how->memory > 0 && bound(RLIMIT_AS, how->memory) < 0)
		return -1;
#endif
	return 0;
}

/*
 * Root's privileges go as well, all but the one to read what belongs to
 * others while there is something to load: root runs heng over files of
 * ordinary users.
 */
static int drop_capabilities(heng_confine_role role)
{
	struct __user_cap_header_struct head = {
	    .version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct sets[2] = {{0}, {0}};
	uint32_t kept = heng_confine_is_final(role)
			    ? 0
			    : UINT32_C(1) << CAP_DAC_READ_SEARCH;

	if (syscall(SYS_capget, &head, sets) < 0)
		return -1;
	kept &= sets[0].permitted;
	if (sets[0].permitted == kept && sets[1].permitted == 0)
		return 0;
	memset(sets, 0, sizeof(sets));
	sets[0].permitted = sets[0].effective = kept;
	return (int)syscall(SYS_capset, &head, sets);
}

static int close_between(unsigned first, unsigned last)
{
	return first > last ? 0 : (int)syscall(SYS_close_range, first, last, 0);
}

static int close_others(const heng_confinement *how)
{
	unsigned next = STDERR_FILENO + 1;

	/* From each that is kept to the next higher one; they are few. */
	for (;;) {
		unsigned least = ~0u;

		for (size_t i = 0; i < how->n_keep; i++) {
			unsigned fd = (unsigned)how->keep[i];

			if (how->keep[i] >= 0 && fd >= next && fd < least)
				least = fd;
		}
		if (least == ~0u)
			return close_between(next, ~0u);
		if (close_between(next, least - 1) < 0)
			return -1;
		next = least + 1;
	}
}

/* A parent that ended before the kernel was asked is never heard of. */
static int follow_parent(pid_t parent)
{
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0)
		return -1;
	errno = ESRCH;
	return getppid() == parent ? 0 : -1;
}

/* What is signalled to the terminal's group is its parent's matter, and a
 * group is what a host is killed with. Commands stay where they are. */
static int leave_group(heng_confine_role role)
{
	if (role == HENG_CONFINE_READER || getpgrp() == getpid())
		return 0;
	return setsid() < 0 ? -1 : 0;
}

/* An ordinary user gets filters only in exchange for this. */
static bool needs_no_privileges(unsigned off)
{
	return geteuid() != 0 &&
	       (~off & (HENG_DEFENCE_SECCOMP | HENG_DEFENCE_LANDLOCK)) != 0;
}

static heng_rc begin(heng_confine_role role, const heng_confinement *how,
		     heng_error *error)
{
	unsigned off = how->off;

	if (leave_group(role) < 0)
		return heng_confine_fail(error, 0);
	if (!(off & HENG_DEFENCE_DESCRIPTORS) && close_others(how) < 0 &&
	    errno != ENOSYS)
		return heng_confine_fail(error, HENG_DEFENCE_DESCRIPTORS);
	if (!(off & HENG_DEFENCE_RLIMITS) && bound_all(role, how) < 0)
		return heng_confine_fail(error, HENG_DEFENCE_RLIMITS);
	if ((!(off & HENG_DEFENCE_PRIVILEGES) || needs_no_privileges(off)) &&
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return heng_confine_fail(error, HENG_DEFENCE_PRIVILEGES);
	return HENG_OK;
}

heng_rc heng_confine(heng_confine_role role, const heng_confinement *how,
		     heng_error *error)
{
	const char *file = heng_confine_is_final(role) ? NULL : how->file;
	unsigned off = how->off | ~heng_defences_compiled();
	heng_rc rc = HENG_OK;

	if (!heng_confine_is_final(role))
		rc = begin(role, how, error);
	/* A later loss of rights would make the kernel forget the parent. */
	if (rc == HENG_OK && !(off & HENG_DEFENCE_PRIVILEGES) &&
	    drop_capabilities(role) < 0)
		rc = heng_confine_fail(error, HENG_DEFENCE_PRIVILEGES);
	if (rc == HENG_OK && !heng_confine_is_final(role) && how->parent > 0 &&
	    !(off & HENG_DEFENCE_PARENT) && follow_parent(how->parent) < 0)
		rc = heng_confine_fail(error, HENG_DEFENCE_PARENT);
	if (rc == HENG_OK && !(off & HENG_DEFENCE_LANDLOCK))
		rc = heng_confine_files(role, file, error);
	if (rc == HENG_OK && !(off & HENG_DEFENCE_SECCOMP))
		rc = heng_confine_calls(role, error);
	return rc;
}

void heng_confine_prepare(unsigned off)
{
	size_t ignored;

	off |= ~heng_defences_compiled();
	if (!(off & HENG_DEFENCE_LANDLOCK))
		(void)heng_loader_folders(&ignored);
}
