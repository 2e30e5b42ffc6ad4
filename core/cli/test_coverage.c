/* heng test --coverage: what the cases saw, and what they did not. */
#include <string.h>

#include "core/base/fixed.h"
#include "core/cases/coverage.h"
#include "core/cli/test_coverage.h"

typedef struct gathering {
	heng_cli *cli;
	heng_coverage coverage;
} gathering;

static int take(size_t index, const heng_case *c, const heng_result *result,
		void *userdata)
{
	gathering *g = userdata;
	heng_error error;
	heng_rc rc = heng_coverage_add(&g->coverage, result, &error);

	(void)index;
	(void)c;
	if (rc == HENG_OK)
		return 0;
	(void)heng_cli_report(&error, g->cli);
	return heng_cli_status(rc);
}

static const char *pick(const heng_cli *cli, const char *zh, const char *en)
{
	return cli->lang == HENG_EN ? en : zh;
}

static void put_rules(const gathering *g, heng_buf *out)
{
	const heng_coverage *coverage = &g->coverage;

	for (size_t i = 0; i < coverage->n_rules; i++) {
		const heng_rule_coverage *rule = &coverage->rules[i];
		bool all = true;

		heng_buf_printf(out, "%-8s", rule->rule->id);
		for (int o = 0; o < HENG_OUTCOMES; o++) {
			if (!rule->can[o] && rule->seen[o] == 0)
				continue;
			all &= rule->seen[o] > 0;
			heng_buf_printf(out, "  %s %zu%s",
					heng_outcome_name((heng_outcome)o),
					rule->seen[o],
					rule->seen[o] ? "" : " !");
		}
		heng_buf_puts(out, all ? "\n" : "  <--\n");
	}
}

static void put_fields(const gathering *g, heng_buf *out)
{
	const heng_coverage *coverage = &g->coverage;

	heng_buf_printf(
	    out, "\n%s\n",
	    pick(g->cli, "没有规则读取的字段", "fields that no rule reads"));
	for (size_t i = 0; i < coverage->n_fields; i++) {
		if (coverage->fields[i].readers == 0)
			heng_buf_printf(out, "  %s\n",
					coverage->fields[i].path);
	}
}

bool heng_cites_article(const heng_rule *rule, const char *norm,
			const char *article)
{
	for (size_t i = 0; i < rule->n_cites; i++) {
		if (strcmp(rule->cites[i].norm, norm) != 0)
			continue;
		if (!article || (rule->cites[i].article &&
				 strcmp(rule->cites[i].article, article) == 0))
			return true;
	}
	return false;
}

/* A norm, or one of its articles, with the rules that cite it. */
static void put_citers(const gathering *g, const char *norm,
		       const char *article, heng_buf *out)
{
	const heng_coverage *coverage = &g->coverage;
	bool any = false;

	heng_buf_printf(out, "  %s%s%s:", norm, article ? "#" : "",
			article ? article : "");
	for (size_t i = 0; i < coverage->n_rules; i++) {
		const heng_rule *rule = coverage->rules[i].rule;

		if (!heng_cites_article(rule, norm, article))
			continue;
		heng_buf_printf(out, " %s", rule->id);
		any = true;
	}
	heng_buf_puts(out, any ? "\n" : " !  <--\n");
}

static void put_norms(const gathering *g, const heng_policies *policies,
		      heng_buf *out)
{
	size_t n;
	const heng_norm *norms = heng_policies_norms(policies, &n);

	heng_buf_printf(out, "\n%s\n",
			pick(g->cli, "规范与引用它的规则",
			     "norms and the rules that cite them"));
	for (size_t i = 0; i < n; i++) {
		const heng_norm_version *last =
		    &norms[i].versions[norms[i].n_versions - 1];

		if (last->n_articles == 0)
			put_citers(g, norms[i].id, NULL, out);
		for (size_t k = 0; k < last->n_articles; k++)
			put_citers(g, norms[i].id, last->articles[k].key, out);
	}
}

static int put_summary(const gathering *g, int min_percent, heng_buf *out)
{
	size_t seen, all, unread = 0;
	char text[24];

	heng_coverage_count(&g->coverage, &seen, &all);
	for (size_t i = 0; i < g->coverage.n_fields; i++)
		unread += g->coverage.fields[i].readers == 0;
	heng_format_scaled(all ? (int64_t)(seen * 10000 / all) : 0, 2, text);
	if (g->cli->lang == HENG_EN)
		heng_buf_printf(out,
				"\n%zu rules: %zu of %zu outcomes seen "
				"(%s %%); %zu of %zu fields read\n",
				g->coverage.n_rules, seen, all, text,
				g->coverage.n_fields - unread,
				g->coverage.n_fields);
	else
		heng_buf_printf(out,
				"\n%zu 条规则：%zu 种结果中出现过 %zu 种"
				"（%s%%）；%zu 个字段中有 %zu 个被读取\n",
				g->coverage.n_rules, all, seen, text,
				g->coverage.n_fields,
				g->coverage.n_fields - unread);
	return seen * 100 < all * (size_t)min_percent ? HENG_EXIT_OTHER : 0;
}

int heng_test_coverage(heng_cli *cli, heng_test *test)
{
	gathering g = {.cli = cli};
	const heng_policies *policies = test->judges.policies;
	heng_buf out = {0};
	heng_error error;
	int status, below;

	if (heng_coverage_open(&g.coverage, &test->judges, &error) != HENG_OK)
		return heng_cli_no_memory(cli);
	status = heng_test_each(cli, test, take, &g);
	if (status != 0)
		goto out;
	heng_coverage_settle(&g.coverage);
	put_rules(&g, &out);
	put_fields(&g, &out);
	put_norms(&g, policies, &out);
	below = put_summary(&g, test->min_percent, &out);
	if (test->as_page) {
		heng_buf_clear(&out);
		heng_coverage_put_html(&g.coverage, policies, cli->lang, &out);
	}
	status = heng_cli_print_buf(cli, &out);
	if (status == 0)
		status = below;
out:
	heng_buf_fini(&out);
	heng_coverage_fini(&g.coverage);
	return status;
}
