/* A report's file: a finished report as a command reads it. */
#ifndef HENG_CLI_REPORT_FILE_H
#define HENG_CLI_REPORT_FILE_H

#include "core/base/buf.h"
#include "core/cli/cli.h"
#include "core/read/reader.h"

/* Zero-initialise. */
typedef struct heng_report_file {
	const char *name; /* borrowed */
	heng_buf text;
	heng_reader *reader;	 /* owns the image */
	const heng_image *image; /* checked against the report grammar */
} heng_report_file;

/*
 * Reads a report ("-": standard input) in a confined process. 0, or the
 * status to end with after all that is wrong was said. Close it in any case.
 */
int heng_report_file_open(heng_cli *cli, const char *name,
			  heng_report_file *file);
void heng_report_file_close(heng_report_file *file);

/* Computes its figures again. 0, or the status to end with after saying what
 * does not follow from the rest. */
int heng_report_file_check(heng_cli *cli, const heng_report_file *file);

/* Says what is wrong with it, with the line in it if there is a place;
 * returns the status to end with. */
int heng_report_file_fail(heng_cli *cli, const heng_report_file *file,
			  heng_error *error);

#endif
