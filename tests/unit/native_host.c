/* Test: hostile plugins through a host, and what stays of the honest rules. */

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "core/native/plugin_host.h"
#include "core/read/reader.h"

#ifndef PLUGIN_DIR
#define PLUGIN_DIR "tests/plugin/.libs"
#endif

enum { LIMIT_MS = 300, SLACK_MS = 250 };

static const char dossier[] =
    "<dossier xmlns='urn:heng:dossier:1' schemaVersion='1' "
    "asOf='2026-06-29' scheme='pboc-tool' phase='admission'>\n"
    "<app plannedLive=' 2024-10-04 '><name> 示例  产品 </name>"
    "<expectedScale amount='12345' currency='USD'/></app>\n"
    "<org role='lead'/><org role='joint'><uscc>X</uscc></org>\n"
    "<attachment id='A1' href='a.txt'/>\n"
    "<attachment id='gone' href='gone.txt'/>\n"
    "<attachment id='up' href='../up.txt'/>\n"
    "<attachment id='root' href='/etc/hostname'/>\n"
    "<attachment id='link' href='link.txt'/>\n"
    "<attachment id='linked' href='loop/a.txt'/>\n"
    "<attachment id='folder' href='.'/>\n"
    "<attachment id='pipe' href='pipe'/>\n"
    "<attachment id='bare'/>\n"
    "</dossier>\n";

typedef struct fixture {
	heng_reader *reader;
	heng_plugin_job job;
	char folder[32];
} fixture;

static fixture shared;

static void path_of(const char *name, char out[512])
{
	const char *folder = getenv("HENG_TEST_PLUGINS");

	snprintf(out, 512, "%s/%s.so", folder ? folder : PLUGIN_DIR, name);
}

/* "exits_at_once" names the file, "exits-at-once" the plugin. */
static void id_of(const char *name, char out[64])
{
	char *at;

	snprintf(out, 64, "%s", name);
	for (at = out; *at; at++)
		if (*at == '_')
			*at = '-';
}

static heng_rc open_plugin(const char *name, heng_plugin_host **host,
			   heng_error *error)
{
	char file[512], id[64];

	path_of(name, file);
	id_of(name, id);
	return heng_plugin_host_open_within(id, file, LIMIT_MS * 10, LIMIT_MS,
					    host, error);
}

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int count_descriptors(void)
{
	int fd, n = 0;

	for (fd = 0; fd < 256; fd++)
		n += fcntl(fd, F_GETFD) >= 0;
	return n;
}

