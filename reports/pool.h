/* A pool: all that a foreign library allocates for one job, gone at once. */
#ifndef HENG_REPORTS_POOL_H
#define HENG_REPORTS_POOL_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * libxslt and the trees of libxml2 do not survive an allocation that fails,
 * nor do they know a bound. Between heng_pool_open and heng_pool_close both
 * allocate here, from few large pieces. Where there is no more to be had,
 * nothing returns: control goes back to `out`, and closing frees every byte
 * of the job, so that it does not matter where it stood.
 *
 *	heng_pool_open(&pool, bytes);
 *	if (setjmp(pool.out) == 0)
 *		... the job ...
 *	heng_pool_close(&pool);
 *
 * One job at a time and one thread. What libxml2 keeps between jobs has to
 * be there before (heng_pool_open sees to it), since the job's memory is no
 * more afterwards.
 */
enum { HENG_POOL_CLASSES = 128 };

typedef struct heng_pool {
	jmp_buf out;
	size_t max;   /* bytes of all pieces */
	size_t total; /* bytes of the pieces there are */
	size_t live;  /* blocks that are in use */
	bool is_over; /* `max` stood against it; otherwise the system did */
	void *pieces;
	char *next, *end; /* free in the newest piece */
	void *free[HENG_POOL_CLASSES];
} heng_pool;

void heng_pool_open(heng_pool *pool, size_t max);
void heng_pool_close(heng_pool *pool);

#endif
