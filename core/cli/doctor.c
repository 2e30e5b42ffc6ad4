/* heng doctor: what this machine and this installation can do. */
#include <libxml/parser.h>
#include <lua.h>
#include <openssl/crypto.h>
#include <seccomp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

#include "core/base/file.h"
#include "core/cli/cli.h"
#include "core/cli/doctor_parts.h"
#include "reports/cells.h"
#include "reports/labels.h"

static const char help[] =
    "heng doctor — 检查本机的防护、限制和安装 / checks the defences, limits "
    "and\n"
    "              installation of this machine\n"
    "\n"
    "      --limit NAME=VALUE    查看改变限制后的样子，可多次\n"
    "                            a limit as it would be; repeatable\n"
    "      --unconfined LIST     视为关闭的防护，如 seccomp,landlock 或 all\n"
    "                            defences taken as switched off\n"
    "      --require-sandbox     如同 assess，说明是否会拒绝运行\n"
    "                            says whether assess would refuse to run\n"
    "      --lang zh|en|both     --color auto|always|never\n"
    "\n"
    "退出状态 / exit status: 0 防护齐全 all defences · 4 有缺少 one is "
    "missing\n";

enum { COLUMNS = 78, NAME_CELLS = 18, STATE_CELLS = 16, VALUE_CELLS = 10 };

typedef struct doctor {
	heng_cli *cli;
	heng_buf out;
	unsigned there; /* defences that held when tried */
	bool failed;	/* an attempt that ought to be blocked was not */
} doctor;

static const struct {
	heng_text does;
	/* Without it; and what is to be done. */
	heng_text lacking;
} defences[] = {
    {{"只准许必要的系统调用", "only the system calls that are needed"},
     {"内核或容器不提供系统调用过滤：恶意插件可以启动进程、使用网络。请使用"
      "启用了 CONFIG_SECCOMP_FILTER 的内核，或允许程序自设过滤的容器。",
      "the kernel or the container offers no filter: a hostile plugin could "
      "start processes and use the network. Use a kernel with "
      "CONFIG_SECCOMP_FILTER, or a container that lets programs set filters."}},
    {{"看不到无关的文件", "no view of other files"},
     {"内核没有 Landlock（自 5.13 起有，须列在启动参数 lsm= 之中），或容器"
      "不准使用：装入期间的插件可以读取文件。请启用它，或换用较新的内核。",
      "the kernel has no Landlock (there from 5.13 on, if named in the boot "
      "parameter lsm=), or the container forbids it: a plugin could read "
      "files while it is loaded. Enable it, or use a newer kernel."}},
    {{"内存、文件和转储有上限", "bounds of memory, files and core dumps"},
     {"无法设置资源上限：一个插件可以占满内存。请在允许 setrlimit 的环境中"
      "运行。",
      "resource limits cannot be set: one plugin could take all memory. Run "
      "where setrlimit is allowed."}},
    {{"不能取得更高权限", "no new privileges"},
     {"无法放弃权限：以 root 运行时尤其危险。请使用 3.5 以上的内核，并以"
      "普通用户运行。",
      "privileges cannot be given up, which is worst for root. Use a kernel "
      "from 3.5 on, and run as an ordinary user."}},
    {{"不留无关的打开文件", "no files left open"},
     {"内核没有 close_range（自 5.9 起有）：插件可以使用遗留的打开文件。请"
      "换用较新的内核。",
      "the kernel has no close_range (there from 5.9 on): a plugin could use "
      "files that were left open. Use a newer kernel."}},
    {{"随 heng 一同结束", "ends when heng ends"},
     {"heng 被强行结束时，插件进程可能留下。请在允许 prctl 的环境中运行，并"
      "在强行结束后检查残留进程。",
      "processes of plugins may stay behind when heng is killed. Run where "
      "prctl is allowed, and look for such processes after a kill."}},
    {{"插件的输出另行收集", "output of plugins is collected"},
     {"无法建立管道：多半是打开的文件太多。请提高 ulimit -n。",
      "no pipe can be made, most likely because too many files are open. "
      "Raise ulimit -n."}},
    {{"超时即终止", "ended at the deadline"},
     {"内核没有 pidfd_open（自 5.3 起有）：无法按时终止失控的进程。请换用较"
      "新的内核。",
      "the kernel has no pidfd_open (there from 5.3 on): a process that runs "
      "away cannot be ended in time. Use a newer kernel."}},
};
enum { DEFENCES = sizeof(defences) / sizeof(*defences) };
_Static_assert(HENG_DEFENCES_ALL == (1 << DEFENCES) - 1,
	       "a line for each defence");

