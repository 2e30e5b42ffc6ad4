/* News: waits until a lane, its process or a signal has something to say. */
#ifndef HENG_LANES_NEWS_H
#define HENG_LANES_NEWS_H

#include <poll.h>
#include <signal.h>

#include "core/lanes/member.h"

typedef struct heng_news {
	struct pollfd *polled; /* signals, then two of each member */
	size_t n_members;
	int signals;	 /* descriptor; -1: not open */
	sigset_t before; /* the mask that new processes start with */
} heng_news;

/* Holds back SIGINT, SIGTERM and SIGHUP from now on, and makes room for so
 * many members. HENG_EIO, HENG_ENOMEM. */
heng_rc heng_news_open(heng_news *news, size_t n_members, heng_error *error);

/* Gives signals their way again. */
void heng_news_close(heng_news *news);

/* Waits up to `ms`. False: nobody has said anything. */
bool heng_news_wait(heng_news *news, const heng_member *members, int ms);

/* The next signal that has come, or 0. */
int heng_news_signal(const heng_news *news);

/* Whether the member has said something or has ended; and whether the
 * second. */
bool heng_news_of(const heng_news *news, size_t member, bool *ended);

#endif
