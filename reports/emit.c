/* The report as a document: its frame, what is missing, measures, terms. */
#include "reports/emit.h"

#include <stdlib.h>
#include <string.h>

#include "core/model/terms.h"
#include "reports/emit_parts.h"
#include "reports/labels.h"
#include "reports/xml.h"

/* That the profile is for others, in words. */
static void put_stranger(const heng_assessment *assessment, heng_buf *out)
{
	heng_buf zh = {0}, en = {0};

	if (!assessment->scheme)
		return;
	heng_label_put_stranger(assessment, &zh, &en);
	heng_text text = {heng_buf_str(&zh), heng_buf_str(&en)};
	out->failed |= zh.failed || en.failed;
	heng_xml_put_pair(out, "    ", "message", text);
	heng_buf_fini(&zh);
	heng_buf_fini(&en);
}

static void put_subject(const heng_assessment *assessment, heng_buf *out)
{
	heng_xml_put(out, "  <subject");
	if (assessment->subject_id && assessment->subject_id[0])
		heng_xml_put_attribute(out, "id", assessment->subject_id);
	heng_xml_put_token(out, "sha256", assessment->subject_sha256);
	if (assessment->scheme) {
		heng_xml_put_attribute(out, "scheme", assessment->scheme);
		heng_xml_put_token(out, "phase", assessment->phase);
	}
	heng_xml_put(out, ">\n    <title xml:lang=\"zh\">");
	heng_xml_put_text(out, assessment->subject_title);
	heng_xml_put(out, "</title>\n");
	put_stranger(assessment, out);
	heng_xml_put(out, "  </subject>\n");
}

static void put_not_selected(const heng_assessment *assessment, heng_buf *out)
{
	for (size_t i = 0; i < assessment->n_not_selected; i++) {
		const heng_not_selected *item = &assessment->not_selected[i];

		heng_xml_put(out, "  <notSelected");
		heng_xml_put_attribute(out, "rule", item->rule);
		heng_xml_put_token(out, "reason", item->reason);
		heng_xml_put(out, "/>\n");
	}
}

static void put_changes(const heng_assessment *assessment, heng_buf *out)
{
	for (size_t i = 0; i < assessment->n_changes; i++) {
		const heng_change *change = &assessment->changes[i];

		heng_xml_put(out, "  <change");
		heng_xml_put_attribute(out, "what", change->what);
		if (change->from)
			heng_xml_put_attribute(out, "from", change->from);
		if (change->to)
			heng_xml_put_attribute(out, "to", change->to);
		heng_xml_put(out, "/>\n");
	}
}

/* A rule may have asked for one path at several places: named once. */
static bool is_listed(const heng_missing *first, const heng_missing *item)
{
	for (; first != item; first = first->next)
		if (!strcmp(first->path, item->path))
			return true;
	return false;
}

static void put_missing(const heng_assessment *assessment, heng_buf *out)
{
	for (size_t i = 0; i < assessment->n_results; i++) {
		const heng_result *result = &assessment->results[i];

		if (!heng_result_asks(assessment->profile, result))
			continue;
		for (const heng_missing *item = result->missing; item;
		     item = item->next) {
			if (is_listed(result->missing, item))
				continue;
			heng_xml_put(out, "  <missing");
			heng_xml_put_attribute(out, "path", item->path);
			heng_xml_put_attribute(out, "rule", result->rule->id);
			heng_xml_put(out, "/>\n");
		}
	}
}

static void put_measure(const heng_measure *measure, heng_buf *out)
{
	heng_xml_put(out, "    <measure");
	heng_xml_put_attribute(out, "name", measure->name);
	if (measure->computed)
		heng_xml_put_number(out, "value", measure->value);
	heng_xml_put_number(out, "scale", measure->scale);
	heng_xml_put_attribute(out, "unit", measure->unit);
	heng_xml_put_attribute(out, "plugin", measure->plugin);
	if (!measure->computed)
		heng_xml_put_attribute(out, "whyNot", measure->why_not);
	if (measure->note && measure->note[0])
		heng_xml_put_attribute(out, "note", measure->note);
	if (measure->is_confidential)
		heng_xml_put(out, " confidential=\"true\"");
	if (!measure->title.zh || !measure->title.en) {
		heng_xml_put(out, "/>\n");
		return;
	}
	heng_xml_put(out, ">\n");
	heng_xml_put_pair(out, "      ", "title", measure->title);
	if (measure->fault.zh)
		heng_xml_put_pair(out, "      ", "message", measure->fault);
	heng_xml_put(out, "    </measure>\n");
}

