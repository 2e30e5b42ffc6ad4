/* A profile's way with ballots: which mean, and how much agreement. */
#include "core/lua/profile_decl.h"

#include "core/base/fixed.h"

bool heng_profile_read_combine(heng_decl *decl, int *out)
{
	const char *name = NULL;
	heng_mean mean;

	if (!heng_decl_string(decl, "combine", false, &name))
		return false;
	if (!name)
		return true;
	if (heng_mean_find(name, &mean)) {
		*out = (int)mean;
		return true;
	}
	heng_decl_fail_value(decl, "combine", "H4601",
			     "没有名为 '%s' 的合成方法",
			     "there is no way '%s' of combining ballots", name);
	heng_error_expected(decl->error, "可用：%s", "expected: %s",
			    "mean, median, trimmed-mean");
	return false;
}

bool heng_profile_read_ballots(heng_decl *decl, heng_profile *profile)
{
	static const char *const known[] = {"combine", "trim_from",
					    "agreement_below", NULL};
	int64_t from = HENG_TRIM_FROM, below = HENG_AGREEMENT_BELOW;
	int combine = HENG_MEAN;
	heng_decl item;
	bool present, ok = true;

	if (!heng_decl_open(decl, "ballots", false, &item, &present))
		return false;
	if (present) {
		ok =
		    heng_decl_only(&item, known) &&
		    heng_profile_read_combine(&item, &combine) &&
		    heng_decl_int(&item, "trim_from", false, HENG_TRIM_FROM_MIN,
				  HENG_TRIM_FROM_MAX, &from) &&
		    heng_decl_int(&item, "agreement_below", false, 0, HENG_BP,
				  &below);
		lua_settop(decl->L, item.table - 1);
	}
	profile->ballots = (heng_profile_ballots){(heng_mean)combine, (int)from,
						  (int32_t)below};
	return ok;
}