static const heng_text not_built = {
    "这是查找内存错误的版本（AddressSanitizer），不能使用此项防护。评价真实"
    "申报书请用普通版本。",
    "this build looks for memory errors (AddressSanitizer) and cannot have "
    "it. Use an ordinary build for real dossiers."};

static size_t put(doctor *d, const char *zh, const char *en)
{
	return heng_label_put(&d->out, (heng_text){zh, en}, d->cli->lang);
}

static void pad(doctor *d, size_t used, size_t cells)
{
	if (used < cells)
		heng_cells_put_spaces(&d->out, cells - used);
}

static void section(doctor *d, const char *zh, const char *en)
{
	if (d->out.size > 0)
		heng_buf_putc(&d->out, '\n');
	put(d, zh, en);
	heng_buf_putc(&d->out, '\n');
}

static void name(doctor *d, const char *text)
{
	heng_buf_puts(&d->out, "  ");
	heng_cells_put_padded(&d->out, text, NAME_CELLS);
	heng_buf_puts(&d->out, "  ");
}

/* A word that says whether all is well; colour only repeats it. */
static size_t put_state(doctor *d, bool good, const char *zh, const char *en)
{
	size_t used;

	if (d->cli->color)
		heng_buf_puts(&d->out, good ? "\033[32m" : "\033[1;31m");
	used = put(d, zh, en);
	if (d->cli->color)
		heng_buf_puts(&d->out, "\033[0m");
	return used;
}

static size_t put_defence_state(doctor *d, unsigned bit)
{
	if (d->cli->off & bit)
		return put_state(d, false, "已关闭", "OFF");
	if (!(heng_defences_compiled() & bit))
		return put_state(d, false, "未编入", "NOT BUILT");
	if (!(d->there & bit))
		return put_state(d, false, "缺少", "MISSING");
	return put_state(d, true, "有效", "active");
}

/* What it means, in lines under the defence. */
static void put_advice(doctor *d, heng_text text)
{
	enum { INDENT = 6 };

	for (int i = 0; i < 2; i++) {
		if (!(d->cli->lang & (i == 0 ? HENG_ZH : HENG_EN)))
			continue;
		heng_cells_put_spaces(&d->out, INDENT);
		heng_cells_put_wrapped(&d->out, i == 0 ? text.zh : text.en,
				       INDENT, INDENT, COLUMNS);
		heng_buf_putc(&d->out, '\n');
	}
}

static void put_defences(doctor *d)
{
	section(d, "防护（逐项试过）", "Defences, each of them tried");
	for (size_t i = 0; i < DEFENCES; i++) {
		const unsigned bit = 1u << i;

		name(d, heng_defence_name(bit));
		pad(d, put_defence_state(d, bit), STATE_CELLS);
		heng_buf_puts(&d->out, "  ");
		put(d, defences[i].does.zh, defences[i].does.en);
		heng_buf_putc(&d->out, '\n');
		if (!(d->there & bit))
			put_advice(d, heng_defences_compiled() & bit
					  ? defences[i].lacking
					  : not_built);
	}
}

static size_t put_attempted(doctor *d, heng_attempted result)
{
	switch (result) {
	case HENG_ATTEMPT_BLOCKED:
		return put_state(d, true, "已阻止", "blocked");
	case HENG_ATTEMPT_WORKED:
		return put_state(d, false, "未阻止", "ALLOWED");
	case HENG_ATTEMPT_UNKNOWN:
		break;
	}
	return put_state(d, false, "无法得知", "UNKNOWN");
}

static void put_attempt(doctor *d, size_t index, heng_patient patient,
			size_t cells)
{
	heng_attempted result =
	    heng_attempt(index, patient, d->cli->off, &d->cli->limits);

	heng_buf_puts(&d->out, "  ");
	pad(d, put_attempted(d, result), cells);
	if (result != HENG_ATTEMPT_BLOCKED && !d->cli->off)
		d->failed = true;
}

