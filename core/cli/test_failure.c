/* A case that failed, as heng test prints it. */
#include <string.h>

#include "core/cli/test_parts.h"

static const char *pick(const heng_cli *cli, const char *zh, const char *en)
{
	return cli->lang == HENG_EN ? en : zh;
}

static void put_text(const heng_cli *cli, heng_buf *out, const heng_text *text)
{
	if (cli->lang != HENG_EN)
		heng_buf_puts(out, text->zh);
	if (cli->lang == HENG_BOTH)
		heng_buf_puts(out, " / ");
	if (cli->lang != HENG_ZH)
		heng_buf_puts(out, text->en);
}

/* What the rule said and what it looked at. */
static void put_result(const heng_cli *cli, const heng_test *test,
		       const heng_result *result, heng_buf *out)
{
	heng_error place = {.rc = HENG_OK};

	heng_policies_made_at(test->judges.policies, result->rule, &place);
	if (place.line > 0) {
		const char *source = place.source;

		source += strspn(source, " ");
		heng_buf_printf(out, "  %s %s:%u: %s\n",
				pick(cli, "规则", "rule"), place.file,
				place.line, source);
	}
	for (const heng_finding *f = result->findings; f; f = f->next) {
		heng_buf_printf(out, "  %s ", pick(cli, "认定", "finding"));
		put_text(cli, out, &f->message);
		heng_buf_printf(out, "%s%s%s\n", *f->path ? " (" : "", f->path,
				*f->path ? ")" : "");
	}
	for (const heng_value_read *r = result->reads; r; r = r->next)
		heng_buf_printf(
		    out, "  %s %s%s%s\n", pick(cli, "读取", "read"), r->path,
		    r->missing ? pick(cli, "：缺失", ": missing") : " = ",
		    r->value);
}

static void describe(const heng_case *c, const heng_result *result,
		     heng_difference difference, heng_error *error)
{
	const char *was = heng_outcome_name(result->outcome);

	switch (difference) {
	case HENG_SAME:
	case HENG_OTHER_OUTCOME:
		heng_fail(error, HENG_EINPUT, "H7050", "%s：预期 %s，得到 %s",
			  "%s: expected %s, got %s", c->rule,
			  heng_outcome_name(c->expect), was);
		break;
	case HENG_OTHER_SHARE:
		heng_fail(error, HENG_EINPUT, "H7051",
			  "%s：预期得分比例 %d，得到 %d（万分之）",
			  "%s: expected a share of %d, got %d basis points",
			  c->rule, (int)c->share, (int)result->share);
		break;
	case HENG_OTHER_MESSAGE:
		heng_fail(error, HENG_EINPUT, "H7052",
			  "%s：没有一条认定含有“%s”",
			  "%s: no finding says '%s'", c->rule, c->message);
		break;
	case HENG_OTHER_PLACE:
		heng_fail(error, HENG_EINPUT, "H7053",
			  "%s：没有一条认定位于 %s", "%s: no finding is at %s",
			  c->rule, c->at);
		break;
	}
}

void heng_test_put_failure(const heng_cli *cli, const heng_test *test,
			   const heng_case *c, const heng_result *result,
			   heng_difference difference, heng_buf *out)
{
	const heng_buf *text = heng_suite_text(test->suite, c);
	heng_error error;
	char formatted[4096];

	describe(c, result, difference, &error);
	heng_error_at(&error, c->file, c->line, c->column, 1);
	heng_error_source(&error, text->data, text->size);
	heng_error_format(&error, cli->lang, formatted, sizeof(formatted));
	heng_buf_puts(out, formatted);
	put_result(cli, test, result, out);
	heng_buf_putc(out, '\n');
}
