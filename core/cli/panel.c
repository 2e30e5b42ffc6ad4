/* heng panel: sheets for experts, their ballots, and the closing. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/fixed.h"
#include "core/base/suggest.h"
#include "core/cli/panel_parts.h"

static const char help[] =
    "heng panel — 专家评分 / experts' ballots\n"
    "\n"
    "  heng panel open PANEL DOSSIER   给每位专家一份空白评分表（XML 和 CSV）\n"
    "                                  an empty sheet for each expert\n"
    "  heng panel import PANEL SHEET...  把填好的评分表收入 "
    "PANEL，有错则全不收\n"
    "                                  takes filled sheets in, all or none\n"
    "  heng panel status PANEL [DOSSIER]  谁评了、还缺谁，能否封存\n"
    "                                  who has scored, and who is missing\n"
    "  heng panel close PANEL [DOSSIER]  封存，此后评分不再改动\n"
    "                                  no ballot is changed any more\n"
    "\n"
    "open:\n"
    "      --expert ID=NAME      专家，可多次；用来新建 PANEL\n"
    "                            an expert of a new PANEL; repeatable\n"
    "      --round N             第几轮，默认 1（讨论前）/ the round, 1 if "
    "not given\n"
    "  -o, --output DIR          评分表写到哪里，默认 PANEL 旁的 .sheets "
    "文件夹\n"
    "                            where sheets go; PANEL.sheets if not given\n"
    "close:\n"
    "      --incomplete REASON   评分未齐仍要封存的理由\n"
    "                            why it is closed though ballots are missing\n"
    "\n"
    "  -P, --profile NAME|FILE   评价方案 / the profile\n"
    "  -p, --policy PATH         另加策略，可多次 / a policy more; repeatable\n"
    "      --plugin FILE.so      另加插件，可多次 / a plugin more; "
    "repeatable\n"
    "      --max-size BYTES      文件大小上限，默认 16M / limit of a file\n"
    "      --lang zh|en|both     --color auto|always|never\n"
    "\n"
    "退出状态 / exit status: 0 完成、评分已齐 done, complete · 2 有误 a "
    "mistake ·\n"
    "  3 评分未齐 ballots are missing · 4 未完成 not completed\n";

static const struct {
	const char *name;
	heng_confined_fn *run;
	bool writes;
} verbs[] = {
    {"open", heng_panel_open, true},
    {"import", heng_panel_import, true},
    {"status", heng_panel_status, false},
    {"close", heng_panel_close, true},
};
enum { VERBS = sizeof(verbs) / sizeof(*verbs), VERB_OPEN = 0, VERB_IMPORT };

enum {
	OPT_EXPERT = HENG_OPT_FIRST,
	OPT_ROUND,
	OPT_INCOMPLETE,
	OPT_PLUGIN,
	OPT_MAX
};

/* Options of one verb only, which others refuse. */
typedef struct given {
	bool expert, round, output, incomplete;
} given;

static int take_round(heng_panel_job *job, const char *text)
{
	int64_t n;

	if (heng_parse_int(text, strlen(text), &n) && n >= 1 &&
	    n <= HENG_ROUND_MAX) {
		job->round = (int)n;
		return 0;
	}
	return 1 + heng_cli_usage(job->cli, "panel",
				  "--round 应为 1 到 %2$d 的整数，不是 '%1$s'",
				  "--round is a number from 1 to %2$d, not "
				  "'%1$s'",
				  text, HENG_ROUND_MAX);
}

static int take_expert(heng_panel_job *job, const char *text)
{
	size_t n = strcspn(text, "=");

	if (job->n_experts == HENG_PANEL_EXPERTS_MAX)
		return 1 + heng_cli_usage(job->cli, "panel",
					  "--expert 最多可用 %d 次",
					  "--expert may be given %d times at "
					  "most",
					  HENG_PANEL_EXPERTS_MAX);
	if (n == 0 || n > 64 ||
	    strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
			 "0123456789._-") != n)
		return 1 + heng_cli_usage(
			       job->cli, "panel",
			       "--expert 写成 标识=姓名，标识由字母、数字和 "
			       ". _ - 组成，不是 '%s'",
			       "--expert is ID=NAME with an id of letters, "
			       "digits and . _ -, not '%s'",
			       text);
	job->experts[job->n_experts++] = text;
	return 0;
}

static int add(heng_panel_job *job, const char **list, size_t *n,
	       const char *option)
{
	if (*n == HENG_EXTRA_MAX)
		return 1 + heng_cli_too_many(job->cli, option);
	list[(*n)++] = optarg;
	return 0;
}

