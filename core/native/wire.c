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

void heng_wire_fds_close(heng_wire_fds *fds)
{
	for (size_t i = 0; i < fds->n; i++)
		close(fds->list[i]);
	fds->n = 0;
}

typedef union control {
	struct cmsghdr head;
	char room[CMSG_SPACE(HENG_WIRE_FDS_MAX * sizeof(int))];
} control;

static void attach(struct msghdr *message, control *space,
		   const heng_wire_fds *fds)
{
	size_t size = fds->n * sizeof(*fds->list);
	struct cmsghdr *cmsg;

	memset(space, 0, sizeof(*space));
	message->msg_control = space;
	message->msg_controllen = CMSG_SPACE(size);
	cmsg = CMSG_FIRSTHDR(message);
	cmsg->cmsg_level = SOL_SOCKET;
	cmsg->cmsg_type = SCM_RIGHTS;
	cmsg->cmsg_len = CMSG_LEN(size);
	memcpy(CMSG_DATA(cmsg), fds->list, size);
}

bool heng_wire_send(int socket, const heng_wire_head *head, const void *a,
		    size_t a_size, const void *b, size_t b_size,
		    const heng_wire_fds *fds, int64_t deadline)
{
	struct iovec parts[3] = {
	    {.iov_base = (void *)(uintptr_t)head, .iov_len = sizeof(*head)},
	    {.iov_base = (void *)(uintptr_t)a, .iov_len = a_size},
	    {.iov_base = (void *)(uintptr_t)b, .iov_len = b_size}};
	struct msghdr message = {.msg_iov = parts, .msg_iovlen = 3};
	size_t left = sizeof(*head) + a_size + b_size;
	control space;

	if (fds && fds->n > 0)
		attach(&message, &space, fds);
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

/* Takes over the descriptors that came with the bytes. */
static void take_fds(struct msghdr *message, heng_wire_fds *fds)
{
	struct cmsghdr *cmsg;

	for (cmsg = CMSG_FIRSTHDR(message); cmsg;
	     cmsg = CMSG_NXTHDR(message, cmsg)) {
		size_t n;

		if (cmsg->cmsg_level != SOL_SOCKET ||
		    cmsg->cmsg_type != SCM_RIGHTS)
			continue;
		heng_wire_fds_close(fds);
		n = (cmsg->cmsg_len - CMSG_LEN(0)) / sizeof(*fds->list);
		memcpy(fds->list, CMSG_DATA(cmsg), n * sizeof(*fds->list));
		fds->n = n;
	}
}

/* Fills `out` whole. */
static bool receive_all(int socket, heng_pace *pace, void *out, size_t size,
			heng_wire_fds *fds)
{
	size_t got = 0;
	bool again = true;

	heng_pace_begin(pace, heng_wire_now());
	while (got < size) {
		control space;
		struct iovec part = {(char *)out + got, size - got};
		struct msghdr message = {.msg_iov = &part,
					 .msg_iovlen = 1,
					 .msg_control = &space,
					 .msg_controllen = sizeof(space)};
		ssize_t n;

		again = again && heng_pace_again(pace);
		n = recvmsg(socket, &message,
			    MSG_CMSG_CLOEXEC | (again ? MSG_DONTWAIT : 0));
		if (n < 0 && (errno == EINTR || (again && errno == EAGAIN)))
			continue;
		if (n <= 0)
			return false;
		take_fds(&message, fds);
		got += (size_t)n;
	}
	heng_pace_end(pace);
	return true;
}

bool heng_wire_receive(int socket, heng_pace *pace, heng_wire_head *head,
		       heng_buf *body, heng_wire_fds *fds)
{
	heng_pace rest = {0};
	char *room;

	fds->n = 0;
	heng_buf_clear(body);
	if (receive_all(socket, pace, head, sizeof(*head), fds) &&
	    head->size <= HENG_PLUGIN_REPLY_MAX) {
		room = heng_buf_reserve(body, head->size + 1);
		if (room && receive_all(socket, &rest, room, head->size, fds)) {
			body->size = head->size;
			return true;
		}
	}
	heng_wire_fds_close(fds);
	return false;
}
