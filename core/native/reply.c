/* A reply: what a host says one rule or measure came to, held to account. */
#include "core/native/reply.h"

#include <heng/plugin.h>
#include <stdio.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/model/path.h"
#include "core/native/wire.h"

/* One walk over a body: without a result it only checks. */
typedef struct reply_walk {
	heng_cursor cursor;
	const heng_image *image;
	heng_arena *arena;
	heng_result *result;
	heng_buf path, text;
} reply_walk;

static bool is_place(const heng_image *image, heng_place place)
{
	const heng_image_node *node;

	if (place.node >= image->n_nodes)
		return false;
	if (place.attribute == HENG_NO_ATTRIBUTE)
		return true;
	node = heng_image_node_at(image, place.node);
	return place.attribute >= node->attributes &&
	       place.attribute - node->attributes < node->n_attributes;
}

/* The path of something missing, as seen from the root. */
static void join(heng_buf *out, const heng_image *image, uint32_t node,
		 const char *path, size_t size)
{
	heng_place place = {node, HENG_NO_ATTRIBUTE};

	heng_buf_clear(out);
	if (node == 0 || (size >= 2 && memcmp(path, "//", 2) == 0)) {
		heng_buf_put(out, path, size);
		return;
	}
	heng_image_put_path(image, place, out);
	if (size == 1 && path[0] == '.')
		return;
	if (size >= 3 && memcmp(path, ".//", 3) == 0) {
		heng_buf_put(out, path + 1, size - 1);
		return;
	}
	heng_buf_putc(out, '/');
	heng_buf_put(out, path, size);
}

/* Bytes that may become a line of the report; empty ones may not. */
static const char *take_line(heng_cursor *cursor, size_t size, size_t max)
{
	const char *text;

	if (!size || size > max)
		cursor->failed = true;
	text = heng_cursor_take(cursor, size);
	if (text && !heng_wire_is_plain(text, size))
		cursor->failed = true;
	return cursor->failed ? NULL : text;
}

static heng_rc take_read(reply_walk *walk)
{
	heng_wire_read record;
	heng_place place;
	const char *path = NULL, *value;
	size_t size;

	heng_cursor_copy(&walk->cursor, &record, sizeof(record));
	place = (heng_place){record.node, record.attribute};
	if (record.path_size)
		path =
		    take_line(&walk->cursor, record.path_size, HENG_PATH_MAX);
	if (walk->cursor.failed || !is_place(walk->image, place))
		return HENG_EFAULT;
	if (!walk->result)
		return HENG_OK;
	if (path) {
		join(&walk->path, walk->image, place.node, path,
		     record.path_size);
		if (walk->path.failed)
			return HENG_ENOMEM;
		return heng_result_add_read(walk->result, walk->arena,
					    heng_buf_str(&walk->path), 0, "", 0,
					    true);
	}
	heng_buf_clear(&walk->path);
	heng_image_put_path(walk->image, place, &walk->path);
	if (walk->path.failed)
		return HENG_ENOMEM;
	value = heng_image_value(walk->image, place, &size);
	return heng_result_add_read(
	    walk->result, walk->arena, heng_buf_str(&walk->path),
	    heng_image_line(walk->image, place), value, size, false);
}

static heng_rc take_finding(reply_walk *walk)
{
	heng_wire_finding record;
	heng_place place;
	const char *zh, *en;
	size_t at;

	heng_cursor_copy(&walk->cursor, &record, sizeof(record));
	zh = take_line(&walk->cursor, record.zh_size, HENG_MESSAGE_MAX);
	en = take_line(&walk->cursor, record.en_size, HENG_MESSAGE_MAX);
	place = (heng_place){record.node, record.attribute};
	if (walk->cursor.failed ||
	    (place.node != HENG_NO_NODE && !is_place(walk->image, place)))
		return HENG_EFAULT;
	if (!walk->result)
		return HENG_OK;
	heng_buf_clear(&walk->text);
	heng_buf_put(&walk->text, zh, record.zh_size);
	heng_buf_putc(&walk->text, '\0');
	at = walk->text.size;
	heng_buf_put(&walk->text, en, record.en_size);
	heng_buf_putc(&walk->text, '\0');
	heng_buf_clear(&walk->path);
	if (place.node != HENG_NO_NODE)
		heng_image_put_path(walk->image, place, &walk->path);
	if (walk->text.failed || walk->path.failed)
		return HENG_ENOMEM;
	if (place.node == HENG_NO_NODE)
		return heng_result_add_finding(walk->result, walk->arena, "", 0,
					       0, walk->text.data,
					       walk->text.data + at);
	return heng_result_add_finding(walk->result, walk->arena,
				       heng_buf_str(&walk->path),
				       heng_image_line(walk->image, place),
				       heng_image_column(walk->image, place),
				       walk->text.data, walk->text.data + at);
}

