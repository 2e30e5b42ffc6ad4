/* Deciding rules: open rules whose resolution can change the verdict. */
#ifndef HENG_ASSESS_DECIDING_H
#define HENG_ASSESS_DECIDING_H

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/model/assessment.h"

/*
 * Fills verdict->deciding and exact from verdict->best and worst, which
 * differ. Up to HENG_ENUMERATED_MAX open rules that can matter every
 * assignment of pass and fail is tried; above, all of them are listed.
 */
heng_rc heng_deciding_find(const heng_profile *profile,
			   const heng_result *results, size_t n,
			   heng_arena *arena, heng_verdict *verdict,
			   heng_error *error);

#endif
