/* What two reports rest on that is not the same: files and settings. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/cli/diff_parts.h"
#include "reports/cells.h"
#include "reports/labels.h"

enum { DIGEST_CELLS = 13 }; /* twelve digits of it and an ellipsis */

static void put_digest(const heng_page *page, uint32_t node)
{
	const char *digest = heng_stored_attribute(page->image, node, "sha256");

	heng_cells_put_cut(page->out, digest ? digest : "—", DIGEST_CELLS);
}

/* "fintech-sandbox 1.0.0 sha256 1234…", or "—" where it is not there. */
static void put_file(const heng_page *page, uint32_t node)
{
	static const char *const names[] = {"id", "version"};

	if (node == HENG_NO_NODE) {
		heng_page_words(page, "无", "none");
		return;
	}
	for (int i = 0; i < 2; i++) {
		const char *value =
		    heng_stored_attribute(page->image, node, names[i]);

		/* The dossier is known by its place. */
		if (!value ||
		    node == heng_stored_child(page->image, 0, "subject"))
			continue;
		heng_cells_put(page->out, value);
		heng_buf_putc(page->out, ' ');
	}
	heng_buf_puts(page->out, "sha256 ");
	put_digest(page, node);
}

static void put_files(const heng_diff *diff, heng_text label, uint32_t old,
		      uint32_t new)
{
	const heng_page *page = &diff->now;

	heng_buf_puts(page->out, "  · ");
	heng_page_head(page, label.zh, label.en);
	put_file(&diff->before, old);
	heng_diff_arrow(diff);
	put_file(&diff->now, new);
	heng_buf_putc(page->out, '\n');
}

static uint32_t find(const heng_image *image, const char *name, const char *id)
{
	uint32_t basis = heng_stored_child(image, 0, "basis");
	uint32_t at = heng_stored_child(image, basis, name);

	while (at != HENG_NO_NODE) {
		const char *own = heng_stored_attribute(image, at, "id");

		if (!id || (own && strcmp(own, id) == 0))
			break;
		at = heng_stored_next(image, at);
	}
	return at;
}

/* Policies or plugins: those of the old by id, then those that came. */
static void put_list(const heng_diff *diff, const char *name, heng_text label)
{
	const heng_image *a = diff->old->image, *b = diff->new->image;
	uint32_t at = find(a, name, NULL);

	for (; at != HENG_NO_NODE; at = heng_stored_next(a, at)) {
		const char *id = heng_stored_attribute(a, at, "id");
		uint32_t other = find(b, name, id);

		if (!heng_diff_same(a, at, b, other))
			put_files(diff, label, at, other);
	}
	for (at = find(b, name, NULL); at != HENG_NO_NODE;
	     at = heng_stored_next(b, at)) {
		const char *id = heng_stored_attribute(b, at, "id");

		if (find(a, name, id) == HENG_NO_NODE)
			put_files(diff, label, HENG_NO_NODE, at);
	}
}

/* A setting of the profile: "A：30 → 20". */
static void put_number(const heng_diff *diff, heng_text label, int32_t old,
		       int32_t new, bool points)
{
	const heng_page *page = &diff->now;
	int32_t values[2] = {old, new};

	heng_page_words(page, label.zh, label.en);
	for (int i = 0; i < 2; i++) {
		heng_buf_puts(page->out, i ? " → " : " ");
		if (values[i] == HENG_UNSET)
			heng_buf_puts(page->out, "—");
		else if (points)
			heng_label_put_points(page->out, values[i]);
		else
			heng_buf_put_int(page->out, values[i]);
	}
	heng_buf_putc(page->out, '\n');
}

