/* Test: a fault costs one named result, and nothing beside it changes. */
#include "tests/unit/native_fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void compare(const heng_result *a, const heng_result *b)
{
	const heng_finding *x = a->findings, *y = b->findings;

	assert_int_equal(a->outcome, b->outcome);
	assert_int_equal(a->share, b->share);
	assert_int_equal(a->is_volatile, b->is_volatile);
	assert_int_equal(a->n_findings, b->n_findings);
	assert_int_equal(a->n_reads, b->n_reads);
	for (; x && y; x = x->next, y = y->next) {
		assert_string_equal(x->message.zh, y->message.zh);
		assert_string_equal(x->message.en, y->message.en);
		assert_string_equal(x->path, y->path);
	}
	assert_true(!x && !y);
}

/* Faults that a lane tells its supervisor of. */
typedef struct told {
	heng_known_fault faults[16];
	size_t n;
} told;

static void remember(void *userdata, const heng_known_fault *fault)
{
	told *t = userdata;

	assert_true(t->n < 16);
	t->faults[t->n++] = *fault;
}

/* What each even rule of `mixed` comes to; the sixth has no time left. */
static const char *const falls[] = {
    "plugin mixed 1.2 was killed by signal 11 (segmentation fault) in ZZ-02",
    "plugin mixed 1.2 ended itself with status 3 in ZZ-04",
    "plugin mixed 1.2 gave no result within 0.300 s (limit plugin-wall) and "
    "was stopped in ZZ-06",
    "plugin mixed 1.2 was killed by signal 6 (aborted itself) in ZZ-08",
    "plugin mixed 1.2 sent a result that makes no sense in ZZ-10",
    "plugin mixed 1.2 closed its connection to heng in ZZ-12",
};

static void check_mixed(const native_judged *got, const native_judged *sound)
{
	assert_true(got->fault);
	for (size_t i = 0; i < 12; i++) {
		const heng_result *result = &got->results[i];

		if (i % 2 == 0) {
			compare(result, &sound->results[i]);
			continue;
		}
		assert_int_equal(result->outcome, HENG_ERROR);
		assert_int_equal(result->n_findings, 1);
		assert_string_equal(result->findings->message.en, falls[i / 2]);
		assert_int_equal(result->is_volatile, i == 5);
	}
	assert_false(got->measures[0].computed);
	assert_string_equal(got->measures[0].fault.en,
			    "plugin mixed 1.2 was killed by signal 11 "
			    "(segmentation fault) in measure mixed.first");
	assert_true(got->measures[1].computed);
	assert_int_equal(got->measures[1].value, 2);
}

static void judge_sound(native_judged *sound)
{
	setenv("HENG_TEST_HONEST", "1", 1);
	native_judge_once("mixed", sound);
	unsetenv("HENG_TEST_HONEST");
	assert_false(sound->fault);
}

