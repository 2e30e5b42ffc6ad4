/* What moved the verdict between two reports: the fewest changes, and what
 * those of each cause come to by themselves. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/cli/diff_parts.h"
#include "reports/cells.h"
#include "reports/labels.h"

/* "“改进”", or "待补正（“转常态化运营”至“改进”）". */
static void put_verdict(const heng_diff *diff, heng_mixed verdict)
{
	const heng_page *page = &diff->now;
	const heng_profile *profile = &diff->new->profile;
	heng_text best = heng_mix_outcome(&diff->mix, verdict.best)->label;
	heng_text worst = heng_mix_outcome(&diff->mix, verdict.worst)->label;
	bool zh = page->lang == HENG_ZH;

	if (!verdict.determined) {
		heng_page_words(page, profile->undetermined.zh,
				profile->undetermined.en);
		heng_buf_puts(page->out, zh ? "（" : " (");
	}
	heng_buf_puts(page->out, "“");
	heng_page_words(page, best.zh, best.en);
	heng_buf_puts(page->out, "”");
	if (verdict.determined)
		return;
	heng_buf_puts(page->out, page->lang == HENG_EN ? " " : "");
	heng_page_words(page, "至", "to");
	heng_buf_puts(page->out, zh ? "" : " ");
	heng_buf_puts(page->out, "“");
	heng_page_words(page, worst.zh, worst.en);
	heng_buf_puts(page->out, zh ? "”）" : "”)");
}

static void put_part(const heng_diff *diff, size_t part)
{
	const heng_part *what = &diff->mix.parts[part];
	const heng_page *page = &diff->now;
	const heng_profile *now = &diff->new->profile;
	const heng_profile *then = &diff->old->profile;
	const heng_result *new;
	heng_text label;
	size_t i = what->index;

	switch (what->kind) {
	case HENG_MIX_RESULT:
	case HENG_MIX_WEIGHT:
	case HENG_MIX_CLASS:
		new = heng_diff_new(diff, i);
		heng_page_rule(new ? page : &diff->before,
			       new ? new->rule->id
				   : heng_diff_old(diff, i)->rule->id);
		heng_buf_puts(page->out, page->lang == HENG_ZH ? "：" : ": ");
		if (what->kind == HENG_MIX_RESULT) {
			heng_diff_put_outcomes(diff, i);
		} else if (what->kind == HENG_MIX_WEIGHT) {
			heng_page_words(page, "权重", "weight");
			heng_buf_printf(page->out, " %d → %d",
					heng_diff_old(diff, i)->weight,
					new->weight);
		} else {
			heng_page_words(page, "严重程度、一票否决或维度",
					"severity, veto or dimension");
		}
		break;
	case HENG_MIX_SHARE:
	case HENG_MIX_MINIMUM:
		label = heng_dimension_label((heng_dimension)i);
		heng_page_words(page, label.zh, label.en);
		heng_buf_puts(page->out, page->lang == HENG_ZH ? "：" : ": ");
		if (what->kind == HENG_MIX_MINIMUM) {
			heng_page_words(page, "维度的最低分",
					"minimum of the dimension");
			break;
		}
		heng_page_words(page, "维度的权重", "weight of the dimension");
		heng_buf_printf(page->out, " %d → %d",
				then->dimensions[i].weight,
				now->dimensions[i].weight);
		break;
	case HENG_MIX_OUTCOME:
		heng_page_words(page, "结论的条件",
				"conditions of the outcome");
		heng_buf_puts(page->out, page->lang == HENG_ZH ? "“" : " “");
		heng_page_words(page, now->outcomes[i].label.zh,
				now->outcomes[i].label.en);
		heng_buf_puts(page->out, "”");
		break;
	case HENG_MIX_OUTCOMES:
		heng_page_words(page, "方案的各种结论及其条件",
				"the profile's outcomes and their conditions");
		break;
	case HENG_MIX_WHOLE:
		heng_page_words(page, "是否全部规则都已运行",
				"whether all rules ran");
		break;
	}
	label = heng_cause_label(heng_diff_part_cause(diff, part));
	heng_buf_puts(page->out, "  ← ");
	heng_page_words(page, label.zh, label.en);
	heng_buf_putc(page->out, '\n');
}

/* The verdict of everything but what `leave` says, or of that only. */
static heng_mixed verdict_of(heng_diff *diff, heng_cause cause, bool only)
{
	heng_mix *mix = &diff->mix;
	heng_mixed out;

	for (size_t p = 0; p < mix->n_parts; p++) {
		bool own = heng_diff_part_cause(diff, p) == cause;

		if (own == only)
			heng_mix_toggle(mix, p);
	}
	out = heng_mix_verdict(mix);
	heng_mix_take_all(mix, false);
	return out;
}

/* What the verdict would be if nothing but this change were taken back: all
 * is taken before and after. */
static heng_mixed without(heng_diff *diff, size_t part)
{
	heng_mixed out;

	heng_mix_toggle(&diff->mix, part);
	out = heng_mix_verdict(&diff->mix);
	heng_mix_toggle(&diff->mix, part);
	return out;
}

static void put_set(heng_diff *diff, const size_t *set)
{
	const heng_page *page = &diff->now;

	heng_mix_take_all(&diff->mix, true);
	for (size_t i = 0; i < diff->movers.n_set; i++) {
		heng_mixed rest = without(diff, set[i]);

		heng_buf_puts(page->out, "    · ");
		put_part(diff, set[i]);
		heng_buf_puts(page->out, "        ");
		if (heng_mixed_same(rest, diff->movers.new))
			heng_page_head(page, "仅撤回此项，结论仍是",
				       "With only this taken back it would "
				       "still be");
		else
			heng_page_head(page, "仅撤回此项，结论会是",
				       "With only this taken back it would be");
		put_verdict(diff, rest);
		heng_buf_putc(page->out, '\n');
	}
	heng_mix_take_all(&diff->mix, false);
}

