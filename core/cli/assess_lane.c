/* The lane of heng assess: loads once, then assesses what it is given. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "core/assess/score.h"
#include "core/base/file.h"
#include "core/base/fixed.h"
#include "core/cli/assess_parts.h"
#include "core/cli/ballots.h"
#include "core/lanes/lane.h"
#include "reports/labels.h"
#include "reports/summary.h"

typedef struct assess_lane {
	const heng_assess_job *job;
	heng_cli *cli;
	heng_link *link;
	heng_ballots ballots;
	heng_waivers_file waivers;
	heng_kit *kit;
	heng_lane *lane;
	heng_buf text;
	heng_buf report;     /* as XML */
	heng_reader *reader; /* of reports, for their other forms */
	heng_made made;
	int columns;
} assess_lane;

static int terminal_columns(void)
{
	struct winsize size;

	if (isatty(STDOUT_FILENO) &&
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		return size.ws_col;
	return 0;
}

/* One line for a dossier of a large batch; behind an arrow what stands
 * without waivers. */
static void put_line(heng_buf *out, const char *dossier, const char *profile,
		     const heng_assessment *a)
{
	const heng_verdict *verdict = &a->verdict;
	const heng_waived *waived = a->waived;
	char low[24], high[24];

	heng_buf_printf(
	    out, "%s  %s%s%s  %s…%s", dossier, profile, *profile ? "  " : "",
	    verdict->determined ? a->profile->outcomes[verdict->best].id
				: "undetermined",
	    heng_format_scaled(a->total.low, 2, low),
	    heng_format_scaled(a->total.high, 2, high));
	if (waived)
		heng_buf_printf(
		    out, "  ← %s  %s…%s",
		    waived->verdict.determined
			? a->profile->outcomes[waived->verdict.best].id
			: "undetermined",
		    heng_format_scaled(waived->total.low, 2, low),
		    heng_format_scaled(waived->total.high, 2, high));
	heng_buf_putc(out, '\n');
}

/* The lines of one dossier in lane->made.summary. */
static heng_rc make_summary(assess_lane *lane, const char *dossier,
			    const char *report, const heng_assessment *a)
{
	heng_error error;
	heng_buf *out = &lane->made.summary;
	heng_points *points = calloc(a->n_results + 1, sizeof(*points));
	int64_t *lost = calloc(a->n_results + 1, sizeof(*lost));
	heng_rc rc = points && lost ? HENG_OK : HENG_ENOMEM;

	heng_buf_clear(out);
	if (rc == HENG_OK)
		rc = heng_score_explain(a->profile, a->results, a->n_results,
					a->dimensions, &a->total, points,
					&error);
	for (size_t i = 0; rc == HENG_OK && i < a->n_results; i++)
		lost[i] = points[i].lost;
	heng_summary_options options = {
	    .dossier = dossier,
	    .report = report,
	    .lost = lost,
	    .lang = lane->cli->lang,
	    .color = lane->cli->color,
	    .columns = lane->columns,
	};
	if (rc == HENG_OK)
		rc = heng_summary_put(a, &options, out);
	free(points);
	free(lost);
	return rc;
}

static int put_summary(assess_lane *lane, const char *dossier, size_t which,
		       const heng_assessment *assessment)
{
	heng_buf *out = &lane->made.summary;
	const heng_output *target = &lane->job->target;
	size_t form = 0;
	int status = 0;

	/* The one that heng explain reads, where there is one. */
	while (form + 1 < target->n_forms &&
	       strcmp(target->forms[form]->name, "xml") != 0)
		form++;
	char *path = heng_output_path(target, dossier, which, form);

	if (!path && (target->kind == HENG_OUTPUT_FILE ||
		      target->kind == HENG_OUTPUT_FOLDER))
		status = heng_cli_no_memory(lane->cli);
	else if (!lane->job->full)
		put_line(out, dossier,
			 lane->job->n_each > 1 ? assessment->profile->id : "",
			 assessment);
	else if (make_summary(lane, dossier, path, assessment) != HENG_OK)
		status = heng_cli_no_memory(lane->cli);
	if (status == 0 && out->failed)
		status = heng_cli_no_memory(lane->cli);
	free(path);
	return status;
}

/* What plugins printed is nobody's result, but not lost either. */
static void tell_outputs(assess_lane *lane)
{
	size_t n;
	heng_plugin_host *const *hosts = heng_kit_hosts(lane->kit, &n);

	for (size_t i = 0; i < n; i++) {
		heng_error note;

		if (!heng_plugin_host_take_output(hosts[i], &note, NULL))
			continue;
		note.rc = HENG_OK;
		(void)heng_cli_report(&note, lane->cli);
	}
}

/* A profile that was named is used, whomever it is for, but not silently. */
static void tell_stranger(assess_lane *lane, const char *dossier,
			  const heng_assessment *assessment)
{
	heng_buf zh = {0}, en = {0};
	heng_error note;

	if (!assessment->scheme)
		return;
	heng_label_put_stranger(assessment, &zh, &en);
	heng_fail_texts(&note, HENG_OK, "H2416", heng_buf_str(&zh),
			heng_buf_str(&en));
	heng_error_at(&note, dossier, 0, 0, 0);
	if (zh.failed || en.failed)
		(void)heng_cli_no_memory(lane->cli);
	else
		(void)heng_cli_report(&note, lane->cli);
	heng_buf_fini(&zh);
	heng_buf_fini(&en);
}

static void forget(heng_made *made)
{
	heng_buf_clear(&made->said);
	heng_buf_clear(&made->summary);
	for (size_t i = 0; i < made->n_reports; i++)
		heng_buf_clear(&made->reports[i]);
	made->n_reports = 0;
}

/* A form that cannot be made takes neither the others nor the verdict with
 * it. */
static int lose_form(assess_lane *lane, const char *dossier,
		     const heng_form *form, heng_buf *out, heng_error *error)
{
	heng_buf_clear(out);
	if (!error->hint_en[0])
		heng_error_hint(error, "没有写出 %s 形式的报告",
				"there is no report in the form %s",
				form->name);
	heng_error_at(error, dossier, 0, 0, 0);
	(void)heng_cli_report(error, lane->cli);
	return HENG_EXIT_INCOMPLETE;
}

/* The report in each form that is wanted; forms other than XML are made from
 * the report as anybody would read it. 0 or a status. */
static int put_forms(assess_lane *lane, const char *dossier, size_t which)
{
	const heng_assess_job *job = lane->job;
	char *name = heng_output_name(&job->target, dossier, which);
	heng_form_source source = {
	    .text = lane->report.data,
	    .size = lane->report.size,
	    .name = name,
	    .lang = lane->cli->lang,
	};
	int status = name ? 0 : heng_cli_no_memory(lane->cli);

	for (size_t i = 0; name && i < job->n_forms; i++) {
		heng_buf *out = &lane->made.reports[lane->made.n_reports++];
		heng_rc rc = HENG_OK;
		heng_error error = {0};

		if (!source.image && strcmp(job->forms[i]->name, "xml") != 0)
			rc = heng_read(lane->reader, &heng_report_grammar, name,
				       source.text, source.size, NULL, NULL,
				       &source.image, &error);
		if (rc == HENG_OK)
			rc = job->forms[i]->put(&source, out, &error);
		if (rc != HENG_OK)
			status = lose_form(lane, dossier, job->forms[i], out,
					   &error);
	}
	free(name);
	return status;
}

static int assess(assess_lane *lane, const heng_dossier *given)
{
	const char *name = heng_assess_dossier(lane->job, given->index);
	size_t which = given->index % lane->job->n_each;
	size_t max = (size_t)lane->cli->limits.document_bytes;
	const heng_assessment *assessment;
	heng_error error;
	heng_rc rc;
	int status, other;

	heng_progress_step(lane->link->progress, HENG_STEP_READING, 0, name);
	rc = heng_fd_read(given->fd, name, max, &lane->text, &error);
	if (rc != HENG_OK) {
		(void)heng_cli_report(&error, lane->cli);
		return rc == HENG_ENOMEM ? HENG_EXIT_INCOMPLETE
					 : HENG_EXIT_INPUT;
	}
	rc = heng_lane_assess(lane->lane, name, lane->text.data,
			      lane->text.size, which, given, heng_cli_report,
			      lane->cli, &lane->report, &assessment, &error);
	tell_outputs(lane);
	if (rc != HENG_OK)
		return heng_cli_status(rc);
	tell_stranger(lane, name, assessment);
	status = heng_assessment_status(assessment);
	if (lane->job->target.kind != HENG_OUTPUT_NONE &&
	    (other = put_forms(lane, name, which)) > status)
		status = other;
	other = put_summary(lane, name, which, assessment);
	return other > status ? other : status;
}

static void assess_all(assess_lane *lane)
{
	heng_dossier given;

	while (heng_link_next(lane->link, &given)) {
		forget(&lane->made);
		lane->made.status = assess(lane, &given);
		close(given.fd);
		heng_progress_step(lane->link->progress, HENG_STEP_IDLE, 0, "");
		if (lane->made.said.failed) {
			/* Words were lost: that may not go unnoticed. */
			forget(&lane->made);
			lane->made.status = heng_cli_no_memory(lane->cli);
		}
		heng_link_done(lane->link, &lane->made);
	}
}

/* Sends what has been said while loading. */
static int flush(assess_lane *lane, int status)
{
	heng_buf *said = &lane->made.said;

	if (said->size > 0)
		heng_link_say(lane->link, said->data, said->size);
	if (said->failed) {
		char text[1024];
		heng_error error;
		size_t n;

		/* Needs none itself. */
		heng_fail_memory(&error);
		n = heng_error_format(&error, lane->cli->lang, text,
				      sizeof(text));
		heng_link_say(lane->link, text,
			      n < sizeof(text) ? n : sizeof(text) - 1);
		status = HENG_EXIT_INCOMPLETE;
	}
	forget(&lane->made);
	return status;
}

/* 0, or an exit status; what is wrong was told. */
static int open_waivers(assess_lane *lane)
{
	const char *name = lane->job->waivers;
	heng_error error;
	heng_rc rc;

	if (!name)
		return 0;
	heng_progress_step(lane->link->progress, HENG_STEP_READING, 0, name);
	rc = heng_waivers_file_open(&lane->waivers, name,
				    (size_t)lane->cli->limits.document_bytes,
				    heng_cli_report, lane->cli, &error);
	if (rc == HENG_ENOMEM)
		return HENG_EXIT_INCOMPLETE;
	return rc == HENG_OK ? 0 : HENG_EXIT_INPUT;
}

static int load(assess_lane *lane)
{
	const heng_assess_job *job = lane->job;
	heng_kit_options options = job->options;
	heng_error error;
	int status = heng_ballots_open(lane->cli, job->panels.items,
				       job->panels.count, &lane->ballots);

	if (status == 0)
		status = open_waivers(lane);
	if (status != 0)
		return status;
	heng_cli_kit_options(lane->cli, &options);
	heng_rc rc =
	    heng_kit_open(&lane->cli->library, &options, heng_cli_report,
			  lane->cli, &lane->kit, &error);
	/* In a large batch the reports have it, once for each dossier. */
	if (rc == HENG_OK && job->full)
		heng_policies_tell(heng_kit_policies(lane->kit),
				   heng_cli_report, lane->cli);
	if (rc == HENG_OK)
		rc = heng_lane_new(lane->kit, lane->link, lane->ballots.files,
				   lane->ballots.count, &lane->lane, &error);
	if (rc == HENG_OK && !(lane->reader = heng_reader_new()))
		rc = heng_fail_memory(&error);
	/* Its own reports may be larger than what others send. */
	if (rc == HENG_OK)
		heng_reader_limit(lane->reader, HENG_CHANNEL_MESSAGE_MAX);
	if (rc == HENG_OK) {
		heng_lane_waive(lane->lane,
				job->waivers ? &lane->waivers.waivers : NULL);
		return 0;
	}
	(void)heng_cli_report(&error, lane->cli);
	return rc == HENG_ENOMEM ? HENG_EXIT_INCOMPLETE : HENG_EXIT_INPUT;
}

static int say_loaded(assess_lane *lane)
{
	heng_buf basis = {0};
	int status = 0;

	heng_ballots_put(&lane->ballots, lane->job->n_each > 1, &basis);
	for (size_t i = 0; i < lane->ballots.count; i++)
		heng_buf_printf(&basis, "panel %s\n",
				lane->ballots.files[i].panel.sha256);
	if (lane->job->waivers)
		heng_buf_printf(&basis, "waivers %s\n",
				lane->waivers.waivers.sha256);
	heng_kit_put_basis(lane->kit, &basis);
	if (basis.failed)
		status = heng_cli_no_memory(lane->cli);
	else
		heng_link_loaded(lane->link, &basis);
	heng_buf_fini(&basis);
	return status;
}

/* The lane's words go to the supervisor; what libraries print goes nowhere. */
static bool leave_streams(void)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	bool left = null >= 0 && dup2(null, STDIN_FILENO) >= 0 &&
		    dup2(null, STDOUT_FILENO) >= 0;

	/* But what a sanitizer finds is for whoever runs it. */
	if (left && heng_defences_compiled() == HENG_DEFENCES_ALL)
		left = dup2(null, STDERR_FILENO) >= 0;
	if (null > STDERR_FILENO)
		close(null);
	return left;
}

