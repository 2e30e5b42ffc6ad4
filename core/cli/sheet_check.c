/* The check of a filled sheet: each mistake in it, where it stands. */
#include <string.h>

#include "core/base/fixed.h"
#include "core/base/suggest.h"
#include "core/base/utf8.h"
#include "core/cli/panel_parts.h"
#include "core/cli/stored_report.h"
#include "core/model/grammar.h"

/* A sheet under check, for the functions below. */
typedef struct check {
	heng_desk *desk;
	heng_sheet *sheet;
	const heng_sheet *before;
	size_t n_before;
	heng_error error;
} check;

static void tell(check *c, const heng_cell *cell)
{
	heng_sheet_tell(c->desk, c->sheet, cell, &c->error);
}

static bool is_number(const char *text)
{
	size_t n = strspn(text, "0123456789");

	return n > 0 && text[n] == '\0';
}

bool heng_sheet_number(const heng_cell *cell, int min, int max, int *out)
{
	int64_t value;

	if (!is_number(cell->text) ||
	    !heng_parse_int(cell->text, strlen(cell->text), &value) ||
	    value < min || value > max)
		return false;
	*out = (int)value;
	return true;
}

/* Full-width digits and signs as ASCII; false: there are none. */
static bool narrow(const char *text, char out[64])
{
	size_t size = strlen(text), at = 0, n;
	bool any = false;

	for (; size > 0; text += n, size -= n) {
		uint32_t point;

		n = heng_utf8_decode(text, size, &point);
		if (n == 0 || at + 5 > 64)
			return false;
		if (point >= 0xff01 && point <= 0xff5e) {
			any = true;
			out[at++] = (char)(point - 0xff01 + '!');
			continue;
		}
		memcpy(out + at, text, n);
		at += n;
	}
	out[at] = '\0';
	return any;
}

/* A cell that should hold an integer of the range and does not. */
static void tell_number(check *c, const heng_cell *cell, const char *code,
			heng_text what, int min, int max)
{
	heng_error *error = &c->error;
	size_t digits = strspn(cell->text, "0123456789");
	char ascii[64];

	if (narrow(cell->text, ascii)) {
		heng_fail(error, HENG_EINPUT, code,
			  "%1$.0s%2$s是全角字符：'%3$s'",
			  "the %1$s is in full-width characters: '%3$s'%2$.0s",
			  what.en, what.zh, cell->text);
		heng_error_hint(error, "用半角写成 %s", "write %s", ascii);
	} else if (is_number(cell->text) ||
		   (cell->text[0] == '-' && is_number(cell->text + 1))) {
		heng_fail(error, HENG_EINPUT, code,
			  "%1$.0s%2$s %3$s 超出 %4$d 至 %5$d",
			  "the %1$s %3$s is not from %4$d to %5$d%2$.0s",
			  what.en, what.zh, cell->text, min, max);
	} else {
		heng_fail(error, HENG_EINPUT, code,
			  "%1$.0s%2$s应为 %4$d 至 %5$d 的整数，不是 '%3$s'",
			  "the %1$s is an integer from %4$d to %5$d, not "
			  "'%3$s'%2$.0s",
			  what.en, what.zh, cell->text, min, max);
		/* What is rounded nobody has scored. */
		if (digits > 0 && digits < 4 &&
		    !strchr(".,", cell->text[digits]))
			heng_error_hint(error, "写成 %.*s？", "write %.*s?",
					(int)digits, cell->text);
	}
	tell(c, cell);
}

/* Something that has to be there. */
static bool is_given(check *c, const heng_cell *cell, const char *name)
{
	heng_cell none = {"", 1, 1, 1};

	if (cell->text && cell->text[0])
		return true;
	heng_fail(&c->error, HENG_EINPUT, "H4527", "缺少 %s", "'%s' is missing",
		  name);
	heng_error_hint(&c->error, "评分表开头的内容不要改动；可由 %s 重新生成",
			"leave what stands at the head of the sheet as it is; "
			"%s makes it anew",
			"heng panel open");
	tell(c, cell->line ? cell : &none);
	return false;
}

static void check_subject(check *c)
{
	heng_sheet *sheet = c->sheet;
	const heng_image *panel = c->desk->panel.image;
	const char *digest = heng_stored_attribute(panel, 0, "dossier");
	const char *profile = heng_stored_attribute(panel, 0, "profile");

	if (is_given(c, &sheet->dossier, "dossier") &&
	    strcmp(sheet->dossier.text, digest) != 0) {
		heng_fail(&c->error, HENG_EINPUT, "H4530",
			  "这份评分表针对另一份申报书；评审组的是 %s",
			  "this sheet is for another dossier; the panel's is "
			  "%s",
			  digest);
		tell(c, &sheet->dossier);
	}
	if (is_given(c, &sheet->profile, "profile") &&
	    strcmp(sheet->profile.text, profile) != 0) {
		heng_fail(&c->error, HENG_EINPUT, "H4531",
			  "这份评分表针对方案 '%s'，评审组的是 '%s'",
			  "this sheet is for profile '%s', the panel's is "
			  "'%s'",
			  sheet->profile.text, profile);
		tell(c, &sheet->profile);
	}
}

