/* The report's upper part: what it rests on, its verdict, its dimensions. */
#include "reports/emit_parts.h"

#include "core/model/terms.h"
#include "reports/xml.h"

static void put_outcome(const heng_profile_outcome *outcome, heng_buf *out)
{
	heng_xml_put(out, "      <outcome");
	heng_xml_put_attribute(out, "id", outcome->id);
	heng_xml_put_bool(out, "noVeto", outcome->no_veto);
	heng_xml_put_bool(out, "minimums", outcome->minimums);
	if (outcome->total != HENG_UNSET)
		heng_xml_put_number(out, "total", outcome->total);
	if (outcome->failures[HENG_CRITICAL] != HENG_UNSET)
		heng_xml_put_number(out, "critical",
				    outcome->failures[HENG_CRITICAL]);
	if (outcome->failures[HENG_MAJOR] != HENG_UNSET)
		heng_xml_put_number(out, "major",
				    outcome->failures[HENG_MAJOR]);
	if (outcome->failures[HENG_MINOR] != HENG_UNSET)
		heng_xml_put_number(out, "minor",
				    outcome->failures[HENG_MINOR]);
	heng_xml_put(out, ">\n");
	heng_xml_put_pair(out, "        ", "label", outcome->label);
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		if (outcome->minimum[d] == HENG_UNSET)
			continue;
		heng_xml_put(out, "        <minimum");
		heng_xml_put_token(out, "dimension", heng_dimension_name(d));
		heng_xml_put_number(out, "score", outcome->minimum[d]);
		heng_xml_put(out, "/>\n");
	}
	for (size_t i = 0; i < outcome->n_at_least; i++) {
		heng_xml_put(out, "        <atLeast");
		heng_xml_put_attribute(out, "rule", outcome->at_least[i].rule);
		heng_xml_put_number(out, "share", outcome->at_least[i].share);
		heng_xml_put(out, "/>\n");
	}
	heng_xml_put(out, "      </outcome>\n");
}

static void put_profile(const heng_profile *profile, heng_buf *out)
{
	heng_xml_put(out, "    <profile");
	heng_xml_put_attribute(out, "id", profile->id);
	heng_xml_put_attribute(out, "version", profile->version);
	heng_xml_put_token(out, "phase", heng_phase_name(profile->phase));
	heng_xml_put_attribute(out, "scheme", profile->scheme);
	heng_xml_put_token(out, "sha256", profile->sha256);
	if (profile->shipped)
		heng_xml_put_attribute(out, "shipped", profile->shipped);
	heng_xml_put(out, ">\n");
	heng_xml_put_pair(out, "      ", "title", profile->title);
	for (size_t i = 0; i < profile->n_outcomes; i++)
		put_outcome(&profile->outcomes[i], out);
	heng_xml_put(out, "      <undetermined>\n");
	heng_xml_put_pair(out, "        ", "label", profile->undetermined);
	heng_xml_put(out, "      </undetermined>\n    </profile>\n");
}

static void put_plugin(const heng_basis_plugin *plugin, heng_buf *out)
{
	heng_xml_put(out, "    <plugin");
	heng_xml_put_attribute(out, "id", plugin->id);
	if (plugin->version && plugin->version[0])
		heng_xml_put_attribute(out, "version", plugin->version);
	if (plugin->abi && plugin->abi[0])
		heng_xml_put_attribute(out, "abi", plugin->abi);
	if (plugin->sha256[0])
		heng_xml_put_token(out, "sha256", plugin->sha256);
	if (!plugin->refusal.zh) {
		heng_xml_put(out, "/>\n");
		return;
	}
	heng_xml_put(out, ">\n");
	heng_xml_put_pair(out, "      ", "message", plugin->refusal);
	heng_xml_put(out, "    </plugin>\n");
}

