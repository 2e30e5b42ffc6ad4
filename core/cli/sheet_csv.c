/* The filled sheet as a table: its head, its headings and its rows. */
#include <stdlib.h>
#include <string.h>

#include "core/cli/panel_parts.h"
#include "core/read/csv.h"

/* Columns of the table and what is in front of it, as the first word of
 * their cells. */
typedef enum column_kind {
	COLUMN_RULE,
	COLUMN_SCORE,
	COLUMN_CONFIDENCE,
	COLUMN_REASON,
	COLUMNS_TAKEN,
	COLUMN_TITLE_ZH = COLUMNS_TAKEN, /* printed for the expert: held */
	COLUMN_TITLE_EN,		 /* against the rule, if there */
	COLUMN_SHOWN,			 /* and what is not */
	COLUMN_NONE,
} column_kind;

static const char *const column_names[] = {"rule", "score", "confidence",
					   "reason"};
static const char *const shown_names[] = {"guidance-zh", "guidance-en",
					  "scale-zh", "scale-en"};

/* A table on its way into a sheet. */
typedef struct table {
	heng_desk *desk;
	heng_sheet *sheet;
	heng_csv csv;
	column_kind columns[HENG_CSV_FIELDS_MAX];
	bool has_header;
	bool no_memory;
} table;

static heng_cell take(table *t, size_t i)
{
	const heng_csv_field *field = &t->csv.fields[i];
	const char *text = field->text;
	heng_cell cell;

	cell =
	    heng_sheet_cell(&t->desk->arena, text, field->line, field->column);
	t->no_memory |= !cell.text;
	if (!cell.text)
		cell.text = "";
	return cell;
}

/* Without the apostrophe that keeps a cell from being a formula. */
static heng_cell take_value(table *t, size_t i)
{
	heng_cell cell = take(t, i);

	if (cell.text[0] == '\'')
		cell.text++;
	return cell;
}

/* Whether a cell begins with the word, and nothing or a space is behind. */
static bool is_key(const heng_cell *cell, const char *word)
{
	size_t n = strlen(word);

	return strncmp(cell->text, word, n) == 0 &&
	       (cell->text[n] == '\0' || cell->text[n] == ' ');
}

static void tell_stray(table *t, const heng_cell *cell)
{
	heng_error error;

	heng_fail(&error, HENG_EINPUT, "H4543",
		  "这个单元格不在评分表的栏目之内，内容会丢失",
		  "this cell is in no column of the sheet; what it says would "
		  "be lost");
	heng_error_hint(&error, "把内容移到 %s 栏，或清空它",
			"move it to the column %s, or clear the cell",
			"reason");
	heng_sheet_tell(t->desk, t->sheet, cell, &error);
}

static void tell_strays(table *t, size_t from)
{
	for (size_t i = from; i < t->csv.n_fields; i++) {
		heng_cell cell = take(t, i);

		if (cell.text[0])
			tell_stray(t, &cell);
	}
}

/* A line in front of the table. */
static void take_key(table *t)
{
	heng_sheet *sheet = t->sheet;
	const struct {
		const char *word;
		heng_cell *to;
	} keys[] = {
	    {"dossier", &sheet->dossier},    {"profile", &sheet->profile},
	    {"expert", &sheet->expert},	     {"round", &sheet->round},
	    {"signedAt", &sheet->signed_at}, {"name", &sheet->expert_name},
	};
	/* No dossier is at hand to hold the subject against; its digest is in
	 * the sheet as well. */
	static const char *const shown[] = {"heng-sheet", "subject", "note"};
	heng_cell key = take(t, 0);
	heng_error error;

	for (size_t i = 0; i < sizeof(shown) / sizeof(*shown); i++) {
		if (is_key(&key, shown[i])) {
			tell_strays(t, 2);
			return;
		}
	}
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		if (!is_key(&key, keys[i].word))
			continue;
		if (keys[i].to->text) {
			heng_fail(&error, HENG_EINPUT, "H4528", "'%s' 写了两次",
				  "'%s' is given twice", keys[i].word);
			heng_sheet_tell(t->desk, sheet, &key, &error);
			return;
		}
		*keys[i].to = key;
		keys[i].to->text = "";
		if (t->csv.n_fields > 1)
			*keys[i].to = keys[i].to == &sheet->expert_name
					  ? take(t, 1)
					  : take_value(t, 1);
		tell_strays(t, 2);
		return;
	}
	tell_strays(t, 0);
}

static column_kind find_column(const heng_cell *cell)
{
	for (size_t i = 0; i < COLUMNS_TAKEN; i++) {
		if (is_key(cell, column_names[i]))
			return (column_kind)i;
	}
	if (is_key(cell, "title-zh"))
		return COLUMN_TITLE_ZH;
	if (is_key(cell, "title-en"))
		return COLUMN_TITLE_EN;
	for (size_t i = 0; i < sizeof(shown_names) / sizeof(*shown_names);
	     i++) {
		if (is_key(cell, shown_names[i]))
			return COLUMN_SHOWN;
	}
	return COLUMN_NONE;
}

