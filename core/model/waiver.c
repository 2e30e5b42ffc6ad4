/* A waiver: its days, and what its states are called. */
#include "core/model/waiver.h"

#include <string.h>

bool heng_moment_parse(const char *text, heng_moment *out)
{
	int zone;

	if (!heng_datetime_parse_zone(text, strlen(text), &out->instant, &zone))
		return false;
	out->local = out->instant + 60 * (int64_t)zone;
	out->text = text;
	return true;
}

/* The day that begins at `seconds` or, unless one does, before it. */
static int64_t day_of(int64_t seconds)
{
	int64_t day = seconds / HENG_DAY_SECONDS;

	return day - (seconds % HENG_DAY_SECONDS < 0);
}

heng_date heng_waiver_first_day(const heng_waiver *waiver)
{
	return (heng_date)day_of(waiver->from.local + HENG_DAY_SECONDS - 1);
}

heng_date heng_waiver_last_day(const heng_waiver *waiver)
{
	/* The last second of a day is enough: none is left out of it. */
	return (heng_date)day_of(waiver->until.local + 1) - 1;
}

static const struct {
	const char *state, *why;
	heng_text label;
} states[HENG_WAIVER_STATES] = {
    [HENG_WAIVER_APPLIED] = {"applied",
			     NULL,
			     {"已适用：该规则不计入得分、未通过数和否决，结果"
			      "仍照原样列出",
			      "applied: the rule counts in no score, failure "
			      "or veto; its result stands as found"}},
    [HENG_WAIVER_EXPIRED] = {"expired",
			     NULL,
			     {"未适用：评价基准日结束前已失效",
			      "not applied: it ends before the day of "
			      "assessment does"}},
    [HENG_WAIVER_FUTURE] = {"future",
			    NULL,
			    {"未适用：评价基准日开始时尚未生效",
			     "not applied: it does not hold yet when the day "
			     "of assessment begins"}},
    [HENG_WAIVER_UNKNOWN_RULE] = {"unknown-rule",
				  NULL,
				  {"未适用：本次评价没有这条规则",
				   "not applied: this assessment has no such "
				   "rule"}},
    [HENG_WAIVER_OTHER_SUBJECT] = {"other-subject",
				   NULL,
				   {"未适用：豁免的是另一评价对象",
				    "not applied: it is for another subject"}},
    [HENG_WAIVER_PASSED] = {"not-needed",
			    "pass",
			    {"无须适用：该规则已通过",
			     "not needed: the rule passed"}},
    [HENG_WAIVER_NOT_APPLICABLE] = {"not-needed",
				    "not-applicable",
				    {"无须适用：该规则不适用于本卷宗",
				     "not needed: the rule does not apply "
				     "here"}},
    [HENG_WAIVER_INFORMATIONAL] = {"not-needed",
				   "informational",
				   {"无须适用：该规则仅供参考，本来就不计入",
				    "not needed: the rule is informational "
				    "and counts in nothing"}},
    [HENG_WAIVER_OTHER_PHASE] = {"not-needed",
				 "phase",
				 {"无须适用：该规则不属于本阶段",
				  "not needed: the rule is not for this "
				  "phase"}},
    [HENG_WAIVER_NOT_SELECTED] = {"not-needed",
				  "selection",
				  {"无须适用：本次没有选评该规则",
				   "not needed: the rule was not selected for "
				   "this run"}},
    [HENG_WAIVER_SECOND] = {"not-needed",
			    "another",
			    {"无须适用：该规则已适用另一项豁免",
			     "not needed: another waiver of the rule is "
			     "applied"}},
    [HENG_WAIVER_WORSE] = {"not-needed",
			   "worse",
			   {"无须适用：适用后结论或总分反而更差",
			    "not needed: with it the verdict or the total "
			    "would be worse"}},
    [HENG_WAIVER_VETO] = {"not-permitted",
			  "veto",
			  {"不得适用：这是一票否决项，评价方案不允许豁免",
			   "not permitted: the rule is a veto that the "
			   "profile does not permit to be waived"}},
    [HENG_WAIVER_EXCLUDED] = {"not-permitted",
			      "profile",
			      {"不得适用：评价方案没有采用该规则",
			       "not permitted: the profile leaves the rule "
			       "out"}},
    [HENG_WAIVER_PENDING] = {"not-permitted",
			     "pending",
			     {"不得适用：专家尚未评分，评分不能以豁免代替",
			      "not permitted: the experts have not scored the "
			      "rule, and a waiver replaces no ballots"}},
    [HENG_WAIVER_ERROR] = {"not-permitted",
			   "error",
			   {"不得适用：该规则因故障未能评价，故障不能豁免",
			    "not permitted: the rule could not be judged, and "
			    "a fault cannot be waived"}},
};

const char *heng_waiver_state_name(heng_waiver_state state)
{
	return states[state].state;
}

const char *heng_waiver_why_name(heng_waiver_state state)
{
	return states[state].why;
}

heng_text heng_waiver_state_label(heng_waiver_state state)
{
	return states[state].label;
}
