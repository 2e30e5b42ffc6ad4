/* The figures of how far experts agree: agreement.*. */
#include <inttypes.h>

#include "core/base/fixed.h"
#include "core/cli/figure.h"
#include "reports/expert_words.h"

enum { COEFFICIENT_SCALE = 4 };

/* Puts a coefficient "0.5123", or "—" and why; whether it is there and its
 * derivation is wanted. */
static bool put_coefficient(heng_figures *f, const char *name,
			    const heng_coefficient *is)
{
	heng_text why = heng_no_figure_label(is->why_not);
	char text[24];

	if (!heng_figure(f, "agreement.%s", name))
		return false;
	if (is->why_not == HENG_FIGURE)
		return heng_figure_text(
		    f, heng_format_scaled(is->value, COEFFICIENT_SCALE, text));
	if (heng_figure_none(f)) {
		heng_figure_zh(f, "%s", why.zh);
		heng_figure_en(f, "%s", why.en);
	}
	return false;
}

static void derive_alpha(heng_figures *f, const heng_agreement *is)
{
	const heng_agreement_sums *sums = &is->sums;

	heng_figure_zh(f,
		       "%zu 条规则有两票及以上，共 n = %" PRId64
		       " 票。有 m 票的规则，其 A = m Σx² − (Σx)² 之和：",
		       is->alpha.rules, sums->ballots);
	heng_figure_en(f,
		       "%zu rules have two ballots and more, n = %" PRId64
		       " in all. A = m Σx² − (Σx)², summed over the rules "
		       "with m ballots:",
		       is->alpha.rules, sums->ballots);
	for (int m = 2; m <= HENG_AGREEMENT_EXPERTS_MAX; m++)
		if (sums->within[m] > 0)
			heng_figure_line(f, "  m = %d  A = %" PRId64, m,
					 sums->within[m]);
	heng_figure_line(f, "  B = n Σx² − (Σx)² = %" PRId64, sums->scatter);
	heng_figure_line(f, "  α = 1 − (n − 1) Σ(A ÷ (m − 1)) ÷ B");
}

static void derive_icc(heng_figures *f, const heng_agreement *is)
{
	const heng_agreement_sums *sums = &is->sums;

	heng_figure_zh(f,
		       "n = %zu 条规则由 k = %zu 位专家全部评分。各乘以 nk "
		       "的平方和：",
		       is->icc.rules, is->experts);
	heng_figure_en(f,
		       "n = %zu rules were scored by all k = %zu experts. "
		       "Sums of squares, each times nk:",
		       is->icc.rules, is->experts);
	heng_figure_zh(f, "  规则之间 R = %" PRId64, sums->between_rules);
	heng_figure_en(f, "  between rules R = %" PRId64, sums->between_rules);
	heng_figure_zh(f, "  专家之间 C = %" PRId64, sums->between_experts);
	heng_figure_en(f, "  between experts C = %" PRId64,
		       sums->between_experts);
	heng_figure_zh(f, "  剩余 E = %" PRId64, sums->error);
	heng_figure_en(f, "  the rest E = %" PRId64, sums->error);
	heng_figure_line(f, "  ICC(2,k) = n (R (k − 1) − E) ÷ (n R (k − 1) + "
			    "C (n − 1) − E)");
}

static void put_count(heng_figures *f, const char *name, size_t count,
		      const char *zh, const char *en)
{
	if (heng_figure(f, "agreement.%s", name) &&
	    heng_figure_int(f, (int64_t)count)) {
		heng_figure_zh(f, "%s", zh);
		heng_figure_en(f, "%s", en);
	}
}

heng_rc heng_figures_agreement(heng_figures *f, heng_error *error)
{
	const heng_experts *experts = f->page->report->experts;
	const heng_agreement *is;
	char text[24];

	(void)error;
	if (!experts)
		return HENG_OK;
	is = &experts->agreement;
	if (put_coefficient(f, "alpha", &is->alpha))
		derive_alpha(f, is);
	if (put_coefficient(f, "icc", &is->icc))
		derive_icc(f, is);
	if (heng_figure(f, "agreement.below") &&
	    heng_figure_text(
		f, heng_format_scaled(is->below, COEFFICIENT_SCALE, text))) {
		heng_figure_zh(f, "方案所定：α 低于它即一致程度低");
		heng_figure_en(f, "set by the profile: agreement is low if "
				  "alpha is below this");
	}
	put_count(f, "experts", is->experts, "有计入票的专家",
		  "experts with a ballot that counts");
	put_count(f, "criteria", is->rules, "有计入票的规则",
		  "rules with a ballot that counts");
	put_count(f, "ballots", is->ballots, "计入的票", "ballots that count");
	put_count(f, "alpha-criteria", is->alpha.rules,
		  "α 所依据的规则：有两票及以上的",
		  "rules that alpha rests on: those with two ballots and more");
	put_count(f, "icc-criteria", is->icc.rules,
		  "ICC 所依据的规则：每位计入的专家都评了的",
		  "rules that ICC rests on: those that every counted expert "
		  "scored");
	return HENG_OK;
}