static void test_one_result_each(void **state)
{
	int before = native_count_descriptors();
	native_judged sound, got;
	heng_plugin_host *host;
	told t = {.n = 0};

	(void)state;
	judge_sound(&sound);
	host = native_must_open("mixed");
	native.job.on_deadline = remember;
	native.job.userdata = &t;
	for (int round = 0; round < 2; round++) {
		native_judge(host, &got);
		check_mixed(&got, &sound);
		native_forget(&got);
	}
	native.job.on_deadline = NULL;
	assert_int_equal(t.n, 2);
	for (size_t i = 0; i < t.n; i++) {
		assert_int_equal(t.faults[i].item, 2 + 5);
		assert_int_equal(t.faults[i].cause, HENG_CAUSE_WALL);
		assert_int_equal(t.faults[i].number, 300);
	}
	heng_plugin_host_free(host);
	native_forget(&sound);
	assert_int_equal(native_count_descriptors(), before);
	/* Nobody is left, not even as a zombie. */
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

/* What another try of the same dossier met is not run into again, and is
 * told in the same words. */
static void test_known(void **state)
{
	const heng_known_fault known[] = {{0, HENG_CAUSE_SIGNAL, 11},
					  {2 + 5, HENG_CAUSE_WALL, 300},
					  {2 + 1, HENG_CAUSE_SIGNAL, 11},
					  {9999, HENG_CAUSE_SIGNAL, 11}};
	native_judged sound, got;

	(void)state;
	judge_sound(&sound);
	native.job.known = known;
	native.job.n_known = 4;
	native_judge_once("mixed", &got);
	native.job.n_known = 0;
	check_mixed(&got, &sound);
	assert_true(got.ms < 300);
	native_forget(&got);
	native_forget(&sound);
}

/* Starts that are counted, and what is different about one of them. */
typedef struct counted {
	heng_spawner real;
	heng_native native;
	int starts, fails_at;
} counted;

static heng_rc start_counted(void *userdata, const char *file,
			     heng_spawned *out, heng_error *error)
{
	counted *c = userdata;

	if (c->starts++)
		unsetenv("HENG_TEST_FALLS");
	if (c->starts == c->fails_at)
		return heng_fail(error, HENG_EIO, "H3012", "没有进程",
				 "no process");
	return c->real.start(c->real.userdata, file, out, error);
}

static int reap_counted(void *userdata, pid_t pid)
{
	counted *c = userdata;

	return c->real.reap(c->real.userdata, pid);
}

/* Judges `mixed` once, started by `c`. */
static void judge_counted(counted *c, native_judged *got)
{
	heng_spawner spawner = {start_counted, reap_counted, c};

	c->native = native.native;
	c->real = heng_spawner_here(&c->native);
	native.native.spawner = &spawner;
	native_judge_once("mixed", got);
	native.native.spawner = NULL;
}

/* A crash that does not come again leaves nothing in the result. */
static void test_retry(void **state)
{
	counted c = {.starts = 0};
	native_judged sound, got;

	(void)state;
	judge_sound(&sound);
	setenv("HENG_TEST_HONEST", "1", 1);
	setenv("HENG_TEST_FALLS", "1", 1);
	judge_counted(&c, &got);
	unsetenv("HENG_TEST_HONEST");
	assert_int_equal(c.starts, 2);
	assert_false(got.fault);
	for (size_t i = 0; i < 12; i++)
		compare(&got.results[i], &sound.results[i]);
	native_forget(&got);
	native_forget(&sound);
}

/* What cannot be started again loses the rest, by name. */
static void test_not_again(void **state)
{
	static const char rest[] =
	    "not judged: plugin mixed cannot be used: no process";
	counted c = {.fails_at = 4}; /* the retry of ZZ-02 */
	native_judged got;

	(void)state;
	judge_counted(&c, &got);
	assert_true(got.fault);
	assert_string_equal(got.results[1].findings->message.en, falls[0]);
	assert_int_equal(got.results[0].outcome, HENG_FAIL);
	for (size_t i = 2; i < 12; i++) {
		assert_int_equal(got.results[i].outcome, HENG_ERROR);
		assert_string_equal(got.results[i].findings->message.en, rest);
	}
	native_forget(&got);
}

static void test_restarts_are_bounded(void **state)
{
	heng_plugin_host *host = native_must_open("crashes_in_all");
	native_judged got;
	size_t named = 0, rest = 0;

	(void)state;
	native_judge(host, &got);
	for (size_t i = 0; i < 256; i++) {
		assert_int_equal(got.results[i].outcome, HENG_ERROR);
		named += native_says(&got.results[i], "killed by signal 6");
		rest += native_says(&got.results[i],
				    "not judged: plugin crashes-in-all 1.2 was "
				    "started again 128 times on this dossier");
	}
	assert_int_equal(named, (HENG_PLUGIN_RESTARTS_MAX + 1) / 2 + 1);
	assert_int_equal(named + rest, 256);
	native_forget(&got);
	/* Counted anew for the next dossier. */
	native_judge(host, &got);
	assert_true(native_says(&got.results[0], "killed by signal 6"));
	native_forget(&got);
	heng_plugin_host_free(host);
}

/* Whatever cannot be had for a new process: a named error, nothing left. */
static void test_no_descriptors(void **state)
{
	int before = native_count_descriptors(), failed = 0;
	struct rlimit usual, few;

	(void)state;
	getrlimit(RLIMIT_NOFILE, &usual);
	few = usual;
	for (int more = 0; more < 12; more++) {
		heng_spawned host;
		heng_error error;
		heng_rc rc;

		few.rlim_cur = (rlim_t)(before + more);
		setrlimit(RLIMIT_NOFILE, &few);
		rc = heng_spawn_here(&native.native, "/nowhere.so", &host,
				     &error);
		setrlimit(RLIMIT_NOFILE, &usual);
		if (rc) {
			assert_int_equal(rc, HENG_EIO);
			assert_string_equal(error.code, "H3012");
			failed++;
			assert_int_equal(native_count_descriptors(), before);
			continue;
		}
		assert_int_not_equal(heng_spawn_reap_here(host.pid), -1);
		assert_int_equal(heng_spawn_reap_here(host.pid), -1);
		close(host.pidfd);
		close(host.socket);
		close(host.output);
		close(host.slot);
	}
	assert_true(failed >= 5 && failed < 12);
	assert_int_equal(native_count_descriptors(), before);
}

static void test_cpu(void **state)
{
	native_judged got;
	told t = {.n = 0};

	(void)state;
	native.limits.plugin_cpu = 50;
	native.limits.plugin_wall = 10000;
	native.job.on_deadline = remember;
	native.job.userdata = &t;
	native_judge_once("loops", &got);
	native.job.on_deadline = NULL;
	native.limits.plugin_cpu = heng_limits_default.plugin_cpu;
	native.limits.plugin_wall = 300;
	assert_int_equal(got.results[0].outcome, HENG_PASS);
	assert_int_equal(got.results[2].outcome, HENG_PASS);
	assert_true(got.results[1].is_volatile);
	assert_string_equal(got.results[1].findings->message.en,
			    "plugin loops 1.2 used up 0.050 s of processor "
			    "time (limit plugin-cpu) without a result and was "
			    "stopped in ZZ-02");
	assert_int_equal(t.n, 1);
	assert_int_equal(t.faults[0].cause, HENG_CAUSE_CPU);
	native_forget(&got);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_one_result_each),
	    cmocka_unit_test(test_known),
	    cmocka_unit_test(test_retry),
	    cmocka_unit_test(test_not_again),
	    cmocka_unit_test(test_restarts_are_bounded),
	    cmocka_unit_test(test_no_descriptors),
	    cmocka_unit_test(test_cpu),
	};

	return cmocka_run_group_tests(tests, native_set_up, native_tear_down);
}
