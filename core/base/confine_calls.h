/* System calls by what they are good for; see make_filters.c. */
#ifndef HENG_BASE_CONFINE_CALLS_H
#define HENG_BASE_CONFINE_CALLS_H

#include <limits.h>

/* Lists of libseccomp's numbers. What is on none of them is unknown to who
 * is confined (ENOSYS). */
enum { HENG_CALLS_END = INT_MIN };

/* Stands in a filter for the number of the process that installs it, which
 * no process has. */
enum { HENG_CALLS_SELF = 0x5afe1d };

/* What every program needs and what touches nobody else. */
extern const int heng_calls_plain[];
/* Lanes alone: files without a name, for images and reports. */
extern const int heng_calls_lane[];
/* Names looked up and folders listed: while loading. Those of look_at also
 * serve a descriptor (AT_EMPTY_PATH). */
extern const int heng_calls_look[];
extern const int heng_calls_look_at[];
/* Names made, removed and changed: refused as if the rights were missing. */
extern const int heng_calls_change[];
/* What no honest policy, parser or plugin does: ends the process, so that
 * the attempt is seen and named. */
extern const int heng_calls_kill[];

#endif
