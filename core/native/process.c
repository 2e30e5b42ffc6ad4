/* A host process as the lane holds it: started, listened to, ended. */

#include "core/native/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/native/host.h"

enum {
	CHUNK = 16 << 10,    /* bytes read at once */
	HANG_UP_GRACE = 200, /* ms from hanging up to its end */
	CLOSE_GRACE = 1000,  /* ms for the plugin's close() */
};

/* Milliseconds for poll, rounded up so that a deadline is really over. */
static int left_ms(int64_t deadline)
{
	int64_t left = deadline - heng_wire_now();

	if (left <= 0)
		return 0;
	left = left / 1000000 + 1;
	return left > 1000000 ? 1000000 : (int)left;
}

static void release(heng_process *process)
{
	if (process->pid) {
		close(process->pidfd);
		close(process->socket);
		munmap(process->slot, sizeof(*process->slot));
	}
	heng_buf_fini(&process->in);
	*process = (heng_process){.cause = process->cause,
				  .number = process->number,
				  .stage = process->stage,
				  .item = process->item};
}

/*
 * Kills the group (the plugin's children die with it) and collects the host.
 * The host is not waited for before, so its number cannot belong to another
 * process yet.
 */
static void reap(heng_process *process)
{
	int status;
	pid_t got;

	kill(-process->pid, SIGKILL);
	kill(process->pid, SIGKILL);
	do {
		got = waitpid(process->pid, &status, 0);
	} while (got < 0 && errno == EINTR);
	process->dead = true;
	process->stage = atomic_load(&process->slot->stage);
	process->item = atomic_load(&process->slot->item);
	if (process->cause != HENG_CAUSE_NONE)
		return;
	if (got == process->pid && WIFSIGNALED(status)) {
		process->cause = HENG_CAUSE_SIGNAL;
		process->number = WTERMSIG(status);
	} else if (got == process->pid && WIFEXITED(status) &&
		   !atomic_load(&process->slot->lost)) {
		process->cause = HENG_CAUSE_EXIT;
		process->number = WEXITSTATUS(status);
	} else {
		process->cause = HENG_CAUSE_CLOSED;
	}
}

/* Whether the host ends of itself within so many milliseconds. */
static bool ends_within(heng_process *process, int ms)
{
	struct pollfd item = {.fd = process->pidfd, .events = POLLIN};
	int64_t deadline = heng_wire_now() + (int64_t)ms * 1000000;
	int ready;

	do {
		ready = poll(&item, 1, left_ms(deadline));
	} while (ready < 0 && errno == EINTR);
	return ready > 0;
}

heng_rc heng_process_start(heng_process *process, const char *file,
			   heng_error *error)
{
	int pair[2] = {-1, -1};
	heng_slot *slot = MAP_FAILED;
	sigset_t all, before;
	pid_t lane = getpid(), pid;
	int pidfd, reason;

	*process = (heng_process){0};
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
		goto failed;
	slot = mmap(NULL, sizeof(*slot), PROT_READ | PROT_WRITE,
		    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (slot == MAP_FAILED)
		goto failed;
	if (fcntl(pair[0], F_SETFL, O_NONBLOCK) < 0)
		goto failed;

	/* No handler of the lane may run in the host. */
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	pid = fork();
	if (!pid)
		heng_host_main(pair[1], slot, file, lane);
	reason = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = reason;
	if (pid < 0)
		goto failed;
	pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
	if (pidfd < 0) {
		reason = errno;
		kill(pid, SIGKILL);
		while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
			;
		errno = reason;
		goto failed;
	}
	close(pair[1]);
	process->pid = pid;
	process->pidfd = pidfd;
	process->socket = pair[0];
	process->slot = slot;
	return HENG_OK;

failed:
	reason = errno;
	if (slot != MAP_FAILED)
		munmap(slot, sizeof(*slot));
	if (pair[0] >= 0) {
		close(pair[0]);
		close(pair[1]);
	}
	if (reason == ENOMEM)
		return heng_fail_memory(error);
	heng_fail(error, HENG_EIO, "H3012", "无法为插件启动进程：%s",
		  "no process can be started for the plugin: %s",
		  strerror(reason));
	heng_error_at(error, file, 0, 0, 0);
	return HENG_EIO;
}

/* Reads what there is. False: the other end hung up or memory is short. */
static bool fill(heng_process *process)
{
	char *room;
	ssize_t n;

	if (process->taken) {
		process->in.size -= process->taken;
		memmove(process->in.data, process->in.data + process->taken,
			process->in.size);
		process->taken = 0;
	}
	room = heng_buf_reserve(&process->in, CHUNK);
	if (!room) {
		process->cause = HENG_CAUSE_MEMORY;
		return false;
	}
	do {
		n = recv(process->socket, room, CHUNK, MSG_DONTWAIT);
	} while (n < 0 && errno == EINTR);
	if (n > 0)
		process->in.size += (size_t)n;
	return n > 0 || (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) &&
			 !process->dead);
}

