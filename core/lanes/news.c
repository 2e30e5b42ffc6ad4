/* News: waits until a lane, its process or a signal has something to say. */
#include "core/lanes/news.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

enum { SOCKET, PROCESS, MEMBER_FDS };

static struct pollfd *fds_of(const heng_news *news, size_t member)
{
	return &news->polled[1 + MEMBER_FDS * member];
}

heng_rc heng_news_open(heng_news *news, size_t n_members, heng_error *error)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	sigprocmask(SIG_BLOCK, &set, &news->before);
	news->n_members = n_members;
	news->polled =
	    calloc(1 + MEMBER_FDS * n_members, sizeof(*news->polled));
	news->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	if (!news->polled || (news->signals < 0 && errno == ENOMEM))
		return heng_fail_memory(error);
	if (news->signals < 0)
		return heng_fail(
		    error, HENG_EIO, "H6005", "无法启动评价进程（系统：%s）",
		    "no process can be started (system: %s)", strerror(errno));
	return HENG_OK;
}

void heng_news_close(heng_news *news)
{
	free(news->polled);
	news->polled = NULL;
	if (news->signals >= 0)
		close(news->signals);
	news->signals = -1;
	sigprocmask(SIG_SETMASK, &news->before, NULL);
}

/* Without poll, for want of memory, everybody is asked in turn. */
static void look_blindly(heng_news *news, int ms)
{
	struct timespec moment = {.tv_nsec = ms * 1000000L};

	news->polled[0].revents = POLLIN;
	for (size_t i = 0; i < news->n_members; i++) {
		struct pollfd *fds = fds_of(news, i);

		fds[SOCKET].revents = fds[SOCKET].fd >= 0 ? POLLIN : 0;
		fds[PROCESS].revents = 0;
	}
	nanosleep(&moment, NULL);
}

bool heng_news_wait(heng_news *news, const heng_member *members, int ms)
{
	size_t n = 1 + MEMBER_FDS * news->n_members;
	int ready;

	news->polled[0] =
	    (struct pollfd){.fd = news->signals, .events = POLLIN};
	for (size_t i = 0; i < news->n_members; i++) {
		bool off = members[i].state == HENG_MEMBER_OFF;
		struct pollfd *fds = fds_of(news, i);

		fds[SOCKET] =
		    (struct pollfd){.fd = off ? -1 : members[i].channel.socket,
				    .events = POLLIN};
		fds[PROCESS] = (struct pollfd){
		    .fd = off ? -1 : members[i].pidfd, .events = POLLIN};
	}
	ready = poll(news->polled, n, ms);
	if (ready < 0 && errno != EINTR)
		look_blindly(news, ms);
	return ready > 0;
}

int heng_news_signal(const heng_news *news)
{
	struct signalfd_siginfo info;

	if (!news->polled[0].revents ||
	    read(news->signals, &info, sizeof(info)) != sizeof(info))
		return 0;
	return (int)info.ssi_signo;
}

bool heng_news_of(const heng_news *news, size_t member, bool *ended)
{
	const struct pollfd *fds = fds_of(news, member);

	*ended = fds[PROCESS].revents != 0;
	return fds[SOCKET].revents || *ended;
}
