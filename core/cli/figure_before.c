/* The figures as they would be without waivers: before.*. */
#include "core/assess/score.h"
#include "core/cli/figure.h"

/* The report as if no waiver had been given, in the figures' arena. */
static heng_rc take_away(heng_figures *f, heng_stored_report *before,
			 heng_error *error)
{
	const heng_stored_report *report = f->page->report;
	size_t n = report->n_results;
	heng_rc rc;

	/* It borrows the other's arena and adds nothing to it. */
	*before = *report;
	before->results =
	    heng_arena_alloc(&f->arena, n * sizeof(*before->results));
	before->points =
	    heng_arena_alloc(&f->arena, n * sizeof(*before->points));
	if (!before->results || !before->points)
		return heng_fail_memory(error);
	for (size_t i = 0; i < n; i++) {
		before->results[i] = report->results[i];
		before->results[i].waiver = NULL;
	}
	before->waived = NULL;
	before->best = report->waived->verdict.best;
	before->worst = report->waived->verdict.worst;
	before->determined = report->waived->verdict.determined;
	rc = heng_score_results(&before->profile, before->results, n,
				before->dimensions, &before->total, error);
	if (rc == HENG_OK)
		rc = heng_score_explain(&before->profile, before->results, n,
					before->dimensions, &before->total,
					before->points, error);
	return rc;
}

heng_rc heng_figures_before(heng_figures *f, heng_error *error)
{
	const heng_page *page = f->page;
	const char *prefix = f->prefix;
	heng_page other = *page;
	heng_stored_report before;
	heng_rc rc;

	if (!page->report->waived)
		return HENG_OK;
	rc = take_away(f, &before, error);
	if (rc != HENG_OK)
		return rc;
	other.report = &before;
	f->page = &other;
	f->prefix = "before.";
	rc = heng_figures_of_results(f, error);
	f->page = page;
	f->prefix = prefix;
	return rc;
}
