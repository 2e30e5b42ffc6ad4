/* A seeded stream of numbers for tests: the same on every machine. */
#ifndef HENG_TESTS_UNIT_BASE_RANDOM_H
#define HENG_TESTS_UNIT_BASE_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

/* Knuth's MMIX generator; its high bits pass through a xor-shift. */
static inline uint64_t random_bits(uint64_t *state)
{
	uint64_t x;

	*state = *state * UINT64_C(6364136223846793005) +
		 UINT64_C(1442695040888963407);
	x = *state;
	x ^= x >> 33;
	x *= UINT64_C(0xff51afd7ed558ccd);
	return x ^ x >> 29;
}

/* From `low` to `high`, both included. */
static inline int64_t random_between(uint64_t *state, int64_t low, int64_t high)
{
	uint64_t span = (uint64_t)high - (uint64_t)low + 1;

	return (int64_t)((uint64_t)low + (span ? random_bits(state) % span
					       : random_bits(state)));
}

static inline bool random_one_in(uint64_t *state, int n)
{
	return random_between(state, 1, n) == 1;
}

#endif
