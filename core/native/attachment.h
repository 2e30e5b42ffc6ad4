/* An attachment's file: opened for a plugin by the side with the rights. */
#ifndef HENG_NATIVE_ATTACHMENT_H
#define HENG_NATIVE_ATTACHMENT_H

#include <stddef.h>
#include <stdint.h>

#include "core/native/plugins.h"

/*
 * Opens the file of attachment[@id = id[0..size)] beneath the job's folder
 * for reading: no symbolic link on the way, nothing outside, regular files
 * only. Returns the descriptor or a negative HENG_PLUGIN_E… code. *near is
 * the node where the search begins and has ended, so that asking for all of
 * them in turn costs one walk; HENG_NO_NODE at first.
 */
int heng_attachment_open(const heng_plugin_job *job, const char *id,
			 size_t size, uint32_t *near);

#endif
