/* Tests each defence with attacks that work without it and not with it. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/base/confine_calls.h"
#include "tests/unit/confine_attack.h"

enum {
	SECCOMP = HENG_DEFENCE_SECCOMP,
	LANDLOCK = HENG_DEFENCE_LANDLOCK,
	RLIMITS = HENG_DEFENCE_RLIMITS,
	PRIVILEGES = HENG_DEFENCE_PRIVILEGES,
	DESCRIPTORS = HENG_DEFENCE_DESCRIPTORS,
};
enum {
	LANE_LOADING = HENG_CONFINE_LANE_LOADING,
	LANE = HENG_CONFINE_LANE,
	READER = HENG_CONFINE_READER,
	HOST_LOADING = HENG_CONFINE_HOST_LOADING,
	HOST = HENG_CONFINE_HOST,
};

/* Milliseconds in which a signal arrives: as a rule, and at most. */
enum { PATIENCE = 5, PATIENCE_MAX = 2000 };

/* Roles as a set. */
#define IN(role) (1u << (role))
enum {
	LOADERS = IN(LANE_LOADING) | IN(READER) | IN(HOST_LOADING),
	FINALS = IN(LANE) | IN(HOST),
	LANES = IN(LANE_LOADING) | IN(READER) | IN(LANE),
	HOSTS = IN(HOST_LOADING) | IN(HOST),
	EVERYBODY = LANES | HOSTS,
};

/* One attack, the defence that stops it alone, in these roles, and how. */
typedef struct duel {
	const char *name;
	confine_fn *attack;
	unsigned defence, roles;
	confine_end end;
	int number; /* errno or signal; 0: any */
	int abi;    /* of Landlock */
	bool hits;  /* kills the victim if it works */
} duel;

