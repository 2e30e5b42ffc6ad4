/* The cells of a sheet that heng filled in: whether they still say so. */
#include <string.h>

#include "core/base/cell.h"
#include "core/base/utf8.h"
#include "core/cli/panel_parts.h"

/* Bytes of the blank that begins here; 0: none does. */
static size_t blank_at(const char *text)
{
	if (*text == ' ' || *text == '\t' || *text == '\n' || *text == '\r')
		return 1;
	if (strncmp(text, "\xc2\xa0", 2) == 0)
		return 2;
	return strncmp(text, "\xe3\x80\x80", 3) == 0 ? 3 : 0;
}

static const char *skip_blanks(const char *text)
{
	size_t n;

	while ((n = blank_at(text)) > 0)
		text += n;
	return text;
}

/* Whether a cell of a table gets an apostrophe where this begins it. */
static bool is_guarded(const char *text)
{
	uint32_t point;

	return heng_utf8_decode(text, strlen(text), &point) > 0 &&
	       heng_cell_begins_formula(point);
}

bool heng_sheet_still_says(const char *cell, const char *made)
{
	cell = skip_blanks(cell);
	made = skip_blanks(made);
	while (*cell || *made) {
		/* One is of no matter where a program left it out again. */
		if (*cell == '\'' && *made != '\'' && is_guarded(made))
			cell++;
		if (*cell != *made && !(blank_at(cell) && blank_at(made)))
			break;
		if (blank_at(cell)) {
			cell = skip_blanks(cell);
			made = skip_blanks(made);
		} else {
			cell++;
			made++;
		}
	}
	return !*skip_blanks(cell) && !*skip_blanks(made);
}

static void tell(heng_desk *desk, heng_sheet *sheet, const heng_cell *cell,
		 heng_error *error)
{
	heng_error_hint(error,
			"这一格由程序填写，不要改动；是否错用了别人的评分表，"
			"或只对部分列排了序？可由 %s 重新生成",
			"heng filled this in, and it is left as it is; is the "
			"sheet another expert's, or were only some of its "
			"columns sorted? %s makes it anew",
			"heng panel open");
	heng_sheet_tell(desk, sheet, cell, error);
}

void heng_sheet_check_name(heng_desk *desk, heng_sheet *sheet)
{
	const heng_cell *cell = &sheet->expert_name;
	const heng_seat *seat = &desk->seats[sheet->seat];
	heng_error error;

	if (!cell->text || heng_sheet_still_says(cell->text, seat->name))
		return;
	heng_fail(&error, HENG_EINPUT, "H4539",
		  "评分表上的姓名是“%s”，评审组中专家 '%s' 的姓名是“%s”",
		  "the name on the sheet is '%s'; that of the panel's expert "
		  "'%s' is '%s'",
		  cell->text, seat->id, seat->name);
	tell(desk, sheet, cell, &error);
}

void heng_sheet_check_title(heng_desk *desk, heng_sheet *sheet,
			    const heng_sheet_row *row)
{
	const heng_rule *rule = row->asked;
	const struct {
		const heng_cell *cell;
		const char *made;
	} titles[] = {
	    {&row->title_zh, rule->title.zh},
	    {&row->title_en, rule->title.en},
	};
	heng_error error;

	for (size_t i = 0; i < 2; i++) {
		const char *made = titles[i].made ? titles[i].made : "";
		const char *text = titles[i].cell->text;

		/* An empty one contradicts nothing. */
		if (!text || !text[0] || heng_sheet_still_says(text, made))
			continue;
		heng_fail(&error, HENG_EINPUT, "H4554",
			  "这一行的规则编号是 %s，名称却是“%s”；该规则的名称是"
			  "“%s”",
			  "this row's rule is %s, but its title is '%s'; that "
			  "rule's is '%s'",
			  rule->id, text, made);
		tell(desk, sheet, titles[i].cell, &error);
		return; /* once a row */
	}
}
