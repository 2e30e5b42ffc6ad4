/* Running an attack: in a child, with some defences, and what came of it. */
#include "tests/unit/confine_run.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { SECONDS_MAX = 5 };

confine_scene scene;
static int *said; /* errno, from the child */

confine_end confine_refused(void)
{
	*said = errno;
	return CONFINE_REFUSED;
}

confine_end confine_if(bool worked)
{
	return worked ? CONFINE_WORKED : confine_refused();
}

unsigned confine_testable(void)
{
	static unsigned known;

	if (!known)
		known = heng_defences_available();
	return known;
}

static void make_file(const char *name, const char *text)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", scene.folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static int make_listener(void)
{
	struct sockaddr_in address = {.sin_family = AF_INET};
	socklen_t size = sizeof(address);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	assert_true(fd >= 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, size), 0);
	assert_int_equal(listen(fd, 4), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &size),
			 0);
	scene.port = ntohs(address.sin_port);
	return fd;
}

/* One without a file, named after the scene's folder. */
static int make_abstract(void)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	size_t size =
	    offsetof(struct sockaddr_un, sun_path) + 1 + strlen(scene.folder);

	snprintf(address.sun_path + 1, sizeof(address.sun_path) - 1, "%s",
		 scene.folder);
	assert_true(fd >= 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, (socklen_t)size),
			 0);
	assert_int_equal(listen(fd, 4), 0);
	return fd;
}

static void make_victim(void)
{
	scene.victim = fork();
	assert_true(scene.victim >= 0);
	if (scene.victim == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		setpgid(0, 0);
		alarm(SECONDS_MAX * 2);
		for (;;)
			pause();
	}
	/* Whoever of the two comes first. */
	setpgid(scene.victim, scene.victim);
}

static void make_scene(int listeners[2])
{
	char path[128];
	int pair[2];

	snprintf(scene.folder, sizeof(scene.folder), "/tmp/heng-confine-%s",
		 "XXXXXX");
	assert_non_null(mkdtemp(scene.folder));
	make_file("secret", "secret");
	make_file("libbeside.so", "library");
	make_file("libother.so.1", "library");
	snprintf(path, sizeof(path), "%s/liblink.so", scene.folder);
	assert_int_equal(symlink("secret", path), 0);
	make_file("note", "");
	snprintf(path, sizeof(path), "%s/note", scene.folder);
	scene.note = open(path, O_RDWR);
	snprintf(path, sizeof(path), "%s/secret", scene.folder);
	scene.secret = open(path, O_RDONLY);
	assert_true(scene.note >= 0 && scene.secret >= 0);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	scene.kept = pair[0];
	scene.other = pair[1];
	make_victim();
	scene.parent = getpid();
	listeners[0] = make_listener();
	listeners[1] = make_abstract();
}

static void clear_scene(const int listeners[2])
{
	static const char *const names[] = {"secret",	     "libbeside.so",
					    "libother.so.1", "liblink.so",
					    "note",	     "made"};
	char path[128];

	kill(scene.victim, SIGKILL);
	waitpid(scene.victim, NULL, 0);
	close(listeners[0]);
	close(listeners[1]);
	close(scene.note);
	close(scene.secret);
	close(scene.kept);
	close(scene.other);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		snprintf(path, sizeof(path), "%s/%s", scene.folder, names[i]);
		unlink(path);
	}
	assert_int_equal(rmdir(scene.folder), 0);
}

static bool victim_lives(void)
{
	for (int waited = 0;; waited++) {
		siginfo_t about = {.si_pid = 0};

		if (waitid(P_PID, (id_t)scene.victim, &about,
			   WEXITED | WNOHANG | WNOWAIT) == 0 &&
		    about.si_pid == scene.victim)
			return false;
		if (waited >= scene.patience)
			return true;
		usleep(1000);
	}
}

static _Noreturn void be_attacker(heng_confine_role role, unsigned off,
				  confine_fn *before, confine_fn *attack)
{
	const struct rlimit none = {0, 0};
	const bool is_lane = role == HENG_CONFINE_LANE;
	const bool is_host = role == HENG_CONFINE_HOST;
	char plugin[128];
	confine_end end = CONFINE_WORKED;
	heng_error error;
	heng_confinement how = {
	    .off = off,
	    .parent = scene.parent,
	    .memory = UINT64_C(1) << 30,
	    .keep = &scene.kept,
	    .n_keep = 1,
	    .file = plugin,
	};

	setrlimit(RLIMIT_CORE, &none);
	alarm(SECONDS_MAX);
	/* None of these is the test's business. */
	signal(SIGXFSZ, SIG_DFL);
	snprintf(plugin, sizeof(plugin), "%s/libbeside.so", scene.folder);
	if (heng_confine(is_lane   ? HENG_CONFINE_LANE_LOADING
			 : is_host ? HENG_CONFINE_HOST_LOADING
				   : role,
			 &how, &error) != HENG_OK)
		end = CONFINE_BROKEN;
	if (end == CONFINE_WORKED && before)
		end = before();
	if (end == CONFINE_WORKED && (is_lane || is_host) &&
	    heng_confine(role, &how, &error) != HENG_OK)
		end = CONFINE_BROKEN;
	if (end == CONFINE_BROKEN && write(2, error.en, strlen(error.en)) < 0)
		_exit(CONFINE_BROKEN);
	_exit(end == CONFINE_WORKED ? (int)attack() : (int)end);
}

confine_outcome confine_run(heng_confine_role role, unsigned off,
			    confine_fn *before, confine_fn *attack)
{
	confine_outcome outcome = {.end = CONFINE_BROKEN};
	int listeners[2], status = -1;
	pid_t pid;

	if (!said) {
		said = mmap(NULL, sizeof(*said), PROT_READ | PROT_WRITE,
			    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
		assert_true(said != MAP_FAILED);
	}
	make_scene(listeners);
	*said = 0;
	pid = fork();
	if (pid == 0)
		be_attacker(role, off, before, attack);
	assert_true(pid > 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	if (WIFEXITED(status)) {
		outcome.end = (confine_end)WEXITSTATUS(status);
		outcome.number = *said;
	} else if (WIFSIGNALED(status)) {
		outcome.number = WTERMSIG(status);
		outcome.end =
		    outcome.number == SIGSYS ? CONFINE_KILLED : CONFINE_FELL;
	}
	outcome.victim_lives = victim_lives();
	clear_scene(listeners);
	return outcome;
}
