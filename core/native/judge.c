/* Judging: one dossier through a plugin's host, whatever becomes of it. */
#include <string.h>
#include <unistd.h>

#include "core/base/digest.h"
#include "core/native/attachment.h"
#include "core/native/fault.h"
#include "core/native/plugin_host.h"
#include "core/native/reply.h"
#include "core/native/wire.h"

/* What one judgement works on; items are the measures, then the results. */
typedef struct judgement {
	heng_plugin_host *host;
	const heng_plugin_job *job;
	heng_arena *arena;
	heng_result **results;
	size_t n;
	heng_measure *measures;
	bool *fault;
	heng_attachment_walk walk;
	unsigned restarts; /* so far */
	bool is_late;	   /* a limit of time was reached */
	bool has_looked;   /* at a confidential value */
	heng_fault fell;   /* how the item fell that is tried again */
	heng_error why;	   /* the plugin could not be started again */
} judgement;

static size_t count_items(const judgement *j)
{
	return j->host->info.n_measures + j->n;
}

/* The item's number among all that the plugin declares. */
static uint32_t declared(const judgement *j, size_t item)
{
	size_t n_measures = j->host->info.n_measures;
	int check;

	if (item < n_measures)
		return (uint32_t)item;
	check = j->results[item - n_measures]->rule->check;
	return (uint32_t)(n_measures + (size_t)check - 1);
}

static const heng_known_fault *find_known(const judgement *j, size_t item)
{
	uint32_t number = declared(j, item);

	for (size_t i = 0; i < j->job->n_known; i++)
		if (j->job->known[i].item == number)
			return &j->job->known[i];
	return NULL;
}

/* Puts into words how the plugin fell in an item. */
static heng_rc describe(judgement *j, size_t item, heng_cause cause,
			int64_t number)
{
	const heng_plugin_info *info = &j->host->info;
	heng_text where;
	const char *id;

	if (item < info->n_measures) {
		id = info->measures[item].name;
		where.zh = heng_arena_printf(j->arena, "在指标 %s.%s 中",
					     info->id, id);
		where.en = heng_arena_printf(j->arena, "in measure %s.%s",
					     info->id, id);
	} else {
		id = j->results[item - info->n_measures]->rule->id;
		where.zh = heng_arena_printf(j->arena, "在 %s 中", id);
		where.en = heng_arena_printf(j->arena, "in %s", id);
	}
	if (!where.zh || !where.en)
		return HENG_ENOMEM;
	heng_fault_describe(&j->fell, cause, number, info, where);
	return HENG_OK;
}

static heng_rc put_fault(judgement *j, const heng_fault *fault, size_t item,
			 bool at_fault)
{
	size_t n_measures = j->host->info.n_measures;

	*j->fault = true;
	if (item < n_measures)
		return heng_fault_put_measure(fault, at_fault, j->arena,
					      &j->measures[item]);
	return heng_fault_put(fault, at_fault, j->arena,
			      j->results[item - n_measures]);
}

static heng_rc put_known(judgement *j, size_t item,
			 const heng_known_fault *known)
{
	heng_rc rc = describe(j, item, known->cause, known->number);

	return rc ? rc : put_fault(j, &j->fell, item, true);
}

/* Nobody is left to judge the items from `first` on. */
static heng_rc put_rest(judgement *j, const heng_fault *fault, size_t first)
{
	heng_rc rc = HENG_OK;

	for (size_t i = first; !rc && i < count_items(j); i++) {
		const heng_known_fault *known = find_known(j, i);

		rc = known ? put_known(j, i, known)
			   : put_fault(j, fault, i, false);
	}
	return rc;
}

/* The same; the first of them is what the plugin fell in, if `fell`. */
static heng_rc put_lost(judgement *j, const heng_fault *fault, size_t first,
			bool fell)
{
	heng_rc rc = HENG_OK;

	if (fell)
		rc = put_fault(j, &j->fell, first++, true);
	return rc ? rc : put_rest(j, fault, first);
}

