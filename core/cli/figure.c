/* A figure: a number of the report by its name, and how it comes about. */
#include "core/cli/figure.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/base/fixed.h"
#include "reports/cells.h"
#include "reports/labels.h"

enum {
	NAME_SIZE = 256,       /* of a figure; ids have at most 64 characters */
	QUOTIENT_SCALE = 6,    /* decimals of a quotient before it is rounded */
	QUOTIENT_UNIT = 10000, /* hundredths into 10^-6 */
};

/* A line for each family; what its names begin with, NULL: several. */
static const struct {
	const char *head;
	heng_figure_family_fn *put;
	bool of_results; /* follows from the results and the profile alone */
} families[] = {
    {"total", heng_figures_total, true},
    {"dimension", heng_figures_dimension, true},
    {"rule", heng_figures_rule, true},
    {"count", heng_figures_count, true},
    {"next", heng_figures_next, true},
    {"measure", heng_figures_measure, false},
    {"ballots", heng_figures_ballots, false},
    {"ballot", heng_figures_ballot, false},
    {"agreement", heng_figures_agreement, false},
    {NULL, heng_figures_experts, false},
    {"leave-out", heng_figures_leave_out, false},
    {"before", heng_figures_before, false},
    {NULL, heng_figures_commitments, false},
};

/* Whether a name is what is wanted or lies below it. */
static bool is_wanted(const heng_figures *f, const char *name)
{
	size_t size;

	if (!f->wanted)
		return true;
	size = strlen(f->wanted);
	return !strncmp(name, f->wanted, size) &&
	       (name[size] == '\0' || name[size] == '.');
}

/* Offers a name and all that it lies below; keeps what is the nearest. */
static void offer(heng_figures *f, char *name)
{
	char *end = name + strlen(name);

	for (;;) {
		const char *copy;

		heng_suggest_offer(&f->near, name);
		if (f->near.best == name) {
			copy = heng_arena_strdup(&f->arena, name);
			f->near.best = copy;
		}
		*end = '\0';
		end = strrchr(name, '.');
		if (!end)
			return;
		*end = '\0';
	}
}

bool heng_figure(heng_figures *f, const char *format, ...)
{
	char name[NAME_SIZE];
	size_t size = strlen(f->prefix);
	va_list args;

	if (size >= sizeof(name))
		return false;
	memcpy(name, f->prefix, size);
	va_start(args, format);
	(void)vsnprintf(name + size, sizeof(name) - size, format, args);
	va_end(args);
	if (f->is_offering) {
		offer(f, name);
		return false;
	}
	if (!is_wanted(f, name))
		return false;
	f->shown++;
	heng_cells_put(f->page->out, name);
	heng_buf_putc(f->page->out, '\t');
	return true;
}

static bool end_value(heng_figures *f)
{
	heng_buf_putc(f->page->out, '\n');
	return f->wanted != NULL;
}

bool heng_figure_points(heng_figures *f, int64_t basis_points)
{
	heng_label_put_points(f->page->out, basis_points);
	return end_value(f);
}

bool heng_figure_int(heng_figures *f, int64_t value)
{
	heng_buf_put_int(f->page->out, value);
	return end_value(f);
}

bool heng_figure_text(heng_figures *f, const char *value)
{
	heng_cells_put(f->page->out, value);
	return end_value(f);
}

bool heng_figure_none(heng_figures *f)
{
	return heng_figure_text(f, "—");
}

static void put_line(heng_figures *f, const char *format, va_list args)
{
	if (!f->wanted)
		return;
	heng_buf_puts(f->page->out, "  ");
	heng_page_line(f->page, format, args);
}

void heng_figure_zh(heng_figures *f, const char *format, ...)
{
	va_list args;

	if (!(f->page->lang & HENG_ZH))
		return;
	va_start(args, format);
	put_line(f, format, args);
	va_end(args);
}

void heng_figure_en(heng_figures *f, const char *format, ...)
{
	va_list args;

	if (!(f->page->lang & HENG_EN))
		return;
	va_start(args, format);
	put_line(f, format, args);
	va_end(args);
}

void heng_figure_line(heng_figures *f, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	put_line(f, format, args);
	va_end(args);
}

/* A quotient of hundredths to six decimals, cut, "…" where more follow. */
static void format_quotient(int64_t hundredths, int64_t over, char out[32])
{
	char text[24];
	int64_t units = hundredths * QUOTIENT_UNIT / over;
	bool is_cut = hundredths * QUOTIENT_UNIT % over != 0;
	size_t size;

	heng_format_scaled(units, QUOTIENT_SCALE, text);
	size = strlen(text);
	/* Two decimals stay, as everywhere. */
	for (int i = 2; !is_cut && i < QUOTIENT_SCALE; i++) {
		if (text[size - 1] != '0')
			break;
		text[--size] = '\0';
	}
	(void)snprintf(out, 32, "%s%s", text, is_cut ? "…" : "");
}

void heng_figure_quotient(heng_figures *f, int64_t hundredths, int64_t over)
{
	char above[24], quotient[32], rounded[24];

	heng_format_scaled(hundredths, 2, above);
	format_quotient(hundredths, over, quotient);
	heng_format_scaled(heng_div_half_even(hundredths, over), 2, rounded);
	heng_figure_zh(f, "%s ÷ %" PRId64 " = %s → %s（四舍六入五成双）", above,
		       over, quotient, rounded);
	heng_figure_en(f, "%s ÷ %" PRId64 " = %s → %s (rounded half to even)",
		       above, over, quotient, rounded);
}

