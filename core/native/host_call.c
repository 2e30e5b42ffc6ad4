/* A call: begun, asked for parameters and evidence, and sent off. */

#include "core/native/host_call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/native/host.h"

heng_rc heng_call_init(heng_call *call, int socket, heng_slot *slot)
{
	*call = (heng_call){.socket = socket, .slot = slot};
	call->seen = calloc(HENG_SEEN_SLOTS, sizeof(*call->seen));
	return call->seen ? HENG_OK : HENG_ENOMEM;
}

void heng_call_fini(heng_call *call)
{
	size_t i;

	for (i = 0; i < call->n_paths; i++)
		heng_path_free(call->paths[i]);
	free(call->paths);
	free(call->seen);
	heng_arena_fini(&call->arena);
	heng_places_fini(&call->places);
	heng_buf_fini(&call->note);
	heng_buf_fini(&call->reads);
	heng_buf_fini(&call->findings);
	heng_buf_fini(&call->missing);
	heng_buf_fini(&call->scratch);
}

void heng_call_begin(heng_call *call, heng_call_kind kind, uint32_t item)
{
	call->kind = kind;
	call->item = item;
	call->serial++;
	call->params = NULL;
	call->n_params = 0;
	call->reply = (heng_wire_reply){0};
	heng_arena_reset(&call->arena);
	heng_buf_clear(&call->note);
	heng_buf_clear(&call->reads);
	heng_buf_clear(&call->findings);
	heng_buf_clear(&call->missing);
	heng_buf_clear(&call->scratch);
}

_Noreturn void heng_host_lost(heng_slot *slot)
{
	atomic_store(&slot->lost, 1);
	_exit(1);
}

void heng_call_finish(heng_call *call, int status)
{
	heng_wire_head head = {.type = HENG_WIRE_REPLY,
			       .job = call->job,
			       .item = call->item,
			       .token = call->token};
	heng_buf *body = &call->scratch;

	call->reply.status = status;
	call->reply.note_size = (uint32_t)call->note.size;
	heng_buf_put(body, call->note.data, call->note.size);
	heng_buf_put(body, call->reads.data, call->reads.size);
	heng_buf_put(body, call->findings.data, call->findings.size);
	heng_buf_put(body, call->missing.data, call->missing.size);
	/* A reply with something lost from it must not look whole. */
	if (body->failed || call->note.failed || call->reads.failed ||
	    call->findings.failed || call->missing.failed)
		abort();
	head.size = (uint32_t)(sizeof(call->reply) + body->size);
	/* What it printed is out before its answer is. */
	fflush(stdout);
	if (!heng_wire_send(call->socket, &head, &call->reply,
			    sizeof(call->reply), body->data, body->size, NULL,
			    0))
		heng_host_lost(call->slot);
}

static int32_t as_of(heng_call *call)
{
	return call->as_of;
}

static uint64_t dossier(heng_call *call)
{
	return call->job;
}

static const heng_call_param *param_find(const heng_call *call,
					 const char *name)
{
	size_t i;

	for (i = 0; name && i < call->n_params; i++)
		if (strcmp(call->params[i].name, name) == 0)
			return &call->params[i];
	return NULL;
}

static int param_number(heng_call *call, const char *name, int64_t *out)
{
	const heng_call_param *param = param_find(call, name);

	if (!out)
		return HENG_PLUGIN_EUSAGE;
	if (!param)
		return HENG_PLUGIN_EABSENT;
	if (param->is_text)
		return HENG_PLUGIN_EVALUE;
	*out = param->number;
	return 0;
}

static int param_text(heng_call *call, const char *name, const char **out)
{
	const heng_call_param *param = param_find(call, name);

	if (!out)
		return HENG_PLUGIN_EUSAGE;
	if (!param)
		return HENG_PLUGIN_EABSENT;
	if (!param->is_text)
		return HENG_PLUGIN_EVALUE;
	*out = param->text;
	return 0;
}

void heng_call_forget_files(heng_call *call)
{
	for (size_t i = 0; i < call->n_ahead; i++) {
		if (call->ahead[i].fd >= 0)
			close(call->ahead[i].fd);
	}
	call->n_ahead = 0;
}

