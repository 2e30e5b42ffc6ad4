/* The overview as XML, of which its page is made by a stylesheet. */
#include "reports/overview.h"

#include "core/model/terms.h"
#include "reports/html.h"
#include "reports/labels.h"
#include "reports/xml.h"

static void put_range(heng_buf *out, const heng_score *score)
{
	if (!score->has_score)
		return;
	heng_xml_put_number(out, "low", score->low);
	heng_xml_put_number(out, "high", score->high);
	heng_xml_put(out, " from=\"");
	heng_label_put_points(out, score->low);
	heng_xml_put(out, "\" to=\"");
	heng_label_put_points(out, score->high);
	heng_xml_put(out, "\"");
}

static void put_places(heng_buf *out, const heng_places *places)
{
	heng_xml_put_number(out, "first", (int64_t)places->first);
	heng_xml_put_number(out, "last", (int64_t)places->last);
	heng_xml_put_number(out, "tied", (int64_t)places->tied);
}

static void put_before(heng_buf *out, const heng_overview_before *before)
{
	if (!before->is_there)
		return;
	heng_xml_put(out, "      <before");
	heng_xml_put_number(out, "best", before->best + 1);
	heng_xml_put_number(out, "worst", before->worst + 1);
	heng_xml_put_bool(out, "determined", before->determined);
	put_range(out, &before->total);
	heng_xml_put(out, "/>\n");
}

static void put_row(heng_buf *out, const heng_overview_row *row)
{
	heng_buf word = {0};

	heng_html_put_file(&word, row->file);
	out->failed |= word.failed;
	heng_xml_put(out, "    <report");
	heng_xml_put_attribute(out, "file", row->file);
	heng_xml_put_attribute(out, "word", heng_buf_str(&word));
	heng_buf_fini(&word);
	heng_xml_put_attribute(out, "subject", row->subject);
	heng_xml_put_attribute(out, "asOf", row->as_of);
	heng_xml_put_number(out, "best", row->best + 1);
	heng_xml_put_number(out, "worst", row->worst + 1);
	heng_xml_put_bool(out, "determined", row->determined);
	heng_xml_put_number(out, "vetoes", (int64_t)row->vetoes);
	heng_xml_put_number(out, "failed", (int64_t)row->failed);
	heng_xml_put_number(out, "open", (int64_t)row->open);
	heng_xml_put_number(out, "missing", (int64_t)row->missing);
	put_range(out, &row->total);
	put_places(out, &row->place);
	heng_xml_put(out, ">\n");
	heng_xml_put_pair(out, "      ", "title", row->title);
	put_before(out, &row->before);
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		heng_xml_put(out, "      <dimension");
		heng_xml_put_token(out, "id",
				   heng_dimension_name((heng_dimension)d));
		put_range(out, &row->dimensions[d]);
		put_places(out, &row->places[d]);
		heng_xml_put(out, "/>\n");
	}
	heng_xml_put(out, "    </report>\n");
}

static void put_group(heng_buf *out, const heng_overview_group *group)
{
	heng_xml_put(out, "  <group");
	heng_xml_put_attribute(out, "id", group->id);
	heng_xml_put_attribute(out, "version", group->version);
	heng_xml_put_attribute(out, "sha256", group->sha256);
	heng_xml_put_bool(out, "mixed", group->is_mixed);
	heng_xml_put_bool(out, "twins", group->has_twins);
	heng_xml_put(out, ">\n");
	heng_xml_put_pair(out, "    ", "title", group->title);
	heng_xml_put_pair(out, "    ", "undetermined", group->undetermined);
	for (size_t o = 0; o < group->n_outcomes; o++) {
		const heng_overview_outcome *outcome = &group->outcomes[o];

		heng_xml_put(out, "    <outcome");
		heng_xml_put_number(out, "sure", (int64_t)outcome->sure);
		heng_xml_put_number(out, "possible",
				    (int64_t)outcome->possible);
		heng_xml_put(out, ">\n");
		heng_xml_put_pair(out, "      ", "label", outcome->label);
		heng_xml_put(out, "    </outcome>\n");
	}
	for (size_t r = 0; r < group->n_rows; r++)
		put_row(out, &group->rows[r]);
	heng_xml_put(out, "  </group>\n");
}

void heng_overview_put_xml(const heng_overview *overview, heng_buf *out)
{
	heng_xml_put(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			  "<overview xmlns=\"urn:heng:overview:1\"");
	heng_xml_put_number(out, "reports", (int64_t)overview->n_reports);
	heng_xml_put(out, ">\n");
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		heng_xml_put(out, "  <dimension>\n");
		heng_xml_put_pair(out, "    ", "label",
				  heng_dimension_label((heng_dimension)d));
		heng_xml_put(out, "  </dimension>\n");
	}
	for (size_t g = 0; g < overview->n_groups; g++)
		put_group(out, &overview->groups[g]);
	for (size_t a = 0; a < overview->n_absent; a++) {
		heng_xml_put(out, "  <absent");
		heng_xml_put_attribute(out, "file", overview->absent[a].file);
		heng_xml_put(out, ">\n");
		heng_xml_put_pair(out, "    ", "why", overview->absent[a].why);
		heng_xml_put(out, "  </absent>\n");
	}
	heng_xml_put(out, "</overview>\n");
}