static void put_attempts(doctor *d)
{
	enum { RESULT = 20 };
	static const heng_text patients[] = {
	    {"评价", "lane"}, {"装入插件", "loading"}, {"插件", "plugin"}};
	size_t cells = 0;
	heng_error error;

	section(d, "在受限进程中的尝试", "Attempts in confined processes");
	if (heng_attempt_confine(d->cli->off, &d->cli->limits, &error) !=
	    HENG_OK) {
		(void)heng_cli_report(&error, d->cli);
		d->failed = true;
	}
	for (size_t i = 0; i < heng_attempts(); i++) {
		size_t width =
		    heng_label_width(heng_attempt_label(i), d->cli->lang);

		cells = width > cells ? width : cells;
	}
	heng_cells_put_spaces(&d->out, 2 + cells);
	for (int p = 0; p < HENG_PATIENTS; p++) {
		heng_buf_puts(&d->out, "  ");
		pad(d, put(d, patients[p].zh, patients[p].en),
		    p + 1 < HENG_PATIENTS ? RESULT : 0);
	}
	heng_buf_putc(&d->out, '\n');
	for (size_t i = 0; i < heng_attempts(); i++) {
		heng_text label = heng_attempt_label(i);

		heng_buf_puts(&d->out, "  ");
		pad(d, put(d, label.zh, label.en), cells);
		for (int p = 0; p < HENG_PATIENTS; p++)
			put_attempt(d, i, (heng_patient)p,
				    p + 1 < HENG_PATIENTS ? RESULT : 0);
		heng_buf_putc(&d->out, '\n');
	}
}

static void put_limits(doctor *d)
{
	size_t n;
	const heng_limit_info *list = heng_limits_list(&n);

	section(d, "限制（--limit 名称=取值）", "Limits (--limit NAME=VALUE)");
	for (size_t i = 0; i < n; i++) {
		char value[24], usual[24];

		heng_limit_print(&list[i], &d->cli->limits, value);
		heng_limit_print(&list[i], &heng_limits_default, usual);
		name(d, list[i].name);
		heng_cells_put_right(&d->out, value, VALUE_CELLS);
		heng_buf_puts(&d->out, "  ");
		put(d, list[i].zh, list[i].en);
		if (strcmp(value, usual) != 0) {
			heng_buf_puts(&d->out, "  ");
			put(d, "默认", "default");
			heng_buf_printf(&d->out, " %s", usual);
		}
		heng_buf_putc(&d->out, '\n');
	}
}

static void put_folders(doctor *d, const char *zh, const char *en,
			const char (*folders)[HENG_FILE_NAME_MAX], size_t n,
			const char *variable)
{
	for (size_t i = 0; i < n; i++) {
		heng_buf_puts(&d->out, "  ");
		pad(d, i == 0 ? put(d, zh, en) : 0, NAME_CELLS + 2);
		(void)heng_cells_put(&d->out, folders[i]);
		if (!heng_file_exists(folders[i])) {
			heng_buf_puts(&d->out, "  ");
			put_state(d, false, "没有此文件夹", "NOT THERE");
		}
		heng_buf_puts(&d->out, "  ← ");
		if (getenv(variable))
			heng_buf_puts(&d->out, variable);
		else
			put(d, "安装位置", "installation");
		heng_buf_putc(&d->out, '\n');
	}
}

/* What lies there, by name only: nothing is loaded. */
static heng_rc put_names(doctor *d, const char *zh, const char *en,
			 heng_library_kind kind, heng_error *error)
{
	heng_flow flow = {.out = &d->out,
			  .columns = COLUMNS,
			  .indent = NAME_CELLS + 4,
			  .used = NAME_CELLS + 4};
	char **names;
	size_t n;
	heng_rc rc =
	    heng_library_list(&d->cli->library, kind, &names, &n, error);

	if (rc != HENG_OK)
		return rc;
	heng_buf_puts(&d->out, "  ");
	pad(d, put(d, zh, en), NAME_CELLS + 2);
	if (n == 0)
		put(d, "没有", "none");
	for (size_t i = 0; i < n; i++) {
		heng_flow_next(&flow, "  ", heng_cells_width(names[i]));
		(void)heng_cells_put(&d->out, names[i]);
	}
	heng_buf_putc(&d->out, '\n');
	heng_names_free(names, n);
	return HENG_OK;
}

static heng_rc put_library(doctor *d, heng_error *error)
{
	const heng_library *library = &d->cli->library;
	heng_rc rc;

	section(d, "查找位置", "Where things are looked for");
	put_folders(d, "策略", "policies", library->policies,
		    library->n_policies, "HENG_POLICY_PATH");
	put_folders(d, "插件", "plugins", library->plugins, library->n_plugins,
		    "HENG_PLUGIN_PATH");
	rc = put_names(d, "现有策略", "policies", HENG_LIBRARY_POLICIES, error);
	if (rc == HENG_OK)
		rc = put_names(d, "现有方案", "profiles", HENG_LIBRARY_PROFILES,
			       error);
	if (rc == HENG_OK)
		rc = put_names(d, "现有插件", "plugins", HENG_LIBRARY_PLUGINS,
			       error);
	return rc;
}

