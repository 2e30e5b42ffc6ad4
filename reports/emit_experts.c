/* The experts in the report: what counted, agreement, leave-one-out. */
#include "reports/emit_parts.h"

#include "reports/expert_words.h"
#include "reports/xml.h"

static void put_expert(const heng_expert *expert, heng_buf *out)
{
	heng_xml_put(out, "    <expert");
	heng_xml_put_attribute(out, "id", expert->id);
	heng_xml_put_bool(out, "recused", expert->recused);
	heng_xml_put_bool(out, "conflict", expert->conflict);
	heng_xml_put_number(out, "ballots", (int64_t)expert->ballots);
	heng_xml_put_number(out, "counted", (int64_t)expert->counted);
	if (!expert->field) {
		heng_xml_put(out, "/>\n");
		return;
	}
	heng_xml_put(out, ">\n      <field>");
	heng_xml_put_text(out, expert->field);
	heng_xml_put(out, "</field>\n    </expert>\n");
}

static void put_rounds(const heng_experts *experts, heng_buf *out)
{
	for (int i = 1; i <= HENG_ROUNDS_MAX; i++) {
		const heng_round *round = &experts->rounds[i];

		if (round->ballots == 0)
			continue;
		heng_xml_put(out, "    <round");
		heng_xml_put_number(out, "number", i);
		heng_xml_put_number(out, "ballots", (int64_t)round->ballots);
		heng_xml_put_number(out, "counted", (int64_t)round->counted);
		heng_xml_put(out, "/>\n");
	}
}

/* A figure, or why there is none, and what it rests on. */
#define put_coefficient(out, name, coefficient)                                \
	do {                                                                   \
		if ((coefficient)->why_not == HENG_FIGURE)                     \
			heng_xml_put_number((out), name,                       \
					    (coefficient)->value);             \
		else                                                           \
			heng_xml_put_token(                                    \
			    (out), name "WhyNot",                              \
			    heng_no_figure_name((coefficient)->why_not));      \
		heng_xml_put_number((out), name "Criteria",                    \
				    (int64_t)(coefficient)->rules);            \
	} while (0)

static void put_agreement(const heng_agreement *agreement, heng_buf *out)
{
	heng_xml_put(out, "    <agreement");
	heng_xml_put_number(out, "below", agreement->below);
	heng_xml_put_bool(out, "low", agreement->is_low);
	heng_xml_put_number(out, "experts", (int64_t)agreement->experts);
	heng_xml_put_number(out, "criteria", (int64_t)agreement->rules);
	heng_xml_put_number(out, "ballots", (int64_t)agreement->ballots);
	put_coefficient(out, "alpha", &agreement->alpha);
	put_coefficient(out, "icc", &agreement->icc);
	heng_xml_put(out, "/>\n");
}

static void put_findings(const heng_assessment *assessment, heng_buf *out)
{
	heng_buf zh = {0}, en = {0};
	const char *expert;

	for (size_t i = 0; heng_expert_finding_put(
		 assessment->experts, assessment->profile, &assessment->verdict,
		 i, &expert, &zh, &en);
	     i++) {
		heng_text text = {heng_buf_str(&zh), heng_buf_str(&en)};

		heng_xml_put(out, "    <finding");
		if (expert)
			heng_xml_put_attribute(out, "expert", expert);
		heng_xml_put(out, ">\n");
		heng_xml_put_pair(out, "      ", "message", text);
		heng_xml_put(out, "    </finding>\n");
		out->failed |= zh.failed || en.failed;
		heng_buf_clear(&zh);
		heng_buf_clear(&en);
	}
	heng_buf_fini(&zh);
	heng_buf_fini(&en);
}

static void put_leave_out(const heng_profile *profile,
			  const heng_leave_out *leave, heng_buf *out)
{
	const char *best = profile->outcomes[leave->best].id;

	heng_xml_put(out, "    <leaveOut");
	heng_xml_put_attribute(out, "expert", leave->expert);
	heng_xml_put_attribute(out, "outcome",
			       leave->determined ? best : "undetermined");
	heng_xml_put_attribute(out, "best", best);
	heng_xml_put_attribute(out, "worst",
			       profile->outcomes[leave->worst].id);
	if (leave->has_score) {
		heng_xml_put_number(out, "low", leave->low);
		heng_xml_put_number(out, "high", leave->high);
	}
	heng_xml_put_bool(out, "differs", leave->differs);
	heng_xml_put_number(out, "belowQuorum", (int64_t)leave->below_quorum);
	heng_xml_put(out, "/>\n");
}

static void put_counts(const heng_experts *experts, heng_buf *out)
{
	int64_t ballots = 0;

	for (size_t i = 0; i < experts->n; i++)
		ballots += (int64_t)experts->list[i].ballots;
	heng_xml_put_number(out, "listed", (int64_t)experts->n);
	heng_xml_put_number(out, "counted",
			    (int64_t)experts->agreement.experts);
	heng_xml_put_number(out, "ballots", ballots);
	heng_xml_put_number(out, "ballotsCounted",
			    (int64_t)experts->agreement.ballots);
	heng_xml_put_bool(out, "differs", experts->differs);
	if (experts->n_leave_out < experts->agreement.experts)
		heng_xml_put(out, " leaveOutWhyNot=\"limit\"");
}

void heng_emit_experts(const heng_assessment *assessment, heng_buf *out)
{
	const heng_experts *experts = assessment->experts;

	if (!experts)
		return;
	heng_xml_put(out, "  <experts");
	put_counts(experts, out);
	heng_xml_put(out, ">\n");
	for (size_t i = 0; i < experts->n; i++)
		put_expert(&experts->list[i], out);
	put_rounds(experts, out);
	put_agreement(&experts->agreement, out);
	put_findings(assessment, out);
	for (size_t i = 0; i < experts->n_leave_out; i++)
		put_leave_out(assessment->profile, &experts->leave_out[i], out);
	heng_xml_put(out, "  </experts>\n");
}
