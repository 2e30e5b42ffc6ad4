/* The cases of heng test, tried on several lanes, told in their order. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/cli/test_parts.h"
#include "core/cli/words.h"
#include "core/lanes/supervisor.h"

enum {
	STATUS_FAILED = 1,
	SHARDS = 32, /* pieces that lanes take, one after the other */
};

/* What came of one piece of the cases. */
typedef struct shard {
	size_t tried, failed;
	int status; /* beyond cases that failed */
	heng_buf said, shown;
} shard;

typedef struct run {
	heng_cli *cli;
	heng_test_job *job;
	shard shards[SHARDS];
	size_t n_shards;
	int status;
} run;

/* In a lane: */
typedef struct tester {
	heng_cli *cli;
	const heng_test_job *job;
	heng_test *tests; /* of each folder */
	size_t n_opened;
	heng_test *test; /* in hand */
	size_t tried, failed;
	heng_made made;
} tester;

static int take_trial(size_t index, const heng_case *c,
		      const heng_result *result, void *userdata)
{
	tester *t = userdata;
	heng_difference difference = heng_trial_compare(c, result);

	(void)index;
	t->tried++;
	if (difference == HENG_SAME)
		return 0;
	t->failed++;
	heng_test_put_failure(t->cli, t->test, c, result, difference,
			      &t->made.summary);
	return t->test->stop_early ? STATUS_FAILED : 0;
}

/* Tries the piece's part of every folder's cases. */
static int try_shard(tester *t, size_t index, size_t n_shards)
{
	size_t total = 0, before = 0;
	int status = 0;

	for (size_t i = 0; i < t->n_opened; i++) {
		size_t n;

		(void)heng_suite_cases(t->tests[i].suite, &n);
		total += n;
	}
	size_t from = total * index / n_shards;
	size_t to = total * (index + 1) / n_shards;
	for (size_t i = 0; status == 0 && i < t->n_opened; i++) {
		size_t n;

		t->test = &t->tests[i];
		(void)heng_suite_cases(t->test->suite, &n);
		if (to > before)
			status = heng_test_some(
			    t->cli, t->test, from > before ? from - before : 0,
			    to - before, take_trial, t);
		before += n;
	}
	return status;
}

static int open_all(tester *t)
{
	const heng_test_job *job = t->job;
	int status = 0;

	t->tests = calloc(job->n_folders + 1, sizeof(*t->tests));
	if (!t->tests)
		return heng_cli_no_memory(t->cli);
	while (status == 0 && t->n_opened < job->n_folders) {
		heng_test *test = &t->tests[t->n_opened];

		*test = job->test;
		status =
		    heng_test_open(t->cli, test, job->folders[t->n_opened++]);
	}
	return status;
}

/* Sends what was said while loading. */
static int flush(tester *t, int status)
{
	heng_buf *said = &t->made.said;

	if (said->size > 0)
		heng_link_say(t->cli->link, said->data, said->size);
	if (said->failed)
		status = HENG_EXIT_INCOMPLETE;
	heng_buf_clear(said);
	return status;
}

/* The policies that were loaded: all lanes have to have the same. */
static int say_loaded(tester *t)
{
	heng_buf basis = {0};
	int status = 0;

	for (size_t i = 0; i < t->n_opened; i++) {
		size_t n;
		const heng_policy *policies =
		    heng_policies_list(t->tests[i].judges.policies, &n);

		for (size_t k = 0; k < n; k++)
			heng_buf_printf(&basis, "%s\n", policies[k].sha256);
		(void)heng_suite_cases(t->tests[i].suite, &n);
		heng_buf_printf(&basis, "%zu\n", n);
	}
	if (basis.failed)
		status = heng_cli_no_memory(t->cli);
	else
		heng_link_loaded(t->cli->link, &basis);
	heng_buf_fini(&basis);
	return status;
}

static void work_off(tester *t, size_t n_shards)
{
	heng_dossier given;

	while (heng_link_next(t->cli->link, &given)) {
		heng_made *made = &t->made;

		close(given.fd);
		heng_buf_clear(&made->said);
		heng_buf_clear(&made->summary);
		heng_buf_clear(&made->reports[0]);
		t->tried = t->failed = 0;
		made->status = try_shard(t, given.index, n_shards);
		heng_buf_printf(&made->reports[0], "%zu %zu", t->tried,
				t->failed);
		made->n_reports = 1;
		heng_progress_step(t->cli->link->progress, HENG_STEP_IDLE, 0,
				   "");
		if (made->said.failed || made->summary.failed)
			made->status = HENG_EXIT_INCOMPLETE;
		heng_link_done(t->cli->link, made);
	}
}

static int work(heng_link *link, void *userdata)
{
	run *r = userdata;
	tester t = {.cli = r->cli, .job = r->job};
	heng_error error;
	int status;

	t.cli->sink = &t.made.said;
	t.cli->link = link;
	if (heng_link_confine(link, HENG_CONFINE_READER, &error) == HENG_OK) {
		status = open_all(&t);
	} else {
		(void)heng_cli_report(&error, t.cli);
		status = HENG_EXIT_INCOMPLETE;
	}
	status = flush(&t, status);
	if (status == 0)
		status = flush(&t, say_loaded(&t));
	if (status == 0)
		work_off(&t, r->n_shards);
	for (size_t i = 0; i < t.n_opened; i++)
		heng_test_close(&t.tests[i]);
	free(t.tests);
	heng_buf_fini(&t.made.said);
	heng_buf_fini(&t.made.summary);
	heng_buf_fini(&t.made.reports[0]);
	t.cli->sink = NULL;
	return status;
}