/* What was sent ahead becomes the call's. False: it makes no sense. */
static bool keep_files(heng_call *call, const heng_buf *body,
		       const heng_wire_fds *fds)
{
	heng_cursor cursor = {body->data, body->data + body->size, false};
	size_t n_fds = 0;

	while (cursor.at < cursor.end) {
		heng_attachment_file *file = &call->ahead[call->n_ahead];
		heng_wire_file sent;

		heng_cursor_copy(&cursor, &sent, sizeof(sent));
		if (cursor.failed || call->n_ahead == HENG_ATTACHMENT_AHEAD_MAX)
			return false;
		*file = (heng_attachment_file){sent.node, sent.code, -1};
		if (sent.code == 0 && n_fds == fds->n)
			return false;
		if (sent.code == 0)
			file->fd = fds->list[n_fds++];
		call->n_ahead++;
	}
	return call->n_ahead > 0 && n_fds == fds->n;
}

/* Hands out the file at an index of those sent ahead. */
static int take_file(heng_call *call, size_t index)
{
	heng_attachment_file file = call->ahead[index];

	call->ahead[index] = call->ahead[--call->n_ahead];
	return file.code == 0 ? file.fd : file.code;
}

static int attachment_open(heng_call *call, const char *id)
{
	heng_wire_head head = {.type = HENG_WIRE_OPEN,
			       .job = call->job,
			       .item = call->item,
			       .token = call->token};
	heng_buf *body = &call->scratch;
	heng_wire_fds fds;

	if (!call->image || !id)
		return HENG_PLUGIN_EUSAGE;
	head.size = (uint32_t)strnlen(id, HENG_PATH_MAX + 1);
	if (head.size > HENG_PATH_MAX)
		return HENG_PLUGIN_EABSENT;
	for (size_t i = 0; i < call->n_ahead; i++) {
		if (heng_attachment_is(call->image, call->ahead[i].node, id,
				       head.size))
			return take_file(call, i);
	}
	heng_call_forget_files(call);
	if (!heng_wire_send(call->socket, &head, id, head.size, NULL, 0, NULL,
			    0) ||
	    !heng_wire_receive(call->socket, &call->pace, &head, body, &fds) ||
	    !keep_files(call, body, &fds))
		heng_host_lost(call->slot);
	heng_buf_clear(body);
	return take_file(call, 0);
}

static const heng_plugin_text *reason(int code)
{
	static const heng_plugin_text texts[] = {
	    {"没有出错", "nothing went wrong"},
	    {"内存不足", "memory is exhausted"},
	    {"此处不能这样做", "that cannot be done here"},
	    {"值的类型不符", "the value is not of that type"},
	    {"文件不存在", "there is no such file"},
	    {"数量或长度超过上限", "there are too many, or it is too long"},
	    {"不在卷宗所在文件夹之内，或者不是普通文件",
	     "it is outside the dossier's folder, or no regular file"},
	    {"文件无法读取", "the file cannot be read"},
	};
	static const heng_plugin_text other = {"未知原因", "unknown reason"};

	if (code > 0 || code <= -(int)(sizeof(texts) / sizeof(*texts)))
		return &other;
	return &texts[-code];
}

const heng_host heng_host_table = {
    .head = {HENG_PLUGIN_MAGIC, sizeof(heng_host), HENG_PLUGIN_MAJOR,
	     HENG_PLUGIN_MINOR},
    .path = heng_host_path,
    .root = heng_host_root,
    .first = heng_host_first,
    .all = heng_host_all,
    .name = heng_host_name,
    .value = heng_host_value,
    .token = heng_host_token,
    .integer = heng_host_integer,
    .money = heng_host_money,
    .date = heng_host_date,
    .line = heng_host_line,
    .as_of = as_of,
    .dossier = dossier,
    .param_number = param_number,
    .param_text = param_text,
    .attachment_open = attachment_open,
    .reason = reason,
    .outcome = heng_host_outcome,
    .finding = heng_host_finding,
    .missing = heng_host_missing,
    .measure = heng_host_measure,
    .note = heng_host_note,
};
