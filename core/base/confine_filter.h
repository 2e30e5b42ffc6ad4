/* System-call filters as programs of the kernel; see make_filters.c. */
#ifndef HENG_BASE_CONFINE_FILTER_H
#define HENG_BASE_CONFINE_FILTER_H

#include <linux/filter.h>
#include <stddef.h>

enum { HENG_FILTER_MAX = 1024 }; /* instructions; the kernel takes 4096 */

typedef struct heng_filter {
	const struct sock_filter *code;
	size_t size; /* instructions */
} heng_filter;

/*
 * Filters only ever add up, the strictest answer holds. `lane` and `host`
 * list what is allowed from the first moment on; `final` takes away what
 * only loading needed.
 */
extern const heng_filter heng_filter_lane, heng_filter_host, heng_filter_final;

#endif
