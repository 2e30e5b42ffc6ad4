/* Tasks: the dossiers of a batch that are still to be assessed. */
#include "core/lanes/tasks.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/mem.h"
#include "core/native/plugins.h"

bool heng_tasks_left(const heng_tasks *tasks)
{
	return tasks->waiting || tasks->begun < tasks->what->n_dossiers;
}

static heng_task *lose(heng_tasks *tasks, size_t index)
{
	heng_error error;

	heng_fail_memory(&error);
	heng_error_at(&error, tasks->what->name(index, tasks->what->userdata),
		      0, 0, 0);
	tasks->what->lost(index, &error, tasks->what->userdata);
	return NULL;
}

static heng_task *open_next(heng_tasks *tasks)
{
	const heng_supervision *what = tasks->what;
	size_t index = tasks->begun++;
	heng_task *task = calloc(1, sizeof(*task));

	if (!task)
		return lose(tasks, index);
	task->index = index;
	task->folder = -1;
	task->fd = what->open(index, &task->folder, what->userdata);
	if (task->fd >= 0)
		return task;
	heng_task_free(task);
	return NULL;
}

heng_task *heng_tasks_next(heng_tasks *tasks)
{
	heng_task *task = tasks->waiting;

	if (task) {
		tasks->waiting = task->next;
		task->next = NULL;
		return task;
	}
	while (!task && tasks->begun < tasks->what->n_dossiers)
		task = open_next(tasks);
	return task;
}

void heng_tasks_put(heng_tasks *tasks, heng_task *task)
{
	heng_task **end = &tasks->waiting;

	while (*end)
		end = &(*end)->next;
	*end = task;
}

bool heng_task_note(heng_task *task, const heng_known *known)
{
	heng_known *grown;

	if (task->n_known >= HENG_KNOWN_MAX)
		return false;
	grown = heng_array_grow(task->known, task->n_known, &task->cap_known,
				sizeof(*grown));
	if (!grown)
		return false;
	task->known = grown;
	task->known[task->n_known++] = *known;
	return true;
}

static heng_known as_known(const heng_fall *fall)
{
	heng_known known = {
	    .host = HENG_KNOWN_POLICY,
	    .item = fall->item,
	    .cause = HENG_CAUSE_GARBAGE,
	    .number = fall->number,
	};

	switch (fall->cause) {
	case HENG_FALL_SIGNAL:
		known.cause = HENG_CAUSE_SIGNAL;
		break;
	case HENG_FALL_EXIT:
		known.cause = HENG_CAUSE_EXIT;
		break;
	case HENG_FALL_LIMIT:
		known.cause = strcmp(fall->limit, "rule-cpu") == 0
				  ? HENG_CAUSE_CPU
				  : HENG_CAUSE_WALL;
		break;
	case HENG_FALL_MEMORY:
		known.cause = HENG_CAUSE_MEMORY;
		break;
	case HENG_FALL_NONE:
	case HENG_FALL_WRONG:
		break;
	}
	return known;
}

heng_task_fate heng_task_after(heng_task *task, const heng_fall *fall)
{
	bool late = fall->cause == HENG_FALL_LIMIT;
	heng_known known = as_known(fall);

	if (task->tries >= HENG_TRIES_MAX)
		return HENG_TASK_LOST;
	if (!late && !task->crashed) {
		task->crashed = true;
		return HENG_TASK_AGAIN;
	}
	/* The time of the whole dossier is over whatever it was on. */
	if (fall->step != HENG_STEP_RULE ||
	    (late && strncmp(fall->limit, "rule-", 5) != 0))
		return HENG_TASK_LOST;
	task->crashed = false;
	return heng_task_note(task, &known) ? HENG_TASK_AGAIN : HENG_TASK_LOST;
}

void heng_task_free(heng_task *task)
{
	if (!task)
		return;
	if (task->fd >= 0)
		close(task->fd);
	if (task->folder >= 0)
		close(task->folder);
	free(task->known);
	free(task);
}

void heng_tasks_fini(heng_tasks *tasks)
{
	while (tasks->waiting) {
		heng_task *task = tasks->waiting;

		tasks->waiting = task->next;
		heng_task_free(task);
	}
}
