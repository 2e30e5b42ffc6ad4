/* The filled sheet: XML here, a table elsewhere, into one form with places. */
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/cli/panel_parts.h"
#include "core/cli/stored_report.h"

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

heng_cell heng_sheet_cell(heng_arena *arena, const char *text, uint32_t line,
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
	heng_cell cell =
	    heng_sheet_cell(arena, text, heng_image_line(image, place),
			    heng_image_column(image, place));

	/* The place is the name's. */
	cell.width =
	    index == HENG_NO_ATTRIBUTE ? 1 : (uint32_t)strlen(attribute);
	return cell;
}

/* The text of an element of the sheet; its place is the start tag's. */
static heng_cell cell_in(heng_arena *arena, const heng_image *image,
			 uint32_t node)
{
	const heng_image_node *n = heng_image_node_at(image, node);
	heng_cell cell = heng_sheet_cell(
	    arena, heng_image_string(image, n->text), n->line, n->column);

	cell.width = 1;
	return cell;
}

static bool take_titles(heng_desk *desk, heng_sheet_row *row,
			const heng_image *image, uint32_t node)
{
	bool ok = true;

	for (uint32_t at = heng_stored_child(image, node, "title");
	     at != HENG_NO_NODE; at = heng_stored_next(image, at)) {
		const char *lang = heng_stored_attribute(image, at, "xml:lang");
		heng_cell cell = cell_in(&desk->arena, image, at);

		ok &= cell.text != NULL;
		if (lang && strcmp(lang, "zh") == 0)
			row->title_zh = cell;
		else if (lang && strcmp(lang, "en") == 0)
			row->title_en = cell;
	}
	return ok;
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
	if (reason != HENG_NO_NODE)
		row->reason = cell_in(&desk->arena, image, reason);
	if (!take_titles(desk, row, image, node) || !row->rule.text ||
	    !row->score.text || !row->confidence.text || !row->reason.text)
		return heng_cli_no_memory(desk->cli);
	return 0;
}

static int read_xml(heng_desk *desk, heng_sheet *sheet)
{
	void *both[] = {desk->cli, sheet};
	const heng_image *image;
	heng_error error;
	heng_rc rc;
	uint32_t name;
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
	name = heng_stored_child(image, 0, "name");
	if (name != HENG_NO_NODE) {
		sheet->expert_name = cell_in(&desk->arena, image, name);
		if (!sheet->expert_name.text)
			return heng_cli_no_memory(desk->cli);
	}
	sheet->is_read = true;
	for (uint32_t at = heng_stored_child(image, 0, "criterion");
	     status == 0 && at != HENG_NO_NODE;
	     at = heng_stored_next(image, at))
		status = take_criterion(desk, sheet, image, at);
	return status;
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
		return heng_sheet_read_csv(desk, sheet);
	tell_spreadsheet(desk, sheet);
	return 0;
}

void heng_sheet_fini(heng_sheet *sheet)
{
	heng_buf_fini(&sheet->file);
	heng_reader_free(sheet->reader);
	free(sheet->rows);
}