static void put_settings(doctor *d)
{
	static const char *const variables[] = {
	    "HENG_LANG", "NO_COLOR", "HENG_POLICY_PATH", "HENG_PLUGIN_PATH"};

	section(d, "环境变量", "Environment");
	for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++) {
		const char *value = getenv(variables[i]);

		name(d, variables[i]);
		if (value)
			(void)heng_cells_put(&d->out, value);
		else
			put(d, "未设置", "not set");
		heng_buf_putc(&d->out, '\n');
	}
}

static void put_versions(doctor *d)
{
	const struct scmp_version *filter = seccomp_version();
	const int xml = atoi(xmlParserVersion);
	struct utsname kernel;

	section(d, "版本", "Versions");
	name(d, "heng");
	heng_buf_puts(&d->out, HENG_VERSION "\n");
	if (uname(&kernel) == 0) {
		name(d, kernel.sysname);
		heng_buf_printf(&d->out, "%s %s\n", kernel.release,
				kernel.machine);
	}
	name(d, "Landlock ABI");
	heng_buf_printf(&d->out, "%d\n", heng_landlock_abi());
	name(d, "libxml2");
	heng_buf_printf(&d->out, "%d.%d.%d\n", xml / 10000, xml / 100 % 100,
			xml % 100);
	name(d, "Lua");
	heng_buf_puts(&d->out, LUA_VERSION_MAJOR "." LUA_VERSION_MINOR
						 "." LUA_VERSION_RELEASE "\n");
	name(d, "OpenSSL");
	heng_buf_printf(&d->out, "%s\n",
			OpenSSL_version(OPENSSL_VERSION_STRING));
	name(d, "libseccomp");
	heng_buf_printf(&d->out, "%u.%u.%u\n", filter->major, filter->minor,
			filter->micro);
}

static void put_conclusion(doctor *d)
{
	const unsigned missing = HENG_DEFENCES_ALL & ~d->there;

	heng_buf_putc(&d->out, '\n');
	if (missing) {
		put_state(d, false, "缺少防护：", "Missing:");
		for (size_t i = 0; i < DEFENCES; i++) {
			if (missing & 1u << i)
				heng_buf_printf(&d->out, " %s",
						heng_defence_name(1u << i));
		}
	} else if (d->failed) {
		put_state(d, false, "防护齐全，但有的尝试未被阻止。",
			  "All defences are there, but something was not "
			  "blocked.");
	} else if (d->cli->off) {
		put_state(d, false, "防护齐全，但有的已关闭。",
			  "All defences are there, but some are switched "
			  "off.");
	} else {
		put_state(d, true, "防护齐全。", "All defences are active.");
	}
	heng_buf_putc(&d->out, '\n');
}

static int examine(heng_cli *cli)
{
	doctor d = {.cli = cli, .there = heng_defences_available()};
	heng_error error;
	int status;

	put_defences(&d);
	put_attempts(&d);
	put_limits(&d);
	if (put_library(&d, &error) != HENG_OK) {
		(void)heng_cli_report(&error, cli);
		heng_buf_fini(&d.out);
		return HENG_EXIT_INCOMPLETE;
	}
	put_settings(&d);
	put_versions(&d);
	put_conclusion(&d);
	status = heng_cli_print_buf(cli, &d.out);
	heng_buf_fini(&d.out);
	if (cli->require && heng_confine_require(cli->off, &error) != HENG_OK) {
		(void)heng_cli_report(&error, cli);
		status = HENG_EXIT_INCOMPLETE;
	}
	if (status == 0 && (d.failed || d.there != HENG_DEFENCES_ALL))
		status = HENG_EXIT_INCOMPLETE;
	return status;
}

int heng_cmd_doctor(heng_cli *cli, int argc, char **argv)
{
	static const struct option options[] = {
	    HENG_COMMON_OPTIONS,
	    {NULL, 0, NULL, 0},
	};
	int option;

	opterr = 0;
	while ((option = getopt_long(argc, argv, "h", options, NULL)) != -1) {
		int stop = heng_cli_option(cli, option, optarg, help);

		if (stop < 0)
			return heng_cli_bad_option(cli, argv);
		if (stop > 0)
			return stop - 1;
	}
	if (optind < argc)
		return heng_cli_usage(cli, "doctor", "doctor 不需要 '%s'",
				      "doctor takes no '%s'", argv[optind]);
	return examine(cli);
}
