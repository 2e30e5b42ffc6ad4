/* A phrase: what Lua or a binding says, in plain words of both languages. */
#ifndef HENG_LUA_PHRASE_H
#define HENG_LUA_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"

enum { HENG_CAPTURES_MAX = 4, HENG_CAPTURE_MAX = 160 /* bytes */ };

/*
 * `says` is Lua's text, in which each * stands for any words. In the other
 * texts $1 to $4 are those words, and #1 to #4 the same where they are the
 * name of a type, in the text's language. `find` is the token of the line
 * that the caret goes under: a word, $1 to $4, or a set of marks after a
 * '?'; "" for the first of the line.
 */
typedef struct heng_phrase {
	const char *says;
	const char *zh, *en;
	const char *hint_zh, *hint_en;
	const char *find;
} heng_phrase;

typedef struct heng_said {
	const heng_phrase *phrase;
	char words[HENG_CAPTURES_MAX][HENG_CAPTURE_MAX];
	size_t n;
} heng_said;

/* Whether a text is of a pattern with *; fills words and n. */
bool heng_said_matches(heng_said *said, const char *pattern, const char *text);

/* Finds the phrase of a list (ended by one without `says`) for a message. */
bool heng_said_find(heng_said *said, const heng_phrase *phrases,
		    const char *message);

/* Fills fact and hint of the error. Any code of the family H20. */
void heng_said_put(const heng_said *said, const char *code, heng_error *error);

/* What Lua says of a source that it cannot read, and of one that runs. */
extern const heng_phrase heng_phrases_syntax[];
extern const heng_phrase heng_phrases_run[];

#endif
