/* Known: faults of earlier tries of a dossier, which are not met again. */
#ifndef HENG_ASSESS_KNOWN_H
#define HENG_ASSESS_KNOWN_H

#include "core/base/error.h"
#include "core/base/mem.h"
#include "core/model/result.h"

/* What it was in is not run: the result says what happened then. */
typedef struct heng_known {
	uint32_t host;	/* index of its plugin, or HENG_KNOWN_POLICY */
	uint32_t item;	/* of the plugin; or the rule's index in the plan */
	uint32_t cause; /* a heng_cause */
	int64_t number; /* that belongs to the cause */
} heng_known;
#define HENG_KNOWN_POLICY UINT32_MAX
enum { HENG_KNOWN_MAX = 8192 /* of one dossier */ };

/* The fault of that item, or NULL. */
const heng_known *heng_known_find(const heng_known *known, size_t n,
				  uint32_t host, uint32_t item);

/* Makes a policy's result `error` for the fault that ended its process;
 * `version` is the policy's. HENG_OK or HENG_ENOMEM. */
heng_rc heng_known_put(const heng_known *known, const char *version,
		       heng_arena *arena, heng_result *result);

#endif
