/* What the text and the page of heng test --coverage share. */
#ifndef HENG_CLI_TEST_COVERAGE_H
#define HENG_CLI_TEST_COVERAGE_H

#include "core/cases/coverage.h"
#include "core/cli/test_parts.h"

/* Whether a rule cites a norm, and if `article` is not NULL that one of it. */
bool heng_cites_article(const heng_rule *rule, const char *norm,
			const char *article);

/* Appends the page: one HTML file, no script. */
void heng_coverage_put_html(const heng_coverage *coverage,
			    const heng_policies *policies, heng_lang lang,
			    heng_buf *out);

#endif
