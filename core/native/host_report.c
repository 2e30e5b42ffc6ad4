/* Reporting: the part of the host table that takes what a plugin finds. */

#include "core/native/host_call.h"

#include <string.h>

#include "core/base/fixed.h"
#include "core/model/result.h"

/* The rest of a reply is for reads and missing paths. */
enum { FINDINGS_BYTES_MAX = HENG_PLUGIN_REPLY_MAX / 4 };

static int break_call(heng_call *call, heng_wire_broken broken)
{
	if (call->reply.broken == HENG_WIRE_SOUND)
		call->reply.broken = broken;
	return HENG_PLUGIN_EVALUE;
}

int heng_host_outcome(heng_call *call, int32_t outcome, int32_t share)
{
	heng_wire_reply *reply = &call->reply;

	if (call->kind != HENG_CALL_RULE)
		return HENG_PLUGIN_EUSAGE;
	if (outcome < HENG_PLUGIN_NOT_APPLICABLE ||
	    outcome > HENG_PLUGIN_FAIL) {
		reply->outcome = outcome;
		return break_call(call, HENG_WIRE_BROKEN_OUTCOME);
	}
	if (outcome == HENG_PLUGIN_PARTIAL && (share < 1 || share >= HENG_BP)) {
		reply->share = share;
		return break_call(call, HENG_WIRE_BROKEN_SHARE);
	}
	if (reply->broken != HENG_WIRE_SOUND)
		return HENG_PLUGIN_EVALUE;
	if (outcome > reply->outcome ||
	    (outcome == HENG_PLUGIN_PARTIAL && outcome == reply->outcome &&
	     share < reply->share)) {
		reply->outcome = outcome;
		reply->share = outcome == HENG_PLUGIN_PARTIAL ? share : 0;
	}
	return 0;
}

/* The size of one line of a report, 0 where it may not become one. */
static size_t line_size(const char *text, size_t max)
{
	size_t size = text ? strnlen(text, max + 1) : 0;

	return size <= max && heng_wire_is_plain(text, size) ? size : 0;
}

int heng_host_finding(heng_call *call, heng_node node, const char *zh,
		      const char *en)
{
	heng_wire_finding record;
	heng_place place = {HENG_NO_NODE, HENG_NO_ATTRIBUTE};

	if (call->kind != HENG_CALL_RULE ||
	    (node && !heng_call_place(call, node, &place)))
		return HENG_PLUGIN_EUSAGE;
	record = (heng_wire_finding){place.node, place.attribute,
				     (uint32_t)line_size(zh, HENG_MESSAGE_MAX),
				     (uint32_t)line_size(en, HENG_MESSAGE_MAX)};
	if (!record.zh_size || !record.en_size)
		return break_call(call, HENG_WIRE_BROKEN_TEXT);
	if (call->reply.n_findings >= HENG_FINDINGS_MAX ||
	    call->findings.size + record.zh_size + record.en_size >
		FINDINGS_BYTES_MAX) {
		call->reply.n_dropped++;
		return HENG_PLUGIN_ELIMIT;
	}
	heng_buf_put(&call->findings, &record, sizeof(record));
	heng_buf_put(&call->findings, zh, record.zh_size);
	heng_buf_put(&call->findings, en, record.en_size);
	call->reply.n_findings++;
	return 0;
}

int heng_host_missing(heng_call *call, heng_node node, const heng_path *path)
{
	heng_wire_missing record;
	heng_place place;

	if (call->kind == HENG_CALL_OPEN || !path ||
	    !heng_call_place(call, node, &place))
		return HENG_PLUGIN_EUSAGE;
	if (call->reply.n_missing >= HENG_WIRE_MISSING_MAX)
		return HENG_PLUGIN_ELIMIT;
	record = (heng_wire_missing){place.node, place.attribute,
				     (uint32_t)strlen(heng_path_text(path))};
	heng_buf_put(&call->missing, &record, sizeof(record));
	heng_buf_put(&call->missing, heng_path_text(path), record.path_size);
	call->reply.n_missing++;
	return 0;
}

int heng_host_measure(heng_call *call, int64_t value)
{
	if (call->kind != HENG_CALL_MEASURE)
		return HENG_PLUGIN_EUSAGE;
	call->reply.value = value;
	call->reply.has_value = 1;
	return 0;
}

int heng_host_note(heng_call *call, const char *word)
{
	size_t size = line_size(word, HENG_WIRE_NOTE_MAX);

	if (call->kind != HENG_CALL_MEASURE)
		return HENG_PLUGIN_EUSAGE;
	if (!size)
		return break_call(call, HENG_WIRE_BROKEN_TEXT);
	if (call->note.size + size + 1 > HENG_WIRE_NOTE_MAX)
		return HENG_PLUGIN_ELIMIT;
	if (call->note.size)
		heng_buf_putc(&call->note, ' ');
	heng_buf_put(&call->note, word, size);
	return 0;
}
