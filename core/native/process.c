/* A host process as the lane holds it: started, listened to, ended. */
#include "core/native/process.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/base/confine.h"

enum {
	CHUNK = 16 << 10,    /* bytes read at once */
	HANG_UP_GRACE = 200, /* ms from hanging up to its end */
	CLOSE_GRACE = 1000,  /* ms for the plugin's close() */
};

/* Nanoseconds before the CPU clock is looked at: most calls are over then,
 * and what was used in between is forgiven. */
#define LOOK_AFTER  INT64_C(5000000)
#define MILLISECOND INT64_C(1000000)

/* Milliseconds for poll, rounded up so that a deadline is really over. */
static int left_ms(int64_t deadline)
{
	int64_t left = deadline - heng_wire_now();

	if (left <= 0)
		return 0;
	left = left / MILLISECOND + 1;
	return left > 1000000 ? 1000000 : (int)left;
}

void heng_watch_begin(heng_watch *watch, int64_t wall_ms, int64_t cpu_ms,
		      heng_cause on_wall, unsigned off)
{
	int64_t now = heng_wire_now();

	if (off & HENG_DEFENCE_DEADLINES)
		wall_ms = cpu_ms = 0;
	*watch = (heng_watch){.wall_ms = wall_ms,
			      .cpu_ms = cpu_ms,
			      .on_wall = on_wall,
			      .until = wall_ms ? now + wall_ms * MILLISECOND
					       : INT64_MAX,
			      .look = cpu_ms ? now + LOOK_AFTER : INT64_MAX,
			      .cpu_from = -1};
}

/* Processor time of all threads of a process in nanoseconds, or -1. The
 * number of the clock is the kernel's, as clock_getcpuclockid() makes it. */
static int64_t cpu_of(pid_t pid)
{
	struct timespec used;

	if (clock_gettime((clockid_t)(~(unsigned)pid << 3 | 2), &used) < 0)
		return -1;
	return (int64_t)used.tv_sec * 1000000000 + used.tv_nsec;
}

static bool is_cpu_over(const heng_process *process, heng_watch *watch,
			int64_t now)
{
	int64_t used = cpu_of(process->pid), left;

	if (used < 0) { /* it has just ended */
		watch->look = now + LOOK_AFTER;
		return false;
	}
	if (watch->cpu_from < 0)
		watch->cpu_from = used;
	left = watch->cpu_ms * MILLISECOND - (used - watch->cpu_from);
	/* Several threads could use it up faster than the clock goes. */
	watch->look = now + (left < LOOK_AFTER ? MILLISECOND : left / 2);
	return left <= 0;
}

bool heng_process_is_late(heng_process *process, heng_watch *watch)
{
	int64_t now = heng_wire_now();

	if (now >= watch->until) {
		process->cause = watch->on_wall;
		process->number = watch->wall_ms;
		return true;
	}
	if (now >= watch->look && is_cpu_over(process, watch, now)) {
		process->cause = HENG_CAUSE_CPU;
		process->number = watch->cpu_ms;
		return true;
	}
	return false;
}

static void release(heng_process *process)
{
	if (process->pid) {
		close(process->pidfd);
		close(process->socket);
		if (process->output >= 0)
			close(process->output);
		munmap((void *)(uintptr_t)process->slot,
		       sizeof(*process->slot));
	}
	heng_buf_fini(&process->in);
	*process = (heng_process){.cause = process->cause,
				  .number = process->number,
				  .stage = process->stage};
}

