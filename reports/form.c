/* Form: another shape of a finished report, made from the report alone. */
#include "reports/form.h"

#include <string.h>

#include "reports/csv.h"
#include "reports/html.h"
#include "reports/json.h"
#include "reports/public.h"

static heng_rc put_xml(const heng_form_source *source, heng_buf *out,
		       heng_error *error)
{
	heng_buf_put(out, source->text, source->size);
	return out->failed ? heng_fail_memory(error) : HENG_OK;
}

static const heng_form forms[] = {
    {"xml", "xml", {"完整的报告", "the whole report"}, put_xml, false},
    {"html",
     "html",
     {"供人阅读的网页，可打印", "a page to read and print"},
     heng_form_html_put,
     false},
    {"json",
     "json",
     {"供程序继续计算", "for programs that compute further"},
     heng_form_json_put,
     false},
    {"csv",
     "csv",
     {"每条规则一行的表格", "a table with a row for each rule"},
     heng_form_csv_put,
     false},
    {"public",
     "public.xml",
     {"公开版：保密内容以摘要代替",
      "a public edition: digests stand for what is confidential"},
     heng_form_public_put,
     true},
    {"openings",
     "openings.jsonl",
     {"公开版各摘要的密钥和原文，不得公开",
      "what opens each digest of it; not for the public"},
     heng_form_openings_put,
     true},
};
enum { FORMS = sizeof(forms) / sizeof(*forms) };

const heng_form *heng_forms(size_t *n)
{
	*n = FORMS;
	return forms;
}

const heng_form *heng_form_find(const char *name)
{
	for (size_t i = 0; i < FORMS; i++) {
		if (strcmp(forms[i].name, name) == 0)
			return &forms[i];
	}
	return NULL;
}
