/* The closed sets of the vocabulary: their tokens and labels. */
#include "core/model/terms.h"

#include <stddef.h>
#include <string.h>

typedef struct term {
	const char *name;
	heng_text label;
} term;

static const term dimensions[HENG_DIMENSIONS] = {
    [HENG_INNOVATION] = {"innovation", {"创新价值", "Innovation"}},
    [HENG_SERVICE] = {"service", {"服务质量", "Service quality"}},
    [HENG_LEGALITY] = {"legality", {"合法合规", "Legality"}},
    [HENG_DATA_SECURITY] = {"data-security", {"数据安全", "Data security"}},
    [HENG_RISK_CONTROL] = {"risk-control", {"风险防控", "Risk control"}},
};

static const term phases[HENG_PHASES] = {
    [HENG_ADMISSION] = {"admission", {"事前", "Admission"}},
    [HENG_OPERATION] = {"operation", {"事中", "Operation"}},
    [HENG_EXIT] = {"exit", {"事后", "Exit"}},
};

static const term severities[HENG_SEVERITIES] = {
    [HENG_MINOR] = {"minor", {"一般", "Minor"}},
    [HENG_MAJOR] = {"major", {"重要", "Major"}},
    [HENG_CRITICAL] = {"critical", {"严重", "Critical"}},
};

static const term outcomes[HENG_OUTCOMES] = {
    [HENG_NOT_APPLICABLE] = {"not-applicable", {"不适用", "Not applicable"}},
    [HENG_PASS] = {"pass", {"通过", "Pass"}},
    [HENG_PARTIAL] = {"partial", {"部分通过", "Partial"}},
    [HENG_INSUFFICIENT] = {"insufficient", {"证据不足", "Evidence missing"}},
    [HENG_PENDING] = {"pending", {"待专家评分", "Awaiting ballots"}},
    [HENG_ERROR] = {"error", {"出错", "Error"}},
    [HENG_FAIL] = {"fail", {"未通过", "Fail"}},
};

static const term kinds[] = {
    [HENG_AUTOMATIC] = {"automatic", {"自动", "Automatic"}},
    [HENG_EXPERT] = {"expert", {"专家", "Expert"}},
    [HENG_BOTH_KINDS] = {"both", {"自动与专家", "Automatic and expert"}},
};

static const term means[HENG_MEANS] = {
    [HENG_MEAN] = {"mean", {"平均分", "Mean"}},
    [HENG_MEDIAN] = {"median", {"中位数", "Median"}},
    [HENG_TRIMMED_MEAN] = {"trimmed-mean",
			   {"去掉最高最低的平均分", "Trimmed mean"}},
};

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

/* The index of a token, or -1. */
static int find(const term *terms, int n, const char *name)
{
	for (int i = 0; i < n; i++) {
		if (strcmp(terms[i].name, name) == 0)
			return i;
	}
	return -1;
}

const char *heng_dimension_name(heng_dimension dimension)
{
	return dimensions[dimension].name;
}

const char *heng_phase_name(heng_phase phase)
{
	return phases[phase].name;
}

const char *heng_severity_name(heng_severity severity)
{
	return severities[severity].name;
}

const char *heng_outcome_name(heng_outcome outcome)
{
	return outcomes[outcome].name;
}

const char *heng_kind_name(heng_kind kind)
{
	return kinds[kind].name;
}

heng_text heng_dimension_label(heng_dimension dimension)
{
	return dimensions[dimension].label;
}

heng_text heng_phase_label(heng_phase phase)
{
	return phases[phase].label;
}

heng_text heng_severity_label(heng_severity severity)
{
	return severities[severity].label;
}

heng_text heng_outcome_label(heng_outcome outcome)
{
	return outcomes[outcome].label;
}

bool heng_dimension_find(const char *name, heng_dimension *out)
{
	int at = find(dimensions, HENG_DIMENSIONS, name);

	if (at >= 0)
		*out = (heng_dimension)at;
	return at >= 0;
}

bool heng_phase_find(const char *name, heng_phase *out)
{
	int at = find(phases, HENG_PHASES, name);

	if (at >= 0)
		*out = (heng_phase)at;
	return at >= 0;
}

bool heng_severity_find(const char *name, heng_severity *out)
{
	int at = find(severities, HENG_SEVERITIES, name);

	if (at >= 0)
		*out = (heng_severity)at;
	return at >= 0;
}

bool heng_outcome_find(const char *name, heng_outcome *out)
{
	int at = find(outcomes, HENG_OUTCOMES, name);

	if (at >= 0)
		*out = (heng_outcome)at;
	return at >= 0;
}

bool heng_kind_find(const char *name, heng_kind *out)
{
	int at = find(kinds, KINDS, name);

	if (at >= 0)
		*out = (heng_kind)at;
	return at >= 0;
}

bool heng_outcome_is_unresolved(heng_outcome outcome)
{
	return outcome == HENG_INSUFFICIENT || outcome == HENG_PENDING ||
	       outcome == HENG_ERROR;
}

const char *heng_mean_name(heng_mean mean)
{
	return means[mean].name;
}

heng_text heng_mean_label(heng_mean mean)
{
	return means[mean].label;
}

bool heng_mean_find(const char *name, heng_mean *out)
{
	int i = find(means, HENG_MEANS, name);

	if (i >= 0)
		*out = (heng_mean)i;
	return i >= 0;
}
