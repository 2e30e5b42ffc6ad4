/* The batch of heng assess: what lanes make, written and told in order. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/staged_group.h"
#include "core/cli/assess_parts.h"
#include "core/cli/ballots.h"
#include "core/cli/words.h"
#include "core/lanes/supervisor.h"

/* One dossier with one profile, in the order of the command line. */
typedef struct entry {
	bool made;	/* lanes are through with it */
	size_t pending; /* files that are not yet durable */
	bool ready;	/* what is said of it is true */
	int status;
	heng_buf said, summary;
	heng_buf report; /* for standard output only */
} entry;

typedef struct batch {
	heng_assess_job *job;
	entry *entries;
	size_t told; /* entries before this one have been told */
	size_t n_ready;
	/* Reports that are written but not yet durable: nothing is said of
	 * them before. */
	heng_group group;
	heng_buf last; /* what was said of the dossier told last */
	int input;     /* standard input, kept; -1: not asked for */
	int status;
	heng_words words;
	bool stdout_failed;
	bool began; /* the first lane has loaded */
} batch;

static void raise_status(batch *b, int status)
{
	b->status = status > b->status ? status : b->status;
}

/* Lets messages go to the entry's own words. */
static void report(batch *b, entry *e, const heng_error *error)
{
	b->job->cli->sink = &e->said;
	(void)heng_cli_report(error, b->job->cli);
	b->job->cli->sink = NULL;
}

static void print_out(batch *b, const heng_buf *text)
{
	/* Said once: a closed output stays closed. */
	if (b->stdout_failed || text->size == 0)
		return;
	heng_error error;
	if (heng_words_write(&b->words, STDOUT_FILENO, "stdout", text,
			     &error) == HENG_OK)
		return;
	b->stdout_failed = true;
	raise_status(b, HENG_EXIT_INCOMPLETE);
	(void)heng_cli_report(&error, b->job->cli);
}

static void print_err(batch *b, const heng_buf *text)
{
	heng_error ignored;

	if (heng_words_write(&b->words, STDERR_FILENO, "stderr", text,
			     &ignored) != HENG_OK)
		raise_status(b, HENG_EXIT_INCOMPLETE);
}

/* What is wrong with a dossier is so with every profile: it is said once. */
static bool is_said(batch *b, size_t task)
{
	const heng_buf *said = &b->entries[task].said;
	bool again = task % b->job->n_each > 0 && said->size > 0 &&
		     said->size == b->last.size &&
		     memcmp(said->data, b->last.data, said->size) == 0;

	heng_buf_clear(&b->last);
	heng_buf_put(&b->last, said->size > 0 ? said->data : "", said->size);
	/* Twice is better than not at all. */
	if (b->last.failed) {
		heng_buf_fini(&b->last);
		b->last = (heng_buf){.is_private = true};
	}
	return again;
}

static void tell(batch *b, size_t task)
{
	entry *e = &b->entries[task];

	if (!is_said(b, task))
		print_err(b, &e->said);
	print_out(b, &e->report);
	/* Standard output belongs to the report where it goes there. */
	if (b->job->target.kind == HENG_OUTPUT_STDOUT)
		print_err(b, &e->summary);
	else
		print_out(b, &e->summary);
	if (e->said.failed || e->summary.failed || e->report.failed)
		e->status = heng_cli_no_memory(b->job->cli);
	raise_status(b, e->status);
	heng_buf_fini(&e->said);
	heng_buf_fini(&e->summary);
	heng_buf_fini(&e->report);
}

/* Tells what can be told in order; with `gaps` all that can be told. */
static void tell_ready(batch *b, bool gaps)
{
	for (; b->told < heng_assess_tasks(b->job); b->told++) {
		if (b->entries[b->told].ready)
			tell(b, b->told);
		else if (!gaps)
			return;
	}
}

static void make_ready(batch *b, size_t index)
{
	b->entries[index].ready = true;
	b->n_ready++;
}

/* A report that could not be written: of the rest only that is told. */
static void fail_entry(batch *b, size_t index, const heng_error *error)
{
	entry *e = &b->entries[index];

	report(b, e, error);
	heng_buf_clear(&e->summary);
	e->status = HENG_EXIT_INCOMPLETE;
}

/* A file of a report is durable, or why not. */
static void settled(size_t index, const heng_error *error, void *userdata)
{
	batch *b = userdata;

	if (error)
		fail_entry(b, index, error);
	if (--b->entries[index].pending == 0)
		make_ready(b, index);
}

static bool settle_some(bool quiet, void *userdata)
{
	batch *b = userdata;
	bool more = heng_group_step(&b->group, quiet);

	tell_ready(b, false);
	return more;
}

static void keep(heng_buf *out, const heng_buf *text)
{
	heng_buf_put(out, text->size > 0 ? text->data : "", text->size);
}

