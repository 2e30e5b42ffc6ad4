/* Did you mean: the known name that is nearest to a misspelt one. */
#ifndef HENG_BASE_SUGGEST_H
#define HENG_BASE_SUGGEST_H

#include <stddef.h>

/* Zero-initialise with the wanted name, offer candidates, read `best`. */
typedef struct heng_suggest {
	const char *wanted;
	const char *best; /* borrowed from the candidates; NULL: none near */
	unsigned distance;
} heng_suggest;

/* Offers one candidate. Case counts as half a difference; a candidate is
 * near when at most a third of the wanted name's letters (at least one,
 * at most three) differ by insertion, deletion, change or transposition. Of
 * several that are equally near the first by bytes is taken, whatever the
 * order they are offered in. */
void heng_suggest_offer(heng_suggest *suggest, const char *candidate);

#endif
