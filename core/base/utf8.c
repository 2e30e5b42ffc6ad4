/* UTF-8: decoding by the table of RFC 3629, and terminal cells by ranges. */
#include "core/base/utf8.h"

#include <string.h>

static bool is_tail(unsigned char byte)
{
	return (byte & 0xc0) == 0x80;
}

size_t heng_utf8_decode(const char *text, size_t size, uint32_t *point)
{
	const unsigned char *b = (const unsigned char *)text;

	if (b[0] < 0x80) {
		*point = b[0];
		return 1;
	}
	if (b[0] >= 0xc2 && b[0] <= 0xdf) {
		if (size < 2 || !is_tail(b[1]))
			return 0;
		*point = (uint32_t)(b[0] & 0x1f) << 6 | (b[1] & 0x3fu);
		return 2;
	}
	if (b[0] >= 0xe0 && b[0] <= 0xef) {
		uint32_t value;

		if (size < 3 || !is_tail(b[1]) || !is_tail(b[2]))
			return 0;
		value = (uint32_t)(b[0] & 0x0f) << 12 |
			(uint32_t)(b[1] & 0x3f) << 6 | (b[2] & 0x3fu);
		if (value < 0x800 || (value >= 0xd800 && value <= 0xdfff))
			return 0;
		*point = value;
		return 3;
	}
	if (b[0] >= 0xf0 && b[0] <= 0xf4) {
		uint32_t value;

		if (size < 4 || !is_tail(b[1]) || !is_tail(b[2]) ||
		    !is_tail(b[3]))
			return 0;
		value = (uint32_t)(b[0] & 0x07) << 18 |
			(uint32_t)(b[1] & 0x3f) << 12 |
			(uint32_t)(b[2] & 0x3f) << 6 | (b[3] & 0x3fu);
		if (value < 0x10000 || value > 0x10ffff)
			return 0;
		*point = value;
		return 4;
	}
	return 0;
}

size_t heng_utf8_valid(const char *text, size_t size)
{
	size_t at = 0;

	while (at < size) {
		uint32_t point;
		uint64_t eight;
		size_t length;

		/* Eight ASCII bytes at a time: most of a dossier is markup. */
		if (size - at >= sizeof(eight)) {
			memcpy(&eight, text + at, sizeof(eight));
			if (!(eight & UINT64_C(0x8080808080808080))) {
				at += sizeof(eight);
				continue;
			}
		}
		length = heng_utf8_decode(text + at, size - at, &point);
		if (length == 0)
			return at;
		at += length;
	}
	return size;
}

size_t heng_utf8_length(const char *text, size_t size)
{
	size_t points = 0;

	for (size_t i = 0; i < size; i++)
		points += !is_tail((unsigned char)text[i]);
	return points;
}

size_t heng_utf8_prefix(const char *text, size_t size, size_t points)
{
	size_t at = 0;

	if (size <= points)
		return size;
	for (; at < size; at++) {
		if (is_tail((unsigned char)text[at]))
			continue;
		if (points == 0)
			break;
		points--;
	}
	return at;
}

typedef struct range {
	uint32_t first, last;
} range;

/* Combining marks, joiners and other characters that take no cell. */
static const range zero_width[] = {
    {0x0300, 0x036f}, {0x0483, 0x0489},	  {0x0591, 0x05bd},   {0x05bf, 0x05bf},
    {0x05c1, 0x05c2}, {0x05c4, 0x05c5},	  {0x05c7, 0x05c7},   {0x0610, 0x061a},
    {0x064b, 0x065f}, {0x0670, 0x0670},	  {0x06d6, 0x06dc},   {0x06df, 0x06e4},
    {0x06e7, 0x06e8}, {0x06ea, 0x06ed},	  {0x0e31, 0x0e31},   {0x0e34, 0x0e3a},
    {0x0e47, 0x0e4e}, {0x1160, 0x11ff},	  {0x1ab0, 0x1aff},   {0x1dc0, 0x1dff},
    {0x200b, 0x200f}, {0x202a, 0x202e},	  {0x2060, 0x206f},   {0x20d0, 0x20f0},
    {0x302a, 0x302d}, {0x3099, 0x309a},	  {0xfe00, 0xfe0f},   {0xfe20, 0xfe2f},
    {0xfeff, 0xfeff}, {0xe0001, 0xe007f}, {0xe0100, 0xe01ef},
};

