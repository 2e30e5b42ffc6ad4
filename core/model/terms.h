/* The closed sets of the vocabulary: dimension, phase, severity, outcome. */
#ifndef HENG_MODEL_TERMS_H
#define HENG_MODEL_TERMS_H

#include <stdbool.h>

#include "core/model/text.h"

/* In the order in which reports list them. */
typedef enum heng_dimension {
	HENG_INNOVATION,
	HENG_SERVICE,
	HENG_LEGALITY,
	HENG_DATA_SECURITY,
	HENG_RISK_CONTROL,
} heng_dimension;
enum { HENG_DIMENSIONS = 5 };

typedef enum heng_phase {
	HENG_ADMISSION,
	HENG_OPERATION,
	HENG_EXIT,
} heng_phase;
enum { HENG_PHASES = 3 };

/* Ordered: a larger value is worse. */
typedef enum heng_severity {
	HENG_MINOR,
	HENG_MAJOR,
	HENG_CRITICAL,
} heng_severity;
enum { HENG_SEVERITIES = 3 };

/* Ordered: where several judgements meet in one rule, the largest holds. */
typedef enum heng_outcome {
	HENG_NOT_APPLICABLE,
	HENG_PASS,
	HENG_PARTIAL,
	HENG_INSUFFICIENT,
	HENG_PENDING,
	HENG_ERROR,
	HENG_FAIL,
} heng_outcome;
enum { HENG_OUTCOMES = 7 };

/* Who judges a rule. */
typedef enum heng_kind {
	HENG_AUTOMATIC,
	HENG_EXPERT,
	HENG_BOTH_KINDS, /* a pre-check and experts; the worse counts */
} heng_kind;

/* How counted ballots are combined. */
typedef enum heng_mean {
	HENG_MEAN,
	HENG_MEDIAN,
	HENG_TRIMMED_MEAN, /* without the lowest and the highest */
} heng_mean;
enum { HENG_MEANS = 3 };

/* The token of contract and report ("data-security"), never NULL. */
const char *heng_dimension_name(heng_dimension dimension);
const char *heng_phase_name(heng_phase phase);
const char *heng_severity_name(heng_severity severity);
const char *heng_outcome_name(heng_outcome outcome);
const char *heng_kind_name(heng_kind kind);
const char *heng_mean_name(heng_mean mean);

/* What panels read. */
heng_text heng_dimension_label(heng_dimension dimension);
heng_text heng_phase_label(heng_phase phase);
heng_text heng_severity_label(heng_severity severity);
heng_text heng_outcome_label(heng_outcome outcome);
heng_text heng_mean_label(heng_mean mean);

/* The reverse of the token; false where it is none. */
bool heng_dimension_find(const char *name, heng_dimension *out);
bool heng_phase_find(const char *name, heng_phase *out);
bool heng_severity_find(const char *name, heng_severity *out);
bool heng_outcome_find(const char *name, heng_outcome *out);
bool heng_kind_find(const char *name, heng_kind *out);
bool heng_mean_find(const char *name, heng_mean *out);

/* Counts as 0…10000 until somebody resolves it. */
bool heng_outcome_is_unresolved(heng_outcome outcome);

#endif
