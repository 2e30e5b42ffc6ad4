/* One rule's result in the report, with all that it rests on. */
#include "reports/emit_parts.h"

#include <string.h>

#include "core/base/fixed.h"
#include "core/model/terms.h"
#include "reports/xml.h"

/* Index of the norm, or n_norms. They are sorted by id. */
static size_t norm_find(const heng_assessment *assessment, const char *id)
{
	size_t low = 0, high = assessment->n_norms;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(assessment->norms[middle].id, id);

		if (!order)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return assessment->n_norms;
}

void heng_emit_norm_version(const heng_norm *norm, heng_date as_of,
			    heng_buf *out)
{
	const heng_norm_version *version = heng_norm_version_on(norm, as_of);
	char day[11];

	if (version)
		heng_xml_put_token(out, "version",
				   heng_date_format(version->from, day));
}

static void put_findings(const heng_result *result, heng_buf *out)
{
	for (const heng_finding *finding = result->findings; finding;
	     finding = finding->next) {
		heng_xml_put(out, "      <finding");
		if (finding->path && finding->path[0])
			heng_xml_put_attribute(out, "path", finding->path);
		if (finding->line)
			heng_xml_put_number(out, "line", finding->line);
		if (finding->column)
			heng_xml_put_number(out, "column", finding->column);
		heng_xml_put(out, ">\n");
		heng_xml_put_pair(out, "        ", "message", finding->message);
		heng_xml_put(out, "      </finding>\n");
	}
}

static void put_reads(const heng_result *result, heng_buf *out)
{
	for (const heng_value_read *read = result->reads; read;
	     read = read->next) {
		heng_xml_put(out, "      <read");
		heng_xml_put_attribute(out, "path", read->path);
		if (read->line)
			heng_xml_put_number(out, "line", read->line);
		if (read->missing)
			heng_xml_put(out, " missing=\"true\"");
		else
			heng_xml_put_attribute(out, "value", read->value);
		if (read->truncated)
			heng_xml_put(out, " truncated=\"true\"");
		heng_xml_put(out, "/>\n");
	}
}

static void put_cites(const heng_assessment *assessment, const heng_rule *rule,
		      unsigned char *cited, heng_buf *out)
{
	for (size_t i = 0; i < rule->n_cites; i++) {
		const heng_cite *cite = &rule->cites[i];
		size_t index = norm_find(assessment, cite->norm);
		const heng_norm *norm = NULL;
		const char *article = NULL;

		heng_xml_put(out, "      <cite");
		heng_xml_put_attribute(out, "norm", cite->norm);
		if (index < assessment->n_norms) {
			const heng_norm_version *version;

			cited[index] = 1;
			norm = &assessment->norms[index];
			version = heng_norm_version_on(norm, assessment->as_of);
			heng_emit_norm_version(norm, assessment->as_of, out);
			if (version && cite->article)
				article =
				    heng_norm_article(version, cite->article);
		}
		if (article)
			heng_xml_put_attribute(out, "article", article);
		heng_xml_put_bool(out, "verified", norm && norm->verified);
		heng_xml_put(out, "/>\n");
	}
}

static void put_param_value(const heng_param *param, heng_param_value value,
			    heng_buf *out)
{
	if (param->type == HENG_PARAM_TEXT)
		heng_xml_put_attribute_value(out, value.text);
	else if (param->type == HENG_PARAM_BOOL)
		heng_buf_puts(out, value.number ? "true" : "false");
	else
		heng_buf_put_int(out, value.number);
}

static void put_params(const heng_result *result, heng_buf *out)
{
	for (size_t i = 0; result->params && i < result->rule->n_params; i++) {
		const heng_param_use *use = &result->params[i];

		heng_xml_put(out, "      <param");
		heng_xml_put_attribute(out, "name", use->param->name);
		heng_xml_put(out, " value=\"");
		put_param_value(use->param, use->value, out);
		heng_xml_put(out, "\"");
		heng_xml_put_token(out, "type",
				   heng_param_type_name(use->param->type));
		if (use->param->unit)
			heng_xml_put_attribute(out, "unit", use->param->unit);
		heng_xml_put(out, " default=\"");
		put_param_value(use->param, use->param->default_value, out);
		heng_xml_put(out, "\"");
		heng_xml_put_token(out, "origin", use->origin);
		heng_xml_put(out, "/>\n");
	}
}

static void put_ballot(const heng_ballot *ballot, heng_buf *out)
{
	heng_xml_put(out, "        <ballot");
	heng_xml_put_attribute(out, "expert", ballot->expert);
	heng_xml_put_number(out, "score", ballot->score);
	heng_xml_put_bool(out, "counted", !ballot->why_not);
	if (ballot->why_not)
		heng_xml_put_attribute(out, "whyNot", ballot->why_not);
	heng_xml_put_number(out, "round", ballot->round);
	if (ballot->confidence)
		heng_xml_put_number(out, "confidence", ballot->confidence);
	if (ballot->signed_at)
		heng_xml_put_attribute(out, "signedAt", ballot->signed_at);
	if (ballot->trimmed)
		heng_xml_put_token(out, "trimmed",
				   ballot->trimmed < 0 ? "lowest" : "highest");
	if (ballot->dissents)
		heng_xml_put(out, " dissent=\"true\"");
	if (!ballot->reason) {
		heng_xml_put(out, "/>\n");
		return;
	}
	heng_xml_put(out, ">\n          <reason>");
	heng_xml_put_text(out, ballot->reason);
	heng_xml_put(out, "</reason>\n        </ballot>\n");
}

