/* Constructs: which outcomes a rule's source can give. */
#ifndef HENG_CASES_CONSTRUCTS_H
#define HENG_CASES_CONSTRUCTS_H

#include "core/lua/policies.h"

/*
 * Marks the outcomes that the rule's own source, or a function of its file
 * that it names, constructs: pass(), fail{}, …; a demanding accessor can be
 * insufficient, `applies` not applicable, experts can do what their kind
 * does. Of a plugin's rule pass and fail are expected. False: no memory.
 */
bool heng_constructs_find(const heng_policies *policies, const heng_rule *rule,
			  bool can[HENG_OUTCOMES]);

#endif