/* East Asian wide and full-width (UAX #11), and pictographs. */
static const range double_width[] = {
    {0x1100, 0x115f},	{0x231a, 0x231b},   {0x2329, 0x232a},
    {0x23e9, 0x23ec},	{0x23f0, 0x23f0},   {0x23f3, 0x23f3},
    {0x25fd, 0x25fe},	{0x2614, 0x2615},   {0x2648, 0x2653},
    {0x267f, 0x267f},	{0x2693, 0x2693},   {0x26a1, 0x26a1},
    {0x26aa, 0x26ab},	{0x26bd, 0x26be},   {0x26c4, 0x26c5},
    {0x26ce, 0x26ce},	{0x26d4, 0x26d4},   {0x26ea, 0x26ea},
    {0x26f2, 0x26f3},	{0x26f5, 0x26f5},   {0x26fa, 0x26fa},
    {0x26fd, 0x26fd},	{0x2705, 0x2705},   {0x270a, 0x270b},
    {0x2728, 0x2728},	{0x274c, 0x274c},   {0x274e, 0x274e},
    {0x2753, 0x2755},	{0x2757, 0x2757},   {0x2795, 0x2797},
    {0x27b0, 0x27b0},	{0x27bf, 0x27bf},   {0x2b1b, 0x2b1c},
    {0x2b50, 0x2b50},	{0x2b55, 0x2b55},   {0x2e80, 0x303e},
    {0x3041, 0x33ff},	{0x3400, 0x4dbf},   {0x4e00, 0xa4cf},
    {0xa960, 0xa97f},	{0xac00, 0xd7a3},   {0xf900, 0xfaff},
    {0xfe10, 0xfe19},	{0xfe30, 0xfe6f},   {0xff01, 0xff60},
    {0xffe0, 0xffe6},	{0x16fe0, 0x18cff}, {0x1aff0, 0x1b2ff},
    {0x1f004, 0x1f004}, {0x1f0cf, 0x1f0cf}, {0x1f18e, 0x1f18e},
    {0x1f191, 0x1f19a}, {0x1f200, 0x1f320}, {0x1f32d, 0x1f335},
    {0x1f337, 0x1f37c}, {0x1f37e, 0x1f393}, {0x1f3a0, 0x1f3ca},
    {0x1f3cf, 0x1f3d3}, {0x1f3e0, 0x1f3f0}, {0x1f3f4, 0x1f3f4},
    {0x1f3f8, 0x1f43e}, {0x1f440, 0x1f440}, {0x1f442, 0x1f4fc},
    {0x1f4ff, 0x1f53d}, {0x1f54b, 0x1f54e}, {0x1f550, 0x1f567},
    {0x1f57a, 0x1f57a}, {0x1f595, 0x1f596}, {0x1f5a4, 0x1f5a4},
    {0x1f5fb, 0x1f64f}, {0x1f680, 0x1f6c5}, {0x1f6cc, 0x1f6cc},
    {0x1f6d0, 0x1f6d2}, {0x1f6d5, 0x1f6d7}, {0x1f6dc, 0x1f6df},
    {0x1f6eb, 0x1f6ec}, {0x1f6f4, 0x1f6fc}, {0x1f7e0, 0x1f7eb},
    {0x1f7f0, 0x1f7f0}, {0x1f90c, 0x1f93a}, {0x1f93c, 0x1f945},
    {0x1f947, 0x1f9ff}, {0x1fa70, 0x1faff}, {0x20000, 0x2fffd},
    {0x30000, 0x3fffd},
};

static bool in_ranges(const range *ranges, size_t n, uint32_t point)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (point > ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && point >= ranges[low].first;
}

unsigned heng_utf8_point_width(uint32_t point)
{
	if (point < 0x300)
		return 1;
	if (in_ranges(zero_width, sizeof(zero_width) / sizeof(*zero_width),
		      point))
		return 0;
	return in_ranges(double_width,
			 sizeof(double_width) / sizeof(*double_width), point)
		   ? 2
		   : 1;
}

size_t heng_utf8_width(const char *text, size_t size)
{
	size_t cells = 0;
	size_t at = 0;

	while (at < size) {
		uint32_t point;
		size_t length = heng_utf8_decode(text + at, size - at, &point);

		if (length == 0) {
			/* A terminal shows one replacement character. */
			length = 1;
			point = 0xfffd;
		}
		cells += heng_utf8_point_width(point);
		at += length;
	}
	return cells;
}

static bool is_invisible(uint32_t point)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {
	    {0x09, 0x0d},     {0x20, 0x20},	  {0xa0, 0xa0},
	    {0xad, 0xad},     {0x034f, 0x034f},	  {0x061c, 0x061c},
	    {0x115f, 0x1160}, {0x1680, 0x1680},	  {0x17b4, 0x17b5},
	    {0x180b, 0x180f}, {0x2000, 0x200f},	  {0x2028, 0x202f},
	    {0x205f, 0x206f}, {0x2800, 0x2800},	  {0x3000, 0x3000},
	    {0x3164, 0x3164}, {0xfe00, 0xfe0f},	  {0xfeff, 0xfeff},
	    {0xffa0, 0xffa0}, {0xe0000, 0xe0fff},
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++) {
		if (point >= ranges[i].first && point <= ranges[i].last)
			return true;
	}
	return false;
}

bool heng_utf8_is_blank(const char *text, size_t size)
{
	while (size > 0) {
		uint32_t point;
		size_t n = heng_utf8_decode(text, size, &point);

		if (n == 0 || !is_invisible(point))
			return false;
		text += n;
		size -= n;
	}
	return true;
}
