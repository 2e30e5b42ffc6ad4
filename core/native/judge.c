/* Judging: one dossier through a plugin's host, whatever becomes of it. */
#include <string.h>
#include <unistd.h>

#include "core/native/attachment.h"
#include "core/native/fault.h"
#include "core/native/plugin_host.h"
#include "core/native/reply.h"
#include "core/native/wire.h"

/* What one judgement works on; items are the measures, then the rules. */
typedef struct judgement {
	heng_plugin_host *host;
	const heng_plugin_job *job;
	heng_arena *arena;
	heng_result **results;
	size_t n;
	heng_measure *measures;
	bool *fault;
	uint32_t near; /* where the last attachment was found */
} judgement;

static heng_rc name_item(const judgement *j, size_t item, heng_text *where)
{
	const heng_plugin_info *info = &j->host->info;
	const char *id;

	if (item < info->n_measures) {
		id = info->measures[item].name;
		where->zh = heng_arena_printf(j->arena, "在指标 %s.%s 中",
					      info->id, id);
		where->en = heng_arena_printf(j->arena, "in measure %s.%s",
					      info->id, id);
	} else {
		id = j->results[item - info->n_measures]->rule->id;
		where->zh = heng_arena_printf(j->arena, "在 %s 中", id);
		where->en = heng_arena_printf(j->arena, "in %s", id);
	}
	return where->zh && where->en ? HENG_OK : HENG_ENOMEM;
}

/* Every measure and result from `first` on failed; `at` is the item to blame.
 */
static heng_rc put_fault(judgement *j, const heng_fault *fault, size_t first,
			 size_t at)
{
	size_t i, n_measures = j->host->info.n_measures;

	*j->fault = true;
	for (i = first; i < n_measures + j->n; i++) {
		heng_rc rc;

		if (i < n_measures)
			rc = heng_fault_put_measure(fault, i == at, j->arena,
						    &j->measures[i]);
		else
			rc = heng_fault_put(fault, i == at, j->arena,
					    j->results[i - n_measures]);
		if (rc)
			return rc;
	}
	return HENG_OK;
}

/* The host fell with the items from `first` on not answered. */
static heng_rc put_fall(judgement *j, size_t first)
{
	const heng_process *process = &j->host->process;
	size_t n_items = j->host->info.n_measures + j->n, at = first;
	heng_text where;
	heng_fault fault;
	heng_rc rc;

	if (process->cause == HENG_CAUSE_MEMORY)
		return HENG_ENOMEM;
	/* The slot is the plugin's to write, so it may only name what is
	 * open anyway. */
	if (process->item > first && process->item <= n_items)
		at = process->item - 1;
	rc = name_item(j, at, &where);
	if (rc)
		return rc;
	heng_fault_describe(&fault, process, &j->host->info, where);
	return put_fault(j, &fault, first, at);
}

static void put_job(judgement *j, heng_buf *body)
{
	size_t i, k;

	heng_buf_clear(body);
	heng_wire_put_i64(body, j->job->as_of);
	heng_wire_put_u32(body, (uint32_t)j->n);
	for (i = 0; i < j->n; i++) {
		const heng_result *result = j->results[i];
		const heng_rule *rule = result->rule;

		heng_wire_put_u32(body, (uint32_t)(rule->check - 1));
		heng_wire_put_u32(body, (uint32_t)rule->n_params);
		for (k = 0; k < rule->n_params; k++) {
			const heng_param_value *value =
			    &rule->params[k].default_value;
			const char *text;

			if (result->params)
				value = &result->params[k].value;
			text = value->text ? value->text : "";
			heng_wire_put_i64(body, value->number);
			heng_wire_put_text(body, text, strlen(text));
		}
	}
}