static void put_rule(const heng_result *result, heng_buf *body)
{
	const heng_rule *rule = result->rule;

	heng_wire_put_u32(body, (uint32_t)rule->n_params);
	for (size_t i = 0; i < rule->n_params; i++) {
		const heng_param_value *value = &rule->params[i].default_value;
		const char *text;

		if (result->params)
			value = &result->params[i].value;
		text = value->text ? value->text : "";
		heng_wire_put_i64(body, value->number);
		heng_wire_put_text(body, text, strlen(text));
	}
}

/* Everything from item `first` on. */
static void put_job(judgement *j, size_t first, heng_buf *body)
{
	size_t i, n_measures = j->host->info.n_measures;

	heng_buf_clear(body);
	heng_wire_put_i64(body, j->job->as_of);
	heng_wire_put_u32(body, j->job->image->size);
	for (i = first; i < count_items(j); i++) {
		if (find_known(j, i))
			continue;
		heng_wire_put_u32(body, declared(j, i));
		if (i >= n_measures)
			put_rule(j->results[i - n_measures], body);
	}
}

/* What the answers to the host's next job have to carry. */
static heng_rc make_token(heng_plugin_host *host)
{
	unsigned char bytes[HENG_HOST_KEY + sizeof(host->job)];
	char hex[HENG_DIGEST_HEX];

	host->job++;
	memcpy(bytes, host->key, HENG_HOST_KEY);
	memcpy(bytes + HENG_HOST_KEY, &host->job, sizeof(host->job));
	if (heng_sha256(bytes, sizeof(bytes), hex))
		return HENG_ENOMEM;
	host->process.job = host->job;
	memcpy(&host->process.token, hex, sizeof(host->process.token));
	return HENG_OK;
}

static heng_rc send_job(judgement *j, size_t first)
{
	heng_plugin_host *host = j->host;
	heng_buf *body = &host->job_body;
	heng_wire_head head = {.type = HENG_WIRE_JOB};
	heng_wire_fds image = {.list = {j->job->image_fd},
			       .n = j->job->image_fd >= 0};

	put_job(j, first, body);
	if (body->failed || make_token(host))
		return HENG_ENOMEM;
	head.size = (uint32_t)body->size;
	head.job = host->process.job;
	head.token = host->process.token;
	/* A host that does not take it is found out while it is awaited. */
	heng_wire_send(host->process.socket, &head, body->data, body->size,
		       NULL, 0, &image,
		       heng_wire_now() +
			   host->native.limits->plugin_wall * 1000000);
	return HENG_OK;
}

/* Starts a fallen host again; it has to be what was admitted. */
static heng_rc restart(judgement *j)
{
	heng_plugin_host *host = j->host;
	heng_buf hello = {0};
	heng_rc rc;

	heng_process_kill(&host->process, HENG_CAUSE_NONE, 0);
	rc = heng_plugin_host_start(host, &hello, &j->why);
	if (!rc && (hello.size != host->hello.size ||
		    memcmp(hello.data, host->hello.data, hello.size) != 0)) {
		heng_process_end(&host->process);
		rc = heng_fail(&j->why, HENG_EFAULT, "H3015",
			       "插件 %s 在运行期间被换成了另一个",
			       "plugin %s was replaced by another one while "
			       "heng was running",
			       host->info.id);
	}
	heng_buf_fini(&hello);
	return rc;
}

