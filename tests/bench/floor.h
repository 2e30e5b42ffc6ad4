/* The floor: the plainest fast program that judges dossiers by 50 rules. */
#ifndef HENG_TESTS_BENCH_FLOOR_H
#define HENG_TESTS_BENCH_FLOOR_H

#include <stddef.h>

enum { FLOOR_RULES = 50, FLOOR_STAGES = 3 };

/* What one dossier came to. */
typedef struct floor_outcome {
	const char *rule;    /* id */
	const char *outcome; /* a string of the rules' file */
} floor_outcome;

typedef struct floor_judge floor_judge;

/* Loads floor.lua and, for the order of rules, the sorted `ids`. NULL and a
 * message on stderr if it cannot. */
floor_judge *floor_new(const char *file, const char *const *ids);
void floor_free(floor_judge *judge);

/*
 * Parses text[0..size), runs every rule, and formats `bytes` bytes of output
 * into `out`, which has room for a line more. Returns the bytes formatted, 0
 * on any failure. `outcomes` (FLOOR_RULES of them) may be NULL; `seconds`
 * (of parsing, rules, formatting; added to) may be NULL.
 */
size_t floor_run(floor_judge *judge, const char *text, size_t size, char *out,
		 size_t bytes, floor_outcome *outcomes, double *seconds);

#endif
