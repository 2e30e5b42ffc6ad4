/* The dossier, the folder and the judgement that tests of hosts share. */
#ifndef TESTS_UNIT_NATIVE_FIXTURE_H
#define TESTS_UNIT_NATIVE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/native/plugin_host.h"

typedef struct native_fixture {
	heng_plugin_job job;
	heng_limits limits; /* 300 ms a call, 3 s to open */
	heng_native native;
	char folder[64];
} native_fixture;

extern native_fixture native;

/* For cmocka_run_group_tests. */
int native_set_up(void **state);
int native_tear_down(void **state);

/* "exits_at_once" names the file, "exits-at-once" the plugin. */
void native_path(const char *name, char out[512]);
heng_rc native_open(const char *name, heng_plugin_host **host,
		    heng_error *error);
heng_plugin_host *native_must_open(const char *name);

enum {
	NATIVE_RULES_MAX = 256,
	NATIVE_WALL = 300, /* ms: tests wait for what stalls */
};

/* One judgement of all rules and up to four measures. */
typedef struct native_judged {
	heng_arena arena;
	heng_result *results;
	heng_measure measures[4];
	bool fault;
	int64_t ms;
} native_judged;

void native_judge(heng_plugin_host *host, native_judged *out);
void native_forget(native_judged *judged);

/* Judges once in a host of its own that ends with it. */
void native_judge_once(const char *name, native_judged *out);

/* Whether a finding has `text` in English, and something in Chinese. */
bool native_says(const heng_result *result, const char *text);

int native_count_descriptors(void);

#endif