const char *heng_figure_rule_name(heng_figures *f, const heng_result *result,
				  heng_lang lang)
{
	heng_text title = result->rule->title;
	const char *text = lang == HENG_ZH ? title.zh : title.en;
	const char *name;

	if (!text)
		return result->rule->id;
	name = heng_arena_printf(&f->arena, "%s %s", result->rule->id, text);
	if (!name)
		f->page->out->failed = true;
	return name ? name : "";
}

heng_rc heng_figure_share_init(heng_figure_share *share, heng_figures *f,
			       int64_t total, const int64_t *quota, size_t n,
			       bool quota_is_scaled, heng_error *error)
{
	*share = (heng_figure_share){.total = total,
				     .quota = quota,
				     .n = n,
				     .left = total,
				     .quota_is_scaled = quota_is_scaled};
	share->rest = heng_arena_alloc(&f->arena, n * sizeof(*share->rest));
	if (!share->rest)
		return heng_fail_memory(error);
	for (size_t i = 0; i < n; i++)
		share->sum += quota[i];
	for (size_t i = 0; share->sum > 0 && i < n; i++) {
		share->rest[i] = total * quota[i] % share->sum;
		share->left -= total * quota[i] / share->sum;
	}
	return HENG_OK;
}

/* Which in the order of remainders; equal ones by their place. From 1. */
static size_t rank_of(const heng_figure_share *share, size_t i)
{
	size_t rank = 1;

	for (size_t k = 0; k < share->n; k++)
		rank += share->rest[k] > share->rest[i] ||
			(k < i && share->rest[k] == share->rest[i]);
	return rank;
}

void heng_figure_put_share(heng_figures *f, const heng_figure_share *share,
			   size_t i, int64_t part)
{
	const unsigned scale = share->quota_is_scaled ? 2 : 0;
	char total[24], quota[24], sum[24], quotient[32], floor_[24], whole[24];
	size_t rank;

	if (share->sum == 0 || share->quota[i] == 0) {
		heng_figure_zh(f, "本项没有可分得的 → 0.00");
		heng_figure_en(f, "this one has no part in it → 0.00");
		return;
	}
	heng_format_scaled(share->total, 2, total);
	heng_format_scaled(share->quota[i], scale, quota);
	heng_format_scaled(share->sum, scale, sum);
	format_quotient(share->total * share->quota[i], share->sum, quotient);
	heng_format_scaled(share->total * share->quota[i] / share->sum, 2,
			   floor_);
	heng_format_scaled(part, 2, whole);
	heng_figure_line(f, "%s × %s ÷ %s = %s", total, quota, sum, quotient);
	if (share->left == 0) {
		heng_figure_zh(f, "各项恰好分尽 → %s", whole);
		heng_figure_en(f, "it divides without remainder → %s", whole);
		return;
	}
	rank = rank_of(share, i);
	heng_figure_zh(f,
		       "最大余数法：先只取两位小数，得 %s；各项共余 %" PRId64
		       " 个 0.01，依次补给余数最大的 %" PRId64
		       " 项；本项余数排第 %zu → %s",
		       floor_, share->left, share->left, rank, whole);
	heng_figure_en(f,
		       "largest remainder: cut after two decimals it is %s; "
		       "%" PRId64 " times 0.01 are left over and go to the "
		       "%" PRId64 " largest remainders; this one's is number "
		       "%zu → %s",
		       floor_, share->left, share->left, rank, whole);
}

heng_rc heng_figures_of_results(heng_figures *f, heng_error *error)
{
	heng_rc rc = HENG_OK;

	for (size_t i = 0; i < sizeof(families) / sizeof(*families); i++) {
		if (rc == HENG_OK && families[i].of_results)
			rc = families[i].put(f, error);
	}
	return rc;
}

/* Whether names that begin with this may be wanted. */
static bool may_match(const heng_figures *f, const char *head)
{
	size_t size = head ? strlen(head) : 0;

	return !head || !f->wanted || f->is_offering ||
	       (!strncmp(f->wanted, head, size) &&
		(f->wanted[size] == '\0' || f->wanted[size] == '.'));
}

static heng_rc put_families(heng_figures *f, heng_error *error)
{
	heng_rc rc = HENG_OK;

	for (size_t i = 0; i < sizeof(families) / sizeof(*families); i++) {
		if (rc == HENG_OK && may_match(f, families[i].head))
			rc = families[i].put(f, error);
	}
	return rc;
}

static heng_rc not_there(heng_figures *f, heng_error *error)
{
	heng_rc rc;

	f->is_offering = true;
	f->near = (heng_suggest){.wanted = f->wanted};
	rc = put_families(f, error);
	if (rc != HENG_OK)
		return rc;
	heng_fail(error, HENG_EINPUT, "H5101", "这份报告中没有数值“%s”",
		  "there is no figure '%s' in this report", f->wanted);
	if (f->near.best)
		heng_error_hint(error, "是否指 %s？", "did you mean %s?",
				f->near.best);
	else
		heng_error_hint(error, "用 --figure all 列出全部数值的名称",
				"--figure all lists the names of all figures");
	return HENG_EINPUT;
}

heng_rc heng_explain_figure(const heng_image *image, const char *name,
			    heng_lang lang, heng_buf *out, heng_error *error)
{
	heng_stored_report report = {0};
	heng_page page = {&report, image, lang, out};
	heng_figures f = {.page = &page, .prefix = ""};
	heng_rc rc = heng_stored_report_read(&report, image, error);

	if (strcmp(name, "all") != 0)
		f.wanted = name;
	if (rc == HENG_OK)
		rc = put_families(&f, error);
	if (rc == HENG_OK && out->failed)
		rc = heng_fail_memory(error);
	if (rc == HENG_OK && f.shown == 0)
		rc = not_there(&f, error);
	heng_arena_fini(&f.arena);
	heng_stored_report_fini(&report);
	return rc;
}
