/* An attachment's file: opened for a plugin by the side with the rights. */
#ifndef HENG_NATIVE_ATTACHMENT_H
#define HENG_NATIVE_ATTACHMENT_H

#include "core/native/plugins.h"

enum { HENG_ATTACHMENT_HREF_MAX = 4095 /* bytes of a path */ };

/*
 * Opens the file that attachment[@id = id]/@href names beneath the job's
 * folder for reading. Returns the descriptor or a negative HENG_PLUGIN_E…
 * code. *near is the node where the search begins and has ended, so that
 * asking for all of them in turn costs one walk; HENG_NO_NODE at first.
 */
int heng_attachment_open(const heng_plugin_job *job, const char *id,
			 size_t size, uint32_t *near);

/*
 * Opens `href` beneath a folder for reading and without waiting: no symbolic
 * link on the way, nothing outside, regular files only. `href` comes from a
 * stranger. Returns the descriptor or -errno; -ENXIO: no regular file.
 */
int heng_attachment_open_beneath(int folder_fd, const char *href);

#endif