static void make_files(void)
{
	char path[64];
	int fd;

	strcpy(shared.folder, "/tmp/heng-native-XXXXXX");
	assert_non_null(mkdtemp(shared.folder));
	shared.job.folder_fd = open(shared.folder, O_PATH | O_CLOEXEC);
	assert_true(shared.job.folder_fd >= 0);
	fd = openat(shared.job.folder_fd, "a.txt", O_CREAT | O_WRONLY, 0600);
	assert_int_equal(write(fd, "hello", 5), 5);
	close(fd);
	snprintf(path, sizeof(path), "%s/pipe", shared.folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(symlinkat("a.txt", shared.job.folder_fd, "link.txt"),
			 0);
	assert_int_equal(symlinkat(".", shared.job.folder_fd, "loop"), 0);
}

static int set_up(void **state)
{
	heng_error error;

	(void)state;
	shared.reader = heng_reader_new();
	assert_non_null(shared.reader);
	if (heng_read(shared.reader, &heng_dossier_grammar, "test.xml", dossier,
		      sizeof(dossier) - 1, NULL, NULL, &shared.job.image,
		      &error)) {
		fprintf(stderr, "%u:%u %s\n", error.line, error.column,
			error.en);
		return -1;
	}
	assert_true(heng_date_parse("2026-06-29", 10, &shared.job.as_of));
	shared.job.image_fd = heng_image_share(shared.job.image, &error);
	assert_true(shared.job.image_fd >= 0);
	make_files();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	unlinkat(shared.job.folder_fd, "a.txt", 0);
	unlinkat(shared.job.folder_fd, "link.txt", 0);
	unlinkat(shared.job.folder_fd, "loop", 0);
	unlinkat(shared.job.folder_fd, "pipe", 0);
	rmdir(shared.folder);
	close(shared.job.folder_fd);
	close(shared.job.image_fd);
	heng_reader_free(shared.reader);
	return 0;
}

/* One judgement of ZZ-01 to ZZ-03 and up to three measures. */
typedef struct judged {
	heng_arena arena;
	heng_result results[3];
	heng_measure measures[3];
	bool fault;
	int64_t ms;
} judged;

static void judge(heng_plugin_host *host, judged *out)
{
	const heng_plugin_info *info = heng_plugin_host_info(host);
	heng_result *list[3];
	heng_error error;
	int64_t start = now_ms();
	size_t i;

	memset(out, 0, sizeof(*out));
	assert_true(info->n_rules <= 3 && info->n_measures <= 3);
	for (i = 0; i < info->n_rules; i++) {
		list[i] = &out->results[i];
		heng_result_init(list[i], &info->rules[i],
				 info->rules[i].weight);
	}
	assert_int_equal(heng_plugin_host_judge(
			     host, &shared.job, &out->arena, list,
			     info->n_rules, out->measures, &out->fault, &error),
			 HENG_OK);
	out->ms = now_ms() - start;
}

static bool has_text(const heng_result *result, const char *text)
{
	const heng_finding *finding;

	for (finding = result->findings; finding; finding = finding->next)
		if (strstr(finding->message.en, text) && *finding->message.zh)
			return true;
	return false;
}

typedef struct refusal {
	const char *plugin, *code, *text;
} refusal;

static const refusal refusals[] = {
    {"not_there", "H3001", "No such file"},
    {"no_symbol", "H3004", "no plugin for heng"},
    {"null_descriptor", "H3004", "no plugin for heng"},
    {"bad_magic", "H3005", "wrong head"},
    {"bad_size", "H3005", "wrong head"},
    {"newer_major", "H3006", "ABI 2.0; this heng offers 1.0"},
    {"newer_minor", "H3007",
     "newer_minor.so was built for plugin ABI 1.4; this heng offers 1.0"},
    {"duplicate_rule", "H3008", "ZZ-01: the rule is declared twice"},
    {"no_check", "H3008", "ZZ-02: the rule has no check"},
    {"endless_list", "H3008", "not valid"},
    {"open_fails", "H3009", "code -7"},
    {"bad_path", "H3009", "usccc"},
    {"crashes_on_load", "H3010",
     "signal 11 (segmentation fault) while it was "
     "loaded"},
    {"exits_on_load", "H3010",
     "ended itself with status 0 while it was "
     "loaded"},
    {"crashes_on_open", "H3010",
     "signal 11 (segmentation fault) while it was "
     "opened"},
    {"stalls_on_open", "H3010", "no result within 3.000 s"},
    {"wrong_id", "H3011", "calls itself something-else"},
};

static void test_refusals(void **state)
{
	int before = count_descriptors();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(refusals) / sizeof(*refusals); i++) {
		const refusal *want = &refusals[i];
		const heng_plugin_info *info;
		heng_plugin_host *host;
		heng_error error;
		judged out;

		print_message("%s\n", want->plugin);
		assert_int_equal(open_plugin(want->plugin, &host, &error),
				 HENG_EFAULT);
		assert_string_equal(error.code, want->code);
		if (!strstr(error.en, want->text))
			fail_msg("%s: %s", want->plugin, error.en);
		assert_true(*error.zh);
		assert_non_null(host);
		info = heng_plugin_host_info(host);
		assert_int_equal(info->n_rules, 0);
		assert_int_equal(info->n_measures, 0);
		assert_string_equal(info->version, "");
		assert_string_equal(info->abi, "");
		assert_int_equal(strlen(info->sha256), i ? 64 : 0);
		assert_string_equal(heng_plugin_host_refusal(host)->code,
				    want->code);
		judge(host, &out);
		heng_arena_fini(&out.arena);
		heng_plugin_host_free(host);
	}
	assert_int_equal(count_descriptors(), before);
}

typedef struct conduct {
	const char *plugin;
	heng_outcome first, second, third;
	const char *text; /* in a finding of ZZ-02, or of ZZ-03 if that fell */
} conduct;

/* Where a sanitizer answers for the kernel, the name of the end differs. */
static const char any_end[] = "plugin ";

