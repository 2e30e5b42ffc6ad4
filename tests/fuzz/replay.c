/* The replay: a fuzz target run over its kept inputs, without a fuzzer. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/fuzz/fuzz.h"

enum {
	ENTRY_MAX = 1 << 20,
	ENTRY_SECONDS = 20, /* far above what the slowest takes */
};

static char current[1024];

static void put(const char *text)
{
	ssize_t unused = write(STDERR_FILENO, text, strlen(text));

	(void)unused;
}

/* Says which entry it was, as the default action would not. */
static void say_which(int number)
{
	put(number == SIGALRM ? "too slow: " : "failed: ");
	put(current);
	put("\n");
	signal(number, SIG_DFL);
	raise(number);
}

static void replay(const char *path)
{
	static uint8_t data[ENTRY_MAX];
	uint8_t *exact;
	size_t size = 0;
	ssize_t n;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	demand(fd >= 0, "%s: %s", path, strerror(errno));
	while ((n = read(fd, data + size, sizeof(data) - size)) > 0)
		size += (size_t)n;
	demand(n == 0 && size < sizeof(data), "%s cannot be read", path);
	close(fd);
	exact = (uint8_t *)exact_copy(data, size);
	snprintf(current, sizeof(current), "%s", path);
	alarm(ENTRY_SECONDS);
	demand(LLVMFuzzerTestOneInput(exact, size) == 0, "%s", path);
	alarm(0);
	free(exact);
}

static int is_entry(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static size_t replay_folder(const char *folder)
{
	struct dirent **entries;
	int n = scandir(folder, &entries, is_entry, alphasort);
	int i;

	demand(n >= 0, "%s: %s", folder, strerror(errno));
	for (i = 0; i < n; i++) {
		char path[1024];
		int size = snprintf(path, sizeof(path), "%s/%s", folder,
				    entries[i]->d_name);

		demand(size > 0 && (size_t)size < sizeof(path), "%s", folder);
		replay(path);
		free(entries[i]);
	}
	free(entries);
	return (size_t)n;
}

/* With arguments replays these files instead. */
int main(int argc, char **argv)
{
	const char *top = getenv("srcdir");
	char folder[900];
	size_t n;

	signal(SIGABRT, say_which);
	signal(SIGALRM, say_which);
	if (argc > 1) {
		for (int i = 1; i < argc; i++)
			replay(argv[i]);
		return 0;
	}
	snprintf(folder, sizeof(folder), "%s/tests/fuzz/corpus/%s",
		 top ? top : ".", FUZZ_TARGET);
	n = replay_folder(folder);
	printf("%zu entries of %s\n", n, FUZZ_TARGET);
	if (n > 0)
		return 0;
	fprintf(stderr, "%s is empty\n", folder);
	return 1;
}
