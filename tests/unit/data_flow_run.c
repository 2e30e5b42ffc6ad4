/* A run of the plugin data-flow over a dossier that a test writes. */
#include "tests/unit/data_flow_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/base/buf.h"

#ifndef SHIPPED_DIR
#define SHIPPED_DIR "plugins"
#endif

void data_flow_start(data_flow_run *r)
{
	const char *folder = getenv("HENG_SHIPPED_PLUGINS");
	char file[512];
	heng_error error;

	memset(r, 0, sizeof(*r));
	r->job.folder_fd = r->job.image_fd = -1;
	r->reader = heng_reader_new();
	assert_non_null(r->reader);
	snprintf(file, sizeof(file), "%s/data-flow.so",
		 folder ? folder : SHIPPED_DIR "/data-flow/.libs");
	if (heng_plugin_host_open("data-flow", file, NULL, &r->host, &error))
		fail_msg("%s %s", error.code, error.en);
}

/* Judges a dossier whose children are `body`. */
void data_flow_judge(data_flow_run *r, const char *body)
{
	static const char frame[] =
	    "<dossier xmlns='urn:heng:dossier:1' schemaVersion='1' "
	    "asOf='2026-06-30' scheme='pboc-tool' phase='admission'>";
	const heng_plugin_info *info = heng_plugin_host_info(r->host);
	heng_result *list[1] = {&r->result};
	heng_buf text = {0};
	heng_error error;

	heng_buf_puts(&text, frame);
	heng_buf_puts(&text, body);
	heng_buf_puts(&text, "</dossier>");
	assert_false(text.failed);
	if (heng_read(r->reader, &heng_dossier_grammar, "t.xml", text.data,
		      text.size, NULL, NULL, &r->job.image, &error))
		fail_msg("%u: %s", (unsigned)error.column, error.en);
	if (r->job.image_fd >= 0)
		close(r->job.image_fd);
	r->job.image_fd = heng_image_share(r->job.image, &error);
	assert_true(r->job.image_fd >= 0);
	heng_arena_reset(&r->arena);
	assert_int_equal(info->n_rules, 1);
	assert_string_equal(info->rules[0].id, "DS-25");
	heng_result_init(&r->result, &info->rules[0], 1);
	assert_int_equal(heng_plugin_host_judge(r->host, &r->job, &r->arena,
						list, 1, r->measures, &r->fault,
						&error),
			 HENG_OK);
	assert_false(r->fault);
	heng_buf_fini(&text);
}

void data_flow_stop(data_flow_run *r)
{
	if (r->job.image_fd >= 0)
		close(r->job.image_fd);
	heng_plugin_host_free(r->host);
	heng_reader_free(r->reader);
	heng_arena_fini(&r->arena);
}
