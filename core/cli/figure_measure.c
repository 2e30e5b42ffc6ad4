/* The figures that plugins measured: measure.PLUGIN.NAME. */
#include "core/base/fixed.h"
#include "core/cli/figure.h"
#include "core/cli/stored_parts.h"
#include "reports/public.h"

static const char *attribute(heng_figures *f, uint32_t node, const char *name)
{
	const char *value = heng_stored_attribute(f->page->image, node, name);

	return value ? value : "";
}

static heng_rc put_measure(heng_figures *f, uint32_t node, heng_error *error)
{
	const heng_page *page = f->page;
	heng_text title = heng_stored_text(page->image, node, "title");
	const char *plugin = attribute(f, node, "plugin");
	const char *value = heng_stored_attribute(page->image, node, "value");
	const char *why_not = attribute(f, node, "whyNot");
	const char *note = attribute(f, node, "note");
	int64_t number, scale;
	char text[24];

	if (!heng_figure(f, "measure.%s.%s", plugin,
			 attribute(f, node, "name")))
		return HENG_OK;
	if (value && heng_report_is_public(page->image) &&
	    heng_stored_is_true(page->image, node, "confidential")) {
		if (!heng_figure_text(f, value))
			return HENG_OK;
		heng_figure_zh(f, "由保密值得出，公开版只有其摘要");
		heng_figure_en(f, "rests on confidential values; a public "
				  "edition has its digest only");
	} else if (value) {
		if (!heng_stored_number(page->image, node, "value", &number) ||
		    !heng_stored_number(page->image, node, "scale", &scale) ||
		    scale < 0 || scale > 9)
			return heng_stored_wrong(page->report, node, "value",
						 error);
		heng_format_scaled(number, (unsigned)scale, text);
		if (!heng_figure_text(f, text))
			return HENG_OK;
		heng_figure_zh(
		    f, "%s，单位 %s；由插件 %s 从卷宗计算，报告载有其值",
		    title.zh ? title.zh : "", attribute(f, node, "unit"),
		    plugin);
		heng_figure_en(f,
			       "%s, in %s; computed from the dossier by the "
			       "plugin %s, the report has its value",
			       title.en ? title.en : "",
			       attribute(f, node, "unit"), plugin);
	} else {
		if (!heng_figure_none(f))
			return HENG_OK;
		heng_figure_zh(f, "未能计算%s%s", *why_not ? "，缺少 " : "",
			       why_not);
		heng_figure_en(f, "not computed%s%s",
			       *why_not ? "; missing: " : "", why_not);
	}
	if (*note) {
		heng_figure_zh(f, "所统计的对象：%s", note);
		heng_figure_en(f, "what it counts: %s", note);
	}
	return HENG_OK;
}

heng_rc heng_figures_measure(heng_figures *f, heng_error *error)
{
	const heng_image *image = f->page->image;
	uint32_t parent = heng_stored_child(image, 0, "measures");
	heng_rc rc = HENG_OK;

	for (uint32_t at = heng_stored_child(image, parent, "measure");
	     rc == HENG_OK && at != HENG_NO_NODE;
	     at = heng_stored_next(image, at))
		rc = put_measure(f, at, error);
	return rc;
}
