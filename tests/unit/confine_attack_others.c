/* Attacks on other processes, and by starting some. */
#include "tests/unit/confine_attack.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static confine_end child_ran(pid_t child)
{
	int status;

	if (child < 0)
		return confine_refused();
	return confine_if(waitpid(child, &status, 0) == child &&
			  WIFEXITED(status) && WEXITSTATUS(status) == 7);
}

confine_end attack_fork(void)
{
	pid_t child = fork();

	if (child == 0)
		_exit(7);
	return child_ran(child);
}

confine_end attack_vfork(void)
{
	pid_t child = vfork();

	if (child == 0)
		_exit(7);
	return child_ran(child);
}

confine_end attack_clone(void)
{
	pid_t child = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);

	if (child == 0)
		_exit(7);
	return child_ran(child);
}

confine_end attack_clone3(void)
{
	struct clone_args how = {.exit_signal = SIGCHLD};
	pid_t child = (pid_t)syscall(SYS_clone3, &how, sizeof(how));

	if (child == 0)
		_exit(7);
	return child_ran(child);
}

/* A thread in name, with a world of its own. */
confine_end attack_namespace(void)
{
	return confine_if(unshare(CLONE_NEWUSER) == 0 ||
			  unshare(CLONE_NEWNS) == 0);
}

confine_end attack_exec(void)
{
	static char *const no_arguments[] = {"true", NULL};

	/* Status 0 is CONFINE_WORKED. */
	execve("/bin/true", no_arguments, no_arguments + 1);
	return confine_refused();
}

confine_end attack_trace(void)
{
	/* Somebody is looking already. */
	return ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0 ? CONFINE_WORKED
							  : CONFINE_CANNOT;
}

/* Its own memory, which every system allows to be read. */
confine_end attack_peek(void)
{
	char from[] = "memory", to[sizeof(from)];
	struct iovec local = {to, sizeof(to)}, remote = {from, sizeof(from)};

	return confine_if(process_vm_readv(getpid(), &local, 1, &remote, 1,
					   0) == sizeof(from));
}

confine_end attack_kill(void)
{
	return confine_if(kill(scene.victim, SIGKILL) == 0);
}

confine_end attack_kill_all(void)
{
	return confine_if(kill(-scene.victim, SIGKILL) == 0);
}

confine_end attack_tgkill(void)
{
	return confine_if(
	    syscall(SYS_tgkill, scene.victim, scene.victim, SIGKILL) == 0);
}

confine_end attack_tkill(void)
{
	return confine_if(syscall(SYS_tkill, scene.victim, SIGKILL) == 0);
}

confine_end attack_queue(void)
{
	return confine_if(sigqueue(scene.victim, SIGKILL,
				   (union sigval){.sival_int = 1}) == 0);
}

confine_end attack_pidfd(void)
{
	int fd = (int)syscall(SYS_pidfd_open, scene.victim, 0);

	return confine_if(
	    syscall(SYS_pidfd_send_signal, fd, SIGKILL, NULL, 0) == 0);
}

/* The kernel is asked to send a signal when a socket can be read. */
confine_end attack_owner(void)
{
	int flags = fcntl(scene.kept, F_GETFL);

	if (fcntl(scene.kept, F_SETOWN, scene.victim) < 0 ||
	    fcntl(scene.kept, F_SETSIG, SIGKILL) < 0 ||
	    fcntl(scene.kept, F_SETFL, flags | O_ASYNC) < 0)
		return confine_refused();
	return confine_if(write(scene.other, "x", 1) == 1);
}

/* What is killed by its group survives if it leaves that. */
confine_end attack_session(void)
{
	return confine_if(setsid() > 0);
}

static void *count(void *number)
{
	++*(int *)number;
	return NULL;
}

/* No attack in a plugin. */
confine_end attack_thread(void)
{
	pthread_t thread;
	int number = 0, failure = pthread_create(&thread, NULL, count, &number);

	if (failure != 0) {
		errno = failure;
		return confine_refused();
	}
	pthread_join(thread, NULL);
	return confine_if(number == 1);
}
