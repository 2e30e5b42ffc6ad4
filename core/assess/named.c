/* Named rules: looked up once, where many standings are judged. */
#include "core/assess/named.h"

#include "core/assess/standing.h"

const size_t *const *heng_named_find(const heng_profile *profile,
				     const heng_result *results, size_t n,
				     int from, int to, heng_arena *arena)
{
	const size_t **named;

	named = heng_arena_alloc(arena, profile->n_outcomes * sizeof(*named));
	if (!named)
		return NULL;
	for (int o = from; o < to; o++) {
		const heng_profile_outcome *outcome = &profile->outcomes[o];
		size_t *index = heng_arena_alloc(arena, outcome->n_at_least *
							    sizeof(*index));

		if (!index)
			return NULL;
		for (size_t a = 0; a < outcome->n_at_least; a++)
			index[a] = heng_result_index(results, n,
						     outcome->at_least[a].rule);
		named[o] = index;
	}
	return named;
}