/* The host asks for an attachment's file. */
static bool serve_open(judgement *j, const heng_wire_head *asked,
		       const char *id, int64_t deadline)
{
	heng_wire_head head = {.type = HENG_WIRE_FILES, .job = asked->job};
	heng_attachment_file files[HENG_ATTACHMENT_AHEAD_MAX];
	heng_wire_file body[HENG_ATTACHMENT_AHEAD_MAX];
	heng_wire_fds fds = {.n = 0};
	size_t n =
	    heng_attachment_open(j->job, id, asked->size, &j->walk, files);
	bool sent;

	for (size_t i = 0; i < n; i++) {
		body[i] = (heng_wire_file){files[i].node, files[i].code};
		if (files[i].fd >= 0)
			fds.list[fds.n++] = files[i].fd;
	}
	head.size = (uint32_t)(n * sizeof(*body));
	sent = heng_wire_send(j->host->process.socket, &head, body, head.size,
			      NULL, 0, &fds, deadline);
	heng_wire_fds_close(&fds);
	return sent;
}

/* What a measure says whose plugin answered and gave neither a value nor
 * what is missing for one. */
static heng_rc put_lie(judgement *j, heng_measure *measure)
{
	const heng_plugin_info *info = &j->host->info;

	measure->fault.zh = heng_arena_printf(
	    j->arena, "插件 %s %s 没有给出指标 %s.%s 的有效值", info->id,
	    info->version, info->id, measure->name);
	measure->fault.en = heng_arena_printf(
	    j->arena, "plugin %s %s gave no valid value for measure %s.%s",
	    info->id, info->version, info->id, measure->name);
	return measure->fault.zh && measure->fault.en ? HENG_OK : HENG_ENOMEM;
}

/* Whether an answer may show a confidential value that nobody could tell
 * from its reads: by what its own call did, or an earlier one. Whether the
 * plugin keeps what it has seen is known to nobody else. */
static bool may_show(judgement *j, uint32_t secrets, uint32_t own)
{
	bool kept = j->has_looked;

	j->has_looked |= secrets & HENG_WIRE_LOOKED;
	return kept || (secrets & own);
}

static heng_rc take_reply(judgement *j, size_t item, const char *body,
			  size_t size, bool *lied)
{
	const heng_plugin_info *info = &j->host->info;

	uint32_t secrets = 0;
	heng_rc rc;

	if (item < info->n_measures) {
		heng_measure *measure = &j->measures[item];

		rc = heng_reply_take_measure(j->job->image, body, size,
					     j->arena, measure, lied, &secrets);
		if (!rc)
			measure->is_confidential =
			    may_show(j, secrets, HENG_WIRE_LOOKED);
		return !rc && *lied ? put_lie(j, measure) : rc;
	}
	heng_result *result = j->results[item - info->n_measures];

	rc = heng_reply_take_rule(info, j->job->image, body, size, j->arena,
				  result, lied, &secrets);
	if (!rc)
		result->is_confidential |=
		    may_show(j, secrets, HENG_WIRE_UNLISTED);
	return rc;
}

/* Takes the answer to one item. HENG_EFAULT: the host fell. */
static heng_rc await(judgement *j, size_t item)
{
	const heng_native *native = &j->host->native;
	heng_process *process = &j->host->process;
	uint32_t number = declared(j, item);
	heng_wire_head head;
	heng_watch watch;
	const char *body;
	bool lied = false;
	heng_rc rc;

	heng_watch_begin(&watch, native->limits->plugin_wall,
			 native->limits->plugin_cpu, HENG_CAUSE_WALL,
			 native->off);
	for (;;) {
		if (!heng_process_next(process, &watch, &head, &body))
			return HENG_EFAULT;
		if (head.item != number)
			break;
		if (head.type == HENG_WIRE_OPEN) {
			/* One that asks for ever is stalling too. */
			if (heng_process_is_late(process, &watch)) {
				heng_process_kill(process, process->cause,
						  process->number);
				return HENG_EFAULT;
			}
			/* If it does not take it, it is found out next. */
			serve_open(j, &head, body, watch.until);
			continue;
		}
		if (head.type != HENG_WIRE_REPLY)
			break;
		rc = take_reply(j, item, body, head.size, &lied);
		*j->fault |= lied;
		if (rc == HENG_EFAULT)
			break;
		return rc;
	}
	heng_process_kill(process, HENG_CAUSE_GARBAGE, 0);
	return HENG_EFAULT;
}

