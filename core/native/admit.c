/* Admission: what a host says its plugin declares, checked and taken over. */
#include "core/native/admit.h"

#include <heng/plugin.h>
#include <stdio.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/native/declare.h"
#include "core/native/fault.h"
#include "core/native/wire.h"

/* One reading of a declaration, and which part of it it is at. */
typedef struct admission {
	heng_cursor cursor;
	heng_arena *arena;
	heng_plugin_info *info;
	const char *file; /* what its user knows it by */
	const char *of;	  /* id of the rule or measure, or "" */
	bool no_memory;
	heng_error *error;
} admission;

/* Names the file, the rule or measure, and what is wrong with it. */
static heng_rc refuse(const admission *a, const char *zh, const char *en)
{
	const char *gap = *a->of ? ": " : "";
	char both[2][HENG_FAULT_TEXT_MAX];

	if (a->no_memory)
		return heng_fail_memory(a->error);
	if (a->cursor.failed) {
		zh = "声明过长，或者含有控制字符";
		en = "a declaration is too long or has control characters";
	}
	snprintf(both[0], sizeof(both[0]), "%.255s：%s%s%s", a->file, a->of,
		 *gap ? "：" : "", zh);
	snprintf(both[1], sizeof(both[1]), "%.255s: %s%s%s", a->file, a->of,
		 gap, en);
	heng_fail_texts(a->error, HENG_EFAULT, "H3008", both[0], both[1]);
	heng_error_hint(a->error, "请供应商按 heng-plugin(3) 更正",
			"the vendor corrects it as heng-plugin(3) says");
	return HENG_EFAULT;
}

/* A text of at most `max` bytes fit for a report, or NULL. */
static char *take_text(admission *a, size_t max)
{
	size_t size;
	const char *text = heng_cursor_text(&a->cursor, max, &size);
	char *copy;

	if (!text || !heng_wire_is_plain(text, size)) {
		a->cursor.failed = true;
		return NULL;
	}
	copy = heng_arena_copy(a->arena, text, size);
	if (!copy)
		a->no_memory = true;
	return copy;
}

static bool is_one_of(char c, const char *more)
{
	return (c >= '0' && c <= '9') || (c && strchr(more, c));
}

/* `first` letters, then letters, digits and what `more` has. */
static bool is_name(const char *text, size_t max, const char *more)
{
	size_t i, size = strlen(text);

	if (!size || size > max || text[0] < 'a' || text[0] > 'z')
		return false;
	for (i = 1; i < size; i++)
		if ((text[i] < 'a' || text[i] > 'z') &&
		    !is_one_of(text[i], more))
			return false;
	return true;
}

/* Upper-case words and numbers with single hyphens between: "LC-03". */
static bool is_rule_id(const char *text)
{
	size_t i, size = strlen(text);
	bool hyphen = false;

	if (size < 3 || size > HENG_RULE_ID_MAX || text[0] < 'A' ||
	    text[0] > 'Z' || text[size - 1] == '-')
		return false;
	for (i = 1; i < size; i++) {
		if (text[i] == '-' && text[i - 1] == '-')
			return false;
		if (text[i] == '-')
			hyphen = true;
		else if ((text[i] < 'A' || text[i] > 'Z') &&
			 !is_one_of(text[i], ""))
			return false;
	}
	return hyphen;
}

static bool is_version(const char *text)
{
	size_t i, size = strlen(text);

	for (i = 0; i < size; i++)
		if (text[i] <= ' ' || text[i] > '~')
			return false;
	return size > 0;
}

static bool take_texts(admission *a, size_t max, heng_text *out)
{
	out->zh = take_text(a, max);
	out->en = take_text(a, max);
	if (!out->zh || !out->en)
		return false;
	if (!*out->zh && !*out->en)
		*out = (heng_text){NULL, NULL};
	return !out->zh || (*out->zh && *out->en);
}

