/* Signal names: what ended a process, in both languages. */
#ifndef HENG_BASE_SIGNAL_NAME_H
#define HENG_BASE_SIGNAL_NAME_H

/* strsignal() depends on the locale, a report must not. */
void heng_signal_name(int number, const char **zh, const char **en);

#endif
