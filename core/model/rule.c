/* A rule: defaults and look-ups of what it declares. */
#include "core/model/rule.h"

#include <string.h>

static const char *const param_types[] = {
    [HENG_PARAM_INTEGER] = "integer", [HENG_PARAM_MONEY] = "money",
    [HENG_PARAM_PERCENT] = "percent", [HENG_PARAM_BOOL] = "bool",
    [HENG_PARAM_TEXT] = "text",
};

enum { PARAM_TYPES = sizeof(param_types) / sizeof(*param_types) };

int heng_severity_weight(heng_severity severity)
{
	static const int weights[HENG_SEVERITIES] = {
	    [HENG_MINOR] = 1,
	    [HENG_MAJOR] = 3,
	    [HENG_CRITICAL] = 5,
	};

	return weights[severity];
}

const heng_param *heng_rule_param(const heng_rule *rule, const char *name)
{
	for (size_t i = 0; i < rule->n_params; i++) {
		if (strcmp(rule->params[i].name, name) == 0)
			return &rule->params[i];
	}
	return NULL;
}

const char *heng_param_type_name(heng_param_type type)
{
	return param_types[type];
}

bool heng_param_type_find(const char *name, heng_param_type *out)
{
	for (int i = 0; i < PARAM_TYPES; i++) {
		if (strcmp(param_types[i], name) == 0) {
			*out = (heng_param_type)i;
			return true;
		}
	}
	return false;
}
