/* Pace: whether it pays to look again before going to sleep. */
#ifndef HENG_NATIVE_PACE_H
#define HENG_NATIVE_PACE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Waking an idle processor costs more than most calls of a plugin take. Who
 * was answered at once last time therefore looks a moment longer before it
 * sleeps, and leaves the processor to whoever else wants it meanwhile.
 */
typedef struct heng_pace {
	bool is_quick; /* last time it was worth it */
	int64_t from;  /* when the present wait began, in nanoseconds */
} heng_pace;

void heng_pace_begin(heng_pace *pace, int64_t now);

/* Whether to look once more without sleeping. */
bool heng_pace_again(const heng_pace *pace);

/* What was waited for is there. */
void heng_pace_end(heng_pace *pace);

#endif
