/* Test: what a host gives its plugin, what comes back, and what is printed. */
#include "tests/unit/native_fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/native/attachment.h"

static void test_merges(void **state)
{
	native_judged got;
	heng_plugin_host *host = native_must_open("floods");

	(void)state;
	native_judge(host, &got);
	assert_int_equal(got.results[1].n_findings, 1000);
	native_forget(&got);
	heng_plugin_host_free(host);
	host = native_must_open("merges");
	native_judge(host, &got);
	assert_int_equal(got.results[1].outcome, HENG_PARTIAL);
	assert_int_equal(got.results[1].share, 2500);
	native_forget(&got);
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
	heng_plugin_host *host = native_must_open("looks");
	const heng_value_read *read;
	size_t n = 0;
	native_judged got;

	(void)state;
	native_judge(host, &got);
	if (got.results[1].outcome != HENG_PASS)
		fail_msg("%s", got.results[1].findings->message.en);
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
	assert_false(got.measures[0].computed);
	assert_string_equal(got.measures[0].why_not, "app/number");
	native_forget(&got);
	heng_plugin_host_free(host);
}

static int asked;

/* As a lane asks its supervisor. */
static void open_elsewhere(void *userdata, const char *hrefs, size_t n,
			   int *fds)
{
	for (size_t i = 0; i < n; i++) {
		asked++;
		fds[i] = heng_attachment_open_beneath(*(int *)userdata, hrefs);
		hrefs += strlen(hrefs) + 1;
	}
}

/* The same answers whoever opens the files. */
static void test_opened_elsewhere(void **state)
{
	int folder = native.job.folder_fd;
	native_judged got;

	(void)state;
	native.job.folder_fd = -1;
	native.job.open_attachments = open_elsewhere;
	native.job.userdata = &folder;
	native_judge_once("looks", &got);
	native.job.open_attachments = NULL;
	native.job.folder_fd = folder;
	assert_int_equal(got.results[1].outcome, HENG_PASS);
	/* Of 8 it asks for 7 in turn, then for some again. */
	assert_in_range(asked, 8, 40);
	native_forget(&got);
}

static void test_open_beneath(void **state)
{
	char longest[HENG_ATTACHMENT_HREF_MAX + 2];
	int folder = native.job.folder_fd;

	(void)state;
	assert_int_equal(heng_attachment_open_beneath(-1, "a.txt"), -EBADF);
	assert_int_equal(heng_attachment_open_beneath(folder, "pipe"), -ENXIO);
	assert_int_equal(heng_attachment_open_beneath(folder, ""), -ENOENT);
	memset(longest, '/', sizeof(longest));
	longest[0] = '.';
	longest[sizeof(longest) - 1] = '\0';
	assert_int_equal(heng_attachment_open_beneath(folder, longest),
			 -ENAMETOOLONG);
	longest[sizeof(longest) - 2] = '\0';
	assert_int_equal(heng_attachment_open_beneath(folder, longest), -ENXIO);
}

/* A host killed from outside between two dossiers harms neither. */
static void test_killed_between(void **state)
{
	heng_plugin_host *host = native_must_open("merges");
	siginfo_t about;
	native_judged got;

	(void)state;
	for (int round = 0; round < 3; round++) {
		native_judge(host, &got);
		assert_false(got.fault);
		assert_int_equal(got.results[2].outcome, HENG_PASS);
		native_forget(&got);
		kill(host->process.pid, SIGKILL);
		waitid(P_PID, (id_t)host->process.pid, &about,
		       WEXITED | WNOWAIT);
	}
	heng_plugin_host_free(host);
}

/* Another file under the same name is not what was admitted. */
static void test_replaced(void **state)
{
	char file[512], copy[128], command[1400];
	heng_plugin_host *host;
	heng_error error;
	siginfo_t about;
	native_judged got;

	(void)state;
	native_path("segfault", file);
	snprintf(copy, sizeof(copy), "%s/segfault.so", native.folder);
	snprintf(command, sizeof(command), "cp -f '%s' '%s'", file, copy);
	assert_int_equal(system(command), 0);
	assert_int_equal(heng_plugin_host_open("segfault", copy, &native.native,
					       &host, &error),
			 HENG_OK);
	native_judge(host, &got);
	assert_int_equal(got.results[2].outcome, HENG_PASS);
	native_forget(&got);
	native_path("merges", file);
	snprintf(command, sizeof(command), "rm '%s' && cp -f '%s' '%s'", copy,
		 file, copy);
	assert_int_equal(system(command), 0);
	kill(host->process.pid, SIGKILL);
	waitid(P_PID, (id_t)host->process.pid, &about, WEXITED | WNOWAIT);
	native_judge(host, &got);
	assert_true(got.fault);
	assert_int_equal(got.results[0].outcome, HENG_ERROR);
	if (!native_says(&got.results[0], "was replaced"))
		fail_msg("%s", got.results[0].findings->message.en);
	native_forget(&got);
	heng_plugin_host_free(host);
	unlink(copy);
}

/* The first 4 KiB of what is printed, and how much there was. */
static void test_output(void **state)
{
	heng_plugin_host *host = native_must_open("prints");
	heng_buf text = {0};
	heng_error note;
	native_judged got;

	(void)state;
	/* It is not about time, and 3.8 MB take some on a busy machine. */
	native.limits.plugin_wall = heng_limits_default.plugin_wall;
	assert_false(heng_plugin_host_take_output(host, &note, NULL));
	for (int round = 0; round < 2; round++) {
		native_judge(host, &got);
		assert_false(got.fault);
		native_forget(&got);
		heng_buf_clear(&text);
		assert_true(heng_plugin_host_take_output(host, &note, &text));
		assert_string_equal(note.code, "H3017");
		assert_non_null(strstr(note.en,
				       "plugin prints 1.2 printed 3800000 "
				       "bytes: <verdict outcome=\"normal-"
				       "operation\"/>\\n<verdict"));
		assert_true(text.size > 4096 && text.size < 4400);
		assert_null(memchr(text.data, '\n', text.size));
		assert_false(heng_plugin_host_take_output(host, &note, NULL));
	}
	native.limits.plugin_wall = NATIVE_WALL;
	heng_buf_fini(&text);
	heng_plugin_host_free(host);
}

static void test_output_is_escaped(void **state)
{
	static const struct {
		const char *printed, *shown;
	} cases[] = {
	    {"plain 文字\n", "plain 文字"},
	    {"\033[2Jgone\r\n", "\\x1b[2Jgone"},
	    {"a\tb\nc", "a\\tb\\nc"},
	    {"\xff\xc3(", "\\xff\\xc3("},
	    {"\xe2\x80\xae", "\\xe2\\x80\\xae"}, /* turns the direction */
	    {"\xc2\x9b", "\\xc2\\x9b"},		 /* a control in Latin-1 */
	    {"", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		heng_output output = {.size = strlen(cases[i].printed)};
		heng_buf shown = {0};

		output.total = output.size;
		memcpy(output.kept, cases[i].printed, output.size);
		heng_output_put(&output, &shown);
		assert_string_equal(heng_buf_str(&shown), cases[i].shown);
		heng_buf_fini(&shown);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_merges),
	    cmocka_unit_test(test_reads),
	    cmocka_unit_test(test_opened_elsewhere),
	    cmocka_unit_test(test_open_beneath),
	    cmocka_unit_test(test_killed_between),
	    cmocka_unit_test(test_replaced),
	    cmocka_unit_test(test_output),
	    cmocka_unit_test(test_output_is_escaped),
	};

	return cmocka_run_group_tests(tests, native_set_up, native_tear_down);
}
