/* The lookout: notices whether somebody reads a file or connects to a port. */
#ifndef HENG_TESTS_LOOKOUT_H
#define HENG_TESTS_LOOKOUT_H

#include <stdbool.h>

typedef struct lookout {
	int files;    /* inotify on the canary, a file that nobody may open */
	int listener; /* on a port of the loopback address */
	unsigned port;
} lookout;

/* Makes the canary at `path` and listens; false with a message if it cannot. */
bool lookout_open(lookout *look, const char *path);
void lookout_close(lookout *look);

/* Whether it happened since the last time. */
bool lookout_has_read(lookout *look);
bool lookout_has_connected(lookout *look);

#endif
