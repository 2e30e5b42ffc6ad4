/* Attacks on files and the network. */
#include "tests/unit/confine_attack.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

static const char *in_folder(const char *name)
{
	static char path[128];

	snprintf(path, sizeof(path), "%s/%s", scene.folder, name);
	return path;
}

/* To the byte: an open file that cannot be read would be no leak. */
static confine_end read_from(int fd, const char *wanted)
{
	char text[16] = "";

	if (fd < 0)
		return confine_refused();
	return confine_if(read(fd, text, sizeof(text) - 1) > 0 &&
			  strcmp(text, wanted) == 0);
}

confine_end attack_open(void)
{
	return read_from(open(in_folder("secret"), O_RDONLY), "secret");
}

confine_end attack_open_raw(void)
{
	return read_from((int)syscall(SYS_openat, AT_FDCWD, in_folder("secret"),
				      O_RDONLY | O_NOFOLLOW, 0),
			 "secret");
}

confine_end attack_openat2(void)
{
	struct open_how how = {.flags = O_RDONLY};

	return read_from((int)syscall(SYS_openat2, AT_FDCWD,
				      in_folder("secret"), &how, sizeof(how)),
			 "secret");
}

/* The plugin itself, and a library of its own. */
confine_end attack_beside(void)
{
	if (read_from(open(in_folder("libbeside.so"), O_RDONLY), "library") !=
	    CONFINE_WORKED)
		return CONFINE_REFUSED;
	return read_from(open(in_folder("libother.so.1"), O_RDONLY), "library");
}

/* What is called a library and is none. */
confine_end attack_link(void)
{
	return read_from(open(in_folder("liblink.so"), O_RDONLY), "secret");
}

confine_end attack_stat(void)
{
	struct stat about;

	return confine_if(stat(in_folder("secret"), &about) == 0);
}

confine_end attack_list(void)
{
	DIR *folder = opendir(scene.folder);

	return confine_if(folder && readdir(folder));
}

confine_end attack_write(void)
{
	int fd = open(in_folder("note"), O_WRONLY);

	return fd < 0 ? confine_refused() : confine_if(write(fd, "x", 1) == 1);
}

confine_end attack_create(void)
{
	return confine_if(
	    open(in_folder("made"), O_WRONLY | O_CREAT | O_EXCL, 0600) >= 0);
}

confine_end attack_remove(void)
{
	return confine_if(unlink(in_folder("note")) == 0);
}

confine_end attack_chmod(void)
{
	return confine_if(fchmod(scene.kept, 0777) == 0 &&
			  chmod(in_folder("note"), 0777) == 0);
}

confine_end attack_link_out(void)
{
	char path[128];

	snprintf(path, sizeof(path), "%s", in_folder("note"));
	return confine_if(link(path, in_folder("made")) == 0);
}

confine_end attack_socket(void)
{
	return confine_if(socket(AF_INET, SOCK_DGRAM, 0) >= 0);
}

confine_end attack_pair(void)
{
	int pair[2];

	return confine_if(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
}

confine_end attack_connect(void)
{
	struct sockaddr_in address = {.sin_family = AF_INET,
				      .sin_port = htons((uint16_t)scene.port)};
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return confine_if(fd >= 0 && connect(fd, (struct sockaddr *)&address,
					     sizeof(address)) == 0);
}

/* To a socket of the test's that has no file. */
confine_end attack_abstract(void)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(address.sun_path + 1, sizeof(address.sun_path) - 1, "%s",
		 scene.folder);
	return confine_if(
	    fd >= 0 &&
	    connect(fd, (struct sockaddr *)&address,
		    (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 +
				strlen(scene.folder))) == 0);
}
