/* Attacks on limits, and on the confinement itself. */
#include "tests/unit/confine_attack.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/io_uring.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/base/confine_parts.h"

enum { CODE = PROT_READ | PROT_WRITE | PROT_EXEC, PAGE = 4096 };

confine_end attack_map_code(void)
{
	return confine_if(mmap(NULL, PAGE, CODE, MAP_PRIVATE | MAP_ANONYMOUS,
			       -1, 0) != MAP_FAILED);
}

confine_end attack_make_code(void)
{
	void *page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return confine_if(page != MAP_FAILED &&
			  mprotect(page, PAGE, PROT_READ | PROT_EXEC) == 0);
}

/* Code that lies in a file, as the loader's does, but was written here. */
confine_end attack_memfd_code(void)
{
	int fd = (int)syscall(SYS_memfd_create, "code", 0);

	return confine_if(fd >= 0 && write(fd, "\xc3", 1) == 1 &&
			  mmap(NULL, PAGE, PROT_READ | PROT_EXEC, MAP_PRIVATE,
			       fd, 0) != MAP_FAILED);
}

/* Code out of a file that is there, as the loader maps it. */
confine_end attack_loader_code(void)
{
	return confine_if(mmap(NULL, PAGE, PROT_READ | PROT_EXEC, MAP_PRIVATE,
			       scene.secret, 0) != MAP_FAILED);
}

confine_end attack_allocate(void)
{
#ifdef HENG_HAS_SHADOW_MEMORY
	return CONFINE_CANNOT; /* there is no bound */
#endif
	return confine_if(mmap(NULL, (size_t)2 << 30, PROT_READ | PROT_WRITE,
			       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
			       0) != MAP_FAILED);
}

confine_end attack_fill(void)
{
	return confine_if(write(scene.note, "endless", 7) == 7);
}

confine_end attack_descriptors(void)
{
	for (int i = 0; i < 300; i++) {
		if (dup(STDIN_FILENO) < 0)
			return confine_refused();
	}
	return CONFINE_WORKED;
}

confine_end attack_raise(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_CORE, &limit) < 0)
		return CONFINE_CANNOT;
	return confine_if(setrlimit(RLIMIT_CORE, &limit) == 0);
}

confine_end attack_limit_other(void)
{
	struct rlimit none = {0, 0};

	return confine_if(syscall(SYS_prlimit64, scene.victim, RLIMIT_CORE,
				  &none, NULL) == 0);
}

/* A descriptor that somebody left open. */
confine_end attack_inherit(void)
{
	char text[8] = "";

	return confine_if(read(scene.secret, text, 6) == 6 &&
			  strcmp(text, "secret") == 0);
}

/* What only privileges allow: giving a file away. */
confine_end attack_own(void)
{
	if (geteuid() != 0)
		return CONFINE_CANNOT;
	return confine_if(fchown(scene.note, 1, 1) == 0);
}

/* What an exec of a program with privileges would give. */
confine_end attack_rights(void)
{
	return confine_if(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0);
}

confine_end attack_parent_death(void)
{
	int number = -1;

	return confine_if(prctl(PR_SET_PDEATHSIG, 0) == 0 &&
			  prctl(PR_GET_PDEATHSIG, &number) == 0 && number == 0);
}

/* Typing into the terminal. What stands here is none, and says so: then the
 * request came through. */
confine_end attack_type(void)
{
	return confine_if(ioctl(scene.kept, TIOCSTI, "x") == 0 ||
			  errno == ENOTTY);
}

/* getpid() by the numbers of another architecture. */
confine_end attack_i386(void)
{
#ifdef __x86_64__
	long got = 20;

	__asm__ volatile("int $0x80" : "+a"(got) : : "memory");
	return confine_if(got == getpid());
#else
	return CONFINE_CANNOT;
#endif
}

confine_end attack_x32(void)
{
#ifdef __x86_64__
	long got = syscall(0x40000000 | 39);

	/* Few kernels have it. */
	return got == getpid() ? CONFINE_WORKED : CONFINE_CANNOT;
#else
	return CONFINE_CANNOT;
#endif
}

confine_end attack_uring(void)
{
	struct io_uring_params params = {.flags = 0};

	return syscall(SYS_io_uring_setup, 1, &params) >= 0 ? CONFINE_WORKED
							    : CONFINE_CANNOT;
}

/* Makes all memory that can be read executable. */
confine_end attack_personality(void)
{
	return confine_if(personality(READ_IMPLIES_EXEC) >= 0);
}

confine_end attack_root(void)
{
	bool worked = chroot(scene.folder) == 0;

	return worked || geteuid() == 0 ? confine_if(worked) : CONFINE_CANNOT;
}
