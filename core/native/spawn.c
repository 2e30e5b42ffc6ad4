/* Spawning: who starts and ends the processes of plugin hosts. */
#include "core/native/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/confine.h"
#include "core/base/fork.h"
#include "core/native/host.h"

/* Both ends of everything; -1 is nothing. */
typedef struct ends {
	int pair[2]; /* ours first */
	int pipe[2];
	int slot;
	heng_slot *mapped;
} ends;

static void close_all(ends *e)
{
	const int all[] = {e->pair[0], e->pair[1], e->pipe[0], e->pipe[1],
			   e->slot};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (all[i] >= 0)
			close(all[i]);
	if (e->mapped != MAP_FAILED)
		munmap(e->mapped, sizeof(*e->mapped));
}

/* The page keeps its size, or whoever watches it could be sent a SIGBUS. */
static bool make_slot(ends *e)
{
	const int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;

	e->slot = memfd_create("slot", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (e->slot < 0 || ftruncate(e->slot, sizeof(heng_slot)) < 0 ||
	    fcntl(e->slot, F_ADD_SEALS, seals) < 0)
		return false;
	e->mapped = mmap(NULL, sizeof(heng_slot), PROT_READ | PROT_WRITE,
			 MAP_SHARED, e->slot, 0);
	return e->mapped != MAP_FAILED;
}

static bool make_ends(ends *e)
{
	return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, e->pair) ==
		   0 &&
	       fcntl(e->pair[0], F_SETFL, O_NONBLOCK) == 0 &&
	       pipe2(e->pipe, O_CLOEXEC) == 0 &&
	       fcntl(e->pipe[0], F_SETFL, O_NONBLOCK) == 0 && make_slot(e);
}

heng_rc heng_spawn_here(const heng_native *native, const char *file,
			heng_spawned *out, heng_error *error)
{
	ends e = {{-1, -1}, {-1, -1}, -1, MAP_FAILED};
	heng_host_start start = {
	    .native = native, .file = file, .parent = getpid()};
	sigset_t all, before;
	int reason, pidfd = -1;
	pid_t pid = -1;

	/* Once for all hosts, not in each of them. */
	heng_confine_prepare(native->off);
	if (!make_ends(&e))
		goto failed;
	start.socket = e.pair[1];
	start.output = e.pipe[1];
	start.slot = e.mapped;

	/* No handler of this process may run in the host. */
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	pid = heng_fork();
	if (!pid)
		heng_host_main(&start);
	reason = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = reason;
	if (pid < 0)
		goto failed;
	pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
	if (pidfd < 0)
		goto failed;
	*out = (heng_spawned){pid, pidfd, e.pair[0], e.pipe[0], e.slot};
	e.pair[0] = e.pipe[0] = e.slot = -1;
	close_all(&e);
	return HENG_OK;

failed:
	reason = errno;
	if (pid > 0)
		heng_spawn_reap_here(pid);
	close_all(&e);
	if (reason == ENOMEM)
		return heng_fail_memory(error);
	heng_fail(error, HENG_EIO, "H3012", "无法为插件启动进程：%s",
		  "no process can be started for the plugin: %s",
		  strerror(reason));
	heng_error_at(error, file, 0, 0, 0);
	return HENG_EIO;
}

/*
 * The group dies with its leader. Nobody waits for a host anywhere else, so
 * its number cannot belong to another process yet.
 */
int heng_spawn_reap_here(pid_t pid)
{
	int status;
	pid_t got;

	kill(-pid, SIGKILL);
	kill(pid, SIGKILL);
	do {
		got = waitpid(pid, &status, 0);
	} while (got < 0 && errno == EINTR);
	return got == pid ? status : -1;
}

static heng_rc start_here(void *userdata, const char *file, heng_spawned *out,
			  heng_error *error)
{
	return heng_spawn_here(userdata, file, out, error);
}

static int reap_here(void *userdata, pid_t pid)
{
	(void)userdata;
	return heng_spawn_reap_here(pid);
}

heng_spawner heng_spawner_here(heng_native *native)
{
	return (heng_spawner){start_here, reap_here, native};
}
