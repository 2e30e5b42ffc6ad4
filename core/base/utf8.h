/* UTF-8: validity, code points, and how many terminal cells they take. */
#ifndef HENG_BASE_UTF8_H
#define HENG_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Decodes one code point at text[0..size), size > 0. Returns its length in
 * bytes, or 0 where it is not valid UTF-8 (overlong, surrogate, > U+10FFFF).
 */
size_t heng_utf8_decode(const char *text, size_t size, uint32_t *point);

/* The offset of the first invalid byte, or `size` if all is valid. */
size_t heng_utf8_valid(const char *text, size_t size);

/* Code points in valid UTF-8. */
size_t heng_utf8_length(const char *text, size_t size);

/* Bytes of the longest prefix that has at most `points` code points. */
size_t heng_utf8_prefix(const char *text, size_t size, size_t points);

/* Whether nothing of it can be seen: spaces of any script (U+3000 is what a
 * Chinese keyboard gives), joiners, marks of direction. Also of no text. */
bool heng_utf8_is_blank(const char *text, size_t size);

/* Terminal cells: 2 for East Asian wide and full-width, 0 for marks. */
unsigned heng_utf8_point_width(uint32_t point);
size_t heng_utf8_width(const char *text, size_t size);

#endif
