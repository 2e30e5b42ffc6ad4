/* The overview as a page of HTML. */
#include "reports/overview.h"
#include "reports/sheets.h"

heng_rc heng_overview_put_html(const heng_overview *overview, heng_lang lang,
			       heng_buf *out, heng_error *error)
{
	heng_buf xml = {0};
	heng_rc rc;
	heng_xslt_param params[] = {
	    {"lang", lang == HENG_ZH   ? "zh"
		     : lang == HENG_EN ? "en"
				       : "both"},
	    {"style", heng_style_overview.text},
	    {NULL, NULL},
	};

	heng_overview_put_xml(overview, &xml);
	if (xml.failed)
		rc = heng_fail_memory(error);
	else
		rc = heng_xslt_apply(&heng_sheet_overview, params, xml.data,
				     xml.size, out, error);
	heng_buf_fini(&xml);
	return rc;
}