/* Kills and collects it; why it fell is known now if it was not before. */
static void reap(heng_process *process)
{
	const heng_spawner *spawner = process->spawner;
	int status = spawner->reap(spawner->userdata, process->pid);

	process->dead = true;
	heng_process_drain(process);
	process->stage = atomic_load(&process->slot->stage);
	if (process->cause != HENG_CAUSE_NONE)
		return;
	if (status != -1 && WIFSIGNALED(status)) {
		process->cause = HENG_CAUSE_SIGNAL;
		process->number = WTERMSIG(status);
	} else if (status != -1 && WIFEXITED(status) &&
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
	int64_t deadline = heng_wire_now() + ms * MILLISECOND;
	int ready;

	do {
		ready = poll(&item, 1, left_ms(deadline));
	} while (ready < 0 && errno == EINTR);
	return ready > 0;
}

heng_rc heng_process_start(heng_process *process, const heng_spawner *spawner,
			   const char *file, heng_output *printed,
			   heng_error *error)
{
	heng_spawned host;
	void *slot;
	heng_rc rc;

	*process = (heng_process){0};
	rc = spawner->start(spawner->userdata, file, &host, error);
	if (rc)
		return rc;
	slot =
	    mmap(NULL, sizeof(heng_slot), PROT_READ, MAP_SHARED, host.slot, 0);
	close(host.slot);
	if (slot == MAP_FAILED) {
		spawner->reap(spawner->userdata, host.pid);
		close(host.pidfd);
		close(host.socket);
		close(host.output);
		return heng_fail_memory(error);
	}
	*process = (heng_process){.spawner = spawner,
				  .pid = host.pid,
				  .pidfd = host.pidfd,
				  .socket = host.socket,
				  .output = host.output,
				  .printed = printed,
				  .slot = slot};
	return HENG_OK;
}

void heng_process_drain(heng_process *process)
{
	if (!process->pid || process->output < 0)
		return;
	if (heng_output_drain(process->printed, process->output))
		return;
	close(process->output);
	process->output = -1; /* poll passes over it */
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
		n = read(process->socket, room, CHUNK);
	} while (n < 0 && errno == EINTR);
	if (n > 0)
		process->in.size += (size_t)n;
	return n > 0 || (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) &&
			 !process->dead);
}

/* Takes a whole message out of what was read; what is none is noted before
 * all of it is there. */
static bool take(heng_process *process, heng_wire_head *head, const char **body)
{
	size_t have = process->in.size - process->taken;

	if (have < sizeof(*head))
		return false;
	memcpy(head, process->in.data + process->taken, sizeof(*head));
	if (head->job != process->job || head->token != process->token)
		process->cause = HENG_CAUSE_GARBAGE;
	else if (head->size > HENG_PLUGIN_REPLY_MAX)
		process->cause = HENG_CAUSE_TOO_BIG;
	if (process->cause != HENG_CAUSE_NONE ||
	    have - sizeof(*head) < head->size)
		return false;
	*body = process->in.data + process->taken + sizeof(*head);
	process->taken += sizeof(*head) + head->size;
	return true;
}

/* Polls until the deadline, at first without sleeping. */
static int look(heng_process *process, struct pollfd *items, nfds_t n,
		int64_t deadline)
{
	int ready = 0;

	heng_pace_begin(&process->pace, heng_wire_now());
	while (ready == 0 && heng_pace_again(&process->pace))
		ready = poll(items, n, 0);
	if (ready == 0)
		ready = poll(items, n, left_ms(deadline));
	heng_pace_end(&process->pace);
	return ready;
}

/* Waits for a part of a message. False: the host fell. */
static bool listen(heng_process *process, heng_watch *watch)
{
	struct pollfd items[] = {{.fd = process->socket, .events = POLLIN},
				 {.fd = process->pidfd, .events = POLLIN},
				 {.fd = process->output, .events = POLLIN}};
	int64_t next = watch->look < watch->until ? watch->look : watch->until;
	int ready = look(process, items, 3, next);

	if (ready < 0 && errno != EINTR) {
		process->cause = HENG_CAUSE_CLOSED;
		return false;
	}
	if (ready <= 0)
		return true;
	if (items[2].revents)
		heng_process_drain(process);
	if (items[0].revents) {
		if (fill(process))
			return true;
		if (process->cause == HENG_CAUSE_NONE &&
		    !ends_within(process, HANG_UP_GRACE))
			process->cause = HENG_CAUSE_CLOSED;
		return false;
	}
	/* It ended; a child of it may hold the socket open. The cause is
	 * kept back until all it said is taken. */
	if (items[1].revents)
		reap(process);
	return true;
}

bool heng_process_next(heng_process *process, heng_watch *watch,
		       heng_wire_head *head, const char **body)
{
	heng_cause ended;

	if (!process->pid)
		return false;
	for (;;) {
		/* One that is dead may have said something before. */
		ended = process->cause;
		process->cause = HENG_CAUSE_NONE;
		if (take(process, head, body)) {
			process->cause = ended;
			return true;
		}
		if (process->cause != HENG_CAUSE_NONE)
			break;
		process->cause = ended;
		/* One that prints or sends drop by drop is late as well. */
		if (process->dead ? !fill(process)
				  : heng_process_is_late(process, watch) ||
					!listen(process, watch))
			break;
	}
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

void heng_process_kill(heng_process *process, heng_cause cause, int64_t number)
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
	    heng_wire_send(process->socket, &bye, NULL, 0, NULL, 0, NULL,
			   heng_wire_now() + CLOSE_GRACE * MILLISECOND))
		ends_within(process, CLOSE_GRACE);
	heng_process_kill(process, HENG_CAUSE_NONE, 0);
}
