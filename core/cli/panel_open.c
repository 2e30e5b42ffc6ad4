/* heng panel open: the panel filled in, and an empty sheet for each expert. */
#include <stdlib.h>
#include <string.h>

#include "core/assess/closing.h"
#include "core/cli/panel_parts.h"
#include "core/cli/stored_report.h"
#include "reports/xml.h"

/* A panel of the experts on the command line. */
static void make_panel(const heng_panel_job *job, heng_buf *out)
{
	heng_xml_put(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			  "<panel xmlns=\"urn:heng:panel:1\">\n");
	for (size_t i = 0; i < job->n_experts; i++) {
		const char *name = strchr(job->experts[i], '=');
		size_t n = name ? (size_t)(name - job->experts[i])
				: strlen(job->experts[i]);
		heng_buf id = {0};

		heng_buf_put(&id, job->experts[i], n);
		heng_xml_put(out, "  <expert");
		heng_xml_put_attribute(out, "id", heng_buf_str(&id));
		out->failed |= id.failed;
		heng_buf_fini(&id);
		if (name) {
			heng_xml_put(out, ">\n    <name>");
			heng_xml_put_text(out, name + 1);
			heng_xml_put(out, "</name>\n  </expert>\n");
		} else {
			heng_xml_put(out, "/>\n");
		}
	}
	heng_xml_put(out, "</panel>\n");
}

/* The attributes that the panel does not have yet. */
static void put_missing(const heng_desk *desk, heng_buf *out)
{
	const heng_image *image = desk->panel.image;

	if (!heng_stored_attribute(image, 0, "dossier")) {
		heng_xml_put(out, "\n    dossier=\"sha256:");
		heng_buf_puts(out, desk->dossier_sha256);
		heng_xml_put(out, "\"");
	}
	if (!heng_stored_attribute(image, 0, "profile")) {
		heng_xml_put(out, "\n   ");
		heng_xml_put_attribute(out, "profile", desk->plan->profile->id);
	}
	if (!heng_stored_attribute(image, 0, "asOf"))
		heng_xml_put_attribute(
		    out, "asOf",
		    heng_stored_attribute(desk->dossier, 0, "asOf"));
}

static int check_round(const heng_desk *desk)
{
	heng_error error;

	if (desk->job->round <= desk->last_round + 1)
		return 0;
	heng_fail(&error, HENG_EINPUT, "H4537",
		  "跳过了第 %2$d 轮：第 %1$d 轮之前还没有那一轮的评分",
		  "round %2$d is skipped: nobody has scored in it, and round "
		  "%1$d is to be opened",
		  desk->job->round, desk->last_round + 1);
	heng_error_at(&error, desk->panel.name, 0, 0, 1);
	return heng_desk_report(desk, &error);
}

static const char *org_name(const heng_desk *desk, uint32_t org)
{
	const heng_image *image = desk->dossier;
	uint32_t name = heng_stored_child(image, org, "nameZh");

	return name == HENG_NO_NODE
		   ? ""
		   : heng_image_string(image,
				       heng_image_node_at(image, name)->text);
}

/* Who gets no sheet, and why. */
static void tell_seat(const heng_desk *desk, const heng_seat *seat)
{
	heng_error note;

	if (seat->recused)
		heng_fail(&note, HENG_OK, "H4510",
			  "专家 '%s' 已回避，没有评分表",
			  "expert '%s' is recused and gets no sheet", seat->id);
	else
		heng_fail(
		    &note, HENG_OK, "H4511",
		    "专家 '%s' 与申报书中的机构“%s”有利益冲突，没有评分表",
		    "expert '%s' has a conflict of interest with the "
		    "institution '%s' and gets no sheet",
		    seat->id, org_name(desk, seat->conflict));
	(void)heng_desk_fail(desk, seat->node, NULL, &note);
}

