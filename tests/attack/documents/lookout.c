/* The lookout: notices whether somebody reads a file or connects to a port. */
#include "tests/attack/documents/lookout.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <unistd.h>

static bool put_canary(const char *path)
{
	static const char text[] = "<canary>secret</canary>\n";
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	bool ok = fd >= 0 && write(fd, text, sizeof(text) - 1) > 0;

	if (fd >= 0 && close(fd) < 0)
		ok = false;
	return ok;
}

static bool listen_somewhere(lookout *look)
{
	struct sockaddr_in at = {.sin_family = AF_INET};
	socklen_t size = sizeof(at);

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	look->listener =
	    socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (look->listener < 0 ||
	    bind(look->listener, (struct sockaddr *)&at, sizeof(at)) < 0 ||
	    listen(look->listener, 16) < 0 ||
	    getsockname(look->listener, (struct sockaddr *)&at, &size) < 0)
		return false;
	look->port = ntohs(at.sin_port);
	return true;
}

bool lookout_open(lookout *look, const char *path)
{
	look->listener = -1;
	look->files = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (look->files < 0 || !put_canary(path) ||
	    inotify_add_watch(look->files, path, IN_OPEN | IN_ACCESS) < 0 ||
	    !listen_somewhere(look)) {
		perror(path);
		lookout_close(look);
		return false;
	}
	return true;
}

void lookout_close(lookout *look)
{
	if (look->files >= 0)
		close(look->files);
	if (look->listener >= 0)
		close(look->listener);
	look->files = look->listener = -1;
}

bool lookout_has_read(lookout *look)
{
	char events[4096];
	bool any = false;

	while (read(look->files, events, sizeof(events)) > 0)
		any = true;
	return any;
}

bool lookout_has_connected(lookout *look)
{
	bool any = false;
	int fd;

	while ((fd = accept(look->listener, NULL, NULL)) >= 0) {
		any = true;
		close(fd);
	}
	return any;
}
