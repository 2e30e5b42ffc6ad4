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

_Static_assert((int)HENG_ATTACHMENT_AHEAD_MAX <= (int)HENG_WIRE_FDS_MAX,
	       "what is opened at once goes in one message");

static bool is_attachment(const heng_image *image, uint32_t node)
{
	const heng_image_node *at = heng_image_node_at(image, node);

	return strcmp(heng_image_string(image, at->name), "attachment") == 0;
}

bool heng_attachment_is(const heng_image *image, uint32_t node, const char *id,
			size_t size)
{
	const char *value;
	size_t length;

	if (!is_attachment(image, node))
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
		if (heng_attachment_is(image, node, id, size)) {
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

/* Adds what the attachment's file is called. False: it says nothing that
 * could be opened, or memory is short. */
static bool put_href(const heng_image *image, uint32_t node, heng_buf *out)
{
	size_t size = 0;
	const char *href = attribute(image, node, "href", &size);

	if (!href || !size || size > HENG_ATTACHMENT_HREF_MAX)
		return false;
	heng_buf_put(out, href, size);
	heng_buf_put(out, "", 1);
	return !out->failed;
}

/* How many to open at once: the more, the longer they are taken in turn. */
static unsigned choose_ahead(const heng_attachment_walk *walk, uint32_t node)
{
	enum { FIRST = HENG_ATTACHMENT_AHEAD_MAX };
	unsigned twice = 2 * walk->ahead;

	if (walk->ahead == 0)
		return FIRST;
	if (node != walk->next)
		return 1;
	return twice < HENG_ATTACHMENT_AHEAD_MAX ? twice
						 : HENG_ATTACHMENT_AHEAD_MAX;
}

/* The attachment and those that follow it, with their hrefs. */
static size_t choose(const heng_plugin_job *job, heng_attachment_walk *walk,
		     heng_attachment_file *files)
{
	const heng_image *image = job->image;
	uint32_t node = walk->near;
	size_t n = 0;

	walk->ahead = choose_ahead(walk, node);
	heng_buf_clear(&walk->hrefs);
	while (n < walk->ahead && node != HENG_NO_NODE) {
		if (is_attachment(image, node) &&
		    put_href(image, node, &walk->hrefs))
			files[n++] =
			    (heng_attachment_file){.node = node, .fd = -1};
		else if (n == 0 || walk->hrefs.failed)
			break;
		node = heng_image_node_at(image, node)->next_sibling;
	}
	walk->next = node;
	return n;
}

static void open_all(const heng_plugin_job *job, const char *hrefs, size_t n,
		     int *fds)
{
	if (job->open_attachments) {
		job->open_attachments(job->userdata, hrefs, n, fds);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		fds[i] = heng_attachment_open_beneath(job->folder_fd, hrefs);
		hrefs += strlen(hrefs) + 1;
	}
}

size_t
heng_attachment_open(const heng_plugin_job *job, const char *id, size_t size,
		     heng_attachment_walk *walk,
		     heng_attachment_file files[HENG_ATTACHMENT_AHEAD_MAX])
{
	int fds[HENG_ATTACHMENT_AHEAD_MAX];
	size_t n;

	files[0] = (heng_attachment_file){
	    .node = HENG_NO_NODE, .code = HENG_PLUGIN_EABSENT, .fd = -1};
	if (!job->open_attachments && job->folder_fd < 0) {
		files[0].code = HENG_PLUGIN_EUSAGE;
		return 1;
	}
	if (find(job->image, id, size, &walk->near) == HENG_NO_NODE)
		return 1;
	n = choose(job, walk, files);
	if (walk->hrefs.failed) {
		files[0].code = HENG_PLUGIN_EMEMORY;
		return 1;
	}
	if (n == 0)
		return 1;
	open_all(job, walk->hrefs.data, n, fds);
	for (size_t i = 0; i < n; i++) {
		files[i].fd = fds[i] < 0 ? -1 : fds[i];
		files[i].code = fds[i] < 0 ? code_of(-fds[i]) : 0;
	}
	return n;
}

void heng_attachment_walk_fini(heng_attachment_walk *walk)
{
	heng_buf_fini(&walk->hrefs);
}
