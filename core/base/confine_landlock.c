/* Landlock: which files a role sees. */
#include "core/base/confine_parts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Own names for the kernel's numbers: its header is often older than the
 * kernel, and these never change. */
enum { CREATE = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };
enum { CREATE_VERSION = 1, RULE_PATH_BENEATH = 1 };
enum { READ_FILE = 1 << 2, READ_DIR = 1 << 3 };

struct ruleset {
	uint64_t handled_fs;
	uint64_t handled_net; /* from ABI 4 */
	uint64_t scoped;      /* from ABI 6 */
};

struct path_beneath {
	uint64_t allowed;
	int32_t parent;
} __attribute__((packed));

/* Files beside a plugin that are looked at for being libraries. */
enum { BESIDE_MAX = 256 };

int heng_landlock_abi(void)
{
	long abi = syscall(CREATE, NULL, 0, CREATE_VERSION);

	return abi > 0 ? (int)abi : 0;
}

/* Everything that this ABI can handle is handled: what no rule allows is
 * then refused. Rights by number: 13 of ABI 1, REFER, TRUNCATE, IOCTL_DEV. */
static int create(int abi)
{
	struct ruleset all = {.handled_fs = (1 << 13) - 1};
	size_t size = sizeof(all.handled_fs);

	if (abi >= 2)
		all.handled_fs |= 1 << 13;
	if (abi >= 3)
		all.handled_fs |= 1 << 14;
	if (abi >= 4) { /* binding and connecting over TCP */
		all.handled_net = 3;
		size = offsetof(struct ruleset, scoped);
	}
	if (abi >= 5)
		all.handled_fs |= 1 << 15;
	if (abi >= 6) { /* abstract sockets, signals */
		all.scoped = 3;
		size = sizeof(all);
	}
	return (int)syscall(CREATE, &all, size, 0);
}

/* Allows `rights` at and beneath what is open as `fd`, which is closed. */
static bool allow_open(int rules, int fd, uint64_t rights)
{
	struct path_beneath rule = {.allowed = rights, .parent = fd};
	bool done;

	if (fd < 0)
		return true; /* what is not there need not be seen */
	done = syscall(ADD_RULE, rules, RULE_PATH_BENEATH, &rule, 0) == 0;
	close(fd);
	return done;
}

static bool allow(int rules, const char *path, uint64_t rights)
{
	return allow_open(rules, open(path, O_PATH | O_CLOEXEC), rights);
}

/*
 * The libraries that lie beside a plugin, as files: its folder may be
 * somebody's home. No symbolic links, which could lead to any file.
 */
static bool allow_beside(int rules, const char *file)
{
	const char *slash = strrchr(file, '/');
	char path[4096];
	struct dirent *entry;
	bool done = true;
	DIR *folder;

	if (!slash || (size_t)(slash - file) >= sizeof(path))
		return true;
	snprintf(path, sizeof(path), "%.*s", (int)(slash - file + 1), file);
	folder = opendir(path);
	if (!folder)
		return true;
	for (int n = 0; done && n < BESIDE_MAX && (entry = readdir(folder));
	     n++) {
		struct stat about;
		int fd;

		if (!strstr(entry->d_name, ".so"))
			continue;
		fd = openat(dirfd(folder), entry->d_name,
			    O_PATH | O_NOFOLLOW | O_CLOEXEC);
		if (fd >= 0 &&
		    (fstat(fd, &about) < 0 || !S_ISREG(about.st_mode)))
			close(fd);
		else
			done = allow_open(rules, fd, READ_FILE);
	}
	closedir(folder);
	return done;
}

static bool allow_libraries(int rules, const char *file)
{
	size_t n;
	const char *const *folders = heng_loader_folders(&n);
	bool done = allow(rules, "/etc/ld.so.cache", READ_FILE);

	for (size_t i = 0; done && i < n; i++)
		done = allow(rules, folders[i], READ_FILE);
	if (done && file)
		done =
		    allow(rules, file, READ_FILE) && allow_beside(rules, file);
	return done;
}

heng_rc heng_confine_files(heng_confine_role role, const char *file,
			   heng_error *error)
{
	int abi = heng_landlock_abi(), rules, reason;
	bool done = true;

	if (abi == 0)
		return HENG_OK;
	rules = create(abi);
	if (rules < 0)
		return heng_confine_fail(error, HENG_DEFENCE_LANDLOCK);
	if (role == HENG_CONFINE_HOST_LOADING)
		done = allow_libraries(rules, file);
	else if (!heng_confine_is_final(role))
		done = allow(rules, "/", READ_FILE | READ_DIR);
	done = done && syscall(RESTRICT_SELF, rules, 0) == 0;
	reason = errno;
	close(rules);
	errno = reason;
	return done ? HENG_OK : heng_confine_fail(error, HENG_DEFENCE_LANDLOCK);
}
