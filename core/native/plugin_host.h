/* A plugin host: one admitted or refused plugin and its present process. */
#ifndef HENG_NATIVE_PLUGIN_HOST_H
#define HENG_NATIVE_PLUGIN_HOST_H

#include "core/base/mem.h"
#include "core/native/plugins.h"
#include "core/native/process.h"

enum { HENG_HOST_KEY = 32 /* bytes */ };

struct heng_plugin_host {
	heng_plugin_info info;
	heng_error refusal; /* rc HENG_OK: admitted */
	heng_arena arena;   /* what `info` points to */
	heng_native native;
	heng_spawner here; /* what native.spawner is where none was given */
	heng_process process;
	heng_output printed;
	heng_buf hello; /* as admitted: a host started again must agree */
	heng_buf job_body;
	uint32_t job; /* counts jobs */
	/* From which the tokens of jobs are made; no host ever has it. */
	unsigned char key[HENG_HOST_KEY];
};

/*
 * Starts the process and takes what it declares into `hello`. HENG_EFAULT:
 * the plugin cannot be loaded. HENG_EIO and HENG_ENOMEM are ours.
 */
heng_rc heng_plugin_host_start(heng_plugin_host *host, heng_buf *hello,
			       heng_error *error);

#endif
