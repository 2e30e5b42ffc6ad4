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

bool heng_profile_permits_waiver(const heng_profile *profile, const char *rule)
{
	for (size_t i = 0; i < profile->n_waivable_vetoes; i++) {
		if (strcmp(profile->waivable_vetoes[i], rule) == 0)
			return true;
	}
	return false;
}

bool heng_profile_names_rule(const heng_profile *profile, const char *rule)
{
	for (size_t o = 0; o < profile->n_outcomes; o++) {
		const heng_profile_outcome *outcome = &profile->outcomes[o];

		for (size_t a = 0; a < outcome->n_at_least; a++) {
			if (strcmp(outcome->at_least[a].rule, rule) == 0)
				return true;
		}
	}
	return false;
}
