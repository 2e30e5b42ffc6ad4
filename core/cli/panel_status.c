/* heng panel status: who has voted on what, and what stands in the way. */
#include <stdlib.h>
#include <string.h>

#include "core/assess/closing.h"
#include "core/cli/panel_parts.h"
#include "core/cli/stored_report.h"
#include "reports/cells.h"
#include "reports/labels.h"

static void put(const heng_desk *desk, heng_buf *out, const char *zh,
		const char *en)
{
	heng_lang lang = desk->cli->lang;

	if (lang & HENG_ZH)
		heng_buf_puts(out, zh);
	if (lang == HENG_BOTH)
		heng_buf_puts(out, " / ");
	if (lang & HENG_EN)
		heng_buf_puts(out, en);
}

static size_t count_voters(const heng_desk *desk)
{
	size_t n = 0;

	for (size_t i = 0; i < desk->n_seats; i++)
		n += heng_seat_votes(&desk->seats[i]);
	return n;
}

/* The ids of the experts who may vote and have (`voted`) or have not scored
 * the rule; returns how many. */
static size_t put_experts(const heng_desk *desk, size_t rule, bool voted,
			  heng_buf *out)
{
	size_t n = 0;

	for (size_t i = 0; i < desk->n_seats; i++) {
		if (!heng_seat_votes(&desk->seats[i]) ||
		    (heng_desk_rounds(desk, i, rule) != 0) != voted)
			continue;
		n++;
		if (out)
			heng_buf_printf(out, "%s%s", n > 1 ? " " : "",
					desk->seats[i].id);
	}
	return n;
}

static size_t count_scored(const heng_desk *desk, size_t seat, int round)
{
	size_t n = 0;

	for (size_t i = 0; i < desk->n_rules; i++)
		n += desk->applies[i] &&
		     (heng_desk_rounds(desk, seat, i) >> round) & 1;
	return n;
}

/* Rules that need a score, as far as is known. */
static size_t count_rules(const heng_desk *desk)
{
	size_t n = 0;

	for (size_t i = 0; i < desk->n_rules; i++)
		n += desk->applies[i];
	return n;
}

static void put_head(const heng_desk *desk, heng_buf *out)
{
	const heng_panel *panel = &desk->panel;
	const char *reason = heng_panel_closing_reason(panel);

	heng_cells_put(out, panel->name);
	heng_buf_puts(out, "  ");
	heng_cells_put(out, heng_panel_profile(panel));
	heng_buf_puts(out, "  ");
	if (heng_panel_is_closed(panel))
		put(desk, out, "已封存", "closed");
	else
		put(desk, out, "未封存", "not closed");
	heng_buf_putc(out, '\n');
	if (reason) {
		heng_buf_puts(out, "  ");
		put(desk, out, "评分未齐而封存，理由",
		    "closed incomplete, because");
		heng_buf_puts(out, ": ");
		heng_cells_put(out, reason);
		heng_buf_putc(out, '\n');
	}
	if (!desk->dossier) {
		heng_buf_puts(out, "  ");
		put(desk, out, "没有给出申报书，未核对利益冲突和规则是否适用",
		    "no dossier was given: conflicts of interest and whether "
		    "rules apply were not checked");
		heng_buf_putc(out, '\n');
	}
}

static void put_conflict(const heng_desk *desk, const heng_seat *seat,
			 heng_buf *out)
{
	const heng_image *image = desk->dossier;
	uint32_t name = heng_stored_child(image, seat->conflict, "nameZh");

	put(desk, out, "利益冲突，评分不计",
	    "conflict of interest, does not count");
	heng_buf_puts(out, ": ");
	if (name != HENG_NO_NODE)
		heng_cells_put(
		    out, heng_image_string(
			     image, heng_image_node_at(image, name)->text));
}

