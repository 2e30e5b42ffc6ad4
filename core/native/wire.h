/* The wire: bounded messages over the socket between a lane and a host. */
#ifndef HENG_NATIVE_WIRE_H
#define HENG_NATIVE_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/buf.h"
#include "core/native/pace.h"
#include "core/native/plugins.h"

/* Both ends are one program, so numbers travel as they lie in memory. */
typedef enum heng_wire_type {
	HENG_WIRE_HELLO = 1, /* host: what the plugin declares */
	HENG_WIRE_REFUSED,   /* host: why it could not be loaded */
	HENG_WIRE_JOB,	     /* lane: items of a dossier; with the image */
	HENG_WIRE_REPLY,     /* host: what one rule or measure came to */
	HENG_WIRE_OPEN,	     /* host: asks for an attachment by id */
	HENG_WIRE_FILES,     /* lane: it and others; a node and a code each */
	HENG_WIRE_BYE,	     /* lane: close the plugin and end */
} heng_wire_type;

typedef struct heng_wire_head {
	uint32_t size; /* of the body that follows */
	uint32_t type;
	uint32_t job;	/* counts jobs, so nothing stale is believed */
	uint32_t item;	/* as declared: measures first, then rules */
	uint64_t token; /* of the job; what a plugin's code writes lacks it */
} heng_wire_head;

/* One of a FILES' body; the descriptors of those with code 0 come in the same
 * order. The first is what was asked for. */
typedef struct heng_wire_file {
	uint32_t node; /* of the attachment */
	int32_t code;  /* 0 or a negative HENG_PLUGIN_E… */
} heng_wire_file;

/* What a REPLY's body begins with; note, reads, findings and missing paths
 * follow in this order. */
typedef struct heng_wire_reply {
	int64_t value; /* of a measure */
	uint32_t has_value;
	int32_t outcome; /* HENG_PLUGIN_PASS …; 0: none reported */
	int32_t share;
	int32_t status;	 /* what the plugin's function returned */
	uint32_t broken; /* a heng_wire_broken */
	uint32_t note_size;
	uint32_t n_reads;
	uint32_t n_findings;
	uint32_t n_dropped; /* findings beyond the limit */
	uint32_t n_missing;
	uint32_t secrets; /* heng_wire_secrets, or-ed */
} heng_wire_reply;

/* What of the dossier's confidential values may be in a reply. */
typedef enum heng_wire_secrets {
	HENG_WIRE_LOOKED = 1,	/* the call looked at one */
	HENG_WIRE_UNLISTED = 2, /* at one that is not among the reads */
} heng_wire_secrets;

/* What the plugin handed over that is not even sent on. */
typedef enum heng_wire_broken {
	HENG_WIRE_SOUND = 0,
	HENG_WIRE_BROKEN_OUTCOME, /* none of the outcomes there are */
	HENG_WIRE_BROKEN_SHARE,
	HENG_WIRE_BROKEN_TEXT, /* missing, too long, control characters */
} heng_wire_broken;

typedef struct heng_wire_read { /* then path_size bytes: it is missing */
	uint32_t node, attribute, path_size;
} heng_wire_read;

typedef struct heng_wire_finding { /* then both texts */
	uint32_t node, attribute, zh_size, en_size;
} heng_wire_finding;

typedef struct heng_wire_missing { /* then the path */
	uint32_t node, attribute, path_size;
} heng_wire_missing;

enum {
	HENG_WIRE_FDS_MAX = 16,	     /* descriptors beside one message */
	HENG_WIRE_MISSING_MAX = 256, /* paths of one rule or measure */
	HENG_WIRE_NOTE_MAX = 1024,   /* bytes beside one measure */
};

/* Reads a body from its start; what is not there sets `failed`. */
typedef struct heng_cursor {
	const char *at, *end;
	bool failed;
} heng_cursor;

const void *heng_cursor_take(heng_cursor *cursor, size_t size);
void heng_cursor_copy(heng_cursor *cursor, void *out, size_t size);
uint32_t heng_cursor_u32(heng_cursor *cursor);
int64_t heng_cursor_i64(heng_cursor *cursor);
/* A size and so many bytes, at most `max`; not NUL-terminated. */
const char *heng_cursor_text(heng_cursor *cursor, size_t max, size_t *size);

void heng_wire_put_u32(heng_buf *buf, uint32_t value);
void heng_wire_put_i64(heng_buf *buf, int64_t value);
void heng_wire_put_text(heng_buf *buf, const char *text, size_t size);

/*
 * Whether text[0..size) may enter a report: one line of UTF-8 without
 * control characters, without marks that turn the direction of writing and
 * without the code points that XML cannot hold.
 */
bool heng_wire_is_plain(const char *text, size_t size);

/* Descriptors that go with a message. */
typedef struct heng_wire_fds {
	int list[HENG_WIRE_FDS_MAX];
	size_t n;
} heng_wire_fds;

/* Closes what nobody has taken. */
void heng_wire_fds_close(heng_wire_fds *fds);

/*
 * Writes head and body (up to two parts) whole, with descriptors beside it
 * unless `fds` is NULL, blocking or until `deadline` (a CLOCK_MONOTONIC
 * nanosecond; 0: none). False: the other end is gone or does not take it.
 */
bool heng_wire_send(int socket, const heng_wire_head *head, const void *a,
		    size_t a_size, const void *b, size_t b_size,
		    const heng_wire_fds *fds, int64_t deadline);

/* Reads one whole message, blocking; the body replaces what `body` held, the
 * descriptors that came with it what was in `fds`. False: the end. */
bool heng_wire_receive(int socket, heng_pace *pace, heng_wire_head *head,
		       heng_buf *body, heng_wire_fds *fds);

/* Now on the clock of deadlines, in nanoseconds. */
int64_t heng_wire_now(void);

#endif
