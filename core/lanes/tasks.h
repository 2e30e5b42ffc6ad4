/* Tasks: the dossiers of a batch that are still to be assessed. */
#ifndef HENG_LANES_TASKS_H
#define HENG_LANES_TASKS_H

#include "core/lanes/supervisor.h"

/* Zero-initialise but for `what`. */
typedef struct heng_tasks {
	const heng_supervision *what;
	size_t begun;	    /* dossiers taken from the batch */
	heng_task *waiting; /* for another try; the newest last */
} heng_tasks;

typedef enum heng_task_fate {
	HENG_TASK_AGAIN,
	HENG_TASK_LOST,
} heng_task_fate;

/* Whether there is another one. */
bool heng_tasks_left(const heng_tasks *tasks);

/* The next one, opened; NULL: there is none. Dossiers that cannot be opened
 * are passed over: `open` has said so. */
heng_task *heng_tasks_next(heng_tasks *tasks);

/* Puts one back for another try. */
void heng_tasks_put(heng_tasks *tasks, heng_task *task);

/*
 * What becomes of a task whose lane fell. A crash is tried again once; where
 * it crashes again, or where a limit was reached, what it was in is noted so
 * that it is not run any more. Without anything to blame the task is lost.
 */
heng_task_fate heng_task_after(heng_task *task, const heng_fall *fall);

/* Notes a fault that is not to be met again; false: no room. */
bool heng_task_note(heng_task *task, const heng_known *known);

void heng_task_free(heng_task *task);
void heng_tasks_fini(heng_tasks *tasks);

#endif