static void put_dimensions(const heng_diff *diff)
{
	const heng_page *page = &diff->now;

	for (int d = 0; d < HENG_DIMENSIONS; d++) {
		const heng_profile_dimension *old =
		    &diff->old->profile.dimensions[d];
		const heng_profile_dimension *new =
		    &diff->new->profile.dimensions[d];
		heng_text label = heng_dimension_label((heng_dimension)d);

		if (old->weight != new->weight) {
			heng_buf_puts(page->out, "      ");
			heng_page_head(page, label.zh, label.en);
			put_number(diff, (heng_text){"权重", "weight"},
				   old->weight, new->weight, false);
		}
		if (old->minimum != new->minimum) {
			heng_buf_puts(page->out, "      ");
			heng_page_head(page, label.zh, label.en);
			put_number(diff, (heng_text){"最低分", "minimum"},
				   old->minimum, new->minimum, true);
		}
		if (old->when_empty_met != new->when_empty_met) {
			heng_buf_puts(page->out, "      ");
			heng_page_head(page, label.zh, label.en);
			heng_page_words(
			    page,
			    new->when_empty_met
				? "无适用规则时改为视为达到最低分"
				: "无适用规则时改为视为未达到最低分",
			    new->when_empty_met
				? "where no rule applies the minimum now "
				  "counts as met"
				: "where no rule applies the minimum now "
				  "counts as not met");
			heng_buf_putc(page->out, '\n');
		}
	}
}

enum {
	CONDITIONS_MAX = 4 + HENG_DIMENSIONS + HENG_SEVERITIES,
	CONDITION_MAX = 64,
};

/* The conditions of an outcome but for those on named rules, as tokens. */
static size_t list_conditions(const heng_profile_outcome *outcome,
			      char out[][CONDITION_MAX])
{
	size_t n = 0;

	if (outcome->no_veto)
		snprintf(out[n++], CONDITION_MAX, "veto");
	if (outcome->minimums)
		snprintf(out[n++], CONDITION_MAX, "minimums");
	if (outcome->total != HENG_UNSET)
		snprintf(out[n++], CONDITION_MAX, "total %" PRId32,
			 outcome->total);
	for (int d = 0; d < HENG_DIMENSIONS; d++)
		if (outcome->minimum[d] != HENG_UNSET)
			snprintf(out[n++], CONDITION_MAX, "minimum %s %" PRId32,
				 heng_dimension_name((heng_dimension)d),
				 outcome->minimum[d]);
	for (int s = 0; s < HENG_SEVERITIES; s++)
		if (outcome->failures[s] != HENG_UNSET)
			snprintf(out[n++], CONDITION_MAX,
				 "failures %s %" PRId64,
				 heng_severity_name((heng_severity)s),
				 outcome->failures[s]);
	return n;
}

static void put_condition(const heng_diff *diff, const char *condition,
			  bool is_new)
{
	const heng_page *page = &diff->now;

	heng_buf_puts(page->out, "        ");
	if (is_new)
		heng_page_head(page, "新要求", "now asks");
	else
		heng_page_head(page, "不再要求", "asks no longer");
	if (strcmp(condition, "minimums") == 0)
		heng_page_words(page, "各维度均达到其最低分",
				"every dimension's own minimum");
	else
		heng_label_put_condition(page->out, condition, page->lang);
}

/* What the one list has and the other lacks. */
static void put_conditions(const heng_diff *diff,
			   const heng_profile_outcome *one,
			   const heng_profile_outcome *other, bool is_new)
{
	char own[CONDITIONS_MAX][CONDITION_MAX];
	char theirs[CONDITIONS_MAX][CONDITION_MAX];
	size_t n = list_conditions(one, own),
	       m = list_conditions(other, theirs);

	for (size_t i = 0; i < n; i++) {
		bool found = false;

		for (size_t k = 0; k < m; k++)
			found |= strcmp(own[i], theirs[k]) == 0;
		if (found)
			continue;
		put_condition(diff, own[i], is_new);
		heng_buf_putc(diff->now.out, '\n');
	}
	for (size_t i = 0; i < one->n_at_least; i++) {
		const heng_at_least *named = &one->at_least[i];
		const heng_page *page = &diff->now;
		char text[CONDITION_MAX];
		bool found = false;

		for (size_t k = 0; k < other->n_at_least; k++)
			found |=
			    other->at_least[k].share == named->share &&
			    strcmp(other->at_least[k].rule, named->rule) == 0;
		if (found)
			continue;
		snprintf(text, sizeof(text), "at-least %" PRId32, named->share);
		put_condition(diff, text, is_new);
		heng_buf_puts(page->out, "  ");
		heng_page_rule(is_new ? page : &diff->before, named->rule);
		heng_buf_putc(page->out, '\n');
	}
}