/* Notes how the host fell. Whether the item is worth another try. */
static heng_rc note_fall(judgement *j, size_t item, bool *again)
{
	const heng_process *process = &j->host->process;
	heng_known_fault fault = {declared(j, item), process->cause,
				  process->number};
	bool is_late =
	    fault.cause == HENG_CAUSE_WALL || fault.cause == HENG_CAUSE_CPU;

	if (fault.cause == HENG_CAUSE_MEMORY)
		return HENG_ENOMEM;
	if (is_late) {
		j->is_late = true;
		*again = false;
		if (j->job->on_deadline)
			j->job->on_deadline(j->job->userdata, &fault);
	}
	return describe(j, item, fault.cause, fault.number);
}

/* A host that is there and waits for a job; in `fault` why there is none. */
static heng_rc get_ready(judgement *j, bool first, heng_fault *fault)
{
	heng_rc rc;

	if (heng_process_is_quiet(&j->host->process))
		return HENG_OK;
	/* One that fell over the last dossier is not this one's doing. */
	if (!first && j->restarts++ == HENG_PLUGIN_RESTARTS_MAX) {
		heng_fault_too_often(fault, &j->host->info);
		fault->is_volatile = j->is_late;
		return HENG_EFAULT;
	}
	rc = restart(j);
	if (rc && rc != HENG_ENOMEM) {
		heng_fault_refusal(fault, &j->host->info, &j->why,
				   j->host->process.cause == HENG_CAUSE_OPEN);
		return HENG_EFAULT;
	}
	return rc;
}

static heng_rc run(judgement *j)
{
	bool started = false, asked = false, retrying = false;
	heng_fault fault;
	heng_rc rc = HENG_OK;

	for (size_t item = 0; !rc && item < count_items(j);) {
		const heng_known_fault *known = find_known(j, item);

		if (known) {
			rc = put_known(j, item++, known);
			continue;
		}
		if (!asked) {
			rc = get_ready(j, !started, &fault);
			started = true;
			if (rc == HENG_EFAULT)
				return put_lost(j, &fault, item, retrying);
			if (!rc)
				rc = send_job(j, item);
			if (rc)
				break;
			asked = true;
		}
		rc = await(j, item);
		if (rc == HENG_EFAULT) {
			bool again = !retrying;

			asked = false;
			rc = note_fall(j, item, &again);
			retrying = again;
			if (rc || again)
				continue;
			rc = put_fault(j, &j->fell, item, true);
		}
		retrying = false;
		item++;
	}
	return rc;
}

/* Whether all results are of rules of this plugin. */
static bool are_ours(const heng_plugin_host *host, heng_result **results,
		     size_t n)
{
	for (size_t i = 0; i < n; i++) {
		int check = results[i]->rule->check;

		if (check < 1 || (size_t)check > host->info.n_rules)
			return false;
	}
	return true;
}

heng_rc heng_plugin_host_judge(heng_plugin_host *host,
			       const heng_plugin_job *job, heng_arena *arena,
			       heng_result **results, size_t n,
			       heng_measure *measures, bool *fault,
			       heng_error *error)
{
	judgement j = {.host = host,
		       .job = job,
		       .arena = arena,
		       .results = results,
		       .n = n,
		       .measures = measures,
		       .fault = fault,
		       .walk = {.near = HENG_NO_NODE}};
	heng_fault why;
	heng_rc rc;

	*fault = false;
	if (host->info.n_measures)
		memcpy(measures, host->info.measures,
		       host->info.n_measures * sizeof(*measures));
	if (host->refusal.rc || !are_ours(host, results, n)) {
		heng_fault_refusal(&why, &host->info, &host->refusal, false);
		rc = put_rest(&j, &why, 0);
	} else {
		rc = run(&j);
	}
	heng_attachment_walk_fini(&j.walk);
	return rc ? heng_fail_memory(error) : HENG_OK;
}