static const conduct conducts[] = {
    {"segfault", HENG_PASS, HENG_ERROR, HENG_ERROR,
     "plugin segfault 1.2 was killed by signal 11 (segmentation fault) in "
     "ZZ-02"},
    {"aborts", HENG_PASS, HENG_ERROR, HENG_ERROR, "signal 6 (aborted itself)"},
    {"exits", HENG_PASS, HENG_ERROR, HENG_ERROR, "ended itself with status 0"},
    {"exits_at_once", HENG_PASS, HENG_ERROR, HENG_ERROR,
     "ended itself with status 0"},
    {"loops", HENG_PASS, HENG_ERROR, HENG_ERROR, "no result within 0.300 s"},
    {"asks_for_ever", HENG_PASS, HENG_ERROR, HENG_ERROR,
     "no result within 0.300 s"},
#if !defined(__SANITIZE_ADDRESS__)
    {"allocates", HENG_PASS, HENG_ERROR, HENG_ERROR, any_end},
#endif
    {"recurses", HENG_PASS, HENG_ERROR, HENG_ERROR, any_end},
    {"smashes_heap", HENG_PASS, HENG_ERROR, HENG_ERROR, any_end},
    {"lies_share", HENG_PASS, HENG_ERROR, HENG_PASS, "a share of 20000"},
    {"lies_outcome", HENG_PASS, HENG_ERROR, HENG_PASS, "the outcome 99"},
    {"lies_text", HENG_PASS, HENG_ERROR, HENG_PASS, "control characters"},
    {"lies_long", HENG_PASS, HENG_ERROR, HENG_PASS, "too long"},
    {"silent", HENG_PASS, HENG_ERROR, HENG_PASS, "no outcome for ZZ-02"},
    {"gives_up", HENG_PASS, HENG_ERROR, HENG_PASS, "(code -5)"},
    {"floods", HENG_PASS, HENG_FAIL, HENG_PASS, "many"},
    {"merges", HENG_PASS, HENG_PARTIAL, HENG_PASS, "in part"},
    {"writes_garbage", HENG_PASS, HENG_ERROR, HENG_ERROR, "ZZ-02"},
    {"oversized", HENG_PASS, HENG_ERROR, HENG_ERROR, "more than 1048576"},
    {"forges", HENG_PASS, HENG_PASS, HENG_ERROR, "makes no sense in ZZ-03"},
    {"closes", HENG_PASS, HENG_ERROR, HENG_ERROR, "closed its connection"},
    {"hangs_up", HENG_PASS, HENG_ERROR, HENG_ERROR, "closed its connection"},
    {"forks", HENG_PASS, HENG_ERROR, HENG_ERROR, "signal 9"},
    {"execs", HENG_PASS, HENG_ERROR, HENG_ERROR, "closed its connection"},
    {"signals_itself", HENG_PASS, HENG_ERROR, HENG_ERROR, "signal 15"},
    {"writes_file", HENG_PASS, HENG_ERROR, HENG_ERROR, "signal 25"},
    {"writes_image", HENG_PASS, HENG_ERROR, HENG_ERROR, "signal 11"},
    {"prints", HENG_PASS, HENG_PASS, HENG_PASS, NULL},
    {"stalls_on_close", HENG_PASS, HENG_PASS, HENG_PASS, NULL},
    {"shorter", HENG_PASS, HENG_PASS, HENG_PASS, NULL},
    {"longer", HENG_PASS, HENG_PASS, HENG_PASS, NULL},
    {"looks", HENG_PASS, HENG_PASS, HENG_PASS, NULL},
};

static void check_conduct(const conduct *want, const judged *got)
{
	const heng_result *second = &got->results[1];
	const heng_result *third = &got->results[2];
	bool fell = want->third == HENG_ERROR;
	const heng_result *guilty =
	    want->second == HENG_PASS && fell ? third : second;

	if (guilty->outcome != want->second && guilty->findings)
		print_message("%s\n", guilty->findings->message.en);
	assert_int_equal(got->results[0].outcome, want->first);
	assert_int_equal(got->results[0].n_findings, 0);
	assert_int_equal(second->outcome, want->second);
	assert_int_equal(third->outcome, want->third);
	assert_int_equal(got->fault, want->second == HENG_ERROR || fell);
	if (want->text && !has_text(guilty, want->text))
		fail_msg("%s: %s", want->plugin,
			 guilty->findings ? guilty->findings->message.en
					  : "no finding");
	if (fell && guilty == second)
		assert_true(has_text(third, "not judged: plugin "));
	assert_int_equal(second->is_volatile,
			 want->text && strstr(want->text, "within") != NULL);
	assert_true(got->ms < LIMIT_MS + SLACK_MS);
}