/* As heng_cli_option. */
static int take_option(heng_panel_job *job, int option, given *which,
		       heng_destination *place)
{
	switch (option) {
	case 'P':
		job->profile = optarg;
		return 0;
	case 'p':
		return add(job, job->policies, &job->options.n_policies, "-p");
	case OPT_PLUGIN:
		return add(job, job->plugins, &job->options.n_plugins,
			   "--plugin");
	case 'o':
		which->output = true;
		place->folder = optarg;
		return 0;
	case OPT_EXPERT:
		which->expert = true;
		return take_expert(job, optarg);
	case OPT_ROUND:
		which->round = true;
		return take_round(job, optarg);
	case OPT_INCOMPLETE:
		which->incomplete = true;
		job->reason = optarg;
		return 0;
	case OPT_MAX:
		return heng_cli_max_size(job->cli, optarg);
	default:
		return heng_cli_option(job->cli, option, optarg, help);
	}
}

static int find_verb(heng_cli *cli, const char *name, size_t *verb)
{
	heng_suggest suggest = {.wanted = name};

	for (*verb = 0; *verb < VERBS; ++*verb) {
		heng_suggest_offer(&suggest, verbs[*verb].name);
		if (strcmp(verbs[*verb].name, name) == 0)
			return 0;
	}
	return heng_cli_usage(cli, "panel",
			      "没有 heng panel %s；可用：open import status "
			      "close%s%s",
			      "there is no heng panel %s; there are open, "
			      "import, status and close%s%s",
			      name, suggest.best ? " → " : "",
			      suggest.best ? suggest.best : "");
}

/* 0 or a status. */
static int take_arguments(heng_panel_job *job, size_t verb, char **rest, int n,
			  const given *which)
{
	const char *alien =
	    verb != VERB_OPEN && which->expert	 ? "--expert"
	    : verb != VERB_OPEN && which->round	 ? "--round"
	    : verb != VERB_OPEN && which->output ? "-o"
	    : strcmp(verbs[verb].name, "close") != 0 && which->incomplete
		? "--incomplete"
		: NULL;

	if (alien)
		return heng_cli_usage(
		    job->cli, "panel", "heng panel %s 没有 %s 选项",
		    "heng panel %s takes no %s", verbs[verb].name, alien);
	if (n < 1)
		return heng_cli_usage(job->cli, "panel",
				      "哪份评分表（PANEL）？", "which panel?");
	job->panel = rest[0];
	if (strcmp(job->panel, "-") == 0)
		return heng_cli_usage(job->cli, "panel",
				      "PANEL 要写文件名，不能是 -",
				      "PANEL is the name of a file, not -");
	if (verb == VERB_IMPORT) {
		job->sheets = rest + 1;
		job->n_sheets = (size_t)n - 1;
		if (n >= 2)
			return 0;
		return heng_cli_usage(job->cli, "panel", "要导入哪些评分表？",
				      "which sheets are to be imported?");
	}
	if (n > 2)
		return heng_cli_usage(job->cli, "panel", "多余的参数：%s",
				      "one argument too many: %s", rest[2]);
	job->dossier = n == 2 ? rest[1] : NULL;
	if (verb == VERB_OPEN && !job->dossier)
		return heng_cli_usage(job->cli, "panel", "针对哪份申报书？",
				      "for which dossier?");
	if (job->reason && strspn(job->reason, " \t\n") == strlen(job->reason))
		return heng_cli_usage(job->cli, "panel",
				      "--incomplete 要写明理由",
				      "--incomplete wants a reason");
	return 0;
}

/* Of a panel that is there or is to be made. */
static int settle_panel(heng_panel_job *job, size_t verb)
{
	bool there = heng_file_exists(job->panel);

	if (verb == VERB_OPEN && job->n_experts > 0 && there)
		return heng_cli_usage(
		    job->cli, "panel",
		    "%s 已经存在：--expert 只用来新建；请在文件中增减专家",
		    "%s is there already: --expert is for a new one; add "
		    "experts in the file",
		    job->panel);
	if (verb == VERB_OPEN && job->n_experts == 0 && !there)
		return heng_cli_usage(
		    job->cli, "panel",
		    "没有 %s；要新建，请用 --expert 标识=姓名 列出专家",
		    "there is no %s; to make it, name its experts with "
		    "--expert ID=NAME",
		    job->panel);
	job->creates = verb == VERB_OPEN && !there;
	return 0;
}

