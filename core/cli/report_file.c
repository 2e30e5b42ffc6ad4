/* A report's file: a finished report as a command reads it. */
#include "core/cli/report_file.h"

#include "core/base/file.h"
#include "core/cli/stored_report.h"

int heng_report_file_open(heng_cli *cli, const char *name,
			  heng_report_file *file)
{
	size_t max = (size_t)cli->limits.document_bytes;
	heng_error error;
	heng_rc rc;

	file->name = name;
	file->reader = heng_reader_new();
	heng_progress_step(cli->link->progress, HENG_STEP_READING, 0, name);
	if (file->reader)
		heng_reader_limit(file->reader, max);
	rc = file->reader ? heng_file_read(name, max, &file->text, &error)
			  : heng_fail_memory(&error);
	if (rc != HENG_OK) {
		(void)heng_cli_report(&error, cli);
		return heng_cli_input_status(rc);
	}
	/* Every error of the document goes out as it is found. */
	rc = heng_read(file->reader, &heng_report_grammar, name,
		       file->text.data, file->text.size, heng_cli_report, cli,
		       &file->image, &error);
	/* Reading is over: what follows has bounds of its own. */
	heng_progress_step(cli->link->progress, HENG_STEP_WRITING, 0, NULL);
	return heng_cli_status(rc);
}

int heng_report_file_check(heng_cli *cli, const heng_report_file *file)
{
	heng_stored_report report = {0};
	heng_error error;
	int status = 0;

	if (heng_stored_report_read(&report, file->image, &error) != HENG_OK)
		status = heng_report_file_fail(cli, file, &error);
	heng_stored_report_fini(&report);
	return status;
}

void heng_report_file_close(heng_report_file *file)
{
	heng_buf_fini(&file->text);
	heng_reader_free(file->reader);
	*file = (heng_report_file){0};
}

int heng_report_file_fail(heng_cli *cli, const heng_report_file *file,
			  heng_error *error)
{
	heng_error_at(error, file->name, error->line, error->column,
		      error->width);
	heng_error_source(error, file->text.data, file->text.size);
	(void)heng_cli_report(error, cli);
	return heng_cli_input_status(error->rc);
}