static heng_rc take_cites(admission *a, heng_rule *rule)
{
	size_t i, n = heng_cursor_u32(&a->cursor);
	heng_cite *cites;

	if (a->cursor.failed || n > HENG_DECLARED_MAX)
		return refuse(a, "规则引用的条款过多",
			      "the rule cites too much");
	cites = heng_arena_alloc(a->arena, n * sizeof(*cites));
	if (!cites)
		return heng_fail_memory(a->error);
	for (i = 0; i < n; i++) {
		char *text = take_text(a, HENG_CITE_MAX);
		char *mark = text ? strchr(text, '#') : NULL;

		if (mark)
			*mark = '\0';
		cites[i].norm = text;
		cites[i].article = mark ? mark + 1 : NULL;
		if (!text || !*text || (mark && !mark[1]))
			return refuse(a, "规则的引用不是“规范#条款”的形式",
				      "the rule cites something that is not "
				      "\"norm#article\"");
	}
	rule->cites = cites;
	rule->n_cites = n;
	return HENG_OK;
}

/* Whether default and bounds fit together; sets the bounds of a bool. */
static bool bound_param(heng_param *param)
{
	int64_t value = param->default_value.number;

	switch (param->type) {
	case HENG_PARAM_TEXT:
		param->min = param->max = param->default_value.number = 0;
		return true;
	case HENG_PARAM_BOOL:
		param->min = 0;
		param->max = 1;
		break;
	case HENG_PARAM_PERCENT:
		if (param->min < 0 || param->max > HENG_BP)
			return false;
		break;
	case HENG_PARAM_INTEGER:
	case HENG_PARAM_MONEY:
		break;
	}
	return param->min <= value && value <= param->max;
}

static bool param_type(uint32_t type, heng_param_type *out)
{
	switch (type) {
	case HENG_PLUGIN_PARAM_INTEGER:
		*out = HENG_PARAM_INTEGER;
		return true;
	case HENG_PLUGIN_PARAM_MONEY:
		*out = HENG_PARAM_MONEY;
		return true;
	case HENG_PLUGIN_PARAM_PERCENT:
		*out = HENG_PARAM_PERCENT;
		return true;
	case HENG_PLUGIN_PARAM_BOOL:
		*out = HENG_PARAM_BOOL;
		return true;
	case HENG_PLUGIN_PARAM_TEXT:
		*out = HENG_PARAM_TEXT;
		return true;
	default:
		return false;
	}
}

static heng_rc take_param(admission *a, const heng_rule *rule,
			  heng_param *param)
{
	uint32_t type = heng_cursor_u32(&a->cursor);
	size_t i;

	param->name = take_text(a, HENG_PARAM_NAME_MAX);
	param->unit = take_text(a, HENG_UNIT_MAX);
	param->min = heng_cursor_i64(&a->cursor);
	param->max = heng_cursor_i64(&a->cursor);
	param->default_value.number = heng_cursor_i64(&a->cursor);
	param->default_value.text = take_text(a, HENG_EXPLANATION_MAX);
	if (!param->name || !param->unit || !param->default_value.text ||
	    !is_name(param->name, HENG_PARAM_NAME_MAX, "_"))
		return refuse(a, "规则有一个参数名不合规定",
			      "the rule has a parameter whose name is not "
			      "allowed");
	for (i = 0; i < rule->n_params; i++)
		if (strcmp(rule->params[i].name, param->name) == 0)
			return refuse(a, "规则的两个参数同名",
				      "the rule has two parameters of one "
				      "name");
	if (!*param->unit)
		param->unit = NULL;
	if (!param_type(type, &param->type) || !bound_param(param))
		return refuse(a, "规则有一个参数的类型、上下限或默认值不合规定",
			      "the rule has a parameter whose type, bounds or "
			      "default are not allowed");
	if (param->type != HENG_PARAM_TEXT)
		param->default_value.text = NULL;
	return HENG_OK;
}

static heng_rc take_params(admission *a, heng_rule *rule)
{
	size_t i, n = heng_cursor_u32(&a->cursor);
	heng_param *params;

	if (a->cursor.failed || n > HENG_DECLARED_MAX)
		return refuse(a, "规则的参数过多",
			      "the rule has too many parameters");
	params = heng_arena_alloc(a->arena, n * sizeof(*params));
	if (!params)
		return heng_fail_memory(a->error);
	rule->params = params;
	for (i = 0; i < n; i++) {
		heng_rc rc = take_param(a, rule, &params[i]);

		if (rc)
			return rc;
		rule->n_params++;
	}
	return HENG_OK;
}

