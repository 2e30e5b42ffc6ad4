/*
 * Runs the attacks of this folder: each plugin without the defences, where it
 * has to do what its head comment says, and in a host as heng runs it, where
 * it costs what the comment says and nothing else.
 *
 *   run SOURCES BUILT [NAME…]
 *
 * What this build or this kernel lacks is not tried; see is_applicable().
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/base/confine.h"
#include "core/base/file.h"
#include "core/native/plugins.h"
#include "core/read/reader.h"
#include "tests/attack/plugins/bare.h"

enum {
	WALL_MS = 300,	    /* where an attack has to reach the limit */
	PATIENCE_MS = 5000, /* elsewhere; the machine may be busy */
	SLACK_MS = 250,
	TRIES = 3, /* of what is timed */
	NAMES_MAX = 512,
	FILE_MAX_BYTES = 1 << 20,
};

static const char dossier[] =
    "<dossier xmlns='urn:heng:dossier:1' schemaVersion='1' "
    "asOf='2026-06-29' scheme='pboc-tool' phase='admission'>\n"
    "<app><name>n</name></app>\n"
    "<attachment id='A1' href='a.txt'/>\n"
    "</dossier>\n";

typedef struct attack {
	char name[64], id[64], file[4096];
	char bare[64], heng[256], again[256]; /* as the comment says */
} attack;

static heng_plugin_job job;
static int failures, checks;

static void fail(const attack *a, const char *what, const char *got)
{
	failures++;
	printf("FAIL %s: expected %s, got %s\n", a->name, what, got);
}

/* ---- head comments */

/* The text behind " * label:", with its lines put together. */
static bool take_label(const char *head, const char *label, char *out,
		       size_t size)
{
	char start[32];
	const char *at;
	size_t n = 0;

	out[0] = '\0';
	snprintf(start, sizeof(start), "\n * %s: ", label);
	at = strstr(head, start);
	if (!at)
		return false;
	for (at += strlen(start); *at && n + 2 < size; at++) {
		if (*at != '\n')
			out[n++] = *at;
		else if (strncmp(at, "\n *\t", 4) == 0)
			out[n++] = ' ', at += 3;
		else
			break;
	}
	out[n] = '\0';
	return n > 0;
}

static bool read_attack(const char *sources, const char *built,
			const char *name, attack *out)
{
	heng_buf text = {0};
	heng_error error;
	char path[4096], sentence[256];
	char *end;
	bool found;

	memset(out, 0, sizeof(*out));
	snprintf(path, sizeof(path), "%.4000s/%.64s.c", sources, name);
	if (heng_file_read(path, FILE_MAX_BYTES, &text, &error))
		return false;
	end = strstr((char *)(uintptr_t)heng_buf_str(&text), "*/");
	if (end)
		*end = '\0';
	snprintf(out->name, sizeof(out->name), "%.60s", name);
	snprintf(out->id, sizeof(out->id), "%.60s", name);
	for (char *at = out->id; *at; at++)
		if (*at == '_')
			*at = '-';
	snprintf(out->file, sizeof(out->file), "%.4000s/%.64s.so", built, name);
	found =
	    end && take_label(text.data, "attack", sentence, sizeof(sentence));
	if (found &&
	    (!take_label(text.data, "bare", out->bare, sizeof(out->bare)) ||
	     !take_label(text.data, "heng", out->heng, sizeof(out->heng)))) {
		fail(out, "lines bare: and heng:", "a head without them");
		found = false;
	}
	if (found &&
	    !take_label(text.data, "again", out->again, sizeof(out->again)))
		strcpy(out->again, out->heng);
	heng_buf_fini(&text);
	return found;
}

/* ---- what can be tried here */

static unsigned defences;

/* With a sanitizer, or on a kernel without filters, a plugin is still a
 * process of its own, but it is not held back. */
static bool is_applicable(const attack *a)
{
	static const char *const held_back[] = {"did", "killed", "stopped"};

	if (defences == HENG_DEFENCES_ALL)
		return true;
	for (size_t i = 0; i < 3; i++)
		if (strcmp(a->bare, held_back[i]) == 0)
			return false;
	return !strstr(a->heng, "signal 31") &&
	       strcmp(a->name, "allocates") != 0;
}

/* A sanitizer ends a process in its own words. */
static bool has_usual_words(void)
{
	return heng_defences_compiled() == HENG_DEFENCES_ALL;
}

/* ---- the bare run */

