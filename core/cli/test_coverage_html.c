/* The page of heng test --coverage. */
#include <string.h>

#include "core/cli/test_coverage.h"

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
    "'none'; style-src 'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<title>%s</title>\n"
    "<style>\n"
    ":root { color-scheme: light dark; }\n"
    "body { font: 15px/1.5 \"Noto Sans CJK SC\", \"PingFang SC\", "
    "\"Microsoft YaHei\", sans-serif; margin: 1.5rem; }\n"
    "table { border-collapse: collapse; margin: 0 0 2rem; }\n"
    "th, td { border: 1px solid #8888; padding: .15rem .5rem; "
    "text-align: left; vertical-align: top; }\n"
    "td.n { text-align: right; }\n"
    "td.gap { font-weight: bold; border: 2px solid; }\n"
    "</style>\n</head>\n<body>\n<h1>%s</h1>\n";

typedef struct page {
	heng_buf *out;
	heng_lang lang;
} page;

static void put_escaped(heng_buf *out, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '&':
			heng_buf_puts(out, "&amp;");
			break;
		case '<':
			heng_buf_puts(out, "&lt;");
			break;
		case '>':
			heng_buf_puts(out, "&gt;");
			break;
		case '"':
			heng_buf_puts(out, "&quot;");
			break;
		default:
			heng_buf_putc(out, *text);
		}
	}
}

static const char *pick(const page *p, const char *zh, const char *en)
{
	return p->lang == HENG_EN ? en : zh;
}

static void put_cell(const page *p, const char *tag, const char *text)
{
	heng_buf_printf(p->out, "<%s>", tag);
	put_escaped(p->out, text);
	heng_buf_printf(p->out, "</%.2s>", tag);
}

static void put_heading(const page *p, const char *zh, const char *en)
{
	put_cell(p, "h2", pick(p, zh, en));
	heng_buf_puts(p->out, "\n<table>\n");
}

static void put_outcomes(const page *p, const heng_coverage *coverage)
{
	put_heading(p, "规则与结果", "Rules and outcomes");
	heng_buf_puts(p->out, "<thead><tr>");
	put_cell(p, "th scope=\"col\"", pick(p, "规则", "Rule"));
	put_cell(p, "th scope=\"col\"", pick(p, "名称", "Title"));
	for (int o = 0; o < HENG_OUTCOMES; o++) {
		heng_text label = heng_outcome_label((heng_outcome)o);

		put_cell(p, "th scope=\"col\"", pick(p, label.zh, label.en));
	}
	heng_buf_puts(p->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < coverage->n_rules; i++) {
		const heng_rule_coverage *rule = &coverage->rules[i];

		heng_buf_puts(p->out, "<tr>");
		put_cell(p, "th scope=\"row\"", rule->rule->id);
		put_cell(p, "td",
			 pick(p, rule->rule->title.zh, rule->rule->title.en));
		for (int o = 0; o < HENG_OUTCOMES; o++) {
			if (rule->seen[o])
				heng_buf_printf(p->out,
						"<td class=\"n\">%zu</td>",
						rule->seen[o]);
			else if (rule->can[o])
				heng_buf_printf(p->out,
						"<td class=\"gap\">%s</td>",
						pick(p, "未出现", "not seen"));
			else
				heng_buf_puts(p->out, "<td></td>");
		}
		heng_buf_puts(p->out, "</tr>\n");
	}
	heng_buf_puts(p->out, "</tbody></table>\n");
}

static void put_fields(const page *p, const heng_coverage *coverage)
{
	put_heading(p, "字段与读取它的规则",
		    "Fields and the rules that read "
		    "them");
	heng_buf_puts(p->out, "<tbody>\n");
	for (size_t i = 0; i < coverage->n_fields; i++) {
		bool any = false;

		heng_buf_puts(p->out, "<tr>");
		put_cell(p, "th scope=\"row\"", coverage->fields[i].path);
		heng_buf_puts(p->out, coverage->fields[i].readers
					  ? "<td>"
					  : "<td class=\"gap\">");
		for (size_t k = 0; k < coverage->n_rules; k++) {
			if (!coverage->rules[k].reads[i])
				continue;
			heng_buf_puts(p->out, any ? " " : "");
			put_escaped(p->out, coverage->rules[k].rule->id);
			any = true;
		}
		if (!any)
			heng_buf_puts(p->out, pick(p, "无规则读取",
						   "read by "
						   "none"));
		heng_buf_puts(p->out, "</td></tr>\n");
	}
	heng_buf_puts(p->out, "</tbody></table>\n");
}

static void put_citers(const page *p, const heng_coverage *coverage,
		       const heng_norm *norm, const char *article)
{
	bool any = false;

	heng_buf_puts(p->out, "<tr>");
	put_cell(p, "th scope=\"row\"",
		 pick(p, norm->title.zh, norm->title.en));
	put_cell(p, "td", article ? article : "");
	heng_buf_puts(p->out, "<td>");
	for (size_t i = 0; i < coverage->n_rules; i++) {
		const heng_rule *rule = coverage->rules[i].rule;

		if (!heng_cites_article(rule, norm->id, article))
			continue;
		heng_buf_puts(p->out, any ? " " : "");
		put_escaped(p->out, rule->id);
		any = true;
	}
	if (!any)
		heng_buf_puts(p->out, pick(p, "无规则引用", "cited by none"));
	heng_buf_puts(p->out, "</td></tr>\n");
}

static void put_norms(const page *p, const heng_coverage *coverage,
		      const heng_policies *policies)
{
	size_t n;
	const heng_norm *norms = heng_policies_norms(policies, &n);

	put_heading(p, "规范与引用它的规则",
		    "Norms and the rules that cite them");
	heng_buf_puts(p->out, "<tbody>\n");
	for (size_t i = 0; i < n; i++) {
		const heng_norm_version *last =
		    &norms[i].versions[norms[i].n_versions - 1];

		if (last->n_articles == 0)
			put_citers(p, coverage, &norms[i], NULL);
		for (size_t k = 0; k < last->n_articles; k++)
			put_citers(p, coverage, &norms[i],
				   last->articles[k].key);
	}
	heng_buf_puts(p->out, "</tbody></table>\n");
}

void heng_coverage_put_html(const heng_coverage *coverage,
			    const heng_policies *policies, heng_lang lang,
			    heng_buf *out)
{
	page p = {out, lang};
	const char *title = pick(&p, "用例覆盖", "Coverage by cases");

	heng_buf_printf(out, head, lang == HENG_EN ? "en" : "zh", title, title);
	put_outcomes(&p, coverage);
	put_fields(&p, coverage);
	put_norms(&p, coverage, policies);
	heng_buf_puts(out, "</body>\n</html>\n");
}
