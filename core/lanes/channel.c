/* Channel: messages, some with descriptors, between supervisor and lane. */
#include "core/lanes/channel.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CHUNK = 64 << 10 /* bytes read at once */ };

typedef struct head {
	uint32_t type, size, n_fds;
} head;

typedef union control {
	struct cmsghdr head;
	char room[CMSG_SPACE(HENG_CHANNEL_FDS_MAX * sizeof(int))];
} control;

void heng_channel_fini(heng_channel *channel)
{
	for (size_t i = 0; i < channel->n_fds; i++)
		close(channel->fds[i]);
	channel->n_fds = 0;
	heng_buf_fini(&channel->in);
}

static void attach(struct msghdr *message, control *space, const int *fds,
		   size_t n_fds)
{
	size_t size = n_fds * sizeof(*fds);

	memset(space, 0, sizeof(*space));
	message->msg_control = space;
	message->msg_controllen = CMSG_SPACE(size);
	struct cmsghdr *cmsg = CMSG_FIRSTHDR(message);
	cmsg->cmsg_level = SOL_SOCKET;
	cmsg->cmsg_type = SCM_RIGHTS;
	cmsg->cmsg_len = CMSG_LEN(size);
	memcpy(CMSG_DATA(cmsg), fds, size);
}

bool heng_channel_send(const heng_channel *channel, uint32_t type,
		       const void *body, size_t size, const int *fds,
		       size_t n_fds, bool wait)
{
	head first = {type, (uint32_t)size, (uint32_t)n_fds};
	struct iovec parts[2] = {
	    {&first, sizeof(first)},
	    {(void *)(uintptr_t)body, size},
	};
	struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
	control space;

	if (size > HENG_CHANNEL_MESSAGE_MAX)
		return false;
	if (n_fds > 0)
		attach(&message, &space, fds, n_fds);
	while (parts[0].iov_len + parts[1].iov_len > 0) {
		ssize_t sent =
		    sendmsg(channel->socket, &message,
			    MSG_NOSIGNAL | (wait ? 0 : MSG_DONTWAIT));

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0 && errno == EAGAIN && wait) {
			struct pollfd p = {.fd = channel->socket,
					   .events = POLLOUT};

			(void)poll(&p, 1, -1);
			continue;
		}
		if (sent < 0)
			return false;
		message.msg_control = NULL;
		message.msg_controllen = 0;
		for (int i = 0; i < 2; i++) {
			size_t part = (size_t)sent < parts[i].iov_len
					  ? (size_t)sent
					  : parts[i].iov_len;

			parts[i].iov_base = (char *)parts[i].iov_base + part;
			parts[i].iov_len -= part;
			sent -= (ssize_t)part;
		}
	}
	return true;
}

/* Keeps what came beside the bytes; false: more than a message may have. */
static bool take_fds(heng_channel *channel, struct msghdr *message)
{
	bool sound = !(message->msg_flags & MSG_CTRUNC);

	for (struct cmsghdr *cmsg = CMSG_FIRSTHDR(message); cmsg;
	     cmsg = CMSG_NXTHDR(message, cmsg)) {
		if (cmsg->cmsg_level != SOL_SOCKET ||
		    cmsg->cmsg_type != SCM_RIGHTS)
			continue;
		size_t n = (cmsg->cmsg_len - CMSG_LEN(0)) / sizeof(int);
		for (size_t i = 0; i < n; i++) {
			int fd;

			memcpy(&fd, CMSG_DATA(cmsg) + i * sizeof(fd),
			       sizeof(fd));
			if (channel->n_fds < HENG_CHANNEL_FDS_MAX) {
				channel->fds[channel->n_fds++] = fd;
			} else {
				close(fd);
				sound = false;
			}
		}
	}
	return sound;
}

/* Reads what there is, at least one byte with `wait`. */
static heng_received fill(heng_channel *channel, bool wait, bool with_fds)
{
	heng_buf *in = &channel->in;
	control space;
	struct iovec part;
	struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
	ssize_t got;

	if (channel->taken > 0) {
		in->size -= channel->taken;
		memmove(in->data, in->data + channel->taken, in->size);
		channel->taken = 0;
	}
	part.iov_base = heng_buf_reserve(in, CHUNK);
	part.iov_len = CHUNK;
	if (!part.iov_base)
		return HENG_RECEIVED_NO_MEMORY;
	do {
		if (with_fds) {
			message.msg_control = &space;
			message.msg_controllen = sizeof(space);
		}
		got = recvmsg(channel->socket, &message,
			      MSG_CMSG_CLOEXEC | (wait ? 0 : MSG_DONTWAIT));
		if (got < 0 && errno == EAGAIN && wait) {
			struct pollfd p = {.fd = channel->socket,
					   .events = POLLIN};

			(void)poll(&p, 1, -1);
		}
	} while (got < 0 && (errno == EINTR || (errno == EAGAIN && wait)));
	if (got < 0 && errno == EAGAIN)
		return HENG_RECEIVED_PART;
	if (got <= 0)
		return HENG_RECEIVED_END;
	in->size += (size_t)got;
	if (with_fds && !take_fds(channel, &message))
		return HENG_RECEIVED_WRONG;
	return HENG_RECEIVED;
}

/* Takes a whole message out of what was read. */
static heng_received take(heng_channel *channel, heng_message *message)
{
	heng_buf *in = &channel->in;
	size_t have = in->size - channel->taken;
	head first;

	if (have < sizeof(first))
		return HENG_RECEIVED_PART;
	memcpy(&first, in->data + channel->taken, sizeof(first));
	if (first.size > HENG_CHANNEL_MESSAGE_MAX ||
	    first.n_fds > HENG_CHANNEL_FDS_MAX)
		return HENG_RECEIVED_WRONG;
	if (have - sizeof(first) < first.size)
		return HENG_RECEIVED_PART;
	/* They come with its first byte, so they are here; the kernel hands
	 * out those of one message at a time. */
	if (first.n_fds > channel->n_fds)
		return HENG_RECEIVED_WRONG;
	message->type = first.type;
	message->body = in->data + channel->taken + sizeof(first);
	message->size = first.size;
	for (size_t i = 0; i < HENG_CHANNEL_FDS_MAX; i++)
		message->fds[i] = i < first.n_fds ? channel->fds[i] : -1;
	channel->n_fds -= first.n_fds;
	memmove(channel->fds, channel->fds + first.n_fds,
		channel->n_fds * sizeof(*channel->fds));
	channel->taken += sizeof(first) + first.size;
	return HENG_RECEIVED;
}

heng_received heng_channel_receive(heng_channel *channel, bool wait,
				   bool with_fds, heng_message *message)
{
	for (;;) {
		heng_received got = take(channel, message);

		if (got != HENG_RECEIVED_PART)
			return got;
		got = fill(channel, wait, with_fds);
		if (got != HENG_RECEIVED)
			return got;
	}
}
