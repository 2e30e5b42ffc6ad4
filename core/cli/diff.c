/* heng diff: what changed between two reports, and what moved the verdict. */
#include "core/cli/cli.h"
#include "core/cli/diff_reports.h"
#include "core/cli/report_file.h"
#include "reports/public.h"

static const char help[] =
    "heng diff OLD NEW            两份报告有何不同，什么改变了结论\n"
    "                             what changed between two reports, and what "
    "moved the verdict\n"
    "\n"
    "      --max-size BYTES      报告大小上限，默认 16M / limit of a report\n"
    "      --lang zh|en|both     --color auto|always|never\n"
    "\n"
    "退出状态 / exit status: 0 结论和规则都没有变差 nothing got worse · 1 "
    "有变差的 "
    "something did ·\n"
    "  2 用法有误或报告不能读 usage, or a report that cannot be read · 4 "
    "未完成 "
    "not completed\n";

/* OLD and NEW, as the user named them. */
typedef struct diff_job {
	const char *names[2];
} diff_job;

typedef struct side {
	heng_report_file file;
	heng_stored_report report;
} side;

/* Its digests differ from those of any other, whatever they stand for. */
static heng_rc check_is_full(const heng_image *image, heng_error *error)
{
	if (!heng_report_is_public(image))
		return HENG_OK;
	heng_fail(error, HENG_EINPUT, "H4714",
		  "这是公开版：其中的摘要每份都不同，不能比较",
		  "this is a public edition: its digests differ from any "
		  "other's, so it cannot be compared");
	heng_error_at(error, NULL, 1, 1, 1);
	heng_error_hint(error, "请比较完整的报告", "compare the full reports");
	return HENG_EINPUT;
}

/* Both are read before it ends, so that all that is wrong is told at once. */
static int open_side(heng_cli *cli, const char *name, side *out)
{
	heng_error error;
	int status = heng_report_file_open(cli, name, &out->file);

	if (status == 0 &&
	    (heng_stored_report_read(&out->report, out->file.image, &error) !=
		 HENG_OK ||
	     check_is_full(out->file.image, &error) != HENG_OK))
		status = heng_report_file_fail(cli, &out->file, &error);
	return status;
}

static int compare(heng_cli *cli, void *userdata)
{
	const diff_job *job = userdata;
	side sides[2] = {0};
	heng_buf out = {0};
	heng_error error;
	bool is_worse = false;
	int status = 0;

	for (int i = 0; i < 2; i++) {
		int own = open_side(cli, job->names[i], &sides[i]);

		status = own > status ? own : status;
	}
	/* The comparing has the time of a document to itself. */
	heng_progress_step(cli->link->progress, HENG_STEP_READING, 1,
			   job->names[1]);
	if (status == 0 &&
	    heng_diff_reports(&sides[0].report, &sides[1].report, job->names,
			      cli->lang, &out, &is_worse, &error) != HENG_OK) {
		(void)heng_cli_report(&error, cli);
		status = heng_cli_status(error.rc);
	} else if (status == 0) {
		status = heng_cli_print_buf(cli, &out);
		if (status == 0 && is_worse)
			status = HENG_EXIT_OTHER;
	}
	heng_buf_fini(&out);
	for (int i = 0; i < 2; i++) {
		heng_stored_report_fini(&sides[i].report);
		heng_report_file_close(&sides[i].file);
	}
	return status;
}

int heng_cmd_diff(heng_cli *cli, int argc, char **argv)
{
	enum { OPT_MAX = HENG_OPT_FIRST };
	static const struct option options[] = {
	    {"max-size", required_argument, NULL, OPT_MAX},
	    HENG_COMMON_OPTIONS,
	    {NULL, 0, NULL, 0},
	};
	diff_job job;
	int option;

	opterr = 0;
	while ((option = getopt_long(argc, argv, "h", options, NULL)) != -1) {
		int stop = option == OPT_MAX
			       ? heng_cli_max_size(cli, optarg)
			       : heng_cli_option(cli, option, optarg, help);

		if (stop < 0)
			return heng_cli_bad_option(cli, argv);
		if (stop > 0)
			return stop - 1;
	}
	if (argc - optind != 2)
		return heng_cli_usage(cli, "diff", "要对照哪两份报告？",
				      "which two reports are to be compared?");
	job.names[0] = argv[optind];
	job.names[1] = argv[optind + 1];
	return heng_cli_confined(cli, compare, &job);
}