static void run_bare(const attack *a)
{
	bool refused = a->heng[0] == 'H';
	const char *got;

	checks++;
	if (strcmp(a->bare, "killed") == 0 || strcmp(a->bare, "did") == 0 ||
	    strcmp(a->bare, "stopped") == 0)
		got = bare_unconfined(a->id, a->file, &job);
	else
		got = bare_inside(a->file);
	/* The seals of the image hold without any of the defences. */
	if (strcmp(a->bare, "did") == 0 && strcmp(got, "harmless") == 0)
		got = bare_inside(a->file);
	/* A naive loader takes what is refused here. */
	if (refused && strcmp(got, "harmless") == 0)
		got = "admitted";
	if (strcmp(a->bare, got) != 0)
		fail(a, a->bare, got);
	bare_sweep();
}

/* ---- the run in a host */

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int count_descriptors(void)
{
	int n = 0;

	for (int fd = 0; fd < 256; fd++)
		n += fcntl(fd, F_GETFD) >= 0;
	return n;
}

static const char *text_of(const heng_result *result)
{
	return result->findings ? result->findings->message.en : "no finding";
}

/* The outcome as a comment writes it. */
static const char *outcome_of(const heng_result *result)
{
	return heng_outcome_name(result->outcome);
}

/* Honest rules say nothing and rest on nothing, whoever stands beside them. */
static bool is_honest(const heng_result *result)
{
	return result->outcome != HENG_PASS ||
	       (result->share == 10000 && !result->n_findings &&
		!result->n_reads && !result->missing && !result->is_volatile);
}

/* Compares three results with "pass error pass: a text of the second". */
static bool is_as_told(const char *told, const heng_result *results, size_t n,
		       char got[512])
{
	const heng_result *guilty = n == 3 ? &results[1] : &results[0];
	char want[256], *text;

	snprintf(want, sizeof(want), "%s", told);
	text = strstr(want, ": ");
	if (text)
		*text = '\0';
	snprintf(got, 512, "%s %s %s: %.400s", outcome_of(&results[0]),
		 outcome_of(&results[n > 1]),
		 outcome_of(&results[n > 2 ? 2 : 0]), text_of(guilty));
	if (strncmp(want, got, strlen(want)) != 0)
		return false;
	return !text || !has_usual_words() || strstr(got, text + 2);
}

typedef struct outcome {
	bool as_told, in_time, is_volatile;
	char got[512];
} outcome;

static void judge(heng_plugin_host *host, const char *told, outcome *out)
{
	const heng_plugin_info *info = heng_plugin_host_info(host);
	static heng_result results[256], *list[256];
	heng_measure measures[4];
	heng_arena arena = {0};
	heng_error error;
	int64_t from = now_ms();
	bool fault;

	for (size_t i = 0; i < info->n_rules; i++) {
		list[i] = &results[i];
		heng_result_init(list[i], &info->rules[i], 1);
	}
	if (heng_plugin_host_judge(host, &job, &arena, list, info->n_rules,
				   measures, &fault, &error)) {
		snprintf(out->got, sizeof(out->got), "%s", error.en);
		return;
	}
	out->in_time = now_ms() - from < WALL_MS + SLACK_MS;
	out->as_told = is_as_told(told, results, info->n_rules, out->got) &&
		       is_honest(&results[0]) &&
		       is_honest(&results[info->n_rules - 1]);
	out->is_volatile = results[info->n_rules > 1].is_volatile;
	heng_arena_fini(&arena);
}

static void run_judged(const attack *a, heng_plugin_host *host)
{
	bool timed = strstr(a->heng, "(limit plugin-wall)") != NULL;

	for (int round = 0; round < 2; round++) {
		const char *told = round ? a->again : a->heng;
		outcome out = {.as_told = false};

		for (int try = 0; try < (timed ? TRIES : 1); try++) {
			judge(host, told, &out);
			if (out.as_told && out.in_time)
				break;
		}
		checks++;
		if (!out.as_told)
			fail(a, told, out.got);
		else if (timed && !out.in_time)
			fail(a, "an end within the limit", "a later one");
		else if (timed != out.is_volatile)
			fail(a, "volatile by a limit of time only", out.got);
	}
}