static void put_seat(const heng_desk *desk, size_t i, heng_buf *out)
{
	const heng_seat *seat = &desk->seats[i];

	heng_buf_puts(out, "  ");
	heng_cells_put_padded(out, seat->id, 6);
	heng_buf_putc(out, ' ');
	heng_cells_put_padded(out, seat->name, 12);
	heng_buf_puts(out, "  ");
	if (seat->recused) {
		put(desk, out, "回避，评分不计", "recused, does not count");
	} else if (seat->conflict != HENG_NO_NODE) {
		put_conflict(desk, seat, out);
	} else if (desk->last_round == 0) {
		put(desk, out, "尚未评分", "has not scored");
	}
	for (int r = 1; r <= desk->last_round; r++) {
		char zh[64], en[64];
		size_t n = count_scored(desk, i, r);

		/* Of later rounds, those who changed nothing have none. */
		if (r > 1 && n == 0)
			continue;
		if (n == 0 && !heng_seat_votes(seat))
			continue;
		snprintf(zh, sizeof(zh), "第 %d 轮 %zu/%zu", r, n,
			 count_rules(desk));
		snprintf(en, sizeof(en), "round %d: %zu/%zu", r, n,
			 count_rules(desk));
		heng_buf_puts(out, r > 1 || !heng_seat_votes(seat) ? "；" : "");
		put(desk, out, zh, en);
	}
	heng_buf_putc(out, '\n');
}

static void put_rule(const heng_desk *desk, size_t i, heng_buf *out)
{
	const heng_rule *rule = desk->rules[i];
	size_t voted = put_experts(desk, i, true, NULL);
	size_t missing = put_experts(desk, i, false, NULL);
	char zh[64], en[64];

	heng_buf_puts(out, "  ");
	heng_cells_put_padded(out, rule->id, 7);
	heng_label_put(out, rule->title, desk->cli->lang);
	heng_buf_puts(out, "\n    ");
	if (!desk->applies[i]) {
		put(desk, out, "不适用于这份申报书，不需要评分",
		    "does not apply to this dossier; needs no score");
		heng_buf_putc(out, '\n');
		return;
	}
	put(desk, out, "已评", "scored");
	heng_buf_printf(out, " %zu: ", voted);
	(void)put_experts(desk, i, true, out);
	if (missing > 0) {
		heng_buf_puts(out, "\n    ");
		put(desk, out, "未评", "missing");
		heng_buf_printf(out, " %zu: ", missing);
		(void)put_experts(desk, i, false, out);
	}
	snprintf(zh, sizeof(zh), "需 %d 位，%s", rule->quorum,
		 voted >= (size_t)rule->quorum ? "已够" : "不够");
	snprintf(en, sizeof(en), "quorum %d: %s", rule->quorum,
		 voted >= (size_t)rule->quorum ? "reached" : "not reached");
	heng_buf_puts(out, "\n    ");
	put(desk, out, zh, en);
	heng_buf_putc(out, '\n');
}

/* Per round: how many of those who may vote have scored every rule. */
static void put_round(const heng_desk *desk, int round, heng_buf *out)
{
	size_t all = 0, some = 0, voters = count_voters(desk);
	char zh[128], en[128];

	for (size_t i = 0; i < desk->n_seats; i++) {
		size_t n = count_scored(desk, i, round);

		if (!heng_seat_votes(&desk->seats[i]))
			continue;
		all += n == count_rules(desk);
		some += n > 0 && n < count_rules(desk);
	}
	snprintf(zh, sizeof(zh),
		 "第 %d 轮：可评 %zu 位，评完 %zu 位，评了一部分 %zu 位", round,
		 voters, all, some);
	snprintf(en, sizeof(en),
		 "round %d: of %zu who may score, %zu scored every rule, %zu "
		 "some",
		 round, voters, all, some);
	heng_buf_puts(out, "  ");
	put(desk, out, zh, en);
	heng_buf_putc(out, '\n');
}

