/* One error: filled where the fact is known, shown with place and caret. */
#include "core/base/error.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "core/base/utf8.h"

enum {
	SCRATCH = 4 * HENG_ERROR_TEXT_MAX,
	TAB = 8,
	NUMBER_WIDTH = 5, /* cells of the line number's column, at least */
	/* A source line is cut to so many cells, the column inside. */
	SOURCE_CELLS = 120,
	SOURCE_BEFORE = 80, /* cells before the column that may stay */
	SOURCE_BYTES = HENG_ERROR_LINE_MAX - 8, /* room for two "…" and NUL */
};

static const char ellipsis[] = "…";

/*
 * Texts quote untrusted documents: what could move a terminal's cursor or
 * turn the direction of writing is shown as a space.
 */
static bool is_control(uint32_t point)
{
	return point < 0x20 || (point >= 0x7f && point <= 0x9f) ||
	       point == 0x061c || point == 0x200e || point == 0x200f ||
	       (point >= 0x2028 && point <= 0x202e) ||
	       (point >= 0x2066 && point <= 0x2069);
}

/* One code point of untrusted text as it is shown. Returns bytes read. */
static size_t next_shown(const char *text, size_t size, uint32_t *point,
			 const char **shown, size_t *shown_size)
{
	size_t length = heng_utf8_decode(text, size, point);

	*shown = text;
	*shown_size = length;
	if (length == 0) {
		*point = 0xfffd;
		*shown = "\xef\xbf\xbd";
		*shown_size = 3;
		return 1;
	}
	if (is_control(*point)) {
		*point = ' ';
		*shown = " ";
		*shown_size = 1;
	}
	return length;
}

/* Copies text as it is shown, cut at a code point with "…". */
static void put_shown(char *out, size_t max, const char *text, size_t size)
{
	size_t n = 0;	 /* bytes written */
	size_t safe = 0; /* where "…" still fits */

	for (size_t at = 0; at < size;) {
		const char *shown;
		size_t shown_size;
		uint32_t point;

		at += next_shown(text + at, size - at, &point, &shown,
				 &shown_size);
		if (n + shown_size >= max) {
			memcpy(out + safe, ellipsis, sizeof(ellipsis));
			return;
		}
		memcpy(out + n, shown, shown_size);
		n += shown_size;
		if (n + sizeof(ellipsis) <= max)
			safe = n;
	}
	out[n] = '\0';
}

static void fill(char *out, const char *format, va_list args)
{
	char scratch[SCRATCH];
	int size = vsnprintf(scratch, sizeof(scratch), format, args);

	if (size < 0)
		size = 0;
	if ((size_t)size >= sizeof(scratch))
		size = sizeof(scratch) - 1;
	put_shown(out, HENG_ERROR_TEXT_MAX, scratch, (size_t)size);
}

static void fill_both(char *out_zh, char *out_en, const char *zh,
		      const char *en, va_list args)
{
	va_list again;

	va_copy(again, args);
	fill(out_zh, zh, again);
	va_end(again);
	fill(out_en, en, args);
}

static void clear(heng_error *error, heng_rc rc, const char *code)
{
	/* Not the whole struct: 4 kB of zeroes on a path that may be hot. */
	error->rc = rc;
	snprintf(error->code, sizeof(error->code), "%s", code);
	error->line = error->column = error->source_column = 0;
	error->width = 1;
	error->file[0] = error->zh[0] = error->en[0] = '\0';
	error->expected_zh[0] = error->expected_en[0] = '\0';
	error->hint_zh[0] = error->hint_en[0] = '\0';
	error->source[0] = '\0';
}

heng_rc heng_fail(heng_error *error, heng_rc rc, const char *code,
		  const char *zh, const char *en, ...)
{
	va_list args;

	if (!error)
		return rc;
	clear(error, rc, code);
	va_start(args, en);
	fill_both(error->zh, error->en, zh, en, args);
	va_end(args);
	return rc;
}

heng_rc heng_fail_texts(heng_error *error, heng_rc rc, const char *code,
			const char *zh, const char *en)
{
	heng_error other;

	heng_fail(&other, rc, code, "%s", "%s", zh);
	heng_fail(error, rc, code, "%s", "%s", en);
	if (error)
		memcpy(error->zh, other.zh, sizeof(error->zh));
	return rc;
}

