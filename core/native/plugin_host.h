/* A plugin host: one admitted or refused plugin and its present process. */
#ifndef HENG_NATIVE_PLUGIN_HOST_H
#define HENG_NATIVE_PLUGIN_HOST_H

#include "core/base/mem.h"
#include "core/native/plugins.h"
#include "core/native/process.h"

struct heng_plugin_host {
	heng_plugin_info info;
	heng_error refusal; /* rc HENG_OK: admitted */
	heng_arena arena;   /* what `info` points to */
	heng_process process;
	heng_buf hello; /* as admitted: a host started again must agree */
	heng_buf job_body;
	uint32_t job; /* counts dossiers */
	int open_ms, call_ms;
};

/* heng_plugin_host_open with other limits than the public ones, for tests
 * that reach them. */
heng_rc heng_plugin_host_open_within(const char *id, const char *file,
				     int open_ms, int call_ms,
				     heng_plugin_host **out, heng_error *error);

/*
 * Starts the process and takes what it declares into `hello`. HENG_EFAULT:
 * the plugin cannot be loaded. HENG_EIO and HENG_ENOMEM are ours.
 */
heng_rc heng_plugin_host_start(heng_plugin_host *host, heng_buf *hello,
			       heng_error *error);

#endif