static void run_heng(const attack *a)
{
	heng_limits limits = heng_limits_default;
	const heng_native native = {.limits = &limits};
	heng_plugin_host *host = NULL;
	heng_error error, note;
	char got[1200];
	int before = count_descriptors();
	heng_rc rc;

	limits.plugin_wall = PATIENCE_MS;
	if (strstr(a->heng, "plugin-wall"))
		limits.plugin_wall = WALL_MS;
	if (strstr(a->heng, "plugin-open"))
		limits.plugin_open = WALL_MS;
	limits.plugin_memory = 256 << 20;
	rc = heng_plugin_host_open(a->id, a->file, &native, &host, &error);
	if (a->heng[0] == 'H') {
		checks++;
		snprintf(got, sizeof(got), "%s %s",
			 rc ? error.code : "admitted", rc ? error.en : "");
		if (rc != HENG_EFAULT || strncmp(got, a->heng, 5) != 0 ||
		    (has_usual_words() && !strstr(got, a->heng + 6)) ||
		    !*error.zh)
			fail(a, a->heng, got);
	} else if (rc) {
		snprintf(got, sizeof(got), "%s %s", error.code, error.en);
		fail(a, a->heng, got);
	} else {
		run_judged(a, host);
	}
	if (host)
		heng_plugin_host_take_output(host, &note, NULL);
	heng_plugin_host_free(host);
	if (count_descriptors() != before)
		fail(a, "no descriptor left open", "some");
	if (waitpid(-1, NULL, WNOHANG) != -1 || errno != ECHILD)
		fail(a, "no process left", "one");
	bare_sweep();
}

/* ---- all of them */

static void make_folder(char folder[64])
{
	int fd;

	strcpy(folder, "/tmp/heng-attack-XXXXXX");
	if (!mkdtemp(folder) || chdir(folder) < 0)
		abort();
	fd = open("neighbour.xml", O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, "<dossier/>", 10) != 10 || close(fd))
		abort();
	fd = open("a.txt", O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, "hello", 5) != 5 || close(fd))
		abort();
	job.folder_fd = open(".", O_PATH | O_CLOEXEC);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(a, b);
}

static size_t list_sources(const char *sources, char names[NAMES_MAX][64])
{
	DIR *folder = opendir(sources);
	struct dirent *entry;
	size_t n = 0;

	while (folder && n < NAMES_MAX && (entry = readdir(folder))) {
		size_t size = strlen(entry->d_name);

		if (size > 2 && size < 64 &&
		    strcmp(entry->d_name + size - 2, ".c") == 0)
			snprintf(names[n++], 64, "%.*s", (int)size - 2,
				 entry->d_name);
	}
	if (folder)
		closedir(folder);
	qsort(names, n, sizeof(*names), by_name);
	return n;
}

static bool is_wanted(char **wanted, const char *name)
{
	if (!*wanted)
		return true;
	for (; *wanted; wanted++)
		if (strcmp(*wanted, name) == 0)
			return true;
	return false;
}

int main(int argc, char **argv)
{
	static char names[NAMES_MAX][64];
	heng_reader *reader = heng_reader_new();
	char *sources = argc > 2 ? realpath(argv[1], NULL) : NULL;
	char *built = argc > 2 ? realpath(argv[2], NULL) : NULL;
	char folder[64], *read_before = strdup("words of another");
	heng_error error;
	size_t n, attacks = 0, skipped = 0;

	if (!sources || !built || !reader || !read_before ||
	    prctl(PR_SET_CHILD_SUBREAPER, 1) < 0 ||
	    heng_read(reader, &heng_dossier_grammar, "test.xml", dossier,
		      sizeof(dossier) - 1, NULL, NULL, &job.image, &error) ||
	    !heng_date_parse("2026-06-29", 10, &job.as_of))
		return 99;
	job.image_fd = heng_image_share(job.image, &error);
	make_folder(folder);
	defences = heng_defences_available();
	bare_sweep(); /* of what was tried in there */
	n = list_sources(sources, names);
	for (size_t i = 0; i < n; i++) {
		attack a;

		if (!is_wanted(argv + 3, names[i]) ||
		    !read_attack(sources, built, names[i], &a))
			continue;
		attacks++;
		if (!is_applicable(&a)) {
			skipped++;
			continue;
		}
		if (has_usual_words())
			run_bare(&a);
		/* Some need the supervisor: program.sh tries those. */
		if (strcmp(a.heng, "program") != 0)
			run_heng(&a);
	}
	printf("%zu attacks, %zu not tried here, %d checks, %d failures\n",
	       attacks, skipped, checks, failures);
	unlink("neighbour.xml");
	unlink("a.txt");
	if (chdir("/") == 0)
		rmdir(folder);
	close(job.folder_fd);
	close(job.image_fd);
	heng_reader_free(reader);
	free(read_before);
	free(sources);
	free(built);
	return failures || attacks == 0;
}
