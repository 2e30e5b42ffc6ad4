/* Words: what is said to the user, by whoever, and however slowly it is read.
 */
#include "core/cli/words.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "core/base/file.h"

enum {
	PIECE = 4096, /* bytes that a pipe with any room takes at once */
	HURRY = 1000, /* ms that a reader gets when all is to end */
};

/* The length of a colour's sequence at the beginning of a text, or 0. */
static size_t colour(const char *text, size_t size)
{
	size_t i = 2;

	if (size < 3 || text[0] != '\x1b' || text[1] != '[')
		return 0;
	while (i < size &&
	       ((text[i] >= '0' && text[i] <= '9') || text[i] == ';'))
		i++;
	return i < size && text[i] == 'm' ? i + 1 : 0;
}

void heng_words_keep(heng_buf *out, const heng_buf *text)
{
	size_t i = 0;

	while (i < text->size) {
		unsigned char c = (unsigned char)text->data[i];
		size_t n = colour(text->data + i, text->size - i);

		if (n > 0)
			heng_buf_put(out, text->data + i, n);
		else
			heng_buf_putc(out,
				      (c < 0x20 && c != '\n' && c != '\t') ||
					      c == 0x7f
					  ? '?'
					  : (char)c);
		i += n > 0 ? n : 1;
	}
}

void heng_words_fini(heng_words *words)
{
	if (words->signals >= 0)
		close(words->signals);
	words->signals = -1;
}

/* Becomes readable with a signal that is blocked; another reads it. */
static int open_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

/* Waits until the descriptor takes something; false: it is not to wait. */
static bool wait_for_room(heng_words *words, int fd)
{
	struct pollfd items[2] = {{.fd = fd, .events = POLLOUT},
				  {.events = POLLIN}};
	int ready;

	if (words->signals < 0)
		words->signals = open_signals();
	items[1].fd = words->signals;
	do {
		ready = poll(items, 2, words->hurried ? HURRY : -1);
	} while (ready < 0 && errno == EINTR);
	/* Without poll, for want of memory, the write itself waits. */
	return ready < 0 || (ready > 0 && items[0].revents);
}

heng_rc heng_words_write(heng_words *words, int fd, const char *name,
			 const heng_buf *text, heng_error *error)
{
	for (size_t at = 0; at < text->size; at += PIECE) {
		size_t n = text->size - at < PIECE ? text->size - at : PIECE;
		heng_rc rc = HENG_OK;

		if (!wait_for_room(words, fd))
			return heng_fail_write(error, name, EPIPE);
		rc = heng_fd_write(fd, name, text->data + at, n, error);
		if (rc != HENG_OK)
			return rc;
	}
	return HENG_OK;
}
