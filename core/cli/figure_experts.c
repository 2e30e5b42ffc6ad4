/* The figures that count ballots: experts.*, expert.ID.* and round.N.*. */
#include <string.h>

#include "core/cli/figure.h"

/* Whose ballots, of which round, and only those that count. */
typedef struct choice {
	const char *expert; /* NULL: anybody's */
	int round;	    /* 0: any */
	bool counted;
} choice;

static bool is_chosen(const choice *c, const heng_ballot *ballot)
{
	return (!c->expert || strcmp(ballot->expert, c->expert) == 0) &&
	       (c->round == 0 || ballot->round == c->round) &&
	       (!c->counted || !ballot->why_not);
}

static void put_places(heng_figures *f, const choice *c)
{
	const heng_stored_report *report = f->page->report;

	heng_figure_zh(f, c->counted ? "计入的票：" : "全部的票：");
	heng_figure_en(f, c->counted ? "ballots that count:" : "all ballots:");
	for (size_t i = 0; i < report->n_results; i++) {
		const heng_tally *tally = report->results[i].tally;

		for (const heng_ballot *b = tally ? tally->ballots : NULL; b;
		     b = b->next)
			if (is_chosen(c, b))
				heng_figure_line(f, "  ballot.%s.%s.%d",
						 report->results[i].rule->id,
						 b->expert, b->round);
	}
}

static void put_all(heng_figures *f, const heng_experts *experts)
{
	const choice all = {NULL, 0, false}, counted = {NULL, 0, true};
	int64_t ballots = 0;

	for (size_t i = 0; i < experts->n; i++)
		ballots += (int64_t)experts->list[i].ballots;
	if (heng_figure(f, "experts.listed") &&
	    heng_figure_int(f, (int64_t)experts->n)) {
		heng_figure_zh(f, "评审组文件所列的专家");
		heng_figure_en(f, "the experts whom the panel document lists");
	}
	if (heng_figure(f, "experts.counted") &&
	    heng_figure_int(f, (int64_t)experts->agreement.experts)) {
		heng_figure_zh(f, "有计入票的专家：");
		heng_figure_en(f, "experts with a ballot that counts:");
		for (size_t i = 0; i < experts->n; i++)
			if (experts->list[i].counted > 0)
				heng_figure_line(f, "  %s",
						 experts->list[i].id);
	}
	if (heng_figure(f, "experts.ballots") && heng_figure_int(f, ballots))
		put_places(f, &all);
	if (heng_figure(f, "experts.ballots-counted") &&
	    heng_figure_int(f, (int64_t)experts->agreement.ballots))
		put_places(f, &counted);
}

heng_rc heng_figures_experts(heng_figures *f, heng_error *error)
{
	const heng_experts *experts = f->page->report->experts;

	(void)error;
	if (!experts)
		return HENG_OK;
	put_all(f, experts);
	for (size_t i = 0; i < experts->n; i++) {
		const heng_expert *expert = &experts->list[i];
		const choice all = {expert->id, 0, false};
		const choice counted = {expert->id, 0, true};

		if (heng_figure(f, "expert.%s.ballots", expert->id) &&
		    heng_figure_int(f, (int64_t)expert->ballots))
			put_places(f, &all);
		if (heng_figure(f, "expert.%s.counted", expert->id) &&
		    heng_figure_int(f, (int64_t)expert->counted))
			put_places(f, &counted);
	}
	for (int i = 1; i <= HENG_ROUNDS_MAX; i++) {
		const heng_round *round = &experts->rounds[i];
		const choice all = {NULL, i, false}, counted = {NULL, i, true};

		if (round->ballots == 0)
			continue;
		if (heng_figure(f, "round.%d.ballots", i) &&
		    heng_figure_int(f, (int64_t)round->ballots))
			put_places(f, &all);
		if (heng_figure(f, "round.%d.counted", i) &&
		    heng_figure_int(f, (int64_t)round->counted))
			put_places(f, &counted);
	}
	return HENG_OK;
}
