/* Signal names: what ended a process, in both languages. */
#include "core/base/signal_name.h"

#include <signal.h>
#include <stddef.h>

static const struct {
	int number;
	const char *zh, *en;
} names[] = {
    {SIGSEGV, "段错误", "segmentation fault"},
    {SIGABRT, "自行中止", "aborted itself"},
    {SIGBUS, "总线错误", "bus error"},
    {SIGFPE, "算术错误", "arithmetic error"},
    {SIGILL, "非法指令", "illegal instruction"},
    {SIGTRAP, "断点陷阱", "trap"},
    {SIGSYS, "禁止的系统调用", "forbidden system call"},
    {SIGXCPU, "处理器时间超限", "processor time limit"},
    {SIGXFSZ, "不允许写文件", "may not write files"},
    {SIGPIPE, "管道已断", "broken pipe"},
    {SIGTERM, "要求终止", "termination"},
    {SIGKILL, "强制终止", "killed outright"},
};

void heng_signal_name(int number, const char **zh, const char **en)
{
	*zh = "其他信号";
	*en = "another signal";
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (names[i].number == number) {
			*zh = names[i].zh;
			*en = names[i].en;
		}
	}
}
