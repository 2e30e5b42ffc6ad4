/* The host: the process in which one plugin's code runs. */

#include "core/native/host.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/base/confine.h"
#include "core/native/declare.h"
#include "core/native/host_call.h"

typedef struct plugin_life {
	heng_call call;
	heng_declared declared;
	void *state;
	heng_arena arena; /* of one job */
	const heng_image *image;
	size_t image_size;
} plugin_life;

/*
 * A plugin that calls exit() must not run what the lane registered for its
 * own end. This was registered last before the plugin came, so it is the
 * last that runs.
 */
static void leave(int status, void *unused)
{
	(void)unused;
	_exit(status);
}

static void refuse(plugin_life *host, heng_refusal refusal, uint32_t a,
		   uint32_t b, const char *zh, const char *en)
{
	heng_wire_head head = {.type = HENG_WIRE_REFUSED};
	heng_buf body = {0};

	heng_wire_put_u32(&body, refusal);
	heng_wire_put_u32(&body, a);
	heng_wire_put_u32(&body, b);
	heng_wire_put_text(&body, zh, strlen(zh));
	heng_wire_put_text(&body, en, strlen(en));
	head.size = (uint32_t)body.size;
	if (!body.failed)
		heng_wire_send(host->call.socket, &head, body.data, body.size,
			       NULL, 0, NULL, 0);
	_exit(0);
}

static void load(plugin_life *host, const char *file)
{
	typedef const heng_plugin *descriptor_fn(void);
	heng_declared *declared = &host->declared;
	descriptor_fn *descriptor;
	heng_refusal refusal;
	void *object, *symbol;

	object = dlopen(file, RTLD_NOW | RTLD_LOCAL);
	if (!object) {
		const char *why = dlerror();

		why = why ? why : "";
		refuse(host, HENG_REFUSED_LOAD, 0, 0, why, why);
	}
	symbol = dlsym(object, "heng_plugin_descriptor");
	if (!symbol)
		refuse(host, HENG_REFUSED_SYMBOL, 0, 0, "", "");
	memcpy(&descriptor, &symbol, sizeof(descriptor));
	refusal = heng_declared_init(declared, descriptor());
	if (refusal)
		refuse(host, refusal, declared->plugin.head.major,
		       declared->plugin.head.minor, "", "");
}

static void open_plugin(plugin_life *host)
{
	heng_plugin *plugin = &host->declared.plugin;
	heng_call *call = &host->call;
	int status;

	atomic_store(&call->slot->stage, HENG_STAGE_OPEN);
	heng_call_begin(call, HENG_CALL_OPEN, 0);
	if (!plugin->open)
		return;
	status = plugin->open(&heng_host_table, call, &host->state);
	if (status)
		refuse(host, HENG_REFUSED_OPEN, (uint32_t)status, 0,
		       call->path_error.zh, call->path_error.en);
}

static void say_hello(plugin_life *host)
{
	heng_wire_head head = {.type = HENG_WIRE_HELLO};
	heng_buf body = {0};
	heng_refusal refusal = heng_declared_put(&host->declared, &body);

	if (refusal)
		refuse(host, refusal, 0, 0, "", "");
	head.size = (uint32_t)body.size;
	if (!heng_wire_send(host->call.socket, &head, body.data, body.size,
			    NULL, 0, NULL, 0))
		heng_host_lost(host->call.slot);
	heng_buf_fini(&body);
	atomic_store(&host->call.slot->stage, HENG_STAGE_JOBS);
}

static void unmap_image(plugin_life *host)
{
	if (host->image)
		munmap((void *)(uintptr_t)host->image, host->image_size);
	host->image = host->call.image = NULL;
}

/* The image is as the lane made it, which is trusted with more than this
 * process is: checking it would cost more than most calls. Shared, it cannot
 * even be made writable. */
static bool map_image(plugin_life *host, int fd, size_t size)
{
	void *block;

	unmap_image(host);
	if (size < sizeof(*host->image))
		return false;
	block = mmap(NULL, size, PROT_READ, MAP_SHARED, fd, 0);
	if (block == MAP_FAILED)
		return false;
	host->image = host->call.image = block;
	host->image_size = size;
	return true;
}

