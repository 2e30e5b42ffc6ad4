/* The figures that count rules: count.*. */
#include "core/assess/standing.h"
#include "core/cli/figure.h"

/* What is counted: rules for which this holds. */
typedef bool counted_fn(const heng_result *result, heng_outcome outcome);

static bool has_outcome(const heng_result *result, heng_outcome outcome)
{
	return heng_result_counts(result) && result->outcome == outcome;
}

static bool does_not_apply(const heng_result *result, heng_outcome outcome)
{
	return result->outcome == outcome;
}

static bool is_failed_veto(const heng_result *result, heng_outcome outcome)
{
	return has_outcome(result, outcome) && result->rule->veto;
}

static bool is_waived(const heng_result *result, heng_outcome outcome)
{
	return result->outcome != outcome && result->waiver;
}

static bool is_informational(const heng_result *result, heng_outcome outcome)
{
	return result->outcome != outcome && result->weight == 0;
}

static void put_count(heng_figures *f, const char *name, counted_fn *counted,
		      heng_outcome outcome, const char *zh, const char *en)
{
	const heng_stored_report *report = f->page->report;
	int64_t count = 0;

	if (!heng_figure(f, "count.%s", name))
		return;
	for (size_t i = 0; i < report->n_results; i++)
		count += counted(&report->results[i], outcome);
	if (!heng_figure_int(f, count))
		return;
	heng_figure_zh(f, "%s：", zh);
	heng_figure_en(f, "%s:", en);
	for (size_t i = 0; i < report->n_results; i++) {
		if (counted(&report->results[i], outcome))
			heng_figure_line(f, "  %s",
					 report->results[i].rule->id);
	}
}

heng_rc heng_figures_count(heng_figures *f, heng_error *error)
{
	static const heng_outcome outcomes[] = {
	    HENG_PASS,	       HENG_PARTIAL, HENG_FAIL,
	    HENG_INSUFFICIENT, HENG_PENDING, HENG_ERROR,
	};

	(void)error;
	for (size_t i = 0; i < sizeof(outcomes) / sizeof(*outcomes); i++) {
		heng_text label = heng_outcome_label(outcomes[i]);
		const char *zh = heng_arena_printf(
		    &f->arena, "结果为“%s”且权重大于 0 的规则", label.zh);
		const char *en = heng_arena_printf(
		    &f->arena,
		    "rules with the outcome “%s” and a weight "
		    "above 0",
		    label.en);

		if (!zh || !en)
			return heng_fail_memory(error);
		put_count(f, heng_outcome_name(outcomes[i]), has_outcome,
			  outcomes[i], zh, en);
	}
	put_count(f, "not-applicable", does_not_apply, HENG_NOT_APPLICABLE,
		  "不适用的规则", "rules that do not apply");
	if (f->page->report->waived)
		put_count(f, "waived", is_waived, HENG_NOT_APPLICABLE,
			  "已豁免、不计入的规则",
			  "rules that are waived and do not count");
	put_count(f, "informational", is_informational, HENG_NOT_APPLICABLE,
		  "适用而权重为 0、仅供参考的规则",
		  "rules that apply and have weight 0: informational");
	put_count(f, "veto", is_failed_veto, HENG_FAIL, "未通过的一票否决项",
		  "failed rules with a veto");
	return HENG_OK;
}