/* Twice each: a host that fell is there again for the next dossier. */
static void test_conduct(void **state)
{
	int before = count_descriptors();
	size_t i, round;

	(void)state;
	for (i = 0; i < sizeof(conducts) / sizeof(*conducts); i++) {
		heng_plugin_host *host;
		heng_error error;

		print_message("%s\n", conducts[i].plugin);
		if (open_plugin(conducts[i].plugin, &host, &error))
			fail_msg("%s: %s", error.code, error.en);
		for (round = 0; round < 2; round++) {
			judged got;

			judge(host, &got);
			/* The forger has only the first job's number. */
			if (round == 0 ||
			    strcmp(conducts[i].plugin, "forges") != 0)
				check_conduct(&conducts[i], &got);
			heng_arena_fini(&got.arena);
		}
		heng_plugin_host_free(host);
	}
	assert_int_equal(count_descriptors(), before);
	/* Nobody is left, not even as a zombie. */
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void test_details(void **state)
{
	heng_plugin_host *host;
	heng_error error;
	judged got;

	(void)state;
	assert_int_equal(open_plugin("floods", &host, &error), HENG_OK);
	judge(host, &got);
	assert_int_equal(got.results[1].n_findings, 1000);
	heng_arena_fini(&got.arena);
	heng_plugin_host_free(host);

	assert_int_equal(open_plugin("merges", &host, &error), HENG_OK);
	judge(host, &got);
	assert_int_equal(got.results[1].share, 2500);
	heng_arena_fini(&got.arena);
	heng_plugin_host_free(host);

	assert_int_equal(open_plugin("looks", &host, &error), HENG_OK);
	judge(host, &got);
	assert_false(got.measures[0].computed);
	assert_string_equal(got.measures[0].why_not, "app/number");
	heng_arena_fini(&got.arena);
	heng_plugin_host_free(host);

	assert_int_equal(open_plugin("crashes_in_measure", &host, &error),
			 HENG_OK);
	judge(host, &got);
	assert_true(got.fault);
	assert_true(got.measures[0].computed);
	assert_int_equal(got.measures[0].value, 125);
	assert_int_equal(got.measures[0].scale, 2);
	assert_string_equal(got.measures[0].note, "A1");
	assert_false(got.measures[1].computed);
	assert_false(got.measures[2].computed);
	assert_string_equal(got.measures[2].why_not, "");
	assert_int_equal(got.results[0].outcome, HENG_ERROR);
	assert_true(has_text(&got.results[0],
			     "not judged: plugin crashes-in-measure 1.2 was "
			     "killed by signal 11 (segmentation fault) in "
			     "measure crashes-in-measure.second"));
	heng_arena_fini(&got.arena);
	heng_plugin_host_free(host);
}

/* What a rule read is in its result: values, places and what is missing. */
static void test_reads(void **state)
{
	static const char *const want[] = {"app/name 2  示例  产品 ",
					   "app/@plannedLive 2 2024-10-04",
					   "app/expectedScale/@amount 2 12345",
					   "app/expectedScale/@currency 2 USD",
					   "org[1]/uscc 0 missing",
					   "org[2]/uscc 3 X",
					   "app/number 0 missing"};
	heng_plugin_host *host;
	const heng_value_read *read;
	heng_error error;
	size_t n = 0;
	judged got;

	(void)state;
	assert_int_equal(open_plugin("looks", &host, &error), HENG_OK);
	judge(host, &got);
	for (read = got.results[1].reads; read; read = read->next) {
		char line[512];

		snprintf(line, sizeof(line), "%s %u %s", read->path,
			 (unsigned)read->line,
			 read->missing ? "missing" : read->value);
		assert_true(n < sizeof(want) / sizeof(*want));
		assert_string_equal(line, want[n]);
		n++;
	}
	assert_int_equal(n, sizeof(want) / sizeof(*want));
	heng_arena_fini(&got.arena);
	heng_plugin_host_free(host);
}

/* A host killed from outside between two dossiers harms neither. */
static void test_killed_between(void **state)
{
	heng_plugin_host *host;
	heng_error error;
	siginfo_t about;
	judged got;
	int round;

	(void)state;
	assert_int_equal(open_plugin("prints", &host, &error), HENG_OK);
	for (round = 0; round < 3; round++) {
		judge(host, &got);
		assert_false(got.fault);
		assert_int_equal(got.results[2].outcome, HENG_PASS);
		heng_arena_fini(&got.arena);
		kill(host->process.pid, SIGKILL);
		waitid(P_PID, (id_t)host->process.pid, &about,
		       WEXITED | WNOWAIT);
	}
	heng_plugin_host_free(host);
}

/* Another file under the same name is not what was admitted. */
static void test_replaced(void **state)
{
	char file[512], copy[64], command[1200];
	heng_plugin_host *host;
	heng_error error;
	judged got;

	(void)state;
	path_of("segfault", file);
	snprintf(copy, sizeof(copy), "%s/segfault.so", shared.folder);
	snprintf(command, sizeof(command), "cp -f %s %s", file, copy);
	assert_int_equal(system(command), 0);
	assert_int_equal(heng_plugin_host_open_within("segfault", copy, 3000,
						      LIMIT_MS, &host, &error),
			 HENG_OK);
	judge(host, &got);
	heng_arena_fini(&got.arena);
	path_of("prints", file);
	snprintf(command, sizeof(command), "rm %s && cp -f %s %s", copy, file,
		 copy);
	assert_int_equal(system(command), 0);
	judge(host, &got);
	assert_true(got.fault);
	assert_int_equal(got.results[0].outcome, HENG_ERROR);
	assert_true(has_text(&got.results[0], "was replaced"));
	heng_arena_fini(&got.arena);
	heng_plugin_host_free(host);
	unlink(copy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_refusals),
	    cmocka_unit_test(test_conduct),
	    cmocka_unit_test(test_details),
	    cmocka_unit_test(test_reads),
	    cmocka_unit_test(test_killed_between),
	    cmocka_unit_test(test_replaced),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
