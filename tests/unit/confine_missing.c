/* Tests what is said and done where a defence is not there. */
#include <errno.h>
#include <poll.h>
#include <seccomp.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/unit/confine_attack.h"

enum { ALL = HENG_DEFENCES_ALL };

static void test_names(void **state)
{
	heng_error error;
	unsigned bits = 0;

	(void)state;
	for (unsigned bit = 1; bit & ALL; bit <<= 1) {
		assert_non_null(heng_defence_name(bit));
		assert_int_equal(
		    heng_defences_parse(heng_defence_name(bit), &bits, &error),
		    HENG_OK);
		assert_int_equal(bits, bit);
	}
	assert_null(heng_defence_name(0));
	assert_null(heng_defence_name(3));
	assert_null(heng_defence_name(ALL + 1));
	assert_int_equal(heng_defences_parse("all", &bits, &error), HENG_OK);
	assert_int_equal(bits, ALL);
	assert_int_equal(
	    heng_defences_parse("parent,seccomp,parent", &bits, &error),
	    HENG_OK);
	assert_int_equal(bits, HENG_DEFENCE_PARENT | HENG_DEFENCE_SECCOMP);
}

static void test_unknown_names(void **state)
{
	static const char *const lists[] = {
	    "",	      ",",	  "seccomp,", ",seccomp", "seccomp,,parent",
	    "secomp", "SECCOMP ", "al",	      "alls",	  "everything at all"};
	heng_error error;
	unsigned bits;

	(void)state;
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		bits = 77;
		assert_int_equal(heng_defences_parse(lists[i], &bits, &error),
				 HENG_EINPUT);
		assert_int_equal(bits, 77);
		assert_string_equal(error.code, "H6021");
		assert_string_not_equal(error.hint_en, "");
	}
	assert_int_equal(heng_defences_parse("secomp", &bits, &error),
			 HENG_EINPUT);
	assert_non_null(strstr(error.hint_en, "did you mean 'seccomp'"));
}

static void test_require(void **state)
{
	heng_error error;
	heng_rc rc;

	(void)state;
	assert_int_equal(
	    heng_confine_require(HENG_DEFENCE_RLIMITS | HENG_DEFENCE_CAPTURE,
				 &error),
	    HENG_EFAULT);
	assert_string_equal(error.code, "H6023");
	assert_non_null(strstr(error.en, "rlimits, capture"));
	assert_non_null(strstr(error.zh, "rlimits, capture"));
	assert_int_equal(heng_confine_require(ALL, &error), HENG_EFAULT);
	assert_non_null(strstr(error.en, "parent, capture, deadlines"));
	rc = heng_confine_require(0, &error);
	assert_int_equal(rc, confine_testable() == ALL ? HENG_OK : HENG_EFAULT);
}

/* A kernel without some calls, for a child. */
static bool lose(const char *const *calls, int reason)
{
	scmp_filter_ctx context = seccomp_init(SCMP_ACT_ALLOW);

	for (; context && *calls; calls++) {
		if (seccomp_rule_add(context, SCMP_ACT_ERRNO((uint32_t)reason),
				     seccomp_syscall_resolve_name(*calls),
				     0) != 0)
			return false;
	}
	return context && seccomp_load(context) == 0;
}

/* One kernel that lacks something, and what is then to be seen. */
typedef struct loss {
	const char *calls[4];
	int reason;
	unsigned missing;
	/* Of confining a lane: what it lacks is left out; what is there but
	 * fails stops it. */
	heng_rc rc;
} loss;

static const loss losses[] = {
    {{"landlock_create_ruleset"}, ENOSYS, HENG_DEFENCE_LANDLOCK, HENG_OK},
    {{"landlock_create_ruleset"}, EOPNOTSUPP, HENG_DEFENCE_LANDLOCK, HENG_OK},
    {{"landlock_create_ruleset"}, EPERM, HENG_DEFENCE_LANDLOCK, HENG_OK},
    {{"landlock_restrict_self"}, EPERM, HENG_DEFENCE_LANDLOCK, HENG_EIO},
    {{"landlock_add_rule"}, EPERM, HENG_DEFENCE_LANDLOCK, HENG_EIO},
    {{"seccomp"}, ENOSYS, HENG_DEFENCE_SECCOMP, HENG_OK},
    {{"seccomp"}, EPERM, HENG_DEFENCE_SECCOMP, HENG_OK},
    {{"seccomp", "landlock_create_ruleset"},
     ENOSYS,
     HENG_DEFENCE_SECCOMP | HENG_DEFENCE_LANDLOCK,
     HENG_OK},
    {{"close_range"}, ENOSYS, HENG_DEFENCE_DESCRIPTORS, HENG_OK},
    {{"close_range"}, EPERM, HENG_DEFENCE_DESCRIPTORS, HENG_EIO},
    {{"prlimit64", "setrlimit"}, EPERM, HENG_DEFENCE_RLIMITS, HENG_EIO},
    {{"pidfd_open"}, ENOSYS, HENG_DEFENCE_DEADLINES, HENG_OK},
    {{"pipe2"}, EMFILE, HENG_DEFENCE_CAPTURE | HENG_DEFENCE_PARENT, HENG_OK},
};

