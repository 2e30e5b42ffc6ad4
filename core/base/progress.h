/* Progress: what a process is on, for whoever watches it from outside. */
#ifndef HENG_BASE_PROGRESS_H
#define HENG_BASE_PROGRESS_H

#include <stdatomic.h>
#include <stdint.h>

typedef enum heng_step {
	HENG_STEP_IDLE,
	HENG_STEP_LOADING, /* policies, profiles, plugins, panels */
	HENG_STEP_READING, /* a document */
	HENG_STEP_PLUGINS,
	HENG_STEP_RULE,	   /* item: index in the plan */
	HENG_STEP_WRITING, /* score, verdict, report */
} heng_step;

enum { HENG_PROGRESS_TEXT_MAX = 256 };

/*
 * Lies in memory that both share. The watcher believes only that its owner
 * stands still and what of its own it stands at: a watched process can
 * incriminate nobody else.
 */
typedef struct heng_progress {
	_Atomic uint64_t serial; /* changes with every step */
	_Atomic uint32_t step;
	_Atomic uint32_t item;
	char what[HENG_PROGRESS_TEXT_MAX]; /* a file's name, for messages */
} heng_progress;

/* Steps on. `progress` may be NULL; `what` NULL keeps the text. */
void heng_progress_step(heng_progress *progress, heng_step step, uint32_t item,
			const char *what);

#endif
