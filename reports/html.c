/* HTML: a report as one page for people to read, on screen and on paper. */
#include "reports/html.h"

#include <string.h>

#include "core/base/utf8.h"
#include "reports/sheets.h"

/* A name as a shell takes it, and heng for a report's (with / or .xml). */
void heng_html_put_file(heng_buf *out, const char *name)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
	size_t size = strlen(name);

	if (strcmp(name, "-") == 0)
		name = "report.xml";
	else if (name[0] == '-' ||
		 (!strchr(name, '/') &&
		  (size < 4 || strcmp(name + size - 4, ".xml") != 0)))
		heng_buf_puts(out, "./");
	if (name[strspn(name, plain)] == '\0') {
		heng_buf_puts(out, name);
		return;
	}
	heng_buf_putc(out, '\'');
	while (*name) {
		uint32_t point;
		size_t n = heng_utf8_decode(name, strlen(name), &point);

		/* A name need not be UTF-8; a page has to be. */
		if (*name == '\'')
			heng_buf_puts(out, "'\\''");
		else if (n > 0)
			heng_buf_put(out, name, n);
		else
			heng_buf_putc(out, '?');
		name += n > 0 ? n : 1;
	}
	heng_buf_putc(out, '\'');
}

heng_rc heng_form_html_put(const heng_form_source *source, heng_buf *out,
			   heng_error *error)
{
	heng_buf file = {0};
	heng_rc rc;

	heng_html_put_file(&file, source->name);
	if (file.failed) {
		rc = heng_fail_memory(error);
		goto out;
	}
	heng_xslt_param params[] = {
	    {"lang", source->lang == HENG_ZH   ? "zh"
		     : source->lang == HENG_EN ? "en"
					       : "both"},
	    {"file", heng_buf_str(&file)},
	    {"style", heng_style_page.text},
	    {NULL, NULL},
	};
	rc = heng_xslt_apply(&heng_sheet_page, params, source->text,
			     source->size, out, error);
out:
	heng_buf_fini(&file);
	return rc;
}
