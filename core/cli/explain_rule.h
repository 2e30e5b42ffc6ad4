/* A rule explained: what it asks, of whom, by which norm. */
#ifndef HENG_CLI_EXPLAIN_RULE_H
#define HENG_CLI_EXPLAIN_RULE_H

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/lua/survey.h"
#include "core/model/norm.h"
#include "core/model/rule.h"

/* One outcome that the rule's cases show: what in the dossier leads to it.
 * All borrowed. */
typedef struct heng_rule_example {
	heng_outcome outcome;
	const char *base;   /* the sample */
	const char *change; /* "path = value", "" for none */
} heng_rule_example;

/* What is explained. */
typedef struct heng_rule_page {
	const heng_rule *rule;
	const heng_norm *norms; /* sorted by id */
	size_t n_norms;
	const heng_survey *survey; /* empty for a plugin's rule */
	const heng_rule_example *examples;
	size_t n_examples;
} heng_rule_page;

/* Appends the explanation. */
void heng_explain_rule(const heng_rule_page *page, heng_lang lang,
		       heng_buf *out);

#endif