static heng_rc take_missing(reply_walk *walk)
{
	heng_wire_missing record;
	heng_place place;
	const char *path;

	heng_cursor_copy(&walk->cursor, &record, sizeof(record));
	path = take_line(&walk->cursor, record.path_size, HENG_PATH_MAX);
	place = (heng_place){record.node, record.attribute};
	if (!path || !is_place(walk->image, place))
		return HENG_EFAULT;
	/* A measure keeps the first of them. */
	if (!walk->result && walk->path.size)
		return HENG_OK;
	join(&walk->path, walk->image, place.node, path, record.path_size);
	if (walk->path.failed)
		return HENG_ENOMEM;
	if (!walk->result)
		return HENG_OK;
	return heng_result_add_missing(walk->result, walk->arena,
				       heng_buf_str(&walk->path));
}

static heng_rc take_lists(reply_walk *walk, const heng_wire_reply *reply)
{
	heng_rc rc = HENG_OK;
	uint32_t i;

	for (i = 0; !rc && i < reply->n_reads; i++)
		rc = take_read(walk);
	for (i = 0; !rc && i < reply->n_findings; i++)
		rc = take_finding(walk);
	for (i = 0; !rc && i < reply->n_missing; i++)
		rc = take_missing(walk);
	if (!rc && walk->cursor.at != walk->cursor.end)
		rc = HENG_EFAULT;
	return rc;
}

/* Reads the fixed part and the note, which it leaves in *note. */
static bool take_head(heng_cursor *cursor, heng_wire_reply *reply,
		      const char **note)
{
	*note = "";
	heng_cursor_copy(cursor, reply, sizeof(*reply));
	if (reply->note_size)
		*note = take_line(cursor, reply->note_size, HENG_WIRE_NOTE_MAX);
	return !cursor->failed && reply->n_reads <= HENG_READS_MAX &&
	       reply->n_findings <= HENG_FINDINGS_MAX &&
	       reply->n_missing <= HENG_WIRE_MISSING_MAX;
}

/* Whether a sound message carries what no rule can come to. */
static bool is_lie(const heng_plugin_info *info, const char *rule,
		   const heng_wire_reply *reply, heng_error *why)
{
	bool partial = reply->outcome == HENG_PLUGIN_PARTIAL;
	heng_wire_broken broken = reply->broken;

	if (broken == HENG_WIRE_SOUND &&
	    (reply->outcome < 0 || reply->outcome > HENG_PLUGIN_FAIL))
		broken = HENG_WIRE_BROKEN_OUTCOME;
	if (broken == HENG_WIRE_SOUND && partial &&
	    (reply->share < 1 || reply->share >= HENG_BP))
		broken = HENG_WIRE_BROKEN_SHARE;
	if (broken == HENG_WIRE_BROKEN_OUTCOME)
		heng_fail(
		    why, HENG_EFAULT, "H3013",
		    "插件 %s %s 对 %s 给出的结论 %d 不存在，该结果不予采信",
		    "plugin %s %s reported for %s the outcome %d, which "
		    "does not exist; the result is not used",
		    info->id, info->version, rule, (int)reply->outcome);
	else if (broken == HENG_WIRE_BROKEN_SHARE)
		heng_fail(why, HENG_EFAULT, "H3013",
			  "插件 %s %s 对 %s 给出的得分比例 %d 不在 1 至 9999 "
			  "之内，该结果不予采信",
			  "plugin %s %s reported for %s a share of %d, which "
			  "is not in 1 to 9999; the result is not used",
			  info->id, info->version, rule, (int)reply->share);
	else if (broken != HENG_WIRE_SOUND)
		heng_fail(why, HENG_EFAULT, "H3013",
			  "插件 %s %s 对 %s 给出的文字为空、过长或含控制字符，"
			  "该结果不予采信",
			  "plugin %s %s reported for %s a text that is empty, "
			  "too long or has control characters; the result is "
			  "not used",
			  info->id, info->version, rule);
	else if (!reply->status && !reply->outcome)
		heng_fail(why, HENG_EFAULT, "H3013",
			  "插件 %s %s 对 %s 没有给出结论",
			  "plugin %s %s reported no outcome for %s", info->id,
			  info->version, rule);
	else
		return false;
	return true;
}

