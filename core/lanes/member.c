/* Member: one lane's process as its supervisor sees it. */
#include "core/lanes/member.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/base/fork.h"
#include "core/base/mem.h"
#include "core/lanes/tasks.h"
#include "core/native/attachment.h"
#include "core/native/wire.h"

/* Hosts of one lane: as many plugins as a profile can sensibly name. */
enum { HOSTS_MAX = 256 };

_Static_assert((int)HENG_CHANNEL_FDS_MAX >= (int)HENG_ATTACHMENT_AHEAD_MAX,
	       "what is opened at once goes in one message");

/* ms between the end of what a process says and its own. */
enum { END_GRACE = 100 };

static int64_t cpu_of(pid_t pid)
{
	clockid_t clock;
	struct timespec t;

	if (clock_getcpuclockid(pid, &clock) != 0 ||
	    clock_gettime(clock, &t) != 0)
		return 0;
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static _Noreturn void be_lane(const heng_member *member, int socket,
			      const heng_limits *limits, unsigned off,
			      const sigset_t *signals, pid_t supervisor,
			      heng_lane_fn *work, void *userdata)
{
	heng_link link;
	int status;

	/* Interrupting a batch is the supervisor's business; a terminal
	 * sends it to all. */
	signal(SIGINT, SIG_IGN);
	sigprocmask(SIG_SETMASK, signals, NULL);
	heng_link_init(&link, socket, member->progress, limits, off,
		       supervisor);
	status = work(&link, userdata);
	heng_link_fini(&link);
	/* Not _exit: what looks for leaks does so on the way out. */
	exit(status);
}

/* Waits until it is certain that this process is watched. */
static bool is_wanted(int socket)
{
	char byte;
	ssize_t got;

	do {
		got = recv(socket, &byte, 1, 0);
	} while (got < 0 && errno == EINTR);
	return got == 1;
}

static bool want(int socket)
{
	ssize_t sent;

	do {
		sent = send(socket, "", 1, MSG_NOSIGNAL);
	} while (sent < 0 && errno == EINTR);
	return sent == 1;
}

static heng_rc fail_start(heng_error *error, int reason)
{
	if (reason == ENOMEM)
		return heng_fail_memory(error);
	return heng_fail(
	    error, HENG_EIO, "H6005", "无法启动评价进程（系统：%s）",
	    "no process can be started (system: %s)", strerror(reason));
}

heng_rc heng_member_start(heng_member *member, const heng_limits *limits,
			  unsigned off, const void *signals, heng_lane_fn *work,
			  void *userdata, heng_error *error)
{
	int pair[2] = {-1, -1}, reason;
	pid_t supervisor = getpid(), pid;

	if (!member->progress) {
		void *page = mmap(NULL, sizeof(*member->progress),
				  PROT_READ | PROT_WRITE,
				  MAP_SHARED | MAP_ANONYMOUS, -1, 0);

		if (page == MAP_FAILED)
			return heng_fail_memory(error);
		member->progress = page;
	}
	memset(member->progress, 0, sizeof(*member->progress));
	member->fall = (heng_fall){.cause = HENG_FALL_NONE};
	heng_buf_clear(&member->said);
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
		goto failed;
	pid = heng_fork();
	if (pid == 0) {
		close(pair[0]);
		if (!is_wanted(pair[1]))
			_exit(HENG_LANE_LOST);
		be_lane(member, pair[1], limits, off, signals, supervisor, work,
			userdata);
	}
	if (pid < 0)
		goto failed;
	member->pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
	if (member->pidfd < 0 || !want(pair[0])) {
		reason = errno;
		if (member->pidfd >= 0)
			close(member->pidfd);
		kill(pid, SIGKILL);
		while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
			;
		errno = reason;
		goto failed;
	}
	close(pair[1]);
	member->pid = pid;
	/* No host may find in its memory what a lane said before. */
	member->channel =
	    (heng_channel){.socket = pair[0], .in = {.is_private = true}};
	member->state = HENG_MEMBER_LOADING;
	member->serial = 0;
	member->since_wall = heng_wire_now();
	member->since_cpu = 0;
	return HENG_OK;
failed:
	reason = errno;
	if (pair[0] >= 0) {
		close(pair[0]);
		close(pair[1]);
	}
	return fail_start(error, reason);
}

bool heng_member_give(heng_member *member, heng_task *task)
{
	heng_buf body = {0};
	bool sent;

	member->fall.cause = HENG_FALL_WRONG;
	if (lseek(task->fd, 0, SEEK_SET) < 0)
		return false;
	heng_wire_put_i64(&body, (int64_t)task->index);
	heng_wire_put_u32(&body, task->folder >= 0);
	heng_wire_put_u32(&body, (uint32_t)task->n_known);
	heng_buf_put(&body, task->known, task->n_known * sizeof(*task->known));
	/* Otherwise it has no room for a dossier although it waits for one,
	 * or the dossier's descriptor is worth nothing. */
	member->fall.cause = body.failed ? HENG_FALL_MEMORY : HENG_FALL_WRONG;
	sent = !body.failed &&
	       heng_channel_send(&member->channel, HENG_MESSAGE_DOSSIER,
				 body.data, body.size, &task->fd, 1, false);
	heng_buf_fini(&body);
	if (!sent)
		return false;
	member->fall.cause = HENG_FALL_NONE;
	member->task = task;
	member->state = HENG_MEMBER_BUSY;
	member->task_cpu = cpu_of(member->pid);
	member->serial = UINT64_MAX;
	if (task->began == 0)
		task->began = heng_wire_now();
	task->tries++;
	return true;
}

void heng_member_dismiss(heng_member *member)
{
	if (member->state == HENG_MEMBER_OFF)
		return;
	member->state = HENG_MEMBER_LEAVING;
	(void)heng_channel_send(&member->channel, HENG_MESSAGE_BYE, NULL, 0,
				NULL, 0, false);
}

static bool exceeds(heng_member *member, int64_t used, int64_t limit,
		    const char *name)
{
	if (used < limit * 1000000)
		return false;
	member->fall.cause = HENG_FALL_LIMIT;
	member->fall.number = (int)limit;
	member->fall.limit = name;
	return true;
}

bool heng_member_is_late(heng_member *member, const heng_limits *limits)
{
	uint64_t serial = atomic_load(&member->progress->serial);
	uint32_t step = atomic_load(&member->progress->step);
	int64_t now = heng_wire_now(), cpu = cpu_of(member->pid);
	const heng_task *task = member->task;

	if (member->state != HENG_MEMBER_LOADING &&
	    member->state != HENG_MEMBER_BUSY)
		return false;
	if (task && (exceeds(member, now - task->began, limits->dossier_wall,
			     "dossier-wall") ||
		     exceeds(member, task->cpu + cpu - member->task_cpu,
			     limits->dossier_cpu, "dossier-cpu")))
		return true;
	if (serial != member->serial) {
		member->serial = serial;
		member->since_wall = now;
		member->since_cpu = cpu;
		return false;
	}
	now -= member->since_wall;
	cpu -= member->since_cpu;
	if (step == HENG_STEP_READING)
		return exceeds(member, now, limits->read_wall, "read-wall") ||
		       exceeds(member, cpu, limits->read_cpu, "read-cpu");
	if (member->state == HENG_MEMBER_LOADING)
		return exceeds(member, now, limits->load_wall, "load-wall");
	if (step == HENG_STEP_RULE)
		return exceeds(member, now, limits->rule_wall, "rule-wall") ||
		       exceeds(member, cpu, limits->rule_cpu, "rule-cpu");
	return false;
}

void heng_member_forgive(heng_member *member, int64_t ns)
{
	member->since_wall += ns;
	if (member->task)
		member->task->began += ns;
}

bool heng_member_has_ended(const heng_member *member)
{
	struct pollfd item = {.fd = member->pidfd, .events = POLLIN};
	int ready;

	do {
		ready = poll(&item, 1, END_GRACE);
	} while (ready < 0 && errno == EINTR);
	return ready > 0;
}

static void end_hosts(heng_member *member)
{
	for (size_t i = 0; i < member->n_hosts; i++)
		(void)heng_spawn_reap_here(member->hosts[i]);
	member->n_hosts = 0;
}

void heng_member_end(heng_member *member)
{
	int status = 0;
	pid_t got;

	if (member->state == HENG_MEMBER_OFF)
		return;
	if (member->task)
		member->task->cpu += cpu_of(member->pid) - member->task_cpu;
	/* Not collected yet, so the number is still its own. */
	kill(-member->pid, SIGKILL);
	kill(member->pid, SIGKILL);
	do {
		got = waitpid(member->pid, &status, 0);
	} while (got < 0 && errno == EINTR);
	heng_fall_note(&member->fall, member->progress);
	if (member->fall.cause == HENG_FALL_NONE && got == member->pid) {
		bool by_signal = WIFSIGNALED(status);

		member->fall.cause =
		    by_signal ? HENG_FALL_SIGNAL : HENG_FALL_EXIT;
		member->fall.number =
		    by_signal ? WTERMSIG(status) : WEXITSTATUS(status);
		if (!by_signal && member->fall.number == HENG_LANE_NO_MEMORY)
			member->fall.cause = HENG_FALL_MEMORY;
	}
	end_hosts(member);
	free(member->hosts);
	member->hosts = NULL;
	member->cap_hosts = 0;
	for (size_t i = 0; i < member->n_files; i++)
		free(member->files[i]);
	free(member->files);
	member->files = NULL;
	member->n_files = member->cap_files = 0;
	close(member->pidfd);
	close(member->channel.socket);
	heng_channel_fini(&member->channel);
	member->state = HENG_MEMBER_OFF;
}

void heng_member_fini(heng_member *member)
{
	heng_member_end(member);
	heng_buf_fini(&member->said);
	if (member->progress)
		munmap(member->progress, sizeof(*member->progress));
	member->progress = NULL;
}

/*
 * Whether a host may be started of this file. A lane that has seen a dossier
 * may be anybody's: it gets only what it named before.
 */
static heng_rc admit_file(heng_member *member, const char *file)
{
	char **grown, *copy;

	for (size_t i = 0; i < member->n_files; i++) {
		if (strcmp(member->files[i], file) == 0)
			return HENG_OK;
	}
	if (member->state != HENG_MEMBER_LOADING)
		return HENG_EIO;
	grown = heng_array_grow(member->files, member->n_files,
				&member->cap_files, sizeof(*grown));
	if (grown)
		member->files = grown;
	copy = grown ? strdup(file) : NULL;
	if (copy)
		member->files[member->n_files++] = copy;
	return copy ? HENG_OK : HENG_ENOMEM;
}

static heng_rc start_host(heng_member *member, const char *file,
			  const heng_native *native, heng_spawned *out)
{
	pid_t *grown = heng_array_grow(member->hosts, member->n_hosts,
				       &member->cap_hosts, sizeof(*grown));
	heng_error error;
	heng_rc rc;

	if (!grown)
		return HENG_ENOMEM;
	member->hosts = grown;
	rc = member->n_hosts == HOSTS_MAX ? HENG_EIO : admit_file(member, file);
	if (rc != HENG_OK)
		return rc;
	rc = heng_spawn_here(native, file, out, &error);
	if (rc == HENG_OK)
		member->hosts[member->n_hosts++] = out->pid;
	return rc;
}

static bool spawn(heng_member *member, const heng_message *message,
		  const heng_native *native)
{
	char *file = strndup(message->body, message->size);
	heng_spawned spawned;
	heng_rc rc =
	    file ? start_host(member, file, native, &spawned) : HENG_ENOMEM;
	int64_t body[2] = {rc == HENG_OK ? spawned.pid : 0, rc};
	int fds[HENG_CHANNEL_FDS_MAX];
	size_t n_fds = 0;

	if (rc == HENG_OK) {
		fds[n_fds++] = spawned.pidfd;
		fds[n_fds++] = spawned.socket;
		fds[n_fds++] = spawned.output;
		fds[n_fds++] = spawned.slot;
	}
	bool sent = heng_channel_send(&member->channel, HENG_MESSAGE_SPAWNED,
				      body, sizeof(body), fds, n_fds, false);
	for (size_t i = 0; i < n_fds; i++)
		close(fds[i]);
	free(file);
	return sent;
}

static bool tell_reaped(heng_member *member, int64_t status)
{
	return heng_channel_send(&member->channel, HENG_MESSAGE_REAPED, &status,
				 sizeof(status), NULL, 0, false);
}

static bool reap(heng_member *member, int64_t pid)
{
	for (size_t i = 0; i < member->n_hosts; i++) {
		if (member->hosts[i] != pid)
			continue;
		int status = heng_spawn_reap_here((pid_t)pid);

		member->hosts[i] = member->hosts[--member->n_hosts];
		return tell_reaped(member, status);
	}
	return tell_reaped(member, -1);
}

/* The texts of a message, each with its NUL. False: it is none of that. */
static bool next_text(const heng_message *message, size_t *at,
		      const char **text)
{
	*text = message->body + *at;
	*at += strnlen(*text, message->size - *at) + 1;
	return *at <= message->size;
}

/* Opens what a dossier names; of what cannot be opened, why. */
static bool open_files(heng_member *member, const heng_message *message)
{
	int folder = member->task ? member->task->folder : -1;
	int64_t reasons[HENG_CHANNEL_FDS_MAX];
	int fds[HENG_CHANNEL_FDS_MAX];
	size_t n = 0, n_fds = 0, at = 0;
	bool sound = true;

	while (sound && at < message->size) {
		const char *href;

		sound =
		    n < HENG_CHANNEL_FDS_MAX && next_text(message, &at, &href);
		if (!sound)
			break;
		int fd = heng_attachment_open_beneath(folder, href);

		reasons[n++] = fd < 0 ? -fd : 0;
		if (fd >= 0)
			fds[n_fds++] = fd;
	}
	if (sound)
		sound = heng_channel_send(&member->channel, HENG_MESSAGE_OPENED,
					  reasons, n * sizeof(*reasons), fds,
					  n_fds, false);
	for (size_t i = 0; i < n_fds; i++)
		close(fds[i]);
	return sound;
}

bool heng_member_serve(heng_member *member, const heng_message *message,
		       const heng_native *native)
{
	int64_t number;
	heng_known known;

	switch (message->type) {
	case HENG_MESSAGE_SPAWN:
		return spawn(member, message, native);
	case HENG_MESSAGE_REAP:
		if (message->size != sizeof(number))
			return false;
		memcpy(&number, message->body, sizeof(number));
		return reap(member, number);
	case HENG_MESSAGE_OPEN:
		return open_files(member, message);
	case HENG_MESSAGE_FAULT:
		if (message->size != sizeof(known))
			return false;
		memcpy(&known, message->body, sizeof(known));
		return member->task && heng_task_note(member->task, &known);
	default:
		return false;
	}
}
