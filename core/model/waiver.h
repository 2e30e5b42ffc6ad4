/* A waiver: a dated, reasoned, signed-for exception to one rule. */
#ifndef HENG_MODEL_WAIVER_H
#define HENG_MODEL_WAIVER_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/date.h"
#include "core/model/text.h"

/* What came of a waiver. All but the first: it is shown and not applied. */
typedef enum heng_waiver_state {
	HENG_WAIVER_APPLIED,
	HENG_WAIVER_EXPIRED,
	HENG_WAIVER_FUTURE,
	HENG_WAIVER_UNKNOWN_RULE,
	HENG_WAIVER_OTHER_SUBJECT,
	/* not needed */
	HENG_WAIVER_PASSED,
	HENG_WAIVER_NOT_APPLICABLE,
	HENG_WAIVER_INFORMATIONAL,
	HENG_WAIVER_OTHER_PHASE,
	HENG_WAIVER_NOT_SELECTED,
	HENG_WAIVER_SECOND, /* another one of the rule is applied */
	HENG_WAIVER_WORSE,  /* verdict or total would be worse with it */
	/* not permitted */
	HENG_WAIVER_VETO,     /* and the profile does not permit it */
	HENG_WAIVER_EXCLUDED, /* the profile leaves the rule out */
	HENG_WAIVER_PENDING,
	HENG_WAIVER_ERROR,
} heng_waiver_state;
enum { HENG_WAIVER_STATES = 16 };

enum { HENG_WAIVERS_MAX = 1024 /* of one document */ };

/* A moment as the clocks show it where it was written down. */
typedef struct heng_moment {
	int64_t instant;  /* seconds since 1970-01-01T00:00:00Z */
	int64_t local;	  /* the same by those clocks */
	const char *text; /* as written; NULL: not given */
} heng_moment;

/* Strings are borrowed from the document or the report. */
typedef struct heng_waiver {
	const char *id, *rule;
	const char *subject; /* application number, or "sha256:HEX" */
	heng_moment from, until;
	const char *authority, *reason, *risk;
	const char *reference; /* NULL: none */
	heng_waiver_state state;
} heng_waiver;

/* False: it is no dateTime with a time zone. */
bool heng_moment_parse(const char *text, heng_moment *out);

/* The first and the last day of which it covers every second; the first may
 * be after the last: then it covers none. A day outside the calendar is one
 * before its first or after its last. */
heng_date heng_waiver_first_day(const heng_waiver *waiver);
heng_date heng_waiver_last_day(const heng_waiver *waiver);

/* The tokens of the report ("not-permitted", "veto"); the second is NULL
 * where the first says all. */
const char *heng_waiver_state_name(heng_waiver_state state);
const char *heng_waiver_why_name(heng_waiver_state state);

/* What panels read: a sentence. */
heng_text heng_waiver_state_label(heng_waiver_state state);

#endif
