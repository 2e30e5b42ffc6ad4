/* The filled sheet: XML or CSV, into one form with places. */
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/cli/panel_parts.h"
#include "core/cli/stored_report.h"
#include "core/read/csv.h"

/* Columns of the table and what is in front of it, as the first word of
 * their cells. */
typedef enum column_kind {
	COLUMN_RULE,
	COLUMN_SCORE,
	COLUMN_CONFIDENCE,
	COLUMN_REASON,
	COLUMNS_TAKEN,
	COLUMN_SHOWN = COLUMNS_TAKEN, /* printed for the expert */
	COLUMN_NONE,
} column_kind;

static const char *const column_names[] = {"rule", "score", "confidence",
					   "reason"};
static const char *const shown_names[] = {"title-zh",	 "title-en",
					  "guidance-zh", "guidance-en",
					  "scale-zh",	 "scale-en"};

/* What may be on a terminal's line below a caret. */
enum { WIDTH_MAX = 40 };

static bool is_blank_at(const char *text, size_t *n)
{
	*n = strncmp(text, "\xe3\x80\x80", 3) == 0 ||
		     strncmp(text, "\xc2\xa0", 2) == 0
		 ? (*text == '\xe3' ? 3 : 2)
		 : 1;
	return *n > 1 || *text == ' ' || *text == '\t' || *text == '\n' ||
	       *text == '\r';
}

/* Without blanks at both ends, an ideographic space among them. */
static const char *trim(heng_arena *arena, const char *text)
{
	size_t size, n, end = 0;

	while (*text && is_blank_at(text, &n))
		text += n;
	size = strlen(text);
	for (size_t i = 0; i < size; i += n) {
		if (!is_blank_at(text + i, &n))
			end = i + n;
	}
	return heng_arena_copy(arena, text, end);
}

static heng_cell make_cell(heng_arena *arena, const char *text, uint32_t line,
			   uint32_t column)
{
	heng_cell cell = {trim(arena, text), line, column, 1};

	if (!cell.text)
		return cell;
	if (!strchr(cell.text, '\n'))
		cell.width =
		    (uint32_t)heng_utf8_length(cell.text, strlen(cell.text));
	if (cell.width == 0 || cell.width > WIDTH_MAX)
		cell.width = cell.width ? WIDTH_MAX : 1;
	return cell;
}

heng_sheet_row *heng_sheet_add_row(heng_sheet *sheet)
{
	void *grown = heng_array_grow(sheet->rows, sheet->n_rows,
				      &sheet->cap_rows, sizeof(*sheet->rows));
	heng_sheet_row *row;

	if (!grown)
		return NULL;
	sheet->rows = grown;
	row = &sheet->rows[sheet->n_rows++];
	*row = (heng_sheet_row){0};
	row->rule.text = row->score.text = row->confidence.text =
	    row->reason.text = "";
	return row;
}

void heng_sheet_tell(heng_desk *desk, heng_sheet *sheet, const heng_cell *cell,
		     heng_error *error)
{
	if (++sheet->n_told > HENG_SHEET_MISTAKES_MAX) {
		if (sheet->n_told > HENG_SHEET_MISTAKES_MAX + 1)
			return;
		heng_fail(error, HENG_OK, "H4570",
			  "还有更多错误，只列出前 %d 处",
			  "there are more mistakes; the first %d are shown",
			  HENG_SHEET_MISTAKES_MAX);
		cell = NULL;
	}
	heng_error_at(error, sheet->name, cell ? cell->line : 0,
		      cell ? cell->column : 0, cell ? cell->width : 1);
	heng_error_source(error, sheet->text, sheet->size);
	(void)heng_cli_report(error, desk->cli);
}

static int count_error(const heng_error *error, void *userdata)
{
	void **both = userdata;

	((heng_sheet *)both[1])->n_told++;
	return heng_cli_report(error, both[0]);
}

/* --- XML ---------------------------------------------------------------- */

static heng_cell cell_of(heng_arena *arena, const heng_image *image,
			 uint32_t node, const char *attribute)
{
	uint32_t index = heng_image_attribute_find(image, node, attribute);
	heng_place place = {node, index};
	const char *text =
	    index == HENG_NO_ATTRIBUTE
		? ""
		: heng_image_string(
		      image, heng_image_attribute_at(image, index)->value);
	heng_cell cell = make_cell(arena, text, heng_image_line(image, place),
				   heng_image_column(image, place));

	/* The place is the name's. */
	cell.width =
	    index == HENG_NO_ATTRIBUTE ? 1 : (uint32_t)strlen(attribute);
	return cell;
}