/* The plain numbers of a rule. */
static heng_rc take_terms(admission *a, heng_rule *rule)
{
	uint32_t dimension = heng_cursor_u32(&a->cursor);
	uint32_t phases = heng_cursor_u32(&a->cursor);
	uint32_t severity = heng_cursor_u32(&a->cursor);
	int32_t weight = (int32_t)heng_cursor_u32(&a->cursor);
	bool veto = heng_cursor_u32(&a->cursor);
	bool check = heng_cursor_u32(&a->cursor);

	if (a->cursor.failed || dimension < HENG_PLUGIN_INNOVATION ||
	    dimension > HENG_PLUGIN_RISK_CONTROL)
		return refuse(a, "规则的维度不存在",
			      "the rule is in a dimension that does not "
			      "exist");
	if (!phases || phases > (HENG_PLUGIN_ADMISSION | HENG_PLUGIN_OPERATION |
				 HENG_PLUGIN_EXIT))
		return refuse(a, "规则的阶段不存在",
			      "the rule is for no phase, or for one that "
			      "does not exist");
	if (severity < HENG_PLUGIN_MINOR_RULE ||
	    severity > HENG_PLUGIN_CRITICAL_RULE)
		return refuse(a, "规则的严重程度不存在",
			      "the rule has a severity that does not "
			      "exist");
	if (weight < HENG_PLUGIN_INFORMATIONAL || weight > HENG_RULE_WEIGHT_MAX)
		return refuse(a, "规则的权重不在 1 至 1000 之内",
			      "the rule has a weight that is not in 1 to "
			      "1000");
	if (veto && weight == HENG_PLUGIN_INFORMATIONAL)
		return refuse(a, "规则仅供参考，不能一票否决",
			      "the rule is informational and cannot be a "
			      "veto");
	if (!check)
		return refuse(a, "规则没有检查函数",
			      "the rule has no check function");
	rule->dimension = (heng_dimension)(dimension - HENG_PLUGIN_INNOVATION);
	rule->phases = phases; /* the same bits as 1 << heng_phase */
	rule->severity = (heng_severity)(severity - HENG_PLUGIN_MINOR_RULE);
	rule->veto = veto;
	rule->weight = weight == HENG_PLUGIN_INFORMATIONAL ? 0 : weight;
	if (weight == HENG_PLUGIN_WEIGHT_BY_SEVERITY)
		rule->weight = heng_severity_weight(rule->severity);
	return HENG_OK;
}

static heng_rc take_rule(admission *a, size_t index, heng_rule *rule)
{
	size_t i;
	heng_rc rc;

	a->of = "";
	rule->id = take_text(a, HENG_RULE_ID_MAX);
	if (!rule->id || !is_rule_id(rule->id))
		return refuse(a, "有一条规则的编号不是 LC-03 的形式",
			      "a rule has an id that is not like LC-03");
	a->of = rule->id;
	for (i = 0; i < index; i++)
		if (strcmp(a->info->rules[i].id, rule->id) == 0)
			return refuse(a, "规则声明了两次",
				      "the rule is declared twice");
	if (!take_texts(a, HENG_TITLE_MAX, &rule->title) || !rule->title.zh)
		return refuse(a, "规则缺少中文或英文名称",
			      "the rule has no title in Chinese or in "
			      "English");
	rc = take_terms(a, rule);
	if (rc)
		return rc;
	if (!take_texts(a, HENG_EXPLANATION_MAX, &rule->rationale) ||
	    !take_texts(a, HENG_EXPLANATION_MAX, &rule->remedy))
		return refuse(a, "规则的说明缺少一种语言或过长",
			      "the rule has a rationale or remedy in one "
			      "language only, or too long");
	rc = take_cites(a, rule);
	if (!rc)
		rc = take_params(a, rule);
	rule->kind = HENG_AUTOMATIC;
	rule->pass_at = HENG_PASS_AT;
	rule->fail_below = HENG_FAIL_BELOW;
	rule->quorum = HENG_QUORUM;
	rule->source = HENG_FROM_PLUGIN;
	rule->owner = a->info->id;
	rule->check = (int)index + 1;
	return rc;
}

static heng_rc take_rules(admission *a)
{
	size_t i, n = heng_cursor_u32(&a->cursor);
	heng_rule *rules;

	if (a->cursor.failed || n > HENG_DECLARED_MAX)
		return refuse(a, "规则过多", "too many rules");
	rules = heng_arena_alloc(a->arena, n * sizeof(*rules));
	if (!rules)
		return heng_fail_memory(a->error);
	a->info->rules = rules;
	for (i = 0; i < n; i++) {
		heng_rc rc = take_rule(a, i, &rules[i]);

		if (rc)
			return rc;
	}
	a->info->n_rules = n;
	return HENG_OK;
}