static void check_expert(check *c)
{
	heng_sheet *sheet = c->sheet;
	const heng_desk *desk = c->desk;
	heng_suggest near = {.wanted = sheet->expert.text};

	if (!is_given(c, &sheet->expert, "expert"))
		return;
	for (size_t i = 0; i < desk->n_seats; i++) {
		heng_suggest_offer(&near, desk->seats[i].id);
		if (strcmp(desk->seats[i].id, sheet->expert.text) == 0)
			sheet->seat = i;
	}
	if (sheet->seat == desk->n_seats) {
		heng_fail(
		    &c->error, HENG_EINPUT, "H4532", "评审组没有专家 '%s'",
		    "there is no expert '%s' in the panel", sheet->expert.text);
		if (near.best)
			heng_error_hint(&c->error, "是不是想写 '%s'？",
					"did you mean '%s'?", near.best);
		tell(c, &sheet->expert);
	} else if (desk->seats[sheet->seat].recused) {
		heng_fail(&c->error, HENG_EINPUT, "H4533",
			  "专家 '%s' 已回避，不评分",
			  "expert '%s' is recused and does not score",
			  sheet->expert.text);
		tell(c, &sheet->expert);
	} else {
		heng_sheet_check_name(c->desk, sheet);
	}
}

/* The rounds that the expert has with the sheets before this one. */
static unsigned rounds_before(const check *c)
{
	unsigned rounds = heng_desk_seat_rounds(c->desk, c->sheet->seat);

	for (size_t i = 0; i < c->n_before; i++) {
		if (c->before[i].seat == c->sheet->seat)
			rounds |= 1u << c->before[i].number;
	}
	return rounds;
}

static int last_round(const check *c)
{
	int last = c->desk->last_round;

	for (size_t i = 0; i < c->n_before; i++) {
		if (c->before[i].number > last)
			last = c->before[i].number;
	}
	return last;
}

static void tell_second(check *c)
{
	const heng_sheet *sheet = c->sheet;

	for (size_t i = 0; i < c->n_before; i++) {
		if (c->before[i].seat != sheet->seat ||
		    c->before[i].number != sheet->number)
			continue;
		heng_fail(&c->error, HENG_EINPUT, "H4536",
			  "专家 '%s' 第 %d 轮有两份评分表，另一份是 %s",
			  "expert '%s' has two sheets for round %d; the other "
			  "is %s",
			  sheet->expert.text, sheet->number, c->before[i].name);
		tell(c, &sheet->round);
		return;
	}
	heng_fail(&c->error, HENG_EINPUT, "H4535",
		  "专家 '%s' 第 %d 轮已经评过分，不会改动",
		  "expert '%s' has scored in round %d already, and that is not "
		  "changed",
		  sheet->expert.text, sheet->number);
	heng_error_hint(&c->error, "讨论后要改分，请用下一轮的评分表%s",
			"to score otherwise after discussion, use a sheet for "
			"the next round%s",
			"");
	tell(c, &sheet->round);
}

/* Rounds come one after the other: first the independent ballot, later ones
 * beside it. */
static void check_round(check *c)
{
	heng_sheet *sheet = c->sheet;
	unsigned rounds;
	int last;

	if (!is_given(c, &sheet->round, "round"))
		return;
	if (!heng_sheet_number(&sheet->round, 1, HENG_ROUND_MAX,
			       &sheet->number)) {
		tell_number(c, &sheet->round, "H4534",
			    (heng_text){"轮次", "round"}, 1, HENG_ROUND_MAX);
		return;
	}
	if (sheet->seat == c->desk->n_seats)
		return;
	rounds = rounds_before(c);
	last = last_round(c);
	if (rounds & (1u << sheet->number)) {
		tell_second(c);
	} else if (sheet->number > last + 1) {
		heng_fail(&c->error, HENG_EINPUT, "H4537",
			  "跳过了第 %2$d 轮：第 %1$d 轮之前还没有那一轮的评分",
			  "round %2$d is skipped: nobody has scored in it, and "
			  "this sheet is for round %1$d",
			  sheet->number, last + 1);
		tell(c, &sheet->round);
	} else if (sheet->number > 1 && !(rounds & 2u)) {
		heng_fail(&c->error, HENG_EINPUT, "H4537",
			  "专家 '%s' 还没有第 1 轮（讨论前）的评分",
			  "expert '%s' has no ballot of round 1, before "
			  "discussion",
			  sheet->expert.text);
		tell(c, &sheet->round);
	} else if (rounds >> sheet->number) {
		heng_fail(&c->error, HENG_EINPUT, "H4538",
			  "专家 '%s' 已有更后一轮的评分，不能再补第 %d 轮",
			  "expert '%s' has scored in a later round already; "
			  "round %d cannot be supplied any more",
			  sheet->expert.text, sheet->number);
		tell(c, &sheet->round);
	}
}

