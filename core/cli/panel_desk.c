/* The desk: a panel, its dossier and its profile, read and held together. */
#include <stdlib.h>
#include <string.h>

#include "core/assess/closing.h"
#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/fixed.h"
#include "core/cli/panel_parts.h"
#include "core/cli/stored_report.h"
#include "core/lanes/lane.h"

int heng_desk_report(const heng_desk *desk, const heng_error *error)
{
	(void)heng_cli_report(error, desk->cli);
	return heng_cli_input_status(error->rc);
}

int heng_desk_fail(const heng_desk *desk, uint32_t node, const char *attribute,
		   heng_error *error)
{
	const heng_image *image = desk->panel.image;
	heng_place place = {node, HENG_NO_ATTRIBUTE};

	if (attribute)
		place.attribute =
		    heng_image_attribute_find(image, node, attribute);
	heng_error_at(error, desk->panel.name, heng_image_line(image, place),
		      heng_image_column(image, place),
		      place.attribute == HENG_NO_ATTRIBUTE
			  ? 1
			  : (uint32_t)strlen(attribute));
	heng_error_source(error, desk->panel.text, desk->panel.size);
	return heng_desk_report(desk, error);
}

/* `text` becomes the desk's. */
static int read_panel(heng_desk *desk, const heng_buf *text)
{
	heng_panel *panel = &desk->panel;
	const char *name = desk->job->panel;
	heng_error error;
	heng_rc rc = HENG_OK;

	if (!desk->reader)
		desk->reader = heng_reader_new();
	if (!desk->reader)
		return heng_cli_no_memory(desk->cli);
	heng_reader_limit(desk->reader,
			  (size_t)desk->cli->limits.document_bytes);
	if (text)
		heng_buf_put(&desk->text, text->data, text->size);
	else
		rc = heng_file_read(name,
				    (size_t)desk->cli->limits.document_bytes,
				    &desk->text, &error);
	if (rc != HENG_OK)
		return heng_desk_report(desk, &error);
	if (desk->text.failed)
		return heng_cli_no_memory(desk->cli);
	panel->name = name;
	panel->text = desk->text.data;
	panel->size = desk->text.size;
	rc = heng_read(desk->reader, &heng_panel_grammar, name, panel->text,
		       panel->size, heng_cli_report, desk->cli, &panel->image,
		       &error);
	if (rc != HENG_OK)
		return heng_cli_status(rc); /* all was said */
	rc = heng_panel_closing_check(panel, &error);
	return rc == HENG_OK ? 0 : heng_desk_report(desk, &error);
}

static int read_dossier(heng_desk *desk)
{
	const char *name = desk->job->dossier;
	size_t max = (size_t)desk->cli->limits.document_bytes;
	heng_buf *text = &desk->dossier_text;
	heng_error error;
	heng_rc rc;

	desk->dossier_reader = heng_reader_new();
	if (!desk->dossier_reader)
		return heng_cli_no_memory(desk->cli);
	heng_reader_limit(desk->dossier_reader, max);
	rc = heng_file_read(name, max, text, &error);
	if (rc != HENG_OK)
		return heng_desk_report(desk, &error);
	rc = heng_read(desk->dossier_reader, &heng_dossier_grammar, name,
		       text->data, text->size, heng_cli_report, desk->cli,
		       &desk->dossier, &error);
	if (rc != HENG_OK)
		return heng_cli_status(rc);
	if (heng_sha256(text->data, text->size, desk->dossier_sha256) !=
	    HENG_OK)
		return heng_cli_no_memory(desk->cli);
	return 0;
}