static void stage(batch *b, size_t index, size_t form, const heng_buf *text)
{
	const heng_assess_job *job = b->job;
	char *path =
	    heng_output_path(&job->target, heng_assess_dossier(job, index),
			     index % job->n_each, form);
	heng_error error;
	heng_rc rc;

	if (path)
		rc = heng_group_add(&b->group, index, path, text->data,
				    text->size, &error);
	else
		rc = heng_fail_memory(&error);
	free(path);
	if (rc != HENG_OK)
		settled(index, &error, b);
}

/* A form that could not be made is empty: the lane has said why. */
static void stage_all(batch *b, size_t index, const heng_made *made)
{
	entry *e = &b->entries[index];

	e->pending = 1; /* until all are begun */
	for (size_t i = 0; i < made->n_reports; i++) {
		if (made->reports[i].size == 0)
			continue;
		e->pending++;
		stage(b, index, i, &made->reports[i]);
	}
	if (--e->pending == 0)
		make_ready(b, index);
}

static void done(size_t index, const heng_made *made, void *userdata)
{
	batch *b = userdata;
	entry *e = &b->entries[index];

	e->made = true;
	e->status = made->status;
	heng_words_keep(&e->said, &made->said);
	heng_words_keep(&e->summary, &made->summary);
	if (made->n_reports == 0) {
		make_ready(b, index);
	} else if (b->job->target.kind == HENG_OUTPUT_STDOUT) {
		keep(&e->report, &made->reports[0]);
		make_ready(b, index);
	} else {
		stage_all(b, index, made);
	}
}

static void lost(size_t index, const heng_error *error, void *userdata)
{
	batch *b = userdata;
	entry *e = &b->entries[index];

	heng_error copy = *error;
	const heng_assess_job *job = b->job;

	if (job->n_each > 1 && !copy.hint_en[0])
		heng_error_hint(&copy, "评价方案：%s", "profile: %s",
				job->profiles.items[index % job->n_each]);
	report(b, e, &copy);
	e->made = true;
	e->status = HENG_EXIT_INCOMPLETE;
	make_ready(b, index);
}

static void failed(const heng_error *error, void *userdata)
{
	batch *b = userdata;

	(void)heng_cli_report(error, b->job->cli);
	raise_status(b, HENG_EXIT_INCOMPLETE);
}

static void say(const char *text, size_t size, void *userdata)
{
	heng_buf words = {.data = (char *)(uintptr_t)text, .size = size};
	heng_buf kept = {0};

	heng_words_keep(&kept, &words);
	print_err(userdata, &kept);
	if (kept.failed)
		raise_status(userdata,
			     heng_cli_no_memory(((batch *)userdata)->job->cli));
	heng_buf_fini(&kept);
}

static const char *name_of(size_t index, void *userdata)
{
	return heng_assess_dossier(((batch *)userdata)->job, index);
}

/* Every reader gets a description of its own, at the beginning. */
static heng_rc open_dossier(const batch *b, const char *name, int *fd,
			    heng_error *error)
{
	char path[64];

	if (strcmp(name, "-") != 0)
		return heng_file_open(name, fd, error);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", b->input);
	*fd = open(path, O_RDONLY | O_CLOEXEC);
	if (*fd >= 0)
		return HENG_OK;
	return heng_fail(error, HENG_EIO, "H0018", "%s：读取失败（系统：%s）",
			 "%s: could not be read (system: %s)", name,
			 strerror(errno));
}

static int open_task(size_t index, int *folder, void *userdata)
{
	batch *b = userdata;
	entry *e = &b->entries[index];
	heng_error error;
	int fd = -1;
	const char *name = heng_assess_dossier(b->job, index);
	heng_rc rc = open_dossier(b, name, &fd, &error);

	if (rc == HENG_OK) {
		*folder = heng_file_folder(name);
		return fd;
	}
	report(b, e, &error);
	e->made = true;
	e->status = rc == HENG_ENOMEM ? HENG_EXIT_INCOMPLETE : HENG_EXIT_INPUT;
	make_ready(b, index);
	return -1;
}

static heng_rc digest_of(size_t index, char sha256[65], void *userdata)
{
	batch *b = userdata;
	size_t max = (size_t)b->job->cli->limits.document_bytes;
	heng_buf text = {.is_private = true};
	heng_error error;
	int fd;
	const char *name = b->job->dossiers[index];
	heng_rc rc = open_dossier(b, name, &fd, &error);

	if (rc != HENG_OK)
		return rc;
	rc = heng_fd_read(fd, name, max, &text, &error);
	close(fd);
	if (rc == HENG_OK)
		rc = heng_sha256(text.data, text.size, sha256);
	heng_buf_fini(&text);
	return rc;
}

/* The last that can go wrong before a dossier is looked at. */
static int loaded(const char *body, size_t size, void *userdata)
{
	batch *b = userdata;
	heng_assess_job *job = b->job;

	b->began = true;
	int status =
	    heng_ballots_match(job->cli, job->panels.items, job->panels.count,
			       body, size, job->n_dossiers, digest_of, b);

	return status ? status : heng_output_prepare(job->cli, &job->target);
}

