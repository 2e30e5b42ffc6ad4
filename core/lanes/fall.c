/* Fall: how a lane's process ended that was not meant to, in words. */
#include "core/lanes/fall.h"

#include <stdio.h>
#include <string.h>

#include "core/base/signal_name.h"
#include "core/native/wire.h"

void heng_fall_note(heng_fall *fall, const heng_progress *progress)
{
	size_t n;

	fall->step = atomic_load(&progress->step);
	fall->item = atomic_load(&progress->item);
	memcpy(fall->what, progress->what, sizeof(fall->what));
	fall->what[sizeof(fall->what) - 1] = 0;
	n = strlen(fall->what);
	while (n > 0 && !heng_wire_is_plain(fall->what, n))
		n--;
	fall->what[n] = 0;
}

void heng_fall_describe(const heng_fall *fall, char zh[160], char en[160])
{
	const char *name_zh, *name_en;
	int n = fall->number;

	switch (fall->cause) {
	case HENG_FALL_SIGNAL:
		heng_signal_name(n, &name_zh, &name_en);
		snprintf(zh, 160, "被信号 %d（%s）终止", n, name_zh);
		snprintf(en, 160, "was killed by signal %d (%s)", n, name_en);
		break;
	case HENG_FALL_EXIT:
		snprintf(zh, 160, "以状态 %d 自行退出", n);
		snprintf(en, 160, "ended itself with status %d", n);
		break;
	case HENG_FALL_LIMIT:
		snprintf(zh, 160, "超过时间上限 %s（%d.%03d 秒），已被终止",
			 fall->limit, n / 1000, n % 1000);
		snprintf(en, 160,
			 "reached the limit %s of %d.%03d s and was "
			 "stopped",
			 fall->limit, n / 1000, n % 1000);
		break;
	case HENG_FALL_MEMORY:
		snprintf(zh, 160, "因内存不足而结束");
		snprintf(en, 160, "ended because memory is exhausted");
		break;
	case HENG_FALL_NONE:
	case HENG_FALL_WRONG:
		snprintf(zh, 160, "发来无法理解的数据，已被终止");
		snprintf(en, 160, "sent what makes no sense and was stopped");
		break;
	}
}

static void hint(const heng_fall *fall, heng_error *error)
{
	if (fall->cause == HENG_FALL_LIMIT)
		heng_error_hint(error, "如确有需要，用 --limit %s=时间 放宽",
				"if it really needs longer, --limit %s=TIME "
				"allows it",
				fall->limit);
}

void heng_fall_dossier(const heng_fall *fall, const char *name, bool again,
		       heng_error *error)
{
	char zh[160], en[160];
	const char *on_zh = "评价", *on_en = "assesses";

	if (fall->step == HENG_STEP_READING) {
		on_zh = "读取";
		on_en = "reads";
	}
	heng_fall_describe(fall, zh, en);
	char text[2][HENG_ERROR_TEXT_MAX];
	snprintf(text[0], sizeof(text[0]), "没有评价这份申报书：%s它的进程%s%s",
		 on_zh, zh, again ? "，重试也是如此" : "");
	snprintf(text[1], sizeof(text[1]),
		 "this dossier is not assessed: the process that %s it %s%s",
		 on_en, en, again ? ", also when it was tried again" : "");
	heng_fail_texts(error, HENG_EFAULT,
			fall->cause == HENG_FALL_LIMIT ? "H6002" : "H6001",
			text[0], text[1]);
	heng_error_at(error, name, 0, 0, 0);
	hint(fall, error);
}

void heng_fall_command(const heng_fall *fall, const char *name,
		       heng_error *error)
{
	char zh[160], en[160], text[2][HENG_ERROR_TEXT_MAX];

	heng_fall_describe(fall, zh, en);
	snprintf(text[0], sizeof(text[0]),
		 "没有完成 %s：读取文件和策略的进程%s", name, zh);
	snprintf(text[1], sizeof(text[1]),
		 "%s is not completed: the process that reads files and "
		 "policies %s",
		 name, en);
	heng_fail_texts(error, HENG_EFAULT,
			fall->cause == HENG_FALL_LIMIT ? "H6004" : "H6003",
			text[0], text[1]);
	if (fall->what[0])
		heng_error_at(error, fall->what, 0, 0, 0);
	hint(fall, error);
}

void heng_fall_changed(heng_error *error)
{
	heng_fail(error, HENG_EFAULT, "H6006",
		  "策略、方案、插件或评分表在运行期间被改动，"
		  "其余申报书没有评价%s",
		  "policies, profiles, plugins or panels were changed while "
		  "heng was running; the remaining dossiers are not assessed%s",
		  "");
}