bool heng_panel_put_obstacles(const heng_desk *desk, heng_buf *out)
{
	size_t voters = count_voters(desk);
	bool any = false;

	for (size_t i = 0; i < desk->n_rules; i++) {
		const heng_rule *rule = desk->rules[i];
		size_t voted = put_experts(desk, i, true, NULL);
		bool short_of = voted < (size_t)rule->quorum;

		if (!desk->applies[i] || (voted == voters && !short_of))
			continue;
		if (!any) {
			if (heng_panel_is_closed(&desk->panel))
				put(desk, out, "封存时所缺",
				    "missing when it was closed");
			else
				put(desk, out, "封存前还缺",
				    "what stands in the way of closing");
			heng_buf_puts(out, ":\n");
		}
		any = true;
		heng_buf_printf(out, "  · %s: ", rule->id);
		if (voted < voters) {
			(void)put_experts(desk, i, false, out);
			heng_buf_putc(out, ' ');
			put(desk, out, "未评", "not scored");
		}
		if (short_of) {
			char zh[64], en[96];

			snprintf(zh, sizeof(zh), "需 %d 位，只有 %zu 位",
				 rule->quorum, voted);
			snprintf(en, sizeof(en),
				 "%d are needed and there are %zu",
				 rule->quorum, voted);
			heng_buf_puts(out, voted < voters ? "；" : "");
			put(desk, out, zh, en);
		}
		heng_buf_putc(out, '\n');
	}
	return any;
}

int heng_panel_check_conflicts(const heng_desk *desk)
{
	const heng_image *image = desk->panel.image;
	heng_error error;

	for (size_t i = 0; !desk->dossier && i < desk->n_seats; i++) {
		uint32_t node =
		    heng_stored_child(image, desk->seats[i].node, "conflict");

		if (node == HENG_NO_NODE)
			continue;
		heng_fail(
		    &error, HENG_EINPUT, "H4582",
		    "专家 '%s' 申报了利益冲突，没有申报书便无法核对其评分"
		    "是否计入，也就无法断定评分是否已齐",
		    "expert '%s' declares a conflict of interest; without "
		    "the dossier it is not known whether the ballots "
		    "count, nor whether the panel is complete",
		    desk->seats[i].id);
		heng_error_hint(&error, "在评分表之后写上申报书：%s",
				"name the dossier behind the panel: %s",
				"PANEL DOSSIER");
		return heng_desk_fail(desk, node, NULL, &error);
	}
	return 0;
}

static int print_status(heng_desk *desk)
{
	heng_buf out = {0};
	bool incomplete;
	int status, known = 0;

	put_head(desk, &out);
	put(desk, &out, "专家", "Experts");
	heng_buf_putc(&out, '\n');
	for (size_t i = 0; i < desk->n_seats; i++)
		put_seat(desk, i, &out);
	put(desk, &out, "规则", "Rules");
	heng_buf_putc(&out, '\n');
	for (size_t i = 0; i < desk->n_rules; i++)
		put_rule(desk, i, &out);
	put(desk, &out, "轮次", "Rounds");
	heng_buf_putc(&out, '\n');
	for (int r = 1; r <= desk->last_round; r++)
		put_round(desk, r, &out);
	if (desk->last_round == 0) {
		heng_buf_puts(&out, "  ");
		put(desk, &out, "还没有评分", "no ballots yet");
		heng_buf_putc(&out, '\n');
	}
	incomplete = heng_panel_put_obstacles(desk, &out);
	if (!incomplete)
		known = heng_panel_check_conflicts(desk);
	if (!incomplete && known == 0) {
		put(desk, &out, "评分已齐", "complete");
		heng_buf_putc(&out, '\n');
	}
	status = heng_cli_print_buf(desk->cli, &out);
	heng_buf_fini(&out);
	if (status == 0)
		status = incomplete ? HENG_EXIT_UNDETERMINED : known;
	return status;
}

int heng_panel_status(heng_cli *cli, void *userdata)
{
	heng_desk *desk = calloc(1, sizeof(*desk));
	int status = desk ? heng_desk_open(desk, userdata, NULL)
			  : heng_cli_no_memory(cli);

	if (status == 0)
		status = print_status(desk);
	if (desk)
		heng_desk_close(desk);
	free(desk);
	return status;
}
