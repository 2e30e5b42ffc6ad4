/* The overview of many reports, as heng report makes it. */
#include "core/cli/overview.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/cli/gathering.h"
#include "core/read/reader.h"

typedef heng_rc put_fn(const heng_overview *overview, heng_lang lang,
		       heng_buf *out, heng_error *error);

static const struct {
	const char *name;
	put_fn *put;
} forms[] = {
    {"html", heng_overview_put_html},
    {"text", heng_overview_put_text},
};
enum { FORMS = sizeof(forms) / sizeof(*forms) };

typedef struct overview_job {
	char **files;
	size_t n, capacity;
	put_fn *put;
} overview_job;

bool heng_cli_is_overview(char **names, int count)
{
	return count > 1 || (count == 1 && heng_file_is_dir(names[0]));
}

static int add_file(heng_cli *cli, overview_job *job, const char *folder,
		    const char *name)
{
	size_t size = strlen(folder) + strlen(name) + 2;
	char **files =
	    heng_array_grow(job->files, job->n, &job->capacity, sizeof(*files));

	if (!files)
		return heng_cli_no_memory(cli);
	job->files = files;
	files[job->n] = malloc(size);
	if (!files[job->n])
		return heng_cli_no_memory(cli);
	snprintf(files[job->n], size, "%s%s%s", folder,
		 folder[0] && folder[strlen(folder) - 1] != '/' ? "/" : "",
		 name);
	for (size_t i = 0; i < job->n; i++) {
		if (strcmp(files[i], files[job->n]) != 0)
			continue;
		free(files[job->n]);
		return 0;
	}
	if (++job->n <= HENG_OVERVIEW_REPORTS_MAX)
		return 0;
	return heng_cli_usage(cli, "report", "报告超过 %d 份",
			      "there are more than %d reports",
			      HENG_OVERVIEW_REPORTS_MAX);
}

