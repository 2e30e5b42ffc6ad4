/* Conflicts: which experts have one with an organisation of the dossier. */
#ifndef HENG_ASSESS_CONFLICTS_H
#define HENG_ASSESS_CONFLICTS_H

#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/model/image.h"

/* Nodes of the panel and of the dossier. */
typedef struct heng_conflict {
	uint32_t expert, org;
} heng_conflict;

/* Experts without one are not listed. */
typedef struct heng_conflicts {
	const heng_conflict *list; /* ascending by expert */
	size_t n;
} heng_conflicts;

/*
 * Finds for every expert the first declared conflict (conflict/@uscc) that
 * names an organisation of the dossier, and the first such organisation.
 * Codes are compared without regard to the case of letters. The time grows
 * with the sum of conflicts and organisations, not with their product.
 * HENG_ENOMEM.
 */
heng_rc heng_conflicts_find(const heng_image *panel, const heng_image *dossier,
			    heng_arena *arena, heng_conflicts *out,
			    heng_error *error);

/* The organisation with which the expert is in conflict, or HENG_NO_NODE. */
uint32_t heng_conflicts_org(const heng_conflicts *conflicts, uint32_t expert);

#endif
