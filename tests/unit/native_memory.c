/* Test: no memory at any one point of the lane while a plugin is used. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "core/native/plugins.h"
#include "core/read/reader.h"
#include "tests/unit/native_fixture.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t size);

/* Which allocation fails; 0: none does. Hosts allocate undisturbed. */
static long fail_at, calls;
static pid_t lane;

static bool fails(void)
{
	return fail_at && getpid() == lane && ++calls == fail_at;
}

void *__wrap_malloc(size_t size)
{
	return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
	return fails() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return fails() ? NULL : __real_realloc(old, size);
}

static const char dossier[] =
    "<dossier xmlns='urn:heng:dossier:1' schemaVersion='1' "
    "asOf='2026-06-29' scheme='pboc-tool' phase='admission'>"
    "<app><name>n</name></app></dossier>";

/* Opens the plugin and judges once. Returns the first status that is bad. */
static heng_rc use(const char *id, const char *file, heng_plugin_job *job,
		   heng_outcome *second)
{
	heng_result results[3], *list[3];
	heng_plugin_host *host;
	heng_measure measures[3];
	heng_arena arena = {0};
	heng_error error;
	bool fault;
	heng_rc rc;
	size_t i;

	rc = heng_plugin_host_open(id, file, NULL, &host, &error);
	if (rc) {
		assert_int_equal(rc, HENG_ENOMEM);
		assert_null(host);
		return rc;
	}
	for (i = 0; i < 3; i++) {
		list[i] = &results[i];
		heng_result_init(list[i],
				 &heng_plugin_host_info(host)->rules[i], 1);
	}
	rc = heng_plugin_host_judge(host, job, &arena, list, 3, measures,
				    &fault, &error);
	if (rc)
		assert_int_equal(error.rc, HENG_ENOMEM);
	*second = results[1].outcome;
	heng_arena_fini(&arena);
	heng_plugin_host_free(host);
	return rc;
}

static void try_every_point(const char *id, heng_outcome want)
{
	heng_plugin_job job = {.image_fd = -1, .folder_fd = -1};
	heng_reader *reader = heng_reader_new();
	heng_outcome second;
	heng_error error;
	char file[512];
	long n = 0;
	heng_rc rc;

	native_path(id, file);
	assert_int_equal(heng_read(reader, &heng_dossier_grammar, "t", dossier,
				   sizeof(dossier) - 1, NULL, NULL, &job.image,
				   &error),
			 HENG_OK);
	job.image_fd = heng_image_share(job.image, &error);
	lane = getpid();
	do {
		fail_at = ++n;
		calls = 0;
		rc = use(id, file, &job, &second);
		fail_at = 0;
		assert_true(rc == HENG_OK || rc == HENG_ENOMEM);
		/* Whatever happened, nothing came out better than it is. */
		if (rc == HENG_OK)
			assert_int_equal(second, want);
	} while (calls >= n);
	assert_int_equal(rc, HENG_OK);
	assert_true(n > 5);
	close(job.image_fd);
	heng_reader_free(reader);
}

static void test_sound(void **state)
{
	(void)state;
	try_every_point("merges", HENG_PARTIAL);
}

static void test_crash(void **state)
{
	(void)state;
	try_every_point("segfault", HENG_ERROR);
}

static void test_lie(void **state)
{
	(void)state;
	try_every_point("silent", HENG_ERROR);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_sound),
	    cmocka_unit_test(test_crash),
	    cmocka_unit_test(test_lie),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
