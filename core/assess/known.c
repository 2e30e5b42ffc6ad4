/* Known: faults of earlier tries of a dossier, which are not met again. */
#include "core/assess/known.h"

#include <stdio.h>

#include "core/base/signal_name.h"
#include "core/native/plugins.h"

const heng_known *heng_known_find(const heng_known *known, size_t n,
				  uint32_t host, uint32_t item)
{
	for (size_t i = 0; i < n; i++) {
		if (known[i].host == host && known[i].item == item)
			return &known[i];
	}
	return NULL;
}

/* What happened, as the rest of a sentence about the policy. */
static void describe(const heng_known *known, char zh[160], char en[160])
{
	const char *name_zh, *name_en;
	int n = (int)known->number;
	bool cpu = known->cause == HENG_CAUSE_CPU;

	if (cpu || known->cause == HENG_CAUSE_WALL) {
		const char *limit = cpu ? "rule-cpu" : "rule-wall";

		snprintf(zh, 160, "超过时间上限 %s（%d.%03d 秒），已被终止",
			 limit, n / 1000, n % 1000);
		snprintf(en, 160,
			 "reached the limit %s of %d.%03d s and was stopped",
			 limit, n / 1000, n % 1000);
	} else if (known->cause == HENG_CAUSE_SIGNAL) {
		heng_signal_name(n, &name_zh, &name_en);
		snprintf(zh, 160, "被信号 %d（%s）终止", n, name_zh);
		snprintf(en, 160, "was killed by signal %d (%s)", n, name_en);
	} else if (known->cause == HENG_CAUSE_EXIT) {
		snprintf(zh, 160, "使进程以状态 %d 退出", n);
		snprintf(en, 160, "ended its process with status %d", n);
	} else {
		snprintf(zh, 160, "使进程失去控制，已被终止");
		snprintf(en, 160, "broke its process, which was stopped");
	}
}

heng_rc heng_known_put(const heng_known *known, const char *version,
		       heng_arena *arena, heng_result *result)
{
	const heng_rule *rule = result->rule;
	char zh[160], en[160];

	describe(known, zh, en);
	heng_result_merge(result, HENG_ERROR, 0);
	result->is_volatile |=
	    known->cause == HENG_CAUSE_WALL || known->cause == HENG_CAUSE_CPU;
	const char *text_zh = heng_arena_printf(
	    arena, "策略 %s %s 在 %s 中%s", rule->owner, version, rule->id, zh);
	const char *text_en = heng_arena_printf(
	    arena, "policy %s %s %s in %s", rule->owner, version, en, rule->id);
	if (!text_zh || !text_en)
		return HENG_ENOMEM;
	return heng_result_add_finding(result, arena, "", 0, 0, text_zh,
				       text_en);
}
