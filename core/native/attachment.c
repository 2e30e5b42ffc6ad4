/* An attachment's file: opened for a plugin by the side with the rights. */

#include "core/native/attachment.h"

#include <errno.h>
#include <fcntl.h>
#include <heng/plugin.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* An attribute's value without white space at its ends, or NULL. */
static const char *attribute(const heng_image *image, uint32_t node,
			     const char *name, size_t *size)
{
	heng_place place = {node, heng_image_attribute_find(image, node, name)};
	const char *value;

	if (place.attribute == HENG_NO_ATTRIBUTE)
		return NULL;
	value = heng_image_value(image, place, size);
	while (*size && is_space(*value)) {
		value++;
		--*size;
	}
	while (*size && is_space(value[*size - 1]))
		--*size;
	return value;
}

static bool is_attachment(const heng_image *image, uint32_t node,
			  const char *id, size_t size)
{
	const heng_image_node *at = heng_image_node_at(image, node);
	const char *value;
	size_t length;

	if (strcmp(heng_image_string(image, at->name), "attachment") != 0)
		return false;
	value = attribute(image, node, "id", &length);
	return value && length == size && memcmp(value, id, size) == 0;
}

/* The node of the attachment, looked for from *near round to *near. */
static uint32_t find(const heng_image *image, const char *id, size_t size,
		     uint32_t *near)
{
	uint32_t first = heng_image_node_at(image, 0)->first_child;
	uint32_t start = *near == HENG_NO_NODE ? first : *near;
	uint32_t node = start;

	while (node != HENG_NO_NODE) {
		if (is_attachment(image, node, id, size)) {
			*near = node;
			return node;
		}
		node = heng_image_node_at(image, node)->next_sibling;
		if (node == HENG_NO_NODE)
			node = first;
		if (node == start)
			break;
	}
	return HENG_NO_NODE;
}

static int code_of(int reason)
{
	switch (reason) {
	case ENOENT:
	case ENOTDIR:
	case ENAMETOOLONG:
		return HENG_PLUGIN_EABSENT;
	case EXDEV:
	case ELOOP:
	case ENXIO:
		return HENG_PLUGIN_EREFUSED;
	case EBADF:
		return HENG_PLUGIN_EUSAGE;
	case ENOMEM:
	case EMFILE:
	case ENFILE:
		/* Says nothing about the file. */
		return HENG_PLUGIN_EMEMORY;
	default:
		return HENG_PLUGIN_EIO;
	}
}

int heng_attachment_open_beneath(int folder_fd, const char *href)
{
	struct open_how how = {
	    .flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY,
	    .resolve =
		RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS};
	struct stat about;
	int fd, tries = 0;

	if (folder_fd < 0)
		return -EBADF;
	if (strnlen(href, HENG_ATTACHMENT_HREF_MAX + 1) >
	    HENG_ATTACHMENT_HREF_MAX)
		return -ENAMETOOLONG;
	/* EAGAIN: something on the way was renamed meanwhile. */
	do {
		fd = (int)syscall(SYS_openat2, folder_fd, href, &how,
				  sizeof(how));
	} while (fd < 0 && (errno == EINTR || errno == EAGAIN) && tries++ < 16);
	if (fd < 0)
		return -errno;
	/* A pipe or device could stall whoever reads it. */
	int reason = fstat(fd, &about) < 0    ? errno
		     : S_ISREG(about.st_mode) ? 0
					      : ENXIO;
	if (reason == 0)
		return fd;
	close(fd);
	return -reason;
}

int heng_attachment_open(const heng_plugin_job *job, const char *id,
			 size_t size, uint32_t *near)
{
	char path[HENG_ATTACHMENT_HREF_MAX + 1];
	const char *href;
	size_t href_size = 0;
	uint32_t node;
	int fd;

	if (!job->open_attachment && job->folder_fd < 0)
		return HENG_PLUGIN_EUSAGE;
	node = find(job->image, id, size, near);
	if (node == HENG_NO_NODE)
		return HENG_PLUGIN_EABSENT;
	href = attribute(job->image, node, "href", &href_size);
	if (!href || !href_size || href_size >= sizeof(path))
		return HENG_PLUGIN_EABSENT;
	memcpy(path, href, href_size);
	path[href_size] = '\0';
	if (job->open_attachment)
		fd = job->open_attachment(job->userdata, path);
	else
		fd = heng_attachment_open_beneath(job->folder_fd, path);
	return fd < 0 ? code_of(-fd) : fd;
}
