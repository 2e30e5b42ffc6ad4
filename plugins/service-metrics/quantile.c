/* A percentile of any number of values, at flat memory. */
#include "plugins/service-metrics/quantile.h"

#include <string.h>

void quantile_begin(struct quantile *quantile)
{
	quantile->low = INT64_MAX;
	quantile->high = INT64_MIN;
	quantile->n = quantile->below = quantile->width = 0;
	quantile->known = false;
}

void quantile_take(struct quantile *quantile, int64_t value)
{
	if (quantile->width == 0) {
		quantile->n++;
		if (value < quantile->low)
			quantile->low = value;
		if (value > quantile->high)
			quantile->high = value;
	} else if (value >= quantile->low && value <= quantile->high) {
		uint64_t off = (uint64_t)value - (uint64_t)quantile->low;

		quantile->bins[off / quantile->width]++;
	}
}

/* Goes on into the bin that the rank lies in. */
static void narrow(struct quantile *quantile)
{
	uint64_t low = (uint64_t)quantile->low, high;
	size_t i = 0;

	while (quantile->below + quantile->bins[i] < quantile->rank)
		quantile->below += quantile->bins[i++];
	low += i * quantile->width;
	high = low + (quantile->width - 1);
	/* The last bin may reach beyond what there is. */
	if (high - low > (uint64_t)quantile->high - low)
		high = (uint64_t)quantile->high;
	quantile->low = (int64_t)low;
	quantile->high = (int64_t)high;
}

bool quantile_again(struct quantile *quantile, unsigned percent)
{
	if (quantile->width == 0)
		quantile->rank = quantile->n / 100 * percent +
				 (quantile->n % 100 * percent + 99) / 100;
	else
		narrow(quantile);
	if (quantile->low == quantile->high) {
		quantile->known = true;
		return false;
	}
	quantile->width = ((uint64_t)quantile->high - (uint64_t)quantile->low) /
			      QUANTILE_BINS +
			  1;
	memset(quantile->bins, 0, sizeof(quantile->bins));
	return true;
}
