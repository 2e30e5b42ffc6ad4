/* What has to be said about a panel's experts, in words. */
#include "reports/expert_words.h"

#include <inttypes.h>

#include "core/base/fixed.h"

static const struct {
	const char *name;
	heng_text label;
} reasons[HENG_NO_FIGURES] = {
    [HENG_TOO_FEW_EXPERTS] = {"experts",
			      {"有计入票的专家不足两位",
			       "fewer than two experts counted"}},
    [HENG_TOO_FEW_RULES] = {"criteria",
			    {"评分足够的规则不足两条",
			     "fewer than two rules have enough ballots"}},
    [HENG_NO_VARIANCE] = {"variance",
			  {"评分没有可用的差异，无从计算",
			   "the ballots do not vary as they would have to"}},
    [HENG_BEYOND_LIMIT] = {"limit",
			   {"专家或规则过多，不计算",
			    "too many experts or rules to compute it"}},
};

const char *heng_no_figure_name(heng_no_figure why_not)
{
	return reasons[why_not].name;
}

heng_text heng_no_figure_label(heng_no_figure why_not)
{
	return reasons[why_not].label;
}

static void put_low(const heng_agreement *agreement, heng_buf *zh, heng_buf *en)
{
	char alpha[24], below[24];

	heng_format_scaled(agreement->alpha.value, 4, alpha);
	heng_format_scaled(agreement->below, 4, below);
	heng_buf_printf(zh,
			"专家评分一致程度低：α 为 %s，低于方案所定的 %s。"
			"合成分宜慎用，建议专家组复议。",
			alpha, below);
	heng_buf_printf(en,
			"The experts agree little: alpha is %s, below the "
			"profile's %s. Use the combined scores with caution; "
			"the panel should discuss them again.",
			alpha, below);
}

/* A stored report may lack a label. */
static const char *or_none(const char *text)
{
	return text ? text : "";
}

/* “Improve”, or what an open verdict is called with its bounds. */
static void put_conclusion(const heng_profile *profile, bool determined,
			   int best, int worst, heng_buf *zh, heng_buf *en)
{
	const heng_profile_outcome *outcomes = profile->outcomes;

	if (determined) {
		heng_buf_printf(zh, "“%s”", or_none(outcomes[best].label.zh));
		heng_buf_printf(en, "“%s”", or_none(outcomes[best].label.en));
		return;
	}
	heng_buf_printf(zh, "“%s”（最好“%s”，最差“%s”）",
			or_none(profile->undetermined.zh),
			or_none(outcomes[best].label.zh),
			or_none(outcomes[worst].label.zh));
	heng_buf_printf(en, "“%s” (at best “%s”, at worst “%s”)",
			or_none(profile->undetermined.en),
			or_none(outcomes[best].label.en),
			or_none(outcomes[worst].label.en));
}

static void put_hanging(const heng_leave_out *out, const heng_profile *profile,
			const heng_verdict *verdict, heng_buf *zh, heng_buf *en)
{
	heng_buf_puts(zh, "若没有这位专家的评分，结论会由");
	heng_buf_puts(en, "Without this expert's ballots the verdict would "
			  "change from ");
	put_conclusion(profile, verdict->determined, verdict->best,
		       verdict->worst, zh, en);
	heng_buf_puts(zh, "变为");
	heng_buf_puts(en, " to ");
	put_conclusion(profile, out->determined, out->best, out->worst, zh, en);
	if (out->below_quorum > 0) {
		heng_buf_printf(zh, "；届时有 %zu 条规则的票数不足",
				out->below_quorum);
		heng_buf_printf(en,
				"; rules with too few ballots would then be: "
				"%zu",
				out->below_quorum);
	}
	heng_buf_puts(zh, "。");
	heng_buf_puts(en, ".");
}

bool heng_expert_finding_put(const heng_experts *experts,
			     const heng_profile *profile,
			     const heng_verdict *verdict, size_t index,
			     const char **expert, heng_buf *zh, heng_buf *en)
{
	*expert = NULL;
	if (experts->agreement.is_low && index-- == 0) {
		put_low(&experts->agreement, zh, en);
		return true;
	}
	for (size_t i = 0; i < experts->n_leave_out; i++) {
		if (!experts->leave_out[i].differs || index-- != 0)
			continue;
		*expert = experts->leave_out[i].expert;
		put_hanging(&experts->leave_out[i], profile, verdict, zh, en);
		return true;
	}
	return false;
}