static const duel duels[] = {
    /* clang-format off */
    {"open", attack_open, SECCOMP, FINALS, CONFINE_REFUSED, EACCES, 0, 0},
    {"openat", attack_open_raw, SECCOMP, FINALS, CONFINE_REFUSED, EACCES, 0, 0},
    {"openat2", attack_openat2, SECCOMP, EVERYBODY, CONFINE_REFUSED, EACCES, 0, 0},
    {"stat", attack_stat, SECCOMP, FINALS, CONFINE_REFUSED, EACCES, 0, 0},
    {"list", attack_list, SECCOMP, FINALS, CONFINE_REFUSED, EACCES, 0, 0},
    {"write", attack_write, SECCOMP, EVERYBODY, CONFINE_REFUSED, EACCES, 0, 0},
    {"create", attack_create, SECCOMP, EVERYBODY, CONFINE_REFUSED, EACCES, 0, 0},
    {"remove", attack_remove, SECCOMP, EVERYBODY, CONFINE_REFUSED, EACCES, 0, 0},
    {"chmod", attack_chmod, SECCOMP, EVERYBODY, CONFINE_REFUSED, EACCES, 0, 0},
    {"link", attack_link_out, SECCOMP, EVERYBODY, CONFINE_REFUSED, EACCES, 0, 0},
    {"socket", attack_socket, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"socketpair", attack_pair, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"connect", attack_connect, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"abstract", attack_abstract, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"fork", attack_fork, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"vfork", attack_vfork, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"clone", attack_clone, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"clone3", attack_clone3, SECCOMP, EVERYBODY, CONFINE_REFUSED, ENOSYS, 0, 0},
    {"thread", attack_thread, SECCOMP, LANES, CONFINE_KILLED, SIGSYS, 0, 0},
    {"namespace", attack_namespace, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"exec", attack_exec, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"trace", attack_trace, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"peek", attack_peek, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"kill", attack_kill, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 1},
    {"kill group", attack_kill_all, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 1},
    {"tgkill", attack_tgkill, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 1},
    {"tkill", attack_tkill, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 1},
    {"sigqueue", attack_queue, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 1},
    {"pidfd", attack_pidfd, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 1},
    {"owner", attack_owner, SECCOMP, EVERYBODY, CONFINE_REFUSED, 0, 0, 1},
    {"session", attack_session, SECCOMP, IN(READER), CONFINE_REFUSED, ENOSYS, 0, 0},
    {"map code", attack_map_code, SECCOMP, EVERYBODY, CONFINE_REFUSED, EACCES, 0, 0},
    {"make code", attack_make_code, SECCOMP, EVERYBODY, CONFINE_REFUSED, EACCES, 0, 0},
    {"memfd code", attack_memfd_code, SECCOMP, LANES, CONFINE_REFUSED, EACCES, 0, 0},
    {"memfd code", attack_memfd_code, SECCOMP, HOSTS, CONFINE_REFUSED, ENOSYS, 0, 0},
    {"file's code", attack_loader_code, SECCOMP, LANES | IN(HOST), CONFINE_REFUSED, EACCES, 0, 0},
    {"set a limit", attack_raise, SECCOMP, EVERYBODY, CONFINE_REFUSED, EPERM, 0, 0},
    {"another's limit", attack_limit_other, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"undo prctl", attack_parent_death, SECCOMP, EVERYBODY, CONFINE_REFUSED, ENOSYS, 0, 0},
    {"type", attack_type, SECCOMP, EVERYBODY, CONFINE_REFUSED, ENOSYS, 0, 0},
    {"i386", attack_i386, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"x32", attack_x32, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"io_uring", attack_uring, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"personality", attack_personality, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"chroot", attack_root, SECCOMP, EVERYBODY, CONFINE_KILLED, SIGSYS, 0, 0},
    {"open", attack_open, LANDLOCK, FINALS | IN(HOST_LOADING), CONFINE_REFUSED, EACCES, 1, 0},
    {"openat2", attack_openat2, LANDLOCK, FINALS | IN(HOST_LOADING), CONFINE_REFUSED, EACCES, 1, 0},
    {"list", attack_list, LANDLOCK, FINALS | IN(HOST_LOADING), CONFINE_REFUSED, EACCES, 1, 0},
    {"link", attack_link, LANDLOCK, FINALS | IN(HOST_LOADING), CONFINE_REFUSED, EACCES, 1, 0},
    {"beside", attack_beside, LANDLOCK, FINALS, CONFINE_REFUSED, EACCES, 1, 0},
    {"write", attack_write, LANDLOCK, EVERYBODY, CONFINE_REFUSED, EACCES, 1, 0},
    {"create", attack_create, LANDLOCK, EVERYBODY, CONFINE_REFUSED, EACCES, 1, 0},
    {"remove", attack_remove, LANDLOCK, EVERYBODY, CONFINE_REFUSED, EACCES, 1, 0},
    {"exec", attack_exec, LANDLOCK, EVERYBODY, CONFINE_REFUSED, EACCES, 1, 0},
    {"connect", attack_connect, LANDLOCK, EVERYBODY, CONFINE_REFUSED, EACCES, 4, 0},
    {"abstract", attack_abstract, LANDLOCK, EVERYBODY, CONFINE_REFUSED, EPERM, 6, 0},
    {"kill", attack_kill, LANDLOCK, EVERYBODY, CONFINE_REFUSED, EPERM, 6, 1},
    {"tkill", attack_tkill, LANDLOCK, EVERYBODY, CONFINE_REFUSED, EPERM, 6, 1},
    {"pidfd", attack_pidfd, LANDLOCK, EVERYBODY, CONFINE_REFUSED, EPERM, 6, 1},
    {"owner", attack_owner, LANDLOCK, EVERYBODY, CONFINE_WORKED, 0, 6, 1},
    {"allocate", attack_allocate, RLIMITS, EVERYBODY, CONFINE_REFUSED, ENOMEM, 0, 0},
    {"descriptors", attack_descriptors, RLIMITS, EVERYBODY, CONFINE_REFUSED, EMFILE, 0, 0},
    {"fill", attack_fill, RLIMITS, HOSTS, CONFINE_FELL, SIGXFSZ, 0, 0},
    {"own", attack_own, PRIVILEGES, EVERYBODY, CONFINE_REFUSED, EPERM, 0, 0},
    {"rights", attack_rights, PRIVILEGES, EVERYBODY, CONFINE_REFUSED, 0, 0, 0},
    {"inherit", attack_inherit, DESCRIPTORS, EVERYBODY, CONFINE_REFUSED, EBADF, 0, 0},
    {"fill", attack_fill, DESCRIPTORS, EVERYBODY, CONFINE_REFUSED, EBADF, 0, 0},
    /* clang-format on */
};
enum { DUELS = sizeof(duels) / sizeof(*duels) };

