/* heng report: another form of a finished report. */
#include <string.h>

#include "core/base/file.h"
#include "core/cli/output.h"
#include "core/cli/overview.h"
#include "core/cli/produce.h"
#include "core/cli/report_file.h"
#include "reports/form.h"
#include "reports/public.h"

static const char help[] =
    "heng report REPORT -f FORM   把报告转成其他形式 / another form of a "
    "report\n"
    "heng report DIR|REPORT... -f html|text\n"
    "                             多份报告的总览：结论、得分、名次\n"
    "                             an overview of many: verdicts, scores, "
    "places\n"
    "\n"
    "  -f, --format FORM         形式，见下 / the form, see below\n"
    "  -o, --output FILE|-       写到哪里，默认标准输出\n"
    "                            where it goes; standard output if not "
    "given\n"
    "      --key FILE            public、openings 的摘要另加的密钥\n"
    "                            a secret for the digests of these forms\n"
    "      --max-size BYTES      报告大小上限，默认 16M / limit of a report\n"
    "      --lang zh|en|both     --color auto|always|never\n"
    "\n"
    "-  表示标准输入 / reads standard input\n";

typedef struct report_job {
	const char *name;
	const heng_form *form;
	const char *key; /* file of a secret; NULL: none */
} report_job;

/* 0 or a status. */
static int read_key(heng_cli *cli, const char *name, heng_buf *key)
{
	heng_error error;
	heng_rc rc;

	if (!name)
		return 0;
	rc = heng_file_read(name, HENG_KEY_MAX, key, &error);
	if (rc == HENG_OK && key->size < HENG_KEY_MIN)
		rc = heng_fail(&error, HENG_EINPUT, "H4713",
			       "%s 只有 %zu 字节；密钥至少要 %d 字节",
			       "%s has %zu bytes; a key needs at least %d",
			       name, key->size, HENG_KEY_MIN);
	if (rc == HENG_OK)
		return 0;
	(void)heng_cli_report(&error, cli);
	return heng_cli_input_status(rc);
}

/* In the confined process. */
static int make(heng_cli *cli, void *userdata)
{
	const report_job *job = userdata;
	heng_report_file file = {0};
	heng_buf out = {0}, key = {0};
	heng_error error;
	int status = read_key(cli, job->key, &key);

	if (status == 0)
		status = heng_report_file_open(cli, job->name, &file);
	/* A page makes a figure believed: none that does not follow. */
	if (status == 0 && strcmp(job->form->name, "xml") != 0)
		status = heng_report_file_check(cli, &file);
	if (status == 0) {
		heng_form_source source = {
		    .text = file.text.data,
		    .size = file.text.size,
		    .image = file.image,
		    .name = strcmp(job->name, "-") == 0
				? "-"
				: heng_file_base(job->name),
		    .lang = cli->lang,
		    .key = job->key ? key.data : NULL,
		    .key_size = key.size,
		};

		if (job->form->put(&source, &out, &error) != HENG_OK)
			status = heng_report_file_fail(cli, &file, &error);
		else
			status = heng_cli_produce(cli, "", &out);
	}
	heng_buf_fini(&out);
	heng_buf_fini(&key);
	heng_report_file_close(&file);
	return status;
}

static int put_forms(heng_cli *cli)
{
	heng_buf out = {0};
	size_t n;
	const heng_form *forms = heng_forms(&n);

	heng_buf_puts(&out, help);
	heng_buf_puts(&out, "\n");
	for (size_t i = 0; i < n; i++)
		heng_buf_printf(&out, "  %-8s %s / %s\n", forms[i].name,
				forms[i].about.zh, forms[i].about.en);
	int status = heng_cli_print_buf(cli, &out);
	heng_buf_fini(&out);
	return status;
}

int heng_form_refuse(heng_cli *cli, const char *name)
{
	char names[256] = "";
	size_t n, at = 0;
	const heng_form *forms = heng_forms(&n);

	for (size_t i = 0; i < n && at < sizeof(names); i++)
		at += (size_t)snprintf(names + at, sizeof(names) - at, "%s%s",
				       i > 0 ? " " : "", forms[i].name);
	if (name)
		return heng_cli_usage(
		    cli, cli->command, "没有报告形式 '%s'；可用：%s",
		    "there is no form '%s'; there are: %s", name, names);
	return heng_cli_usage(cli, cli->command, "要哪种形式？用 -f 指定：%s",
			      "which form? name it with -f: %s", names);
}

int heng_cmd_report(heng_cli *cli, int argc, char **argv)
{
	enum { OPT_MAX = HENG_OPT_FIRST, OPT_KEY };
	static const struct option options[] = {
	    {"format", required_argument, NULL, 'f'},
	    {"output", required_argument, NULL, 'o'},
	    {"max-size", required_argument, NULL, OPT_MAX},
	    {"key", required_argument, NULL, OPT_KEY},
	    HENG_COMMON_OPTIONS,
	    {NULL, 0, NULL, 0},
	};
	const char *format = NULL;
	heng_destination place = {.file = "-"};
	report_job job = {0};
	int option;

	opterr = 0;
	while ((option = getopt_long(argc, argv, "f:o:h", options, NULL)) !=
	       -1) {
		int stop = 0;

		if (option == 'h')
			return put_forms(cli);
		if (option == 'f')
			format = optarg;
		else if (option == 'o')
			place.file = optarg;
		else if (option == OPT_KEY)
			job.key = optarg;
		else if (option == OPT_MAX)
			stop = heng_cli_max_size(cli, optarg);
		else
			stop = heng_cli_option(cli, option, optarg, help);
		if (stop < 0)
			return heng_cli_bad_option(cli, argv);
		if (stop > 0)
			return stop - 1;
	}
	if (argc == optind)
		return heng_cli_usage(cli, "report", "要转换哪份报告？",
				      "which report?");
	if (!place.file[0])
		return heng_cli_usage(cli, "report", "-o 后面是空的",
				      "-o is empty");
	if (heng_file_is_dir(place.file))
		return heng_cli_usage(
		    cli, "report", "-o 要的是文件，而 %s 是文件夹",
		    "-o takes a file, and %s is a folder", place.file);
	if (heng_cli_is_overview(argv + optind, argc - optind))
		return heng_cli_overview(cli, argv + optind, argc - optind,
					 format, &place);
	job.name = argv[optind];
	job.form = format ? heng_form_find(format) : NULL;
	if (!job.form)
		return heng_form_refuse(cli, format);
	if (job.key && !job.form->has_key)
		return heng_cli_usage(cli, "report",
				      "--key 只用于 public 和 openings",
				      "--key is for public and openings only");
	char *inputs[] = {argv[optind], (char *)job.key};

	place.inputs = inputs;
	place.n_inputs = job.key ? 2 : 1;
	return heng_cli_confined_to(cli, make, &job, &place);
}
