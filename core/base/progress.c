/* Progress: what a process is on, for whoever watches it from outside. */
#include "core/base/progress.h"

#include <string.h>

void heng_progress_step(heng_progress *progress, heng_step step, uint32_t item,
			const char *what)
{
	if (!progress)
		return;
	if (what) {
		size_t n = strlen(what);

		if (n >= sizeof(progress->what))
			n = sizeof(progress->what) - 1;
		memcpy(progress->what, what, n);
		progress->what[n] = 0;
	}
	atomic_store_explicit(&progress->item, item, memory_order_relaxed);
	atomic_store_explicit(&progress->step, step, memory_order_relaxed);
	atomic_fetch_add_explicit(&progress->serial, 1, memory_order_release);
}
