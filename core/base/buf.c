/* The byte buffer: growth, formatted text and JSON strings. */
#include "core/base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "core/base/utf8.h"

enum { BUF_MIN = 256, PAGE = 4096, INT_MAX_DIGITS = 20 };

/* Moves a private buffer into a larger mapping of its own. */
static char *remap(heng_buf *buf, size_t capacity)
{
	char *data = mmap(NULL, capacity, PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (data == MAP_FAILED)
		return NULL;
	if (madvise(data, capacity, MADV_WIPEONFORK) < 0) {
		munmap(data, capacity);
		return NULL;
	}
	if (buf->size > 0)
		memcpy(data, buf->data, buf->size);
	if (buf->mapped > 0)
		munmap(buf->data, buf->mapped);
	buf->mapped = capacity;
	return data;
}

/*
 * There is always one byte more than asked for, so that heng_buf_str has
 * room for its NUL. After a failure capacity equals size: no put finds room
 * and each comes here, where `failed` refuses it.
 */
char *heng_buf_grow(heng_buf *buf, size_t extra)
{
	size_t least = buf->is_private ? PAGE : BUF_MIN;
	size_t capacity = buf->capacity ? buf->capacity : least;
	char *data;

	if (buf->failed)
		return NULL;
	if (extra >= SIZE_MAX / 2 - buf->size)
		goto fail;
	while (capacity - buf->size <= extra || capacity < buf->size)
		capacity *= 2;
	data = buf->is_private ? remap(buf, capacity)
			       : realloc(buf->data, capacity);
	if (!data)
		goto fail;
	buf->data = data;
	buf->capacity = capacity;
	return data + buf->size;
fail:
	buf->failed = true;
	buf->capacity = buf->size;
	return NULL;
}

void heng_buf_put_int(heng_buf *buf, int64_t value)
{
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	char digits[INT_MAX_DIGITS];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (value < 0)
		digits[--at] = '-';
	heng_buf_put(buf, digits + at, sizeof(digits) - at);
}

void heng_buf_printf(heng_buf *buf, const char *format, ...)
{
	va_list args;
	char *at;
	int size;

	va_start(args, format);
	size = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (size < 0) {
		buf->failed = true;
		buf->capacity = buf->size;
		return;
	}
	at = heng_buf_reserve(buf, (size_t)size);
	if (!at)
		return;
	va_start(args, format);
	vsnprintf(at, (size_t)size + 1, format, args);
	va_end(args);
	buf->size += (size_t)size;
}

static void put_json_escape(heng_buf *buf, unsigned char c)
{
	switch (c) {
	case '"':
		heng_buf_puts(buf, "\\\"");
		break;
	case '\\':
		heng_buf_puts(buf, "\\\\");
		break;
	case '\n':
		heng_buf_puts(buf, "\\n");
		break;
	case '\t':
		heng_buf_puts(buf, "\\t");
		break;
	case '\r':
		heng_buf_puts(buf, "\\r");
		break;
	default:
		heng_buf_printf(buf, "\\u%04x", c);
		break;
	}
}

void heng_buf_put_json(heng_buf *buf, const char *text)
{
	size_t size = strlen(text);
	size_t start = 0; /* of what needs no escape */
	size_t at = 0;

	while (at < size) {
		unsigned char c = (unsigned char)text[at];
		size_t length = 1;
		uint32_t point;

		if (c >= 0x80)
			length = heng_utf8_decode(text + at, size - at, &point);
		if (length > 0 && c >= 0x20 && c != '"' && c != '\\' &&
		    c != 0x7f) {
			at += length;
			continue;
		}
		heng_buf_put(buf, text + start, at - start);
		if (length == 0)
			heng_buf_puts(buf, "\\ufffd");
		else
			put_json_escape(buf, c);
		at++;
		start = at;
	}
	heng_buf_put(buf, text + start, size - start);
}

const char *heng_buf_str(heng_buf *buf)
{
	char *end = heng_buf_reserve(buf, 0);

	if (!end)
		return "";
	*end = '\0';
	return buf->data;
}

void heng_buf_clear(heng_buf *buf)
{
	buf->size = 0;
	buf->failed = false;
}

void heng_buf_fini(heng_buf *buf)
{
	if (!buf)
		return;
	if (buf->mapped > 0)
		munmap(buf->data, buf->mapped);
	else
		free(buf->data);
	*buf = (heng_buf){.is_private = buf->is_private};
}