/* A line with numbers in it. */
static void __attribute__((format(printf, 2, 4), format(printf, 3, 4)))
put_sentence(const heng_diff *diff, const char *zh, const char *en, ...)
{
	const heng_page *page = &diff->now;
	char texts[2][256];
	va_list args;

	va_start(args, en);
	vsnprintf(texts[0], sizeof(texts[0]), zh, args);
	va_end(args);
	va_start(args, en);
	vsnprintf(texts[1], sizeof(texts[1]), en, args);
	va_end(args);
	heng_buf_puts(page->out, "  ");
	heng_page_words(page, texts[0], texts[1]);
	heng_buf_putc(page->out, '\n');
}

/* How many changes it takes, and how sure that is. */
static void put_claim(const heng_diff *diff)
{
	const heng_movers *movers = &diff->movers;
	const heng_page *page = &diff->now;
	size_t n = diff->mix.n_parts;

	heng_buf_puts(page->out, "  ");
	heng_page_head(page, "结论", "The verdict");
	put_verdict(diff, movers->old);
	heng_diff_arrow(diff);
	put_verdict(diff, movers->new);
	heng_buf_putc(page->out, '\n');
	if (n == 1)
		put_sentence(diff, "影响结论的变化只有下面这一项。",
			     "The change below is the only one that bears on "
			     "it.");
	else if (movers->n_set == 1)
		put_sentence(
		    diff, "%zu 项变化中，下面这一项单独就足以造成这一变化。",
		    "Of %zu changes, the one below is enough by itself.", n);
	else if (movers->exact)
		put_sentence(
		    diff,
		    "%zu 项变化中，下面这 %zu 项合在一起足以造成这一变化"
		    "；更少的组合已逐一试过，都不能。",
		    "Of %zu changes, the %zu below together are "
		    "enough; every smaller set was tried, and none "
		    "is.",
		    n, movers->n_set);
	else
		put_sentence(
		    diff,
		    "%zu 项变化中，下面这 %zu 项合在一起足以造成这一变化"
		    "；组合太多，未能全部试过，已证明至少需要 %zu 项。",
		    "Of %zu changes, the %zu below together are enough; "
		    "there are too many sets to try them all, but at least "
		    "%zu are proven to be needed.",
		    n, movers->n_set, movers->fewest);
}

static void put_sets(heng_diff *diff)
{
	const heng_movers *movers = &diff->movers;
	const heng_page *page = &diff->now;

	for (size_t s = 0; s < movers->n_sets && s < HENG_MOVERS_SETS_MAX;
	     s++) {
		if (s > 0) {
			heng_buf_puts(page->out, "  ");
			heng_page_words(page, "同样能造成这一变化的另一组：",
					"Another set that does it:");
			heng_buf_putc(page->out, '\n');
		}
		put_set(diff, movers->sets[s]);
	}
	if (movers->n_sets <= HENG_MOVERS_SETS_MAX && movers->counted)
		return;
	if (movers->n_sets <= HENG_MOVERS_SETS_MAX) {
		heng_buf_puts(page->out, "  ");
		heng_page_words(page, "可能还有其他同样大小的组合。",
				"There may be other sets of this size.");
		heng_buf_putc(page->out, '\n');
		return;
	}
	heng_buf_puts(page->out, "  ");
	if (movers->counted)
		heng_page_head(page, "未列出的同样大小的组合",
			       "Sets of this size not listed");
	else
		heng_page_head(page, "未列出的同样大小的组合，至少",
			       "Sets of this size not listed, at least");
	heng_buf_put_int(page->out,
			 (int64_t)(movers->n_sets - HENG_MOVERS_SETS_MAX));
	heng_buf_putc(page->out, '\n');
}

/* Each cause by itself, and all but it. */
static void put_by_cause(heng_diff *diff)
{
	const heng_page *page = &diff->now;

	heng_buf_puts(page->out, "  ");
	heng_page_words(page, "按变化的来源：",
			"By what the changes come from:");
	heng_buf_putc(page->out, '\n');
	for (int c = 0; c < HENG_CAUSES; c++) {
		heng_cause cause = (heng_cause)c;
		heng_text label = heng_cause_label(cause);
		size_t n = 0;

		for (size_t p = 0; p < diff->mix.n_parts; p++)
			n += heng_diff_part_cause(diff, p) == cause;
		if (!n)
			continue;
		heng_buf_puts(page->out, "    · ");
		heng_page_words(page, label.zh, label.en);
		if (page->lang == HENG_ZH)
			heng_buf_printf(page->out, "（%zu 项）\n", n);
		else
			heng_buf_printf(page->out, " (%zu)\n", n);
		heng_buf_puts(page->out, "        ");
		heng_page_head(page, "只有这些变化", "with these only");
		put_verdict(diff, verdict_of(diff, cause, true));
		heng_buf_puts(page->out, page->lang == HENG_ZH ? "；" : "; ");
		heng_page_head(page, "除这些外都变化", "with all but these");
		put_verdict(diff, verdict_of(diff, cause, false));
		heng_buf_putc(page->out, '\n');
	}
}

void heng_diff_put_movers(heng_diff *diff)
{
	if (!diff->movers.has_moved)
		return;
	heng_page_section(&diff->now, "什么改变了结论",
			  "What moved the verdict");
	put_claim(diff);
	put_sets(diff);
	put_by_cause(diff);
}