/* Starts a fallen host again; it has to be what was admitted. */
static heng_rc restart(judgement *j, heng_error *error)
{
	heng_plugin_host *host = j->host;
	heng_buf hello = {0};
	heng_rc rc;

	heng_process_kill(&host->process, HENG_CAUSE_NONE, 0);
	rc = heng_plugin_host_start(host, &hello, error);
	if (!rc && (hello.size != host->hello.size ||
		    memcmp(hello.data, host->hello.data, hello.size) != 0)) {
		heng_process_end(&host->process);
		rc = heng_fail(error, HENG_EFAULT, "H3015",
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
	heng_wire_head head = {.type = HENG_WIRE_FILE, .job = asked->job};
	int fd = heng_attachment_open(j->job, id, asked->size, &j->near);
	bool sent;

	if (fd < 0)
		head.item = (uint32_t)fd;
	sent = heng_wire_send(j->host->process.socket, &head, NULL, 0, NULL, 0,
			      fd, deadline);
	if (fd >= 0)
		close(fd);
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

static heng_rc take_reply(judgement *j, size_t item, const char *body,
			  size_t size, bool *lied)
{
	const heng_plugin_info *info = &j->host->info;

	if (item < info->n_measures) {
		heng_measure *measure = &j->measures[item];
		heng_rc rc = heng_reply_take_measure(j->job->image, body, size,
						     j->arena, measure, lied);

		return !rc && *lied ? put_lie(j, measure) : rc;
	}
	return heng_reply_take_rule(info, j->job->image, body, size, j->arena,
				    j->results[item - info->n_measures], lied);
}

/* Takes the answer to one item. HENG_EFAULT: the host fell. */
static heng_rc await(judgement *j, size_t item)
{
	heng_process *process = &j->host->process;
	int64_t deadline =
	    heng_wire_now() + (int64_t)j->host->call_ms * 1000000;
	heng_wire_head head;
	const char *body;
	bool lied = false;
	heng_rc rc;

	for (;;) {
		if (!heng_process_next(process, deadline, j->host->call_ms,
				       &head, &body))
			return HENG_EFAULT;
		if (head.job != j->host->job || head.item != item)
			break;
		if (head.type == HENG_WIRE_OPEN) {
			/* One that asks for ever is stalling too. */
			if (heng_wire_now() >= deadline) {
				heng_process_kill(process, HENG_CAUSE_STALL,
						  j->host->call_ms);
				return HENG_EFAULT;
			}
			/* If it does not take it, it is found out next. */
			serve_open(j, &head, body, deadline);
			continue;
		}
		if (head.type != HENG_WIRE_REPLY)
			break;
		rc = take_reply(j, item, body, head.size, &lied);
		if (lied)
			*j->fault = true;
		if (rc == HENG_EFAULT)
			break;
		return rc;
	}
	heng_process_kill(process, HENG_CAUSE_GARBAGE, 0);
	return HENG_EFAULT;
}

static heng_rc run(judgement *j)
{
	heng_plugin_host *host = j->host;
	heng_wire_head head = {.type = HENG_WIRE_JOB, .job = ++host->job};
	size_t item, n_items = host->info.n_measures + j->n;
	heng_rc rc = HENG_OK;

	put_job(j, &host->job_body);
	if (host->job_body.failed)
		return HENG_ENOMEM;
	head.size = (uint32_t)host->job_body.size;
	/* A host that does not take it is found out while it is awaited. */
	heng_wire_send(host->process.socket, &head, host->job_body.data,
		       host->job_body.size, NULL, 0, j->job->image_fd,
		       heng_wire_now() + (int64_t)host->call_ms * 1000000);
	for (item = 0; !rc && item < n_items; item++) {
		rc = await(j, item);
		if (rc == HENG_EFAULT)
			return put_fall(j, item);
	}
	return rc;
}

/* Whether all results are of rules of this plugin. */
static bool are_ours(const heng_plugin_host *host, heng_result **results,
		     size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
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
	judgement j = {host, job,      arena, results,
		       n,    measures, fault, HENG_NO_NODE};
	heng_fault why;
	heng_error text;
	heng_rc rc = HENG_OK;

	*fault = false;
	if (host->info.n_measures)
		memcpy(measures, host->info.measures,
		       host->info.n_measures * sizeof(*measures));
	if (host->refusal.rc || !are_ours(host, results, n)) {
		text = host->refusal;
		goto refused;
	}
	if (!n && !host->info.n_measures)
		return HENG_OK;
	if (!heng_process_is_quiet(&host->process)) {
		rc = restart(&j, &text);
		if (rc == HENG_ENOMEM)
			return heng_fail_memory(error);
		if (rc)
			goto refused;
	}
	rc = run(&j);
	return rc ? heng_fail_memory(error) : HENG_OK;
refused:
	heng_fault_refusal(&why, &host->info, &text);
	rc = put_fault(&j, &why, 0, (size_t)-1);
	return rc ? heng_fail_memory(error) : HENG_OK;
}
