/* The wire: bounded messages over the socket between a lane and a host. */

#include "core/native/wire.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include "core/base/utf8.h"

const void *heng_cursor_take(heng_cursor *cursor, size_t size)
{
	const char *at = cursor->at;

	if (cursor->failed || size > (size_t)(cursor->end - at)) {
		cursor->failed = true;
		return NULL;
	}
	cursor->at += size;
	return at;
}

void heng_cursor_copy(heng_cursor *cursor, void *out, size_t size)
{
	const void *bytes = heng_cursor_take(cursor, size);

	if (bytes)
		memcpy(out, bytes, size);
	else
		memset(out, 0, size);
}

uint32_t heng_cursor_u32(heng_cursor *cursor)
{
	uint32_t value;

	heng_cursor_copy(cursor, &value, sizeof(value));
	return value;
}

int64_t heng_cursor_i64(heng_cursor *cursor)
{
	int64_t value;

	heng_cursor_copy(cursor, &value, sizeof(value));
	return value;
}

const char *heng_cursor_text(heng_cursor *cursor, size_t max, size_t *size)
{
	*size = heng_cursor_u32(cursor);
	if (*size > max)
		cursor->failed = true;
	return heng_cursor_take(cursor, *size);
}

void heng_wire_put_u32(heng_buf *buf, uint32_t value)
{
	heng_buf_put(buf, &value, sizeof(value));
}

void heng_wire_put_i64(heng_buf *buf, int64_t value)
{
	heng_buf_put(buf, &value, sizeof(value));
}

void heng_wire_put_text(heng_buf *buf, const char *text, size_t size)
{
	heng_wire_put_u32(buf, (uint32_t)size);
	heng_buf_put(buf, text, size);
}

static bool point_is_plain(uint32_t point)
{
	if (point < 0x20 || (point >= 0x7f && point < 0xa0))
		return false;
	if (point == 0x2028 || point == 0x2029) /* line, paragraph */
		return false;
	if (point == 0x061c || point == 0x200e || point == 0x200f ||
	    (point >= 0x202a && point <= 0x202e) ||
	    (point >= 0x2066 && point <= 0x2069)) /* direction of writing */
		return false;
	return point != 0xfeff && (point & 0xfffe) != 0xfffe;
}

bool heng_wire_is_plain(const char *text, size_t size)
{
	size_t at = 0;

	while (at < size) {
		uint32_t point;
		size_t length = heng_utf8_decode(text + at, size - at, &point);

		if (!length || !point_is_plain(point))
			return false;
		at += length;
	}
	return true;
}

int64_t heng_wire_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now); /* cannot fail on Linux */
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Waits until the socket takes more bytes. */
static bool wait_writable(int socket, int64_t deadline)
{
	struct pollfd item = {.fd = socket, .events = POLLOUT};
	int ready;

	do {
		int64_t left = deadline - heng_wire_now();
		int ms =
		    left < 1000000000000 ? (int)(left / 1000000 + 1) : 1000000;

		if (deadline && left <= 0)
			return false;
		ready = poll(&item, 1, deadline ? ms : -1);
	} while (ready == 0 || (ready < 0 && errno == EINTR));
	return ready > 0;
}

bool heng_wire_send(int socket, const heng_wire_head *head, const void *a,
		    size_t a_size, const void *b, size_t b_size, int fd,
		    int64_t deadline)
{
	union {
		struct cmsghdr align;
		char bytes[CMSG_SPACE(sizeof(int))];
	} control;
	struct iovec parts[3] = {
	    {.iov_base = (void *)(uintptr_t)head, .iov_len = sizeof(*head)},
	    {.iov_base = (void *)(uintptr_t)a, .iov_len = a_size},
	    {.iov_base = (void *)(uintptr_t)b, .iov_len = b_size}};
	struct msghdr message = {.msg_iov = parts, .msg_iovlen = 3};
	size_t left = sizeof(*head) + a_size + b_size;

	if (fd >= 0) {
		struct cmsghdr *cmsg;

		memset(&control, 0, sizeof(control));
		message.msg_control = control.bytes;
		message.msg_controllen = sizeof(control.bytes);
		cmsg = CMSG_FIRSTHDR(&message);
		cmsg->cmsg_level = SOL_SOCKET;
		cmsg->cmsg_type = SCM_RIGHTS;
		cmsg->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(cmsg), &fd, sizeof(fd));
	}
	while (left) {
		ssize_t sent = sendmsg(socket, &message, MSG_NOSIGNAL);

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
			if (!wait_writable(socket, deadline))
				return false;
			continue;
		}
		if (sent <= 0)
			return false;
		left -= (size_t)sent;
		/* The descriptor went with the first byte. */
		message.msg_control = NULL;
		message.msg_controllen = 0;
		while (sent) {
			size_t step = message.msg_iov->iov_len;

			if (step > (size_t)sent)
				step = (size_t)sent;
			if (!step) {
				message.msg_iov++;
				message.msg_iovlen--;
				continue;
			}
			message.msg_iov->iov_base =
			    (char *)message.msg_iov->iov_base + step;
			message.msg_iov->iov_len -= step;
			sent -= (ssize_t)step;
		}
	}
	return true;
}

/* Fills `out` whole; takes over a descriptor if one comes along. */
static bool receive_all(int socket, void *out, size_t size, int *fd)
{
	size_t got = 0;

	while (got < size) {
		union {
			struct cmsghdr align;
			char bytes[CMSG_SPACE(sizeof(int))];
		} control;
		struct iovec part = {(char *)out + got, size - got};
		struct msghdr message = {.msg_iov = &part,
					 .msg_iovlen = 1,
					 .msg_control = control.bytes,
					 .msg_controllen =
					     sizeof(control.bytes)};
		struct cmsghdr *cmsg;
		ssize_t n = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		for (cmsg = CMSG_FIRSTHDR(&message); cmsg;
		     cmsg = CMSG_NXTHDR(&message, cmsg)) {
			if (cmsg->cmsg_level != SOL_SOCKET ||
			    cmsg->cmsg_type != SCM_RIGHTS)
				continue;
			if (*fd >= 0)
				close(*fd);
			memcpy(fd, CMSG_DATA(cmsg), sizeof(*fd));
		}
		got += (size_t)n;
	}
	return true;
}

bool heng_wire_receive(int socket, heng_wire_head *head, heng_buf *body,
		       int *fd)
{
	char *room;

	*fd = -1;
	heng_buf_clear(body);
	if (!receive_all(socket, head, sizeof(*head), fd))
		goto failed;
	if (head->size > HENG_PLUGIN_REPLY_MAX)
		goto failed;
	room = heng_buf_reserve(body, head->size + 1);
	if (!room || !receive_all(socket, room, head->size, fd))
		goto failed;
	body->size = head->size;
	return true;
failed:
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
	return false;
}
