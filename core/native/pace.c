/* Pace: whether it pays to look again before going to sleep. */
#include "core/native/pace.h"

#include <sched.h>

#include "core/native/wire.h"

/* Nanoseconds. A wake-up of an idle processor has been seen to cost 35
 * microseconds; whoever slept knows only after it that it was quick. */
enum { PATIENCE = 50000, QUICK = 150000 };

void heng_pace_begin(heng_pace *pace, int64_t now)
{
	pace->from = now;
}

bool heng_pace_again(const heng_pace *pace)
{
	if (!pace->is_quick || heng_wire_now() - pace->from > PATIENCE)
		return false;
	sched_yield();
	return true;
}

void heng_pace_end(heng_pace *pace)
{
	pace->is_quick = heng_wire_now() - pace->from < QUICK;
}
