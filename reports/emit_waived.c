/* Waivers in the report: the standing without them, and what came of each. */
#include "reports/emit_parts.h"

#include "core/base/date.h"
#include "core/model/terms.h"
#include "reports/xml.h"

void heng_emit_waiver(const heng_waiver *waiver, heng_buf *out)
{
	char day[11];

	if (!waiver)
		return;
	heng_xml_put(out, "      <waiver");
	heng_xml_put_token(out, "until",
			   heng_date_format(heng_waiver_last_day(waiver), day));
	heng_xml_put_attribute(out, "signedBy", waiver->authority);
	heng_xml_put_attribute(out, "id", waiver->id);
	heng_xml_put_token(
	    out, "from", heng_date_format(heng_waiver_first_day(waiver), day));
	heng_xml_put(out, ">\n        <reason>");
	heng_xml_put_text(out, waiver->reason);
	heng_xml_put(out, "</reason>\n        <risk>");
	heng_xml_put_text(out, waiver->risk);
	heng_xml_put(out, "</risk>\n      </waiver>\n");
}

static void put_before(const heng_assessment *assessment, heng_buf *out)
{
	const heng_waived *waived = assessment->waived;
	const heng_profile *profile = assessment->profile;
	const heng_verdict *verdict = &waived->verdict;
	const heng_profile_outcome *best = &profile->outcomes[verdict->best];

	heng_xml_put(out, "    <before");
	heng_xml_put_attribute(out, "outcome",
			       verdict->determined ? best->id : "undetermined");
	heng_xml_put_attribute(out, "best", best->id);
	heng_xml_put_attribute(out, "worst",
			       profile->outcomes[verdict->worst].id);
	if (waived->total.has_score) {
		heng_xml_put_number(out, "low", waived->total.low);
		heng_xml_put_number(out, "high", waived->total.high);
	}
	if (verdict->reason)
		heng_xml_put_token(out, "reason", verdict->reason);
	heng_xml_put(out, ">\n");
	heng_xml_put_pair(out, "      ", "label",
			  verdict->determined ? best->label
					      : profile->undetermined);
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		const heng_score *score = &waived->dimensions[d];

		heng_xml_put(out, "      <dimension");
		heng_xml_put_token(out, "id", heng_dimension_name(d));
		heng_xml_put_number(out, "effectiveWeight",
				    score->effective_weight);
		if (score->has_score) {
			heng_xml_put_number(out, "low", score->low);
			heng_xml_put_number(out, "high", score->high);
		}
		heng_xml_put_number(out, "applicable",
				    (int64_t)score->applicable);
		heng_xml_put(out, "/>\n");
	}
	heng_xml_put(out, "    </before>\n");
}

static void put_waiver(const heng_waiver *waiver, heng_buf *out)
{
	const char *why = heng_waiver_why_name(waiver->state);

	heng_xml_put(out, "    <waiver");
	heng_xml_put_attribute(out, "id", waiver->id);
	heng_xml_put_attribute(out, "rule", waiver->rule);
	heng_xml_put_attribute(out, "subject", waiver->subject);
	heng_xml_put_token(out, "state", heng_waiver_state_name(waiver->state));
	if (why)
		heng_xml_put_token(out, "why", why);
	/* What another applicant was granted is not for this report. */
	if (waiver->state != HENG_WAIVER_OTHER_SUBJECT) {
		heng_xml_put_attribute(out, "from", waiver->from.text);
		heng_xml_put_attribute(out, "until", waiver->until.text);
		heng_xml_put_attribute(out, "authority", waiver->authority);
		if (waiver->reference)
			heng_xml_put_attribute(out, "reference",
					       waiver->reference);
	}
	heng_xml_put(out, ">\n");
	if (waiver->state != HENG_WAIVER_OTHER_SUBJECT) {
		heng_xml_put(out, "      <reason>");
		heng_xml_put_text(out, waiver->reason);
		heng_xml_put(out, "</reason>\n      <risk>");
		heng_xml_put_text(out, waiver->risk);
		heng_xml_put(out, "</risk>\n");
	}
	heng_xml_put_pair(out, "      ", "message",
			  heng_waiver_state_label(waiver->state));
	heng_xml_put(out, "    </waiver>\n");
}

void heng_emit_waived(const heng_assessment *assessment, heng_buf *out)
{
	const heng_waived *waived = assessment->waived;
	const heng_profile *profile = assessment->profile;

	if (!waived)
		return;
	heng_xml_put(out, "  <waived>\n");
	put_before(assessment, out);
	for (size_t i = 0; i < profile->n_waivable_vetoes; i++) {
		heng_xml_put(out, "    <waivable");
		heng_xml_put_attribute(out, "rule",
				       profile->waivable_vetoes[i]);
		heng_xml_put(out, "/>\n");
	}
	for (size_t i = 0; i < waived->n_waivers; i++)
		put_waiver(&waived->waivers[i], out);
	heng_xml_put(out, "  </waived>\n");
}
