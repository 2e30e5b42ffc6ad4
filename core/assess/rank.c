/* A rank: the places that one of many can take, whatever is still open. */
#include "core/assess/rank.h"

#include <stdbool.h>

/* Whether the one end is better than the other. */
static bool is_better(int outcome, int32_t score, int than, int32_t than_score)
{
	return outcome != than ? outcome < than : score > than_score;
}

static bool is_settled(const heng_contender *c)
{
	return c->best == c->worst && c->low == c->high;
}

void heng_rank(heng_contender *contenders, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		heng_contender *own = &contenders[i];

		own->first = own->last = 1;
		own->tied = 0;
		for (size_t k = 0; k < n; k++) {
			const heng_contender *other = &contenders[k];

			if (k == i)
				continue;
			own->first += is_better(other->worst, other->low,
						own->best, own->high);
			own->last += is_better(other->best, other->high,
					       own->worst, own->low);
			own->tied += is_settled(own) && is_settled(other) &&
				     own->best == other->best &&
				     own->low == other->low;
		}
	}
}