/* Standard input can be read only once, dossiers perhaps more often. */
static int keep_input(batch *b)
{
	heng_cli *cli = b->job->cli;
	heng_buf text = {.is_private = true};
	heng_error error;
	heng_rc rc = HENG_OK;
	bool wanted = false;

	for (size_t i = 0; i < b->job->n_dossiers; i++)
		wanted |= strcmp(b->job->dossiers[i], "-") == 0;
	if (!wanted)
		return 0;
	b->input = memfd_create("dossier", MFD_CLOEXEC);
	if (b->input < 0)
		rc = heng_fail_memory(&error);
	if (rc == HENG_OK)
		rc = heng_file_read("-", (size_t)cli->limits.document_bytes,
				    &text, &error);
	if (rc == HENG_OK)
		rc = heng_fd_write(b->input, "-", text.data, text.size, &error);
	heng_buf_fini(&text);
	if (rc == HENG_OK)
		return 0;
	(void)heng_cli_report(&error, cli);
	return rc == HENG_ENOMEM ? HENG_EXIT_INCOMPLETE : HENG_EXIT_INPUT;
}

static void tell_interruption(batch *b)
{
	heng_error error;
	size_t completed = 0, each = b->job->n_each;

	for (size_t i = 0; i < b->job->n_dossiers; i++) {
		size_t ready = 0;

		for (size_t k = 0; k < each; k++)
			ready += b->entries[i * each + k].ready;
		completed += ready == each;
	}
	heng_fail(&error, HENG_EIO, "H6008",
		  "已中断：%zu 份申报书中 %zu 份已完成，其余没有评价",
		  "interrupted: of %zu dossiers %zu are completed, the others "
		  "are not assessed",
		  b->job->n_dossiers, completed);
	(void)heng_cli_report(&error, b->job->cli);
}

/* What nobody got round to is said, not passed over. */
static void tell_rest(batch *b)
{
	for (size_t i = 0; i < heng_assess_tasks(b->job); i++) {
		heng_error error;

		if (b->entries[i].ready)
			continue;
		heng_fail(&error, HENG_EFAULT, "H6009",
			  "没有评价这份申报书：运行提前结束%s",
			  "this dossier is not assessed: the run ended "
			  "before%s",
			  "");
		heng_error_at(&error, heng_assess_dossier(b->job, i), 0, 0, 0);
		lost(i, &error, b);
	}
}

static int finish(batch *b, const heng_supervised *out)
{
	b->words.hurried = out->signal != 0;
	heng_group_settle(&b->group);
	if (out->signal != 0 && b->n_ready < heng_assess_tasks(b->job)) {
		tell_ready(b, true);
		tell_interruption(b);
		return 128 + out->signal;
	}
	if (out->status > 0)
		raise_status(b, out->status);
	if (b->began && out->status < 0)
		tell_rest(b);
	tell_ready(b, true);
	/* All is done, but not all of it could be told. */
	if (out->signal != 0 && b->stdout_failed)
		return 128 + out->signal;
	return b->status;
}

static int work(heng_link *link, void *userdata)
{
	return heng_assess_lane(link, ((const batch *)userdata)->job);
}

int heng_assess_batch(heng_assess_job *job)
{
	batch b = {.job = job, .input = -1, .words = {.signals = -1}};
	heng_supervised out = {0};
	heng_supervision what = {
	    .limits = &job->cli->limits,
	    .off = job->cli->off,
	    .n_lanes = job->n_lanes,
	    .n_dossiers = heng_assess_tasks(job),
	    .command = "heng assess",
	    .work = work,
	    .say = say,
	    .loaded = loaded,
	    .open = open_task,
	    .done = done,
	    .lost = lost,
	    .rest = settle_some,
	    .failed = failed,
	    .name = name_of,
	    .userdata = &b,
	};
	int status = HENG_EXIT_INCOMPLETE;

	b.group.settled = settled;
	b.group.userdata = &b;
	b.last.is_private = true;
	b.entries = calloc(heng_assess_tasks(job), sizeof(*b.entries));
	/* Hosts are forked from here: they see nothing of other dossiers. */
	for (size_t i = 0; b.entries && i < heng_assess_tasks(job); i++)
		b.entries[i].said.is_private = b.entries[i].summary.is_private =
		    b.entries[i].report.is_private = true;
	if (b.entries) {
		status = keep_input(&b);
		if (status == 0) {
			heng_supervise(&what, &out);
			status = finish(&b, &out);
		}
	} else {
		(void)heng_cli_no_memory(job->cli);
	}
	if (b.input >= 0)
		close(b.input);
	heng_words_fini(&b.words);
	heng_buf_fini(&b.last);
	free(b.entries);
	return status;
}
