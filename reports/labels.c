/* Labels: the report's tokens in the words that panels read. */
#include "reports/labels.h"

#include <stdbool.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/model/terms.h"
#include "reports/cells.h"

size_t heng_label_put(heng_buf *out, heng_text text, heng_lang lang)
{
	size_t cells = 0;

	if (!text.zh || !text.en)
		return 0;
	if (lang & HENG_ZH)
		cells += heng_cells_put(out, text.zh);
	if (lang == HENG_BOTH)
		cells += heng_cells_put(out, " ");
	if (lang & HENG_EN)
		cells += heng_cells_put(out, text.en);
	return cells;
}

size_t heng_label_width(heng_text text, heng_lang lang)
{
	if (!text.zh || !text.en)
		return 0;
	return (lang & HENG_ZH ? heng_cells_width(text.zh) : 0) +
	       (lang == HENG_BOTH) +
	       (lang & HENG_EN ? heng_cells_width(text.en) : 0);
}

void heng_label_put_points(heng_buf *out, int64_t basis_points)
{
	char text[24];

	heng_buf_puts(out, heng_format_scaled(basis_points, 2, text));
}

void heng_label_put_range(heng_buf *out, int64_t low, int64_t high)
{
	heng_label_put_points(out, low);
	if (low == high)
		return;
	heng_buf_puts(out, "–");
	heng_label_put_points(out, high);
}

/* A condition taken apart: "minimum legality 6000". */
typedef struct condition {
	char words[3][40];
	size_t n;
	int64_t number; /* of the last word */
	bool has_number;
} condition;

static bool condition_parse(const char *text, condition *out)
{
	memset(out, 0, sizeof(*out));
	while (*text) {
		size_t size = strcspn(text, " ");

		if (out->n == 3 || size == 0 || size >= sizeof(out->words[0]))
			return false;
		memcpy(out->words[out->n++], text, size);
		text += size;
		text += *text == ' ';
	}
	if (out->n > 0) {
		const char *last = out->words[out->n - 1];

		out->has_number =
		    heng_parse_int(last, strlen(last), &out->number);
	}
	return out->n > 0;
}

static bool is_word(const char *word, const char *name)
{
	return !strcmp(word, name);
}

static bool put_failures(heng_buf *out, const condition *c, bool zh)
{
	heng_severity severity;

	if (c->n != 3 || !c->has_number ||
	    !heng_severity_find(c->words[1], &severity))
		return false;
	if (zh) {
		heng_buf_puts(out, c->number ? "" : "不得有");
		heng_buf_puts(out, heng_severity_label(severity).zh);
		if (severity != HENG_CRITICAL)
			heng_buf_puts(out, "及以上");
		heng_buf_puts(out, "规则未通过");
		if (!c->number)
			return true;
		heng_buf_puts(out, "的不得超过 ");
		heng_buf_put_int(out, c->number);
		heng_buf_puts(out, " 项");
		return true;
	}
	if (c->number) {
		heng_buf_puts(out, "at most ");
		heng_buf_put_int(out, c->number);
	} else {
		heng_buf_puts(out, "no");
	}
	heng_buf_puts(out, " failed rules of severity ");
	heng_buf_puts(out, heng_severity_name(severity));
	if (severity != HENG_CRITICAL)
		heng_buf_puts(out, " or worse");
	return true;
}

static void put_at_least(heng_buf *out, const char *what, int64_t number,
			 bool zh)
{
	heng_cells_put(out, what);
	heng_buf_puts(out, zh ? "不得低于 " : " at least ");
	heng_label_put_points(out, number);
}