heng_rc heng_fail_memory(heng_error *error)
{
	heng_fail(error, HENG_ENOMEM, "H0001", "内存不足", "out of memory");
	heng_error_hint(error,
			"请关闭其他程序，或减少一次处理的文件后重试",
			"close other programs or take fewer files at a time, "
			"then try again");
	return HENG_ENOMEM;
}

void heng_error_at(heng_error *error, const char *file, uint32_t line,
		   uint32_t column, uint32_t width)
{
	if (!error)
		return;
	if (file) {
		size_t size = strlen(file);

		if (size >= sizeof(error->file))
			size = sizeof(error->file) - 1;
		/* memmove: it may be the error's own file. */
		memmove(error->file, file, size);
		error->file[size] = '\0';
	}
	error->line = line;
	error->column = column;
	error->width = width > 0 ? width : 1;
}

void heng_error_expected(heng_error *error, const char *zh, const char *en, ...)
{
	va_list args;

	if (!error)
		return;
	va_start(args, en);
	fill_both(error->expected_zh, error->expected_en, zh, en, args);
	va_end(args);
}

void heng_error_hint(heng_error *error, const char *zh, const char *en, ...)
{
	va_list args;

	if (!error)
		return;
	va_start(args, en);
	fill_both(error->hint_zh, error->hint_en, zh, en, args);
	va_end(args);
}

/* The line's text without its end; false where there is none. */
static bool find_line(const char *text, size_t size, uint32_t line,
		      const char **start, size_t *length)
{
	const char *end = text + size;
	const char *at = text;

	while (--line > 0) {
		at = memchr(at, '\n', (size_t)(end - at));
		if (!at)
			return false;
		at++;
	}
	*start = at;
	while (at < end && *at != '\n')
		at++;
	if (at > *start && at[-1] == '\r')
		at--;
	*length = (size_t)(at - *start);
	return true;
}

/* Where the window onto a long line begins: as much as may stay before
 * the column. Moves *start and *size on; returns the first column shown. */
static uint32_t skip_to_window(const char **start, size_t *size,
			       uint32_t column)
{
	size_t cells = 0; /* between the window's start and the column */
	uint32_t first = 1;
	size_t begin = 0, at = 0;

	for (uint32_t c = 1; c < column && at < *size; c++) {
		const char *shown;
		size_t shown_size;
		uint32_t point;

		at += next_shown(*start + at, *size - at, &point, &shown,
				 &shown_size);
		cells += heng_utf8_point_width(point);
		while (cells > SOURCE_BEFORE ||
		       at - begin > SOURCE_BYTES * 2 / 3) {
			begin += next_shown(*start + begin, *size - begin,
					    &point, &shown, &shown_size);
			cells -= heng_utf8_point_width(point);
			first++;
		}
	}
	*start += begin;
	*size -= begin;
	return first;
}

void heng_error_source(heng_error *error, const char *text, size_t size)
{
	const char *start;
	size_t n = 0, at = 0, cells = 0, length;
	uint32_t column = 1;

	if (!error || error->line == 0)
		return;
	error->source[0] = '\0';
	error->source_column = 1;
	if (!find_line(text, size, error->line, &start, &length))
		return;
	if (length > SOURCE_BYTES ||
	    heng_utf8_width(start, length) > SOURCE_CELLS)
		column = skip_to_window(&start, &length, error->column);
	if (column > 1) {
		/* The "…" takes the place of the last one left out. */
		memcpy(error->source, ellipsis, sizeof(ellipsis) - 1);
		n = sizeof(ellipsis) - 1;
		column--;
		cells = 1;
	}
	error->source_column = column;
	while (at < length) {
		const char *shown;
		size_t shown_size;
		uint32_t point;

		at += next_shown(start + at, length - at, &point, &shown,
				 &shown_size);
		cells += heng_utf8_point_width(point);
		if (cells > SOURCE_CELLS || n + shown_size > SOURCE_BYTES) {
			memcpy(error->source + n, ellipsis,
			       sizeof(ellipsis) - 1);
			n += sizeof(ellipsis) - 1;
			break;
		}
		memcpy(error->source + n, shown, shown_size);
		n += shown_size;
	}
	error->source[n] = '\0';
}

/* A snprintf that goes on: what does not fit is only counted. */
typedef struct sink {
	char *out;
	size_t size, used;
} sink;