/*
 * Holds the panel for as long as the process lives, so that two commands do
 * not each write what the other has not read. -1: another one has it, or has
 * replaced it meanwhile; that was said.
 */
static int hold(heng_cli *cli, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat own, now;
	heng_error error;

	/* What cannot be opened is told when it is read. */
	if (fd < 0)
		return 0;
	if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
		if (fstat(fd, &own) == 0 && stat(path, &now) == 0 &&
		    own.st_ino == now.st_ino && own.st_dev == now.st_dev)
			return 0;
	} else if (errno != EWOULDBLOCK) {
		return 0; /* a file system that has no locks */
	}
	close(fd);
	heng_fail(&error, HENG_EINPUT, "H4515",
		  "另一个 heng panel 正在改写这份评分表",
		  "another heng panel is writing this panel");
	heng_error_hint(&error, "稍后再试%s", "try again%s", "");
	heng_error_at(&error, path, 0, 0, 1);
	(void)heng_cli_report(&error, cli);
	return -1;
}

static int say_written(heng_cli *cli, const heng_panel_job *job, size_t verb,
		       const heng_destination *place)
{
	const char *what = verb == VERB_OPEN ? place->folder : job->panel;
	heng_buf line = {0};
	int status;

	if (cli->lang & HENG_ZH)
		heng_buf_printf(&line, "已写入%s",
				cli->lang & HENG_EN ? " / " : "：");
	if (cli->lang & HENG_EN)
		heng_buf_puts(&line, "written: ");
	heng_buf_printf(&line, "%s\n", what);
	status = heng_cli_print_buf(cli, &line);
	heng_buf_fini(&line);
	return status;
}

static int run(heng_panel_job *job, size_t verb, heng_destination *place)
{
	heng_buf folder = {0};
	int status = settle_panel(job, verb);

	if (status == 0 && verbs[verb].writes && !job->creates &&
	    hold(job->cli, job->panel) < 0)
		status = HENG_EXIT_INPUT;
	if (status != 0)
		return status;
	place->file = job->panel;
	place->may_update = !job->creates;
	place->is_new = true;
	if (verb == VERB_OPEN && !place->folder) {
		size_t n = strlen(job->panel);

		if (n > 4 && strcmp(job->panel + n - 4, ".xml") == 0)
			n -= 4;
		heng_buf_put(&folder, job->panel, n);
		heng_buf_puts(&folder, ".sheets");
		place->folder = heng_buf_str(&folder);
	}
	status = folder.failed
		     ? heng_cli_no_memory(job->cli)
		     : heng_cli_confined_to(job->cli, verbs[verb].run, job,
					    verbs[verb].writes ? place : NULL);
	if (status == 0 && verbs[verb].writes)
		status = say_written(job->cli, job, verb, place);
	heng_buf_fini(&folder);
	return status;
}

int heng_cmd_panel(heng_cli *cli, int argc, char **argv)
{
	static const struct option options[] = {
	    {"expert", required_argument, NULL, OPT_EXPERT},
	    {"round", required_argument, NULL, OPT_ROUND},
	    {"incomplete", required_argument, NULL, OPT_INCOMPLETE},
	    {"profile", required_argument, NULL, 'P'},
	    {"policy", required_argument, NULL, 'p'},
	    {"plugin", required_argument, NULL, OPT_PLUGIN},
	    {"output", required_argument, NULL, 'o'},
	    {"max-size", required_argument, NULL, OPT_MAX},
	    HENG_COMMON_OPTIONS,
	    {NULL, 0, NULL, 0},
	};
	static heng_panel_job job;
	heng_destination place = {0};
	given which = {0};
	size_t verb;
	int option, status;

	job.cli = cli;
	opterr = 0;
	while ((option = getopt_long(argc, argv, "P:p:o:h", options, NULL)) !=
	       -1) {
		int stop = take_option(&job, option, &which, &place);

		if (stop < 0)
			return heng_cli_bad_option(cli, argv);
		if (stop > 0)
			return stop - 1;
	}
	if (optind == argc)
		return heng_cli_usage(cli, "panel",
				      "要做什么？open、import、status 或 close",
				      "what is to be done? open, import, "
				      "status or close");
	job.options.policies = job.policies;
	job.options.plugins = job.plugins;
	status = find_verb(cli, argv[optind], &verb);
	if (status == 0)
		status = take_arguments(&job, verb, argv + optind + 1,
					argc - optind - 1, &which);
	if (status == 0 && verb == VERB_OPEN && job.round == 0)
		job.round = 1;
	return status == 0 ? run(&job, verb, &place) : status;
}
