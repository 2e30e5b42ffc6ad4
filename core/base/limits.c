/* Limits: what a rule, a plugin, a dossier and a lane may use at most. */
#include "core/base/limits.h"

#include <stdio.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/base/suggest.h"

#define KB  ((int64_t)1 << 10)
#define MB  ((int64_t)1 << 20)
#define GB  ((int64_t)1 << 30)
#define DAY ((int64_t)24 * 3600 * 1000)

const heng_limits heng_limits_default = {
    .rule_instructions = 5000000,
    .rule_bytes = 256 * MB,
    .rule_cpu = 1000,
    .rule_wall = 1000,
    .policy_memory = 64 * MB,
    .load_instructions = 50000000,
    .load_wall = 10000,
    .plugin_cpu = 2000,
    .plugin_wall = 5000,
    .plugin_open = 5000,
    .plugin_memory = GB,
    .document_bytes = 16 * MB,
    .read_cpu = 2000,
    .read_wall = 2000,
    .dossier_cpu = 30000,
    .dossier_wall = 60000,
    .lane_memory = GB,
};

#define LIMIT(member, name, unit, min, max, zh, en)                            \
	{                                                                      \
		name, offsetof(heng_limits, member), unit, min, max, zh, en    \
	}

static const heng_limit_info list[] = {
    LIMIT(rule_instructions, "rule-instructions", HENG_LIMIT_COUNT, 1000,
	  1000000000000, "一条规则的指令数", "instructions of one rule"),
    LIMIT(rule_bytes, "rule-bytes", HENG_LIMIT_BYTES, 64 * KB, 1024 * GB,
	  "一条规则累计申请的内存", "memory one rule asks for in total"),
    LIMIT(rule_cpu, "rule-cpu", HENG_LIMIT_TIME, 10, DAY,
	  "一条规则的处理器时间", "processor time of one rule"),
    LIMIT(rule_wall, "rule-wall", HENG_LIMIT_TIME, 10, DAY, "一条规则的时间",
	  "time of one rule"),
    LIMIT(policy_memory, "policy-memory", HENG_LIMIT_BYTES, MB, 64 * GB,
	  "全部策略同时占用的内存", "memory all policies hold at once"),
    LIMIT(load_instructions, "load-instructions", HENG_LIMIT_COUNT, 1000,
	  1000000000000, "装入一个策略文件的指令数",
	  "instructions of loading one policy file"),
    LIMIT(load_wall, "load-wall", HENG_LIMIT_TIME, 100, DAY,
	  "装入策略、方案和插件的时间",
	  "time of loading policies, profiles and plugins"),
    LIMIT(plugin_cpu, "plugin-cpu", HENG_LIMIT_TIME, 10, DAY,
	  "插件一次调用的处理器时间", "processor time of one plugin call"),
    LIMIT(plugin_wall, "plugin-wall", HENG_LIMIT_TIME, 10, DAY,
	  "插件一次调用的时间", "time of one plugin call"),
    LIMIT(plugin_open, "plugin-open", HENG_LIMIT_TIME, 10, DAY,
	  "装入并打开一个插件的时间", "time of loading and opening a plugin"),
    LIMIT(plugin_memory, "plugin-memory", HENG_LIMIT_BYTES, 32 * MB, 1024 * GB,
	  "插件进程的地址空间", "address space of a plugin's process"),
    LIMIT(document_bytes, "document-bytes", HENG_LIMIT_BYTES, 1, GB,
	  "一份文件的大小", "size of one document"),
    LIMIT(read_cpu, "read-cpu", HENG_LIMIT_TIME, 10, DAY,
	  "读取一份申报书的处理器时间", "processor time of reading a dossier"),
    LIMIT(read_wall, "read-wall", HENG_LIMIT_TIME, 10, DAY,
	  "读取一份申报书的时间", "time of reading a dossier"),
    LIMIT(dossier_cpu, "dossier-cpu", HENG_LIMIT_TIME, 10, DAY,
	  "评价一份申报书的处理器时间",
	  "processor time of assessing a dossier"),
    LIMIT(dossier_wall, "dossier-wall", HENG_LIMIT_TIME, 10, DAY,
	  "评价一份申报书的时间", "time of assessing a dossier"),
    LIMIT(lane_memory, "lane-memory", HENG_LIMIT_BYTES, 128 * MB, 1024 * GB,
	  "评价进程的地址空间", "address space of a lane"),
};
enum { LIMITS = sizeof(list) / sizeof(*list) };

const heng_limit_info *heng_limits_list(size_t *count)
{
	*count = LIMITS;
	return list;
}