/* The values of a rule's parameters, in the order of their declaration. */
static heng_call_param *take_params(plugin_life *host,
				    const heng_plugin_rule *rule,
				    heng_cursor *cursor, size_t *n_params)
{
	size_t i, n = heng_cursor_u32(cursor);
	heng_call_param *params;

	*n_params = 0;
	if (n > HENG_DECLARED_MAX)
		return NULL;
	params = heng_arena_alloc(&host->arena, n * sizeof(*params));
	if (!params)
		return NULL;
	for (i = 0; i < n; i++) {
		heng_plugin_param declared;
		size_t size;
		const char *text;

		params[i].number = heng_cursor_i64(cursor);
		text = heng_cursor_text(cursor, HENG_PLUGIN_REPLY_MAX, &size);
		if (!text || !heng_declared_param(rule->params[i], &declared))
			return NULL;
		params[i].name = declared.name;
		params[i].is_text = declared.type == HENG_PLUGIN_PARAM_TEXT;
		params[i].text = heng_arena_copy(&host->arena, text, size);
		if (!params[i].text)
			return NULL;
	}
	*n_params = n;
	return params;
}

static bool run_rule(plugin_life *host, const heng_plugin_rule *rule,
		     heng_cursor *cursor)
{
	heng_call *call = &host->call;
	heng_call_param *params;
	size_t n_params;

	params = take_params(host, rule, cursor, &n_params);
	if (!params || cursor->failed)
		return false;
	call->params = params;
	call->n_params = n_params;
	heng_call_finish(call,
			 rule->check(&heng_host_table, call, host->state));
	return true;
}

/* The items a job lists, one after the other. */
static bool run_items(plugin_life *host, heng_cursor *cursor)
{
	const heng_declared *declared = &host->declared;
	size_t n_measures = declared->n_measures;
	heng_call *call = &host->call;

	while (cursor->at < cursor->end) {
		uint32_t item = heng_cursor_u32(cursor);

		if (cursor->failed || item >= n_measures + declared->n_rules)
			return false;
		if (item < n_measures) {
			heng_call_begin(call, HENG_CALL_MEASURE, item);
			heng_call_finish(
			    call, declared->measures[item].compute(
				      &heng_host_table, call, host->state));
			continue;
		}
		heng_call_begin(call, HENG_CALL_RULE, item);
		if (!run_rule(host, &declared->rules[item - n_measures],
			      cursor))
			return false;
	}
	return true;
}

static bool do_job(plugin_life *host, const heng_wire_head *head,
		   const heng_buf *body, const heng_wire_fds *fds)
{
	heng_cursor cursor = {body->data, body->data + body->size, false};
	bool done;

	host->call.job = head->job;
	host->call.token = head->token;
	host->call.as_of = (heng_date)heng_cursor_i64(&cursor);
	if (fds->n != 1 ||
	    !map_image(host, fds->list[0], heng_cursor_u32(&cursor)))
		return false;
	heng_arena_reset(&host->arena);
	done = run_items(host, &cursor);
	unmap_image(host);
	heng_call_forget_files(&host->call);
	return done;
}

/* The streams may hold what the parent has not written yet, and what the
 * plugin prints is wanted while it lives. */
static void clean_streams(void)
{
	__fpurge(stdout);
	setvbuf(stdout, NULL, _IOLBF, 0);
}

_Noreturn void heng_host_main(const heng_host_start *start)
{
	plugin_life host = {.state = NULL};
	const heng_confinement how = {.off = start->native->off};
	heng_wire_head head;
	heng_buf body = {0};
	heng_wire_fds fds;
	heng_pace pace = {0};
	heng_error error;

	clean_streams();
	if (heng_host_confine(start) < 0 ||
	    heng_call_init(&host.call, HENG_HOST_SOCKET, start->slot) ||
	    on_exit(leave, NULL))
		heng_host_lost(start->slot);
	load(&host, start->file);
	open_plugin(&host);
	if (heng_confine(HENG_CONFINE_HOST, &how, &error))
		heng_host_lost(start->slot);
	say_hello(&host);
	while (heng_wire_receive(HENG_HOST_SOCKET, &pace, &head, &body, &fds)) {
		bool done = head.type == HENG_WIRE_JOB &&
			    do_job(&host, &head, &body, &fds);

		heng_wire_fds_close(&fds);
		if (!done)
			break;
	}
	if (host.declared.plugin.close)
		host.declared.plugin.close(host.state);
	fflush(stdout);
	heng_declared_fini(&host.declared);
	heng_call_fini(&host.call);
	heng_arena_fini(&host.arena);
	heng_buf_fini(&body);
	_exit(0);
}
