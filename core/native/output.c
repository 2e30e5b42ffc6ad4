/* Output: what a plugin prints, kept for a note to the user. */
#include "core/native/output.h"

#include <errno.h>
#include <unistd.h>

#include "core/base/utf8.h"
#include "core/native/wire.h"

enum {
	CHUNK = 16 << 10,
	CHUNKS_MAX = 8, /* at a time: twice what a pipe holds */
};

bool heng_output_drain(heng_output *output, int fd)
{
	char chunk[CHUNK];

	for (int i = 0; i < CHUNKS_MAX; i++) {
		size_t room = sizeof(output->kept) - output->size;
		ssize_t n = read(fd, chunk, sizeof(chunk));

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno == EAGAIN || errno == EWOULDBLOCK;
		if (n == 0)
			return false;
		output->total += (uint64_t)n;
		if (room > (size_t)n)
			room = (size_t)n;
		memcpy(output->kept + output->size, chunk, room);
		output->size += room;
		if ((size_t)n < sizeof(chunk))
			break;
	}
	return true;
}

static void put_escaped(heng_buf *out, unsigned char c)
{
	switch (c) {
	case '\n':
		heng_buf_puts(out, "\\n");
		break;
	case '\t':
		heng_buf_puts(out, "\\t");
		break;
	case '\r':
		heng_buf_puts(out, "\\r");
		break;
	default:
		heng_buf_printf(out, "\\x%02x", c);
		break;
	}
}

void heng_output_put(const heng_output *output, heng_buf *out)
{
	const char *text = output->kept;
	size_t size = output->size;

	if (output->total == size)
		while (size &&
		       (text[size - 1] == '\n' || text[size - 1] == '\r'))
			size--;
	for (size_t at = 0; at < size;) {
		uint32_t point;
		size_t length = heng_utf8_decode(text + at, size - at, &point);

		if (length && heng_wire_is_plain(text + at, length)) {
			heng_buf_put(out, text + at, length);
			at += length;
			continue;
		}
		/* What turns the direction of writing is escaped as well. */
		do {
			put_escaped(out, (unsigned char)text[at++]);
		} while (length > 1 && --length);
	}
}
