/* The sets of rules of a repair, as a lawyer reads them. */
#include "core/cli/why_not_parts.h"

#include <inttypes.h>

/* Larger choices than this are shown by one example. */
enum { ROW_RULES_MAX = 3 };

/* A rule with its outcome: "LC-09 法律评估有效（证据不足）". */
static void put_rule(const heng_why_not *w, size_t index)
{
	const heng_result *result = &w->report->results[index];
	heng_text label = heng_outcome_label(result->outcome);

	heng_page_rule(w->page, result->rule->id);
	heng_page_note(w->page, label.zh, label.en);
}

static bool is_needed(const heng_repair *repair, size_t index)
{
	for (size_t i = 0; i < repair->n_needed; i++) {
		if (repair->needed[i] == index)
			return true;
	}
	return false;
}

static void put_line(const heng_why_not *w, size_t index)
{
	heng_buf_puts(w->page->out, "    · ");
	put_rule(w, index);
	heng_buf_putc(w->page->out, '\n');
}

/* One set, without what every set has: a row after its number, or a list. */
static void put_set(const heng_why_not *w, const heng_repair *repair,
		    size_t number, bool in_row)
{
	const size_t *set = repair->sets[number];
	bool first = true;

	if (in_row)
		heng_buf_printf(w->page->out, "    %zu. ", number + 1);
	for (size_t i = 0; i < repair->most; i++) {
		if (is_needed(repair, set[i]))
			continue;
		if (!in_row) {
			put_line(w, set[i]);
			continue;
		}
		heng_buf_puts(w->page->out, first ? "" : " + ");
		put_rule(w, set[i]);
		first = false;
	}
	if (in_row)
		heng_buf_putc(w->page->out, '\n');
}

/* The rules that can be chosen: the only way, an example, or ways in turn. */
static void put_choice(const heng_why_not *w, const heng_repair *repair)
{
	const heng_page *page = w->page;
	size_t rest = repair->most - repair->n_needed;
	const char *also_zh = repair->n_needed ? "另加" : "取";
	const char *also_en = repair->n_needed ? "and" : "take";
	uint64_t all = repair->n_all;
	bool in_row = rest <= ROW_RULES_MAX;

	if (repair->is_counted && all == 1) {
		heng_page_zh(page, "  %s %zu 条，此条数只有一种选法：", also_zh,
			     rest);
		heng_page_en(page,
			     "  %s %zu, with so few in one way only:", also_en,
			     rest);
	} else if (!repair->is_counted && all <= 1) {
		heng_page_zh(page, "  %s %zu 条，例如：", also_zh, rest);
		heng_page_en(page, "  %s %zu, for example:", also_en, rest);
	} else {
		bool cut = !in_row || all > repair->n_sets;

		heng_page_zh(page, "  %s %zu 条，有%s %" PRIu64 " 种选法，%s：",
			     also_zh, rest, repair->is_counted ? "" : "不少于",
			     all,
			     !in_row ? "例如"
			     : cut   ? "任取一种，先列出"
				     : "任取一种");
		heng_page_en(
		    page, "  %s %zu, in %s%" PRIu64 " ways, %s:", also_en, rest,
		    repair->is_counted ? "" : "no fewer than ", all,
		    !in_row ? "such as"
		    : cut   ? "any of them; the first are"
			    : "any of them");
	}
	for (size_t i = 0; i < (in_row ? repair->n_sets : 1); i++)
		put_set(w, repair, i, in_row);
	if (in_row && all > repair->n_sets && repair->is_counted) {
		heng_page_zh(page, "    …… 另有 %" PRIu64 " 种",
			     all - repair->n_sets);
		heng_page_en(page, "    … and %" PRIu64 " more",
			     all - repair->n_sets);
	}
}

/* How many rules it takes: exactly, or between what bounds. */
static void put_size(const heng_why_not *w, const heng_repair *repair,
		     const char *zh, const char *en)
{
	if (repair->least == repair->most) {
		heng_page_zh(
		    w->page,
		    "  最少须有 %zu 条%s；少于此数必定不行（已证明）。",
		    repair->most, zh);
		heng_page_en(w->page,
			     "  At least %zu of the %s; fewer never do "
			     "(proven).",
			     repair->most, en);
		return;
	}
	heng_page_zh(
	    w->page,
	    "  找到的最小一组为 %zu 条%s；少于 %zu 条必定不行（已证明），"
	    "其间未能穷尽。",
	    repair->most, zh, repair->least);
	heng_page_en(w->page,
		     "  The smallest set found: %zu of the %s; fewer than %zu "
		     "never do (proven); what lies between was not searched "
		     "through.",
		     repair->most, en, repair->least);
}

static void put_needed(const heng_why_not *w, const heng_repair *repair)
{
	const size_t n = repair->n_needed;

	if (n == 1) {
		heng_page_zh(w->page, "  %s这一条：",
			     repair->most == 1 ? "就是" : "其中必不可少的是");
		heng_page_en(w->page, "  This one is indispensable:");
	} else if (n == repair->most) {
		heng_page_zh(w->page, "  即以下 %zu 条，缺一不可：", n);
		heng_page_en(w->page, "  These %zu, each indispensable:", n);
	} else {
		heng_page_zh(w->page, "  其中以下 %zu 条必不可少：", n);
		heng_page_en(w->page, "  These %zu are indispensable:", n);
	}
	for (size_t i = 0; i < n; i++)
		put_line(w, repair->needed[i]);
}

void heng_why_not_put_repair(const heng_why_not *w, const heng_repair *repair,
			     const char *zh, const char *en)
{
	put_size(w, repair, zh, en);
	if (repair->n_needed > 0)
		put_needed(w, repair);
	if (repair->most > repair->n_needed)
		put_choice(w, repair);
}
