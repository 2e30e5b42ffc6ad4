/* Channel: messages, some with descriptors, between supervisor and lane. */
#ifndef HENG_LANES_CHANNEL_H
#define HENG_LANES_CHANNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/buf.h"

typedef enum heng_message_type {
	/* A lane says: */
	HENG_MESSAGE_SAY = 1, /* a text for standard error */
	HENG_MESSAGE_LOADED,  /* what it works with; wants dossiers */
	HENG_MESSAGE_SPAWN,   /* start a host for the file */
	HENG_MESSAGE_REAP,    /* end the host with this pid */
	HENG_MESSAGE_OPEN,    /* files beneath the dossier's folder */
	HENG_MESSAGE_FAULT,   /* a call that reached a deadline */
	HENG_MESSAGE_DONE,    /* the dossier is assessed, or is not */
	HENG_MESSAGE_FILE,    /* a file that a command has made */
	/* A supervisor answers: */
	HENG_MESSAGE_SPAWNED = 32, /* pid; pidfd, socket, output, slot */
	HENG_MESSAGE_REAPED,	   /* wait status */
	HENG_MESSAGE_OPENED,	   /* an errno each; descriptors */
	HENG_MESSAGE_DOSSIER,	   /* with its descriptor */
	HENG_MESSAGE_BYE,
} heng_message_type;

enum {
	HENG_CHANNEL_FDS_MAX = 16, /* descriptors of one message */
	/* Bytes of one message: a report in which each of 4,096 rules has
	 * its fill of findings and reads stays below. */
	HENG_CHANNEL_MESSAGE_MAX = 256 << 20,
};

typedef struct heng_message {
	uint32_t type;
	const char *body; /* until the next receive */
	size_t size;
	int fds[HENG_CHANNEL_FDS_MAX]; /* the taker's; -1: none */
} heng_message;

typedef struct heng_channel {
	int socket; /* not the channel's to close */
	heng_buf in;
	size_t taken; /* bytes of `in` already handed out */
	int fds[HENG_CHANNEL_FDS_MAX];
	size_t n_fds;
} heng_channel;

/* Zero-initialise but for `socket`. Closes descriptors nobody has taken. */
void heng_channel_fini(heng_channel *channel);

/*
 * Sends one message. With `wait` until it is out, otherwise what does not go
 * at once is a failure, since a lane that waits for an answer has room for
 * it. False: the other end is gone or takes nothing.
 */
bool heng_channel_send(const heng_channel *channel, uint32_t type,
		       const void *body, size_t size, const int *fds,
		       size_t n_fds, bool wait);

typedef enum heng_received {
	HENG_RECEIVED,	     /* *message is the next one */
	HENG_RECEIVED_PART,  /* nothing whole yet; only without `wait` */
	HENG_RECEIVED_END,   /* the other end is gone */
	HENG_RECEIVED_WRONG, /* it sent what is no message */
	HENG_RECEIVED_NO_MEMORY,
} heng_received;

/* Receives one message. `with_fds`: descriptors are taken; otherwise any
 * that are sent vanish. */
heng_received heng_channel_receive(heng_channel *channel, bool wait,
				   bool with_fds, heng_message *message);

#endif
