/* Parameters: values from profiles and the command line, checked. */
#include <string.h>

#include "core/assess/plan.h"
#include "core/base/fixed.h"

bool heng_param_take(const heng_param *param, const heng_param_setting *setting,
		     const char *text, heng_param_value *out)
{
	int64_t number = setting ? setting->value.number : 0;

	*out = (heng_param_value){0};
	if (param->type == HENG_PARAM_TEXT) {
		if (!text && !(setting && setting->is_text))
			return false;
		out->text = text ? text : setting->value.text;
		return true;
	}
	if (!text && setting->is_text)
		return false;
	if (text && param->type == HENG_PARAM_BOOL) {
		if (strcmp(text, "true") != 0 && strcmp(text, "false") != 0)
			return false;
		number = strcmp(text, "true") == 0;
	} else if (text && !heng_parse_int(text, strlen(text), &number)) {
		return false;
	}
	out->number = number;
	if (param->type == HENG_PARAM_BOOL)
		return number == 0 || number == 1;
	return number >= param->min && number <= param->max;
}

const char *heng_param_print(heng_arena *arena, const heng_param *param,
			     const heng_param_value *value)
{
	switch (param->type) {
	case HENG_PARAM_TEXT:
		return value->text;
	case HENG_PARAM_BOOL:
		return value->number ? "true" : "false";
	default:
		return heng_arena_printf(arena, "%lld",
					 (long long)value->number);
	}
}
