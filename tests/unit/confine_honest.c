/* Tests that who is confined can still do its work. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/unit/confine_attack.h"

static void expect(confine_outcome got, confine_end end, int number,
		   const char *what)
{
	if (got.end == end && (!number || got.number == number))
		return;
	print_error("%s: end %d, number %d\n", what, (int)got.end, got.number);
	fail();
}

static void works(heng_confine_role role, confine_fn *before, confine_fn *work,
		  const char *what)
{
	expect(confine_run(role, HENG_DEFENCES_ALL & ~confine_testable(),
			   before, work),
	       CONFINE_WORKED, 0, what);
}

/* A sealed image, sent to the other end of the socket. */
static confine_end send_image(void)
{
	int fd = memfd_create("image", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(sizeof(int))];
	} control = {.head = {.cmsg_len = CMSG_LEN(sizeof(int)),
			      .cmsg_level = SOL_SOCKET,
			      .cmsg_type = SCM_RIGHTS}};
	struct iovec byte = {"x", 1};
	struct msghdr message = {.msg_iov = &byte,
				 .msg_iovlen = 1,
				 .msg_control = &control,
				 .msg_controllen = sizeof(control)};
	struct pollfd item = {.fd = scene.kept, .events = POLLOUT};
	struct stat about;
	void *image;

	if (fd < 0 || ftruncate(fd, 8192) < 0 || pwrite(fd, "x", 1, 9000) != 1)
		return confine_refused();
	image = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (image == MAP_FAILED || munmap(image, 8192) < 0 ||
	    fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK) < 0 ||
	    fstat(fd, &about) < 0 || about.st_size != 9001)
		return confine_refused();
	memcpy(CMSG_DATA(&control.head), &fd, sizeof(fd));
	return confine_if(poll(&item, 1, 1000) == 1 &&
			  sendmsg(scene.kept, &message, MSG_NOSIGNAL) == 1);
}

static confine_end work_memory(void)
{
	char *all = NULL;

	for (size_t size = 1; size < (size_t)1 << 26; size *= 2) {
		char *grown = realloc(all, size);

		if (!grown)
			return confine_refused();
		all = grown;
		memset(all, 1, size);
	}
	free(all);
	return CONFINE_WORKED;
}

static confine_end work_clocks(void)
{
	clockid_t clock;
	struct timespec now;

	return confine_if(clock_getcpuclockid(scene.parent, &clock) == 0 &&
			  clock_gettime(clock, &now) == 0 &&
			  clock_gettime(CLOCK_MONOTONIC, &now) == 0);
}

/* Its end of the terminal, its error stream. */
static confine_end work_print(void)
{
	(void)isatty(STDERR_FILENO);
	return confine_if(fprintf(stderr, "%s", "") >= 0 &&
			  write(STDERR_FILENO, "", 0) == 0);
}

static confine_end read_folder(void)
{
	DIR *folder = opendir(scene.folder);
	struct dirent *entry;
	int n = 0;

	while (folder && (entry = readdir(folder)))
		n++;
	if (!folder || n < 5 || closedir(folder) < 0)
		return confine_refused();
	return attack_open();
}

static confine_end work_abort(void)
{
	abort();
}

static confine_end work_raise(void)
{
	raise(SIGTERM);
	return CONFINE_REFUSED;
}

/* The plugin's file and what the loader needs for one. */
static confine_end load_library(void)
{
	iconv_t conversion;

	if (attack_beside() != CONFINE_WORKED)
		return confine_refused();
	/* Neither of them is mapped yet. */
	if (!dlopen("libresolv.so.2", RTLD_NOW | RTLD_LOCAL)) {
		print_error("%s\n", dlerror());
		return confine_refused();
	}
	conversion = iconv_open("UTF-8", "BIG5");
	return confine_if(conversion != (iconv_t)-1 &&
			  iconv_close(conversion) == 0);
}

static confine_end use_library(void)
{
	const unsigned closing = HENG_DEFENCE_SECCOMP | HENG_DEFENCE_LANDLOCK;

	if ((heng_defences_compiled() & closing) &&
	    attack_beside() == CONFINE_WORKED)
		return CONFINE_REFUSED;
	return confine_if(attack_thread() == CONFINE_WORKED);
}

static void *sleep_on(void *unused)
{
	for (;;)
		pause();
	return unused;
}

static confine_end start_thread(void)
{
	pthread_t thread;

	return confine_if(pthread_create(&thread, NULL, sleep_on, NULL) == 0);
}

static void test_lane(void **state)
{
	(void)state;
	works(HENG_CONFINE_LANE, read_folder, send_image, "image");
	works(HENG_CONFINE_LANE, NULL, work_memory, "memory");
	works(HENG_CONFINE_LANE, NULL, work_clocks, "clocks");
	works(HENG_CONFINE_LANE, NULL, work_print, "print");
	works(HENG_CONFINE_LANE_LOADING, NULL, read_folder, "folder");
	works(HENG_CONFINE_READER, NULL, read_folder, "folder");
	works(HENG_CONFINE_READER, NULL, send_image, "image");
	works(HENG_CONFINE_READER, NULL, work_print, "print");
}

static void test_host(void **state)
{
	(void)state;
	works(HENG_CONFINE_HOST_LOADING, NULL, load_library, "load");
	works(HENG_CONFINE_HOST, load_library, use_library, "use");
	works(HENG_CONFINE_HOST, NULL, work_memory, "memory");
	works(HENG_CONFINE_HOST, NULL, work_clocks, "clocks");
	works(HENG_CONFINE_HOST, NULL, work_print, "print");
	works(HENG_CONFINE_HOST, NULL, attack_thread, "thread");
	works(HENG_CONFINE_HOST_LOADING, NULL, attack_thread, "thread");
}

/* A fault keeps its own name. */
static void test_own_signals(void **state)
{
	const unsigned off = HENG_DEFENCES_ALL & ~confine_testable();

	(void)state;
	for (int role = 0; role <= HENG_CONFINE_HOST; role++) {
		expect(
		    confine_run((heng_confine_role)role, off, NULL, work_abort),
		    CONFINE_FELL, SIGABRT, "abort");
		expect(
		    confine_run((heng_confine_role)role, off, NULL, work_raise),
		    CONFINE_FELL, SIGTERM, "raise");
	}
}

static void *open_later(void *got)
{
	/* Long after the second confinement. */
	usleep(50000);
	*(int *)got = open("/etc/ld.so.cache", O_RDONLY);
	return NULL;
}

static pthread_t later;
static int later_got = -2;

static confine_end open_later_start(void)
{
	return confine_if(
	    pthread_create(&later, NULL, open_later, &later_got) == 0);
}

static confine_end open_later_end(void)
{
	return confine_if(pthread_join(later, NULL) == 0 && later_got >= 0);
}

/* A thread from the time of loading is confined with all others. */
static void test_older_thread(void **state)
{
	(void)state;
	if (!(confine_testable() & HENG_DEFENCE_SECCOMP))
		skip();
	works(HENG_CONFINE_HOST, start_thread, work_memory, "thread");
	expect(confine_run(HENG_CONFINE_HOST, HENG_DEFENCES_ALL,
			   open_later_start, open_later_end),
	       CONFINE_WORKED, 0, "bare");
	expect(
	    confine_run(HENG_CONFINE_HOST, 0, open_later_start, open_later_end),
	    CONFINE_REFUSED, 0, "older thread");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_lane),
	    cmocka_unit_test(test_host),
	    cmocka_unit_test(test_own_signals),
	    cmocka_unit_test(test_older_thread),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
