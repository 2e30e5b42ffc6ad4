/* A split: Hamilton's method within each dimension, ties by rule id. */
#include "core/assess/split.h"

#include <stdlib.h>
#include <string.h>

#include "core/assess/standing.h"
#include "core/base/fixed.h"

/* Results come sorted as a rule; then this looks at each once. */
static void insert_by_id(size_t *index, size_t n, const heng_result *results,
			 size_t added)
{
	while (n > 0 && strcmp(results[index[n - 1]].rule->id,
			       results[added].rule->id) > 0) {
		index[n] = index[n - 1];
		n--;
	}
	index[n] = added;
}

heng_rc heng_split_init(heng_split *split, const heng_result *results, size_t n,
			heng_error *error)
{
	size_t each = 2 * sizeof(int64_t) + 2 * sizeof(size_t);
	size_t count = 0;
	char *block;

	*split = (heng_split){0};
	/* One block: this runs twice per dossier. */
	block = n < SIZE_MAX / each ? malloc(n * each + 1) : NULL;
	if (!block)
		return heng_fail_memory(error);
	split->quota = (int64_t *)(void *)block;
	split->part = split->quota + n;
	split->index = (size_t *)(void *)(split->part + n);
	split->order = split->index + n;
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		split->start[d] = count;
		for (size_t i = 0; i < n; i++) {
			if ((int)results[i].rule->dimension != d ||
			    !heng_result_counts(&results[i]))
				continue;
			insert_by_id(split->index + split->start[d],
				     count - split->start[d], results, i);
			count++;
		}
	}
	split->start[HENG_DIMENSIONS] = count;
	return HENG_OK;
}

void heng_split_share(heng_split *split, const int64_t amount[HENG_DIMENSIONS])
{
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		size_t start = split->start[d];

		heng_apportion(amount[d], split->quota + start,
			       split->start[d + 1] - start, split->part + start,
			       split->order);
	}
}

void heng_split_fini(heng_split *split)
{
	if (!split)
		return;
	free(split->quota);
	*split = (heng_split){0};
}