void heng_emit_basis(const heng_assessment *assessment, heng_buf *out)
{
	heng_xml_put(out, "  <basis>\n");
	put_profile(assessment->profile, out);
	for (size_t i = 0; i < assessment->n_policies; i++) {
		const heng_basis_policy *policy = &assessment->policies[i];

		heng_xml_put(out, "    <policy");
		heng_xml_put_attribute(out, "id", policy->id);
		heng_xml_put_attribute(out, "version", policy->version);
		heng_xml_put_token(out, "sha256", policy->sha256);
		heng_xml_put(out, "/>\n");
	}
	for (size_t i = 0; i < assessment->n_plugins; i++)
		put_plugin(&assessment->plugins[i], out);
	if (assessment->panel_sha256) {
		heng_xml_put(out, "    <panel");
		heng_xml_put_token(out, "sha256", assessment->panel_sha256);
		heng_xml_put_bool(out, "closed", assessment->panel_closed);
		if (assessment->panel_incomplete)
			heng_xml_put_attribute(out, "incomplete",
					       assessment->panel_incomplete);
		heng_xml_put(out, "/>\n");
	}
	if (assessment->waived) {
		heng_xml_put(out, "    <waivers");
		heng_xml_put_token(out, "sha256", assessment->waived->sha256);
		heng_xml_put(out, "/>\n");
	}
	heng_xml_put(out, "    <method rounding=\"half-even\""
			  " apportionment=\"largest-remainder\""
			  " unit=\"basis-point\"/>\n"
			  "  </basis>\n");
}

void heng_emit_verdict(const heng_assessment *assessment, heng_buf *out)
{
	const heng_verdict *verdict = &assessment->verdict;
	const heng_profile *profile = assessment->profile;
	const heng_profile_outcome *best = &profile->outcomes[verdict->best];
	const heng_profile_outcome *worst = &profile->outcomes[verdict->worst];

	heng_xml_put(out, "  <verdict");
	heng_xml_put_attribute(out, "outcome",
			       verdict->determined ? best->id : "undetermined");
	heng_xml_put_attribute(out, "best", best->id);
	heng_xml_put_attribute(out, "worst", worst->id);
	heng_xml_put_bool(out, "exact", verdict->exact);
	if (assessment->total.has_score) {
		heng_xml_put_number(out, "low", assessment->total.low);
		heng_xml_put_number(out, "high", assessment->total.high);
	}
	if (verdict->reason)
		heng_xml_put_token(out, "reason", verdict->reason);
	heng_xml_put(out, ">\n");
	heng_xml_put_pair(out, "    ", "label",
			  verdict->determined ? best->label
					      : profile->undetermined);
	for (size_t i = 0; i < verdict->n_because; i++) {
		const heng_because *because = &verdict->because[i];

		heng_xml_put(out, "    <because");
		if (because->rule)
			heng_xml_put_attribute(out, "rule", because->rule);
		heng_xml_put_attribute(out, "condition", because->condition);
		heng_xml_put(out, "/>\n");
	}
	for (size_t i = 0; i < verdict->n_deciding; i++) {
		heng_xml_put(out, "    <deciding");
		heng_xml_put_attribute(out, "rule", verdict->deciding[i]);
		heng_xml_put(out, "/>\n");
	}
	heng_xml_put(out, "  </verdict>\n");
}

void heng_emit_dimensions(const heng_assessment *assessment, heng_buf *out)
{
	heng_xml_put(out, "  <dimensions>\n");
	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		const heng_score *score = &assessment->dimensions[d];
		const heng_profile_dimension *set =
		    &assessment->profile->dimensions[d];

		heng_xml_put(out, "    <dimension");
		heng_xml_put_token(out, "id", heng_dimension_name(d));
		heng_xml_put_number(out, "weight", set->weight);
		heng_xml_put_number(out, "effectiveWeight",
				    score->effective_weight);
		if (score->has_score) {
			heng_xml_put_number(out, "low", score->low);
			heng_xml_put_number(out, "high", score->high);
		}
		if (set->minimum != HENG_UNSET)
			heng_xml_put_number(out, "minimum", set->minimum);
		heng_xml_put_number(out, "applicable",
				    (int64_t)score->applicable);
		heng_xml_put_token(out, "whenEmpty",
				   set->when_empty_met ? "met" : "not-met");
		heng_xml_put(out, ">\n");
		heng_xml_put_pair(out, "      ", "label",
				  heng_dimension_label(d));
		heng_xml_put(out, "    </dimension>\n");
	}
	heng_xml_put(out, "  </dimensions>\n");
}
