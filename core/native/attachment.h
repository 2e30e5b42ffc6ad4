/* An attachment's file: opened for a plugin by the side with the rights. */
#ifndef HENG_NATIVE_ATTACHMENT_H
#define HENG_NATIVE_ATTACHMENT_H

#include "core/native/wire.h"

enum {
	HENG_ATTACHMENT_HREF_MAX = 4095, /* bytes of a path */
	/* Files opened at once: one after the other, each would cost a host,
	 * a lane and the supervisor a wake-up. */
	HENG_ATTACHMENT_AHEAD_MAX = 16,
};

/* A file on its way to a host. */
typedef struct heng_attachment_file {
	uint32_t node; /* of the attachment; HENG_NO_NODE: there is none */
	int32_t code; /* 0 or why it is not open: a negative HENG_PLUGIN_E… */
	int fd;	      /* -1: not open */
} heng_attachment_file;

/* How a plugin has gone through a dossier's attachments so far. Begin with
 * {.near = HENG_NO_NODE}. */
typedef struct heng_attachment_walk {
	uint32_t near;	/* the one it asked for last */
	uint32_t next;	/* what it asks for next if it takes them in turn */
	unsigned ahead; /* opened last time */
	heng_buf hrefs;
} heng_attachment_walk;

void heng_attachment_walk_fini(heng_attachment_walk *walk);

/* Whether the node is the attachment with this id. */
bool heng_attachment_is(const heng_image *image, uint32_t node, const char *id,
			size_t size);

/*
 * Opens the file that attachment[@id = id]/@href names beneath the job's
 * folder for reading: files[0]. Where a plugin takes attachments in turn,
 * those that follow are opened with it, as far as they can be. Returns how
 * many of `files` there are, at least one; their descriptors are the
 * caller's. Asking for all in turn costs one walk.
 */
size_t
heng_attachment_open(const heng_plugin_job *job, const char *id, size_t size,
		     heng_attachment_walk *walk,
		     heng_attachment_file files[HENG_ATTACHMENT_AHEAD_MAX]);

/*
 * Opens `href` beneath a folder for reading and without waiting: no symbolic
 * link on the way, nothing outside, regular files only. `href` comes from a
 * stranger. Returns the descriptor or -errno; -ENXIO: no regular file.
 */
int heng_attachment_open_beneath(int folder_fd, const char *href);

#endif
