/* Staged group: files that are brought to the disk together, bit by bit. */
#ifndef HENG_BASE_STAGED_GROUP_H
#define HENG_BASE_STAGED_GROUP_H

#include "core/base/staged.h"

enum {
	/* Files from which on the disk is not kept waiting any longer. */
	HENG_GROUP_READY = 32,
	/* Files that may wait; each holds two descriptors. */
	HENG_GROUP_MAX = 64,
};

typedef struct heng_group_item {
	heng_staged staged;
	size_t number; /* the caller's */
	bool failed;   /* and that was told */
} heng_group_item;

/*
 * Bringing several files to the disk at once costs little more than one, so
 * they are kept until there are enough. Zero-initialise but for the last two.
 */
typedef struct heng_group {
	heng_group_item items[HENG_GROUP_MAX];
	size_t n, n_placed;
	bool draining; /* has begun; it goes on to the end */
	/* Told once of each file: it is durable, or why it is not there. */
	void (*settled)(size_t number, const heng_error *error, void *userdata);
	void *userdata;
} heng_group;

/* Adds a file that has to be written; the bytes are not kept. On failure
 * `settled` is not called for it. */
heng_rc heng_group_add(heng_group *group, size_t number, const char *path,
		       const void *bytes, size_t size, heng_error *error);

/* Does one piece of the work, if there is enough of it or if `now` says to
 * begin all the same. Returns whether it has begun and has not ended. */
bool heng_group_step(heng_group *group, bool now);

/* Does all of it. */
void heng_group_settle(heng_group *group);

#endif
