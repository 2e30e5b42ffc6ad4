/* heng panel import: filled sheets into the panel, all or none. */
#include <stdlib.h>
#include <string.h>

#include "core/assess/closing.h"
#include "core/cli/panel_parts.h"
#include "core/cli/stored_report.h"
#include "reports/xml.h"

static heng_rc put_ballot(const heng_desk *desk, const heng_sheet *sheet,
			  const heng_sheet_row *row, heng_buf *out,
			  heng_error *error)
{
	const heng_panel *panel = &desk->panel;
	int score = 0, confidence = 0;
	heng_rc rc;

	(void)heng_sheet_number(&row->score, 0, 100, &score);
	(void)heng_sheet_number(&row->confidence, 1, 3, &confidence);
	heng_buf_puts(out, "  ");
	rc = heng_panel_put_tag(panel, "ballot", false, out, error);
	if (rc != HENG_OK)
		return rc;
	heng_xml_put_attribute(out, "expert", sheet->expert.text);
	heng_xml_put_attribute(out, "rule", row->asked->id);
	heng_xml_put_number(out, "score", score);
	if (confidence > 0)
		heng_xml_put_number(out, "confidence", confidence);
	heng_xml_put_number(out, "round", sheet->number);
	if (sheet->signed_at.text && sheet->signed_at.text[0]) {
		heng_xml_put(out, "\n     ");
		heng_xml_put_attribute(out, "signedAt", sheet->signed_at.text);
	}
	if (!row->reason.text[0]) {
		heng_xml_put(out, "/>\n");
		return HENG_OK;
	}
	heng_xml_put(out, ">\n    ");
	rc = heng_panel_put_tag(panel, "reason", false, out, error);
	heng_xml_put(out, ">");
	heng_xml_put_text(out, row->reason.text);
	if (rc == HENG_OK)
		rc = heng_panel_put_tag(panel, "reason", true, out, error);
	heng_xml_put(out, ">\n  ");
	if (rc == HENG_OK)
		rc = heng_panel_put_tag(panel, "ballot", true, out, error);
	heng_xml_put(out, ">\n");
	return rc;
}

static heng_rc put_ballots(const heng_desk *desk, const heng_sheet *sheet,
			   heng_buf *out, heng_error *error)
{
	heng_rc rc = HENG_OK;

	for (size_t i = 0; rc == HENG_OK && i < sheet->n_rows; i++) {
		if (sheet->rows[i].score.text[0])
			rc = put_ballot(desk, sheet, &sheet->rows[i], out,
					error);
	}
	return rc;
}

static bool is_scored(const heng_sheet *sheet, const heng_rule *rule)
{
	for (size_t i = 0; i < sheet->n_rows; i++) {
		if (sheet->rows[i].asked == rule &&
		    sheet->rows[i].score.text[0])
			return true;
	}
	return false;
}

/* Which rules the expert has left out: no mistake, but nothing to pass over
 * in silence. */
static void tell_left_out(const heng_desk *desk, const heng_sheet *sheet)
{
	heng_buf names = {0};
	heng_error note;

	for (size_t i = 0; i < desk->n_rules; i++) {
		if (is_scored(sheet, desk->rules[i]))
			continue;
		heng_buf_printf(&names, "%s%s", names.size > 0 ? " " : "",
				desk->rules[i]->id);
	}
	if (names.size > 0) {
		heng_fail(&note, HENG_OK, "H4560",
			  "专家 '%s' 第 %d 轮未评这些规则：%s",
			  "expert '%s' has not scored these rules in round "
			  "%d: %s",
			  sheet->expert.text, sheet->number,
			  heng_buf_str(&names));
		heng_error_at(&note, sheet->name, 0, 0, 1);
		(void)heng_cli_report(&note, desk->cli);
	}
	heng_buf_fini(&names);
}