static void take_header(table *t)
{
	bool seen[COLUMNS_TAKEN] = {false};
	heng_cell first = take(t, 0);
	heng_error error;

	t->has_header = true;
	for (size_t i = 0; i < HENG_CSV_FIELDS_MAX; i++)
		t->columns[i] = COLUMN_NONE;
	for (size_t i = 0; i < t->csv.n_fields; i++) {
		heng_cell cell = take(t, i);
		column_kind which = find_column(&cell);

		t->columns[i] = which;
		if (which >= COLUMNS_TAKEN)
			continue;
		if (seen[which]) {
			heng_fail(&error, HENG_EINPUT, "H4542", "有两个 %s 栏",
				  "there are two columns %s",
				  column_names[which]);
			heng_sheet_tell(t->desk, t->sheet, &cell, &error);
		}
		seen[which] = true;
	}
	for (size_t i = 0; i < COLUMNS_TAKEN; i++) {
		if (seen[i])
			continue;
		heng_fail(&error, HENG_EINPUT, "H4541", "缺少 %s 栏",
			  "the column %s is missing", column_names[i]);
		heng_sheet_tell(t->desk, t->sheet, &first, &error);
	}
}

static void take_row(table *t)
{
	heng_sheet_row *row;
	bool any = false;

	for (size_t i = 0; i < t->csv.n_fields; i++)
		any |= take(t, i).text[0] != '\0';
	if (!any)
		return;
	row = heng_sheet_add_row(t->sheet);
	if (!row) {
		t->no_memory = true;
		return;
	}
	row->rule.line = t->csv.fields[0].line;
	row->rule.column = t->csv.fields[0].column;
	row->rule.width = 1;
	row->score = row->rule;
	for (size_t i = 0; i < t->csv.n_fields; i++) {
		heng_cell *const to[] = {&row->rule, &row->score,
					 &row->confidence, &row->reason};
		heng_cell cell = take(t, i);

		if (t->columns[i] == COLUMN_RULE)
			row->rule = take_value(t, i);
		else if (t->columns[i] < COLUMNS_TAKEN)
			*to[t->columns[i]] = cell;
		else if (t->columns[i] == COLUMN_TITLE_ZH)
			row->title_zh = cell;
		else if (t->columns[i] == COLUMN_TITLE_EN)
			row->title_en = cell;
		else if (t->columns[i] == COLUMN_NONE && cell.text[0])
			tell_stray(t, &cell);
	}
}

/* Whether the first cell says what this is. */
static bool check_first(table *t)
{
	heng_cell first = take(t, 0);
	heng_cell version = {"", 1, 1, 1};
	heng_error error;

	if (t->csv.n_fields > 1)
		version = take_value(t, 1);
	if (is_key(&first, "heng-sheet") && strcmp(version.text, "1") == 0)
		return true;
	if (is_key(&first, "heng-sheet") && version.text[0]) {
		heng_fail(&error, HENG_EINPUT, "H4526",
			  "这是第 '%s' 版的评分表，本程序读取第 1 版",
			  "this is version '%s' of the sheet; this heng reads "
			  "version 1",
			  version.text);
		heng_sheet_tell(t->desk, t->sheet, &version, &error);
		return false;
	}
	heng_fail(&error, HENG_EINPUT, "H4525",
		  "这不是评分表：第一个单元格应为 heng-sheet",
		  "this is no sheet: its first cell should be heng-sheet");
	heng_error_hint(&error,
			"请填写 %s 生成的文件，以逗号、分号或制表符分隔保存",
			"fill in a file that %s made, and save it with comma, "
			"semicolon or tab",
			"heng panel open");
	heng_sheet_tell(t->desk, t->sheet, &first, &error);
	return false;
}

static void tell_no_header(table *t)
{
	heng_cell none = {"", 1, 1, 1};
	heng_error error;

	heng_fail(&error, HENG_EINPUT, "H4540",
		  "没有以 rule 开头的表头行，也就没有评分",
		  "there is no row of headings that begins with rule, and so "
		  "no score");
	heng_sheet_tell(t->desk, t->sheet, &none, &error);
}

static void take_record(table *t)
{
	heng_cell first = take(t, 0);

	if (t->has_header)
		take_row(t);
	else if (is_key(&first, "rule"))
		take_header(t);
	else
		take_key(t);
}

int heng_sheet_read_csv(heng_desk *desk, heng_sheet *sheet)
{
	table *t = calloc(1, sizeof(*t));
	bool more = true, begun = false, is_sheet = true;
	heng_error error;
	heng_rc rc;

	if (!t)
		return heng_cli_no_memory(desk->cli);
	t->desk = desk;
	t->sheet = sheet;
	rc = heng_csv_open(&t->csv, sheet->name, sheet->file.data,
			   sheet->file.size, &error);
	sheet->text = t->csv.text;
	sheet->size = t->csv.size;
	while (rc == HENG_OK && is_sheet && !t->no_memory) {
		rc = heng_csv_next(&t->csv, &more, &error);
		if (rc != HENG_OK || !more)
			break;
		if (!begun)
			is_sheet = check_first(t);
		begun = true;
		if (is_sheet)
			take_record(t);
	}
	if (rc == HENG_OK && !begun) {
		heng_fail(&error, HENG_EINPUT, "H4525", "文件是空的",
			  "the file is empty");
		heng_error_at(&error, sheet->name, 0, 0, 1);
		rc = HENG_EINPUT;
	} else if (rc == HENG_OK && is_sheet && !t->has_header) {
		tell_no_header(t);
	}
	bool no_memory = t->no_memory || rc == HENG_ENOMEM;
	/* A table that breaks off is still checked as far as it goes. */
	sheet->is_read = t->has_header;
	heng_csv_fini(&t->csv);
	free(t);
	if (no_memory)
		return heng_cli_no_memory(desk->cli);
	if (rc != HENG_OK) {
		(void)heng_cli_report(&error, desk->cli);
		sheet->n_told++;
	}
	return 0;
}