static int take_criterion(heng_desk *desk, heng_sheet *sheet,
			  const heng_image *image, uint32_t node)
{
	heng_sheet_row *row = heng_sheet_add_row(sheet);
	uint32_t reason = heng_stored_child(image, node, "reason");

	if (!row)
		return heng_cli_no_memory(desk->cli);
	row->rule = cell_of(&desk->arena, image, node, "rule");
	row->score = cell_of(&desk->arena, image, node, "score");
	row->confidence = cell_of(&desk->arena, image, node, "confidence");
	if (reason != HENG_NO_NODE) {
		const heng_image_node *n = heng_image_node_at(image, reason);

		row->reason =
		    make_cell(&desk->arena, heng_image_string(image, n->text),
			      n->line, n->column);
		row->reason.width = 1;
	}
	if (!row->rule.text || !row->score.text || !row->confidence.text ||
	    !row->reason.text)
		return heng_cli_no_memory(desk->cli);
	return 0;
}

static int read_xml(heng_desk *desk, heng_sheet *sheet)
{
	void *both[] = {desk->cli, sheet};
	const heng_image *image;
	heng_error error;
	heng_rc rc;
	int status = 0;

	sheet->reader = heng_reader_new();
	if (!sheet->reader)
		return heng_cli_no_memory(desk->cli);
	heng_reader_limit(sheet->reader,
			  (size_t)desk->cli->limits.document_bytes);
	rc = heng_read(sheet->reader, &heng_sheet_grammar, sheet->name,
		       sheet->text, sheet->size, count_error, both, &image,
		       &error);
	if (rc == HENG_ENOMEM)
		return HENG_EXIT_INCOMPLETE;
	if (rc != HENG_OK)
		return 0; /* told and counted */
	sheet->dossier = cell_of(&desk->arena, image, 0, "dossier");
	sheet->profile = cell_of(&desk->arena, image, 0, "profile");
	sheet->expert = cell_of(&desk->arena, image, 0, "expert");
	sheet->round = cell_of(&desk->arena, image, 0, "round");
	sheet->signed_at = cell_of(&desk->arena, image, 0, "signedAt");
	if (!sheet->dossier.text || !sheet->profile.text ||
	    !sheet->expert.text || !sheet->round.text || !sheet->signed_at.text)
		return heng_cli_no_memory(desk->cli);
	sheet->is_read = true;
	for (uint32_t at = heng_stored_child(image, 0, "criterion");
	     status == 0 && at != HENG_NO_NODE;
	     at = heng_stored_next(image, at))
		status = take_criterion(desk, sheet, image, at);
	return status;
}

/* --- CSV ---------------------------------------------------------------- */

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

	cell = make_cell(&t->desk->arena, text, field->line, field->column);
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
	    {"signedAt", &sheet->signed_at},
	};
	static const char *const shown[] = {"heng-sheet", "subject", "name",
					    "note"};
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
			*keys[i].to = take_value(t, 1);
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

static int read_csv(heng_desk *desk, heng_sheet *sheet)
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

/* What spreadsheets save unless they are told otherwise. */
static bool is_spreadsheet(const heng_buf *file)
{
	return file->size > 4 &&
	       (memcmp(file->data, "PK\3\4", 4) == 0 ||
		memcmp(file->data, "\xd0\xcf\x11\xe0", 4) == 0);
}

static void tell_spreadsheet(heng_desk *desk, heng_sheet *sheet)
{
	heng_error error;

	heng_fail(&error, HENG_EINPUT, "H4525",
		  "这是电子表格文件（xlsx、xls 或 ods），不是 CSV",
		  "this is a spreadsheet's file (xlsx, xls or ods), not CSV");
	heng_error_hint(&error, "在电子表格软件中另存为 CSV，编码选 UTF-8",
			"save it as CSV in UTF-8");
	heng_sheet_tell(desk, sheet, NULL, &error);
}

static bool is_xml(const heng_sheet *sheet)
{
	const char *at = sheet->file.data, *end = at + sheet->file.size;
	size_t n = strlen(sheet->name);

	if (end - at >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0)
		at += 3;
	while (at < end && strchr(" \t\r\n", *at))
		at++;
	return (at < end && *at == '<') ||
	       (n > 4 && strcmp(sheet->name + n - 4, ".xml") == 0);
}

int heng_sheet_read(heng_desk *desk, const char *name, heng_sheet *sheet)
{
	heng_error error;
	heng_rc rc;

	sheet->name = name;
	sheet->seat = desk->n_seats;
	heng_progress_step(desk->cli->link->progress, HENG_STEP_READING, 0,
			   name);
	rc = heng_file_read(name, (size_t)desk->cli->limits.document_bytes,
			    &sheet->file, &error);
	if (rc == HENG_ENOMEM)
		return heng_cli_no_memory(desk->cli);
	if (rc != HENG_OK) {
		(void)heng_cli_report(&error, desk->cli);
		sheet->n_told++;
		return 0;
	}
	sheet->text = sheet->file.data;
	sheet->size = sheet->file.size;
	if (is_xml(sheet))
		return read_xml(desk, sheet);
	if (!is_spreadsheet(&sheet->file))
		return read_csv(desk, sheet);
	tell_spreadsheet(desk, sheet);
	return 0;
}

void heng_sheet_fini(heng_sheet *sheet)
{
	heng_buf_fini(&sheet->file);
	heng_reader_free(sheet->reader);
	free(sheet->rows);
}