static bool put_condition(heng_buf *out, const condition *c, bool zh)
{
	heng_dimension dimension;
	const char *what = c->words[0];

	if (is_word(what, "veto") && c->n == 1) {
		heng_buf_puts(out,
			      zh ? "一票否决项必须全部通过" : "no failed veto");
		return true;
	}
	if (is_word(what, "failures"))
		return put_failures(out, c, zh);
	if (!c->has_number)
		return false;
	if (is_word(what, "total") && c->n == 2) {
		put_at_least(out, zh ? "总分" : "total", c->number, zh);
		return true;
	}
	if (is_word(what, "minimum") && c->n == 3 &&
	    heng_dimension_find(c->words[1], &dimension)) {
		heng_text label = heng_dimension_label(dimension);

		put_at_least(out, zh ? label.zh : label.en, c->number, zh);
		return true;
	}
	if (is_word(what, "at-least") && c->n == 2) {
		put_at_least(out, zh ? "所列规则的得分" : "the rule's score",
			     c->number, zh);
		return true;
	}
	return false;
}

void heng_label_put_condition(heng_buf *out, const char *text, heng_lang lang)
{
	condition parsed;
	size_t start = out->size;

	if (!condition_parse(text, &parsed)) {
		heng_cells_put(out, text);
		return;
	}
	if (lang & HENG_ZH && !put_condition(out, &parsed, true))
		goto unknown;
	if (lang == HENG_BOTH)
		heng_buf_puts(out, " / ");
	if (lang & HENG_EN && !put_condition(out, &parsed, false))
		goto unknown;
	return;
unknown:
	out->size = start;
	heng_cells_put(out, text);
}

typedef struct entry {
	const char *token;
	heng_text label;
} entry;

static heng_text find(const entry *entries, size_t n, const char *token)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(entries[i].token, token))
			return entries[i].label;
	return (heng_text){token, token};
}

heng_text heng_label_not_selected(const char *reason)
{
	static const entry entries[] = {
	    {"phase", {"不属本阶段", "of another phase"}},
	    {"profile", {"方案未选用", "left out by the profile"}},
	    {"selection", {"本次未要求", "not asked for"}},
	};

	return find(entries, sizeof(entries) / sizeof(*entries), reason);
}

heng_text heng_label_no_verdict(const char *reason)
{
	if (strcmp(reason, "plugin") == 0)
		return (heng_text){"有插件未能装入，不知其规则，不下结论。",
				   "A plugin was not admitted and its rules "
				   "are not known, so there is no verdict."};
	return (heng_text){"只运行了部分规则，不下结论。",
			   "Only some rules ran, so there is no verdict."};
}

heng_text heng_label_why_not(const char *why_not)
{
	static const entry entries[] = {
	    {"recused", {"已回避", "recused"}},
	    {"conflict", {"有利益冲突", "conflict of interest"}},
	    {"round", {"已有后一轮评分", "superseded by a later round"}},
	};

	return find(entries, sizeof(entries) / sizeof(*entries), why_not);
}

heng_text heng_label_origin(const char *origin)
{
	static const entry entries[] = {
	    {"default", {"默认值", "the rule's default"}},
	    {"profile", {"方案设定", "set by the profile"}},
	    {"command-line", {"命令行设定", "set on the command line"}},
	};

	return find(entries, sizeof(entries) / sizeof(*entries), origin);
}

void heng_label_put_stranger(const heng_assessment *assessment, heng_buf *zh,
			     heng_buf *en)
{
	const heng_profile *profile = assessment->profile;
	heng_text own = heng_phase_label(profile->phase);
	heng_phase phase = profile->phase;

	if (!assessment->scheme)
		return;
	/* The grammar has no other phases. */
	(void)heng_phase_find(assessment->phase, &phase);
	heng_text given = heng_phase_label(phase);
	heng_buf_printf(zh,
			"方案 %s 适用于机制 %s 的%s阶段，卷宗属于机制 %s "
			"的%s阶段；结论仅供对照",
			profile->id, profile->scheme, own.zh,
			assessment->scheme, given.zh);
	heng_buf_printf(en,
			"profile %s is for scheme %s, phase %s; the dossier "
			"is of scheme %s, phase %s: the verdict is for "
			"comparison only",
			profile->id, profile->scheme, own.en,
			assessment->scheme, given.en);
}
