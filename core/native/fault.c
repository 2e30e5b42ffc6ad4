/* A fault: how a plugin's host fell, and where, in words for a report. */
#include "core/native/fault.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

/* strsignal() depends on the locale, a report must not. */
static heng_text signal_name(int number)
{
	switch (number) {
	case SIGSEGV:
		return (heng_text){"段错误", "segmentation fault"};
	case SIGABRT:
		return (heng_text){"自行中止", "aborted itself"};
	case SIGBUS:
		return (heng_text){"总线错误", "bus error"};
	case SIGFPE:
		return (heng_text){"算术错误", "arithmetic error"};
	case SIGILL:
		return (heng_text){"非法指令", "illegal instruction"};
	case SIGTRAP:
		return (heng_text){"断点陷阱", "trap"};
	case SIGSYS:
		return (heng_text){"禁止的系统调用", "forbidden system call"};
	case SIGXCPU:
		return (heng_text){"处理器时间超限", "processor time limit"};
	case SIGXFSZ:
		return (heng_text){"不允许写文件", "may not write files"};
	case SIGPIPE:
		return (heng_text){"管道已断", "broken pipe"};
	case SIGTERM:
		return (heng_text){"要求终止", "termination"};
	case SIGKILL:
		return (heng_text){"强制终止", "killed outright"};
	default:
		return (heng_text){"其他信号", "another signal"};
	}
}

/* What happened, as the rest of a sentence about the plugin. */
static void what(const heng_process *process, char zh[160], char en[160])
{
	int n = process->number;
	heng_text name;

	switch (process->cause) {
	case HENG_CAUSE_SIGNAL:
		name = signal_name(n);
		snprintf(zh, 160, "被信号 %d（%s）终止", n, name.zh);
		snprintf(en, 160, "was killed by signal %d (%s)", n, name.en);
		break;
	case HENG_CAUSE_EXIT:
		snprintf(zh, 160, "以状态 %d 自行退出", n);
		snprintf(en, 160, "ended itself with status %d", n);
		break;
	case HENG_CAUSE_STALL:
		snprintf(zh, 160, "在 %d.%03d 秒内没有给出结果，已被终止",
			 n / 1000, n % 1000);
		snprintf(en, 160,
			 "gave no result within %d.%03d s and was stopped",
			 n / 1000, n % 1000);
		break;
	case HENG_CAUSE_TOO_BIG:
		snprintf(zh, 160, "发来的结果超过 %d 字节",
			 HENG_PLUGIN_REPLY_MAX);
		snprintf(en, 160, "sent a result of more than %d bytes",
			 HENG_PLUGIN_REPLY_MAX);
		break;
	case HENG_CAUSE_GARBAGE:
		snprintf(zh, 160, "发来的结果无法理解");
		snprintf(en, 160, "sent a result that makes no sense");
		break;
	case HENG_CAUSE_START:
		snprintf(zh, 160, "无法重新启动");
		snprintf(en, 160, "could not be started again");
		break;
	case HENG_CAUSE_NONE:
	case HENG_CAUSE_MEMORY:
	case HENG_CAUSE_CLOSED:
		snprintf(zh, 160, "切断了与 heng 的连接");
		snprintf(en, 160, "closed its connection to heng");
		break;
	}
}

void heng_fault_describe(heng_fault *fault, const heng_process *process,
			 const heng_plugin_info *info, heng_text where)
{
	const char *gap = *info->version ? " " : "";
	char zh[160], en[160];

	what(process, zh, en);
	fault->cause = process->cause;
	snprintf(fault->zh, sizeof(fault->zh), "插件 %.64s%s%s %s%s", info->id,
		 gap, info->version, where.zh, zh);
	snprintf(fault->en, sizeof(fault->en), "plugin %.64s%s%s %s %s",
		 info->id, gap, info->version, en, where.en);
}

void heng_fault_refusal(heng_fault *fault, const heng_plugin_info *info,
			const heng_error *refusal)
{
	fault->cause = HENG_CAUSE_START;
	snprintf(fault->zh, sizeof(fault->zh), "插件 %.64s 不能使用：%s",
		 info->id, refusal->zh);
	snprintf(fault->en, sizeof(fault->en),
		 "plugin %.64s cannot be used: %s", info->id, refusal->en);
}

heng_rc heng_fault_put(const heng_fault *fault, bool at_fault,
		       heng_arena *arena, heng_result *result)
{
	const char *zh = fault->zh, *en = fault->en;

	heng_result_merge(result, HENG_ERROR, 0);
	if (fault->cause == HENG_CAUSE_STALL)
		result->is_volatile = true;
	if (!at_fault) {
		zh = heng_arena_printf(arena, "未能判定：%s", fault->zh);
		en = heng_arena_printf(arena, "not judged: %s", fault->en);
	}
	if (!zh || !en)
		return HENG_ENOMEM;
	return heng_result_add_finding(result, arena, "", 0, 0, zh, en);
}

heng_rc heng_fault_put_measure(const heng_fault *fault, bool at_fault,
			       heng_arena *arena, heng_measure *measure)
{
	const char *zh = at_fault ? "" : "未能计算：";
	const char *en = at_fault ? "" : "not computed: ";

	measure->computed = false;
	measure->is_volatile = fault->cause == HENG_CAUSE_STALL;
	measure->fault.zh = heng_arena_printf(arena, "%s%s", zh, fault->zh);
	measure->fault.en = heng_arena_printf(arena, "%s%s", en, fault->en);
	return measure->fault.zh && measure->fault.en ? HENG_OK : HENG_ENOMEM;
}