static heng_rc take_measure(admission *a, size_t index, heng_measure *measure)
{
	bool compute;
	size_t i;

	a->of = "";
	measure->plugin = a->info->id;
	measure->name = take_text(a, HENG_MEASURE_NAME_MAX);
	if (!measure->name ||
	    !is_name(measure->name, HENG_MEASURE_NAME_MAX, "_-"))
		return refuse(a, "有一项指标的名称不合规定",
			      "a measure has a name that is not allowed");
	a->of = measure->name;
	for (i = 0; i < index; i++)
		if (strcmp(a->info->measures[i].name, measure->name) == 0)
			return refuse(a, "指标声明了两次",
				      "the measure is declared twice");
	if (!take_texts(a, HENG_TITLE_MAX, &measure->title) ||
	    !measure->title.zh)
		return refuse(a, "指标缺少中文或英文名称",
			      "the measure has no title in Chinese or in "
			      "English");
	measure->unit = take_text(a, HENG_UNIT_MAX);
	measure->scale = heng_cursor_u32(&a->cursor);
	compute = heng_cursor_u32(&a->cursor);
	if (!measure->unit || measure->scale > 9 || !compute)
		return refuse(a, "指标的单位、小数位数或函数不合规定",
			      "the measure has a unit, scale or function "
			      "that is not allowed");
	measure->why_not = "";
	measure->note = "";
	return HENG_OK;
}

static heng_rc take_measures(admission *a)
{
	size_t i, n = heng_cursor_u32(&a->cursor);
	heng_measure *measures;

	if (a->cursor.failed || n > HENG_DECLARED_MAX)
		return refuse(a, "指标过多", "too many measures");
	measures = heng_arena_alloc(a->arena, n * sizeof(*measures));
	if (!measures)
		return heng_fail_memory(a->error);
	a->info->measures = measures;
	for (i = 0; i < n; i++) {
		heng_rc rc = take_measure(a, i, &measures[i]);

		if (rc)
			return rc;
	}
	a->info->n_measures = n;
	return HENG_OK;
}

static heng_rc take_plugin(admission *a)
{
	heng_plugin_info *info = a->info;
	uint32_t major = heng_cursor_u32(&a->cursor);
	uint32_t minor = heng_cursor_u32(&a->cursor);
	const char *id = take_text(a, HENG_PLUGIN_ID_MAX);
	const char *version = take_text(a, HENG_PLUGIN_VERSION_MAX);

	if (!id || !version || !is_version(version))
		return refuse(a, "插件的版本号不合规定",
			      "the plugin's version is not allowed");
	if (!is_name(id, HENG_PLUGIN_ID_MAX, "-"))
		return refuse(a, "插件的标识不合规定",
			      "the plugin's id is not allowed");
	if (strcmp(id, info->id) != 0) {
		heng_fail(a->error, HENG_EFAULT, "H3011",
			  "%s 自称 %s，方案要的是 %s",
			  "%s calls itself %s; the profile asks for %s",
			  a->file, id, info->id);
		return HENG_EFAULT;
	}
	info->version = version;
	info->abi = heng_arena_printf(a->arena, "%u.%u", (unsigned)major,
				      (unsigned)minor);
	return info->abi ? HENG_OK : heng_fail_memory(a->error);
}

heng_rc heng_admit(const char *body, size_t size, heng_arena *arena,
		   heng_plugin_info *info, heng_error *error)
{
	const char *slash = strrchr(info->file, '/');
	admission a = {.cursor = {body, body + size, false},
		       .arena = arena,
		       .info = info,
		       .file = slash ? slash + 1 : info->file,
		       .of = "",
		       .error = error};
	heng_rc rc = take_plugin(&a);

	if (!rc)
		rc = take_rules(&a);
	if (!rc)
		rc = take_measures(&a);
	if (!rc && a.cursor.at != a.cursor.end) {
		a.cursor.failed = true;
		rc = refuse(&a, "", "");
	}
	if (rc) {
		info->version = info->abi = "";
		info->rules = NULL;
		info->measures = NULL;
		info->n_rules = info->n_measures = 0;
	}
	return rc;
}
