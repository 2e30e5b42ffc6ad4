/*
 * Attack policies, each beside an honest one: what it comes to is what its
 * head says, at once and again; the honest rules come to what they come to
 * alone; nothing takes longer or holds more than a rule may.
 */
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/unit/lua_fixture.h"

enum {
	PROCESSOR_MS = 1250, /* a rule's second and a quarter */
	LOADING_MS = 2500,
	MEMORY_MAX_KB = 128 << 10,
	AGAIN_MS = 100, /* what takes longer is judged once */
	ALL_S = 20,	/* of one attack, all told */
};

/* It is told from what never ends, not timed: machines are busy or slow, and
 * sanitizers slow them further. */
enum { SLOWER = 4 };

static const char folder[] = "tests/attack/policies";
static int failures;

static void complain(const char *name, const char *what, const char *text)
{
	printf("FAIL %s: %s: %s\n", name, what, text);
	fflush(stdout);
	failures++;
}

static long processor_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The words of the head line that begins with `key`. */
static void head_of(const char *path, const char *key, char out[1024])
{
	char line[1024];
	FILE *file = fopen(path, "r");
	size_t n = strlen(key);

	out[0] = 0;
	while (file && fgets(line, sizeof(line), file)) {
		if (strncmp(line, key, n) != 0)
			continue;
		line[strcspn(line, "\n")] = 0;
		snprintf(out, 1024, "%s", line + n);
		break;
	}
	if (file)
		fclose(file);
}

static heng_rc load(lua_fixture *f, const char *below, heng_error *error)
{
	char path[4096];

	return heng_policies_load(f->policies, lua_fixture_path(below, path),
				  NULL, error);
}

static void judge_honest(lua_fixture *f, heng_buf *out)
{
	size_t n;
	const heng_rule *rules = heng_policies_rules(f->policies, &n);

	heng_buf_clear(out);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(rules[i].owner, "honest") == 0 &&
		    lua_fixture_judge(f, &rules[i], out) != HENG_OK)
			heng_buf_puts(out, "no memory");
	}
	heng_buf_putc(out, 0);
}

/* Whether text holds the outcome and the words that the head wants;
 * "limit" stands for any of the counted limits. */
static bool is_wanted(const char *wanted, const char *text)
{
	static const char *const limits[] = {
	    "instruction limit",
	    "memory limit",
	    "limit of memory",
	    "stack overflow",
	};
	size_t n = strcspn(wanted, " ");

	if (strncmp(wanted, text, n) != 0)
		return false;
	wanted += n + (wanted[n] == ' ');
	if (strcmp(wanted, "limit") != 0)
		return strstr(text, wanted) != NULL;
	for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++) {
		if (strstr(text, limits[i]))
			return true;
	}
	return false;
}

static void judge_attack(lua_fixture *f, const char *name, const char *wanted)
{
	heng_buf first = {0}, again = {0};
	size_t n;
	const heng_rule *rules = heng_policies_rules(f->policies, &n);

	for (size_t i = 0; i < n; i++) {
		long start = processor_ms();

		if (strcmp(rules[i].owner, "honest") == 0)
			continue;
		heng_buf_clear(&first);
		heng_buf_clear(&again);
		if (lua_fixture_judge(f, &rules[i], &first) != HENG_OK)
			complain(name, "judging", "no memory");
		heng_buf_putc(&first, 0);
		long took = processor_ms() - start;
		if (getenv("LUA_ATTACKS_TIMES"))
			printf("%6ld ms %s %.100s\n", took, rules[i].id,
			       first.data);
		if (took > PROCESSOR_MS * SLOWER)
			complain(name, rules[i].id, "it took too long");
		if (!is_wanted(wanted, first.data))
			complain(name, wanted, first.data);
		/* The order of all is lua_sandbox's matter. */
		if (took > AGAIN_MS)
			continue;
		lua_fixture_begin(f);
		if (lua_fixture_judge(f, &rules[i], &again) != HENG_OK)
			complain(name, "judging again", "no memory");
		heng_buf_putc(&again, 0);
		if (strcmp(first.data, again.data) != 0)
			complain(name, first.data, again.data);
	}
	heng_buf_fini(&first);
	heng_buf_fini(&again);
}

