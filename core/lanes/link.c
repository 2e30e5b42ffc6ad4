/* Link: a lane's end of what ties it to its supervisor. */
#include "core/lanes/link.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "core/native/wire.h"

static _Noreturn void lost(void)
{
	_exit(HENG_LANE_LOST);
}

static _Noreturn void lost_memory(void)
{
	_exit(HENG_LANE_NO_MEMORY);
}

static void receive(heng_link *link, heng_message *message)
{
	switch (heng_channel_receive(&link->channel, true, true, message)) {
	case HENG_RECEIVED:
		return;
	case HENG_RECEIVED_NO_MEMORY:
		lost_memory();
	default:
		lost();
	}
}

static void send_message(heng_link *link, uint32_t type, const void *body,
			 size_t size)
{
	if (!heng_channel_send(&link->channel, type, body, size, NULL, 0, true))
		lost();
}

/* Waits for the next message, which has to be of that type. */
static void expect(heng_link *link, uint32_t type, heng_message *message)
{
	receive(link, message);
	if (message->type != type)
		lost();
}

static heng_rc spawn(void *userdata, const char *file, heng_spawned *out,
		     heng_error *error)
{
	heng_link *link = userdata;
	heng_message message;
	int64_t pid, reason;

	send_message(link, HENG_MESSAGE_SPAWN, file, strlen(file));
	expect(link, HENG_MESSAGE_SPAWNED, &message);
	heng_cursor cursor = {message.body, message.body + message.size, false};
	pid = heng_cursor_i64(&cursor);
	reason = heng_cursor_i64(&cursor);
	if (cursor.failed)
		lost();
	if (pid > 0) {
		*out = (heng_spawned){
		    .pid = (pid_t)pid,
		    .pidfd = message.fds[0],
		    .socket = message.fds[1],
		    .output = message.fds[2],
		    .slot = message.fds[3],
		};
		return HENG_OK;
	}
	if (reason == HENG_ENOMEM)
		return heng_fail_memory(error);
	heng_fail(error, HENG_EIO, "H3012", "无法为插件启动进程%s",
		  "no process can be started for the plugin%s", "");
	heng_error_at(error, file, 0, 0, 0);
	return HENG_EIO;
}

static int reap(void *userdata, pid_t pid)
{
	heng_link *link = userdata;
	heng_message message;
	int64_t number = pid;

	send_message(link, HENG_MESSAGE_REAP, &number, sizeof(number));
	expect(link, HENG_MESSAGE_REAPED, &message);
	heng_cursor cursor = {message.body, message.body + message.size, false};
	return (int)heng_cursor_i64(&cursor);
}

void heng_link_open(void *userdata, const char *hrefs, size_t n, int *fds)
{
	heng_link *link = userdata;
	const char *end = hrefs;
	heng_message message;
	size_t n_open = 0;

	for (size_t i = 0; i < n; i++)
		end += strlen(end) + 1;
	send_message(link, HENG_MESSAGE_OPEN, hrefs, (size_t)(end - hrefs));
	expect(link, HENG_MESSAGE_OPENED, &message);
	heng_cursor cursor = {message.body, message.body + message.size, false};
	for (size_t i = 0; i < n; i++) {
		int reason = (int)heng_cursor_i64(&cursor);

		fds[i] = reason == 0 ? message.fds[n_open++] : -reason;
	}
	if (cursor.failed)
		lost();
}

void heng_link_init(heng_link *link, int socket, heng_progress *progress,
		    const heng_limits *limits, unsigned off, pid_t supervisor)
{
	*link = (heng_link){
	    .channel = {.socket = socket},
	    .progress = progress,
	    .limits = limits,
	    .off = off,
	    .supervisor = supervisor,
	    .spawner = {.start = spawn, .reap = reap, .userdata = link},
	};
	link->native = (heng_native){
	    .limits = limits, .off = off, .spawner = &link->spawner};
}

void heng_link_fini(heng_link *link)
{
	heng_channel_fini(&link->channel);
	heng_buf_fini(&link->body);
	heng_buf_fini(&link->known);
}

heng_rc heng_link_confine(heng_link *link, heng_confine_role role,
			  heng_error *error)
{
	heng_confinement how = {
	    .off = link->off,
	    .parent = link->supervisor,
	    .memory = (uint64_t)link->limits->lane_memory,
	    .keep = &link->channel.socket,
	    .n_keep = 1,
	};

	return heng_confine(role, &how, error);
}

void heng_link_say(heng_link *link, const char *text, size_t size)
{
	send_message(link, HENG_MESSAGE_SAY, text, size);
}

void heng_link_loaded(heng_link *link, const heng_buf *body)
{
	send_message(link, HENG_MESSAGE_LOADED, body->data, body->size);
}

bool heng_link_next(heng_link *link, heng_dossier *out)
{
	heng_message message;

	receive(link, &message);
	if (message.type != HENG_MESSAGE_DOSSIER)
		return false;
	heng_cursor cursor = {message.body, message.body + message.size, false};
	out->index = (size_t)heng_cursor_i64(&cursor);
	out->has_folder = heng_cursor_u32(&cursor) != 0;
	out->n_known = heng_cursor_u32(&cursor);
	out->fd = message.fds[0];
	heng_buf_clear(&link->known);
	const void *known =
	    heng_cursor_take(&cursor, out->n_known * sizeof(*out->known));
	if (!known || out->fd < 0)
		lost();
	heng_buf_put(&link->known, known, out->n_known * sizeof(*out->known));
	if (link->known.failed)
		lost_memory();
	out->known = (heng_known *)(void *)link->known.data;
	return true;
}

void heng_link_done(heng_link *link, const heng_made *made)
{
	heng_buf *body = &link->body;

	heng_buf_clear(body);
	heng_made_put(made, body);
	if (body->failed)
		lost_memory();
	send_message(link, HENG_MESSAGE_DONE, body->data, body->size);
}

void heng_link_file(heng_link *link, const char *name, const heng_buf *bytes)
{
	heng_buf *body = &link->body;

	heng_buf_clear(body);
	heng_wire_put_text(body, name, strlen(name));
	heng_wire_put_text(body, bytes->data, bytes->size);
	if (body->failed)
		lost_memory();
	send_message(link, HENG_MESSAGE_FILE, body->data, body->size);
}

void heng_link_fault(heng_link *link, const heng_known *known)
{
	send_message(link, HENG_MESSAGE_FAULT, known, sizeof(*known));
}