/* What a panel wants to see beside the figure that decides. */
static void put_means(const heng_tally *tally, heng_buf *out)
{
	heng_xml_put_token(out, "method", heng_mean_name(tally->method));
	heng_xml_put_number(out, "trimFrom", tally->trim_from);
	heng_xml_put_number(out, "dropped", (int64_t)tally->dropped);
	if (tally->counted > 0) {
		heng_xml_put_number(out, "median", tally->median);
		heng_xml_put_number(out, "trimmed", tally->trimmed);
		heng_xml_put_number(out, "combined", tally->combined);
		heng_xml_put_number(out, "lowest", tally->lowest);
		heng_xml_put_number(out, "highest", tally->highest);
		heng_xml_put_number(out, "range",
				    tally->highest - tally->lowest);
	}
	heng_xml_put_token(out, "outcome", heng_outcome_name(tally->outcome));
}

static void put_ballots(const heng_assessment *assessment,
			const heng_result *result, heng_buf *out)
{
	const heng_tally *tally = result->tally;
	const heng_rule *rule = result->rule;

	if (!tally)
		return;
	heng_xml_put(out, "      <ballots");
	heng_xml_put_number(out, "counted", (int64_t)tally->counted);
	heng_xml_put_number(out, "quorum", rule->quorum);
	if (tally->mean >= 0)
		heng_xml_put_number(out, "mean", tally->mean);
	heng_xml_put_number(out, "inFavour", tally->in_favour);
	heng_xml_put_bool(out, "majority", rule->majority);
	heng_xml_put_number(out, "passAt", rule->pass_at);
	heng_xml_put_number(out, "failBelow", rule->fail_below);
	if (assessment->experts)
		put_means(tally, out);
	heng_xml_put(out, ">\n");
	for (const heng_ballot *ballot = tally->ballots; ballot;
	     ballot = ballot->next)
		put_ballot(ballot, out);
	heng_xml_put(out, "      </ballots>\n");
}

static const char *source_name(const heng_rule *rule)
{
	if (rule->kind == HENG_EXPERT)
		return "panel";
	return rule->source == HENG_FROM_PLUGIN ? "plugin" : "policy";
}

/* What a result scores: nothing where it is open or does not apply. */
static bool has_score(const heng_result *result)
{
	return result->outcome != HENG_NOT_APPLICABLE &&
	       !heng_outcome_is_unresolved(result->outcome);
}

/*
 * What was known before the ballots came: of experts' rules only where it
 * stands against them, that their part can be told apart.
 */
static bool has_precheck(const heng_assessment *assessment,
			 const heng_result *result)
{
	if (result->rule->kind == HENG_BOTH_KINDS)
		return true;
	return assessment->experts && result->rule->kind == HENG_EXPERT &&
	       result->precheck_share >= 0 && result->precheck > HENG_PASS;
}

static void put_attributes(const heng_assessment *assessment,
			   const heng_result *result, heng_buf *out)
{
	const heng_rule *rule = result->rule;

	heng_xml_put_attribute(out, "rule", rule->id);
	heng_xml_put_token(out, "dimension",
			   heng_dimension_name(rule->dimension));
	heng_xml_put_token(out, "outcome", heng_outcome_name(result->outcome));
	heng_xml_put_token(out, "severity", heng_severity_name(rule->severity));
	heng_xml_put_number(out, "weight", result->weight);
	heng_xml_put_number(out, "effectiveWeight", result->effective_weight);
	heng_xml_put_bool(out, "veto", rule->veto);
	if (has_score(result))
		heng_xml_put_number(out, "score", heng_result_low(result));
	heng_xml_put_token(out, "kind", heng_kind_name(rule->kind));
	heng_xml_put_token(out, "source", source_name(rule));
	heng_xml_put_attribute(out, "owner", rule->owner);
	if (has_precheck(assessment, result))
		heng_xml_put_token(out, "precheck",
				   heng_outcome_name(result->precheck));
	if (result->is_volatile)
		heng_xml_put(out, " volatile=\"true\"");
	if (assessment->experts && has_precheck(assessment, result) &&
	    result->precheck == HENG_PARTIAL)
		heng_xml_put_number(out, "precheckScore",
				    result->precheck_share);
	if (result->is_confidential)
		heng_xml_put(out, " confidential=\"true\"");
}

void heng_emit_result(const heng_assessment *assessment,
		      const heng_result *result, unsigned char *cited,
		      heng_buf *out)
{
	const heng_rule *rule = result->rule;

	heng_xml_put(out, "    <result");
	put_attributes(assessment, result, out);
	heng_xml_put(out, ">\n");
	heng_xml_put_pair(out, "      ", "title", rule->title);
	put_findings(result, out);
	put_reads(result, out);
	put_cites(assessment, rule, cited, out);
	put_params(result, out);
	put_ballots(assessment, result, out);
	heng_emit_waiver(result->waiver, out);
	if (result->outcome != HENG_PASS &&
	    result->outcome != HENG_NOT_APPLICABLE) {
		heng_xml_put_pair(out, "      ", "remedy", rule->remedy);
		heng_xml_put_pair(out, "      ", "rationale", rule->rationale);
	}
	heng_xml_put(out, "    </result>\n");
}
