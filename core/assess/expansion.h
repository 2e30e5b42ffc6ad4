/* Expansion: what the operation record shows beyond the declaration. */
#ifndef HENG_ASSESS_EXPANSION_H
#define HENG_ASSESS_EXPANSION_H

#include "core/assess/keyed.h"
#include "core/model/commitment.h"

/* The aspects that hold names against names. */
void heng_expansion_names(heng_gathering *g, heng_aspect aspects[HENG_ASPECTS]);

/* The aspects that hold numbers against numbers. */
void heng_expansion_numbers(heng_gathering *g,
			    heng_aspect aspects[HENG_ASPECTS]);

#endif