static void put_outcomes(const heng_diff *diff)
{
	const heng_page *page = &diff->now;

	if (diff->other_outcomes) {
		heng_buf_puts(page->out, "      ");
		heng_page_words(page, "可能的结论不是同一组",
				"the possible outcomes are not the same ones");
		heng_buf_putc(page->out, '\n');
		return;
	}
	for (size_t p = 0; p < diff->mix.n_parts; p++) {
		const heng_part *part = &diff->mix.parts[p];
		const heng_profile_outcome *old, *new;

		if (part->kind != HENG_MIX_OUTCOME)
			continue;
		old = &diff->old->profile.outcomes[part->index];
		new = &diff->new->profile.outcomes[part->index];
		heng_buf_puts(page->out, "      ");
		heng_page_words(page, "结论", "outcome");
		heng_buf_puts(page->out, page->lang == HENG_ZH ? "“" : " “");
		heng_page_words(page, new->label.zh, new->label.en);
		heng_buf_puts(page->out, "”\n");
		put_conditions(diff, old, new, false);
		put_conditions(diff, new, old, true);
	}
}

static void put_profile(const heng_diff *diff)
{
	const heng_page *page = &diff->now;
	size_t weights = 0, params = 0;

	put_files(diff, (heng_text){"评价方案", "profile"},
		  find(diff->old->image, "profile", NULL),
		  find(diff->new->image, "profile", NULL));
	put_dimensions(diff);
	put_outcomes(diff);
	for (size_t i = 0; i < diff->mix.n_pairs; i++) {
		const heng_result *old = heng_diff_old(diff, i);
		const heng_result *new = heng_diff_new(diff, i);

		weights += old && new && old->weight != new->weight;
		params += diff->rules[i].has_params;
	}
	if (weights) {
		heng_buf_puts(page->out, "      ");
		heng_page_head(page, "权重不同的规则（见上）",
			       "rules with another weight (above)");
		heng_buf_put_int(page->out, (int64_t)weights);
		heng_buf_putc(page->out, '\n');
	}
	if (params) {
		heng_buf_puts(page->out, "      ");
		heng_page_head(page, "参数不同的规则（见上）",
			       "rules with other parameters (above)");
		heng_buf_put_int(page->out, (int64_t)params);
		heng_buf_putc(page->out, '\n');
	}
}

void heng_diff_put_basis(const heng_diff *diff)
{
	const heng_page *page = &diff->now;
	const heng_image *a = diff->old->image, *b = diff->new->image;

	heng_page_section(page, "两份报告的依据有何不同",
			  "What the two rest on that is not the same");
	if (!diff->basis) {
		heng_buf_puts(page->out, "  ");
		heng_page_words(page, "没有不同。", "Nothing.");
		heng_buf_putc(page->out, '\n');
		return;
	}
	if (diff->basis >> HENG_CAUSE_DOSSIER & 1) {
		const char *from = heng_stored_attribute(a, 0, "asOf");
		const char *to = heng_stored_attribute(b, 0, "asOf");

		put_files(diff, (heng_text){"卷宗", "dossier"},
			  heng_stored_child(a, 0, "subject"),
			  heng_stored_child(b, 0, "subject"));
		if (from && to && strcmp(from, to) != 0) {
			heng_buf_puts(page->out, "      ");
			heng_page_head(page, "基准日", "reference day");
			heng_cells_put(page->out, from);
			heng_diff_arrow(diff);
			heng_cells_put(page->out, to);
			heng_buf_putc(page->out, '\n');
		}
	}
	if (diff->basis >> HENG_CAUSE_PROFILE & 1)
		put_profile(diff);
	put_list(diff, "policy", (heng_text){"策略", "policy"});
	put_list(diff, "plugin", (heng_text){"插件", "plugin"});
	if (diff->basis >> HENG_CAUSE_PANEL & 1)
		put_files(diff, (heng_text){"专家评分表", "panel"},
			  find(a, "panel", NULL), find(b, "panel", NULL));
	if (diff->basis >> HENG_CAUSE_WAIVERS & 1)
		put_files(diff, (heng_text){"豁免文件", "waivers"},
			  find(a, "waivers", NULL), find(b, "waivers", NULL));
	if (diff->basis >> HENG_CAUSE_TOOL & 1) {
		heng_buf_puts(page->out, "  · ");
		heng_page_head(page, "程序", "program");
		heng_page_attribute(&diff->before, 0, "tool");
		heng_diff_arrow(diff);
		heng_page_attribute(&diff->now, 0, "tool");
		heng_buf_putc(page->out, '\n');
	}
}