static void check_signature(check *c)
{
	const heng_cell *cell = &c->sheet->signed_at;

	if (!cell->text || !cell->text[0] ||
	    heng_type_check(HENG_TYPE_DATETIME, NULL, 0, 0, cell->text,
			    strlen(cell->text)))
		return;
	heng_fail(&c->error, HENG_EINPUT, "H4558", "签署时间 '%s' 的写法不对",
		  "the time of signature '%s' is not well written", cell->text);
	heng_error_hint(&c->error, "留空，或写成 %s",
			"leave it empty, or write it as %s",
			"2026-06-28T10:00:00+08:00");
	tell(c, cell);
}

static void tell_rule(check *c, const heng_sheet_row *row)
{
	const heng_desk *desk = c->desk;
	heng_suggest near = {.wanted = row->rule.text};
	const heng_plan *plan = desk->plan;

	for (size_t i = 0; i < desk->n_rules; i++)
		heng_suggest_offer(&near, desk->rules[i]->id);
	heng_fail(&c->error, HENG_EINPUT, "H4550",
		  "方案 '%s' 不要求专家对规则 '%s' 评分",
		  "profile '%s' does not ask experts to score rule '%s'",
		  plan->profile->id, row->rule.text);
	if (near.best)
		heng_error_hint(&c->error, "是不是想写 '%s'？",
				"did you mean '%s'?", near.best);
	tell(c, &row->rule);
}

static void check_row_rule(check *c, heng_sheet_row *row)
{
	const heng_desk *desk = c->desk;

	if (!row->rule.text[0]) {
		heng_fail(&c->error, HENG_EINPUT, "H4552", "这一行没有规则编号",
			  "this row has no rule");
		tell(c, &row->rule);
		return;
	}
	for (size_t i = 0; i < desk->n_rules; i++) {
		if (strcmp(desk->rules[i]->id, row->rule.text) == 0)
			row->asked = desk->rules[i];
	}
	if (!row->asked) {
		tell_rule(c, row);
		return;
	}
	for (const heng_sheet_row *r = c->sheet->rows; r < row; r++) {
		if (r->asked != row->asked)
			continue;
		heng_fail(&c->error, HENG_EINPUT, "H4551",
			  "规则 %s 有两行，另一行在第 %u 行",
			  "rule %s has two rows; the other is on line %u",
			  row->asked->id, r->rule.line);
		tell(c, &row->rule);
		return;
	}
	heng_sheet_check_title(c->desk, c->sheet, row);
}

/* Whether the row has a score. */
static bool check_row(check *c, heng_sheet_row *row)
{
	int unused;

	check_row_rule(c, row);
	if (row->confidence.text[0] &&
	    !heng_sheet_number(&row->confidence, 1, 3, &unused))
		tell_number(c, &row->confidence, "H4557",
			    (heng_text){"把握程度", "confidence"}, 1, 3);
	if (row->score.text[0]) {
		if (!heng_sheet_number(&row->score, 0, 100, &unused))
			tell_number(c, &row->score, "H4555",
				    (heng_text){"评分", "score"}, 0, 100);
		return true;
	}
	if (row->confidence.text[0] || row->reason.text[0]) {
		heng_fail(&c->error, HENG_EINPUT, "H4553",
			  "规则 %s 写了理由或把握程度，却没有评分",
			  "rule %s has a reason or confidence, but no score",
			  row->rule.text);
		tell(c, row->score.line ? &row->score : &row->rule);
	}
	return false;
}

static void check_rows(check *c)
{
	heng_sheet *sheet = c->sheet;
	heng_cell none = {"", 1, 1, 1};
	bool any = false;

	/* Nobody is shown more, and a hostile table has very many. */
	for (size_t i = 0;
	     i < sheet->n_rows && sheet->n_told <= HENG_SHEET_MISTAKES_MAX; i++)
		any |= check_row(c, &sheet->rows[i]);
	if (any)
		return;
	heng_fail(&c->error, HENG_EINPUT, "H4559", "评分表没有填写任何评分",
		  "no score is filled in");
	tell(c, sheet->n_rows > 0 && sheet->rows[0].score.line
		    ? &sheet->rows[0].score
		    : &none);
}

void heng_sheet_check(heng_desk *desk, heng_sheet *sheet,
		      const heng_sheet *before, size_t n_before)
{
	check c = {desk, sheet, before, n_before, {0}};

	check_subject(&c);
	check_expert(&c);
	check_round(&c);
	check_signature(&c);
	check_rows(&c);
}
