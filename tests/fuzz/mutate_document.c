/* A mutation of documents by whole pieces; linked into the fuzzer alone. */
#include <string.h>

#include "tests/fuzz/fuzz.h"

/* The next piece of markup or text at or behind `at`: where it begins and
 * ends. */
static bool find_piece(const char *text, size_t size, size_t at, size_t *begin,
		       size_t *end)
{
	static const char opens[] = "<\"";
	const char *found;

	while (at < size && !strchr(opens, text[at]))
		at++;
	if (at == size)
		return false;
	*begin = at;
	found =
	    memchr(text + at + 1, text[at] == '<' ? '>' : '"', size - at - 1);
	*end = found ? (size_t)(found - text) + 1 : size;
	return true;
}

/* Behind the element whose start tag is the piece, if it has its end tag on
 * the same level; else behind the tag. */
static size_t end_of_element(const char *text, size_t size, size_t begin,
			     size_t end)
{
	size_t depth = 0;

	while (text[begin] == '<') {
		if (begin + 1 < size && text[begin + 1] == '/')
			depth -= depth > 0;
		else if (end >= 2 && text[end - 2] != '/')
			depth++;
		if (depth == 0)
			return end;
		do {
			if (!find_piece(text, size, end, &begin, &end))
				return size;
		} while (text[begin] != '<');
	}
	return end;
}

/*
 * Half of the time whole pieces of a document (elements, tags, quoted values)
 * change places, are doubled or go: bytes alone hardly ever leave a document
 * valid.
 */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size,
			       unsigned seed)
{
	char *text = (char *)data, *copy;
	size_t from, from_end, to, to_end, piece, tail;

	if (seed % 2 || !size ||
	    !find_piece(text, size, seed / 2 % size, &from, &from_end) ||
	    !find_piece(text, size, seed / 7 * 31u % size, &to, &to_end))
		return LLVMFuzzerMutate(data, size, max_size);
	from_end = end_of_element(text, size, from, from_end);
	to_end = end_of_element(text, size, to, to_end);
	if (text[from] != text[to] || seed / 2 % 5 == 0)
		to_end = to; /* put in, nothing taken out */
	piece = seed / 2 % 7 == 0 ? 0 : from_end - from;
	tail = size - to_end;
	if (to + piece + tail > max_size)
		return LLVMFuzzerMutate(data, size, max_size);
	copy = exact_copy(data, size);
	memcpy(text + to, copy + from, piece);
	memcpy(text + to + piece, copy + to_end, tail);
	free(copy);
	return to + piece + tail;
}
