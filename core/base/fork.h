/* Fork: one process more, where there is no room for it a little later. */
#ifndef HENG_BASE_FORK_H
#define HENG_BASE_FORK_H

#include <sys/types.h>

/*
 * As fork(). Where the system has no process to spare it tries for half a
 * second: a plugin whose threads fill the table is ended by its deadline, and
 * others must not pay for it.
 */
pid_t heng_fork(void);

#endif