static const char *const roles[] = {"lane, loading", "lane", "reader",
				    "host, loading", "host"};

static int wrong(const duel *d, int role, const char *when, confine_outcome got)
{
	print_error("%s against %s, %s, %s: end %d, number %d, victim %s\n",
		    d->name, heng_defence_name(d->defence), roles[role], when,
		    (int)got.end, got.number,
		    got.victim_lives ? "lives" : "is dead");
	return 1;
}

/* Bare, once; with this defence alone; with all of them. */
static int fight(const duel *d, int role, bool *can)
{
	const unsigned needed = d->defence | HENG_DEFENCE_PRIVILEGES;
	confine_outcome got;
	int failures = 0;

	if (!*can) {
		scene.patience = d->hits ? PATIENCE_MAX : 0;
		got = confine_run((heng_confine_role)role, HENG_DEFENCES_ALL,
				  NULL, d->attack);
		*can = true;
		if (got.end != CONFINE_CANNOT &&
		    (got.end != CONFINE_WORKED || got.victim_lives == d->hits))
			failures += wrong(d, role, "bare", got);
		/* What this machine or user cannot do says nothing, unless
		 * the attempt itself is answered. */
		if (got.end == CONFINE_CANNOT && d->end != CONFINE_KILLED)
			*can = false;
	}
	if (!*can)
		return failures;
	scene.patience = d->hits ? PATIENCE : 0;
	got =
	    confine_run((heng_confine_role)role, ONLY(needed), NULL, d->attack);
	if (got.end != d->end || (d->number && got.number != d->number) ||
	    !got.victim_lives)
		failures += wrong(d, role, "defended", got);
	got = confine_run((heng_confine_role)role,
			  HENG_DEFENCES_ALL & ~confine_testable(), NULL,
			  d->attack);
	if ((got.end != CONFINE_REFUSED && got.end != CONFINE_KILLED &&
	     got.end != CONFINE_FELL) ||
	    !got.victim_lives)
		failures += wrong(d, role, "with all defences", got);
	return failures;
}

static void test_duels(void **state)
{
	int failures = 0, fought = 0;

	(void)state;
	for (size_t i = 0; i < DUELS; i++) {
		if (!(confine_testable() & duels[i].defence) ||
		    heng_landlock_abi() < duels[i].abi)
			continue;
		bool can = false;

		for (int role = LANE_LOADING; role <= HOST; role++) {
			if (!(duels[i].roles & IN(role)))
				continue;
			failures += fight(&duels[i], role, &can);
			fought++;
		}
	}
	print_message("%d duels of three runs\n", fought);
	assert_int_equal(failures, 0);
	assert_true(fought > 0);
}

static int call;

static confine_end make_call(void)
{
	return confine_if(syscall(call, 0, 0, 0, 0, 0, 0) >= 0);
}

/* Every call of a list is answered in the same way. */
static void try_calls(const int *calls, heng_confine_role role, confine_end end,
		      int number)
{
	for (; *calls != HENG_CALLS_END; calls++) {
		confine_outcome got;

		call = *calls;
		if (call < 0) /* not of this architecture */
			continue;
		got = confine_run(
		    role, ONLY(HENG_DEFENCE_SECCOMP | HENG_DEFENCE_PRIVILEGES),
		    NULL, make_call);
		if (got.end == end && got.number == number)
			continue;
		print_error("call %d of a %s: end %d, number %d\n", call,
			    roles[role], (int)got.end, got.number);
		fail();
	}
}

static void test_lists(void **state)
{
	(void)state;
	if (!(confine_testable() & HENG_DEFENCE_SECCOMP))
		skip();
	scene.patience = 0;
	try_calls(heng_calls_kill, HENG_CONFINE_LANE_LOADING, CONFINE_KILLED,
		  SIGSYS);
	try_calls(heng_calls_kill, HENG_CONFINE_HOST, CONFINE_KILLED, SIGSYS);
	try_calls(heng_calls_change, HENG_CONFINE_HOST_LOADING, CONFINE_REFUSED,
		  EACCES);
	try_calls(heng_calls_change, HENG_CONFINE_LANE, CONFINE_REFUSED,
		  EACCES);
	try_calls(heng_calls_look, HENG_CONFINE_HOST, CONFINE_REFUSED, EACCES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_duels),
	    cmocka_unit_test(test_lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