/* Whether the panel is for the dossier. */
static int check_dossier(heng_desk *desk)
{
	const heng_image *image = desk->panel.image;
	const char *digest = heng_stored_attribute(image, 0, "dossier");
	const char *as_of = heng_stored_attribute(image, 0, "asOf");
	const char *own = heng_stored_attribute(desk->dossier, 0, "asOf");
	heng_error error;

	if (digest && (strncmp(digest, "sha256:", 7) != 0 ||
		       strcmp(digest + 7, desk->dossier_sha256) != 0)) {
		heng_fail(&error, HENG_EINPUT, "H4503",
			  "评分表针对另一份申报书：%s 的摘要是 sha256:%s",
			  "the panel is for another dossier: the digest of %s "
			  "is sha256:%s",
			  desk->job->dossier, desk->dossier_sha256);
		heng_error_hint(&error,
				"申报书改动后，专家须对新版本重新评分%s",
				"a dossier that was changed needs new "
				"ballots%s",
				"");
		return heng_desk_fail(desk, 0, "dossier", &error);
	}
	if (!digest && heng_stored_child(image, 0, "ballot") != HENG_NO_NODE) {
		heng_fail(&error, HENG_EINPUT, "H4505",
			  "已有评分，却没有写明针对哪份申报书",
			  "there are ballots, but not which dossier they are "
			  "for");
		heng_error_hint(&error, "写上 %s，或从头开始评分",
				"write %s, or begin anew",
				"dossier=\"sha256:...\"");
		return heng_desk_fail(desk, 0, NULL, &error);
	}
	if (as_of && own && strcmp(as_of, own) != 0) {
		heng_fail(&error, HENG_EINPUT, "H4506",
			  "评分表的评价基准日是 %s，申报书的是 %s",
			  "the panel's day of assessment is %s, the dossier's "
			  "is %s",
			  as_of, own);
		return heng_desk_fail(desk, 0, "asOf", &error);
	}
	return 0;
}

/* What was not filled in yet has to be, before anything else is done. */
static int check_is_opened(heng_desk *desk)
{
	static const char *const names[] = {"dossier", "profile", "asOf"};
	heng_error error;

	for (size_t i = 0; i < 3; i++) {
		if (heng_stored_attribute(desk->panel.image, 0, names[i]))
			continue;
		heng_fail(&error, HENG_EINPUT, "H4504",
			  "评分表还没有启用：缺少 %s",
			  "the panel has not been opened yet: %s is missing",
			  names[i]);
		heng_error_hint(&error, "先运行 %s", "run %s first",
				"heng panel open PANEL DOSSIER");
		return heng_desk_fail(desk, 0, NULL, &error);
	}
	return 0;
}

static int load(heng_desk *desk)
{
	const heng_panel_job *job = desk->job;
	const char *profile = heng_panel_profile(&desk->panel);
	heng_kit_options options = job->options;
	heng_error error;
	heng_rc rc;
	size_t n;

	if (job->profile)
		profile = job->profile;
	else if (profile && heng_is_file_name(profile, ".lua")) {
		/* What a document names must not choose a file. */
		heng_fail(&error, HENG_EINPUT, "H4507",
			  "'%s' 不是评价方案的标识",
			  "'%s' is no id of a profile", profile);
		return heng_desk_fail(desk, 0, "profile", &error);
	}
	options.profiles = &profile;
	options.n_profiles = profile ? 1 : 0;
	heng_cli_kit_options(desk->cli, &options);
	rc = heng_kit_open(&desk->cli->library, &options, heng_cli_report,
			   desk->cli, &desk->kit, &error);
	if (rc == HENG_OK && profile)
		desk->plan = heng_kit_plans(desk->kit, &n)[0];
	else if (rc == HENG_OK)
		rc = heng_kit_plan(desk->kit, 0, desk->dossier, &desk->plan,
				   &error);
	if (rc == HENG_OK)
		rc = heng_panel_check(&desk->panel, desk->plan, &error);
	if (rc == HENG_OK)
		return 0;
	if (!error.file[0])
		heng_error_at(&error, job->dossier ? job->dossier : job->panel,
			      0, 0, 0);
	return heng_desk_report(desk, &error);
}

static int find_rules(heng_desk *desk)
{
	const heng_plan *plan = desk->plan;
	heng_error error;

	desk->applies = heng_arena_alloc(&desk->arena, plan->n_rules + 1);
	desk->rules = heng_arena_alloc(&desk->arena, (plan->n_rules + 1) *
							 sizeof(*desk->rules));
	if (!desk->rules || !desk->applies)
		return heng_cli_no_memory(desk->cli);
	for (size_t i = 0; i < plan->n_rules; i++) {
		const heng_planned *planned = &plan->rules[i];

		if (planned->rule->kind == HENG_AUTOMATIC || planned->lost)
			continue;
		desk->applies[desk->n_rules] = true;
		desk->rules[desk->n_rules++] = planned->rule;
	}
	if (desk->n_rules > 0)
		return 0;
	heng_fail(
	    &error, HENG_EINPUT, "H4509", "方案 '%s' 没有由专家评分的规则",
	    "profile '%s' has no rule that experts score", plan->profile->id);
	heng_error_at(&error, desk->panel.name, 0, 0, 0);
	return heng_desk_report(desk, &error);
}