static int is_report_name(const struct dirent *entry)
{
	size_t size = strlen(entry->d_name);

	return entry->d_name[0] != '.' && size > 4 &&
	       strcmp(entry->d_name + size - 4, ".xml") == 0;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int add_folder(heng_cli *cli, overview_job *job, const char *folder)
{
	struct dirent **entries = NULL;
	int n = scandir(folder, &entries, is_report_name, by_name);
	heng_error error;
	int status = 0;

	if (n < 0) {
		heng_fail(&error, HENG_EIO, "H4802", "无法列出文件夹 %s：%s",
			  "the folder %s cannot be listed: %s", folder,
			  strerror(errno));
		(void)heng_cli_report(&error, cli);
		return HENG_EXIT_INPUT;
	}
	for (int i = 0; i < n; i++) {
		if (status == 0)
			status = add_file(cli, job, folder, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	return status;
}

/* Says why a file is left out, here and on the page. */
static heng_rc leave_out(heng_cli *cli, heng_gathering *gathering,
			 const char *name, const heng_buf *text,
			 heng_error *error)
{
	heng_text why = {error->zh, error->en};
	heng_error ignored;

	heng_error_at(error, name, error->line, error->column, error->width);
	if (text->data)
		heng_error_source(error, text->data, text->size);
	(void)heng_cli_report(error, cli);
	return heng_gathering_leave_out(gathering, name, why, &ignored);
}

/* HENG_OK: it is in; a note in `error` where it is no report at all. */
static heng_rc read_one(heng_cli *cli, heng_reader *reader, const char *name,
			heng_gathering *gathering, heng_buf *text,
			heng_error *error)
{
	size_t max = (size_t)cli->limits.document_bytes;
	heng_stored_report report = {0};
	const heng_grammar *grammar;
	const heng_image *image;
	heng_rc rc = heng_file_read(name, max, text, error);

	if (rc == HENG_OK)
		rc = heng_read_grammar(name, text->data, text->size, &grammar,
				       error);
	if (rc == HENG_OK && grammar != &heng_report_grammar)
		return heng_fail(error, HENG_OK, "H4803",
				 "这不是评价报告，未列入",
				 "this is no report; it is left out");
	if (rc == HENG_OK)
		rc = heng_read(reader, &heng_report_grammar, name, text->data,
			       text->size, NULL, NULL, &image, error);
	if (rc == HENG_OK) {
		rc = heng_stored_report_read(&report, image, error);
		if (rc == HENG_OK)
			rc =
			    heng_gathering_add(gathering, &report, name, error);
		heng_stored_report_fini(&report);
	}
	return rc;
}

/* Reads them all; what is wrong with one does not keep the others out. */
static int read_all(heng_cli *cli, const overview_job *job,
		    heng_gathering *gathering)
{
	heng_reader *reader = heng_reader_new();
	heng_buf text = {0};
	int status = reader ? 0 : heng_cli_no_memory(cli);

	if (reader)
		heng_reader_limit(reader, (size_t)cli->limits.document_bytes);
	for (size_t i = 0; i < job->n && status < HENG_EXIT_INPUT; i++) {
		size_t before = gathering->n;
		heng_error error;
		heng_rc rc;

		heng_progress_step(cli->link->progress, HENG_STEP_READING,
				   (uint32_t)i, job->files[i]);
		heng_buf_clear(&text);
		rc = read_one(cli, reader, job->files[i], gathering, &text,
			      &error);
		if (gathering->n > before)
			continue;
		if (rc == HENG_ENOMEM ||
		    leave_out(cli, gathering, job->files[i], &text, &error) !=
			HENG_OK)
			status = heng_cli_no_memory(cli);
		else if (rc != HENG_OK)
			status = HENG_EXIT_OTHER;
	}
	heng_buf_fini(&text);
	heng_reader_free(reader);
	return status;
}

/* In the confined process. */
static int make(heng_cli *cli, void *userdata)
{
	const overview_job *job = userdata;
	heng_gathering gathering = {0};
	heng_overview overview;
	heng_buf out = {0};
	heng_error error;
	int status = read_all(cli, job, &gathering), own;

	if (status >= HENG_EXIT_INPUT)
		goto out;
	if (gathering.n == 0) {
		heng_fail(&error, HENG_EINPUT, "H4804",
			  "其中没有可以列入的报告",
			  "there is no report among them that can be shown");
		(void)heng_cli_report(&error, cli);
		status = HENG_EXIT_INPUT;
		goto out;
	}
	heng_progress_step(cli->link->progress, HENG_STEP_WRITING, 0, NULL);
	if (heng_gathering_finish(&gathering, &overview, &error) != HENG_OK ||
	    job->put(&overview, cli->lang, &out, &error) != HENG_OK) {
		(void)heng_cli_report(&error, cli);
		status = heng_cli_status(error.rc);
		goto out;
	}
	own = heng_cli_produce(cli, "", &out);
	status = own > status ? own : status;
out:
	heng_buf_fini(&out);
	heng_gathering_fini(&gathering);
	return status;
}

/* What is named has to be there; a slip is no report that is left out. */
static int add_named(heng_cli *cli, overview_job *job, const char *name)
{
	heng_error error;
	int fd;

	if (heng_file_is_dir(name))
		return add_folder(cli, job, name);
	if (heng_file_open(name, &fd, &error) != HENG_OK) {
		(void)heng_cli_report(&error, cli);
		return heng_cli_input_status(error.rc);
	}
	close(fd);
	return add_file(cli, job, "", name);
}

int heng_cli_overview(heng_cli *cli, char **names, int count,
		      const char *format, heng_destination *place)
{
	overview_job job = {0};
	int status = 0;

	for (int f = 0; f < FORMS && format; f++)
		if (strcmp(forms[f].name, format) == 0)
			job.put = forms[f].put;
	if (!job.put)
		return heng_cli_usage(
		    cli, "report", "多份报告的总览只有 html 和 text 两种形式",
		    "the overview of several reports has the "
		    "forms html and text");
	for (int i = 0; i < count && status == 0; i++)
		status = add_named(cli, &job, names[i]);
	if (status == 0) {
		place->inputs = job.files;
		place->n_inputs = job.n;
		status = heng_cli_confined_to(cli, make, &job, place);
	}
	for (size_t i = 0; i < job.n; i++)
		free(job.files[i]);
	free(job.files);
	return status;
}
