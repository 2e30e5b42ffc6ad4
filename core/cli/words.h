/* Words: what is said to the user, by whoever, and however slowly it is read.
 */
#ifndef HENG_CLI_WORDS_H
#define HENG_CLI_WORDS_H

#include <stdbool.h>

#include "core/base/buf.h"
#include "core/base/error.h"

/* Appends text that a lane gives, so that a lane that an attack has taken
 * over can do no more on a terminal than write. */
void heng_words_keep(heng_buf *out, const heng_buf *text);

typedef struct heng_words {
	int signals;  /* of its own; -1: not yet open */
	bool hurried; /* the end is near: who does not read misses it */
} heng_words;

void heng_words_fini(heng_words *words);

/*
 * Writes all of a text. Where nobody takes it and a signal asks for the end,
 * which the caller keeps blocked, it gives up: HENG_EIO.
 */
heng_rc heng_words_write(heng_words *words, int fd, const char *name,
			 const heng_buf *text, heng_error *error);

#endif