/* The child: returns how many things were wrong. */
static int try_attack(const char *name, const char *wanted, const char *alone)
{
	char below[1024];
	heng_error error;
	lua_fixture f;
	heng_buf honest = {0};
	long start = processor_ms();

	snprintf(below, sizeof(below), "%s/%s", folder, name);
	lua_fixture_init(&f);
	heng_rc rc = load(&f, "tests/policy/honest/rules.lua", &error);
	if (rc != HENG_OK) {
		complain(name, "the honest policy", error.en);
		return failures;
	}
	/* As the command that loads policies only. */
	if (strncmp(wanted, "refused ", 8) == 0)
		heng_policies_be_strict(f.policies);
	rc = load(&f, below, &error);
	if (rc == HENG_OK)
		rc = heng_policies_freeze(f.policies, &error);
	long took = processor_ms() - start;
	if (took > LOADING_MS * SLOWER)
		complain(name, "loading", "it took too long");
	if (rc != HENG_OK) {
		char text[2048];

		snprintf(text, sizeof(text), "refused %s %s", error.code,
			 error.en);
		if (getenv("LUA_ATTACKS_TIMES"))
			printf("%6ld ms %s %.100s\n", took, name, text);
		char code[8];
		snprintf(code, sizeof(code), "%.5s", error.code);
		if (strncmp(wanted, "refused ", 8) != 0 ||
		    strncmp(wanted + 8, code, 5) != 0 ||
		    !strstr(error.en, strlen(wanted) > 14 ? wanted + 14 : ""))
			complain(name, wanted, text);
		goto out;
	}
	lua_fixture_begin(&f);
	judge_honest(&f, &honest);
	if (strcmp(honest.data, alone) != 0)
		complain(name, "honest rules before it", honest.data);
	judge_attack(&f, name, wanted);
	lua_fixture_begin(&f);
	judge_honest(&f, &honest);
	if (strcmp(honest.data, alone) != 0)
		complain(name, "honest rules after it", honest.data);
out:
	heng_buf_fini(&honest);
	lua_fixture_fini(&f);
	return failures;
}

static void run_attack(const char *name, const char *alone)
{
	char path[4096], below[1024], wanted[1024];
	struct rusage usage;
	int status;

	snprintf(below, sizeof(below), "%s/%s", folder, name);
	head_of(lua_fixture_path(below, path), "-- heng: ", wanted);
	if (!wanted[0]) {
		complain(name, "head", "it says nothing of heng");
		return;
	}
	/* A deadline's business, not of counts: see attacks.sh. */
	if (strstr(wanted, "reached the limit rule-") ||
	    strncmp(name, "profile-", 8) == 0)
		return;
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		alarm(ALL_S);
		failures = 0;
		status = try_attack(name, wanted, alone);
		fflush(stdout);
		_exit(status > 0);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
		complain(name, "fork", "it failed");
		return;
	}
	if (WIFSIGNALED(status))
		complain(name, "ended by", strsignal(WTERMSIG(status)));
	else if (WEXITSTATUS(status) != 0)
		failures++;
#if !defined(__SANITIZE_ADDRESS__)
	if (usage.ru_maxrss > MEMORY_MAX_KB)
		complain(name, "memory", "it held too much");
#endif
}

static int is_attack(const struct dirent *entry)
{
	size_t n = strlen(entry->d_name);

	return n > 4 && strcmp(entry->d_name + n - 4, ".lua") == 0;
}

int main(int argc, char **argv)
{
	struct dirent **list;
	char path[4096];
	heng_error error;
	lua_fixture f;
	heng_buf alone = {0};

	lua_fixture_init(&f);
	if (load(&f, "tests/policy/honest/rules.lua", &error) != HENG_OK ||
	    heng_policies_freeze(f.policies, &error) != HENG_OK) {
		printf("%s\n", error.en);
		return 99;
	}
	lua_fixture_begin(&f);
	judge_honest(&f, &alone);
	lua_fixture_fini(&f);
	for (int i = 1; i < argc; i++)
		run_attack(argv[i], alone.data);
	if (argc > 1)
		return failures > 0;
	int n = scandir(lua_fixture_path(folder, path), &list, is_attack,
			alphasort);
	for (int i = 0; i < n; i++) {
		run_attack(list[i]->d_name, alone.data);
		free(list[i]);
	}
	if (n > 0)
		free(list);
	heng_buf_fini(&alone);
	printf("lua_attacks: %d attacks, %d failures\n", n, failures);
	return failures > 0 || n < 150;
}