/* In the supervisor: */
static void print(run *r, int fd, const heng_buf *text)
{
	heng_words words = {.signals = -1};
	heng_error error;

	if (text->size > 0 &&
	    heng_words_write(&words, fd, "stdout", text, &error) != HENG_OK) {
		(void)heng_cli_report(&error, r->cli);
		r->status = HENG_EXIT_INCOMPLETE;
	}
	heng_words_fini(&words);
}

static void say(const char *text, size_t size, void *userdata)
{
	heng_buf words = {.data = (char *)(uintptr_t)text, .size = size};
	heng_buf kept = {0};

	heng_words_keep(&kept, &words);
	print(userdata, STDERR_FILENO, &kept);
	heng_buf_fini(&kept);
}

static int loaded(const char *body, size_t size, void *userdata)
{
	(void)body;
	(void)size;
	(void)userdata;
	return 0;
}

/* A piece is a number; what a lane reads it loads itself. */
static int open_nothing(size_t index, int *folder, void *userdata)
{
	run *r = userdata;
	int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);

	(void)index;
	(void)folder;
	if (fd < 0)
		r->status = heng_cli_no_memory(r->cli);
	return fd;
}

static void done(size_t index, const heng_made *made, void *userdata)
{
	shard *s = &((run *)userdata)->shards[index];
	char numbers[64];
	char *end;

	snprintf(numbers, sizeof(numbers), "%.*s", (int)made->reports[0].size,
		 made->reports[0].size ? made->reports[0].data : "");
	s->tried = strtoul(numbers, &end, 10);
	s->failed = strtoul(end, NULL, 10);
	s->status = made->status;
	heng_words_keep(&s->said, &made->said);
	heng_words_keep(&s->shown, &made->summary);
}

static void failed(const heng_error *error, void *userdata)
{
	run *r = userdata;

	(void)heng_cli_report(error, r->cli);
	r->status = HENG_EXIT_INCOMPLETE;
}

static void lost(size_t index, const heng_error *error, void *userdata)
{
	(void)index;
	failed(error, userdata);
}

static const char *name_of(size_t index, void *userdata)
{
	(void)index;
	(void)userdata;
	return "heng test";
}

static int summarise(run *r, size_t tried, size_t failures)
{
	heng_cli *cli = r->cli;
	heng_buf out = {0};
	int status;

	if (cli->lang != HENG_EN)
		heng_buf_printf(&out, "%zu 个用例：通过 %zu，失败 %zu", tried,
				tried - failures, failures);
	if (cli->lang == HENG_BOTH)
		heng_buf_puts(&out, " / ");
	if (cli->lang != HENG_ZH)
		heng_buf_printf(&out, "%zu cases: %zu passed, %zu failed",
				tried, tried - failures, failures);
	heng_buf_putc(&out, '\n');
	status = heng_cli_print_buf(cli, &out);
	heng_buf_fini(&out);
	return status;
}

/* Tells all in the order of the cases. */
static int finish(run *r)
{
	size_t tried = 0, failures = 0;
	heng_error error;

	for (size_t i = 0; i < r->n_shards; i++) {
		shard *s = &r->shards[i];

		print(r, STDERR_FILENO, &s->said);
		print(r, STDOUT_FILENO, &s->shown);
		tried += s->tried;
		failures += s->failed;
		if (s->status > STATUS_FAILED && s->status > r->status)
			r->status = s->status;
		if (s->said.failed || s->shown.failed)
			r->status = heng_cli_no_memory(r->cli);
		/* What comes after a mistake was not asked for. */
		if (r->status > STATUS_FAILED)
			break;
	}
	if (r->status > STATUS_FAILED)
		return r->status;
	if (tried == 0) {
		(void)heng_fail(&error, HENG_EINPUT, "H7055", "没有用例%s",
				"there are no cases%s", "");
		(void)heng_cli_report(&error, r->cli);
		return HENG_EXIT_INPUT;
	}
	/* Standard output is to be the page alone. */
	if (!r->job->test.as_page || failures > 0)
		r->status = summarise(r, tried, failures);
	return r->status ? r->status : failures ? STATUS_FAILED : 0;
}

int heng_test_cases(heng_cli *cli, heng_test_job *job)
{
	run *r = calloc(1, sizeof(*r));
	heng_supervised out;
	int status;

	if (!r)
		return heng_cli_no_memory(cli);
	r->cli = cli;
	r->job = job;
	r->n_shards = job->test.stop_early ? 1 : SHARDS;
	heng_supervision what = {
	    .limits = &cli->limits,
	    .off = cli->off,
	    .n_lanes = job->test.stop_early ? 1 : heng_lanes_default(),
	    .n_dossiers = r->n_shards,
	    .command = "heng test",
	    .work = work,
	    .say = say,
	    .loaded = loaded,
	    .open = open_nothing,
	    .done = done,
	    .lost = lost,
	    .failed = failed,
	    .name = name_of,
	    .userdata = r,
	};
	status = heng_cli_check_defences(cli);
	if (status == 0) {
		heng_supervise(&what, &out);
		if (out.signal != 0)
			status = 128 + out.signal;
		else if (out.status > 0)
			status = out.status;
		else
			status = finish(r);
	}
	for (size_t i = 0; i < r->n_shards; i++) {
		heng_buf_fini(&r->shards[i].said);
		heng_buf_fini(&r->shards[i].shown);
	}
	free(r);
	return status;
}