static void put(sink *s, const char *text, size_t size)
{
	if (s->used < s->size) {
		size_t room = s->size - s->used;

		memcpy(s->out + s->used, text, size < room ? size : room);
	}
	s->used += size;
}

static void puts_to(sink *s, const char *text)
{
	put(s, text, strlen(text));
}

static void put_many(sink *s, char c, size_t n)
{
	while (n-- > 0)
		put(s, &c, 1);
}

static void put_name(sink *s, const char *text)
{
	size_t size = strlen(text);

	for (size_t at = 0; at < size;) {
		const char *shown;
		size_t shown_size;
		uint32_t point;

		at += next_shown(text + at, size - at, &point, &shown,
				 &shown_size);
		put(s, shown, shown_size);
	}
}

static void put_both(sink *s, heng_lang lang, const char *zh, const char *en)
{
	if (lang & HENG_ZH)
		puts_to(s, zh);
	if (lang == HENG_BOTH && *zh && *en)
		puts_to(s, " / ");
	if (lang & HENG_EN)
		puts_to(s, en);
}

/*
 * Writes the source line with tabs as spaces and measures the caret:
 * `before` cells, then `under` cells. `s` NULL: measures only.
 */
static void walk_source(const heng_error *error, sink *s, size_t *before,
			size_t *under)
{
	uint32_t column = error->source_column ? error->source_column : 1;
	uint32_t first = error->column ? error->column : 1;
	uint64_t last = (uint64_t)first + error->width;
	size_t size = strlen(error->source);
	size_t cells = 0;

	*before = *under = 0;
	for (size_t at = 0; at < size; column++) {
		const char *shown;
		size_t shown_size, width;
		uint32_t point;
		char raw = error->source[at];

		at += next_shown(error->source + at, size - at, &point, &shown,
				 &shown_size);
		width = heng_utf8_point_width(point);
		if (raw == '\t') {
			width = TAB - cells % TAB;
			put_many(s, ' ', width);
		} else {
			put(s, shown, shown_size);
		}
		if (column < first)
			*before += width;
		else if (column < last)
			*under += width;
		cells += width;
	}
	if (*under == 0)
		*under = 1;
}

static void put_source(sink *s, const heng_error *error, heng_lang lang)
{
	char number[16];
	size_t before, under;
	int width;

	width = snprintf(number, sizeof(number), "%*lu", NUMBER_WIDTH,
			 (unsigned long)error->line);
	puts_to(s, number);
	puts_to(s, " | ");
	walk_source(error, s, &before, &under);
	puts_to(s, "\n");
	put_many(s, ' ', (size_t)width);
	puts_to(s, " | ");
	put_many(s, ' ', before);
	put_many(s, '^', under);
	if (*error->expected_zh || *error->expected_en) {
		puts_to(s, " ");
		put_both(s, lang, error->expected_zh, error->expected_en);
	}
	puts_to(s, "\n");
}

static void put_place(sink *s, const heng_error *error)
{
	char number[32];

	puts_to(s, "  --> ");
	put_name(s, error->file);
	if (error->line > 0) {
		snprintf(number, sizeof(number), ":%lu",
			 (unsigned long)error->line);
		puts_to(s, *error->file ? number : number + 1);
		if (error->column > 0) {
			snprintf(number, sizeof(number), ":%lu",
				 (unsigned long)error->column);
			puts_to(s, number);
		}
	}
	puts_to(s, "\n");
}

size_t heng_error_format(const heng_error *error, heng_lang lang, char *out,
			 size_t size)
{
	sink s = {out, size, 0};

	puts_to(&s, error->rc == HENG_OK ? "note[" : "error[");
	puts_to(&s, error->code);
	puts_to(&s, "]: ");
	put_both(&s, lang, error->zh, error->en);
	puts_to(&s, "\n");
	if (*error->file || error->line > 0)
		put_place(&s, error);
	if (error->line > 0 && *error->source) {
		put_source(&s, error, lang);
	} else if (*error->expected_zh || *error->expected_en) {
		puts_to(&s, "  = ");
		put_both(&s, lang, error->expected_zh, error->expected_en);
		puts_to(&s, "\n");
	}
	if (*error->hint_zh || *error->hint_en) {
		puts_to(&s, "  hint: ");
		put_both(&s, lang, error->hint_zh, error->hint_en);
		puts_to(&s, "\n");
	}
	if (size > 0)
		out[s.used < size ? s.used : size - 1] = '\0';
	return s.used;
}
