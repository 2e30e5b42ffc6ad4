/* A rule explained: what it asks, of whom, by which norm. */
#ifndef HENG_CLI_EXPLAIN_RULE_H
#define HENG_CLI_EXPLAIN_RULE_H

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/model/norm.h"
#include "core/model/rule.h"

/* Appends the explanation. `norms` are sorted by id. */
void heng_explain_rule(const heng_rule *rule, const heng_norm *norms,
		       size_t n_norms, heng_lang lang, heng_buf *out);

#endif