/* Takes a whole message out of what was read. */
static bool take(heng_process *process, heng_wire_head *head, const char **body)
{
	size_t have = process->in.size - process->taken;

	if (have < sizeof(*head))
		return false;
	memcpy(head, process->in.data + process->taken, sizeof(*head));
	if (head->size > HENG_PLUGIN_REPLY_MAX) {
		process->cause = HENG_CAUSE_TOO_BIG;
		return false;
	}
	if (have - sizeof(*head) < head->size)
		return false;
	*body = process->in.data + process->taken + sizeof(*head);
	process->taken += sizeof(*head) + head->size;
	return true;
}

bool heng_process_next(heng_process *process, int64_t deadline, int limit_ms,
		       heng_wire_head *head, const char **body)
{
	if (!process->pid)
		return false;
	while (!take(process, head, body)) {
		struct pollfd items[2] = {
		    {.fd = process->socket, .events = POLLIN},
		    {.fd = process->pidfd, .events = POLLIN}};
		int ready;

		if (process->cause == HENG_CAUSE_TOO_BIG)
			goto fell;
		if (process->dead) {
			if (!fill(process))
				goto fell;
			continue;
		}
		ready = poll(items, 2, left_ms(deadline));
		if (ready < 0 && errno != EINTR) {
			process->cause = HENG_CAUSE_CLOSED;
			goto fell;
		}
		if (ready == 0 && heng_wire_now() >= deadline) {
			process->cause = HENG_CAUSE_STALL;
			process->number = limit_ms;
			goto fell;
		}
		if (ready <= 0)
			continue;
		if (items[0].revents) {
			if (fill(process))
				continue;
			if (process->cause == HENG_CAUSE_NONE &&
			    !ends_within(process, HANG_UP_GRACE))
				process->cause = HENG_CAUSE_CLOSED;
			goto fell;
		}
		/* It ended; a child of it may hold the socket open. The
		 * cause is kept back until all it said is taken. */
		if (items[1].revents)
			reap(process);
	}
	return true;
fell:
	if (!process->dead)
		reap(process);
	release(process);
	return false;
}

bool heng_process_is_quiet(heng_process *process)
{
	struct pollfd items[2] = {{.fd = process->socket, .events = POLLIN},
				  {.fd = process->pidfd, .events = POLLIN}};
	int ready;

	if (!process->pid || process->dead ||
	    process->taken != process->in.size)
		return false;
	do {
		ready = poll(items, 2, 0);
	} while (ready < 0 && errno == EINTR);
	return ready == 0;
}

void heng_process_kill(heng_process *process, heng_cause cause, int number)
{
	if (!process->pid)
		return;
	if (!process->dead) {
		process->cause = cause;
		process->number = number;
		reap(process);
	}
	release(process);
}

void heng_process_end(heng_process *process)
{
	heng_wire_head bye = {.type = HENG_WIRE_BYE};

	if (process->pid && !process->dead &&
	    heng_wire_send(process->socket, &bye, NULL, 0, NULL, 0, -1,
			   heng_wire_now() + (int64_t)CLOSE_GRACE * 1000000))
		ends_within(process, CLOSE_GRACE);
	heng_process_kill(process, HENG_CAUSE_NONE, 0);
}
