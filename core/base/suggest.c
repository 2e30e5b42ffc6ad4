/* Did you mean: optimal string alignment with a half price for case. */
#include "core/base/suggest.h"

#include <stdbool.h>
#include <string.h>

enum {
	NAME_MAX_LETTERS = 64, /* longer names are no misspellings of one */
	DIFFERENCE = 2,	       /* of two letters; of case alone: half */
	NEAR_MAX = 3,
};

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static unsigned price(char a, char b)
{
	if (a == b)
		return 0;
	return lower(a) == lower(b) ? DIFFERENCE / 2 : DIFFERENCE;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static unsigned distance(const char *a, size_t n, const char *b, size_t m)
{
	unsigned rows[3][NAME_MAX_LETTERS + 1];

	for (size_t j = 0; j <= m; j++)
		rows[0][j] = (unsigned)j * DIFFERENCE;
	for (size_t i = 1; i <= n; i++) {
		unsigned *row = rows[i % 3];
		const unsigned *above = rows[(i + 2) % 3];
		const unsigned *above2 = rows[(i + 1) % 3];

		row[0] = (unsigned)i * DIFFERENCE;
		for (size_t j = 1; j <= m; j++) {
			row[j] = least(row[j - 1], above[j]) + DIFFERENCE;
			row[j] = least(row[j], above[j - 1] +
						   price(a[i - 1], b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				row[j] =
				    least(row[j], above2[j - 2] + DIFFERENCE);
		}
	}
	return rows[n % 3][m];
}

void heng_suggest_offer(heng_suggest *suggest, const char *candidate)
{
	size_t n = strlen(suggest->wanted);
	size_t m = strlen(candidate);
	unsigned near = (unsigned)(n / 3);
	unsigned found;

	if (n > NAME_MAX_LETTERS || m > NAME_MAX_LETTERS)
		return;
	if (near < 1)
		near = 1;
	if (near > NEAR_MAX)
		near = NEAR_MAX;
	/* Every letter more or less is a difference. */
	if ((n > m ? n - m : m - n) > near)
		return;
	found = distance(suggest->wanted, n, candidate, m);
	if (found > near * DIFFERENCE)
		return;
	/* Who offers may not know an order: of equals it is that of bytes. */
	if (!suggest->best || found < suggest->distance ||
	    (found == suggest->distance &&
	     strcmp(candidate, suggest->best) < 0)) {
		suggest->best = candidate;
		suggest->distance = found;
	}
}