static void put_measures(const heng_assessment *assessment, heng_buf *out)
{
	heng_xml_put(out, "  <measures>\n");
	for (size_t i = 0; i < assessment->n_measures; i++)
		put_measure(&assessment->measures[i], out);
	heng_xml_put(out, "  </measures>\n");
}

static void put_norms(const heng_assessment *assessment,
		      const unsigned char *cited, heng_buf *out)
{
	heng_xml_put(out, "  <norms>\n");
	for (size_t i = 0; i < assessment->n_norms; i++) {
		const heng_norm *norm = &assessment->norms[i];

		if (!cited[i])
			continue;
		heng_xml_put(out, "    <norm");
		heng_xml_put_attribute(out, "id", norm->id);
		heng_emit_norm_version(norm, assessment->as_of, out);
		heng_xml_put_bool(out, "verified", norm->verified);
		heng_xml_put(out, ">\n");
		heng_xml_put_pair(out, "      ", "title", norm->title);
		heng_xml_put(out, "    </norm>\n");
	}
	heng_xml_put(out, "  </norms>\n");
}

static void put_term(const char *set, const char *id, heng_text label,
		     heng_buf *out)
{
	heng_xml_put(out, "    <term");
	heng_xml_put_token(out, "set", set);
	heng_xml_put_token(out, "id", id);
	heng_xml_put(out, ">\n");
	heng_xml_put_pair(out, "      ", "label", label);
	heng_xml_put(out, "    </term>\n");
}

static void put_terms(const heng_assessment *assessment, heng_buf *out)
{
	heng_xml_put(out, "  <terms>\n");
	for (int o = 0; o < HENG_OUTCOMES; o++)
		put_term("outcome", heng_outcome_name(o), heng_outcome_label(o),
			 out);
	for (int s = 0; s < HENG_SEVERITIES; s++)
		put_term("severity", heng_severity_name(s),
			 heng_severity_label(s), out);
	for (int p = 0; p < HENG_PHASES; p++)
		put_term("phase", heng_phase_name(p), heng_phase_label(p), out);
	for (int f = 0; assessment->commitments && f < HENG_FULFILMENTS; f++)
		put_term("commitment", heng_fulfilment_name(f),
			 heng_fulfilment_label(f), out);
	for (int c = 0; assessment->commitments && c < HENG_COMPARISONS; c++)
		put_term("comparison", heng_comparison_name(c),
			 heng_comparison_label(c), out);
	heng_xml_put(out, "  </terms>\n");
}

heng_rc heng_report_emit(const heng_assessment *assessment, heng_buf *out)
{
	unsigned char *cited = calloc(assessment->n_norms + 1, 1);
	char day[11];

	if (!cited)
		return HENG_ENOMEM;
	heng_xml_put(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			  "<report xmlns=\"urn:heng:report:1\""
			  " version=\"1\"");
	heng_xml_put_attribute(out, "tool", assessment->tool);
	heng_xml_put_token(out, "asOf",
			   heng_date_format(assessment->as_of, day));
	if (assessment->is_volatile)
		heng_xml_put(out, " volatile=\"true\"");
	heng_xml_put(out, ">\n");
	put_subject(assessment, out);
	heng_emit_basis(assessment, out);
	heng_emit_verdict(assessment, out);
	heng_emit_dimensions(assessment, out);
	heng_xml_put(out, "  <results>\n");
	for (size_t i = 0; i < assessment->n_results; i++)
		heng_emit_result(assessment, &assessment->results[i], cited,
				 out);
	heng_xml_put(out, "  </results>\n");
	put_not_selected(assessment, out);
	put_changes(assessment, out);
	put_missing(assessment, out);
	put_measures(assessment, out);
	put_norms(assessment, cited, out);
	put_terms(assessment, out);
	heng_emit_experts(assessment, out);
	heng_emit_waived(assessment, out);
	heng_emit_commitments(assessment->commitments, out);
	heng_xml_put(out, "</report>\n");
	free(cited);
	return out->failed ? HENG_ENOMEM : HENG_OK;
}