/* Assesses the dossier without ballots, to know which of the rules do not
 * apply to it: nobody is asked to score those. */
static int find_applicable(heng_desk *desk)
{
	const heng_assessment *assessment;
	heng_lane *lane = NULL;
	heng_buf report = {0};
	heng_error error;
	heng_rc rc = heng_lane_new(desk->kit, NULL, NULL, 0, &lane, &error);

	if (rc == HENG_OK)
		rc = heng_lane_assess(lane, desk->job->dossier,
				      desk->dossier_text.data,
				      desk->dossier_text.size, 0, NULL, NULL,
				      NULL, &report, &assessment, &error);
	for (size_t i = 0; rc == HENG_OK && i < desk->n_rules; i++) {
		for (size_t k = 0; k < assessment->n_results; k++) {
			const heng_result *result = &assessment->results[k];

			if (strcmp(result->rule->id, desk->rules[i]->id) == 0)
				desk->applies[i] =
				    result->outcome != HENG_NOT_APPLICABLE;
		}
	}
	heng_lane_free(lane);
	heng_buf_fini(&report);
	return rc == HENG_OK ? 0 : heng_desk_report(desk, &error);
}

static int find_seats(heng_desk *desk)
{
	const heng_image *image = desk->panel.image;
	heng_conflicts conflicts = {0};
	heng_error error;

	if (desk->dossier &&
	    heng_conflicts_find(image, desk->dossier, &desk->arena, &conflicts,
				&error) != HENG_OK)
		return heng_desk_report(desk, &error);
	desk->n_seats = 0;
	for (uint32_t at = heng_stored_child(image, 0, "expert");
	     at != HENG_NO_NODE; at = heng_stored_next(image, at)) {
		heng_seat *seat = &desk->seats[desk->n_seats];
		const char *recused =
		    heng_stored_attribute(image, at, "recused");
		uint32_t name = heng_stored_child(image, at, "name");

		if (desk->n_seats == HENG_PANEL_EXPERTS_MAX) {
			heng_fail(&error, HENG_ELIMIT, "H4514",
				  "评审组最多 %d 位专家",
				  "a panel has %d experts at most",
				  HENG_PANEL_EXPERTS_MAX);
			return heng_desk_fail(desk, at, NULL, &error);
		}
		desk->n_seats++;
		seat->id = heng_stored_attribute(image, at, "id");
		seat->name =
		    name == HENG_NO_NODE
			? ""
			: heng_image_string(
			      image, heng_image_node_at(image, name)->text);
		seat->node = at;
		seat->recused = recused && strcmp(recused, "true") == 0;
		seat->conflict = heng_conflicts_org(&conflicts, at);
	}
	return 0;
}

static void take_ballot(heng_desk *desk, uint32_t node)
{
	const heng_image *image = desk->panel.image;
	const char *expert = heng_stored_attribute(image, node, "expert");
	const char *rule = heng_stored_attribute(image, node, "rule");
	const char *text = heng_stored_attribute(image, node, "round");
	int64_t round = 1;
	size_t seat = 0, at = 0;

	if (text)
		(void)heng_parse_int(text, strlen(text), &round);
	if (round > desk->last_round)
		desk->last_round = (int)round;
	while (seat < desk->n_seats && strcmp(desk->seats[seat].id, expert))
		seat++;
	while (at < desk->n_rules && strcmp(desk->rules[at]->id, rule))
		at++;
	/* One on a rule that this profile leaves out is nobody's concern. */
	if (seat < desk->n_seats && at < desk->n_rules)
		desk->rounds[seat * desk->n_rules + at] |=
		    (uint16_t)(1u << round);
}