static int begin(assess_lane *lane)
{
	heng_error error;
	heng_rc rc = HENG_OK;
	int status;

	if (!leave_streams())
		rc = heng_fail(
		    &error, HENG_EIO, "H6007", "无法打开 /dev/null（系统：%s）",
		    "/dev/null cannot be opened (system: %s)", strerror(errno));
	if (rc == HENG_OK)
		rc = heng_link_confine(lane->link, HENG_CONFINE_LANE_LOADING,
				       &error);
	if (rc == HENG_OK) {
		status = load(lane);
	} else {
		(void)heng_cli_report(&error, lane->cli);
		status = HENG_EXIT_INCOMPLETE;
	}
	status = flush(lane, status);
	if (status != 0)
		return status;
	/* Only now does anything come in that was written by an applicant. */
	rc = heng_link_confine(lane->link, HENG_CONFINE_LANE, &error);
	if (rc == HENG_OK)
		return flush(lane, say_loaded(lane));
	(void)heng_cli_report(&error, lane->cli);
	return flush(lane, HENG_EXIT_INCOMPLETE);
}

int heng_assess_lane(heng_link *link, const heng_assess_job *job)
{
	assess_lane lane = {.job = job, .cli = job->cli, .link = link};
	int status;

	lane.columns = terminal_columns();
	lane.cli->sink = &lane.made.said;
	lane.cli->link = link;
	status = begin(&lane);
	if (status == 0)
		assess_all(&lane);
	heng_lane_free(lane.lane);
	heng_kit_free(lane.kit);
	heng_ballots_close(&lane.ballots);
	heng_waivers_file_close(&lane.waivers);
	heng_buf_fini(&lane.text);
	heng_buf_fini(&lane.made.said);
	heng_buf_fini(&lane.made.summary);
	for (size_t i = 0; i < HENG_MADE_MAX; i++)
		heng_buf_fini(&lane.made.reports[i]);
	heng_buf_fini(&lane.report);
	heng_reader_free(lane.reader);
	lane.cli->sink = NULL;
	return status;
}
