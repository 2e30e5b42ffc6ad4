/* Fixed-point numbers: the only division and rounding that a score sees. */
#include "core/base/fixed.h"

__extension__ typedef unsigned __int128 wide;

int64_t heng_div_half_even(int64_t numerator, int64_t denominator)
{
	int64_t quotient = numerator / denominator;
	int64_t rest = numerator % denominator;
	int64_t size = rest < 0 ? -rest : rest;
	int64_t gap = denominator - size; /* twice `size` could overflow */

	if (size > gap || (size == gap && quotient % 2 != 0))
		quotient += rest < 0 ? -1 : 1;
	return quotient;
}

/* The heap's order: smaller remainder, then higher index, comes on top. */
static bool goes_after(const int64_t *key, size_t a, size_t b)
{
	return key[a] != key[b] ? key[a] < key[b] : a > b;
}

static void sift_down(size_t *order, size_t n, size_t at, const int64_t *key)
{
	size_t moved = order[at];

	for (;;) {
		size_t child = 2 * at + 1;

		if (child >= n)
			break;
		if (child + 1 < n &&
		    goes_after(key, order[child + 1], order[child]))
			child++;
		if (!goes_after(key, order[child], moved))
			break;
		order[at] = order[child];
		at = child;
	}
	order[at] = moved;
}

/* Heap sort: largest key first, equal keys by index. Needs no memory. */
static void sort_by_key(size_t *order, size_t n, const int64_t *key)
{
	for (size_t i = n / 2; i-- > 0;)
		sift_down(order, n, i, key);
	for (size_t last = n; last-- > 1;) {
		size_t top = order[0];

		order[0] = order[last];
		order[last] = top;
		sift_down(order, last, 0, key);
	}
}

static int64_t divide(int64_t total, int64_t quota, int64_t sum, int64_t *rest)
{
	int64_t product;

	if (__builtin_mul_overflow(total, quota, &product)) {
		wide w = (wide)(uint64_t)total * (uint64_t)quota;

		*rest = (int64_t)(w % (uint64_t)sum);
		return (int64_t)(w / (uint64_t)sum);
	}
	*rest = product % sum;
	return product / sum;
}

bool heng_apportion(int64_t total, const int64_t *quota, size_t n,
		    int64_t *part, size_t *order)
{
	int64_t sum = 0;
	int64_t left = total;

	for (size_t i = 0; i < n; i++)
		sum += quota[i];
	if (sum == 0) {
		for (size_t i = 0; i < n; i++)
			part[i] = 0;
		return total == 0;
	}
	/* Until they are sorted, `part` holds the remainders. */
	for (size_t i = 0; i < n; i++) {
		left -= divide(total, quota[i], sum, &part[i]);
		order[i] = i;
	}
	if (left > 0)
		sort_by_key(order, n, part);
	for (size_t i = 0; i < n; i++) {
		size_t at = order[i];
		int64_t rest;

		part[at] = divide(total, quota[at], sum, &rest);
		if (left > 0) {
			part[at]++;
			left--;
		}
	}
	return true;
}

bool heng_parse_int(const char *text, size_t size, int64_t *out)
{
	bool negative = size > 0 && text[0] == '-';
	size_t at = size > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
	int64_t value = 0;

	if (at == size)
		return false;
	for (; at < size; at++) {
		int digit = text[at] - '0';

		if (digit < 0 || digit > 9)
			return false;
		/* Downward for negatives: -2^63 has no positive twin. */
		if (__builtin_mul_overflow(value, 10, &value) ||
		    __builtin_add_overflow(value, negative ? -digit : digit,
					   &value))
			return false;
	}
	*out = value;
	return true;
}

char *heng_format_scaled(int64_t value, unsigned scale, char out[24])
{
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	char digits[24];
	size_t at = sizeof(digits);
	size_t n = 0;

	for (unsigned i = 0; i < scale; i++) {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	}
	if (scale > 0)
		digits[--at] = '.';
	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (value < 0)
		out[n++] = '-';
	while (at < sizeof(digits))
		out[n++] = digits[at++];
	out[n] = '\0';
	return out;
}