/* Rules that need no score, or cannot have as many as they need. */
static void tell_rules(const heng_desk *desk, size_t voters)
{
	for (size_t i = 0; i < desk->n_rules; i++) {
		const heng_rule *rule = desk->rules[i];
		heng_error note;

		if (!desk->applies[i]) {
			heng_fail(&note, HENG_OK, "H4516",
				  "规则 %s 不适用于这份申报书，不需要评分",
				  "rule %s does not apply to this dossier; it "
				  "needs no score",
				  rule->id);
			heng_error_at(&note, desk->job->dossier, 0, 0, 1);
			(void)heng_cli_report(&note, desk->cli);
			continue;
		}
		if ((size_t)rule->quorum <= voters)
			continue;
		heng_fail(&note, HENG_OK, "H4512",
			  "规则 %s 需要 %d 位专家评分，能评的只有 %zu 位",
			  "rule %s needs the scores of %d experts; only %zu "
			  "may score",
			  rule->id, rule->quorum, voters);
		heng_error_at(&note, desk->panel.name, 0, 0, 1);
		(void)heng_cli_report(&note, desk->cli);
	}
}

static int put_sheet(const heng_desk *desk, const heng_seat *seat)
{
	static const char *const forms[] = {"xml", "csv"};
	int round = desk->job->round, status = 0;

	for (int i = 0; status == 0 && i < 2; i++) {
		heng_buf text = {0};
		char name[128];

		if (i == 0)
			heng_sheet_put_xml(desk, seat, round, &text);
		else
			heng_sheet_put_csv(desk, seat, round, &text);
		snprintf(name, sizeof(name), "sheet-%s-%d.%s", seat->id, round,
			 forms[i]);
		status = heng_cli_produce(desk->cli, name, &text);
		heng_buf_fini(&text);
	}
	return status;
}

static int put_sheets(const heng_desk *desk)
{
	heng_error error;
	size_t voters = 0;
	int status = 0;

	for (size_t i = 0; status == 0 && i < desk->n_seats; i++) {
		if (!heng_seat_votes(&desk->seats[i])) {
			tell_seat(desk, &desk->seats[i]);
			continue;
		}
		voters++;
		status = put_sheet(desk, &desk->seats[i]);
	}
	if (status != 0)
		return status;
	tell_rules(desk, voters);
	if (voters > 0)
		return 0;
	heng_fail(&error, HENG_EINPUT, "H4513",
		  "没有一位专家可以评分：都已回避或有利益冲突",
		  "no expert may score: all are recused or have a conflict of "
		  "interest");
	heng_error_at(&error, desk->panel.name, 0, 0, 1);
	return heng_desk_report(desk, &error);
}

/* The panel comes last: nothing in it says that there are sheets. */
static int put_panel(heng_desk *desk)
{
	heng_buf added = {0}, text = {0};
	heng_error error;
	int status = 0;

	put_missing(desk, &added);
	if (added.failed)
		status = heng_cli_no_memory(desk->cli);
	else if (added.size > 0 || desk->job->creates) {
		heng_rc rc =
		    heng_panel_text_root(&desk->panel, &added, &text, &error);

		status = rc == HENG_OK ? heng_desk_check_change(desk, &text)
				       : heng_desk_report(desk, &error);
		if (status == 0)
			status = heng_cli_produce(desk->cli, "", &text);
	}
	heng_buf_fini(&added);
	heng_buf_fini(&text);
	return status;
}

static int refuse_closed(const heng_desk *desk)
{
	heng_error error;

	heng_fail(&error, HENG_EINPUT, "H4502", "评分已经封存，不能再发评分表",
		  "the panel is closed; there are no more sheets");
	return heng_desk_fail(
	    desk, heng_stored_child(desk->panel.image, 0, "closing"), NULL,
	    &error);
}

int heng_panel_open(heng_cli *cli, void *userdata)
{
	const heng_panel_job *job = userdata;
	heng_desk *desk = calloc(1, sizeof(*desk));
	heng_buf made = {0};
	int status;

	if (job->creates)
		make_panel(job, &made);
	status = desk && !made.failed
		     ? heng_desk_open(desk, job, job->creates ? &made : NULL)
		     : heng_cli_no_memory(cli);
	if (status == 0 && heng_panel_is_closed(&desk->panel))
		status = refuse_closed(desk);
	if (status == 0)
		status = check_round(desk);
	if (status == 0)
		status = put_sheets(desk);
	if (status == 0)
		status = put_panel(desk);
	heng_buf_fini(&made);
	if (desk)
		heng_desk_close(desk);
	free(desk);
	return status;
}