static void put_line(const heng_desk *desk, const heng_sheet *sheet,
		     heng_buf *out)
{
	const heng_lang lang = desk->cli->lang;
	size_t n = 0;

	for (size_t i = 0; i < sheet->n_rows; i++)
		n += sheet->rows[i].score.text[0] != '\0';
	heng_buf_printf(out, "%s  ", sheet->expert.text);
	if (lang & HENG_ZH)
		heng_buf_printf(out, "第 %d 轮：%zu 条评分%s", sheet->number, n,
				lang & HENG_EN ? " / " : "");
	if (lang & HENG_EN)
		heng_buf_printf(out, "round %d: %zu scores", sheet->number, n);
	heng_buf_puts(out, "\n");
}

static int refuse_closed(const heng_desk *desk)
{
	uint32_t closing = heng_stored_child(desk->panel.image, 0, "closing");
	heng_error error;

	heng_fail(&error, HENG_EINPUT, "H4502",
		  "评分已经封存，不再接受新的评分表",
		  "the panel is closed and takes no more sheets");
	return heng_desk_fail(desk, closing, NULL, &error);
}

static int write_panel(heng_desk *desk, const heng_sheet *sheets, size_t n)
{
	heng_buf added = {0}, text = {0}, lines = {0};
	heng_error error;
	heng_rc rc = HENG_OK;
	int status;

	for (size_t i = 0; rc == HENG_OK && i < n; i++) {
		rc = put_ballots(desk, &sheets[i], &added, &error);
		put_line(desk, &sheets[i], &lines);
	}
	if (rc == HENG_OK)
		rc = heng_panel_text_add(&desk->panel, &added, &text, &error);
	status = rc == HENG_OK ? heng_desk_check_change(desk, &text)
			       : heng_desk_report(desk, &error);
	for (size_t i = 0; status == 0 && i < n; i++)
		tell_left_out(desk, &sheets[i]);
	if (status == 0)
		status = heng_cli_print_buf(desk->cli, &lines);
	if (status == 0)
		status = heng_cli_produce(desk->cli, "", &text);
	heng_buf_fini(&added);
	heng_buf_fini(&text);
	heng_buf_fini(&lines);
	return status;
}

static int take_sheets(heng_desk *desk, heng_sheet *sheets, size_t n)
{
	size_t told = 0;
	int status = 0;

	for (size_t i = 0; status == 0 && i < n; i++) {
		status =
		    heng_sheet_read(desk, desk->job->sheets[i], &sheets[i]);
		if (status == 0 && sheets[i].is_read)
			heng_sheet_check(desk, &sheets[i], sheets, i);
		told += sheets[i].n_told;
	}
	heng_progress_step(desk->cli->link->progress, HENG_STEP_IDLE, 0, "");
	if (status == 0 && told > 0) {
		heng_error error;

		heng_fail(&error, HENG_EINPUT, "H4571",
			  "有错误，没有导入任何评分",
			  "there are mistakes; nothing was imported");
		heng_error_at(&error, desk->panel.name, 0, 0, 1);
		return heng_desk_report(desk, &error);
	}
	return status == 0 ? write_panel(desk, sheets, n) : status;
}

int heng_panel_import(heng_cli *cli, void *userdata)
{
	const heng_panel_job *job = userdata;
	heng_desk *desk = calloc(1, sizeof(*desk));
	heng_sheet *sheets = calloc(job->n_sheets, sizeof(*sheets));
	int status = desk && sheets ? heng_desk_open(desk, job, NULL)
				    : heng_cli_no_memory(cli);

	if (status == 0 && heng_panel_is_closed(&desk->panel))
		status = refuse_closed(desk);
	if (status == 0)
		status = take_sheets(desk, sheets, job->n_sheets);
	for (size_t i = 0; sheets && i < job->n_sheets; i++)
		heng_sheet_fini(&sheets[i]);
	free(sheets);
	if (desk)
		heng_desk_close(desk);
	free(desk);
	return status;
}
