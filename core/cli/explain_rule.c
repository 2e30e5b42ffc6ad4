/* A rule explained: what it asks, of whom, by which norm. */
#include "core/cli/explain_rule.h"

#include <string.h>

#include "reports/cells.h"
#include "reports/labels.h"

typedef struct writer {
	heng_buf *out;
	heng_lang lang;
} writer;

static void put(writer *w, heng_text text)
{
	(void)heng_label_put(w->out, text, w->lang);
}

/* What a policy or plugin wrote. */
static void put_text(writer *w, const char *text)
{
	(void)heng_cells_put(w->out, text);
}

static void put_label(writer *w, const char *zh, const char *en)
{
	heng_buf_puts(w->out, "  ");
	put(w, (heng_text){zh, en});
	heng_buf_puts(w->out, ": ");
}

static void put_line(writer *w, const char *zh, const char *en, heng_text text)
{
	if (!text.zh)
		return;
	put_label(w, zh, en);
	put(w, text);
	heng_buf_putc(w->out, '\n');
}

static void put_value(writer *w, const heng_param *param,
		      const heng_param_value *value)
{
	if (param->type == HENG_PARAM_TEXT)
		put_text(w, value->text);
	else if (param->type == HENG_PARAM_BOOL)
		heng_buf_puts(w->out, value->number ? "true" : "false");
	else
		heng_buf_put_int(w->out, value->number);
}

/* "integer, 1 to 60" */
static void put_range(writer *w, const heng_param *param)
{
	bool ranged = param->type <= HENG_PARAM_PERCENT;
	bool least = ranged && param->min != INT64_MIN;
	bool most = ranged && param->max != INT64_MAX;

	heng_buf_printf(w->out, "  (%s", heng_param_type_name(param->type));
	if (least)
		heng_buf_printf(w->out, ", >= %lld", (long long)param->min);
	if (most)
		heng_buf_printf(w->out, ", <= %lld", (long long)param->max);
	heng_buf_putc(w->out, ')');
}

static void put_params(writer *w, const heng_rule *rule)
{
	for (size_t i = 0; i < rule->n_params; i++) {
		const heng_param *param = &rule->params[i];

		put_label(w, "参数", "parameter");
		put_text(w, param->name);
		heng_buf_puts(w->out, " = ");
		put_value(w, param, &param->default_value);
		if (param->unit) {
			heng_buf_putc(w->out, ' ');
			put_text(w, param->unit);
		}
		put_range(w, param);
		heng_buf_printf(w->out, "  --param %s.", rule->id);
		put_text(w, param->name);
		heng_buf_puts(w->out, "=…\n");
	}
}

/* What the rule looks at in the dossier. */
static void put_fields(writer *w, const heng_survey *survey)
{
	if (survey->n_fields == 0)
		return;
	put_label(w, "读取的字段", "fields it reads");
	heng_buf_putc(w->out, '\n');
	for (size_t i = 0; i < survey->n_fields; i++) {
		const heng_field *field = &survey->fields[i];

		heng_buf_puts(w->out, "    · ");
		put_text(w, field->path);
		if (field->label.zh && *field->label.zh) {
			heng_buf_puts(w->out, "  ");
			put(w, field->label);
		}
		if (field->demanded)
			put(w, (heng_text){"（缺少时为证据不足）",
					   " (needed: insufficient without "
					   "it)"});
		heng_buf_putc(w->out, '\n');
	}
}

static const heng_rule_example *find_example(const heng_rule_page *page,
					     heng_outcome outcome)
{
	for (size_t i = 0; i < page->n_examples; i++) {
		if (page->examples[i].outcome == outcome)
			return &page->examples[i];
	}
	return NULL;
}

static void put_template(writer *w, const heng_template *item)
{
	if (!item->zh || !item->en)
		return;
	heng_buf_puts(w->out, "    · ");
	put(w, heng_outcome_label(item->outcome));
	put(w, (heng_text){"：", ": "});
	heng_buf text = {0};
	(void)heng_label_put(&text, (heng_text){item->zh, item->en}, w->lang);
	put_text(w, heng_buf_str(&text));
	w->out->failed |= text.failed;
	heng_buf_fini(&text);
	heng_buf_putc(w->out, '\n');
}

/* What the rule may come to: its messages, and a case of each outcome. */
static void put_outcomes(writer *w, const heng_rule_page *page)
{
	const heng_survey *survey = page->survey;

	if (survey->n_templates + page->n_examples == 0)
		return;
	put_label(w, "可能的结果", "what it may come to");
	heng_buf_putc(w->out, '\n');
	for (int o = 0; o < HENG_OUTCOMES; o++) {
		const heng_rule_example *example =
		    find_example(page, (heng_outcome)o);
		bool any = false;

		for (size_t i = 0; i < survey->n_templates; i++) {
			const heng_template *item = &survey->templates[i];

			if ((int)item->outcome != o)
				continue;
			any = true;
			put_template(w, item);
		}
		if (any && o == HENG_PASS) {
			heng_buf_puts(w->out, "    · ");
			put(w, heng_outcome_label(HENG_PASS));
			heng_buf_putc(w->out, '\n');
		}
		if (!example)
			continue;
		heng_buf_puts(w->out, "      ");
		put(w, (heng_text){"例：", "example: "});
		put(w, heng_outcome_label((heng_outcome)o));
		heng_buf_puts(w->out, "  ");
		put_text(w, example->base);
		heng_buf_puts(w->out, *example->change ? ", " : "");
		put_text(w, example->change);
		heng_buf_putc(w->out, '\n');
	}
}

