/* A fault: how a plugin's host fell, and where, in words for a report. */
#include "core/native/fault.h"

#include <stdio.h>
#include <string.h>

#include "core/base/signal_name.h"

enum { WHAT_MAX = 192 };

static void say_time(char zh[WHAT_MAX], char en[WHAT_MAX], int64_t ms,
		     const char *limit)
{
	int s = (int)(ms / 1000), rest = (int)(ms % 1000);

	snprintf(zh, WHAT_MAX,
		 "在 %d.%03d 秒（限制项 %s）内没有给出结果，已被终止", s, rest,
		 limit);
	snprintf(en, WHAT_MAX,
		 "gave no result within %d.%03d s (limit %s) and was stopped",
		 s, rest, limit);
}

/* What happened, as the rest of a sentence about the plugin. */
static void what(heng_cause cause, int64_t number, char zh[WHAT_MAX],
		 char en[WHAT_MAX])
{
	int n = (int)number;
	heng_text name;

	switch (cause) {
	case HENG_CAUSE_SIGNAL:
		heng_signal_name(n, &name.zh, &name.en);
		snprintf(zh, WHAT_MAX, "被信号 %d（%s）终止", n, name.zh);
		snprintf(en, WHAT_MAX, "was killed by signal %d (%s)", n,
			 name.en);
		break;
	case HENG_CAUSE_EXIT:
		snprintf(zh, WHAT_MAX, "以状态 %d 自行退出", n);
		snprintf(en, WHAT_MAX, "ended itself with status %d", n);
		break;
	case HENG_CAUSE_WALL:
		say_time(zh, en, number, "plugin-wall");
		break;
	case HENG_CAUSE_OPEN:
		say_time(zh, en, number, "plugin-open");
		break;
	case HENG_CAUSE_CPU:
		snprintf(zh, WHAT_MAX,
			 "用满 %d.%03d 秒处理器时间（限制项 plugin-cpu）"
			 "仍没有给出结果，已被终止",
			 n / 1000, n % 1000);
		snprintf(en, WHAT_MAX,
			 "used up %d.%03d s of processor time (limit "
			 "plugin-cpu) without a result and was stopped",
			 n / 1000, n % 1000);
		break;
	case HENG_CAUSE_TOO_BIG:
		snprintf(zh, WHAT_MAX, "发来的结果超过 %d 字节",
			 HENG_PLUGIN_REPLY_MAX);
		snprintf(en, WHAT_MAX, "sent a result of more than %d bytes",
			 HENG_PLUGIN_REPLY_MAX);
		break;
	case HENG_CAUSE_GARBAGE:
		snprintf(zh, WHAT_MAX, "发来的结果无法理解");
		snprintf(en, WHAT_MAX, "sent a result that makes no sense");
		break;
	case HENG_CAUSE_START:
		snprintf(zh, WHAT_MAX, "无法重新启动");
		snprintf(en, WHAT_MAX, "could not be started again");
		break;
	case HENG_CAUSE_NONE:
	case HENG_CAUSE_MEMORY:
	case HENG_CAUSE_CLOSED:
		snprintf(zh, WHAT_MAX, "切断了与 heng 的连接");
		snprintf(en, WHAT_MAX, "closed its connection to heng");
		break;
	}
}

/* The plugin's name and version as a sentence begins with them. */
static int put_name(char *out, const char *word, const heng_plugin_info *info)
{
	return snprintf(out, HENG_FAULT_TEXT_MAX, "%s %.64s%s%s ", word,
			info->id, *info->version ? " " : "", info->version);
}

void heng_fault_describe(heng_fault *fault, heng_cause cause, int64_t number,
			 const heng_plugin_info *info, heng_text where)
{
	char zh[WHAT_MAX], en[WHAT_MAX];
	int n;

	what(cause, number, zh, en);
	fault->is_volatile = cause == HENG_CAUSE_WALL ||
			     cause == HENG_CAUSE_CPU ||
			     cause == HENG_CAUSE_OPEN;
	n = put_name(fault->zh, "插件", info);
	snprintf(fault->zh + n, sizeof(fault->zh) - (size_t)n, "%s%s", where.zh,
		 zh);
	n = put_name(fault->en, "plugin", info);
	snprintf(fault->en + n, sizeof(fault->en) - (size_t)n, "%s %s", en,
		 where.en);
}

void heng_fault_too_often(heng_fault *fault, const heng_plugin_info *info)
{
	int n;

	fault->is_volatile = false;
	n = put_name(fault->zh, "插件", info);
	snprintf(fault->zh + n, sizeof(fault->zh) - (size_t)n,
		 "在这份申报书上已重新启动 %d 次，达到上限，不再启动",
		 HENG_PLUGIN_RESTARTS_MAX);
	n = put_name(fault->en, "plugin", info);
	snprintf(fault->en + n, sizeof(fault->en) - (size_t)n,
		 "was started again %d times on this dossier, the limit, and "
		 "is not started any more",
		 HENG_PLUGIN_RESTARTS_MAX);
}

void heng_fault_refusal(heng_fault *fault, const heng_plugin_info *info,
			const heng_error *refusal, bool is_volatile)
{
	fault->is_volatile = is_volatile;
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
	result->is_volatile |= fault->is_volatile;
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
	measure->is_volatile = fault->is_volatile;
	measure->fault.zh = heng_arena_printf(arena, "%s%s", zh, fault->zh);
	measure->fault.en = heng_arena_printf(arena, "%s%s", en, fault->en);
	return measure->fault.zh && measure->fault.en ? HENG_OK : HENG_ENOMEM;
}