static int find_ballots(heng_desk *desk)
{
	const heng_image *image = desk->panel.image;

	desk->last_round = 0;
	desk->rounds =
	    heng_arena_alloc(&desk->arena, (desk->n_seats * desk->n_rules + 1) *
					       sizeof(*desk->rounds));
	if (!desk->rounds)
		return heng_cli_no_memory(desk->cli);
	for (uint32_t at = heng_stored_child(image, 0, "ballot");
	     at != HENG_NO_NODE; at = heng_stored_next(image, at))
		take_ballot(desk, at);
	return 0;
}

int heng_desk_open(heng_desk *desk, const heng_panel_job *job,
		   const heng_buf *text)
{
	bool opens = job->round > 0;
	int status;

	desk->job = job;
	desk->cli = job->cli;
	status = read_panel(desk, text);
	if (status == 0 && job->dossier)
		status = read_dossier(desk);
	if (status == 0 && desk->dossier)
		status = check_dossier(desk);
	if (status == 0 && !opens)
		status = check_is_opened(desk);
	if (status == 0)
		status = load(desk);
	if (status == 0)
		status = find_rules(desk);
	if (status == 0 && desk->dossier)
		status = find_applicable(desk);
	if (status == 0)
		status = find_seats(desk);
	if (status == 0)
		status = find_ballots(desk);
	return status;
}

void heng_desk_close(heng_desk *desk)
{
	heng_kit_free(desk->kit);
	heng_reader_free(desk->reader);
	heng_reader_free(desk->dossier_reader);
	heng_buf_fini(&desk->text);
	heng_buf_fini(&desk->dossier_text);
	heng_arena_fini(&desk->arena);
}

uint16_t heng_desk_seat_rounds(const heng_desk *desk, size_t seat)
{
	uint16_t all = 0;

	for (size_t i = 0; i < desk->n_rules; i++)
		all |= heng_desk_rounds(desk, seat, i);
	return all;
}

const char *heng_desk_subject(const heng_desk *desk)
{
	const heng_image *image = desk->dossier;
	uint32_t app = heng_stored_child(image, 0, "app");
	uint32_t name = app == HENG_NO_NODE
			    ? HENG_NO_NODE
			    : heng_stored_child(image, app, "name");

	return name == HENG_NO_NODE
		   ? ""
		   : heng_image_string(image,
				       heng_image_node_at(image, name)->text);
}

/* Whether the node says the same in both; `n` of the older's attributes. */
static bool is_kept(const heng_image *older, uint32_t node,
		    const heng_image *newer)
{
	const heng_image_node *a = heng_image_node_at(older, node);
	const heng_image_node *b = heng_image_node_at(newer, node);

	if (strcmp(heng_image_string(older, a->name),
		   heng_image_string(newer, b->name)) != 0)
		return false;
	if (a->first_child == HENG_NO_NODE &&
	    strcmp(heng_image_string(older, a->text),
		   heng_image_string(newer, b->text)) != 0)
		return false;
	for (uint32_t i = 0; i < a->n_attributes; i++) {
		const heng_image_attribute *attribute =
		    heng_image_attribute_at(older, a->attributes + i);
		const char *value = heng_stored_attribute(
		    newer, node, heng_image_string(older, attribute->name));

		if (!value ||
		    strcmp(value, heng_image_string(older, attribute->value)))
			return false;
	}
	return true;
}

int heng_desk_check_change(heng_desk *desk, const heng_buf *text)
{
	heng_desk changed = {.cli = desk->cli, .job = desk->job};
	const heng_image *older = desk->panel.image;
	heng_error error;
	int status = read_panel(&changed, text);
	bool kept =
	    status == 0 && older->n_nodes <= changed.panel.image->n_nodes;

	for (uint32_t i = 0; kept && i < older->n_nodes; i++)
		kept = is_kept(older, i, changed.panel.image);
	if (status == 0 && !kept) {
		heng_fail(&error, HENG_EFAULT, "H4599",
			  "改写评分表时会丢失内容，没有写入",
			  "content of the panel would be lost; nothing was "
			  "written");
		heng_error_at(&error, desk->panel.name, 0, 0, 0);
		status = heng_desk_report(desk, &error);
	}
	heng_desk_close(&changed);
	return status;
}