/* Status of a child: 0, or the line at which it disagreed, as far as it
 * fits. */
#define WANT(condition)                                                        \
	do {                                                                   \
		if (!(condition)) {                                            \
			print_error("line %d: %s\n", __LINE__, #condition);    \
			return 1;                                              \
		}                                                              \
	} while (0)

static int live_with(const loss *l)
{
	const heng_confinement how = {.parent = getppid()};
	heng_error error;

	/* Made beforehand, as the supervisor does. */
	heng_confine_prepare(0);
	WANT(lose(l->calls, l->reason));
	WANT((ALL & ~heng_defences_available()) == l->missing);
	WANT(heng_confine_require(0, &error) == HENG_EFAULT);
	WANT(strcmp(error.code, "H6022") == 0);
	WANT(error.hint_zh[0] && error.hint_en[0]);
	for (unsigned bit = 1; bit & ALL; bit <<= 1) {
		const char *name = heng_defence_name(bit);
		const bool is_missing = (l->missing & bit) != 0;

		WANT((strstr(error.en, name) != NULL) == is_missing);
		WANT((strstr(error.zh, name) != NULL) == is_missing);
	}
	WANT(heng_confine(HENG_CONFINE_LANE_LOADING, &how, &error) == l->rc);
	if (l->rc != HENG_OK) {
		WANT(strcmp(error.code, "H6024") == 0);
		WANT(strstr(error.en, strerror(l->reason)) != NULL);
		return 0;
	}
	WANT(heng_confine(HENG_CONFINE_LANE, &how, &error) == HENG_OK);
	return 0;
}

static void test_losses(void **state)
{
	(void)state;
	if (confine_testable() != ALL)
		skip();
	for (size_t i = 0; i < sizeof(losses) / sizeof(*losses); i++) {
		pid_t child = fork();
		int status = -1;

		if (child == 0) {
			alarm(20);
			_exit(live_with(&losses[i]));
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		if (status != 0)
			print_error("without %s: status %d\n",
				    losses[i].calls[0], status);
		assert_int_equal(status, 0);
	}
}

/* A host whose parent has been killed: whether it is still there. */
static bool outlives(unsigned off)
{
	int ends[2], ready[2];
	char byte;
	pid_t parent;

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(pipe(ready), 0);
	parent = fork();
	if (parent == 0) {
		heng_confinement how = {
		    .off = off, .parent = getpid(), .keep = ends, .n_keep = 2};

		if (fork() == 0) {
			alarm(5);
			if (heng_confine(HENG_CONFINE_LANE_LOADING, &how,
					 NULL) != HENG_OK ||
			    heng_confine(HENG_CONFINE_LANE, &how, NULL) !=
				HENG_OK ||
			    write(ends[1], "x", 1) != 1)
				_exit(1);
			for (;;)
				pause();
		}
		/* Only when the other is confined. */
		if (read(ends[0], &byte, 1) == 1 && write(ready[1], "x", 1))
			for (;;)
				pause();
		_exit(1);
	}
	close(ends[1]);
	close(ready[1]);
	assert_int_equal(read(ready[0], &byte, 1), 1);
	kill(parent, SIGKILL);
	assert_int_equal(waitpid(parent, NULL, 0), parent);
	close(ready[0]);

	struct pollfd end = {.fd = ends[0], .events = POLLIN};
	const bool lives = poll(&end, 1, 200) == 0;
	/* What is left of it goes by its own clock. */
	close(ends[0]);
	return lives;
}

static void test_parent(void **state)
{
	(void)state;
	assert_true(outlives(HENG_DEFENCES_ALL));
	assert_false(outlives(ONLY(HENG_DEFENCE_PARENT)));
	assert_false(outlives(ALL & ~confine_testable()));
}

/* A parent that is gone already is no parent to follow. */
static void test_lost_parent(void **state)
{
	pid_t child = fork();
	int status = -1;

	(void)state;
	if (child == 0) {
		const heng_confinement how = {.off = ONLY(HENG_DEFENCE_PARENT),
					      .parent = getpid()};
		heng_error error;

		_exit(heng_confine(HENG_CONFINE_LANE_LOADING, &how, &error) ==
			  HENG_EIO &&
		      strcmp(error.code, "H6024") == 0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(WEXITSTATUS(status), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_names),
	    cmocka_unit_test(test_unknown_names),
	    cmocka_unit_test(test_require),
	    cmocka_unit_test(test_losses),
	    cmocka_unit_test(test_parent),
	    cmocka_unit_test(test_lost_parent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
