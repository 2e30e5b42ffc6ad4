/* Sharing: the image as a sealed memfd that hosts map read-only. */

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/native/plugins.h"

int heng_image_share(const heng_image *image, heng_error *error)
{
	const int seals =
	    F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
	const char *at = (const char *)image;
	size_t left = image->size;
	int fd, reason;

	fd = memfd_create("dossier", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	if (fd < 0)
		goto failed;
	while (left) {
		ssize_t n = write(fd, at, left);

		if (n < 0 && errno != EINTR)
			goto failed;
		if (n > 0) {
			at += n;
			left -= (size_t)n;
		}
	}
	if (fcntl(fd, F_ADD_SEALS, seals) < 0)
		goto failed;
	return fd;
failed:
	reason = errno;
	if (fd >= 0)
		close(fd);
	heng_fail(error, HENG_EIO, "H3016", "无法为插件准备卷宗：%s",
		  "the dossier cannot be made ready for plugins: %s",
		  strerror(reason));
	return -1;
}
