/* Assessments for the tests of everything that prints one. */
#ifndef HENG_TESTS_EMIT_FIXTURE_H
#define HENG_TESTS_EMIT_FIXTURE_H

#include "core/base/mem.h"
#include "core/model/assessment.h"

enum { FIXTURE_RULES = 13 };

typedef enum fixture_kind {
	FIXTURE_OPEN,	 /* insufficient, pending and error: undetermined */
	FIXTURE_IMPROVE, /* the middle outcome */
	FIXTURE_VETO,	 /* a failed veto: the worst outcome */
	FIXTURE_CLEAN,	 /* everything passes: the best outcome */
} fixture_kind;

/* Zero-initialise; every string is a literal or in the arena. */
typedef struct fixture {
	heng_arena arena;
	heng_assessment assessment;
	heng_result results[FIXTURE_RULES];
	heng_tally tallies[FIXTURE_RULES];
	heng_param_use params[FIXTURE_RULES];
	heng_because because[4];
	const char *deciding[4];
} fixture;

/*
 * Builds an assessment with every feature of the report in it: markup,
 * control characters and a cut value among what was read, ballots that do
 * and do not count, measures, changes, rules not selected. Its scores are
 * computed here, by code of its own.
 */
void fixture_init(fixture *fixture, fixture_kind kind);
void fixture_fini(fixture *fixture);

/* The step of fixture_init that fills scores and effective weights. */
void fixture_score(fixture *f);

#endif
