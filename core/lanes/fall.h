/* Fall: how a lane's process ended that was not meant to, in words. */
#ifndef HENG_LANES_FALL_H
#define HENG_LANES_FALL_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/base/progress.h"

typedef enum heng_fall_cause {
	HENG_FALL_NONE,
	HENG_FALL_SIGNAL, /* number: the signal */
	HENG_FALL_EXIT,	  /* number: the status it ended itself with */
	HENG_FALL_WRONG,  /* it sent what is no message */
	HENG_FALL_MEMORY, /* there was none for it, or to hear it */
	HENG_FALL_LIMIT,  /* number: milliseconds; limit: its name */
} heng_fall_cause;

typedef struct heng_fall {
	heng_fall_cause cause;
	int number;
	const char *limit; /* as --limit knows it */
	uint32_t step;	   /* a heng_step: what it was on */
	uint32_t item;
	char what[HENG_PROGRESS_TEXT_MAX]; /* made safe to print */
} heng_fall;

/* Notes what the process was on. It wrote that itself: nothing in it is
 * believed to be text. */
void heng_fall_note(heng_fall *fall, const heng_progress *progress);

/* "was killed by signal 11 (segmentation fault)", as the rest of a sentence
 * about a process. */
void heng_fall_describe(const heng_fall *fall, char zh[160], char en[160]);

/* Why the dossier `name` was not assessed. */
void heng_fall_dossier(const heng_fall *fall, const char *name, bool again,
		       heng_error *error);

/* Why nothing could be loaded, or a command (`name`) did not end. */
void heng_fall_command(const heng_fall *fall, const char *name,
		       heng_error *error);

/* Lanes that load different things must not share a batch. */
void heng_fall_changed(heng_error *error);

#endif
