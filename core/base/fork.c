/* Fork: one process more, where there is no room for it a little later. */
#include "core/base/fork.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

enum { TRIES = 50 };

pid_t heng_fork(void)
{
	const struct timespec pause = {.tv_nsec = 10000000};

	for (int i = 1;; i++) {
		pid_t pid = fork();

		if (pid >= 0 || errno != EAGAIN || i == TRIES)
			return pid;
		nanosleep(&pause, NULL);
	}
}
