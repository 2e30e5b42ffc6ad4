/* heng: chooses the command. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/suggest.h"
#include "core/cli/cli.h"

static const struct {
	const char *name;
	heng_command_fn *run;
} commands[] = {
    {"assess", heng_cmd_assess}, {"validate", heng_cmd_validate},
    {"list", heng_cmd_list},	 {"explain", heng_cmd_explain},
    {"test", heng_cmd_test},	 {"lint", heng_cmd_lint},
    {"doctor", heng_cmd_doctor}, {"report", heng_cmd_report},
    {"diff", heng_cmd_diff},	 {"panel", heng_cmd_panel},
};
enum { COMMANDS = sizeof(commands) / sizeof(*commands) };

static const char help[] =
    "heng " HENG_VERSION " — 衡：合规评价 / compliance assessment\n"
    "\n"
    "  heng assess DOSSIER...        评价申报书，给出结论和报告\n"
    "                                assess dossiers, write reports\n"
    "  heng validate FILE...         "
    "检查申报书、评分表、豁免、策略、方案或报告\n"
    "                                check a dossier, panel, waivers, policy, "
    "profile or report\n"
    "  heng list rules|profiles|plugins|measures|norms\n"
    "                                列出规则、方案、插件、度量、规范\n"
    "  heng explain RULE             规则问什么、依据什么\n"
    "                                what a rule asks, by which norm\n"
    "  heng explain REPORT [RULE]    报告的每一分从何而来\n"
    "                                where every point of a report comes "
    "from\n"
    "  heng report REPORT -f FORM    报告的其他形式\n"
    "                                another form of a finished report\n"
    "  heng diff OLD NEW             两份报告有何不同，什么改变了结论\n"
    "                                what changed between two reports, and "
    "what moved the verdict\n"
    "  heng test [DIR]               用用例检验规则 / try rules on their "
    "cases\n"
    "  heng lint [POLICY]            策略有无疏漏：未用的参数、缺少的理由……\n"
    "                                what a policy leaves undone\n"
    "  heng panel open|import|status|close\n"
    "                                专家评分：发表、收表、查看、封存\n"
    "                                experts' sheets, ballots and closing\n"
    "  heng doctor                   检查本机的防护、限制和安装\n"
    "                                defences, limits and installation "
    "here\n"
    "\n"
    "  --version  --help             heng COMMAND --help: 选项 / options\n"
    "\n"
    "退出状态 / exit status: 0 最优结论 best outcome · 1 其他结论 another "
    "outcome ·\n"
    "  2 用法或文件有误 usage or input · 3 待补正 undetermined · 4 未完成 "
    "not completed\n";

static void set_up(heng_cli *cli)
{
	const char *lang = getenv("HENG_LANG");

	cli->limits = heng_limits_default;
	cli->lang = HENG_BOTH;
	if (lang && strcmp(lang, "zh") == 0)
		cli->lang = HENG_ZH;
	else if (lang && strcmp(lang, "en") == 0)
		cli->lang = HENG_EN;
	cli->color = isatty(STDOUT_FILENO) && !getenv("NO_COLOR");
	/* What closes or fills an output is an output that cannot be written,
	 * no death. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	/* One that ignores it would never learn how a plugin's host fell. */
	signal(SIGCHLD, SIG_DFL);
}

/*
 * Takes the places of standard streams that are closed, so that no file gets
 * their numbers: what is read from or written to them fails as before.
 */
static bool hold_streams(void)
{
	for (int fd = 0; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) >= 0)
			continue;
		/* The lowest free number is this one. */
		if (open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd)
			return false;
	}
	return true;
}

static int run(heng_cli *cli, heng_command_fn *command, int argc, char **argv)
{
	heng_error error;

	if (heng_library_open(&cli->library, &error) == HENG_OK)
		return command(cli, argc, argv);
	(void)heng_cli_report(&error, cli);
	return HENG_EXIT_INCOMPLETE;
}

int main(int argc, char **argv)
{
	static heng_cli cli;

	if (!hold_streams())
		return HENG_EXIT_INCOMPLETE;
	set_up(&cli);
	if (argc < 2)
		return heng_cli_usage(&cli, "",
				      "要做什么？写上命令，例如 heng assess",
				      "what is to be done? name a command, "
				      "such as heng assess");
	if (strcmp(argv[1], "--version") == 0)
		return heng_cli_print(&cli, "heng " HENG_VERSION "\n",
				      strlen("heng " HENG_VERSION "\n"));
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
	    strcmp(argv[1], "help") == 0)
		return heng_cli_print(&cli, help, strlen(help));

	heng_suggest suggest = {.wanted = argv[1]};
	cli.command = argv[1];
	heng_suggest_offer(&suggest, "--version");
	heng_suggest_offer(&suggest, "--help");
	for (int i = 0; i < COMMANDS; i++) {
		heng_suggest_offer(&suggest, commands[i].name);
		if (strcmp(commands[i].name, argv[1]) != 0)
			continue;
		return run(&cli, commands[i].run, argc - 1, argv + 1);
	}
	if (suggest.best)
		return heng_cli_usage(&cli, "",
				      "没有命令 '%s'；是不是想写 '%s'？",
				      "there is no command '%s'; did you mean "
				      "'%s'?",
				      argv[1], suggest.best);
	return heng_cli_usage(&cli, "", "没有命令 '%s'",
			      "there is no command '%s'", argv[1]);
}
