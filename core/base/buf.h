/* A byte buffer that grows; a failed growth sticks until it is asked for. */
#ifndef HENG_BASE_BUF_H
#define HENG_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Zero-initialised is valid and empty. `data` is not NUL-terminated. */
typedef struct heng_buf {
	char *data;
	size_t size;
	size_t capacity;
	bool failed; /* memory ran out; what was put since is lost */
	/* Set before anything is put: processes forked later do not inherit
	 * what it holds. */
	bool is_private;
	size_t mapped; /* bytes of the mapping it then is */
} heng_buf;

/* Room for `extra` more bytes at data + size, or NULL and `failed`. */
char *heng_buf_grow(heng_buf *buf, size_t extra);

/* The same without a call where there is room already: the usual case. */
static inline char *heng_buf_reserve(heng_buf *buf, size_t extra)
{
	if (extra < buf->capacity - buf->size)
		return buf->data + buf->size;
	return heng_buf_grow(buf, extra);
}

static inline void heng_buf_put(heng_buf *buf, const void *bytes, size_t size)
{
	char *at = heng_buf_reserve(buf, size);

	if (at && size > 0) {
		memcpy(at, bytes, size);
		buf->size += size;
	}
}

static inline void heng_buf_puts(heng_buf *buf, const char *text)
{
	heng_buf_put(buf, text, strlen(text));
}

static inline void heng_buf_putc(heng_buf *buf, char c)
{
	char *at = heng_buf_reserve(buf, 1);

	if (at) {
		*at = c;
		buf->size++;
	}
}

void heng_buf_put_int(heng_buf *buf, int64_t value); /* decimal */
void heng_buf_printf(heng_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Puts text as the inside of a JSON string (quotes not included). */
void heng_buf_put_json(heng_buf *buf, const char *text);

/* A NUL behind the last byte (not counted); "" when failed. */
const char *heng_buf_str(heng_buf *buf);
void heng_buf_clear(heng_buf *buf); /* keeps the memory */
void heng_buf_fini(heng_buf *buf);

#endif
