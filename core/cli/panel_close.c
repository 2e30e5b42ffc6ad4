/* heng panel close: freezes a panel by the digest of its content. */
#include <stdlib.h>
#include <string.h>

#include "core/assess/closing.h"
#include "core/cli/panel_parts.h"
#include "core/cli/stored_report.h"
#include "reports/xml.h"

static heng_rc put_closing(const heng_desk *desk, const char *hex,
			   heng_buf *out, heng_error *error)
{
	const heng_panel *panel = &desk->panel;
	const char *reason = desk->job->reason;
	heng_rc rc;

	heng_buf_puts(out, "  ");
	rc = heng_panel_put_tag(panel, "closing", false, out, error);
	heng_buf_printf(out, " digest=\"sha256:%s\"", hex);
	if (!reason) {
		heng_buf_puts(out, "/>\n");
		return rc;
	}
	heng_buf_puts(out, ">\n    ");
	if (rc == HENG_OK)
		rc = heng_panel_put_tag(panel, "reason", false, out, error);
	heng_buf_puts(out, ">");
	heng_xml_put_text(out, reason);
	if (rc == HENG_OK)
		rc = heng_panel_put_tag(panel, "reason", true, out, error);
	heng_buf_puts(out, ">\n  ");
	if (rc == HENG_OK)
		rc = heng_panel_put_tag(panel, "closing", true, out, error);
	heng_buf_puts(out, ">\n");
	return rc;
}

/* The closed panel's text with that digest. */
static heng_rc make_text(const heng_desk *desk, const char *hex, heng_buf *text,
			 heng_error *error)
{
	heng_buf added = {0};
	heng_rc rc = put_closing(desk, hex, &added, error);

	if (rc == HENG_OK)
		rc = heng_panel_text_add(&desk->panel, &added, text, error);
	heng_buf_fini(&added);
	return rc;
}

/* The digest of what the closed panel will say: all of it but the digest. */
static heng_rc find_digest(const heng_desk *desk, char hex[65],
			   heng_error *error)
{
	static const char zeros[] = "00000000000000000000000000000000"
				    "00000000000000000000000000000000";
	heng_reader *reader = heng_reader_new();
	const heng_image *image;
	heng_buf text = {0};
	heng_rc rc = reader ? make_text(desk, zeros, &text, error)
			    : heng_fail_memory(error);

	if (rc == HENG_OK) {
		heng_reader_limit(reader,
				  (size_t)desk->cli->limits.document_bytes);
		rc = heng_read(reader, &heng_panel_grammar, desk->panel.name,
			       text.data, text.size, NULL, NULL, &image, error);
	}
	if (rc == HENG_OK && heng_panel_digest(image, hex) != HENG_OK)
		rc = heng_fail_memory(error);
	heng_buf_fini(&text);
	heng_reader_free(reader);
	return rc;
}

static int write_closed(heng_desk *desk)
{
	heng_buf text = {0};
	char hex[65];
	heng_error error;
	heng_rc rc = find_digest(desk, hex, &error);
	int status;

	if (rc == HENG_OK)
		rc = make_text(desk, hex, &text, &error);
	status = rc == HENG_OK ? heng_desk_check_change(desk, &text)
			       : heng_desk_report(desk, &error);
	if (status == 0) {
		heng_buf line = {0};

		heng_buf_printf(&line, "sha256:%s\n", hex);
		status = heng_cli_print_buf(desk->cli, &line);
		heng_buf_fini(&line);
	}
	if (status == 0)
		status = heng_cli_produce(desk->cli, "", &text);
	heng_buf_fini(&text);
	return status;
}

static int close_panel(heng_desk *desk)
{
	const heng_image *image = desk->panel.image;
	heng_buf obstacles = {0};
	heng_error error;
	bool incomplete;
	int status;

	if (heng_panel_is_closed(&desk->panel)) {
		heng_fail(&error, HENG_EINPUT, "H4502", "评分已经封存",
			  "the panel is closed already");
		return heng_desk_fail(
		    desk, heng_stored_child(image, 0, "closing"), NULL, &error);
	}
	status = heng_panel_check_conflicts(desk);
	if (status != 0)
		return status;
	incomplete = heng_panel_put_obstacles(desk, &obstacles);
	if (incomplete && !desk->job->reason) {
		heng_fail(&error, HENG_EINPUT, "H4580", "评分未齐，没有封存",
			  "ballots are missing; the panel was not closed");
		if (desk->dossier)
			heng_error_hint(&error,
					"收齐后再封存，或用 %s 写明理由",
					"close it when they are there, or give "
					"the reason with %s",
					"--incomplete REASON");
		else
			heng_error_hint(&error,
					"同时给出申报书，便能看出利益冲突和不适"
					"用的规则；或用 %s 写明理由",
					"name the dossier too, so that "
					"conflicts of interest and rules that "
					"do not apply are seen; or give the "
					"reason with %s",
					"--incomplete REASON");
		heng_error_at(&error, desk->panel.name, 0, 0, 1);
		(void)heng_desk_report(desk, &error);
		status = heng_cli_print_buf(desk->cli, &obstacles);
		if (status == 0)
			status = HENG_EXIT_UNDETERMINED;
	} else if (!incomplete && desk->job->reason) {
		heng_fail(&error, HENG_EINPUT, "H4581",
			  "评分已齐，不需要 --incomplete",
			  "no ballots are missing; leave out --incomplete");
		heng_error_at(&error, desk->panel.name, 0, 0, 1);
		status = heng_desk_report(desk, &error);
	} else {
		status = write_closed(desk);
	}
	heng_buf_fini(&obstacles);
	return status;
}

int heng_panel_close(heng_cli *cli, void *userdata)
{
	heng_desk *desk = calloc(1, sizeof(*desk));
	int status = desk ? heng_desk_open(desk, userdata, NULL)
			  : heng_cli_no_memory(cli);

	if (status == 0)
		status = close_panel(desk);
	if (desk)
		heng_desk_close(desk);
	free(desk);
	return status;
}
