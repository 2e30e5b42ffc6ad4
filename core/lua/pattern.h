/* A match in progress: a text, a pattern, and the captures so far. */
#ifndef HENG_LUA_PATTERN_H
#define HENG_LUA_PATTERN_H

#include <stddef.h>

#include "core/lua/state.h"

enum {
	HENG_CAPTURES_MAX = 32,
	HENG_CAPTURE_OPEN = -1,	 /* size of a capture that has no end yet */
	HENG_CAPTURE_PLACE = -2, /* size of a capture that is a place */
};

typedef struct heng_capture {
	const char *start;
	ptrdiff_t size; /* or one of the above */
} heng_capture;

typedef struct heng_matcher {
	lua_State *L;
	heng_policies *policies;
	const char *text, *text_end;
	const char *end; /* of the pattern */
	heng_capture captures[HENG_CAPTURES_MAX];
	int n;
	int nested;
} heng_matcher;

/* Takes text and pattern from the arguments 1 and 2. [-0, +0, e] */
void heng_matcher_start(heng_matcher *m, lua_State *L);

/* Matches `pattern`, which ends at m->end, at s: the end of the match, or
 * NULL. Throws where the budget is spent or the pattern is malformed. */
const char *heng_matcher_at(heng_matcher *m, const char *s,
			    const char *pattern);

#endif