/* The plugin's word into ours; the numbers are checked already. */
static heng_outcome outcome_of(int32_t outcome)
{
	static const heng_outcome outcomes[] = {
	    [0] = HENG_ERROR,
	    [HENG_PLUGIN_NOT_APPLICABLE] = HENG_NOT_APPLICABLE,
	    [HENG_PLUGIN_PASS] = HENG_PASS,
	    [HENG_PLUGIN_PARTIAL] = HENG_PARTIAL,
	    [HENG_PLUGIN_INSUFFICIENT] = HENG_INSUFFICIENT,
	    [HENG_PLUGIN_FAIL] = HENG_FAIL,
	};

	return outcomes[outcome];
}

/* What a result gets besides what the plugin reported; before that, so that
 * no number of findings crowds it out. */
static heng_rc complete(reply_walk *walk, const heng_plugin_info *info,
			const heng_wire_reply *reply)
{
	heng_result *result = walk->result;
	heng_error text;

	if (reply->status) {
		heng_result_merge(result, HENG_ERROR, 0);
		heng_fail(&text, HENG_EFAULT, "H3014",
			  "插件 %s %s 报告 %s 判定失败（代码 %d%s）",
			  "plugin %s %s reported that it could not judge %s "
			  "(code %d%s)",
			  info->id, info->version, result->rule->id,
			  (int)reply->status,
			  reply->status == HENG_PLUGIN_EMEMORY
			      ? ": 内存不足 memory is exhausted"
			      : "");
	} else if (reply->n_findings == 0 &&
		   (result->outcome == HENG_FAIL ||
		    result->outcome == HENG_PARTIAL)) {
		heng_fail(
		    &text, HENG_EFAULT, "H3014", "插件 %s %s 没有说明理由",
		    "plugin %s %s gives no reason", info->id, info->version);
	} else {
		return HENG_OK;
	}
	return heng_result_add_finding(result, walk->arena, "", 0, 0, text.zh,
				       text.en);
}

heng_rc heng_reply_take_rule(const heng_plugin_info *info,
			     const heng_image *image, const char *body,
			     size_t size, heng_arena *arena,
			     heng_result *result, bool *lied,
			     uint32_t *secrets)
{
	reply_walk walk = {.cursor = {body, body + size, false},
			   .image = image,
			   .arena = arena};
	heng_cursor lists;
	heng_wire_reply reply;
	heng_error why;
	const char *note;
	heng_rc rc;

	if (!take_head(&walk.cursor, &reply, &note) || reply.note_size ||
	    reply.has_value)
		return HENG_EFAULT;
	*secrets = reply.secrets;
	lists = walk.cursor;
	rc = take_lists(&walk, &reply);
	if (rc)
		goto out;
	*lied = is_lie(info, result->rule->id, &reply, &why);
	if (*lied) {
		heng_result_merge(result, HENG_ERROR, 0);
		rc = heng_result_add_finding(result, arena, "", 0, 0, why.zh,
					     why.en);
		goto out;
	}
	*lied = reply.status != 0;
	heng_result_merge(result, outcome_of(reply.outcome), reply.share);
	walk.cursor = lists;
	walk.result = result;
	rc = complete(&walk, info, &reply);
	if (!rc)
		rc = take_lists(&walk, &reply);
	result->n_findings += reply.n_dropped;
out:
	heng_buf_fini(&walk.path);
	heng_buf_fini(&walk.text);
	return rc;
}

heng_rc heng_reply_take_measure(const heng_image *image, const char *body,
				size_t size, heng_arena *arena,
				heng_measure *measure, bool *lied,
				uint32_t *secrets)
{
	reply_walk walk = {.cursor = {body, body + size, false},
			   .image = image,
			   .arena = arena};
	heng_wire_reply reply;
	const char *note, *text;
	heng_rc rc;

	if (!take_head(&walk.cursor, &reply, &note) || reply.n_findings ||
	    reply.has_value > 1)
		return HENG_EFAULT;
	*secrets = reply.secrets;
	rc = take_lists(&walk, &reply);
	if (rc)
		goto out;
	*lied = reply.status || reply.broken != HENG_WIRE_SOUND ||
		(!reply.has_value && !reply.n_missing);
	if (*lied)
		goto out;
	rc = HENG_ENOMEM;
	text = heng_arena_copy(arena, note, reply.note_size);
	if (!text)
		goto out;
	measure->note = text;
	if (reply.has_value) {
		measure->computed = true;
		measure->value = reply.value;
	} else {
		text = heng_arena_strdup(arena, heng_buf_str(&walk.path));
		if (!text)
			goto out;
		measure->why_not = text;
	}
	rc = HENG_OK;
out:
	heng_buf_fini(&walk.path);
	heng_buf_fini(&walk.text);
	return rc;
}
