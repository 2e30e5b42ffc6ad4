/* A profile: look-up of what it says about a rule. */
#include "core/model/profile.h"

#include <string.h>

const heng_profile_rule *heng_profile_rule_find(const heng_profile *profile,
						const char *rule)
{
	size_t low = 0, high = profile->n_rules;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(profile->rules[middle].rule, rule);

		if (order == 0)
			return &profile->rules[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

bool heng_profile_selects(const heng_profile *profile, const char *rule)
{
	const heng_profile_rule *own = heng_profile_rule_find(profile, rule);

	return own ? own->selected : !profile->only_listed;
}

heng_mean heng_profile_combines(const heng_profile *profile, const char *rule)
{
	const heng_profile_rule *own = heng_profile_rule_find(profile, rule);

	if (own && own->combine != HENG_UNSET)
		return (heng_mean)own->combine;
	return profile->ballots.combine;
}
