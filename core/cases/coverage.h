/* Coverage: what the cases of a policy saw its rules do. */
#ifndef HENG_CASES_COVERAGE_H
#define HENG_CASES_COVERAGE_H

#include "core/cases/trial.h"

/* A place that a dossier can have: "org/licence/@validTo". */
typedef struct heng_field {
	char *path;
	size_t readers; /* rules that read it */
} heng_field;

typedef struct heng_rule_coverage {
	const heng_rule *rule;
	size_t seen[HENG_OUTCOMES]; /* cases that came out so */
	bool can[HENG_OUTCOMES];    /* its source can give it */
	bool *reads;		    /* of each field */
} heng_rule_coverage;

typedef struct heng_coverage {
	heng_rule_coverage *rules; /* by id */
	size_t n_rules;
	heng_field *fields; /* in the grammar's order */
	size_t n_fields, cap_fields;
} heng_coverage;

/* Rules are those of the policies and of plugins. */
heng_rc heng_coverage_open(heng_coverage *coverage, const heng_judges *judges,
			   heng_error *error);
void heng_coverage_fini(heng_coverage *coverage);

/* Counts one trial. */
heng_rc heng_coverage_add(heng_coverage *coverage, const heng_result *result,
			  heng_error *error);

/* Ends counting: plugins' rules that no case named are another's affair. */
void heng_coverage_settle(heng_coverage *coverage);

/* Pairs of a rule and an outcome that it can give, and those seen. */
void heng_coverage_count(const heng_coverage *coverage, size_t *seen,
			 size_t *all);

#endif