static const heng_norm *find_norm(const heng_norm *norms, size_t n,
				  const char *id)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(norms[i].id, id) == 0)
			return &norms[i];
	}
	return NULL;
}

static void put_cite(writer *w, const heng_cite *cite, const heng_norm *norm)
{
	char from[11];

	put_label(w, "依据", "norm");
	if (!norm) {
		put_text(w, cite->norm);
		heng_buf_putc(w->out, '\n');
		return;
	}
	put(w, norm->title);
	put(w, norm->verified ? (heng_text){"（已核实）", " (verified)"}
			      : (heng_text){"（未核实）", " (unverified)"});
	for (size_t v = 0; v < norm->n_versions; v++) {
		const heng_norm_version *version = &norm->versions[v];
		const char *number =
		    cite->article ? heng_norm_article(version, cite->article)
				  : NULL;

		heng_buf_puts(w->out, v ? "; " : "  ");
		heng_date_format(version->from, from);
		put(w, (heng_text){"自", "from"});
		heng_buf_printf(w->out, " %s", from);
		if (!number)
			continue;
		heng_buf_puts(w->out, ": ");
		put(w, (heng_text){"第", "art."});
		heng_buf_putc(w->out, ' ');
		put_text(w, number);
		heng_buf_putc(w->out, ' ');
		put(w, (heng_text){"条", ""});
	}
	heng_buf_putc(w->out, '\n');
}

static void put_scale(writer *w, const heng_rule *rule)
{
	for (size_t i = 0; i < rule->n_scale; i++) {
		put_label(w, "评分刻度", "scale");
		heng_buf_printf(w->out, "%d  ", rule->scale[i].score);
		put(w, rule->scale[i].meaning);
		heng_buf_putc(w->out, '\n');
	}
	if (rule->kind == HENG_AUTOMATIC)
		return;
	put_label(w, "专家", "experts");
	if (rule->majority)
		put(w, (heng_text){"多数评 60 分以上为通过",
				   "pass if most ballots are 60 and more"});
	else
		heng_buf_printf(w->out, ">= %d pass, < %d fail",
				rule->pass_at / 100, rule->fail_below / 100);
	heng_buf_printf(w->out, "; quorum %d\n", rule->quorum);
}

static void put_applies(writer *w, const heng_rule *rule)
{
	put_label(w, "适用", "applies");
	put(w, rule->applies
		   ? (heng_text){"仅在规则自己的条件成立时，否则为不适用",
				 "where the rule's own condition holds; else "
				 "not applicable"}
		   : (heng_text){"总是", "always"});
	heng_buf_putc(w->out, '\n');
}

void heng_explain_rule(const heng_rule_page *page, heng_lang lang,
		       heng_buf *out)
{
	const heng_rule *rule = page->rule;
	writer w = {out, lang};
	bool first = true;

	heng_buf_printf(out, "%s  ", rule->id);
	put(&w, rule->title);
	heng_buf_putc(out, '\n');
	put_line(&w, "维度", "dimension",
		 heng_dimension_label(rule->dimension));
	put_label(&w, "阶段", "phases");
	for (int i = 0; i < HENG_PHASES; i++) {
		if (!(rule->phases & 1u << i))
			continue;
		heng_buf_puts(out, first ? "" : ", ");
		first = false;
		put(&w, heng_phase_label((heng_phase)i));
	}
	heng_buf_putc(out, '\n');
	put_line(&w, "严重程度", "severity",
		 heng_severity_label(rule->severity));
	put_label(&w, "权重", "weight");
	heng_buf_printf(out, "%d", rule->weight);
	if (rule->veto) {
		heng_buf_puts(out, "  ");
		put(&w, (heng_text){"一票否决", "VETO"});
	}
	heng_buf_putc(out, '\n');
	put_line(&w, "理由", "rationale", rule->rationale);
	for (size_t i = 0; i < rule->n_cites; i++)
		put_cite(
		    &w, &rule->cites[i],
		    find_norm(page->norms, page->n_norms, rule->cites[i].norm));
	put_applies(&w, rule);
	put_fields(&w, page->survey);
	put_params(&w, rule);
	put_outcomes(&w, page);
	put_line(&w, "评分说明", "guidance", rule->guidance);
	put_scale(&w, rule);
	put_line(&w, "整改", "remedy", rule->remedy);
	put_label(&w, "来源", "declared by");
	heng_buf_puts(out,
		      rule->source == HENG_FROM_PLUGIN ? "plugin " : "policy ");
	put_text(&w, rule->owner);
	if (rule->file) {
		heng_buf_puts(out, "  ");
		put_text(&w, rule->file);
		heng_buf_printf(out, ":%u", rule->line);
	}
	heng_buf_putc(out, '\n');
}