/* Takes a unit's letters off the end; its factor, or 0: none that fits. */
static int64_t take_unit(const char *text, size_t *size, int unit)
{
	static const struct {
		const char *ending;
		int unit;
		int64_t factor;
	} units[] = {
	    {"ms", HENG_LIMIT_TIME, 1},	 {"s", HENG_LIMIT_TIME, 1000},
	    {"k", HENG_LIMIT_BYTES, KB}, {"K", HENG_LIMIT_BYTES, KB},
	    {"M", HENG_LIMIT_BYTES, MB}, {"G", HENG_LIMIT_BYTES, GB},
	    {"", HENG_LIMIT_BYTES, 1},	 {"", HENG_LIMIT_COUNT, 1},
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		size_t n = strlen(units[i].ending);

		if (units[i].unit == unit && *size > n &&
		    strcmp(text + *size - n, units[i].ending) == 0) {
			*size -= n;
			return units[i].factor;
		}
	}
	return 0;
}

static heng_rc fail_value(const heng_limit_info *info, const char *value,
			  heng_error *error)
{
	heng_limits bounds;
	char low[24], high[24];

	*(int64_t *)((char *)&bounds + info->offset) = info->min;
	heng_limit_print(info, &bounds, low);
	*(int64_t *)((char *)&bounds + info->offset) = info->max;
	heng_limit_print(info, &bounds, high);
	heng_fail(error, HENG_EINPUT, "H2420",
		  "--limit %s 的取值 '%.64s' 不合适",
		  "--limit %s does not take '%.64s'", info->name, value);
	switch (info->unit) {
	case HENG_LIMIT_COUNT:
		heng_error_hint(error, "应为 %s 到 %s 的整数",
				"a number from %s to %s is expected", low,
				high);
		break;
	case HENG_LIMIT_BYTES:
		heng_error_hint(error, "应为 %s 到 %s 的字节数，如 512k、64M",
				"a size from %s to %s is expected, such as "
				"512k or 64M",
				low, high);
		break;
	case HENG_LIMIT_TIME:
		heng_error_hint(error, "应为 %s 到 %s 的时间，如 500ms、2s",
				"a time from %s to %s is expected, such as "
				"500ms or 2s",
				low, high);
		break;
	}
	return HENG_EINPUT;
}

static heng_rc fail_name(const char *name, heng_error *error)
{
	heng_suggest suggest = {.wanted = name};

	for (size_t i = 0; i < LIMITS; i++)
		heng_suggest_offer(&suggest, list[i].name);
	heng_fail(error, HENG_EINPUT, "H2421", "没有限制项 '%.64s'",
		  "there is no limit '%.64s'", name);
	if (suggest.best)
		heng_error_hint(error, "是不是想写 '%s'？",
				"did you mean '%s'?", suggest.best);
	else
		heng_error_hint(error, "%s 列出全部限制项",
				"%s lists all limits", "heng doctor");
	return HENG_EINPUT;
}

heng_rc heng_limits_set(heng_limits *limits, const char *assignment,
			heng_error *error)
{
	const char *equals = strchr(assignment, '=');
	char name[64];
	size_t size = equals ? (size_t)(equals - assignment) : 0;

	if (!equals || size == 0 || size >= sizeof(name)) {
		heng_fail(error, HENG_EINPUT, "H2422",
			  "--limit 应写成 名称=取值，而不是 '%.64s'",
			  "--limit is written NAME=VALUE, not '%.64s'",
			  assignment);
		heng_error_hint(error, "例如 %s", "such as %s",
				"--limit rule-wall=2s");
		return HENG_EINPUT;
	}
	memcpy(name, assignment, size);
	name[size] = 0;
	for (size_t i = 0; i < LIMITS; i++) {
		const heng_limit_info *info = &list[i];
		int64_t factor, value;

		if (strcmp(info->name, name) != 0)
			continue;
		size = strlen(equals + 1);
		factor = take_unit(equals + 1, &size, (int)info->unit);
		if (factor == 0 || !heng_parse_int(equals + 1, size, &value) ||
		    value < 0 || value > info->max / factor ||
		    value * factor < info->min)
			return fail_value(info, equals + 1, error);
		*(int64_t *)((char *)limits + info->offset) = value * factor;
		return HENG_OK;
	}
	return fail_name(name, error);
}

void heng_limit_print(const heng_limit_info *info, const heng_limits *limits,
		      char out[24])
{
	int64_t value = *(const int64_t *)((const char *)limits + info->offset);
	const char *unit = "";

	if (info->unit == HENG_LIMIT_TIME) {
		unit = value % 1000 ? "ms" : "s";
		value = value % 1000 ? value : value / 1000;
	} else if (info->unit == HENG_LIMIT_BYTES && value > 0) {
		int64_t factor = value % GB == 0   ? GB
				 : value % MB == 0 ? MB
				 : value % KB == 0 ? KB
						   : 1;

		unit = factor == GB   ? "G"
		       : factor == MB ? "M"
		       : factor == KB ? "k"
				      : "";
		value /= factor;
	}
	snprintf(out, 24, "%lld%s", (long long)value, unit);
}
